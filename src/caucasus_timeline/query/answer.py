"""The answer: the one value that stands between asking and showing."""

from collections.abc import Mapping
from typing import Any

import msgspec

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Actor, Claim, Event, Period, Place, Source, Tenure


class Chosen(msgspec.Struct, frozen=True):
    """An event that was chosen, and the lines of evidence that bear on it."""

    event: Event
    bearings: tuple[Bearing, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What was asked, of which dataset, and what was chosen; a view is a function of it.

    ``before`` and ``after`` are the neighbours of a single event in the order of time;
    ``matched`` counts the events before ``limit``; ``uses`` counts what is in use, by id;
    ``notes`` are sentences for the reader about how the question was understood.
    """

    command: str
    dataset: Dataset
    query: Mapping[str, Any] = {}
    events: tuple[Chosen, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    periods: tuple[Period, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    problems: tuple[Problem, ...] = ()
    uses: Mapping[str, int] = {}
    before: Event | None = None
    after: Event | None = None
    matched: int = 0
    notes: tuple[str, ...] = ()
