"""Which ids a record names, of what kind, and where in it they stand."""

from collections.abc import Iterator

from caucasus_timeline.files.document import Steps
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.records import (
    Actor,
    Assertion,
    Claim,
    Event,
    Period,
    Place,
    Record,
    Statement,
    Tenure,
    Term,
)
from caucasus_timeline.model.words import NOT_A_SIDE

Named = tuple[str, str, Steps]
"""Kind, id, and the steps to it inside the record."""

KEPT_AS_RECORDS = ("event", "claim", "statement", "source", "place", "actor")
"""The kinds of record that others name by id; the words of an open list are named, too."""


def known_ids(dataset: Dataset) -> dict[str, set[str]]:
    """Return the ids of each kind of record, and the words of each open list."""
    kinds: dict[str, set[str]] = {
        "event": set(dataset.event_by_id),
        "claim": set(dataset.claims),
        "statement": set(dataset.statements),
        "source": set(dataset.sources),
        "place": set(dataset.places),
        "actor": set(dataset.actors),
    }
    for term in dataset.terms:
        kinds.setdefault(term.set, set()).add(term.id)
    kinds["rests-on"] = kinds.get("side", set()) | NOT_A_SIDE
    return kinds


def kept_kinds(entries: list[Entry]) -> set[tuple[int, str]]:
    """Return the kinds of record and the open lists that each set keeps, by the number of the set:
    one that keeps none of a kind may name what it likes, whatever is read beside it.
    """
    kept = set()
    for entry in entries:
        record = entry.record
        kind = record.set if isinstance(record, Term) else entry.kind
        kept |= {(entry.document.root, kind)}
        if kind == "side":
            kept |= {(entry.document.root, "rests-on")}
    return kept


def named(record: Record) -> Iterator[Named]:
    """Yield every id that the record names."""
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Claim):
        yield from _of_claim(record)
    elif isinstance(record, Statement):
        yield "actor", record.speaker, ("speaker",)
        yield from _all("source", record.sources, "sources")
    elif isinstance(record, Place):
        yield from _all("place", record.overlaps, "overlaps")
        yield from _if("place", record.within, "within")
    elif isinstance(record, Actor):
        yield from _if("side", record.side, "side")
    elif isinstance(record, Period):
        yield from _all("source", record.sources, "sources")
        yield from _all("place", record.places, "places")
    elif isinstance(record, Tenure):
        yield "place", record.place, ("place",)
        yield from _if("event", record.act, "act")
        yield "rests-on", record.rests_on, ("rests_on",)
        yield from _all("source", record.sources, "sources")


def _of_event(event: Event) -> Iterator[Named]:
    yield from _all("place", event.places, "places")
    yield from _if("event-kind", event.kind, "kind")
    yield from _all("tag", event.tags, "tags")
    yield from _all("actor", event.actors, "actors")
    yield from _all("event", event.related, "related")
    for i, text in enumerate(event.texts):
        yield "source", text.source, ("texts", i, "source")
    for i, citation in enumerate(event.sources):
        yield "source", citation.id, ("sources", i, "id")
    for i, dispute in enumerate(event.disputes):
        for j, position in enumerate(dispute.positions):
            steps = ("disputes", i, "positions", j, "sources")
            yield from _all("source", position.sources, *steps)


def _of_claim(claim: Claim) -> Iterator[Named]:
    yield "actor", claim.speaker, ("speaker",)
    yield from _all("place", claim.places, "places")
    for i, said in enumerate(claim.said):
        yield "statement", said.statement, ("said", i, "statement")
        yield from _if("source", said.source, "said", i, "source")
    for i, reply in enumerate(claim.replies):
        yield from _all("source", reply.sources, "replies", i, "sources")
        yield from _if("statement", reply.statement, "replies", i, "statement")
        yield from _if("claim", reply.claim, "replies", i, "claim")
    for i, assertion in enumerate(claim.assertions):
        yield from _of_assertion(assertion, ("assertion", i))


def _of_assertion(assertion: Assertion, steps: Steps) -> Iterator[Named]:
    yield from _all("statement", assertion.only_in, *steps, "only_in")
    yield from _if("event", assertion.omits, *steps, "omits")
    if assertion.measure:
        yield "event", assertion.measure.start, (*steps, "measure", "from")
        yield "event", assertion.measure.end, (*steps, "measure", "to")
    for i, line in enumerate(assertion.evidence):
        inner = (*steps, "evidence", i)
        for kind in ("event", "statement", "source"):
            yield from _if(kind, getattr(line, kind), *inner, kind)
        yield from _if("rests-on", line.rests_on, *inner, "rests_on")
        for j, reference in enumerate(line.sources):
            yield "source", reference.id, (*inner, "sources", j, "id")
    for i, side in enumerate(assertion.sides):
        yield "side", side.side, (*steps, "side", i, "side")
        yield from _all("source", side.sources, *steps, "side", i, "sources")


def _all(kind: str, ids: tuple[str, ...], *steps: str | int) -> Iterator[Named]:
    for id_ in ids:
        yield kind, id_, steps


def _if(kind: str, id_: str, *steps: str | int) -> Iterator[Named]:
    if id_:
        yield kind, id_, steps
