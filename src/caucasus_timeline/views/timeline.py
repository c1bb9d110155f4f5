"""The drawn timeline: a date gutter, a spine, the events, and the claims beside or under them."""

from collections.abc import Iterator
from itertools import groupby, zip_longest

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.dating import gutter_words
from caucasus_timeline.views.lines import NARROWEST, Line, Span, line, link, wrap
from caucasus_timeline.views.rows import event_signs, footer, in_order, turn_words
from caucasus_timeline.views.spine import (
    BESIDE,
    GUTTER,
    SPINE,
    bearings,
    dates,
    filled,
    gap,
    joined,
    year_rule,
)
from caucasus_timeline.views.wording import (
    DISPUTED,
    is_read,
    marked_title,
    source_words,
    speaker_and_year,
)

SOURCE_LINES = 2
"""Lines that the sources of an event may fill; all of them are in the list at the end."""


def drawn(
    answer: Answer, width: int, *, brief: bool = False, claims: bool = True
) -> Iterator[Line]:
    """Yield the timeline in lines of at most ``width`` columns (40 or more)."""
    width = max(width, NARROWEST)
    yield from rows(answer, width, brief=brief, claims=claims)
    if answer.events and not brief:
        yield from _sources(answer, width)
    more = "more: timeline event ID" if answer.events else ""
    yield from footer(answer, more, width, event_signs(answer))


def rows(answer: Answer, width: int, *, brief: bool, claims: bool) -> Iterator[Line]:
    """Yield the years and in each its events, without what stands at the end of a timeline."""
    left, right = columns = _columns(width, claims=claims)
    before: int | None = None
    for year, of_year in groupby(in_order(answer), lambda row: row[0].year):
        yield from gap(before, year)
        title = " what has been said of it " if before is None else ""
        titled = ((left, ""), (right, title)) if right else ((left, ""),)
        yield year_rule(year, *titled, first=before is None)
        for _, one in of_year:
            if isinstance(one, Turn):
                yield from _turn(one, columns)
            else:
                yield from _event(answer.dataset, one, columns, brief=brief, claims=claims)
        before = year


def _turn(turn: Turn, columns: tuple[int, int]) -> Iterator[Line]:
    """Yield the row in which something begins or ends."""
    left, right = columns
    date = line(Span(f" {gutter_words(turn.date)}", "dim"))
    spine = Span("┬ " if turn.begins else "┴ ", "dim")
    for part in wrap(turn_words(turn), left):
        text = line(Span(part, "dim"))
        rest = (*filled(text, left + 1), SPINE) if right else text
        yield (*filled(date, GUTTER), spine, *rest)
        date, spine = (), SPINE


def _columns(width: int, *, claims: bool) -> tuple[int, int]:
    """Return the columns of the events and, where claims stand beside them, of the claims."""
    room = width - GUTTER - 2
    if not claims or width < BESIDE:
        return room, 0
    beside = min(max(38, room * 3 // 7), 60)
    return room - beside - 3, beside


def _event(
    dataset: Dataset, one: Chosen, columns: tuple[int, int], *, brief: bool, claims: bool
) -> Iterator[Line]:
    left, right = columns
    body = _body(dataset, one, left, brief=brief)
    said = list(_claims(dataset, one, right or left - 2)) if claims else []
    if not right:
        corners = [Span("└ ", "dim"), *[Span("  ")] * len(said)]
        body += [(corner, *one_line) for corner, one_line in zip(corners, said, strict=False)]
        said = []
    for date, text, claim in zip_longest(dates(one.event), body, said, fillvalue=()):
        yield joined(date, text, claim, left, right)


def _body(dataset: Dataset, one: Chosen, width: int, *, brief: bool) -> list[Line]:
    """Return the title, what is disputed, and the sources; in brief the title with its marks."""
    event = one.event
    title = marked_title(event, disputed=brief)
    lines = [line(Span(part, "bold")) for part in wrap(title, width)]
    if brief:
        return lines
    if event.disputes:
        about = "; ".join(dispute.about for dispute in event.disputes)
        lines += [line(part) for part in wrap(f"{DISPUTED} {about}", width)]
    named = _named(event.id, _read(dataset, event), width)
    return lines + [_linked(dataset, part) for part in named]


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


def _linked(dataset: Dataset, words: str) -> Line:
    """Return the words, each id of a source with a link to where it can be read."""
    spans: list[Span] = []
    for word in words.split(" "):
        source = dataset.sources.get(word)
        spans += [Span(word, "dim", link(source.url) if source else ""), _SPACE]
    return tuple(spans[:-1])


_SPACE = Span(" ")


def _claims(dataset: Dataset, one: Chosen, width: int) -> Iterator[Line]:
    """Yield each claim that touches the event: the speaker once, then the words touched."""
    for speaker, lines in groupby(one.bearings, lambda b: speaker_and_year(dataset, b.claim)):
        yield from (line(Span(part, "bold")) for part in wrap(speaker, width))
        yield from bearings(lines, width)


def _sources(answer: Answer, width: int) -> Iterator[Line]:
    yield line()
    yield line(Span(" Sources", "bold"))
    for source in answer.sources:
        parts = wrap(f"{source.id}: {source_words(source)}", width - 4)
        yield line(" ", Span(parts[0], "dim", link(source.url)))
        for part in parts[1:]:
            yield line("   ", Span(part, "dim"))
