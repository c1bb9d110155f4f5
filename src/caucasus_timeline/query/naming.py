"""From the words of a question to the records they name, or the sentence that says they do not."""

import re
from collections.abc import Iterable

from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.folding import did_you_mean, fold, loose
from caucasus_timeline.model.naming import find, overlapping, spellings, with_inner
from caucasus_timeline.model.records import Actor, Claim, Event, Period, Place, Source
from caucasus_timeline.model.words import FINDINGS


def places_named(dataset: Dataset, names: tuple[str, ...]) -> tuple[set[str], list[str]]:
    """Return the ids of the places named, what lies within them and what overlaps them; and a
    sentence for each name that brought overlapping places along.

    Raises:
        TimelineError: if no place bears a name.
    """
    ids: set[str] = set()
    notes = []
    for name in names:
        for place in place_named(dataset, name):
            others = overlapping(dataset, place)
            ids |= with_inner(dataset, place) | {other.id for other in others}
            if others:
                listed = ", ".join(other.name for other in others)
                notes.append(f"{place.name} overlaps, and is not the same as: {listed}.")
    return ids, notes


def place_named(dataset: Dataset, name: str) -> list[Place]:
    """Return the places that bear the name.

    Raises:
        TimelineError: if none does.
    """
    places = dataset.places_met
    found = find(places, name)
    if not found:
        known = {s: place.id for place in places.values() for s in spellings(place)}
        raise _unknown("place", name, known, "timeline places")
    return found


def tags_named(dataset: Dataset, names: tuple[str, ...]) -> set[str]:
    """Return the tags named, by id or label.

    Raises:
        TimelineError: if no event bears one of them.
    """
    used = {tag for event in dataset.events for tag in event.tags}
    return _terms_named(dataset, names, "tag", used, "timeline tags")


def kinds_named(dataset: Dataset, names: tuple[str, ...]) -> set[str]:
    """Return the kinds of event named, by id or label.

    Raises:
        TimelineError: if no event is of one of them.
    """
    used = {event.kind for event in dataset.events if event.kind}
    return _terms_named(dataset, names, "event-kind", used, "timeline kinds")


def _terms_named(
    dataset: Dataset, names: tuple[str, ...], set_: str, used: set[str], command: str
) -> set[str]:
    by_id: dict[str, set[str]] = {}
    by_label: dict[str, set[str]] = {}
    for id_ in used:
        by_id.setdefault(loose(id_), set()).add(id_)
        by_label.setdefault(loose(dataset.labels.get((set_, id_), id_)), set()).add(id_)
    spelled = by_label | by_id
    for name in names:
        if loose(name) not in spelled:
            known = {word: min(ids) for word, ids in spelled.items()}
            raise _unknown(set_.removeprefix("event-"), name, known, command)
    return {id_ for name in names for id_ in spelled[loose(name)]}


def findings_named(names: tuple[str, ...]) -> set[str]:
    """Return the findings named; ``mostly accurate`` may be written with a space.

    Raises:
        TimelineError: if there is no such finding.
    """
    found = {name: fold(name).replace(" ", "-") for name in names}
    for name, word in found.items():
        if word not in FINDINGS:
            known = ", ".join(FINDINGS)
            raise TimelineError(f"There is no finding “{name}”: use {known}.", USAGE)
    return set(found.values())


def actors_named(dataset: Dataset, names: tuple[str, ...]) -> tuple[set[str], tuple[str, ...]]:
    """Return the ids of the actors named, by id, name or else part of a name, also those that only
    events name; and a sentence for each name that means several.

    Raises:
        TimelineError: if none bears a name.
    """
    ids: set[str] = set()
    notes = []
    for name in names:
        partly = _partly_named(dataset, name)
        found = find(dataset.actors, name) or partly
        bare = _named_in_events(dataset, name)
        ids |= bare
        if not found and not bare:
            known = {s: actor.id for actor in dataset.actors.values() for s in spellings(actor)}
            raise _unknown("actor", name, known, "timeline actors")
        ids |= {actor.id for actor in found}
        others = [actor for actor in partly if actor not in found]
        if others or len(found) > 1:
            notes.append(f"“{name}” is taken as {_listed(found)}." + _besides(others))
    return ids, tuple(notes)


def _named_in_events(dataset: Dataset, name: str) -> set[str]:
    """Return what events name as actors without a record, spelled like the name."""
    named = {id_ for event in dataset.events for id_ in event.actors} - dataset.actors.keys()
    return {id_ for id_ in named if loose(id_) == loose(name)}


def _listed(actors: list[Actor]) -> str:
    return ", ".join(f"{actor.name} ({actor.id})" for actor in actors)


def _besides(others: list[Actor]) -> str:
    return f" Others with that in a name: {_listed(others)}." if others else ""


def _partly_named(dataset: Dataset, name: str) -> list[Actor]:
    actors = sorted(dataset.actors.items())
    return [actor for _, actor in actors if _is_part(name, spellings(actor))]


def _is_part(name: str, known: Iterable[str]) -> bool:
    """Say whether one of the known names holds the words of the name, in their order."""
    wanted = _spaced(name)
    return any(wanted in _spaced(one) for one in known)


def _spaced(name: str) -> str:
    """Return the words of a name, folded, a space around each and nothing else."""
    words = re.findall(r"[^\W_]+", fold(name))
    return f" {' '.join(words)} "


def speakers_named(dataset: Dataset, names: tuple[str, ...]) -> set[str]:
    """Return the ids of the speakers named, by id, name or part of a name.

    Raises:
        TimelineError: if nobody who makes a claim bears the name.
    """
    spelled = {c.speaker: _names(dataset, c.speaker) for c in dataset.claims.values()}
    found: set[str] = set()
    for name in names:
        fitting = {id_ for id_, known in spelled.items() if _is_part(name, known)}
        if not fitting:
            folded = [(id_, fold(one)) for id_, known in spelled.items() for one in known]
            words = {word: id_ for id_, one in folded for word in (one, *one.split())}
            raise _unknown("speaker", name, words, "timeline claims")
        found |= fitting
    return found


def _names(dataset: Dataset, speaker: str) -> list[str]:
    actor = dataset.actors.get(speaker)
    return spellings(actor) if actor else [speaker]


def speaker_named(dataset: Dataset, name: str) -> str:
    """Return the id of the one speaker whom the name means.

    Raises:
        TimelineError: if nobody who makes a claim bears the name, or several do.
    """
    found = speakers_named(dataset, (name,))
    if name in found:
        return name
    if len(found) > 1:
        ids = " or ".join(sorted(found))
        raise TimelineError(f"“{name}” means more than one speaker: write {ids}.")
    return found.pop()


def period_named(dataset: Dataset, name: str) -> Period | None:
    """Return the period of that id or name, if there is one."""
    wanted = loose(name)
    periods = dataset.periods.values()
    return next((p for p in periods if wanted in (loose(p.id), loose(p.name))), None)


def event_named(dataset: Dataset, id_: str) -> Event:
    """Return the event of that id.

    Raises:
        TimelineError: if there is none.
    """
    event = dataset.event_by_id.get(id_) or dataset.event_by_id.get(id_.lower())
    if event is None:
        raise _unknown("event", id_, list(dataset.event_by_id), "timeline show")
    return event


def source_named(dataset: Dataset, id_: str) -> Source:
    """Return the source of that id.

    Raises:
        TimelineError: if there is none.
    """
    source = dataset.sources.get(id_)
    if source is None:
        raise _unknown("source", id_, list(dataset.sources), "timeline sources")
    return source


def claims_named(dataset: Dataset, name: str) -> list[Claim]:
    """Return the claims that a name means: by id (an assertion's will do), alias or place.

    Raises:
        TimelineError: if it means none.
    """
    wanted = fold(name)
    for id_ in (wanted, wanted.rpartition(".")[0]):
        if id_ in dataset.claims:
            return [dataset.claims[id_]]
    claims = list(dataset.claims.values())
    found = [c for c in claims if loose(name) in {loose(alias) for alias in c.aliases}]
    if not found:
        places = find(dataset.places, name)
        ids = {id_ for p in places for id_ in (p.id, *(o.id for o in overlapping(dataset, p)))}
        found = [c for c in claims if not ids.isdisjoint(c.places)]
    if not found:
        known = {word: c.id for c in claims for word in (c.id, *c.aliases)}
        raise _unknown("claim", name, known, "timeline claims")
    return found


def same_land(dataset: Dataset, claim: Claim) -> list[Claim]:
    """Return the other claims about the places of this one."""
    return [
        other
        for other in dataset.claims.values()
        if other is not claim and not set(other.places).isdisjoint(claim.places)
    ]


def _unknown(what: str, name: str, known: Iterable[str], command: str) -> TimelineError:
    meant = did_you_mean(name, known).removesuffix("?")
    remedy = f"{meant}? All: {command}" if meant else f": see {command}"
    return TimelineError(f"There is no {what} “{name}”{remedy}.")
