"""All the names of a thing find it: ids, aliases, spellings in any script; near misses."""

from typing import TypeVar

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.folding import loose
from caucasus_timeline.model.records import Actor, Place

Thing = TypeVar("Thing", Place, Actor)


def spellings(thing: Place | Actor) -> list[str]:
    """Return every name of a place or actor, its id first."""
    return [thing.id, thing.name, *(n for names in thing.names.values() for n in names)]


def find(things: dict[str, Thing], name: str) -> list[Thing]:
    """Return the places or actors that bear the name, in order of id; one of that id alone."""
    if name in things:
        return [things[name]]
    wanted = loose(name)
    return [
        thing
        for _, thing in sorted(things.items())
        if any(loose(s) == wanted for s in spellings(thing))
    ]


def with_inner(dataset: Dataset, place: Place) -> set[str]:
    """Return the ids of the place and of all that lies within it."""
    found = {place.id}
    while True:
        inner = {p.id for p in dataset.places.values() if p.within in found} - found
        if not inner:
            return found
        found |= inner


def overlapping(dataset: Dataset, place: Place) -> list[Place]:
    """Return the places that overlap it without being the same, whichever of them says so."""
    ids = set(place.overlaps) | {p.id for p in dataset.places.values() if place.id in p.overlaps}
    return [dataset.places[id_] for id_ in sorted(ids) if id_ in dataset.places]
