"""What a sound dataset covers: two sides of a quarrel, no record without use, no id lost."""

from collections.abc import Iterator, Mapping

from caucasus_timeline.model import references
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.faults import Fault, Rule
from caucasus_timeline.model.records import About, Actor, Claim, Event, Place, Source
from caucasus_timeline.model.words import COUNTS_AS_READ


def contested_events_hear_two_sides(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """A contested event cites read sources of two sides, or says in `missing_side` who is missing.

    An event is contested if it has `disputes`, or is evidence (not context) of a disputed
    assertion; the sides are the terms of the set `side`, and a dataset without any is not asked.
    """
    sides = {term.id for term in dataset.terms if term.set == "side"}
    if not sides:
        return
    touched = set(_evidence_of_the_disputed(dataset))
    for entry in entries:
        event = entry.record
        if not isinstance(event, Event) or event.missing_side:
            continue
        contested = event.disputes or event.id in touched
        if contested and len(sides & set(_voices(dataset, event))) < 2:
            sentence = "is contested, and hears fewer than two sides: say whose in `missing_side`"
            yield Fault(entry, ("id",), sentence)


def _evidence_of_the_disputed(dataset: Dataset) -> Iterator[str]:
    for claim in dataset.claims.values():
        for assertion in claim.assertions:
            if assertion.finding == "disputed":
                yield from (e.event for e in assertion.evidence if e.bearing != "context")


def _voices(dataset: Dataset, event: Event) -> Iterator[str]:
    """Yield the country whose voice each source of the event is, of those that were read."""
    told = (id_ for d in event.disputes for position in d.positions for id_ in position.sources)
    for id_ in (*(citation.id for citation in event.sources), *told):
        source = dataset.sources.get(id_)
        if source and source.read in COUNTS_AS_READ:
            yield source.perspective.country


def records_are_used(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """Every source is cited somewhere; every place and actor is named somewhere."""
    used = {(kind, id_) for e in entries for kind, id_, _ in references.named(e.record)}
    for entry in entries:
        record = entry.record
        if isinstance(record, Source | Place | Actor) and (entry.kind, record.id) not in used:
            sentence = "is cited nowhere" if isinstance(record, Source) else "is named nowhere"
            yield Fault(entry, ("id",), sentence, level="warning")


def nothing_lies_ahead(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """No event begins after the evidence ends; no source is dated after it was seen; no claim is
    checked before it was made.
    """
    abouts = {e.document.root: e.record for e in entries if isinstance(e.record, About)}
    for entry in entries:
        record, about = entry.record, abouts.get(entry.document.root)
        if isinstance(record, Event) and about and record.date.lo > about.evidence_until.hi:
            sentence = f"begins {record.date}, after the evidence ends, {about.evidence_until}"
            yield Fault(entry, ("date",), sentence)
        elif isinstance(record, Source) and record.date and record.seen:
            if record.date.lo > record.seen.hi:
                sentence = f"is dated {record.date}, after it was seen, {record.seen}"
                yield Fault(entry, ("date",), sentence)
        elif isinstance(record, Claim):
            made = dataset.latest_statement(record)
            if made and made.date.lo > record.checked.hi:
                sentence = f"was checked {record.checked}, before it was made, {made.date}"
                yield Fault(entry, ("checked",), sentence)


def released_ids_stay(dataset: Dataset, entries: list[Entry]) -> Iterator[Fault]:
    """No id that was ever released vanishes: `released-ids.txt` beside the data lists them."""
    home = next((e for e in entries if e.kind == "dataset"), entries[0] if entries else None)
    if home is None:
        return
    known = set(released(dataset))
    for word in dataset.released_ids:
        if word not in known:
            yield Fault(home, (), f"the {word} was released and is gone: bring it back")


def released(dataset: Dataset) -> Iterator[str]:
    """Yield what `released-ids.txt` lists of the dataset: kind and id, in order of the ids."""
    tables: dict[str, Mapping[str, object]] = {
        "actor": dataset.actors,
        "claim": dataset.claims,
        "event": dataset.event_by_id,
        "period": dataset.periods,
        "place": dataset.places,
        "source": dataset.sources,
        "statement": dataset.statements,
    }
    for kind, table in tables.items():
        yield from (f"{kind} {id_}" for id_ in sorted(table))
    for claim in dataset.claims.values():
        yield from (f"assertion {claim.id}.{assertion.id}" for assertion in claim.assertions)


COVERAGE_RULES: list[Rule] = [
    contested_events_hear_two_sides,
    records_are_used,
    nothing_lies_ahead,
    released_ids_stay,
]
"""What is asked of the record as a whole, in this order."""
