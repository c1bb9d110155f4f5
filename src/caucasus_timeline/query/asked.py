"""The answers to questions that are not about a list of events."""

from typing import TypeVar

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Window
from caucasus_timeline.model.naming import overlapping
from caucasus_timeline.model.records import Assertion, Claim, Place, Tenure
from caucasus_timeline.query import naming
from caucasus_timeline.query.answer import Answer
from caucasus_timeline.query.selecting import one_event
from caucasus_timeline.query.spanning import tenures_in

Found = TypeVar("Found")


def event(dataset: Dataset, id_: str) -> Answer:
    """Return one event with all that bears on it.

    Raises:
        TimelineError: if there is no such event.
    """
    return one_event(dataset, naming.event_named(dataset, id_))


def claims(
    dataset: Dataset, speakers: tuple[str, ...] = (), findings: tuple[str, ...] = ()
) -> Answer:
    """Return every claim, by id; those of the speakers named, those with an assertion so found.

    Raises:
        TimelineError: if nobody who makes a claim bears a name, or there is no such finding.
    """
    said_by = naming.speakers_named(dataset, speakers)
    words = naming.findings_named(findings)
    chosen = [c for c in by_id(dataset.claims) if not speakers or c.speaker in said_by]
    found: dict[str, tuple[Assertion, ...]] = {}
    if findings:
        so_found = {c.id: tuple(a for a in c.assertions if a.finding in words) for c in chosen}
        found = {id_: assertions for id_, assertions in so_found.items() if assertions}
        chosen = [c for c in chosen if c.id in found]
    query = {"speakers": list(speakers), "findings": sorted(words)}
    return Answer("claims", dataset, query, claims=tuple(chosen), found=found)


def claim(dataset: Dataset, name: str) -> Answer:
    """Return the claim meant, others on the same land after it; or several that may be meant.

    Raises:
        TimelineError: if none is meant.
    """
    found = naming.claims_named(dataset, name)
    if len(found) > 1:
        return Answer("claims", dataset, {"claim": name}, claims=tuple(found))
    others = naming.same_land(dataset, found[0])
    tenures = _controls(dataset, found[0])
    return Answer("claim", dataset, {"claim": name}, claims=(found[0], *others), tenures=tenures)


def _controls(dataset: Dataset, claim: Claim) -> tuple[Tenure, ...]:
    """Return who held the parts of the claim's land, in the time that its evidence on control
    speaks of; nothing where control is not at issue.
    """
    dates = [
        dataset.event_by_id[line.event].date
        for assertion in claim.assertions
        for line in assertion.evidence
        if line.on == "control" and line.event in dataset.event_by_id
    ]
    if not dates:
        return ()
    window = Window(min(d.lo for d in dates), max(d.hi for d in dates))
    places = {claim.places[0]} if claim.places else set()
    for place in [dataset.places[p] for p in places if p in dataset.places]:
        places |= {inner.id for inner in parts(dataset, place)}
    return tenures_in(dataset, window, places)


def parts(dataset: Dataset, place: Place) -> list[Place]:
    """Return the areas that overlap a place: the parts of its land."""
    return [p for p in overlapping(dataset, place) if p.extent == "area"]


def about(dataset: Dataset, command: str) -> Answer:
    """Return the answer that holds nothing but the dataset."""
    return Answer(command, dataset)


def by_id(table: dict[str, Found]) -> list[Found]:
    """Return the records of a table in order of id."""
    return [table[id_] for id_ in sorted(table)]
