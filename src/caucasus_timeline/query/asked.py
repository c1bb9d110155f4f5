"""The answers to questions that are not about a list of events."""

from typing import TypeVar

from caucasus_timeline.model import references
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.naming import overlapping
from caucasus_timeline.model.records import Claim, Place, Record, Source, Tenure
from caucasus_timeline.query import naming
from caucasus_timeline.query.answer import Answer, Chosen
from caucasus_timeline.query.selecting import one_event

Found = TypeVar("Found")


def event(dataset: Dataset, id_: str) -> Answer:
    """Return one event with all that bears on it.

    Raises:
        TimelineError: if there is no such event.
    """
    return one_event(dataset, naming.event_named(dataset, id_))


def claims(dataset: Dataset) -> Answer:
    """Return every claim, by id."""
    return Answer("claims", dataset, claims=tuple(_by_id(dataset.claims)))


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
    first, last = min(d.lo for d in dates), max(d.hi for d in dates)
    places = {claim.places[0]} if claim.places else set()
    for place in [dataset.places[p] for p in places if p in dataset.places]:
        places |= {inner.id for inner in _parts(dataset, place)}
    return tuple(
        t
        for t in dataset.tenures
        if t.place in places and t.sort == "control" and t.start.lo <= last and t.end.hi >= first
    )


def _parts(dataset: Dataset, place: Place) -> list[Place]:
    return [p for p in overlapping(dataset, place) if p.extent == "area"]


def sources(dataset: Dataset, id_: str | None, claim_name: str | None) -> Answer:
    """Return the bibliography, that of one claim, or one source and what rests on it.

    Raises:
        TimelineError: if the source or the claim does not exist.
    """
    uses = _uses(dataset)
    if id_ is not None:
        source = naming.source_named(dataset, id_)
        resting = tuple(Chosen(e) for e in dataset.events if id_ in {c.id for c in e.sources})
        claims_ = tuple(c for c in _by_id(dataset.claims) if id_ in _cited(c))
        return Answer("sources", dataset, {"source": id_}, resting, claims_, (source,), uses=uses)
    if claim_name is not None:
        ids = {s for c in naming.claims_named(dataset, claim_name) for s in _cited(c)}
        chosen: tuple[Source, ...] = tuple(s for s in _by_id(dataset.sources) if s.id in ids)
        return Answer("sources", dataset, {"claim": claim_name}, sources=chosen, uses=uses)
    return Answer("sources", dataset, sources=tuple(_by_id(dataset.sources)), uses=uses)


def places(dataset: Dataset, *names: str) -> Answer:
    """Return every place in use, or those named with who held them when.

    Raises:
        TimelineError: if a name is borne by no place.
    """
    uses: dict[str, int] = {}
    for one in dataset.events:
        for id_ in one.places:
            uses[id_] = uses.get(id_, 0) + 1
    if not names:
        return Answer("places", dataset, places=tuple(_by_id(dataset.places)), uses=uses)
    named = [place for name in names for place in naming.place_named(dataset, name)]
    found = list({place.id: place for place in named}.values())
    ids = {part.id for place in found for part in (place, *_parts(dataset, place))}
    tenures = tuple(t for t in dataset.tenures if t.place in ids)
    return Answer(
        "places", dataset, {"place": names}, places=tuple(found), tenures=tenures, uses=uses
    )


def about(dataset: Dataset, command: str) -> Answer:
    """Return the answer that holds nothing but the dataset."""
    return Answer(command, dataset)


def _uses(dataset: Dataset) -> dict[str, int]:
    uses: dict[str, int] = {}
    records: tuple[Record, ...] = (
        *dataset.events,
        *dataset.claims.values(),
        *dataset.statements.values(),
        *dataset.periods.values(),
        *dataset.tenures,
    )
    for record in records:
        for id_ in _cited(record):
            uses[id_] = uses.get(id_, 0) + 1
    return uses


def _cited(record: Record) -> set[str]:
    return {id_ for kind, id_, _ in references.named(record) if kind == "source"}


def _by_id(table: dict[str, Found]) -> list[Found]:
    return [table[id_] for id_ in sorted(table)]
