"""Which ids a record names, of what kind, and where in it they stand."""

from collections.abc import Iterator, Mapping

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
)
from caucasus_timeline.model.words import NOT_A_SIDE

Named = tuple[str, str, Steps]
"""Kind (or kinds, with a bar between), id, and the steps to it inside the record."""


def known_ids(dataset: Dataset, entries: list[Entry]) -> dict[str, set[str]]:
    """Return the ids of each kind; of kinds that the dataset does not keep, nothing.

    Sources, places and actors are optional: a dataset without any may name what it likes.
    The words of an open list are known only where the list is given.
    """
    kinds: dict[str, set[str]] = {
        "event": set(dataset.event_by_id),
        "claim": set(dataset.claims),
        "statement": set(dataset.statements),
    }
    optional: dict[str, Mapping[str, Record]] = {
        "source": dataset.sources,
        "place": dataset.places,
        "actor": dataset.actors,
    }
    kinds |= {kind: set(table) for kind, table in optional.items() if table}
    for term in dataset.terms:
        kinds.setdefault(term.set, set()).add(term.id)
    if "side" in kinds:
        kinds["rests-on"] = kinds["side"] | NOT_A_SIDE
    return kinds


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
