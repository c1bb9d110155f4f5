"""The axis of a chart: from days to columns, and where its ticks and their words stand."""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from itertools import pairwise
from typing import Literal, NamedTuple

from caucasus_timeline.views.dating import MONTHS, day_words

APART = 3
"""The least columns between the words of two ticks."""


class Scale(NamedTuple):
    """The days ``lo`` to ``hi`` (Gregorian, both included) laid out over ``width`` columns.

    Where there are more columns than days, a day fills several.
    """

    lo: Day
    hi: Day
    width: int

    def first(self, day: Day) -> int:
        """Return the first column of the day, 0 to ``width - 1``; a day outside is at the edge."""
        return self._days_before(day) * self.width // self._days

    def last(self, day: Day) -> int:
        """Return the last column of the day, 0 to ``width - 1``; a day outside is at the edge."""
        end = (self._days_before(day) + 1) * self.width // self._days - 1
        return max(end, self.first(day))

    def middle(self, lo: Day, hi: Day) -> int:
        """Return the column in the middle of the days ``lo`` to ``hi``."""
        return (self.first(lo) + self.last(hi)) // 2

    @property
    def _days(self) -> int:
        return (self.hi - self.lo).days + 1

    def _days_before(self, day: Day) -> int:
        return (min(max(day, self.lo), self.hi) - self.lo).days


class Tick(NamedTuple):
    """A place on the axis, and its words, which begin there; they may be none."""

    column: int
    words: str = ""


Unit = Literal["day", "month", "year"]

_LONG: dict[Unit, int] = {"day": 1, "month": 28, "year": 365}
"""Days that a unit has at least."""

_DIVISIONS: tuple[tuple[Unit, int], ...] = (
    *(("day", step) for step in (1, 2, 5, 10)),
    *(("month", step) for step in (1, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
"""Every so many days, months or years, from fine to coarse."""


def ticks(scale: Scale) -> list[Tick]:
    """Return the ticks of the finest division whose words stand well apart, in order; where the
    first one stands away from the edge, the day at the edge too.
    """
    edge = Tick(0, _edge_words(scale.lo))
    for unit, step in _DIVISIONS:
        if (scale.hi - scale.lo).days * APART > _LONG[unit] * step * scale.width:
            continue
        days = [day for day in _beginnings(scale, unit, step) if scale.lo <= day <= scale.hi]
        found = _labelled(scale, days, unit)
        if found and found[0].words and _are_apart(found, APART):
            return [edge, *found] if _are_apart([edge, found[0]], APART - 1) else found
    return [edge]


def _beginnings(scale: Scale, unit: Unit, step: int) -> Iterator[Day]:
    """Yield the first day of each division in the years of the scale."""
    for year in range(scale.lo.year, scale.hi.year + 1):
        if unit == "year":
            yield from [Day(year, 1, 1)] * (year % step == 0)
        elif unit == "month":
            yield from (Day(year, month, 1) for month in range(1, 13, step))
    if unit == "day":
        for number in range(scale.lo.toordinal(), scale.hi.toordinal() + 1):
            day = Day.fromordinal(number)
            if day.day == 1 or step == 1 or (day.day % step == (step < 10) and day.day < 29):
                yield day


def _labelled(scale: Scale, days: Iterable[Day], unit: Unit) -> list[Tick]:
    found: list[Tick] = []
    for day in days:
        column, words = scale.first(day), _words(day, unit, first=not found)
        found.append(Tick(column, words if column + len(words) <= scale.width else ""))
    return found


def _words(day: Day, unit: Unit, *, first: bool) -> str:
    """Return the words of a tick: no more of the date than differs from the one before."""
    month = MONTHS[day.month - 1][:3]
    if unit == "day" and first:
        return day_words(day, short=True)
    if unit == "day" and day.day > 1:
        return str(day.day)
    if unit == "year" or (unit == "month" and day.month == 1):
        return str(day.year)
    return f"{month} {day.year}" if first or day.month == 1 else month


def _edge_words(day: Day) -> str:
    return str(day.year) if (day.month, day.day) == (1, 1) else day_words(day, short=True)


def _are_apart(found: list[Tick], by: int) -> bool:
    return all(one.column + len(one.words) + by <= other.column for one, other in pairwise(found))
