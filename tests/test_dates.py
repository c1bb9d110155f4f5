"""Dates: every reading, every bound, both calendars."""

from datetime import date as Day
from datetime import timedelta

import pytest
from convertdate import julian
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import astuple

from caucasus_timeline.model.dates import (
    FIRST_DAY,
    LAST_DAY,
    BadDate,
    OldStyle,
    Window,
    apart,
    between,
    moment,
    read,
)

days = st.dates(Day(1, 1, 1), Day(9999, 12, 31))
doubts = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(days)
    forms = [
        f"{day:%Y}"[:3].zfill(3) + "X",
        f"{day.year:04}",
        f"{day.year:04}-{day.month:02}",
        f"{day.year:04}-XX",
        f"{day.year:04}-{day.month:02}-XX",
        day.isoformat(),
    ]
    return draw(st.sampled_from(forms)) + draw(doubts)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any date of the notation: a point, a choice or a span."""
    form = draw(st.sampled_from(["point", "choice", "span", "begun", "ended"]))
    first = draw(points())
    if form == "point":
        return first
    if form == "begun":
        return f"{first}/.."
    if form == "ended":
        return f"../{first}"
    a, b = sorted([draw(days), draw(days)])
    if form == "choice":
        return f"[{a}..{b}]"
    cut = draw(st.sampled_from([4, 7, 10])), draw(st.sampled_from([4, 7, 10]))
    return f"{str(a)[: cut[0]]}{draw(doubts)}/{str(b)[: cut[1]]}{draw(doubts)}"


@st.composite
def windows(draw: st.DrawFn) -> Window:
    lo, hi = sorted([draw(days), draw(days)])
    return Window(lo, hi)


@given(texts())
def test_the_four_bounds_of_a_date_are_ordered(text: str) -> None:
    date = read(text)
    assert date.lo == date.first_begin <= date.last_begin
    assert date.first_end <= date.last_end == date.hi
    assert date.first_begin <= date.first_end
    assert date.last_begin <= date.last_end


@given(texts())
def test_a_date_read_and_shown_is_the_same_text(text: str) -> None:
    assert str(read(text)) == text
    assert read(str(read(text))) == read(text)


@given(texts(), windows())
def test_what_is_certain_is_possible(text: str, window: Window) -> None:
    date = read(text)
    assert date.may_meet(window) or not date.surely_meets(window)


@given(texts(), days)
def test_two_windows_that_split_time_miss_no_event(text: str, cut: Day) -> None:
    date = read(text)
    before = Window(FIRST_DAY, cut)
    after = Window(cut + timedelta(days=1), LAST_DAY) if cut < LAST_DAY else Window(cut, cut)
    assert date.may_meet(before) or date.may_meet(after)


@given(texts(), windows())
def test_what_is_doubtful_is_never_certain(text: str, window: Window) -> None:
    date = read(text)
    assert not (date.doubt and date.surely_meets(window))


def test_a_span_that_covers_the_window_is_certain_and_a_moment_with_the_same_bounds_is_not() -> (
    None
):
    window = Window(Day(1919, 1, 1), Day(1919, 12, 31))
    span, choice = read("1918-05-28/1920-04-28"), read("[1918-05-28..1920-04-28]")
    assert (span.lo, span.hi) == (choice.lo, choice.hi)
    assert span.surely_meets(window)
    assert choice.may_meet(window)
    assert not choice.surely_meets(window)


def test_of_a_span_only_the_core_is_certain() -> None:
    span = read("1918/1920-04")
    assert (span.last_begin, span.first_end) == (Day(1918, 12, 31), Day(1920, 4, 1))
    assert not span.surely_meets(Window(Day(1918, 1, 1), Day(1918, 12, 30)))
    assert span.surely_meets(Window(Day(1918, 1, 1), Day(1918, 12, 31)))
    assert not span.surely_meets(Window(Day(1920, 4, 2), Day(1920, 12, 31)))


def test_an_end_that_is_known_bounds_a_beginning_that_is_not() -> None:
    assert read("1918/1918-05").last_begin == Day(1918, 5, 31)
    assert read("1918-05/1918").first_end == Day(1918, 5, 1)


def test_a_span_without_a_core_is_never_certain() -> None:
    assert not read("1918/1918").surely_meets(Window())


@pytest.mark.parametrize(
    ("text", "lo", "hi", "precision", "doubt"),
    [
        ("1918", "1918-01-01", "1918-12-31", "year", ""),
        ("1918~", "1918-01-01", "1918-12-31", "year", "~"),
        ("1918-02", "1918-02-01", "1918-02-28", "month", ""),
        ("1920-02?", "1920-02-01", "1920-02-29", "month", "?"),
        ("1918-05-28%", "1918-05-28", "1918-05-28", "day", "%"),
        ("191X", "1910-01-01", "1919-12-31", "decade", ""),
        ("19XX", "1900-01-01", "1999-12-31", "century", ""),
        ("00XX", "0001-01-01", "0099-12-31", "century", ""),
        ("1918-XX", "1918-01-01", "1918-12-31", "year", ""),
        ("1918-05-XX", "1918-05-01", "1918-05-31", "month", ""),
        ("[1918-09-10..1918-09-14]", "1918-09-10", "1918-09-14", "choice", ""),
        ("1918-05-28/1920-04-28", "1918-05-28", "1920-04-28", "span", ""),
        ("1918-05~/1920?", "1918-05-01", "1920-12-31", "span", "%"),
        ("1918~/1920", "1918-01-01", "1920-12-31", "span", "~"),
        ("1991-10-18/..", "1991-10-18", "9999-12-31", "span", ""),
        ("../1828-02", "0001-01-01", "1828-02-29", "span", ""),
    ],
)
def test_bounds_precision_and_doubt(
    text: str, lo: str, hi: str, precision: str, doubt: str
) -> None:
    date = read(text)
    assert (str(date.lo), str(date.hi), date.precision, date.doubt) == (lo, hi, precision, doubt)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1918-02-29", "there is no day 29 in 1918-02: “1918-02-29” cannot be dated"),
        (
            "1900-02-29",
            (
                "there is no day 29 in 1900-02 (it exists in Old Style only):"
                " “1900-02-29” cannot be dated"
            ),
        ),
        ("1918-13", "there is no month 13 in “1918-13”"),
        ("1918-04-31", "there is no day 31 in 1918-04: “1918-04-31” cannot be dated"),
        ("0000", "there is no year 0000: “0000” cannot be dated"),
        ("18", "“18” is not a date: write 1918, 1918-05, 1918-05-28 or 191X"),
        ("", "“” is not a date: write 1918, 1918-05, 1918-05-28 or 191X"),
        ("١٩١٨", "“١٩١٨” is not a date: write 1918, 1918-05, 1918-05-28 or 191X"),
        ("191X-05", "“191X-05” knows the month but not the year: leave the month out"),
        ("1918-XX-05", "“1918-XX-05” knows the day but not the month: write 1918"),
        ("1920/1918", "“1920/1918” ends before it begins"),
        ("../..", "“../..” is not a span: write 1918-05-28/1920-04-28, 1918/.. or ../1920"),
        ("1/2/3", "“1/2/3” is not a span: write 1918-05-28/1920-04-28, 1918/.. or ../1920"),
        ("[1918]", "“[1918]” is not a choice of days: write [1918-09-10..1918-09-14]"),
        ("[1918..", "“[1918..” is not a choice of days: write [1918-09-10..1918-09-14]"),
        ("[1919..1918]", "“[1919..1918]” runs backwards: write the earlier date first"),
        (
            "[1918~..1919]",
            "“[1918~..1919]” carries doubt twice: leave ~, ? and % out of the brackets",
        ),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(BadDate) as fault:
        read(text)
    assert str(fault.value) == says


def test_dates_are_equal_where_they_are_written_alike() -> None:
    assert read("1918") == read("1918")
    assert read("1918") != read("1918~")
    assert read("1918") != "1918"
    assert len({read("1918"), read("1918"), read("1918-05")}) == 2
    assert repr(read("1918")) == "read('1918')"
    assert moment(Day(1918, 5, 28)) == read("1918-05-28")
    assert between(Day(1918, 5, 28), Day(1918, 5, 28)) == read("1918-05-28")


def test_old_style_agrees_with_convertdate_on_every_day_from_1800_to_2030() -> None:
    day = Day(1800, 1, 1)
    while day <= Day(2030, 12, 31):
        old = OldStyle.of(day)
        assert (old.year, old.month, old.day) == julian.from_gregorian(day.year, day.month, day.day)
        assert old.gregorian() == day
        day += timedelta(days=1)


@given(days)
@example(Day(1, 1, 1))
@example(Day(9999, 12, 31))
def test_old_style_and_back_is_the_same_day(day: Day) -> None:
    assert OldStyle.of(day).gregorian() == day
    assert OldStyle.read(str(OldStyle.of(day))) == OldStyle.of(day)


def test_29_february_1900_exists_in_old_style_only() -> None:
    assert OldStyle.read("1900-02-29").gregorian() == Day(1900, 3, 13)
    with pytest.raises(BadDate):
        read("1900-02-29")
    with pytest.raises(BadDate, match="there is no 1918-02-29 in the Old Style"):
        OldStyle.read("1918-02-29")


@pytest.mark.parametrize("text", ["1918-2-9", "0000-01-01", "1918-13-01", "1918-05-00", "x"])
def test_an_old_style_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        OldStyle.read(text)


def test_days_beyond_the_calendars_are_refused_in_a_sentence() -> None:
    for text in ("0001-01-01", "9999-12-31"):
        with pytest.raises(BadDate, match="outside the years 1 to 9999"):
            OldStyle.read(text).gregorian()


@given(texts(), texts())
def test_the_time_between_two_dates_is_the_same_from_either_end(one: str, other: str) -> None:
    least, most = apart(read(one), read(other))
    assert apart(read(other), read(one)) == (least, most)
    assert 0 <= least.total_days <= most.total_days
    assert min(astuple(least)) >= 0


@given(days, days)
def test_years_months_and_days_after_the_one_day_is_the_other(one: Day, other: Day) -> None:
    first, last = sorted((one, other))
    least, most = apart(moment(first), moment(last))
    assert least == most
    years, months, rest, total = astuple(least)
    assert first + relativedelta(years=years, months=months, days=rest) == last
    assert first + timedelta(days=total) == last
    assert months < 12


@given(texts())
def test_from_a_date_to_itself_may_be_no_day(text: str) -> None:
    least, most = apart(read(text), read(text))
    assert least.total_days == 0
    assert most.total_days == (read(text).last_begin - read(text).first_begin).days
