"""The answer: the one value that stands between asking and showing."""

from collections.abc import Mapping
from datetime import date as Day
from typing import Any, Literal

import msgspec

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.dates import Date, Length, Window, YearDay
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import (
    Actor,
    Assertion,
    Claim,
    Event,
    Period,
    Place,
    Source,
    Tenure,
    Term,
)


class Chosen(msgspec.Struct, frozen=True):
    """An event that was chosen, and the lines of evidence that bear on it."""

    event: Event
    bearings: tuple[Bearing, ...] = ()


class Turn(msgspec.Struct, frozen=True):
    """The beginning or the end of something that lasted: a period, or an event that was chosen."""

    date: Date
    begins: bool
    of: Event | Period


class Compared(msgspec.Struct, frozen=True):
    """Two speakers, by id, and how many events both speak of, only the first, only the second."""

    speakers: tuple[str, str]
    both: int
    only_first: int
    only_second: int


class End(msgspec.Struct, frozen=True):
    """One end of a time that was measured: an event and its date, or a date alone."""

    date: Date
    event: Event | None = None


class Apart(msgspec.Struct, frozen=True):
    """Two ends in order of time, and the least and the most that lies between their beginnings."""

    first: End
    second: End
    least: Length
    most: Length


class Met(msgspec.Struct, frozen=True):
    """An event met on a day of the year: on which day (Gregorian), by which calendar, and whether
    that is its day, or the one on which it begins or ends.
    """

    event: Event
    day: Day
    calendar: Literal["gregorian", "julian"]
    side: Literal["day", "begins", "ends"]


class Answer(msgspec.Struct, frozen=True):
    """What was asked, of which dataset, and what was chosen; a view is a function of it.

    ``before`` and ``after`` are the neighbours of a single event in the order of time;
    ``window`` holds the days asked for;
    ``matched`` counts the events before ``limit``; ``turns`` are where what lasted begins and ends;
    ``uses`` counts what is in use, by id;
    ``compared`` are the two speakers whose words stand side by side;
    ``apart`` are the two ends between which the events lie, and how far they are from each other;
    ``day`` is the day of the year on which the events were ``met``; where none were, ``nearest``
    are the days before and after it on which some are;
    ``found`` holds, by id of claim, the assertions with a finding that was asked for;
    ``notes`` are sentences for the reader about how the question was understood.
    """

    command: str
    dataset: Dataset
    query: Mapping[str, Any] = {}
    window: Window = Window()
    events: tuple[Chosen, ...] = ()
    turns: tuple[Turn, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    periods: tuple[Period, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    terms: tuple[Term, ...] = ()
    found: Mapping[str, tuple[Assertion, ...]] = {}
    problems: tuple[Problem, ...] = ()
    uses: Mapping[str, int] = {}
    before: Event | None = None
    after: Event | None = None
    compared: Compared | None = None
    apart: Apart | None = None
    day: YearDay | None = None
    met: tuple[Met, ...] = ()
    nearest: tuple[YearDay, ...] = ()
    matched: int = 0
    notes: tuple[str, ...] = ()
