"""What a chart shows: the days it spans, what lasted in them, and the events by kind."""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from itertools import groupby

import msgspec

from caucasus_timeline.model.dates import FIRST_DAY, LAST_DAY, Date, Window, read
from caucasus_timeline.model.records import Event, Period, Tenure
from caucasus_timeline.query.answer import Answer

YEARS, MONTHS = 3 * 365, 3 * 31
"""Days: what spans more and was not asked for to the day is widened to whole years or months."""


class Charted(msgspec.Struct, frozen=True):
    """The days from the first column to the last, and what stands above them.

    ``days`` is nothing where there is nothing to show and no day was asked for; ``held`` are the
    tenures of each place, ``kinds`` the events of each kind, the most frequent first, and
    ``touched`` the events on which a claim bears.
    """

    days: Window | None = None
    periods: tuple[Period, ...] = ()
    held: tuple[tuple[str, tuple[Tenure, ...]], ...] = ()
    kinds: tuple[tuple[str, tuple[Event, ...]], ...] = ()
    touched: tuple[Event, ...] = ()


def charted(answer: Answer) -> Charted:
    """Return what a chart of the answer shows."""
    days = _days(answer)
    if not days:
        return Charted()
    inside = [one for one in answer.tenures if one.may_meet(days)]
    places = groupby(sorted(inside, key=_tenure_order), key=lambda one: one.place)
    return Charted(
        days=days,
        periods=tuple(one for one in answer.periods if one.date.may_meet(days)),
        held=tuple((place, tuple(rows)) for place, rows in places),
        kinds=_kinds([one.event for one in answer.events]),
        touched=tuple(one.event for one in answer.events if one.bearings),
    )


def _tenure_order(one: Tenure) -> tuple[object, ...]:
    return one.place, one.start.lo, one.end.hi


def _kinds(events: Iterable[Event]) -> tuple[tuple[str, tuple[Event, ...]], ...]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.kind, []).append(event)
    kinds = sorted(found, key=lambda kind: (-len(found[kind]), kind))
    return tuple((kind, tuple(found[kind])) for kind in kinds)


def _days(answer: Answer) -> Window | None:
    """Return the days asked for; where an end was left open, up to the last thing known."""
    window = answer.window
    known = [day for day in _known(answer) if window.lo <= day <= window.hi]
    asked = [day for day in window if day not in Window()]
    if not (known or asked):
        return None
    lo, hi = min(known or asked), max(known or asked)
    lo = lo if window.lo == FIRST_DAY else window.lo
    hi = hi if window.hi == LAST_DAY else window.hi
    return _widened(Window(lo, hi), window)


def _known(answer: Answer) -> list[Day]:
    """Return the days between which the events lie; without events those of what lasted, without
    that the last day to which the evidence reaches.
    """
    dates = [one.event.date for one in answer.events]
    if not dates:
        dates = [one.date for one in answer.periods]
        dates += [date for one in answer.tenures for date in (one.start, one.end)]
    found = [day for date in dates for day in _ends(date)]
    about = answer.dataset.about
    return found or ([about.evidence_until.hi] if about else [])


def _ends(date: Date) -> Iterator[Day]:
    for day in (date.lo, date.first_end, date.last_begin, date.hi):
        if day not in Window():
            yield day


def _widened(days: Window, asked: Window) -> Window:
    """Return the days, the ends that were not asked for moved to the end of a year or month."""
    span = (days.hi - days.lo).days
    written = len("1918" if span > YEARS else "1918-05" if span > MONTHS else "1918-05-28")
    lo, hi = (read(day.isoformat()[:written]) for day in days)
    return Window(
        days.lo if asked.lo != FIRST_DAY else lo.lo, days.hi if asked.hi != LAST_DAY else hi.hi
    )
