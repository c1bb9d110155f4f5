"""The answer: the one value that stands between asking and showing."""

from collections.abc import Mapping
from typing import Any

import msgspec

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.dates import Date, Window
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


class Answer(msgspec.Struct, frozen=True):
    """What was asked, of which dataset, and what was chosen; a view is a function of it.

    ``before`` and ``after`` are the neighbours of a single event in the order of time;
    ``window`` holds the days asked for;
    ``matched`` counts the events before ``limit``; ``turns`` are where what lasted begins and ends;
    ``uses`` counts what is in use, by id;
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
    matched: int = 0
    notes: tuple[str, ...] = ()
