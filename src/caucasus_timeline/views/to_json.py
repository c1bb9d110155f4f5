"""The JSON of every command: one envelope, from structs that the schema is made of."""

import re
from typing import Any

import msgspec

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.decoding import to_plain
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen

SCHEMA = "timeline/1"
"""The contract: keys may be added under this name, never taken away or renamed."""


class DatasetOut(msgspec.Struct, frozen=True):
    """Which data these are."""

    id: str
    version: str
    sha256: str
    evidence_until: str


class SourceOut(msgspec.Struct, frozen=True):
    """A source of an event."""

    id: str
    title: str
    locator: str
    supports: str


class BearingOut(msgspec.Struct, frozen=True):
    """An assertion that an event bears on."""

    claim: str
    speaker: str
    assertion: str
    text: str
    word: str
    finding: str
    bearing: str
    on: str
    why: str
    rests_on: str


class EventOut(msgspec.Struct, frozen=True):
    """An event, flat; no key is ever absent."""

    id: str
    title: str
    date: str
    lo: str
    hi: str
    precision: str
    doubt: str
    old_style: str | None
    date_note: str
    places: tuple[str, ...]
    kind: str
    tags: tuple[str, ...]
    actors: tuple[str, ...]
    summary: str
    confidence: str | None
    confidence_note: str
    related: tuple[str, ...]
    missing_side: str
    as_of: str | None
    names: list[dict[str, Any]]
    texts: list[dict[str, Any]]
    disputes: list[dict[str, Any]]
    sources: list[SourceOut]
    claims: list[BearingOut]


class ProblemOut(msgspec.Struct, frozen=True):
    """A fault in the data."""

    file: str
    line: int
    record: str
    id: str
    sentence: str
    level: str
    rule: str


class Envelope(msgspec.Struct, frozen=True, omit_defaults=True):
    """What every command answers with; of the lists those that were asked for."""

    schema: str = msgspec.field()
    dataset: DatasetOut
    query: dict[str, Any]
    notes: tuple[str, ...]
    matched: int | None = None
    events: list[EventOut] | None = None
    claims: list[dict[str, Any]] | None = None
    sources: list[dict[str, Any]] | None = None
    places: list[dict[str, Any]] | None = None
    tenures: list[dict[str, Any]] | None = None
    problems: list[ProblemOut] | None = None
    counts: dict[str, int] | None = None
    schemas: dict[str, Any] | None = None


_LISTS: dict[str, tuple[str, ...]] = {
    "show": ("events",),
    "event": ("events",),
    "claims": ("claims",),
    "claim": ("claims", "tenures"),
    "sources": ("sources", "events", "claims"),
    "places": ("places", "tenures"),
    "check": ("problems",),
    "about": (),
}


def to_json(answer: Answer, schemas: dict[str, Any] | None = None) -> str:
    """Return the answer as one JSON object and a newline."""
    makers: dict[str, Any] = {
        "events": lambda: [event_out(answer.dataset, one) for one in answer.events],
        "claims": lambda: [_plain(claim) for claim in answer.claims],
        "sources": lambda: [_plain(s) | {"uses": answer.uses.get(s.id, 0)} for s in answer.sources],
        "places": lambda: [_plain(p) | {"uses": answer.uses.get(p.id, 0)} for p in answer.places],
        "tenures": lambda: [_plain(tenure) for tenure in answer.tenures],
        "problems": lambda: [_problem(problem) for problem in answer.problems],
    }
    asked = {name: makers[name]() for name in _LISTS.get(answer.command, ())}
    envelope = Envelope(
        schema=SCHEMA,
        dataset=_dataset(answer.dataset),
        query=dict(answer.query),
        notes=answer.notes,
        matched=answer.matched if answer.command == "show" else None,
        counts=_counts(answer.dataset) if answer.command == "about" else None,
        schemas=schemas,
        **asked,
    )
    return safe(msgspec.json.encode(envelope).decode()) + "\n"


def to_jsonl(answer: Answer) -> str:
    """Return each event as one JSON object in a line of its own."""
    encode = msgspec.json.encode
    lines = [encode(event_out(answer.dataset, one)).decode() for one in answer.events]
    return "".join(f"{safe(line)}\n" for line in lines)


_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def safe(text: str) -> str:
    """Return JSON text in which nothing can steer a terminal: such characters as escapes."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def event_out(dataset: Dataset, one: Chosen) -> EventOut:
    """Return the event as JSON has it: flat, with its bounds, sources and claims."""
    event, date = one.event, one.event.date
    plain = {key: value for key, value in _plain(event).items() if key in _AS_WRITTEN}
    return EventOut(
        **plain,
        lo=date.lo.isoformat(),
        hi=date.hi.isoformat(),
        precision=date.precision,
        doubt=date.doubt,
        sources=_sources(dataset, event),
        claims=[_bearing(bearing) for bearing in one.bearings],
    )


_AS_WRITTEN = {field.name for field in msgspec.structs.fields(Event)} - {"sources"}


def _sources(dataset: Dataset, event: Event) -> list[SourceOut]:
    titles = {id_: source.title for id_, source in dataset.sources.items()}
    return [SourceOut(c.id, titles.get(c.id, c.id), c.locator, c.supports) for c in event.sources]


def _bearing(bearing: Bearing) -> BearingOut:
    claim, assertion, evidence = bearing
    return BearingOut(
        claim=claim.id,
        speaker=claim.speaker,
        assertion=assertion.id,
        text=assertion.text,
        word=assertion.word,
        finding=assertion.finding,
        bearing=evidence.bearing,
        on=evidence.on,
        why=evidence.why,
        rests_on=evidence.rests_on,
    )


def _plain(record: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(record, enc_hook=to_plain)
    return {key: _folded(value) for key, value in plain.items()}


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list | tuple):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    return value


def _problem(problem: Problem) -> ProblemOut:
    return ProblemOut(**problem._asdict())


def _dataset(dataset: Dataset) -> DatasetOut:
    about = dataset.about
    if about is None:
        return DatasetOut("", "", dataset.digest, "")
    return DatasetOut(about.id, about.version, dataset.digest, about.evidence_until.text)


def _counts(dataset: Dataset) -> dict[str, int]:
    return {
        "events": len(dataset.events),
        "claims": len(dataset.claims),
        "assertions": sum(len(claim.assertions) for claim in dataset.claims.values()),
        "sources": len(dataset.sources),
        "places": len(dataset.places),
        "actors": len(dataset.actors),
        "periods": len(dataset.periods),
        "tenures": len(dataset.tenures),
    }


def plain_json(value: Any) -> str:
    """Return any value as JSON to read: indented, with a newline at the end."""
    return safe(msgspec.json.format(msgspec.json.encode(value), indent=2).decode()) + "\n"
