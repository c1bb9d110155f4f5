"""What happened on a day of the year, in whichever year."""

from collections.abc import Iterator
from itertools import zip_longest

from caucasus_timeline.model.dates import YearDay
from caucasus_timeline.query import Answer
from caucasus_timeline.query.answer import Met
from caucasus_timeline.views.dating import (
    MONTHS,
    date_words,
    day_words,
    doubt_words,
    old_style_words,
)
from caucasus_timeline.views.lines import (
    NARROWEST,
    Line,
    Span,
    flow,
    heading,
    line,
    sentences,
    visible,
    wrap,
)
from caucasus_timeline.views.spine import SPINE, filled
from caucasus_timeline.views.wording import DISPUTED, ONE_SIDED, count, evidence_until, marked_title

YEAR = 7
"""Columns of the year, the space before the spine with it."""


def drawn(answer: Answer, width: int) -> Iterator[Line]:
    """Yield what happened on the day, each event beside its year, in lines of at most ``width``
    columns (40 or more).
    """
    width = max(width, NARROWEST)
    yield from heading(f"ON  {_words(answer.day)}", evidence_until(answer.dataset), width)
    for met in answer.met:
        yield from _met(met, width - YEAR - 2)
    yield from [line()] * bool(answer.met)
    yield from flow(_found(answer), width, 1, "dim")
    if answer.met:
        signs = f"{DISPUTED} disputed  {ONE_SIDED} one side's account; more: timeline event ID"
        yield from flow(signs, width, 1, "dim")


def _met(met: Met, width: int) -> Iterator[Line]:
    rows = [line(Span(part, "bold")) for part in wrap(marked_title(met.event), width)]
    rows += [line(Span(part, "dim")) for part in wrap(f"{_how(met)} · {met.event.id}", width)]
    year = (line(Span(f" {met.day.year:04}", "bold")),)
    for gutter, row in zip_longest(year, rows, fillvalue=()):
        yield (*filled(gutter, YEAR), SPINE, *row)


def _words(day: YearDay | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" if day else ""


def _how(met: Met) -> str:
    """Return by which calendar the event was met, and of a span which end of it that is:
    ``28 May Old Style, 10 June New Style``.
    """
    event, words = met.event, day_words(met.day, year=False)
    old = old_style_words(event.old_style) if event.old_style else ""
    if met.calendar == "julian":
        return f"{old}, {words} New Style"
    if met.side == "day":
        return words + doubt_words(event.date.doubt) + (f" ({old})" if old else "")
    ends = event.date.sides
    here, there = ends if met.side == "begins" else reversed(ends)
    doubt = doubt_words(here.doubt) if here else ""
    verb = "ends" if met.side == "begins" else "began"
    other = f"; {verb} {date_words(there)}" if there else ""
    return f"{met.side} on {words}{doubt}{other}"


def _found(answer: Answer) -> str:
    """Return how much was found, or which days are nearest where nothing was."""
    day = _words(answer.day)
    if answer.met:
        number = count(len(answer.events), "event")
        return f"{number} on {day}, Gregorian or Old Style, of those dated to the day"
    near = [_words(one) for one in answer.nearest]
    if near[1:]:
        nearest = f"; the nearest days with an event are {near[0]} before it, {near[1]} after it"
    else:
        nearest = f"; the only day with an event is {near[0]}" if near else ""
    return f"No event in the record is dated {day}, in either calendar{nearest}"


def plain(answer: Answer) -> Iterator[str]:
    """Yield the same in sentences."""
    yield from sentences(_plain(answer))


def _plain(answer: Answer) -> Iterator[str]:
    for met in answer.met:
        yield f"{met.day.year}, {_how(met)}: {met.event.title} [{met.event.id}]"
    yield f"{_found(answer)}; {evidence_until(answer.dataset)}".rstrip("; ") + "."


def tabbed(answer: Answer) -> Iterator[str]:
    """Yield each event in a line: date as written, id, title, and how it was met, between tabs."""
    for met in answer.met:
        event = met.event
        yield "\t".join(
            visible(part) for part in (event.date.text, event.id, event.title, _how(met))
        )
