"""The drawn timeline: a date gutter, a spine, the events, and the claims beside or under them."""

from collections.abc import Iterator
from itertools import groupby, zip_longest

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.dates import FIRST_DAY
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.dating import gutter_words, old_style_words
from caucasus_timeline.views.lines import Line, Span, cells, line, link, wrap
from caucasus_timeline.views.rows import in_order, turn_words
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    DISPUTED,
    ONE_SIDED,
    count,
    evidence_until,
    is_read,
    short_finding,
    source_words,
    speaker_and_year,
)

GUTTER = 12
"""Columns of the date gutter, the space before the spine with it."""

BESIDE = 100
"""From this width on claims stand beside their events, below it under them."""

NARROWEST = 40

SOURCE_LINES = 2
"""Lines that the sources of an event may fill; all of them are in the list at the end."""


def drawn(
    answer: Answer, width: int, *, brief: bool = False, claims: bool = True
) -> Iterator[Line]:
    """Yield the timeline in lines of at most ``width`` columns (40 or more)."""
    width = max(width, NARROWEST)
    columns = _columns(width, claims=claims)
    before: int | None = None
    for year, rows in groupby(in_order(answer), lambda row: row[0].year):
        yield from _gap(before, year)
        yield _year_rule(year, columns, first=before is None)
        for _, one in rows:
            if isinstance(one, Turn):
                yield from _turn(one, columns)
            else:
                yield from _event(answer.dataset, one, columns, brief=brief, claims=claims)
        before = year
    if answer.events and not brief:
        yield from _sources(answer, width)
    yield from _footer(answer, width)


def _turn(turn: Turn, columns: tuple[int, int]) -> Iterator[Line]:
    """Yield the row in which something begins or ends."""
    left, right = columns
    date = line(Span(f" {gutter_words(turn.date)}", "dim"))
    spine = Span("┬ " if turn.begins else "┴ ", "dim")
    for part in wrap(turn_words(turn), left):
        text = line(Span(part, "dim"))
        rest = (*_filled(text, left + 1), _SPINE) if right else text
        yield (*_filled(date, GUTTER), spine, *rest)
        date, spine = (), _SPINE


def _columns(width: int, *, claims: bool) -> tuple[int, int]:
    """Return the columns of the events and, where claims stand beside them, of the claims."""
    room = width - GUTTER - 2
    if not claims or width < BESIDE:
        return room, 0
    beside = min(max(38, room * 3 // 7), 60)
    return room - beside - 3, beside


def _gap(before: int | None, year: int) -> Iterator[Line]:
    years = abs(year - before) - 1 if before is not None else 0
    if years > 0:
        words = "1 year" if years == 1 else f"{years} years"
        yield line(" " * (GUTTER - 2), Span(f"⋮ {words}", "dim"))


def _year_rule(year: int, columns: tuple[int, int], *, first: bool) -> Line:
    """Return the rule that opens a year; the first one says what the columns hold."""
    left, right = columns
    crossing = "╤" if first else "╪"
    text = f" {year:04} " if year > FIRST_DAY.year else " .. "
    rule = text + "═" * (GUTTER - len(text)) + crossing + "═" * (left + 1)
    if right:
        title = " what has been said of it " if first else ""
        rule += f"{crossing}{title.center(right + 1, '═')}"
    return line(Span(rule, "bold"))


def _event(
    dataset: Dataset, one: Chosen, columns: tuple[int, int], *, brief: bool, claims: bool
) -> Iterator[Line]:
    left, right = columns
    dates = _dates(one)
    body = _body(dataset, one, left, brief=brief)
    said = list(_claims(dataset, one, right or left - 2)) if claims else []
    if not right:
        corners = [Span("└ ", "dim"), *[Span("  ")] * len(said)]
        body += [(corner, *one_line) for corner, one_line in zip(corners, said, strict=False)]
        said = []
    for date, text, claim in zip_longest(dates, body, said, fillvalue=()):
        yield _joined(date, text, claim, left, right)


def _joined(date: Line, text: Line, claim: Line, left: int, right: int) -> Line:
    if not right:
        return (*_filled(date, GUTTER), _SPINE, *text)
    return (*_filled(date, GUTTER), _SPINE, *_filled(text, left + 1), _SPINE, *claim)


_SPINE = Span("│ ", "dim")


def _filled(spans: Line, width: int) -> Line:
    """Return the spans with spaces after the last, up to ``width`` columns."""
    if not spans:
        return (Span(" " * width),)
    used = sum(cells(span.text) for span in spans)
    *before, last = spans
    return (*before, Span(last.text + " " * (width - used), last.style, last.link))


def _dates(one: Chosen) -> list[Line]:
    event = one.event
    words = gutter_words(event.date)
    whole = cells(words) <= GUTTER - 2
    parts = [words] if whole else words.replace(" – ", " –\n").split("\n")
    lines = [line(f" {part}") for words in parts for part in wrap(words, GUTTER - 2)]
    if event.old_style:
        old = old_style_words(event.old_style, short=True)
        lines.append(line(Span(f" {old}", "dim")))
    return lines


def _body(dataset: Dataset, one: Chosen, width: int, *, brief: bool) -> list[Line]:
    event = one.event
    marks = f" {DISPUTED}" * bool(event.disputes) + f" {ONE_SIDED}" * bool(event.missing_side)
    lines = [line(Span(part, "bold")) for part in wrap(event.title + marks, width)]
    if not brief:
        lines += [
            line(Span(part, "dim")) for part in _named(event.id, _read(dataset, event), width)
        ]
    return lines


def _read(dataset: Dataset, event: Event) -> list[str]:
    """Return the ids of the sources that were read; the rest is further reading."""
    cited = dict.fromkeys(citation.id for citation in event.sources)
    return [i for i in cited if i not in dataset.sources or is_read(dataset.sources[i])]


def _named(id_: str, sources: list[str], width: int) -> list[str]:
    """Return the id of an event and as many of its sources as two lines hold."""
    lines = wrap(" ".join([f"{id_}:", *sources]), width)
    fitting = len(" ".join(lines[:SOURCE_LINES]).split(" ")) - 1
    while len(lines) > SOURCE_LINES and fitting:
        fitting -= 1
        rest = f"+{len(sources) - fitting}"
        lines = wrap(" ".join([f"{id_}:", *sources[:fitting], rest]), width)
    return lines


def _claims(dataset: Dataset, one: Chosen, width: int) -> Iterator[Line]:
    """Yield each claim that touches the event: the speaker once, then the words touched."""
    for speaker, lines in groupby(one.bearings, lambda b: speaker_and_year(dataset, b.claim)):
        yield from (line(Span(part, "bold")) for part in wrap(speaker, width))
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


def _sources(answer: Answer, width: int) -> Iterator[Line]:
    yield line()
    yield line(Span(" Sources", "bold"))
    for source in answer.sources:
        parts = wrap(f"{source.id}: {source_words(source)}", width - 4)
        yield line(" ", Span(parts[0], "dim", link(source.url)))
        for part in parts[1:]:
            yield line("   ", Span(part, "dim"))


def _footer(answer: Answer, width: int) -> Iterator[Line]:
    shown = len(answer.events)
    of = f" of {answer.matched:,}" if shown < answer.matched else ""
    until = evidence_until(answer.dataset)
    words = [f"{count(shown, 'event')}{of}" if shown else "No event matches.", until]
    words.append(f"{DISPUTED} disputed  {ONE_SIDED} one side's account; more: timeline event ID")
    text = " · ".join(part for part in words if part)
    yield line()
    for part in wrap(text, width - 1):
        yield line(" ", Span(part, "dim"))
