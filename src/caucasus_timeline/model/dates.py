"""A date as it is written, the four bounds (days, Gregorian) that it is compared by, and the time
between two.

The notation is a subset of EDTF (ISO 8601-2:2019, Library of Congress specification, levels 0
and 1, and from level 2 the choice ``[a..b]``): ``1918``, ``1918-05``, ``1918-05-28``, each with
``~`` (approximate), ``?`` (uncertain) or ``%`` (both); ``191X``, ``19XX``, ``1918-XX``,
``1918-05-XX``; ``[a..b]``, one day in there; ``a/b``, a span that lasted, with ``a/..`` and
``../b`` for an open end.
"""

import re
from datetime import date as Day
from functools import lru_cache
from typing import NamedTuple, Self

import msgspec

FIRST_DAY = Day.min
"""What an open beginning is: 0001-01-01."""

LAST_DAY = Day.max
"""What an open end is: 9999-12-31."""

_JDN_OF_ORDINAL = 1_721_425
"""Julian day number, at noon, of the day before ``date.min``."""


class BadDate(ValueError):  # noqa: N818 - it is the date that is bad
    """A date that cannot be read; the message is a clause that says why and what to write."""


class Date:
    """A moment or a span, as written, with its four bounds; equal where written alike.

    A moment is one day that may not be known exactly; a span lasted from its beginning to its
    end. Each end of it lies between two days: ``first_begin <= last_begin``,
    ``first_end <= last_end``, ``first_begin <= first_end``, ``last_begin <= last_end``.
    Shared by all who read the same text, so never to be changed. (Neither a struct nor a
    tuple: msgspec would want to read those from a table or a list.)
    """

    __slots__ = (
        "doubt",
        "first_begin",
        "first_end",
        "is_span",
        "last_begin",
        "last_end",
        "precision",
        "text",
    )

    def __init__(
        self,
        text: str,
        begin: tuple[Day, Day],
        end: tuple[Day, Day],
        precision: str,
        doubt: str = "",
        *,
        is_span: bool = False,
    ) -> None:
        self.text = text
        self.first_begin, self.last_begin = begin
        self.first_end, self.last_end = end
        self.precision = precision
        self.doubt = doubt
        self.is_span = is_span

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"read({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def lo(self) -> Day:
        """The earliest day it can have begun."""
        return self.first_begin

    @property
    def hi(self) -> Day:
        """The latest day it can have ended."""
        return self.last_end

    @property
    def sides(self) -> "tuple[Date | None, Date | None]":
        """Of a span the dates of its beginning and its end, nothing for one that is open; of a
        moment itself, twice.
        """
        if not self.is_span:
            return self, self
        first, last = self.text.split("/")
        return (None if first == ".." else read(first), None if last == ".." else read(last))

    def may_meet(self, window: "Window") -> bool:
        """Say whether it may have happened, in whole or in part, in the window."""
        return self.first_begin <= window.hi and self.last_end >= window.lo

    def surely_meets(self, window: "Window") -> bool:
        """Say whether it certainly happened then.

        A moment must lie inside the window with all its days; of a span the core, from its
        latest beginning to its earliest end, must meet it. What is doubtful is never certain.
        """
        if self.doubt:
            return False
        if not self.is_span:
            return window.lo <= self.first_begin and self.last_end <= window.hi
        core_exists = self.last_begin <= self.first_end
        return core_exists and self.last_begin <= window.hi and self.first_end >= window.lo


class Window(NamedTuple):
    """The days from ``lo`` to ``hi``, both included (Gregorian)."""

    lo: Day = FIRST_DAY
    hi: Day = LAST_DAY


class Length(msgspec.Struct, frozen=True):
    """A time in whole years, then months, then days of the calendar; and all of it in days."""

    years: int
    months: int
    days: int
    total_days: int


def apart(one: Date, other: Date) -> tuple[Length, Length]:
    """Return the least and the most time from the beginning of one date to that of the other,
    whichever is earlier; they differ where a beginning is not known to the day.
    """
    first, last = sorted((one, other), key=lambda date: (date.first_begin, date.last_begin))
    if first.last_begin > last.first_begin:
        least = _length(last.first_begin, last.first_begin)
        ends = (first.first_begin, last.last_begin), (last.first_begin, first.last_begin)
        return least, max((_length(*pair) for pair in ends), key=lambda found: found.total_days)
    most = _length(first.first_begin, last.last_begin)
    return _length(first.last_begin, last.first_begin), most


def _length(first: Day, last: Day) -> Length:
    from dateutil.relativedelta import relativedelta

    delta = relativedelta(last, first)
    return Length(delta.years, delta.months, delta.days, (last - first).days)


class OldStyle:
    """A day of the Julian calendar; never to be changed."""

    __slots__ = ("day", "month", "year")

    def __init__(self, year: int, month: int, day: int) -> None:
        self.year, self.month, self.day = year, month, day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OldStyle) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the Julian day written ``YYYY-MM-DD``.

        Raises:
            BadDate: if it is written otherwise, or there is no such day in that calendar.
        """
        found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
        if not found:
            raise BadDate(f"an Old Style date is written YYYY-MM-DD, not “{text}”")
        year, month, day = map(int, found.groups())
        if not (year and 1 <= month <= 12 and 1 <= day <= _julian_month_length(year, month)):
            raise BadDate(f"there is no {text} in the Old Style (Julian) calendar")
        return cls(year, month, day)

    @classmethod
    def of(cls, day: Day) -> Self:
        """Return the Julian day that is the given Gregorian one.

        Inverse of the Julian day number; E. G. Richards, in: Explanatory Supplement to the
        Astronomical Almanac, 3rd ed. (2013), section 15.11.
        """
        shifted = day.toordinal() + _JDN_OF_ORDINAL + 32_082
        year4 = (4 * shifted + 3) // 1461
        rest = shifted - 1461 * year4 // 4
        month5 = (5 * rest + 2) // 153
        year, month = year4 - 4800 + month5 // 10, month5 + 3 - 12 * (month5 // 10)
        return cls(year, month, rest - (153 * month5 + 2) // 5 + 1)

    def gregorian(self) -> Day:
        """Return the same day in the Gregorian calendar, by way of the Julian day number.

        Same source as :meth:`of`.

        Raises:
            BadDate: outside the days that the program can hold, 0001-01-01 to 9999-12-31.
        """
        early = self.month < 3
        year, month = self.year + 4800 - early, self.month + 12 * early - 3
        number = self.day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32_083
        try:
            return Day.fromordinal(number - _JDN_OF_ORDINAL)
        except (ValueError, OverflowError):
            raise BadDate(f"{self} Old Style is outside the years 1 to 9999") from None

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


class YearDay(msgspec.Struct, frozen=True, order=True):
    """A day of every year, in whichever calendar: 29 February is one."""

    month: int
    day: int

    @classmethod
    def of(cls, day: Day | OldStyle) -> Self:
        """Return the day without its year."""
        return cls(day.month, day.day)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


def read_anew(text: str) -> Date:
    """Return the date that ``text`` writes in our subset of EDTF.

    Raises:
        BadDate: if it is not in the subset, or names a day that does not exist.
    """
    if text.startswith("["):
        return _choice(text)
    if "/" in text:
        return _span(text)
    point = _point(text)
    return _moment(text, point.lo, point.hi, point.precision, point.doubt)


read = lru_cache(maxsize=4_096)(read_anew)
"""The same as :func:`read_anew`; what was read is kept, since most dates come more than once."""


def _moment(text: str, lo: Day, hi: Day, precision: str, doubt: str = "") -> Date:
    return Date(text, (lo, hi), (lo, hi), precision, doubt)


def moment(day: Day) -> Date:
    """Return the date of one day that is known."""
    return read(day.isoformat())


def between(lo: Day, hi: Day) -> Date:
    """Return the date of one day in ``lo`` to ``hi`` that is not known."""
    return moment(lo) if lo == hi else read(f"[{lo}..{hi}]")


class _Point(NamedTuple):
    lo: Day
    hi: Day
    precision: str
    doubt: str


_POINT = re.compile(
    r"(?P<year>\d\d(?:\d\d|\dX|XX))"
    r"(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<doubt>[~?%])?",
    re.ASCII,
)


def day_written(text: str) -> Day | None:
    """Return the day that is written ``1918-05-28``, as most are; nothing if it is written
    otherwise, or there is no such day.
    """
    if len(text) != 10 or not text[4] == text[7] == "-":
        return None
    try:
        return Day.fromisoformat(text)
    except ValueError:
        return None


_DOUBTS = ("~", "?", "%")


def _point(text: str) -> _Point:
    day, doubt = (text[:-1], text[-1:]) if text[-1:] in _DOUBTS else (text, "")
    known = day_written(day)
    return _Point(known, known, "day", doubt) if known else _wider_point(text)


def _wider_point(text: str) -> _Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise BadDate(f"“{text}” is not a date: write 1918, 1918-05, 1918-05-28 or 191X")
    year, month, day, doubt = found.group("year", "month", "day", "doubt")
    if "X" in year:
        if month:
            raise BadDate(f"“{text}” knows the month but not the year: leave the month out")
        lo, hi, precision = _unknown_years(text, year)
    elif month in {None, "XX"}:
        if day not in {None, "XX"}:
            raise BadDate(f"“{text}” knows the day but not the month: write {year}")
        lo, hi = _real(text, year, 1, 1), _real(text, year, 12, 31)
        precision = "year"
    elif day in {None, "XX"}:
        lo = _real(text, year, int(month), 1)
        hi = _real(text, year, int(month), _month_length(int(year), int(month)))
        precision = "month"
    else:
        lo = hi = _real(text, year, int(month), int(day))
        precision = "day"
    return _Point(lo, hi, precision, doubt or "")


def _unknown_years(text: str, year: str) -> tuple[Day, Day, str]:
    lo = _real(text, year.replace("X", "0") if year[:2] != "00" else "0001", 1, 1)
    hi = _real(text, year.replace("X", "9"), 12, 31)
    return lo, hi, "century" if year.endswith("XX") else "decade"


def _real(text: str, year: str, month: int, day: int) -> Day:
    try:
        return Day(int(year), month, day)
    except ValueError:
        raise BadDate(_no_such_day(text, int(year), month, day)) from None


def _no_such_day(text: str, year: int, month: int, day: int) -> str:
    if not year:
        return f"there is no year 0000: “{text}” cannot be dated"
    if not 1 <= month <= 12:
        return f"there is no month {month:02} in “{text}”"
    old = " (it exists in Old Style only)" if day <= _julian_month_length(year, month) else ""
    return f"there is no day {day:02} in {year:04}-{month:02}{old}: “{text}” cannot be dated"


def _choice(text: str) -> Date:
    first, dots, last = text[1:-1].partition("..")
    if not (text.endswith("]") and dots and first and last):
        raise BadDate(f"“{text}” is not a choice of days: write [1918-09-10..1918-09-14]")
    a, b = _point(first), _point(last)
    if a.doubt or b.doubt:
        raise BadDate(f"“{text}” carries doubt twice: leave ~, ? and % out of the brackets")
    if a.lo > b.lo or a.hi > b.hi:
        raise BadDate(f"“{text}” runs backwards: write the earlier date first")
    return _moment(text, a.lo, b.hi, "choice")


_OPEN_BEGIN = _Point(FIRST_DAY, FIRST_DAY, "open", "")
_OPEN_END = _Point(LAST_DAY, LAST_DAY, "open", "")


def _span(text: str) -> Date:
    sides = text.split("/")
    if len(sides) != 2 or not all(sides) or sides == ["..", ".."]:
        raise BadDate(f"“{text}” is not a span: write 1918-05-28/1920-04-28, 1918/.. or ../1920")
    a = _OPEN_BEGIN if sides[0] == ".." else _point(sides[0])
    b = _OPEN_END if sides[1] == ".." else _point(sides[1])
    if a.lo > b.hi:
        raise BadDate(f"“{text}” ends before it begins")
    begin, end = (a.lo, min(a.hi, b.hi)), (max(a.lo, b.lo), b.hi)
    return Date(text, begin, end, "span", _both(a.doubt, b.doubt), is_span=True)


def _both(first: str, second: str) -> str:
    return first if first == second else (first + second if not first or not second else "%")


def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31


def _julian_month_length(year: int, month: int) -> int:
    return 28 + (year % 4 == 0) if month == 2 else _month_length(year, month)
