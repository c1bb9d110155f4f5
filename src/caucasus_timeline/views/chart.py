"""The chart: an axis of time, and on it what lasted as bars and the events as marks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Window
from caucasus_timeline.model.records import Event, Period, Tenure
from caucasus_timeline.model.words import NOT_FOUND
from caucasus_timeline.query import Answer
from caucasus_timeline.query.charting import Charted, charted
from caucasus_timeline.views import marks
from caucasus_timeline.views.axis import Scale, ticks
from caucasus_timeline.views.dating import short_span, short_words
from caucasus_timeline.views.lines import (
    NARROWEST,
    STACKED,
    Line,
    Span,
    cells,
    flow,
    line,
    pad,
    wrap,
)
from caucasus_timeline.views.marks import Piece
from caucasus_timeline.views.rows import event_signs, footer
from caucasus_timeline.views.wording import holder_words, kind_words, marked_title, place_names

NAMED = 30
"""Up to so many events each has a row and its title; more are marks, a row for each kind."""

TALL = 24
"""From so many lines on the axis is drawn at the foot too."""

GUTTER = 24
"""The most columns to the left of the spine."""

Rows = list[list[Piece]]


class _Item(NamedTuple):
    """What has a row: the words in the gutter and beside the shape, and how it is drawn."""

    left: str
    words: str
    drawn: Callable[[Scale, str], Rows]
    number: str = ""


class _Section(NamedTuple):
    """Rows under a heading."""

    heading: str
    items: list[_Item]


class _Paper(NamedTuple):
    """What is drawn on: the gutter, the columns beside it, and those of them with a grid line."""

    gutter: int
    scale: Scale
    grid: frozenset[int]


def drawn(
    answer: Answer, width: int, *, brief: bool = False, claims: bool = True
) -> Iterator[Line]:
    """Yield the chart in lines of at most ``width`` columns (40 or more).

    ``brief`` leaves out the titles of events, ``claims`` says whether to show which are touched
    by what has been said.
    """
    width = max(width, NARROWEST)
    chart = charted(answer)
    legend: list[str] = []
    named = not brief and len(answer.events) <= NAMED
    if chart.days:
        sections = [one for one in _sections(answer, chart, named, claims) if one.items]
        paper = _paper(chart.days, sections, width)
        lines = [one for section in sections for one in _section(section, paper, width)]
        yield from _axis(paper)
        yield from lines
        if len(lines) >= TALL:
            yield from _axis(paper, foot=True)
        legend = _legend(answer, sections, paper, named=named)
    find = "to read them: timeline show --in YEAR" if answer.events else ""
    yield from footer(answer, find, width, legend)


def _sections(answer: Answer, chart: Charted, named: bool, claims: bool) -> Iterator[_Section]:
    yield _Section("Periods", [_period(one) for one in chart.periods])
    for place, tenures in chart.held:
        (name,) = place_names(answer.dataset, [place])
        yield _Section(f"Who held {name}", [_tenure(one) for one in tenures])
    if named:
        items = [_named(one.event) for one in answer.events]
    else:
        items = [_kind(answer.dataset, kind, events) for kind, events in chart.kinds]
    if claims and chart.touched:
        items.append(_counted("touched by claims", chart.touched, spans=False))
    yield _Section("Events" if named else "Events by kind", items)


def _period(one: Period) -> _Item:
    return _Item(
        short_words(one.date),
        one.name,
        lambda scale, words: marks.placed(
            marks.bar(scale, *one.date.sides), words, scale.width, "cyan"
        ),
    )


def _tenure(one: Tenure) -> _Item:
    found = one.holder != NOT_FOUND
    fill, style = (marks.SOLID, "cyan") if found else (marks.GAP, "dim")
    return _Item(
        short_span(one.start, one.end),
        holder_words(one),
        lambda scale, words: marks.placed(
            marks.bar(scale, one.start, one.end, fill), words, scale.width, style
        ),
    )


def _named(event: Event) -> _Item:
    return _Item(
        short_words(event.date),
        marked_title(event),
        lambda scale, words: marks.placed(
            marks.event(scale, event.date), words, scale.width, "bold"
        ),
    )


def _kind(dataset: Dataset, kind: str, events: tuple[Event, ...]) -> _Item:
    return _counted(kind_words(dataset, kind) or "of no kind", events)


def _counted(label: str, events: tuple[Event, ...], *, spans: bool = True) -> _Item:
    def drawn_marks(scale: Scale, words: str) -> Rows:
        above = wrap(words, scale.width - 1) if words else []
        pieces = list(marks.row(scale, (event.date for event in events), spans=spans))
        return [*([Piece(1, part)] for part in above), pieces]

    return _Item(label, "", drawn_marks, f"{len(events):,}")


def _paper(days: Window, sections: Iterable[_Section], width: int) -> _Paper:
    gutter = 0
    if width >= STACKED:
        lefts = [item for section in sections for item in section.items]
        widest = max((cells(f"{one.left} {one.number}".rstrip()) for one in lefts), default=0)
        gutter = min(widest + 2, GUTTER, width // 4 + 1) if widest else 0
    scale = Scale(days.lo, days.hi, width - gutter - 1)
    grid = frozenset(tick.column for tick in ticks(scale)) - {0}
    return _Paper(gutter, scale, grid)


def _section(section: _Section, paper: _Paper, width: int) -> Iterator[Line]:
    yield from _heading(section.heading, paper, width)
    for item in section.items:
        yield from _item(item, paper)


def _heading(words: str, paper: _Paper, width: int) -> Iterator[Line]:
    *before, last = flow(words, width, 1, "bold")
    yield from before
    start = sum(cells(one.text) for one in last) + 1
    crossings = {at + paper.gutter + 1 for at in paper.grid} | {paper.gutter}
    rule = "".join("┼" if at in crossings else "─" for at in range(start, width))
    yield (*last, Span(f" {rule}", "dim"))


def _rows(item: _Item, paper: _Paper) -> Rows:
    if paper.gutter:
        return item.drawn(paper.scale, item.words)
    parts = (f"{item.left} {item.number}".rstrip(), item.words)
    return item.drawn(paper.scale, ": ".join(part for part in parts if part))


def _item(item: _Item, paper: _Paper) -> Iterator[Line]:
    room = paper.gutter - 2 - len(item.number) - bool(item.number)
    lefts = wrap(item.left, room) if paper.gutter else []
    number = item.number
    for left, pieces in zip_longest(lefts, _rows(item, paper)):
        row = marks.drawn_row(pieces or [], paper.grid, paper.scale.width)
        if paper.gutter:
            words = f" {pad(left or '', room)}{number:>{paper.gutter - 2 - room}} │"
            yield line(Span(words, "dim"), *row)
            number = ""
        else:
            yield line(Span("│", "dim"), *row)


def _axis(paper: _Paper, *, foot: bool = False) -> Iterator[Line]:
    """Yield the words of the ticks and the rule, at the foot the other way round."""
    found = ticks(paper.scale)
    pieces = [Piece(tick.column, tick.words, "bold") for tick in found if tick.words]
    words = line(" " * (paper.gutter + 1), *marks.drawn_row(pieces, frozenset(), paper.scale.width))
    tick = "┴" if foot else "┬"
    rule = "".join(tick if at in paper.grid else "─" for at in range(paper.scale.width))
    whole = line(Span("─" * paper.gutter + tick + rule, "dim"))
    yield from (whole, words) if foot else (words, whole)


_SIGNS = {
    marks.SURE: "● event",
    marks.UNSURE: "○ event, its day not certain",
    marks.SOLID: "━━ lasted",
    marks.SOFT: "╌╌ about then",
    marks.EARLIER: "◀ began before",
    marks.LATER: "▶ goes on",
    marks.GAP: "····· no holder found",
}


def _legend(
    answer: Answer, sections: Iterable[_Section], paper: _Paper, *, named: bool
) -> list[str]:
    """Return what the signs mean that were drawn."""
    rows = [row for one in sections for item in one.items for row in _rows(item, paper)]
    signs = {sign for row in rows for piece in row if piece.style for sign in piece.text}
    words = [meaning for sign, meaning in _SIGNS.items() if sign in signs]
    words += ["2–9 so many in one column"] * bool(signs & set("23456789"))
    words += [f"{marks.MANY} ten or more in one column"] * (marks.MANY in signs)
    return words + (event_signs(answer) if named else [])
