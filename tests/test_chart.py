"""The chart: days become columns, words never overlap, each shape means what the legend says."""

import re
from datetime import date as Day
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline.model.dataset import Dataset, in_order
from caucasus_timeline.model.dates import Date, Window, read
from caucasus_timeline.model.records import Event, Period
from caucasus_timeline.query import Answer, Query, select
from caucasus_timeline.query.charting import charted
from caucasus_timeline.views import chart, marks
from caucasus_timeline.views.axis import Scale, ticks
from caucasus_timeline.views.dating import short_span
from caucasus_timeline.views.lines import bare, cells, visible
from caucasus_timeline.views.marks import Piece, Shape

DAYS = st.dates(Day(1801, 1, 1), Day(2026, 12, 31))
WIDTHS = st.integers(16, 180)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    lo, hi = sorted([draw(DAYS), draw(DAYS)])
    near = draw(st.sampled_from([1, 30, 1000, 10**6]))
    return Scale(lo, min(hi, Day.fromordinal(lo.toordinal() + near)), draw(WIDTHS))


@given(scales(), DAYS, DAYS)
def test_later_days_never_stand_further_left_and_equal_days_stand_together(
    scale: Scale, one: Day, other: Day
) -> None:
    one, other = sorted([one, other])
    assert scale.first(one) <= scale.first(other)
    assert scale.last(one) <= scale.last(other)
    again = Scale(*scale)
    assert (again.first(one), again.last(one)) == (scale.first(one), scale.last(one))


@given(scales())
def test_the_first_day_has_the_first_column_and_the_last_day_the_last(scale: Scale) -> None:
    assert scale.first(scale.lo) == 0
    assert scale.last(scale.hi) == scale.width - 1


@given(scales(), DAYS)
def test_every_day_has_columns_on_the_paper(scale: Scale, day: Day) -> None:
    assert 0 <= scale.first(day) <= scale.middle(day, day) <= scale.last(day) < scale.width


@given(scales())
def test_where_there_is_room_the_next_day_begins_after_the_last_column_of_a_day(
    scale: Scale,
) -> None:
    if (scale.hi - scale.lo).days < scale.width and scale.lo < scale.hi:
        following = Day.fromordinal(scale.lo.toordinal() + 1)
        assert scale.first(following) == scale.last(scale.lo) + 1


@given(scales())
def test_the_words_of_ticks_never_touch_and_stay_on_the_paper(scale: Scale) -> None:
    found = ticks(scale)
    for one, other in pairwise(found):
        assert one.column + len(one.words) + 2 <= other.column
    assert all(one.column + len(one.words) <= scale.width for one in found)


@given(scales())
def test_an_axis_always_names_a_year(scale: Scale) -> None:
    words = [tick.words for tick in ticks(scale) if tick.words]
    assert re.search(r"\d{4}", words[0])


@pytest.mark.parametrize(
    ("lo", "hi", "width", "words"),
    [
        ("1801", "2026", 96, "1801, 1820, 1840, 1860, 1880, 1900, 1920, 1940, 1960, 1980, 2000"),
        ("1801", "2026", 60, "1801, 1850, 1900, 1950, 2000"),
        ("1917", "1922", 60, "1917, 1918, 1919, 1920, 1921, 1922"),
        ("1917", "1922", 38, "1917, 1918, 1920, 1922"),
        ("1920-04", "1920-06", 60, "Apr 1920, May, Jun"),
        ("1918-05-28", "1920-04-28", 60, "Jul 1918, 1919, Jul, 1920"),
        ("1918-12-20", "1919-01-10", 60, "21 Dec 1918, 26, Jan 1919, 6"),
        ("1918-05-28", "1918-05-28", 60, "28 May 1918"),
        ("1999-01-04", "1999-01-05", 16, "4 Jan 1999"),
    ],
)
def test_ticks_stand_at_sensible_years_months_or_days(
    lo: str, hi: str, width: int, words: str
) -> None:
    found = ticks(Scale(read(lo).lo, read(hi).hi, width))
    assert ", ".join(tick.words for tick in found if tick.words).startswith(words)


DAILY = Scale(Day(1918, 5, 1), Day(1918, 6, 9), 40)
"""A column for each day."""


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("1918-05-05/1918-05-12", Shape(4, "━━━━━━━━")),
        ("1918-05/1918-06-03", Shape(0, "╌" * 30 + "━━━━")),
        ("1918-05-30/1918-06", Shape(29, "━━━" + "╌" * 7 + "▶")),
        ("1918-05-05~/1918-05-12?", Shape(4, "╌━━━━━━╌")),
        ("1900/1918-05-08", Shape(0, "◀━━━━━━━")),
        ("../1918-05-08", Shape(0, "◀━━━━━━━")),
        ("1918-06-02/..", Shape(32, "━━━━━━━▶")),
        ("1918-06-02/1930", Shape(32, "━━━━━━━▶")),
        ("1900/..", Shape(0, "◀" + "━" * 38 + "▶")),
    ],
)
def test_a_bar_shows_which_ends_are_sure_which_are_not_and_which_lie_outside(
    date: str, shape: Shape
) -> None:
    assert marks.bar(DAILY, *read(date).sides) == shape


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("1918-05-05", Shape(4, "●")),
        ("1918-05-05~", Shape(4, "○")),
        ("[1918-05-05..1918-05-09]", Shape(4, "╌╌○╌╌")),
        ("1918-05-05/1918-05-05", Shape(4, "●")),
        ("1918-05-05/1918-05-05~", Shape(4, "○")),
        ("1918-05-05/1918-05-08", Shape(4, "━━━━")),
    ],
)
def test_an_event_is_a_mark_if_it_was_a_moment_and_a_bar_if_it_lasted(
    date: str, shape: Shape
) -> None:
    assert marks.event(DAILY, read(date)) == shape


DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day}~"),
    DAYS.map(lambda day: str(day.year)),
    st.tuples(DAYS, DAYS).map(lambda two: "{}/{}".format(*sorted(two))),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day.year}"),
).map(read)


@given(scales(), st.lists(DATES, max_size=30))
def test_the_marks_of_a_row_count_every_event_once(scale: Scale, dates: list[Date]) -> None:
    signs = [piece.text for piece in marks.row(scale, dates, spans=False)]
    assert set(signs) <= set("●○23456789+")
    counted = sum(int(sign) if sign.isdigit() else 10 if sign == "+" else 1 for sign in signs)
    assert counted == len(dates) or ("+" in signs and counted < len(dates))


def overlaps(rows: list[list[Piece]], width: int) -> bool:
    for row in rows:
        ordered = sorted(row)
        if any(one.column + cells(one.text) > other.column for one, other in pairwise(ordered)):
            return True
        if any(not 0 <= one.column <= width - cells(one.text) for one in row):
            return True
    return False


@given(scales(), DATES, st.text(min_size=1, max_size=90))
def test_a_shape_and_its_words_never_overlap_nor_leave_the_paper_and_no_word_is_lost(
    scale: Scale, date: Date, words: str
) -> None:
    rows = marks.placed(marks.event(scale, date), words, scale.width, "bold")
    assert not overlaps(rows, scale.width)
    shown = "".join(piece.text for row in rows for piece in row if not piece.style)
    assert shown.replace(" ", "") == visible(words).replace(" ", "")


@pytest.mark.parametrize(
    ("shape", "words", "drawn"),
    [
        (Shape(0, "━" * 12), "inside", ["━━ inside ━━"]),
        (Shape(0, "╌━━━━━━━━━━╌"), "inside", ["╌━ inside ━╌"]),
        (Shape(0, "━━"), "on the right", ["━━ on the right"]),
        (Shape(40, "━━"), "on the left", [" " * 28 + "on the left ━━"]),
        (Shape(6, "━" * 30), "above the bar, since it fits nowhere", None),
    ],
)
def test_words_stand_in_their_bar_beside_it_or_above_it(
    shape: Shape, words: str, drawn: list[str] | None
) -> None:
    rows = marks.placed(shape, words, 44, "cyan")
    lines = bare(marks.drawn_row(row, frozenset(), 44) for row in rows).splitlines()
    assert lines == (drawn or ["      above the bar, since it fits nowhere", " " * 6 + "━" * 30])


def test_a_grid_line_never_touches_words_or_shapes() -> None:
    row = [Piece(3, "abc"), Piece(9, "●", "bold")]
    (text,) = bare([marks.drawn_row(row, frozenset(range(14)), 14)]).splitlines()
    assert text == "┊┊ abc ┊ ● ┊┊┊"


def dated(*dates: str, kind: str = "law") -> Dataset:
    return Dataset(
        events=in_order(
            Event(id=f"e{number}", title=f"Event {number}", date=read(date), kind=kind)
            for number, date in enumerate(dates)
        )
    )


@pytest.mark.parametrize(
    ("query", "lo", "hi"),
    [
        (Query(), "1801-01-01", "1925-12-31"),
        (Query(since=read("1918")), "1918-01-01", "1925-12-31"),
        (Query(until=read("1918-06")), "1801-01-01", "1918-06-30"),
        (Query(within=("1918", read("1918"))), "1918-01-01", "1918-12-31"),
        (Query(limit=1), "1801-01-01", "1801-12-31"),
        (Query(since=read("2000")), "2000-01-01", "2026-12-31"),
        (Query(since=read("3000")), "3000-01-01", "3000-01-01"),
        (Query(until=read("1700")), "1700-12-31", "1700-12-31"),
    ],
)
def test_the_axis_spans_the_days_asked_for_and_else_those_of_the_events(
    query: Query, lo: str, hi: str, toy: Dataset
) -> None:
    assert charted(select(toy, query)).days == Window(read(lo).lo, read(hi).hi)


def test_only_what_meets_the_days_of_the_axis_is_drawn(toy: Dataset) -> None:
    late = Period(id="late", name="Late", date=read("1990/.."), kind="state", sources=())
    data = msgspec.structs.replace(toy, periods=toy.periods | {"late": late})
    assert [one.id for one in charted(select(data, Query())).periods] == ["republic"]
    assert [one.id for one in charted(select(data, Query(since=read("1995")))).periods] == ["late"]


def test_the_most_frequent_kind_comes_first() -> None:
    data = Dataset(events=(*dated("1918").events, *dated("1919", "1920", kind="war").events))
    assert [kind for kind, _ in charted(select(data, Query())).kinds] == ["war", "law"]


def test_an_empty_answer_has_no_axis_and_says_so(toy: Dataset) -> None:
    bare_dataset = Dataset()
    assert bare(chart.drawn(Answer("show", bare_dataset), 80)) == "\n No event matches.\n"
    with_days = bare(chart.drawn(select(bare_dataset, Query(since=read("1918"))), 80))
    assert "1918" in with_days
    assert "No event matches." in with_days


def test_with_no_event_the_axis_and_the_periods_still_show(toy: Dataset) -> None:
    query = Query(since=read("1918-06"), until=read("1918-12"))
    drawn = bare(chart.drawn(select(toy, query), 80))
    assert "Jul" in drawn
    assert "◀━━ Republic of the Valley ━" in drawn
    assert "No event matches." in drawn


def test_up_to_thirty_events_are_named_and_more_are_marks_by_kind() -> None:
    some, many = (dated(*["1918-05-28"] * number) for number in (30, 31))
    assert "● Event 29" in bare(chart.drawn(select(some, Query()), 80))
    drawn = bare(chart.drawn(select(many, Query()), 80))
    assert "Event 29" not in drawn
    assert re.search(r"^ Law +31 │ *\+$", drawn, re.MULTILINE)
    assert "2–9" not in drawn
    assert "+ ten or more" in drawn


def test_brief_leaves_out_the_titles_and_no_claims_what_they_touch(toy: Dataset) -> None:
    answer = select(toy, Query())
    assert "Customs house" in bare(chart.drawn(answer, 80))
    assert "Customs house" not in bare(chart.drawn(answer, 80, brief=True))
    assert "touched by claims" in bare(chart.drawn(answer, 80))
    assert "touched by claims" not in bare(chart.drawn(answer, 80, claims=False))


def test_a_holder_not_found_is_a_dotted_gap_that_is_said_to_be_one(toy: Dataset) -> None:
    query = Query(since=read("1918"), until=read("1920"), places=("valley",))
    drawn = bare(chart.drawn(select(toy, query), 100))
    assert re.search(
        r"Who held East Valley ─.*\n Mar 1919–Apr 1920 +│[ ┊]*╌+·+ not found ·+", drawn
    )
    assert "····· no holder found" in drawn


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_legend_explains_every_sign_that_is_drawn_and_no_other(
    width: int, toy: Dataset
) -> None:
    for query in (Query(), Query(since=read("1918"), until=read("1920"), places=("valley",))):
        drawn, _, legend = bare(chart.drawn(select(toy, query), width)).partition("\n\n")
        for sign in "●○━╌◀▶·⇄◇":
            assert (sign in drawn) == (sign in legend.split("YEAR")[-1]), sign


@given(st.lists(DATES, max_size=40), st.integers(40, 200))
def test_no_line_is_wider_than_asked_whatever_the_dates(dates: list[Date], width: int) -> None:
    answer = select(dated(*(date.text for date in dates)), Query())
    for text in bare(chart.drawn(answer, width)).splitlines():
        assert cells(text) <= width


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1919-08-22", "1920-03-22", "Aug 1919–Mar 1920"),
        ("1918-07~", "1918-10", "Jul–Oct 1918 ~"),
        ("1918-04-02", "1918-04-25", "2–25 Apr 1918"),
        ("1920-05-12", "1924", "May 1920–1924"),
        ("1917", "1918-06", "1917–Jun 1918"),
        ("1924-02-09", "1924", "1924"),
    ],
)
def test_a_span_in_short_is_no_more_exact_than_its_ends(first: str, last: str, words: str) -> None:
    assert short_span(read(first), read(last)) == words
