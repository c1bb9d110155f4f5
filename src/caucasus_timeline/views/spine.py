"""What every timeline is drawn on: the date gutter, the spine, the rules that open the years, and
the lines that say how an event bears on what was said.
"""

from collections.abc import Iterable, Iterator

from caucasus_timeline.model.dataset import Bearing
from caucasus_timeline.model.dates import FIRST_DAY
from caucasus_timeline.model.records import Event
from caucasus_timeline.views.dating import gutter_words, old_style_words
from caucasus_timeline.views.lines import Line, Span, cells, line, wrap
from caucasus_timeline.views.wording import BEARING_SIGNS, short_finding

GUTTER = 12
"""Columns of the date gutter, the space before the spine with it."""

BESIDE = 100
"""From this width on what was said stands beside an event, below it under it."""

SPINE = Span("│ ", "dim")


def gap(before: int | None, year: int) -> Iterator[Line]:
    """Yield ``⋮ 7 years`` where so many lie between the year and the one before, if any."""
    years = abs(year - before) - 1 if before is not None else 0
    if years > 0:
        words = "1 year" if years == 1 else f"{years} years"
        yield line(" " * (GUTTER - 2), Span(f"⋮ {words}", "dim"))


def year_rule(year: int, *columns: tuple[int, str], first: bool) -> Line:
    """Return the rule that opens a year, over columns of these widths with these titles."""
    crossing = "╤" if first else "╪"
    text = f" {year:04} " if year > FIRST_DAY.year else " .. "
    rule = text + "═" * (GUTTER - len(text))
    for width, title in columns:
        wider = cells(title) - len(title)
        rule += crossing + title.center(width + 2 - wider, "═")
    return line(Span(rule[:-1], "bold"))


def joined(date: Line, text: Line, beside: Line, left: int, right: int) -> Line:
    """Return a line of the date in its gutter, the text, and what stands beside it, if ``right``
    has columns for it.
    """
    if not right:
        return (*filled(date, GUTTER), SPINE, *text)
    return (*filled(date, GUTTER), SPINE, *filled(text, left + 1), SPINE, *beside)


def filled(spans: Line, width: int) -> Line:
    """Return the spans with spaces after the last, up to ``width`` columns."""
    used = 0
    for span in spans:
        used += cells(span.text)
    return (*spans, Span(" " * (width - used)))


def dates(event: Event) -> list[Line]:
    """Return the date of the event for the gutter, its Old Style day under it."""
    words = gutter_words(event.date)
    whole = cells(words) <= GUTTER - 2
    parts = [words] if whole else words.replace(" – ", " –\n").split("\n")
    lines = [line(f" {part}") for words in parts for part in wrap(words, GUTTER - 2)]
    if event.old_style:
        old = old_style_words(event.old_style, short=True)
        lines.append(line(Span(f" {old}", "dim")))
    return lines


def bearings(lines: Iterable[Bearing], width: int) -> Iterator[Line]:
    """Yield how each line bears, the word of the claim that it touches, and the finding (once)."""
    before = None
    for bearing in lines:
        yield from _bearing(bearing, width, again=bearing.assertion is before)
        before = bearing.assertion


def _bearing(bearing: Bearing, width: int, *, again: bool) -> Iterator[Line]:
    """Yield the bearing, the word of the claim that it touches, and the finding (once)."""
    evidence, assertion = bearing.evidence, bearing.assertion
    head = f"{BEARING_SIGNS[evidence.bearing]} {evidence.bearing:<11} "
    if again:
        yield line(Span(head, "cyan"), Span("the same", "dim"))
        return
    touched, found = f"“{assertion.word or assertion.id}”", short_finding(assertion.finding)
    room = width - len(head)
    if room < cells(found):
        yield line(Span(head, "cyan"))
        head, room = "  ", width - 2
    whole = f"{touched} {found}"
    words = [whole] if cells(whole) <= room else [touched, found]
    first, *rest = (part for one in words for part in wrap(one, room))
    yield line(Span(head, "cyan"), first)
    for part in rest:
        yield line(" " * len(head), part)
