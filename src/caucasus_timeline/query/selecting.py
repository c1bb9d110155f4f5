"""Choosing events: every filter of a query, and what the chosen ones bring along."""

from collections.abc import Callable, Iterable

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.folding import fold
from caucasus_timeline.model.records import Claim, Event, Source
from caucasus_timeline.query.answer import Answer, Chosen
from caucasus_timeline.query.asking import Query
from caucasus_timeline.query.naming import (
    actors_named,
    claims_named,
    kinds_named,
    places_named,
    speakers_named,
    tags_named,
)
from caucasus_timeline.query.spanning import periods_in, tenures_in, turns

Test = Callable[[Event], bool]


def select(dataset: Dataset, query: Query) -> Answer:
    """Return the events that the query asks for, with claims, sources and the rest.

    Raises:
        TimelineError: if a place, actor, kind, tag, speaker or claim asked for does not exist.
    """
    tests, notes, places = _tests(dataset, query)
    found = [event for event in dataset.events if all(test(event) for test in tests)]
    matched = len(found)
    if query.reverse:
        found.reverse()
    chosen = tuple(
        Chosen(event, dataset.bearings.get(event.id, ())) for event in found[: query.limit]
    )
    periods = periods_in(dataset, query.window, places)
    shown = [one.event for one in chosen]
    return Answer(
        command="show",
        dataset=dataset,
        query=query.as_plain(),
        window=query.window,
        events=chosen,
        claims=_claims_of(dataset, chosen),
        sources=sources_of(dataset, chosen),
        turns=turns(shown, periods if query.of_all_kinds else (), query.window),
        periods=periods,
        tenures=tenures_in(dataset, query.window, places),
        matched=matched,
        notes=tuple(notes),
    )


def one_event(dataset: Dataset, event: Event) -> Answer:
    """Return the answer that holds one event, with its neighbours in the order of time."""
    chosen = (Chosen(event, dataset.bearings.get(event.id, ())),)
    place = dataset.events.index(event)
    return Answer(
        command="event",
        dataset=dataset,
        query={"event": event.id},
        events=chosen,
        claims=_claims_of(dataset, chosen),
        sources=sources_of(dataset, chosen),
        before=dataset.events[place - 1] if place else None,
        after=next(iter(dataset.events[place + 1 :]), None),
        matched=1,
    )


def sources_of(dataset: Dataset, chosen: Iterable[Chosen]) -> tuple[Source, ...]:
    """Return the sources of the events in order of first mention."""
    ids = dict.fromkeys(c.id for one in chosen for c in one.event.sources)
    return tuple(dataset.sources[id_] for id_ in ids if id_ in dataset.sources)


def _claims_of(dataset: Dataset, chosen: Iterable[Chosen]) -> tuple[Claim, ...]:
    return tuple({b.claim.id: b.claim for one in chosen for b in one.bearings}.values())


def _tests(dataset: Dataset, query: Query) -> tuple[list[Test], list[str], set[str]]:
    tests: list[Test] = [_when(query)]
    notes: list[str] = []
    places: set[str] = set()
    if query.tags:
        tags = tags_named(dataset, query.tags)
        tests.append(lambda event: not tags.isdisjoint(event.tags))
    if query.places:
        places, notes = places_named(dataset, query.places)
        tests.append(lambda event: not places.isdisjoint(event.places))
    if query.actors:
        actors, meant = actors_named(dataset, query.actors)
        notes += meant
        tests.append(lambda event: not actors.isdisjoint(event.actors))
    if query.kinds:
        kinds = kinds_named(dataset, query.kinds)
        tests.append(lambda event: event.kind in kinds)
    if query.disputed:
        tests.append(lambda event: bool(event.disputes))
    if query.texts:
        wanted = [fold(text) for text in query.texts]
        tests.append(lambda event: says(event, wanted))
    if query.claims or query.speakers:
        touched = _touched(dataset, query)
        tests.append(lambda event: event.id in touched)
    return tests, notes, places


def _when(query: Query) -> Test:
    window = query.window
    if query.strict:
        return lambda event: event.date.surely_meets(window)
    return lambda event: event.date.may_meet(window)


SEARCHED = ("id", "title", "summary", "date_note", "names")
"""The keys of an event in which a text is looked for."""


def says(event: Event, wanted: list[str]) -> bool:
    """Say whether the words of the event hold one of the texts, which are folded."""
    parts = [event.id, event.title, event.summary, event.date_note]
    parts += [name.name for name in event.names]
    text = fold(" ".join(parts))
    return any(w in text for w in wanted)


def _touched(dataset: Dataset, query: Query) -> set[str]:
    speakers = speakers_named(dataset, query.speakers)
    claims = {claim.id for name in query.claims for claim in claims_named(dataset, name)}
    return {
        id_
        for id_, lines in dataset.bearings.items()
        for line in lines
        if (not claims or line.claim.id in claims)
        and (not speakers or line.claim.speaker in speakers)
    }
