"""Every view of the whole record: no line too wide, no word lost, and all of it in plain words."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
import pytest
import wcwidth
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.dates import FIRST_DAY, Date, Window, YearDay, read
from caucasus_timeline.model.records import Assertion
from caucasus_timeline.model.words import BEARINGS, FINDINGS, READ
from caucasus_timeline.query import Answer, Query, Turn, asked, listing, select
from caucasus_timeline.query.calendar import on
from caucasus_timeline.query.comparing import compare
from caucasus_timeline.query.measuring import between
from caucasus_timeline.views import (
    about,
    chart,
    claim,
    comparing,
    event,
    lists,
    plain,
    plain_claim,
    report,
    timeline,
)
from caucasus_timeline.views import between as spans
from caucasus_timeline.views import columns as table
from caucasus_timeline.views import day as days
from caucasus_timeline.views.dating import year_words
from caucasus_timeline.views.lines import Line, bare
from caucasus_timeline.views.rows import in_order, turn_words
from caucasus_timeline.views.wording import (
    NOTE,
    evidence_shown,
    holder_words,
    latest_words,
    on_control,
    perspective_words,
    remarks,
    source_words,
    speaker_and_year,
)

Told = Iterable[Iterable[str]]
"""What a view is to tell: rows of texts, the texts of each row in their order."""


class View(NamedTuple):
    """An answer, how it is drawn and told in plain words, and what both are to tell."""

    answer: Answer
    draw: Callable[[Answer, int], Iterable[Line]]
    told: Callable[[Answer], Told] = lambda _: ()
    plain: Callable[[Answer], Iterable[str]] | None = None
    told_plainly: Callable[[Answer], Told] | None = None


Views = dict[str, View]


def timelines(data: Dataset) -> Views:
    """The timeline, in every way that it can be drawn."""
    forth, back = select(data, Query()), select(data, Query(reverse=True))
    return {
        "show": View(forth, timeline.drawn, _shown, plain.events, _shown_plainly),
        "show --brief": View(
            forth, lambda answer, width: timeline.drawn(answer, width, brief=True), _shown_in_brief
        ),
        "show --no-claims": View(
            forth,
            lambda answer, width: timeline.drawn(answer, width, claims=False),
            lambda answer: (_titles(answer), _bibliography(answer)),
        ),
        "show --reverse": View(back, timeline.drawn, _shown, plain.events, _shown_plainly),
        "show --layout table": View(forth, table.drawn, _tabled),
        "show --layout chart": View(forth, chart.drawn),
    }


def claims(data: Dataset) -> Views:
    """Every claim: as it is drawn at first, with nothing folded, and with its occasions."""
    views = {}
    for id_ in data.claims:
        answer = asked.claim(data, id_)
        views[f"claim {id_}"] = View(
            answer, claim.one_claim, _claim, plain_claim.claim, _claim_plainly
        )
        views[f"claim {id_} --all"] = View(
            answer,
            lambda answer, width: claim.one_claim(answer, width, unfolded=True),
            lambda answer: _claim(answer, unfolded=True),
            lambda answer: plain_claim.claim(answer, unfolded=True),
            lambda answer: _claim_plainly(answer, unfolded=True),
        )
        views[f"claim {id_} --said"] = View(
            answer,
            lambda answer, width: claim.one_claim(answer, width, occasions=True),
            _occasions,
            lambda answer: plain_claim.claim(answer, occasions=True),
        )
    return views


def asked_of_two(data: Dataset) -> Views:
    """What two speakers say of the same events, what lay between two of them, and days."""
    counts = Counter(one.speaker for one in data.claims.values())
    first, *others = [speaker for speaker, _ in counts.most_common(4)]
    pairs = {f"{first} {other}": compare(data, first, other, Query()) for other in others}
    begun = [one.id for one in data.events if one.date.lo != FIRST_DAY]
    ends = (begun[0], begun[-1]) if begun else ("1800", "2026")
    return {
        **{
            f"compare {two}": View(
                answer, comparing.drawn, _compared, comparing.plain, _compared_plainly
            )
            for two, answer in pairs.items()
        },
        "between": View(between(data, *ends), spans.drawn, lambda a: [_titles(a)], spans.plain),
        **{
            f"on {day}": View(on(data, YearDay(*day)), days.drawn, _met, days.plain)
            for day in ((5, 28), (11, 30), (2, 29), (10, 13))
        },
    }


def events(data: Dataset) -> Views:
    """Every event in full."""
    found = {one.id: asked.event(data, one.id) for one in data.events}
    return {
        f"event {id_}": View(answer, event.one_event, _event, plain.event)
        for id_, answer in found.items()
    }


def listed(data: Dataset) -> Views:
    """Every list, and every place of which it is known who held it."""
    held = dict.fromkeys(tenure.place for tenure in data.tenures)
    some = list(data.sources)[::20]
    about_it = asked.about(data, "about")
    return {
        "claims": View(asked.claims(data), lists.claims, _gists),
        **{
            f"claims --finding {finding}": View(
                asked.claims(data, findings=(finding,)), lists.claims, _found
            )
            for finding in FINDINGS
        },
        "sources": View(listing.sources(data, None, None), lists.sources, _sources),
        **{
            f"sources {id_}": View(listing.sources(data, id_, None), lists.sources, _sources)
            for id_ in some
        },
        "places": View(listing.places(data), lists.places, _places, plain.places),
        **{
            f"places {id_}": View(listing.places(data, id_), lists.places, _places, plain.places)
            for id_ in held
        },
        "tags": View(listing.tags(data), lists.terms, _terms),
        "kinds": View(listing.kinds(data), lists.terms, _terms),
        "actors": View(listing.actors(data), lists.actors, _actors),
        "periods": View(listing.periods(data), lists.periods, _periods),
        "about": View(about_it, lambda answer, width: about.about(answer, width, "1.0"), _about),
        "welcome": View(about_it, about.welcome),
        "check --explain": View(about_it, lambda _, width: report.explained(width)),
    }


STEPS = {"timelines": 4, "claims": 11, "events": 16, "two": 3, "lists": 6}
"""Each view is drawn at every so many columns; together they are drawn at all of 40 to 200."""


def of(data: Dataset) -> dict[str, Views]:
    found = (timelines(data), claims(data), events(data), asked_of_two(data), listed(data))
    return dict(zip(STEPS, found, strict=True))


@pytest.fixture(scope="module")
def views(record: Dataset) -> dict[str, Views]:
    return of(record)


# What each view is to tell.


def _titles(answer: Answer) -> Iterator[str]:
    for _, one in in_order(answer):
        yield turn_words(one) if isinstance(one, Turn) else one.event.title


def _bibliography(answer: Answer) -> Iterator[str]:
    yield from (f"{source.id}: {source_words(source)}" for source in answer.sources)


def _touched(answer: Answer) -> Iterator[str]:
    for one in answer.events:
        for speaker, bearings in groupby(
            one.bearings, lambda b: speaker_and_year(answer.dataset, b.claim)
        ):
            yield speaker
            before = None
            for bearing in bearings:
                yield bearing.evidence.bearing
                if bearing.assertion is not before:
                    yield f"“{bearing.assertion.word or bearing.assertion.id}”"
                    yield _finding(bearing.assertion).replace("mostly accurate", "mostly")
                before = bearing.assertion


def _finding(assertion: Assertion) -> str:
    return assertion.finding.replace("-", " ")


def _shown(answer: Answer) -> Told:
    return _titles(answer), _touched(answer), _bibliography(answer)


def _shown_in_brief(answer: Answer) -> Told:
    return _titles(answer), _touched(answer)


def _tabled(answer: Answer) -> Told:
    yield from ([one.event.title] for one in answer.events)
    yield from ([one.event.id] for one in answer.events)


def _compared(answer: Answer) -> Told:
    yield [one.event.title for one in answer.events]
    for one in answer.events:
        yield from ([f"“{b.assertion.word or b.assertion.id}”"] for b in one.bearings)


def _compared_plainly(answer: Answer) -> Told:
    yield [one.event.title for one in answer.events]
    for one in answer.events:
        yield from ([b.assertion.text, b.evidence.why] for b in one.bearings)


def _met(answer: Answer) -> Told:
    yield [one.event.title for one in answer.events]


def _shown_plainly(answer: Answer) -> Told:
    yield _rows(answer)
    yield _bibliography(answer)


def _rows(answer: Answer) -> Iterator[str]:
    for _, one in in_order(answer):
        if isinstance(one, Turn):
            yield turn_words(one)
            continue
        yield from (one.event.title, *(dispute.about for dispute in one.event.disputes))
        yield one.event.missing_side
        for claim_, assertion, evidence in one.bearings:
            yield from (speaker_and_year(answer.dataset, claim_), assertion.text)
            yield from (evidence.bearing, evidence.why, f"Finding: {_finding(assertion)}")


def _words(answer: Answer) -> Iterator[str]:
    """The words of a claim as they were last said."""
    one, quoted = answer.claims[0], latest_words(answer.claims[0])
    yield from (f"“{said.quote}”" for said in quoted)
    yield from [] if quoted else [one.gist]
    statement = answer.dataset.latest_statement(one)
    yield from [statement.title, statement.venue] if statement else []
    yield from dict.fromkeys(said.differs for said in quoted)


def _first_screen(answer: Answer) -> Iterator[str]:
    yield answer.claims[0].in_print
    for one in answer.claims[0].assertions:
        yield from (one.short or one.text, _finding(one), one.because)


def _assertions(answer: Answer, *, unfolded: bool) -> Iterator[str]:
    for one in answer.claims[0].assertions:
        yield from (one.text, one.why, *remarks(answer.dataset, one))
        if one is on_control(answer.claims[0]):
            yield from (holder_words(tenure) for tenure in answer.tenures)
        for evidence in evidence_shown(answer.dataset, one, unfolded=unfolded):
            yield from (evidence.bearing, evidence.why)
        for side in one.sides:
            yield from (side.who, side.says)


def _answers(answer: Answer) -> Iterator[str]:
    one = answer.claims[0]
    for reply in one.replies:
        yield from (reply.who, reply.says)
    yield one.no_reply.looked.rstrip(".") if one.no_reply else ""


def _cited(answer: Answer, *, unfolded: bool, occasions: bool = False) -> Told:
    """The sources of a claim, each in a row of its own: their order is the view's."""
    one = answer.claims[0]
    ids = {said.source for said in (one.said if occasions else latest_words(one)) if said.quote}
    ids |= {id_ for reply in one.replies for id_ in reply.sources}
    for assertion in () if occasions else one.assertions:
        ids |= {id_ for side in assertion.sides for id_ in side.sources}
        for evidence in assertion.evidence:
            ids |= set(evidence.cited) if unfolded or evidence.bearing != "context" else set()
    for source in (answer.dataset.sources[id_] for id_ in sorted(ids - {""})):
        yield [source_words(source), perspective_words(source)]


def _claim(answer: Answer, *, unfolded: bool = False) -> Told:
    yield _words(answer)
    yield _first_screen(answer)
    yield [_finding(one).upper() for one in answer.claims[0].assertions]
    yield [*_assertions(answer, unfolded=unfolded), *_answers(answer)]
    for side in (side for one in answer.claims[0].assertions for side in one.sides):
        yield [f"{side.who} ({year_words(side.date)})"] if side.date else [side.who]
    yield from _cited(answer, unfolded=unfolded)


def _claim_plainly(answer: Answer, *, unfolded: bool = False) -> Told:
    for row in _claim(answer, unfolded=unfolded):
        yield [f"Finding: {one.lower()}" if one.isupper() else one for one in row]


def _occasions(answer: Answer) -> Told:
    yield _words(answer)
    told = []
    for said in answer.claims[0].said:
        statement = answer.dataset.statements.get(said.statement)
        told += [statement.title] if statement and statement.title not in told else []
        told += [f"“{said.quote}”" if said.quote else "", said.differs]
    yield told
    yield _answers(answer)
    yield from _cited(answer, unfolded=False, occasions=True)


def _event(answer: Answer) -> Told:
    one, dataset = answer.events[0].event, answer.dataset
    told = [one.title, one.date_note, one.summary, *(name.name for name in one.names)]
    told += [dataset.speaker_name(actor) for actor in one.actors]
    told += [one.confidence_note, one.missing_side]
    for text in one.texts:
        told += [text.where, text.says]
    told += [part for citation in one.sources for part in (citation.supports, citation.locator)]
    for dispute in one.disputes:
        told.append(dispute.about)
        told += [part for position in dispute.positions for part in (position.who, position.says)]
    for _, assertion, evidence in answer.events[0].bearings:
        told += [assertion.text, evidence.bearing, evidence.why]
    ends = [other.title for other in (answer.before, answer.after) if other]
    yield [*told, *ends]
    yield [_finding(assertion) for _, assertion, _ in answer.events[0].bearings]
    yield from ([dataset.event_by_id[id_].title] for id_ in one.related)
    cited = {id_ for _, _, evidence in answer.events[0].bearings for id_ in evidence.cited}
    for source in (*answer.sources, *(dataset.sources[id_] for id_ in cited)):
        yield [source_words(source), perspective_words(source)]


def _gists(answer: Answer) -> Told:
    yield [part for one in answer.claims for part in (one.id, one.gist)]


def _found(answer: Answer) -> Told:
    told: list[str] = []
    for one in answer.claims:
        told += [one.id, one.gist]
        for assertion in answer.found[one.id]:
            told += [_finding(assertion), assertion.text, assertion.why]
    yield told


def _sources(answer: Answer) -> Told:
    told: list[str] = []
    for one in answer.sources:
        told += [one.id, source_words(one), perspective_words(one), one.url]
    yield [*told, *(chosen.event.title for chosen in answer.events)]


def _places(answer: Answer) -> Told:
    told: list[str] = []
    for one in answer.places:
        told += [one.id, one.name, *(name for names in one.names.values() for name in names)]
        told += [one.note]
    for tenure in answer.tenures:
        told += [holder_words(tenure), tenure.note]
    yield told


def _terms(answer: Answer) -> Told:
    yield [part for one in answer.terms for part in (one.id, one.definition)]


def _actors(answer: Answer) -> Told:
    told: list[str] = []
    for one in answer.actors:
        told += [one.id, one.name, *(name for names in one.names.values() for name in names)]
        told += [one.note]
    yield told


def _periods(answer: Answer) -> Told:
    yield [part for one in answer.periods for part in (one.id, one.name)]


def _about(answer: Answer) -> Told:
    yield [*FINDINGS.values(), *BEARINGS.values(), *READ.values()]


# How it is measured.


@cache
def fills_one_column(sign: str) -> bool:
    return wcwidth.wcwidth(sign) == 1


def too_wide(lines: list[str], width: int) -> list[str]:
    """The lines that fill more columns than the width, by wcwidth and by no table of ours."""
    odd = {sign for sign in set("".join(lines)) if not fills_one_column(sign)}
    found = []
    for one in lines:
        size = len(one) if odd.isdisjoint(one) else wcwidth.wcswidth(one)
        if not 0 <= size <= width:
            found.append(one)
    return found


def drawn(view: View, width: int) -> list[str]:
    return bare(view.draw(view.answer, width)).removesuffix("\n").split("\n")


def rotated(views: Views, step: int) -> Iterator[tuple[str, View, int]]:
    for number, (name, view) in enumerate(views.items()):
        for width in range(40 + number % step, 201, step):
            yield name, view, width


@pytest.mark.parametrize("family", STEPS)
def test_no_line_of_the_record_is_wider_than_asked_at_any_width(
    family: str, views: dict[str, Views]
) -> None:
    asked_of = set()
    faults = []
    for name, view, width in rotated(views[family], STEPS[family]):
        asked_of.add(width)
        faults += [(width, name, one) for one in too_wide(drawn(view, width), width)]
    assert faults[:9] == []
    assert asked_of == set(range(40, 201))


_FREE = """
    title name names summary date_note confidence_note missing_side where says locator supports
    used_by about who venue quote differs looked why text word short because gist in_print
    not_opened authors publisher container volume url years note holder label definition
"""
FREE = frozenset(_FREE.split())
"""The fields of records in which a text of any length and script may stand."""


def stretched(value: Any, words: str, ids: dict[str, str], field: str = "") -> Any:
    """The answer with other words in every free text, and with other ids."""
    if isinstance(value, Bearing):
        return Bearing(*(stretched(part, words, ids) for part in value))
    if isinstance(value, msgspec.Struct):
        named = {name: getattr(value, name) for name in value.__struct_fields__}
        return msgspec.structs.replace(
            value, **{name: stretched(part, words, ids, name) for name, part in named.items()}
        )
    if isinstance(value, tuple) and not isinstance(value, Window | YearDay):
        return tuple(stretched(part, words, ids, field) for part in value)
    if isinstance(value, dict):
        return {
            stretched(key, words, ids): stretched(part, words, ids, field)
            for key, part in value.items()
        }
    if isinstance(value, str):
        return words if field in FREE and value else ids.get(value, value)
    return value


def ids_of(data: Dataset) -> set[str]:
    tables = (data.claims, data.sources, data.places, data.actors, data.periods, data.statements)
    found = {id_ for table in tables for id_ in table} | set(data.event_by_id)
    return (
        found
        | {term.id for term in data.terms}
        | {assertion.id for one in data.claims.values() for assertion in one.assertions}
    )


long_words = st.lists(
    st.text("aəжհა港ی\u0301\u200c-", min_size=1, max_size=70), min_size=1, max_size=6
)


DATES = [
    "[1918-09-10..1919-11-14]",
    "1918-09-10~/1919-11-14%",
    "1918-09-10?/..",
    "../1919-11-14?",
    "19XX",
    "1918-09-10",
]


LONGEST = read(DATES[0]), read(DATES[0])


def redated(data: Dataset, first: Date, last: Date) -> Dataset:
    """The dataset with other dates, as long in words as dates can be."""
    put = msgspec.structs.replace
    said, sources = data.statements, data.sources
    return put(
        data,
        events=tuple(put(one, date=first, old_style=None) for one in data.events),
        tenures=tuple(put(one, start=first, end=last) for one in data.tenures),
        sources={id_: put(one, date=last) for id_, one in sources.items()},
        statements={
            id_: put(one, date=first, recorded=first, published=last) for id_, one in said.items()
        },
    )


@example(words="a", tail="", dates=LONGEST, width=40)
@example(words="a", tail="", dates=LONGEST, width=72)
@settings(deadline=None, max_examples=40)
@given(
    words=long_words.map(" ".join),
    tail=st.text("ab-", max_size=60),
    dates=st.tuples(*[st.sampled_from(DATES).map(read)] * 2),
    width=st.integers(40, 200),
)
def test_no_words_ids_or_dates_are_so_long_that_a_line_is_wider_than_asked(
    words: str, tail: str, dates: tuple[Date, Date], width: int, toy: Dataset
) -> None:
    ids = {id_: f"{id_}{tail}" for id_ in ids_of(toy)}
    for views in of(redated(toy, *dates)).values():
        for name, view in views.items():
            answer = stretched(view.answer, words, ids)
            assert too_wide(drawn(view._replace(answer=answer), width), width) == [], name


# No word lost.

_BEFORE = re.compile(r"[\s│└┬┴]*")


def alike(one: str, other: str) -> int:
    """How many signs the two texts begin with alike."""
    if one.startswith(other):
        return len(other)
    longest = min(len(one), len(other))
    return bisect(range(1, longest + 1), 0, key=lambda size: one[:size] != other[:size])


def goes_on(lines: list[str], row: int, at: int, text: str) -> bool:
    """Whether the text stands at that place, word for word, and goes on below: in its column or
    where the lines of its paragraph begin. A word may be cut only where its line ends.
    """
    there = lines[row][at:]
    size = alike(there, text)
    rest = text[size:].lstrip(" ")
    if not rest:
        return not (text[-1].isalnum() and there[size : size + 1].isalnum())
    if not size or not (there[:size].endswith(" ") or there[size : size + 1] in {"", " "}):
        return False
    if row + 1 == len(lines):
        return False
    below = lines[row + 1]
    begins = _BEFORE.match(below)
    places = {at, at + 2, begins.end() if begins else 0, below.rfind("│ ") + 2}
    return any(goes_on(lines, row + 1, place, rest) for place in places)


def place_of(lines: list[str], text: str, after: tuple[int, int]) -> tuple[int, int] | None:
    """The row and column, later than those, where the text begins."""
    first = text.split(" ", 1)[0][:8]
    row, at = after
    while row < len(lines):
        at = lines[row].find(first, at + 1)
        if at < 0:
            row += 1
        elif not lines[row][at - 1 : at].isalnum() and goes_on(lines, row, at, text):
            return row, at
    return None


def lost(lines: list[str], told: Told) -> list[str]:
    """The texts that do not stand in the lines, word for word, each row of texts in its order."""
    found = []
    for row in told:
        after = 0, -1
        for text in (" ".join(one.split()) for one in row if one):
            place = place_of(lines, text, after)
            if place:
                after = place
            else:
                found.append(text)
    return found


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("family", STEPS)
def test_no_word_of_the_record_is_lost(family: str, width: int, views: dict[str, Views]) -> None:
    faults = []
    for name, view in views[family].items():
        faults += [(name, one) for one in lost(drawn(view, width), view.told(view.answer))]
    assert faults[:9] == []


SAMPLE = ["one two three fou │ x", "     five-and-a-ha │ y", "     lf six   [1]", "seven  one two"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("two three", True),
        ("one two three", True),
        ("six", True),
        ("seven", True),
        ("two four", False),
        ("one three", False),
        ("two three fo", False),
        ("five-and-a-half six", True),
        ("five-and-a-half seven", False),
        ("eight", False),
    ],
)
def test_the_search_for_lost_words_finds_what_is_there_and_no_more(text: str, there: bool) -> None:
    assert lost(SAMPLE, [[text]]) == ([] if there else [text])


def test_the_search_for_lost_words_heeds_order_and_number() -> None:
    assert lost(SAMPLE, [["one two", "one two"]]) == []
    assert lost(SAMPLE, [["six", "x"]]) == ["x"]
    assert lost(SAMPLE, [["six", "six"]]) == ["six"]


def unmarked(lines: list[str]) -> str:
    """The words of a chart, without its axis, bars and marks."""
    return " ".join(re.sub(r"[│┊┼┬┴─━╌·●○◀▶]", " ", " ".join(lines)).split())


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize(
    "query",
    [
        Query(within=("1920-12", read("1920-12"))),
        Query(within=("1918", read("1918")), places=("baku",)),
        Query(since=read("1917"), until=read("1924"), places=("zangezur",)),
        Query(since=read("2026")),
    ],
    ids=["month", "Baku", "Zangezur", "2026"],
)
def test_no_name_of_a_chart_is_lost(query: Query, width: int, record: Dataset) -> None:
    answer = select(record, query)
    words = unmarked(list(bare(chart.drawn(answer, width)).splitlines()))
    told = [one.event.title for one in answer.events]
    told += [period.name for period in answer.periods]
    told += [holder_words(tenure) for tenure in answer.tenures]
    assert told
    assert [one for one in told if " ".join(one.replace("·", " ").split()) not in words] == []


SCREEN = 24
"""Lines of a terminal as it mostly opens."""


def test_his_words_the_words_for_print_and_the_findings_fit_on_one_screen(record: Dataset) -> None:
    for id_, one in record.claims.items():
        lines = bare(claim.one_claim(asked.claim(record, id_), 100)).splitlines()
        height = next(row for row, text in enumerate(lines) if text.strip() == NOTE)
        assert height <= SCREEN or len(one.assertions) > 10, id_


# In plain words.

_UNWRAPPED = 1_000_000


@pytest.mark.parametrize("family", STEPS)
def test_the_plain_look_tells_the_same_without_drawing(
    family: str, views: dict[str, Views]
) -> None:
    faults = []
    for name, view in views[family].items():
        if name.startswith("show --") and name != "show --reverse":
            continue
        lines = list(view.plain(view.answer)) if view.plain else drawn(view, _UNWRAPPED)
        faults += [(name, one) for one in lines if re.search("[\u2500-\u257f⋮\x1b]", one)]
        told = view.told_plainly or view.told
        faults += [(name, one) for one in lost(lines, told(view.answer))]
    assert faults[:9] == []
