"""What happened on a day of the year, in either calendar."""

from collections.abc import Iterator
from typing import Literal

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date, YearDay
from caucasus_timeline.model.records import Event
from caucasus_timeline.query.answer import Answer, Chosen, Met


def on(dataset: Dataset, day: YearDay, year: str = "") -> Answer:
    """Return the events of that day of any year, in order of time: those dated to it in the
    Gregorian calendar or, where a day of it is given, in the Julian one, and those that begin or
    end on it. Only what is dated to the day is found. ``year`` is one that was typed in vain.
    """
    days: dict[YearDay, list[Met]] = {}
    for event in dataset.events:
        for met, of_year in _days(event):
            days.setdefault(of_year, []).append(met)
    found = sorted(days.get(day, ()), key=lambda met: met.day)
    ids = {met.event.id for met in found}
    note = f"The year {year} is left aside: the day is looked for in every year."
    return Answer(
        command="on",
        dataset=dataset,
        query={"day": str(day)},
        events=tuple(
            Chosen(event, dataset.bearings.get(event.id, ()))
            for event in dataset.events
            if event.id in ids
        ),
        day=day,
        met=tuple(found),
        nearest=() if found else _nearest(sorted(days), day),
        notes=(note,) if year else (),
    )


def _days(event: Event) -> Iterator[tuple[Met, YearDay]]:
    """Yield the days of the event that are known, in each calendar that its date is given in."""
    for side, date in _sides(event.date):
        if date and date.precision == "day":
            yield Met(event, date.lo, "gregorian", side), YearDay.of(date.lo)
    if event.old_style:
        day = event.old_style.gregorian()
        yield Met(event, day, "julian", "day"), YearDay.of(event.old_style)


def _sides(date: Date) -> Iterator[tuple[Literal["day", "begins", "ends"], Date | None]]:
    first, last = date.sides
    if not date.is_span:
        yield "day", first
        return
    yield "begins", first
    yield "ends", last


def _nearest(days: list[YearDay], day: YearDay) -> tuple[YearDay, ...]:
    """Return the last of the days before the day and the first after it, round the year."""
    if not days:
        return ()
    before = [one for one in days if one < day] or days
    after = [one for one in days if one > day] or days
    return tuple(dict.fromkeys((before[-1], after[0])))
