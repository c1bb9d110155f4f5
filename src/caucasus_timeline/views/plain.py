"""The plain look: sentences from top to bottom, for screen readers and pipes; and one a line."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.query import Answer, Chosen
from caucasus_timeline.views.lines import visible
from caucasus_timeline.views.wording import (
    both_calendars,
    count,
    evidence_until,
    source_words,
    speaker_and_year,
)


def tabbed(answer: Answer) -> Iterator[str]:
    """Yield each event in a line: date as written, id, title, between tabs; never cut."""
    for one in answer.events:
        event = one.event
        yield "\t".join(visible(part) for part in (event.date.text, event.id, event.title))


def events(answer: Answer, *, brief: bool = False, claims: bool = True) -> Iterator[str]:
    """Yield the chosen events as paragraphs without drawing, colour or wrapping."""
    for one in answer.events:
        yield f"{both_calendars(one.event)}. {one.event.title} [{one.event.id}]"
        if one.event.disputes:
            yield f"  Disputed: {'; '.join(d.about for d in one.event.disputes)}."
        if one.event.missing_side:
            yield f"  One side's account: {one.event.missing_side}"
        if claims:
            yield from (f"  {said}" for said in _said(answer.dataset, one))
        if not brief and one.event.sources:
            yield f"  Sources: {', '.join(c.id for c in one.event.sources)}."
    if answer.events and not brief:
        yield "Sources:"
        yield from (f"  {source.id}: {source_words(source)}" for source in answer.sources)
    shown = len(answer.events)
    of = f" of {answer.matched:,}" if shown < answer.matched else ""
    yield f"{count(shown, 'event')}{of}; {evidence_until(answer.dataset)}".rstrip("; ") + "."


def _said(dataset: Dataset, one: Chosen) -> Iterator[str]:
    for bearing in one.bearings:
        yield said_of(dataset, bearing)


def said_of(dataset: Dataset, bearing: Bearing) -> str:
    """Return one line of evidence in words: who said what, how the event bears, the finding."""
    claim, assertion, evidence = bearing
    return (
        f"{speaker_and_year(dataset, claim)}, {claim.id}.{assertion.id}: {assertion.text}"
        f" This event: {evidence.bearing} ({evidence.on}), {evidence.why}."
        f" Finding: {assertion.finding.replace('-', ' ')}."
    )


def tabbed_claims(answer: Answer) -> Iterator[str]:
    """Yield each claim in a line: date it was last made, id, gist, between tabs."""
    for claim in answer.claims:
        spoken = [s.statement for s in claim.said if s.statement in answer.dataset.statements]
        date = answer.dataset.statements[spoken[-1]].date.text if spoken else ""
        yield "\t".join(visible(part) for part in (date, claim.id, claim.gist))


def tabbed_sources(answer: Answer) -> Iterator[str]:
    """Yield each source in a line: date, id, who, title and where, between tabs."""
    for source in answer.sources:
        date = source.date.text if source.date else ""
        yield "\t".join(visible(part) for part in (date, source.id, source_words(source)))


def tabbed_places(answer: Answer) -> Iterator[str]:
    """Yield each place in a line: how many events name it, id, all its names, between tabs."""
    for place in answer.places:
        names = ", ".join(
            dict.fromkeys([place.name, *(n for ns in place.names.values() for n in ns)])
        )
        uses = str(answer.uses.get(place.id, 0))
        yield "\t".join(visible(part) for part in (uses, place.id, names))
