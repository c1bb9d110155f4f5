"""The table: an event a row, its columns those that fit the width."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.words import Finding
from caucasus_timeline.query import Answer, Chosen
from caucasus_timeline.views.dating import old_style_words, signed_words
from caucasus_timeline.views.lines import NARROWEST, Line, Span, cells, line, wrap
from caucasus_timeline.views.rows import event_signs, footer
from caucasus_timeline.views.wording import (
    FINDING_SIGNS,
    finding_words,
    kind_words,
    marked_title,
    place_names,
    short_speaker,
)

WITH_PLACES, WITH_KINDS, WITH_IDS = 80, 120, 150
"""From so many columns on there are places; kinds and claims; ids in a column of their own."""

TITLES = 1
"""Where among the columns the titles stand."""

APART = 2
"""Columns between two columns of the table."""

Cell = list[Span]
"""What stands in one cell: paragraphs, each in a style."""


class _Column(NamedTuple):
    """A column: its heading, the most it may be wide, and what it holds of an event."""

    heading: str
    most: int
    cell: Callable[[Chosen], Cell]


def drawn(
    answer: Answer, width: int, *, brief: bool = False, claims: bool = True
) -> Iterator[Line]:
    """Yield the table in lines of at most ``width`` columns (40 or more).

    ``brief`` leaves out the ids of events, ``claims`` says whether to show what is said of them.
    """
    width = max(width, NARROWEST)
    columns = _columns(answer.dataset, width, brief=brief, claims=claims)
    rows = [[column.cell(one) for column in columns] for one in answer.events]
    if rows:
        widths = _widths(columns, rows, width)
        yield from _head(columns, widths)
        for row in rows:
            yield from _row(row, widths)
    legend = event_signs(answer)
    if claims and width >= WITH_KINDS:
        legend += [words for words in _findings(answer) if words not in legend]
    more = "more: timeline event ID" if answer.events else ""
    yield from footer(answer, more, width, legend)


def _columns(dataset: Dataset, width: int, *, brief: bool, claims: bool) -> list[_Column]:
    """Return the columns that fit the width; the one with the titles is the widest."""
    wide = width >= WITH_KINDS
    dates = 18 if wide else 14
    columns = [
        _Column("Date", dates, partial(_date, most=dates)),
        _Column("Event", width, partial(_title, with_id=not brief and width < WITH_IDS)),
    ]
    if width >= WITH_PLACES:
        columns.append(_Column("Place", min(width // 4, 30), partial(_places, dataset)))
    if wide:
        columns.append(_Column("Kind", width // 8, partial(_kind, dataset)))
        columns += [_Column("Said of it", width // 6, partial(_said, dataset))] * claims
    if width >= WITH_IDS and not brief:
        columns.append(_Column("Id", width // 5, _id))
    return columns


def _date(one: Chosen, *, most: int) -> Cell:
    """Return the date in both calendars; what is too long is divided where the span is."""
    words, old = signed_words(one.event.date), one.event.old_style
    parts = [words] if cells(words) <= most else words.replace(" – ", " –\n").split("\n")
    found = [Span(part) for part in parts]
    return found + ([Span(old_style_words(old, short=True), "dim")] if old else [])


def _title(one: Chosen, *, with_id: bool) -> Cell:
    return [Span(marked_title(one.event), "bold"), *[Span(one.event.id, "dim")] * with_id]


def _id(one: Chosen) -> Cell:
    return [Span(one.event.id, "dim")]


def _places(dataset: Dataset, one: Chosen) -> Cell:
    return [Span("; ".join(place_names(dataset, one.event.places)))]


def _kind(dataset: Dataset, one: Chosen) -> Cell:
    return [Span(kind_words(dataset, one.event.kind))]


def _said(dataset: Dataset, one: Chosen) -> Cell:
    """Return who makes the claims that the event bears on, and what was found of them."""
    said: dict[str, set[Finding]] = {}
    for claim, assertion, _ in one.bearings:
        said.setdefault(short_speaker(dataset, claim), set()).add(assertion.finding)
    return [Span(f"{name} {' '.join(_signs(findings))}") for name, findings in said.items()]


def _signs(findings: set[Finding]) -> list[str]:
    return [sign for finding, sign in FINDING_SIGNS.items() if finding in findings]


def _widths(columns: list[_Column], rows: list[list[Cell]], width: int) -> list[int]:
    """Return the columns of each column: as many as it needs, what is left for the titles."""
    widths = []
    for number, column in enumerate(columns):
        needed = max((cells(one.text) for row in rows for one in row[number]), default=0)
        widths.append(min(max(needed, len(column.heading)), column.most))
    others = sum(widths) - widths[TITLES] + APART * (len(widths) - 1) + 1
    widths[TITLES] = min(widths[TITLES], width - others)
    return widths


def _head(columns: list[_Column], widths: list[int]) -> Iterator[Line]:
    heads = [[line(Span(one.heading, "bold"))] for one in columns]
    yield from _lines(heads, widths)
    yield _rule(widths, "━")


def _row(row: list[Cell], widths: list[int]) -> Iterator[Line]:
    wrapped = [
        [line(Span(part, one.style)) for one in cell for part in wrap(one.text, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    yield from _lines(wrapped, widths)
    yield _rule(widths, "─")


def _lines(row: list[list[Line]], widths: list[int]) -> Iterator[Line]:
    """Yield the lines of a row, each cell filled up to the width of its column."""
    for parts in zip_longest(*row, fillvalue=line()):
        *before, last = (
            (*part, Span(" " * (width + APART - sum(cells(one.text) for one in part))))
            for part, width in zip(parts, widths, strict=True)
        )
        yield (Span(" "), *(span for part in before for span in part), *last[:-1])


def _rule(widths: list[int], sign: str) -> Line:
    return line(" ", Span((" " * APART).join(sign * width for width in widths), "dim"))


def _findings(answer: Answer) -> Iterator[str]:
    """Yield the words of the findings whose signs are shown."""
    found = {b.assertion.finding for one in answer.events for b in one.bearings}
    yield from (finding_words(one) for one in FINDING_SIGNS if one in found)
