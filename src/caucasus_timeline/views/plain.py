"""The plain look: sentences from top to bottom, for screen readers and pipes; and one a line."""

from collections.abc import Iterable, Iterator

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.naming import spellings
from caucasus_timeline.model.records import Event, Source, Tenure
from caucasus_timeline.model.words import TENURE_SORTS
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.citing import Numbers
from caucasus_timeline.views.dating import both_calendars, date_words
from caucasus_timeline.views.event import event_facts, neighbours
from caucasus_timeline.views.lines import sentences, visible
from caucasus_timeline.views.rows import in_order, turn_words
from caucasus_timeline.views.wording import (
    account_words,
    count,
    edition_words,
    evidence_until,
    holder_words,
    perspective_words,
    place_names,
    source_words,
    speaker_and_year,
    spelled,
)


def tabbed(answer: Answer) -> Iterator[str]:
    """Yield each event in a line: date as written, id, title, between tabs; never cut."""
    return (tabbed_event(one.event) for one in answer.events)


def tabbed_event(event: Event) -> str:
    """Return the event in a line: date as written, id, title, between tabs; never cut."""
    return "\t".join(visible(part) for part in (event.date.text, event.id, event.title))


def events(answer: Answer, *, brief: bool = False, claims: bool = True) -> Iterator[str]:
    """Yield the chosen events as paragraphs without drawing, colour or wrapping."""
    yield from sentences(_events(answer, brief=brief, claims=claims))


def _events(answer: Answer, *, brief: bool, claims: bool) -> Iterator[str]:
    for _, one in in_order(answer):
        if isinstance(one, Turn):
            yield f"{date_words(one.date)}. {turn_words(one)}."
            continue
        yield f"{both_calendars(one.event)}. {one.event.title} [{one.event.id}]"
        if one.event.disputes:
            yield f"  Disputed: {'; '.join(d.about for d in one.event.disputes)}."
        if one.event.missing_side:
            yield f"  One side's account: {one.event.missing_side}"
        if claims:
            yield from (f"  {said}" for said in _said(answer.dataset, one))
        if not brief and one.event.sources:
            yield f"  Sources: {', '.join(c.id for c in one.event.sources)}."
    if answer.events and not brief:
        yield from sources_listed(answer.sources)
    shown = len(answer.events)
    of = f" of {answer.matched:,}" if shown < answer.matched else ""
    yield f"{count(shown, 'event')}{of}; {evidence_until(answer.dataset)}".rstrip("; ") + "."


def sources_listed(sources: Iterable[Source]) -> Iterator[str]:
    """Yield each source with whose voice it is and how it was read, or nothing if there is none."""
    for number, source in enumerate(sources):
        yield from ["Sources:"] * (not number)
        yield f"  {source.id}: {source_words(source)} ({perspective_words(source)})"


def _said(dataset: Dataset, one: Chosen) -> Iterator[str]:
    for bearing in one.bearings:
        yield said_of(dataset, bearing)


def said_of(dataset: Dataset, bearing: Bearing, cited_as: str = "") -> str:
    """Return one line of evidence in words: who said what, how the event bears, the finding;
    ``cited_as`` stands after the reason.
    """
    claim, assertion, evidence = bearing
    account = account_words(dataset, evidence)
    account = f" ({account})" if account else ""
    return (
        f"{speaker_and_year(dataset, claim)}, {claim.id}.{assertion.id}: {assertion.text}"
        f" This event: {evidence.bearing} ({evidence.on}), {evidence.why}"
        f"{account}{cited_as}."
        f" Finding: {assertion.finding.replace('-', ' ')}."
    )


def event(answer: Answer) -> Iterator[str]:
    """Yield the event that the answer holds in sentences: the same text as it is drawn in."""
    yield from sentences(_event(answer))


def _event(answer: Answer) -> Iterator[str]:
    one, dataset = answer.events[0].event, answer.dataset
    where = ", ".join(place_names(dataset, one.places))
    yield f"Event {one.id}; {evidence_until(dataset)}."
    yield f"{one.title}. {both_calendars(one)}; {one.kind.replace('-', ' ')}; {where}."
    yield from [one.date_note] * bool(one.date_note)
    yield one.summary
    yield from (f"{label}: {words}" for label, words in event_facts(dataset, one) if words)
    met = Numbers(dataset)
    yield from _rests_on(one, met)
    for bearing in answer.events[0].bearings:
        met.cite(*bearing.evidence.cited)
        yield said_of(dataset, bearing, cited(bearing.evidence.cited))
    for label, other in neighbours(answer):
        yield f"{label}: {date_words(other.date)}: {other.title} [{other.id}]"
    yield from sources_listed(source for _, source in met.met())
    yield f"Cite: {one.id}, {edition_words(dataset)}"


def _rests_on(one: Event, met: Numbers) -> Iterator[str]:
    """Yield the versions of the text, what the event rests on, and what is disputed about it."""
    met.cite(*(citation.id for citation in one.sources))
    for text in one.texts:
        when = f", {date_words(text.date)}" if text.date else ""
        met.cite(text.source)
        yield f"Text: {text.where}{when}: {text.says} [{text.source}]"
    for citation in one.sources:
        where = f" ({citation.locator})" if citation.locator else ""
        yield f"Rests on: {citation.supports}{where} [{citation.id}]"
    for dispute in one.disputes:
        yield f"Disputed: {dispute.about}"
        for position in dispute.positions:
            met.cite(*position.sources)
            yield f"  {position.who}: {position.says}{cited(position.sources)}"


def places(answer: Answer) -> Iterator[str]:
    """Yield each place with its names, and who held, claimed or had title to it, in sentences."""
    yield from sentences(_places(answer))


def _places(answer: Answer) -> Iterator[str]:
    for place in answer.places:
        yield f"{place.id}: {spelled(place)}. {place.note}"
        if place.overlaps:
            yield f"  Overlaps, and is not: {', '.join(place.overlaps)}."
    met = Numbers(answer.dataset)
    for tenure in answer.tenures:
        met.cite(*tenure.sources)
        yield f"{TENURE_SORTS[tenure.sort].capitalize()}: {tenure_words(answer.dataset, tenure)}"
        yield from [f"  {tenure.note}"] * bool(tenure.note)
    yield from sources_listed(source for _, source in met.met())


def tenure_words(dataset: Dataset, tenure: Tenure) -> str:
    """Return who held a place, from when to when, and on what sources."""
    place = dataset.places.get(tenure.place)
    name = place.name if place else tenure.place
    when = f"{date_words(tenure.start)} to {date_words(tenure.end)}"
    return f"{name}, {when}: {holder_words(tenure)}{cited(tenure.sources)}"


def cited(ids: tuple[str, ...]) -> str:
    """Return the ids of the sources in brackets, or nothing."""
    return f" [{', '.join(ids)}]" if ids else ""


def tabbed_claims(answer: Answer) -> Iterator[str]:
    """Yield each claim in a line: date it was last made, id, gist, between tabs; where a finding
    was asked for, each assertion so found: finding, id, text.
    """
    for claim in answer.claims:
        for one in answer.found.get(claim.id, ()):
            yield "\t".join([one.finding, f"{claim.id}.{one.id}", visible(one.text)])
        if answer.found:
            continue
        spoken = [s.statement for s in claim.said if s.statement in answer.dataset.statements]
        date = answer.dataset.statements[spoken[-1]].date.text if spoken else ""
        yield "\t".join(visible(part) for part in (date, claim.id, claim.gist))


def tabbed_sources(answer: Answer) -> Iterator[str]:
    """Yield each source in a line: date, id, who, title and where, between tabs."""
    for source in answer.sources:
        date = source.date.text if source.date else ""
        yield "\t".join(visible(part) for part in (date, source.id, source_words(source)))


def tabbed_terms(answer: Answer) -> Iterator[str]:
    """Yield each word of an open list in a line: how many events bear it, id, label."""
    for term in answer.terms:
        uses = str(answer.uses.get(term.id, 0))
        yield "\t".join(visible(part) for part in (uses, term.id, term.label))


def tabbed_actors(answer: Answer) -> Iterator[str]:
    """Yield each actor in a line: how many events name it, id, all its names, between tabs."""
    for actor in answer.actors:
        names = ", ".join(dict.fromkeys(spellings(actor)[1:]))
        uses = str(answer.uses.get(actor.id, 0))
        yield "\t".join(visible(part) for part in (uses, actor.id, names))


def tabbed_periods(answer: Answer) -> Iterator[str]:
    """Yield each period in a line: its date as written, id, name, between tabs."""
    for period in answer.periods:
        yield "\t".join(visible(part) for part in (period.date.text, period.id, period.name))


def tabbed_places(answer: Answer) -> Iterator[str]:
    """Yield each place in a line: how many events name it, id, all its names, between tabs."""
    for place in answer.places:
        names = ", ".join(dict.fromkeys(spellings(place)[1:]))
        uses = str(answer.uses.get(place.id, 0))
        yield "\t".join(visible(part) for part in (uses, place.id, names))
