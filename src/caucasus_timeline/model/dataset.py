"""The dataset as a whole: every record by its id, and what joins them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from caucasus_timeline.model.records import (
    About,
    Actor,
    Assertion,
    Claim,
    Event,
    Evidence,
    Period,
    Place,
    Source,
    Statement,
    Tenure,
    Term,
)


class Bearing(NamedTuple):
    """One line of evidence, seen from the event it names."""

    claim: Claim
    assertion: Assertion
    evidence: Evidence


class Dataset(msgspec.Struct, frozen=True, dict=True):
    """All records; events in order of ``(lo, hi, id)``, the rest by id."""

    about: About | None = None
    events: tuple[Event, ...] = ()
    statements: dict[str, Statement] = {}
    claims: dict[str, Claim] = {}
    sources: dict[str, Source] = {}
    places: dict[str, Place] = {}
    actors: dict[str, Actor] = {}
    periods: dict[str, Period] = {}
    tenures: tuple[Tenure, ...] = ()
    terms: tuple[Term, ...] = ()
    sha256: str = ""
    """The digest, where it is known already."""
    released_ids: tuple[str, ...] = ()
    """Kind and id of every record ever released, where the checker is to know them."""

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """Every event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def bearings(self) -> dict[str, tuple[Bearing, ...]]:
        """The lines of evidence that name each event, by id, in the order of the claims."""
        found: dict[str, list[Bearing]] = {}
        for claim in self.claims.values():
            for assertion in claim.assertions:
                for evidence in assertion.evidence:
                    if evidence.event:
                        line = Bearing(claim, assertion, evidence)
                        found.setdefault(evidence.event, []).append(line)
        return {id_: tuple(lines) for id_, lines in found.items()}

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the records, kind by kind, each a line of canonical JSON (its keys sorted,
        what is empty left out), the lines sorted. The same data have the same digest, however they
        are laid out and whatever keys are added to the records later.
        """
        if self.sha256:
            return self.sha256
        import hashlib

        from caucasus_timeline.model.plain import to_plain

        encoder = msgspec.json.Encoder(order="sorted")
        digest = hashlib.sha256()
        for records in self._by_kind():
            plain = (msgspec.to_builtins(record, enc_hook=to_plain) for record in records)
            lines = sorted(b"%s\n" % encoder.encode(_filled(one)) for one in plain)
            digest.update(b"".join(lines) + b"\n")
        return digest.hexdigest()

    def _by_kind(self) -> Iterator[Iterable[msgspec.Struct]]:
        yield [self.about] if self.about else []
        yield self.events
        yield from (self.statements.values(), self.claims.values(), self.sources.values())
        yield from (self.places.values(), self.actors.values(), self.periods.values())
        yield from (self.tenures, self.terms)

    @cached_property
    def places_met(self) -> dict[str, Place]:
        """Every place that has a record; of those that events name without one a bare one, its id
        for a name.
        """
        named = {id_ for event in self.events for id_ in event.places}
        return {id_: Place(id=id_, name=id_) for id_ in named} | self.places

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """The label of each word of an open list, by set and id."""
        return {(term.set, term.id): term.label for term in self.terms}

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The last names that two speakers share."""
        ids = {claim.speaker for claim in self.claims.values()}
        counts = Counter(self.actors[id_].last_name for id_ in ids if id_ in self.actors)
        return frozenset(name for name, number in counts.items() if number > 1)

    def latest_statement(self, claim: Claim) -> Statement | None:
        """Return the last occasion on which the claim was made, if it has a record."""
        return self.statements.get(claim.said[-1].statement) if claim.said else None

    def speaker_name(self, id_: str) -> str:
        """Return the name of a speaker or actor, or the id where there is no record."""
        actor = self.actors.get(id_)
        return actor.name if actor else id_


def event_order(event: Event) -> tuple[object, ...]:
    """Return what events are ordered by: earliest begin, latest end, id."""
    return (event.date.lo, event.date.hi, event.id)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in their total order."""
    return tuple(sorted(events, key=event_order))


def _filled(value: Any) -> Any:
    """Return the tables in a value without the keys at which nothing stands."""
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one not in _NOTHING}
    return [_filled(one) for one in value] if isinstance(value, list | tuple) else value


_NOTHING: tuple[Any, ...] = (None, "", [], {}, ())
