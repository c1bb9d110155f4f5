"""Two speakers, event by event: what each says of it beside what the other does."""

from collections.abc import Iterator
from itertools import groupby, zip_longest

import msgspec

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen
from caucasus_timeline.views.dating import both_calendars
from caucasus_timeline.views.lines import (
    NARROWEST,
    Line,
    Span,
    cells,
    flow,
    heading,
    line,
    sentences,
    visible,
    wrap,
)
from caucasus_timeline.views.plain import said_of
from caucasus_timeline.views.spine import (
    BESIDE,
    GUTTER,
    SPINE,
    bearings,
    dates,
    filled,
    gap,
    year_rule,
)
from caucasus_timeline.views.wording import (
    DISPUTED,
    NOTE,
    ONE_SIDED,
    count,
    evidence_until,
    marked_title,
    year_said,
)

SILENT = "–"
"""What stands where a speaker has said nothing on which the event bears."""

_NOTHING = "no words in the record on which it bears"
_SIGNS = (
    f"{SILENT} {_NOTHING}, {DISPUTED} disputed, {ONE_SIDED} one side's account; more: timeline"
    " event ID."
)
_ABOUT = "Events, how each bears on words of the two (“…”), and what was found of the words."


class Speaker(msgspec.Struct, frozen=True):
    """One of the two: the id, the name, and the years in which what is shown was last said."""

    id: str
    name: str
    years: tuple[str, ...]


def drawn(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each event with what the two say of it, in lines of at most ``width`` columns (40 or
    more): side by side from :data:`BESIDE` on, one under the other below.
    """
    width, speakers = max(width, NARROWEST), _speakers(answer)
    yield from heading(f"COMPARE  {' and '.join(speaker.name for speaker in speakers)}", "", width)
    yield from flow(_ABOUT, width, 1, "dim")
    columns = _columns(width)
    before: int | None = None
    for year, events in groupby(answer.events, key=lambda one: one.event.date.lo.year):
        yield from gap(before, year)
        titles = [_title(one, columns[-1]) for one in speakers] if columns[1:] else [""]
        yield year_rule(year, *zip(columns, titles, strict=True), first=before is None)
        for one in events:
            yield from _event(answer.dataset, one, speakers, columns)
        before = year
    yield line()
    counted = (_counted(answer), evidence_until(answer.dataset))
    yield from flow(" · ".join(part for part in counted if part), width, 1, "dim")
    yield from flow(f"{_SIGNS} {NOTE}", width, 1, "dim")


def _speakers(answer: Answer) -> tuple[Speaker, ...]:
    dataset, said = answer.dataset, [b.claim for one in answer.events for b in one.bearings]
    ids = answer.compared.speakers if answer.compared else ()
    years = {id_: {year_said(dataset, c) for c in said if c.speaker == id_} for id_ in ids}
    return tuple(Speaker(i, dataset.speaker_name(i), tuple(sorted(years[i]))) for i in ids)


def _columns(width: int) -> tuple[int, ...]:
    """Return the columns of each speaker, or those of both where one stands under the other."""
    room = width - GUTTER - 2
    if width < BESIDE:
        return (room,)
    second = (room - 3) // 2
    return room - 3 - second, second


def _title(speaker: Speaker, width: int) -> str:
    """Return the name for the rule over a column, with the year if all was said in one; the id
    where it is too long.
    """
    year = f" {speaker.years[0]}" if len(speaker.years) == 1 else ""
    names = (f" {visible(name)} " for name in (f"{speaker.name}{year}", speaker.name, speaker.id))
    return next((name for name in names if cells(name) <= width), "")


def _event(
    dataset: Dataset, one: Chosen, speakers: tuple[Speaker, ...], columns: tuple[int, ...]
) -> Iterator[Line]:
    first, *second = columns
    width, named = (second[0], False) if second else (first - 2, True)
    said = [list(_said(dataset, one, who, width, named=named)) for who in speakers]
    rows = list(_headline(one.event, sum(columns) + 3 * len(second)))
    rows += _beside(first, *said) if second else _under(*said)
    days = dates(one.event)
    rows += [(*filled((), first + 1), SPINE) if second else ()] * (len(days) - len(rows))
    for date, row in zip_longest(days, rows, fillvalue=()):
        yield (*filled(date, GUTTER), SPINE, *row)


def _headline(event: Event, width: int) -> Iterator[Line]:
    """Yield the title and the id, in one line if there is room."""
    *before, last = wrap(marked_title(event), width)
    yield from (line(Span(part, "bold")) for part in before)
    if cells(last) + 2 + cells(visible(event.id)) <= width:
        yield line(Span(last, "bold"), "  ", Span(visible(event.id), "dim"))
        return
    yield line(Span(last, "bold"))
    yield from (line(Span(part, "dim")) for part in wrap(event.id, width))


def _said(
    dataset: Dataset, one: Chosen, speaker: Speaker, width: int, *, named: bool
) -> Iterator[Line]:
    """Yield what the speaker says of the event, under the year, where years differ, or under name
    and year.
    """
    lines = [b for b in one.bearings if b.claim.speaker == speaker.id]
    if not lines:
        yield from (line(Span(part, "bold")) for part in wrap(speaker.name, width) if named)
        yield line(Span(SILENT, "dim"))
    for year, of_year in groupby(lines, lambda b: year_said(dataset, b.claim)):
        head = f"{speaker.name} {year}" if named else year * bool(speaker.years[1:])
        yield from (line(Span(part, "bold")) for part in wrap(head, width) if part)
        yield from bearings(of_year, width)


def _under(*said: list[Line]) -> Iterator[Line]:
    for lines in said:
        corner = Span("└ ", "dim")
        for one in lines:
            yield (corner, *one)
            corner = Span("  ")


def _beside(width: int, *said: list[Line]) -> Iterator[Line]:
    for one, other in zip_longest(*said, fillvalue=()):
        yield (*filled(one, width + 1), SPINE, *other)


def _counted(answer: Answer) -> str:
    """Return on how many events the words of both bear, and on how many those of one."""
    found = answer.compared
    if not found:
        return ""
    one, other = (answer.dataset.speaker_name(speaker) for speaker in found.speakers)
    if not answer.events and not (found.only_first or found.only_second):
        return "No event matches"
    both = count(found.both, "event") if found.both else "No event"
    return (
        f"{both} with words of both, {found.only_first} with words of {one} alone,"
        f" {found.only_second} with words of {other} alone"
    )


def plain(answer: Answer) -> Iterator[str]:
    """Yield the events, under each what the two say of it, in sentences."""
    yield from sentences(_plain(answer))


def _plain(answer: Answer) -> Iterator[str]:
    speakers = _speakers(answer)
    yield f"{' and '.join(speaker.name for speaker in speakers)}. {_ABOUT}"
    for one in answer.events:
        yield f"{both_calendars(one.event)}. {one.event.title} [{one.event.id}]"
        for speaker in speakers:
            lines = [b for b in one.bearings if b.claim.speaker == speaker.id]
            yield from (f"  {said_of(answer.dataset, bearing)}" for bearing in lines)
            yield from [f"  {speaker.name}: {_NOTHING}."] * (not lines)
    yield f"{_counted(answer)}; {evidence_until(answer.dataset)}".rstrip("; ") + "."
    yield NOTE


def tabbed(answer: Answer) -> Iterator[str]:
    """Yield each event in a line: date as written, id, title, what the first says of it and what
    the second, between tabs; nothing where one is silent.
    """
    speakers = [speaker.id for speaker in _speakers(answer)]
    for one in answer.events:
        said = ("; ".join(_short(one, speaker)) for speaker in speakers)
        event = one.event
        yield "\t".join(visible(part) for part in (event.date.text, event.id, event.title, *said))


def _short(one: Chosen, speaker: str) -> Iterator[str]:
    for claim, assertion, evidence in one.bearings:
        if claim.speaker == speaker:
            finding = assertion.finding.replace("-", " ")
            yield f"{claim.id}.{assertion.id}: {evidence.bearing}, finding: {finding}"
