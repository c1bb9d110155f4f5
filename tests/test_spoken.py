"""What a person types for a date."""

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline.model.dates import BadDate, OldStyle, YearDay, read
from caucasus_timeline.model.spoken import day_of_year, heard


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1918", "1918"),
        ("1918-05", "1918-05"),
        ("1918-05-28", "1918-05-28"),
        (" 1918-05-28 ", "1918-05-28"),
        ("1918~", "1918~"),
        ("191X", "191X"),
        ("1918-05-28/1920-04-28", "1918-05-28/1920-04-28"),
        ("1991/..", "1991/.."),
        ("1910s", "191X"),
        ("the 1910s", "191X"),
        ("28 May 1918", "1918-05-28"),
        ("May 28, 1918", "1918-05-28"),
        ("28 may 1918", "1918-05-28"),
        ("28 MAY 1918", "1918-05-28"),
        ("28th of May 1918", "1918-05-28"),
        ("1 Sept 1918", "1918-09-01"),
        ("May 1918", "1918-05"),
        ("may, 1918", "1918-05"),
        ("15 May 1918 OS", "1918-05-28"),
        ("15 May 1918 O.S.", "1918-05-28"),
        ("15 May 1918 (OS)", "1918-05-28"),
        ("1918-05-15 OS", "1918-05-28"),
        ("28 May 1918 NS", "1918-05-28"),
        ("29 February 1900 OS", "1900-03-13"),
        ("29 Feb 1920", "1920-02-29"),
        ("May 1918 OS", "[1918-05-14..1918-06-13]"),
        ("1917 OS", "[1917-01-14..1918-01-13]"),
        ("December 1917 OS", "[1917-12-14..1918-01-13]"),
    ],
)
def test_what_is_typed_is_heard(typed: str, date: str) -> None:
    assert heard(typed) == read(date)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("05/06/1918", "“05/06/1918” can be read in two ways: write 1918-06-05 or 1918-05-06"),
        ("12.05.1918", "“12.05.1918” can be read in two ways: write 1918-05-12 or 1918-12-05"),
        ("28/05/1918", "“28/05/1918” puts the figures in another order: write 1918-05-28"),
        ("05/28/1918", "“05/28/1918” puts the figures in another order: write 1918-05-28"),
        ("5.5.1918", "“5.5.1918” puts the figures in another order: write 1918-05-05"),
        ("12.05.1918 OS", "“12.05.1918” can be read in two ways: write 1918-05-12 or 1918-12-05"),
        ("1918/05/28", "“1918/05/28” is not written as a date: write 1918-05-28"),
        ("1918.5.28", "“1918.5.28” is not written as a date: write 1918-05-28"),
        ("1918-02-29", "there is no day 29 in 1918-02: “1918-02-29” cannot be dated"),
    ],
)
def test_figures_in_another_order_are_refused_with_each_reading(typed: str, says: str) -> None:
    with pytest.raises(BadDate) as fault:
        heard(typed)
    assert str(fault.value) == says


@pytest.mark.parametrize(
    "typed",
    [
        "28 May",
        "May",
        "Tuesday 28 May 1918",
        "28 May 1918 11 pm",
        "28 May 1918 23:00",
        "28 May 1918 UTC",
        "28 May 18",
        "31 April 1918",
        "30 February 1918",
        "29 February 1918",
        "29 February 1918 OS",
        "29 February 1900",
        "May June 1918",
        "28 29 May 1918",
        "99/99/1918",
        "yesterday",
        "today",
        "mayday 1918",
        "x",
        "",
        "OS",
        "1910s OS",
        "28 may 1918 1920",
        "1918-05-28T11:00",
    ],
)
def test_what_is_no_whole_date_is_refused_in_one_clause(typed: str) -> None:
    with pytest.raises(BadDate) as fault:
        heard(typed)
    says = str(fault.value)
    assert says
    assert "\n" not in says
    assert not says.endswith(".")


@given(st.dates(Day(1800, 1, 1), Day(2030, 12, 31)))
def test_every_day_is_heard_in_words_and_in_both_calendars(day: Day) -> None:
    assert heard(f"{day.day} {day:%B} {day.year}") == read(day.isoformat())
    assert heard(f"{day:%B} {day.year}") == read(f"{day:%Y-%m}")
    assert heard(f"{OldStyle.of(day)} OS") == read(day.isoformat())


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_clause(typed: str) -> None:
    try:
        date = heard(typed)
    except BadDate as fault:
        assert str(fault)
    else:
        assert date.lo <= date.hi


@given(
    st.from_regex(r"[0-9]{1,4}[ ./-](may|Jun|OS|[0-9]{1,2})[ ./-][0-9]{1,4}( OS)?", fullmatch=True)
)
def test_whatever_looks_like_a_date_is_a_date_or_a_clause(typed: str) -> None:
    try:
        heard(typed)
    except BadDate as fault:
        assert str(fault)


@pytest.mark.parametrize(
    ("typed", "day", "year"),
    [
        ("28 May", "05-28", ""),
        ("May 28", "05-28", ""),
        ("  28   MAY ", "05-28", ""),
        ("28th of May", "05-28", ""),
        ("May 28,", "05-28", ""),
        ("1 Sept", "09-01", ""),
        ("05-28", "05-28", ""),
        ("--05-28", "05-28", ""),
        ("29 February", "02-29", ""),
        ("02-29", "02-29", ""),
        ("28 May 1918", "05-28", "1918"),
        ("May 28, 1918", "05-28", "1918"),
        ("1918-05-28", "05-28", "1918"),
        ("29 February 1900", "02-29", "1900"),
    ],
)
def test_a_day_of_the_year_is_heard_and_the_year_kept_apart(
    typed: str, day: str, year: str
) -> None:
    found, left_aside = day_of_year(typed)
    assert (str(found), left_aside) == (day, year)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("28.05", "“28.05” is not how a day of the year is written: write 28 May"),
        ("28/05", "“28/05” is not how a day of the year is written: write 28 May"),
        ("28-05", "“28-05” is not how a day of the year is written: write 28 May"),
        ("5-28", "“5-28” is not how a day of the year is written: write 28 May"),
        ("28.05.", "“28.05.” is not how a day of the year is written: write 28 May"),
        ("05/06", "“05/06” can be read in two ways: write 5 June or 6 May"),
        ("5.6.", "“5.6.” can be read in two ways: write 5 June or 6 May"),
        ("05/06/1918", "“05/06/1918” can be read in two ways: write 1918-06-05 or 1918-05-06"),
        ("15 May OS", "“15 May OS”: both calendars are looked in, so leave OS out"),
        ("May", "“May” names no day of the year: write 28 May or 05-28"),
    ],
)
def test_what_is_no_day_of_the_year_is_refused_with_each_reading(typed: str, says: str) -> None:
    with pytest.raises(BadDate) as fault:
        day_of_year(typed)
    assert str(fault.value) == says


@pytest.mark.parametrize(
    "typed",
    [
        "May 1918",
        "1918",
        "1918-05",
        "1910s",
        "28",
        "",
        "today",
        "02-30",
        "30 February",
        "31 April 1918",
        "13-13",
        "28 29 May",
        "28 May 30 May",
        "Tuesday 28 May",
        "28 May 18",
        "28 May 1918 1920",
        "1918-05-28/1918-05-30",
        "28 May 11 pm",
    ],
)
def test_a_date_without_one_day_is_no_day_of_the_year(typed: str) -> None:
    with pytest.raises(BadDate, match="names no day of the year: write 28 May or 05-28"):
        day_of_year(typed)


@given(st.dates(Day(2004, 1, 1), Day(2004, 12, 31)))
def test_every_day_of_the_year_is_heard_in_words_and_figures(day: Day) -> None:
    wanted = (YearDay(day.month, day.day), "")
    for typed in (f"{day.day} {day:%B}", f"{day:%b} {day.day}", f"{day:%m-%d}", f"--{day:%m-%d}"):
        assert day_of_year(typed) == wanted


@given(
    st.text(max_size=30)
    | st.from_regex(
        r"-{0,2}[0-9]{1,4}[ ./-](may|Feb|OS|[0-9]{1,2})([ ./-][0-9]{1,4})?", fullmatch=True
    )
)
def test_whatever_is_typed_is_a_day_of_the_year_or_a_clause(typed: str) -> None:
    try:
        day, _ = day_of_year(typed)
    except BadDate as fault:
        assert str(fault)
    else:
        assert Day(2004, day.month, day.day)
