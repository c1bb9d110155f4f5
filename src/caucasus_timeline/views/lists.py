"""Lists for people: claims, sources and places."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from caucasus_timeline.model.folding import fold
from caucasus_timeline.model.records import Assertion, Claim, Source
from caucasus_timeline.model.words import TENURE_SORTS
from caucasus_timeline.query import Answer
from caucasus_timeline.views.citing import Numbers, sources_met
from caucasus_timeline.views.dating import date_words
from caucasus_timeline.views.holding import row, when_column
from caucasus_timeline.views.lines import Line, Span, entry, flow, line, link, wrap
from caucasus_timeline.views.wording import (
    FINDING_SIGNS,
    count,
    evidence_until,
    finding_words,
    perspective_words,
    place_names,
    source_words,
    speaker_and_year,
    spelled,
)


def claims(answer: Answer, width: int) -> Iterator[Line]:
    """Yield every claim: id, who and when, gist, and how many findings of which word."""
    for claim in answer.claims:
        who = speaker_and_year(answer.dataset, claim)
        yield from entry(claim.id, who, width)
        yield from flow(claim.gist, width, 2)
        if claim.id in answer.found:
            yield from _found(answer.found[claim.id], width)
        else:
            yield from flow(counted_findings(claim), width, 2, "dim")
    yield from flow(
        f"{count(len(answer.claims), 'claim')} · {evidence_until(answer.dataset)}", width
    )


def _found(assertions: Iterable[Assertion], width: int) -> Iterator[Line]:
    """Yield each assertion with its finding and the reason for it."""
    for one in assertions:
        yield from flow(f"{finding_words(one.finding)}: {one.text}", width, 4, "bold")
        yield from flow(one.why, width, 6)


def counted_findings(claim: Claim) -> str:
    """Return how many assertions got which finding, in the order of the list of findings."""
    parts = []
    for finding, sign in FINDING_SIGNS.items():
        number = sum(a.finding == finding for a in claim.assertions)
        if number:
            parts.append(f"{number} {sign} {finding.replace('-', ' ')}")
    return ", ".join(parts)


def sources(answer: Answer, width: int) -> Iterator[Line]:
    """Yield the bibliography; of a single source also what rests on it."""
    for source in answer.sources:
        yield from _source(source, width)
        uses = answer.uses.get(source.id, 0)
        yield from flow(f"cited {uses} times" if uses != 1 else "cited once", width, 2, "dim")
    for one in answer.events:
        yield from flow(f"{one.event.id}: {one.event.title}", width, 2)
    for claim in answer.claims:
        yield from flow(f"claim {claim.id}", width, 2)
    yield from flow(count(len(answer.sources), "source"), width)


def _source(source: Source, width: int) -> Iterator[Line]:
    yield from flow(source.id, width, 0, "bold")
    yield from flow(source_words(source), width, 2)
    yield from flow(perspective_words(source), width, 2, "dim")
    if source.url:
        yield from (
            line("  ", Span(part, "dim", link(source.url))) for part in wrap(source.url, width - 3)
        )


def places(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each place with its names, what it overlaps, and how many events name it."""
    for place in answer.places:
        uses = count(answer.uses.get(place.id, 0), "event")
        yield from entry(place.id, uses, width, "dim")
        yield from flow(spelled(place), width, 2)
        if place.overlaps:
            yield from flow(f"overlaps, and is not: {', '.join(place.overlaps)}", width, 2)
        if place.note:
            yield from flow(place.note, width, 2)
    if answer.tenures:
        yield from _tenures(answer, width)
    yield from flow(count(len(answer.places), "place"), width)


def terms(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each word of an open list, how many events bear it, and what it means."""
    for term in answer.terms:
        uses = count(answer.uses.get(term.id, 0), "event")
        yield from entry(term.id, uses, width, "dim")
        label = term.label if fold(term.label) != term.id.replace("-", " ") else ""
        yield from flow(": ".join(part for part in (label, term.definition) if part), width, 2)
    yield from flow(count(len(answer.terms), "word"), width)


def actors(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each actor with its names and what it was, and how many events name it."""
    for actor in answer.actors:
        uses = count(answer.uses.get(actor.id, 0), "event")
        yield from entry(actor.id, uses, width, "dim")
        yield from flow(spelled(actor), width, 2)
        yield from flow(f"{actor.kind}. {actor.note}".strip(), width, 2)
    yield from flow(count(len(answer.actors), "actor"), width)


def periods(answer: Answer, width: int) -> Iterator[Line]:
    """Yield each period with its dates, and how many events may have happened in it."""
    for period in answer.periods:
        uses = count(answer.uses.get(period.id, 0), "event")
        yield from entry(period.id, uses, width, "dim")
        yield from flow(f"{period.name}, {date_words(period.date)}", width, 2)
    yield from flow(count(len(answer.periods), "period"), width)


def _tenures(answer: Answer, width: int) -> Iterator[Line]:
    """Yield who held, claimed, had title or was recognised, the doubts under each, the sources."""
    numbers = Numbers(answer.dataset)
    column = when_column(answer.tenures, width, 4)
    for (place, sort), rows in groupby(answer.tenures, lambda one: (one.place, one.sort)):
        (name,) = place_names(answer.dataset, [place])
        yield line()
        yield from flow(f"{name}: {TENURE_SORTS[sort]}", width, 2, "bold")
        for one in rows:
            yield from row(one, numbers.cite(*one.sources), width, 4, column)
            yield from flow(one.note, width, 4 + (column or 2), "dim") if one.note else ()
    yield line()
    yield from sources_met(numbers, width)
