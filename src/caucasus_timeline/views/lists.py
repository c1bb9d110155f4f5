"""Lists and single records in sentences: claims, sources, places, one event, the dataset."""

from collections.abc import Iterator

from caucasus_timeline.model.records import Claim, Place, Source
from caucasus_timeline.model.words import (
    BEARINGS,
    CONFIDENCES,
    FINDINGS,
    READ,
    TENURE_SORTS,
)
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, Span, line, wrap
from caucasus_timeline.views.plain import said_of
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    FINDING_SIGNS,
    both_calendars,
    count,
    date_words,
    evidence_until,
    perspective_words,
    source_words,
    speaker_and_year,
)


def _flow(words: str, width: int, indent: int = 0, style: str = "") -> Iterator[Line]:
    for part in wrap(words, width - indent - 1):
        yield line(" " * indent, Span(part, style))


def claims(answer: Answer, width: int) -> Iterator[Line]:
    """Yield every claim: id, who and when, gist, and how many findings of which word."""
    for claim in answer.claims:
        who = speaker_and_year(answer.dataset, claim)
        yield line(Span(claim.id, "bold"), f"  {who}")
        yield from _flow(claim.gist, width, 2)
        yield from _flow(counted_findings(claim), width, 2, "dim")
    yield from _flow(
        f"{count(len(answer.claims), 'claim')} · {evidence_until(answer.dataset)}", width
    )


def counted_findings(claim: Claim) -> str:
    """Return how many assertions got which finding, in the order of the list of findings."""
    parts = []
    for finding, sign in FINDING_SIGNS.items():
        number = sum(a.finding == finding for a in claim.assertions)
        if number:
            parts.append(f"{number} {sign} {finding.replace('-', ' ')}")
    return ", ".join(parts)


def sources(answer: Answer, width: int) -> Iterator[Line]:
    """Yield the bibliography; of a single source also what rests on it."""
    for source in answer.sources:
        yield from _source(source, width)
        uses = answer.uses.get(source.id, 0)
        yield from _flow(f"cited {uses} times" if uses != 1 else "cited once", width, 2, "dim")
    for one in answer.events:
        yield from _flow(f"{one.event.id}: {one.event.title}", width, 2)
    for claim in answer.claims:
        yield from _flow(f"claim {claim.id}", width, 2)
    yield from _flow(count(len(answer.sources), "source"), width)


def _source(source: Source, width: int) -> Iterator[Line]:
    yield line(Span(source.id, "bold"))
    yield from _flow(source_words(source), width, 2)
    yield from _flow(perspective_words(source), width, 2, "dim")
    if source.url.startswith(("http://", "https://")):
        yield line("  ", Span(*_linked(source)))


def _linked(source: Source) -> tuple[str, str, str]:
    from caucasus_timeline.views.lines import visible

    return visible(source.url), "dim", visible(source.url)


def places(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each place with its names, what it overlaps, and how many events name it."""
    for place in answer.places:
        uses = count(answer.uses.get(place.id, 0), "event")
        yield line(Span(place.id, "bold"), "  ", Span(uses, "dim"))
        yield from _flow(_names(place), width, 2)
        if place.overlaps:
            yield from _flow(f"overlaps, and is not: {', '.join(place.overlaps)}", width, 2)
        if place.note:
            yield from _flow(place.note, width, 2)
    for tenure in answer.tenures:
        words = (
            f"{TENURE_SORTS[tenure.sort]}: {date_words(tenure.start)} – {date_words(tenure.end)}, "
        )
        yield from _flow(f"{words}{tenure.holder} ({', '.join(tenure.sources)})", width, 2)
    yield from _flow(count(len(answer.places), "place"), width)


def _names(place: Place) -> str:
    parts = [f"{language}: {', '.join(names)}" for language, names in place.names.items()]
    years = f" ({place.years})" if place.years else ""
    return f"{place.name}{years}" + (f"; {'; '.join(parts)}" if parts else "")


def event(answer: Answer, width: int) -> Iterator[Line]:
    """Yield one event in full."""
    one = answer.events[0]
    record = one.event
    yield from _flow(record.title, width, 0, "bold")
    yield from _flow(
        f"{both_calendars(record)} · {record.kind} · {', '.join(record.places)}", width
    )
    yield from _flow(record.id, width, 0, "dim")
    yield line()
    yield from _flow(record.summary, width)
    for label, words in _facts(answer):
        yield line()
        yield from _flow(f"{label}: {words}", width)
    for dispute in record.disputes:
        yield line()
        yield from _flow(f"Disputed: {dispute.about}", width, 0, "bold")
        for position in dispute.positions:
            cited = f" ({', '.join(position.sources)})" if position.sources else ""
            yield from _flow(f"{position.who}: {position.says}{cited}", width, 2)
    for text in record.texts:
        when = f", {date_words(text.date)}" if text.date else ""
        yield from _flow(f"Text, {text.where}{when}: {text.says} ({text.source})", width)
    if one.bearings:
        yield line()
        yield line(Span("What has been said of it", "bold"))
    for bearing in one.bearings:
        sign = BEARING_SIGNS[bearing.evidence.bearing]
        yield from _flow(f"{sign} {said_of(answer.dataset, bearing)}", width, 2)
    yield from _event_sources(answer, width)
    yield line()
    yield from _flow(evidence_until(answer.dataset), width, 0, "dim")


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
        yield from _flow(f"{citation.id}  {words}", width, 2)
        if source:
            yield from _flow(perspective_words(source), width, 4, "dim")


def about(answer: Answer, width: int, program: str) -> Iterator[Line]:
    """Yield what the data are, their version and digest, and what the words mean."""
    dataset = answer.dataset
    record = dataset.about
    if record:
        yield from _flow(record.title, width, 0, "bold")
        yield from _flow(
            f"Version {record.version} of {date_words(record.released)}, {record.licence}.", width
        )
        yield from _flow(f"Evidence until {date_words(record.evidence_until)}.", width)
    yield from _flow(f"SHA-256 of the records: {dataset.digest}", width)
    yield from _flow(f"Shown by timeline {program}.", width)
    yield line()
    sizes = (
        (len(dataset.events), "event"),
        (len(dataset.claims), "claim"),
        (sum(len(c.assertions) for c in dataset.claims.values()), "assertion"),
        (len(dataset.sources), "source"),
        (len(dataset.places), "place"),
    )
    yield from _flow(", ".join(count(n, noun) for n, noun in sizes) + ".", width)
    for title, words in (
        ("Findings stand on single assertions; they are never added up", FINDINGS),
        ("Bearings of an event on an assertion", BEARINGS),
        ("Confidence in an event", CONFIDENCES),
        ("How a source was read", READ),
    ):
        yield line()
        yield from _flow(title, width, 0, "bold")
        for word, definition in words.items():
            yield from _flow(f"{word}: {definition}", width, 2)


def welcome(answer: Answer, width: int) -> Iterator[Line]:
    """Yield ten lines: what the record is, and five commands to try."""
    events = answer.dataset.events
    record = answer.dataset.about
    title = record.title if record else "A dataset of dated events"
    first, last = (events[0].date.lo.year, events[-1].date.lo.year) if events else (0, 0)
    yield from _flow(title, width, 0, "bold")
    sizes = f"{count(len(events), 'event')} from {first} to {last}, " if events else "No events, "
    sizes += f"{count(len(answer.dataset.claims), 'claim')}, "
    sizes += count(len(answer.dataset.sources), "source")
    until = evidence_until(answer.dataset)
    yield from _flow(f"{sizes}; {until}." if until else f"{sizes}.", width)
    yield line()
    for command, does in (
        ("timeline show --from 1917", "the years, with the claims beside the events"),
        ("timeline claim zangezur", "one claim taken apart"),
        ("timeline claims", "every claim in the record"),
        ("timeline show --json | jq .events", "the same for other programs"),
        ("timeline about", "how the findings are reached"),
    ):
        yield from _flow(f"{command:<34} {does}", width, 2)
    yield line()
    yield from _flow("Every command: timeline --help", width)
