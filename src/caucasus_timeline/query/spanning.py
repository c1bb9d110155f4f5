"""What lasted: the periods and tenures beside the chosen events, and where spans begin and end."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date, Window
from caucasus_timeline.model.records import Event, Period, Tenure
from caucasus_timeline.query.answer import Turn

LONG = 30
"""Days: of an event that lasted longer the end is shown too, if something happened before it."""


def periods_in(dataset: Dataset, window: Window, places: set[str]) -> tuple[Period, ...]:
    """Return the periods that may have lasted in the window, in order of time; where places were
    asked for, those of these places.
    """
    found = (
        period
        for period in dataset.periods.values()
        if period.date.may_meet(window) and (not places or not places.isdisjoint(period.places))
    )
    return tuple(sorted(found, key=lambda p: (p.date.lo, p.date.hi, p.id)))


def tenures_in(dataset: Dataset, window: Window, places: set[str]) -> tuple[Tenure, ...]:
    """Return who held the places asked for in the window."""
    return tuple(
        one
        for one in dataset.tenures
        if one.place in places and one.sort == "control" and one.may_meet(window)
    )


def turns(events: Sequence[Event], periods: Iterable[Period], window: Window) -> tuple[Turn, ...]:
    """Return where the periods begin and end inside the window, and where the events end that
    lasted long, in order of time.
    """
    found = [*_of_periods(periods, window), *_of_events(events, window)]
    return tuple(sorted(found, key=turn_day))


def turn_day(turn: Turn) -> tuple[object, ...]:
    """Return what turns are ordered by: the last day that it can have been, ends first."""
    return (turn.date.hi if not turn.begins else turn.date.lo, turn.begins, turn.of.id)


def _of_periods(periods: Iterable[Period], window: Window) -> Iterator[Turn]:
    for period in periods:
        first, last = period.date.sides
        if first and window.lo <= first.lo <= window.hi:
            yield Turn(first, begins=True, of=period)
        if last and window.lo <= last.hi <= window.hi:
            yield Turn(last, begins=False, of=period)


def _of_events(events: Sequence[Event], window: Window) -> Iterator[Turn]:
    beginnings = sorted(event.date.lo for event in events)
    for event in events:
        if not _lasted(event.date):
            continue
        _, last = event.date.sides
        after = bisect_right(beginnings, event.date.lo)
        if last and last.hi <= window.hi and any(d < last.lo for d in beginnings[after:][:1]):
            yield Turn(last, begins=False, of=event)


def _lasted(date: Date) -> bool:
    return date.is_span and (date.first_end - date.last_begin).days > LONG
