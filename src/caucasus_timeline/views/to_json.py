"""The JSON of every command: one envelope, from structs that the schema is made of."""

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, Any, Literal

import msgspec

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.dates import Date, Length, OldStyle
from caucasus_timeline.model.plain import to_plain
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import (
    Actor,
    Dispute,
    Event,
    Name,
    Period,
    Place,
    Source,
    Term,
    Text,
)
from caucasus_timeline.model.words import Confidence
from caucasus_timeline.query import Answer, Chosen
from caucasus_timeline.query.answer import Apart, End, Met

SCHEMA = "timeline/1"
"""The contract: keys may be added under this name, never taken away or renamed."""


class DatasetOut(msgspec.Struct, frozen=True):
    """Which data these are."""

    id: str
    title: str
    version: str
    released: str
    licence: str
    evidence_until: str
    sha256: str


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
    date: Annotated[str, msgspec.Meta(description="EDTF, Gregorian: 1918-05-28")]
    lo: str
    hi: str
    precision: str
    doubt: str
    old_style: OldStyle | None
    date_note: str
    places: tuple[str, ...]
    kind: str
    tags: tuple[str, ...]
    actors: tuple[str, ...]
    summary: str
    confidence: Confidence | None
    confidence_note: str
    related: tuple[str, ...]
    missing_side: str
    as_of: Date | None
    names: tuple[Name, ...]
    texts: tuple[Text, ...]
    disputes: tuple[Dispute, ...]
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


class EndOut(msgspec.Struct, frozen=True):
    """One end of a time that was measured; nothing for the event of a date that was typed."""

    event: str | None
    title: str
    date: Date
    old_style: OldStyle | None


class BetweenOut(msgspec.Struct, frozen=True):
    """The time from the beginning of one end to that of the other: the least and the most, which
    differ where a beginning is not known to the day, and both in words.
    """

    first: EndOut = msgspec.field(name="from")
    second: EndOut = msgspec.field(name="to")
    least: Length
    most: Length
    words: str


class FoundOut(msgspec.Struct, frozen=True):
    """How an event was found on a day of the year: by which calendar, and whether that is its day
    or the one on which it begins or ends; and which day (Gregorian) that was.
    """

    event: str
    calendar: Literal["gregorian", "julian"]
    side: Literal["day", "begins", "ends"]
    day: str


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
    tags: list[dict[str, Any]] | None = None
    kinds: list[dict[str, Any]] | None = None
    actors: list[dict[str, Any]] | None = None
    periods: list[dict[str, Any]] | None = None
    problems: list[ProblemOut] | None = None
    between: BetweenOut | None = None
    found: list[FoundOut] | None = None
    nearest: list[str] | None = None
    counts: dict[str, int] | None = None
    schemas: dict[str, Any] | None = None


_LISTS: dict[str, tuple[str, ...]] = {
    "show": ("events",),
    "event": ("events",),
    "between": ("events",),
    "on": ("events", "found"),
    "claims": ("claims",),
    "claim": ("claims", "tenures"),
    "compare": ("events",),
    "sources": ("sources", "events", "claims"),
    "places": ("places", "tenures"),
    "tags": ("tags",),
    "kinds": ("kinds",),
    "actors": ("actors",),
    "periods": ("periods",),
    "check": ("problems",),
    "about": (),
}


def to_json(answer: Answer, schemas: dict[str, Any] | None = None) -> bytes:
    """Return the answer as one JSON object and a newline."""
    envelope = Envelope(
        schema=SCHEMA,
        dataset=_dataset(answer.dataset),
        query=dict(answer.query),
        notes=answer.notes,
        matched=answer.matched if answer.command == "show" else None,
        counts=_counts(answer.dataset) if answer.command == "about" else None,
        between=_between(answer.apart) if answer.apart else None,
        nearest=[str(day) for day in answer.nearest] or None,
        schemas=schemas,
        **_asked(answer),
    )
    return safe(_ENCODER.encode(envelope)) + b"\n"


def _asked(answer: Answer) -> dict[str, Any]:
    """Return the lists that were asked for."""
    makers: dict[str, Any] = {
        "events": lambda: [event_out(answer.dataset, one) for one in answer.events],
        "claims": lambda: [_plain(claim) for claim in answer.claims],
        "sources": lambda: _used(answer, answer.sources),
        "places": lambda: _used(answer, answer.places),
        "tags": lambda: _used(answer, answer.terms),
        "kinds": lambda: _used(answer, answer.terms),
        "actors": lambda: _used(answer, answer.actors),
        "periods": lambda: _used(answer, answer.periods),
        "tenures": lambda: [_plain(tenure) for tenure in answer.tenures],
        "found": lambda: [_found(met) for met in answer.met],
        "problems": lambda: [_problem(problem) for problem in answer.problems],
    }
    return {name: makers[name]() for name in _LISTS.get(answer.command, ())}


def to_jsonl(answer: Answer) -> bytes:
    """Return each event as one JSON object in a line of its own."""
    return b"".join(event_line(answer.dataset, one) for one in answer.events)


def event_line(dataset: Dataset, one: Chosen) -> bytes:
    """Return the event as a line of JSON Lines."""
    return safe(_ENCODER.encode(event_out(dataset, one))) + b"\n"


_ENCODER = msgspec.json.Encoder(enc_hook=to_plain)


_UNSAFE = re.compile(
    b"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)
"""DEL, the C1 controls, the bidirectional controls and the separators of lines, in UTF-8; what
lies below a space JSON escapes by itself.
"""


_SUSPECT = (b"\x7f", b"\xc2", b"\xd8\x9c", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf")
"""What each of them begins with: to look for these first takes a tenth of the time."""


def safe(text: bytes) -> bytes:
    """Return JSON in which nothing can steer a terminal: such characters as escapes."""
    if not any(map(text.__contains__, _SUSPECT)):
        return text
    return _UNSAFE.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), text)


def event_out(dataset: Dataset, one: Chosen) -> EventOut:
    """Return the event as JSON has it: flat, with its bounds, sources and claims."""
    event = one.event
    bearings = [_bearing(bearing) for bearing in one.bearings]
    lo, hi = event.date.lo.isoformat(), event.date.hi.isoformat()
    before, summary, after = _HEAD(event), _in_one_line(event.summary), _TAIL(event)
    rest = (summary, *after, _sources(dataset, event), bearings)
    values: tuple[Any, ...] = (*before[:3], lo, hi, *before[3:], *rest)
    return EventOut(*values)


_HEAD = attrgetter(
    *("id", "title", "date.text", "date.precision", "date.doubt", "old_style", "date_note"),
    *("places", "kind", "tags", "actors"),
)
_TAIL = attrgetter(
    *("confidence", "confidence_note", "related", "missing_side", "as_of"),
    *("names", "texts", "disputes"),
)
"""The keys of an event as :class:`EventOut` has them, up to its summary and from there; by their
names it takes twice as long.
"""


def _in_one_line(text: str) -> str:
    """Return the text with its white space as single spaces, as most texts have it already."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def _sources(dataset: Dataset, event: Event) -> list[SourceOut]:
    known = dataset.sources
    return [
        SourceOut(c.id, known[c.id].title if c.id in known else c.id, c.locator, c.supports)
        for c in event.sources
    ]


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


def _between(apart: Apart) -> BetweenOut:
    from caucasus_timeline.views.dating import length_words

    words = length_words(apart.least, apart.most)
    return BetweenOut(_end(apart.first), _end(apart.second), apart.least, apart.most, words)


def _end(end: End) -> EndOut:
    event = end.event
    if event is None:
        return EndOut(None, "", end.date, None)
    return EndOut(event.id, event.title, event.date, event.old_style)


def _found(met: Met) -> FoundOut:
    return FoundOut(met.event.id, met.calendar, met.side, met.day.isoformat())


def _used(
    answer: Answer, records: Iterable[Source | Place | Term | Actor | Period]
) -> list[dict[str, Any]]:
    """Return the records, each with how often it is used."""
    return [_plain(one) | {"uses": answer.uses.get(one.id, 0)} for one in records]


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
        return DatasetOut("", "", "", "", "", "", dataset.digest)
    written = msgspec.to_builtins(about, enc_hook=to_plain)
    return DatasetOut(**written, sha256=dataset.digest)


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


def plain_json(value: Any) -> bytes:
    """Return any value as JSON to read: indented, with a newline at the end."""
    return safe(msgspec.json.format(msgspec.json.encode(value), indent=2)) + b"\n"
