"""One event in full: every name, both calendars, what is disputed, its sources and the claims."""

from collections.abc import Iterator

from caucasus_timeline.query import Answer
from caucasus_timeline.views.dating import both_calendars, date_words
from caucasus_timeline.views.lines import Line, Span, flow, line
from caucasus_timeline.views.plain import said_of
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    evidence_until,
    perspective_words,
    source_words,
)


def one_event(answer: Answer, width: int) -> Iterator[Line]:
    """Yield one event in full."""
    one = answer.events[0]
    record = one.event
    yield from flow(record.title, width, 0, "bold")
    yield from flow(f"{both_calendars(record)} · {record.kind} · {', '.join(record.places)}", width)
    yield from flow(record.id, width, 0, "dim")
    yield line()
    yield from flow(record.summary, width)
    for label, words in _facts(answer):
        yield line()
        yield from flow(f"{label}: {words}", width)
    for dispute in record.disputes:
        yield line()
        yield from flow(f"Disputed: {dispute.about}", width, 0, "bold")
        for position in dispute.positions:
            cited = f" ({', '.join(position.sources)})" if position.sources else ""
            yield from flow(f"{position.who}: {position.says}{cited}", width, 2)
    for text in record.texts:
        when = f", {date_words(text.date)}" if text.date else ""
        yield from flow(f"Text, {text.where}{when}: {text.says} ({text.source})", width)
    if one.bearings:
        yield line()
        yield line(Span("What has been said of it", "bold"))
    for bearing in one.bearings:
        sign = BEARING_SIGNS[bearing.evidence.bearing]
        yield from flow(f"{sign} {said_of(answer.dataset, bearing)}", width, 2)
    yield from _event_sources(answer, width)
    yield line()
    yield from flow(evidence_until(answer.dataset), width, 0, "dim")


def _facts(answer: Answer) -> Iterator[tuple[str, str]]:
    event = answer.events[0].event
    names = "; ".join(f"“{n.name}” ({n.used_by})" for n in event.names)
    note = f" {event.confidence_note}" if event.confidence_note else ""
    yield from (
        (label, words)
        for label, words in (
            ("Date", event.date_note),
            ("Also called", names),
            ("Who", ", ".join(answer.dataset.speaker_name(a) for a in event.actors)),
            ("Tags", ", ".join(event.tags)),
            ("Confidence", f"{event.confidence}.{note}" if event.confidence else ""),
            ("Missing side", event.missing_side),
            ("True as of", date_words(event.as_of) if event.as_of else ""),
            ("Related", ", ".join(event.related)),
        )
        if words
    )


def _event_sources(answer: Answer, width: int) -> Iterator[Line]:
    if answer.sources:
        yield line()
        yield line(Span("Sources", "bold"))
    for citation in answer.events[0].event.sources:
        source = answer.dataset.sources.get(citation.id)
        where = f", {citation.locator}" if citation.locator else ""
        words = f"{source_words(source)}{where}. For: {citation.supports}" if source else ""
        yield from flow(f"{citation.id}  {words}", width, 2)
        if source:
            yield from flow(perspective_words(source), width, 4, "dim")
