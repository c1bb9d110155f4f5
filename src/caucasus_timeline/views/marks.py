"""The shapes of a chart: bars, marks of events, and the words beside them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from caucasus_timeline.model.dates import FIRST_DAY, LAST_DAY, Date
from caucasus_timeline.views.axis import Scale
from caucasus_timeline.views.lines import Line, Span, cells, line, visible, wrap

SURE, UNSURE = "●", "○"
SOLID, SOFT, GAP = "━", "╌", "·"
EARLIER, LATER = "◀", "▶"
GRID = "┊"
MANY = "+"

BESIDE = 24
"""The least columns in which words are wrapped beside their shape."""


FEW = 2
"""Lines that words may fill to the right of their shape before the left is thought of."""


class Piece(NamedTuple):
    """A run of text that begins in a column."""

    column: int
    text: str
    style: str = ""


class Shape(NamedTuple):
    """What is drawn of something that happened or lasted: its first column and its signs."""

    column: int
    signs: str

    @property
    def end(self) -> int:
        """The column after the last one."""
        return self.column + len(self.signs)

    @property
    def mark(self) -> int:
        """The column at which it is counted: of a moment its mark, of what lasted its first."""
        return self.column + max(self.signs.find(SURE), self.signs.find(UNSURE), 0)


def bar(scale: Scale, begin: Date | None, end: Date | None, fill: str = SOLID) -> Shape:
    """Return the bar from one date to another, an open side being none.

    An end that is not exact is soft, and one outside the days of the scale, or open, an arrow.
    """
    lo, lo_last = (begin.lo, begin.hi) if begin else (FIRST_DAY, FIRST_DAY)
    hi_first, hi = (end.lo, end.hi) if end else (LAST_DAY, LAST_DAY)
    first, last = scale.first(lo), scale.last(hi)
    signs = [fill] * (last - first + 1)
    before = max(scale.first(lo_last) - first, bool(begin and begin.doubt))
    after = max(last - scale.last(hi_first), bool(end and end.doubt))
    signs[:before] = SOFT * min(before, len(signs))
    signs[max(len(signs) - after, 0) :] = SOFT * min(after, len(signs))
    if lo < scale.lo:
        signs[0] = EARLIER
    if hi > scale.hi:
        signs[-1] = LATER
    return Shape(first, "".join(signs))


def event(scale: Scale, date: Date) -> Shape:
    """Return the bar of what lasted, else the mark of a moment, with the days it may have been."""
    if date.is_span:
        shape = bar(scale, *date.sides)
        if shape.signs not in (SOLID, SOFT):
            return shape
        known = shape.signs == SOLID
        return Shape(shape.column, SURE if known else UNSURE)
    middle = scale.middle(date.lo, date.hi)
    if date.precision == "day":
        return Shape(middle, UNSURE if date.doubt else SURE)
    first, last = scale.first(date.lo), scale.last(date.hi)
    return Shape(first, SOFT * (middle - first) + UNSURE + SOFT * (last - middle))


_STRENGTH = SOFT + UNSURE + SURE + SOLID + EARLIER + LATER
"""Of two signs in one column the later of these is seen."""


def row(scale: Scale, dates: Iterable[Date], *, spans: bool = True) -> Iterator[Piece]:
    """Yield the marks of several events in one row, a figure where several share a column; with
    ``spans`` also how long they lasted.
    """
    shapes = [event(scale, date) for date in dates]
    signs: dict[int, str] = {}
    for one in shapes if spans else ():
        lasted = "" if UNSURE in one.signs else one.signs
        for column, sign in enumerate(lasted, one.column):
            signs[column] = max(sign, signs.get(column, SOFT), key=_STRENGTH.find)
    counts = Counter(one.mark for one in shapes)
    for one in shapes:
        number = counts[one.mark]
        sign = one.signs[one.mark - one.column]
        if not spans:
            sign = UNSURE if UNSURE in one.signs else SURE
        signs[one.mark] = sign if number == 1 else str(number) if number < 10 else MANY
    for column in sorted(signs):
        yield Piece(column, signs[column], "bold")


def placed(shape: Shape, words: str, width: int, style: str) -> list[list[Piece]]:
    """Return rows with the shape and its words: in the bar where they fit, else beside it, else
    above; nothing is wider than ``width`` columns.
    """
    words = visible(words)
    inside = _inside(shape, words, style)
    if inside:
        return [inside]
    piece = Piece(*shape, style)
    right, left = (_wrapped(words, room) for room in (width - shape.end - 1, shape.column - 2))
    if right and (len(right) <= FEW or not left or len(right) <= len(left)):
        beside = [Piece(shape.end + 1, part) for part in right]
    elif left:
        beside = [Piece(shape.column - 1 - cells(part), part) for part in left]
    else:
        return [*_above(shape, words, width), [piece]]
    return [[piece, beside[0]], *[[one] for one in beside[1:]]]


def _wrapped(words: str, room: int) -> list[str]:
    """Return the words in lines that fit beside a shape, or none where there is no room."""
    return wrap(words, room) if room >= min(BESIDE, cells(words)) else []


def _inside(shape: Shape, words: str, style: str) -> list[Piece]:
    """Return the bar with the words in its longest solid part, or nothing where it is too short."""
    runs = re.finditer(f"{SOLID}+|{GAP}+", shape.signs)
    at, end = max((found.span() for found in runs), key=lambda s: s[1] - s[0], default=(0, 0))
    spare = end - at - cells(words) - 2
    if spare < 2:
        return []
    at += min(spare - 1, 2)
    head, tail = shape.signs[:at], shape.signs[at + 2 + cells(words) :]
    return [
        Piece(shape.column, head, style),
        Piece(shape.column + at + 1, words),
        Piece(shape.end - len(tail), tail, style),
    ]


def _above(shape: Shape, words: str, width: int) -> Iterator[list[Piece]]:
    parts = wrap(words, width - 1)
    at = max(min(shape.column, width - max(map(cells, parts))), 1)
    yield from ([Piece(at, part)] for part in parts)


def drawn_row(pieces: Iterable[Piece], grid: frozenset[int], width: int) -> Line:
    """Return the pieces as one line, with the grid where nothing is near."""
    spans: list[Span] = []
    at = 0
    for piece in sorted(pieces):
        if piece.column > at:
            spans.append(Span(_blank(at, piece.column, grid, width), "dim"))
        spans.append(Span(piece.text, piece.style))
        at = piece.column + cells(piece.text)
    rest = _blank(at, width, grid, width).rstrip()
    return line(*spans, Span(rest, "dim")) if rest else line(*spans)


def _blank(first: int, end: int, grid: frozenset[int], width: int) -> str:
    """Return what fills the columns ``first`` to before ``end``."""
    lo, hi = first + (first > 0), end - (end < width)
    return "".join(GRID if lo <= at < hi and at in grid else " " for at in range(first, end))
