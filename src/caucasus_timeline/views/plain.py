"""The plain look: sentences from top to bottom, for screen readers and pipes; and one a line."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.naming import spellings
from caucasus_timeline.model.records import Assertion, Claim, Tenure
from caucasus_timeline.model.words import TENURE_SORTS
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.dating import both_calendars, date_words
from caucasus_timeline.views.event import event_facts, neighbours
from caucasus_timeline.views.lines import sentences, visible
from caucasus_timeline.views.rows import in_order, turn_words
from caucasus_timeline.views.wording import (
    count,
    edition_words,
    evidence_date,
    evidence_until,
    holder_words,
    latest_words,
    no_reply_words,
    occasion_words,
    on_control,
    one_sided_words,
    place_names,
    remarks,
    side_words,
    source_words,
    speaker_and_year,
    spelled,
)


def tabbed(answer: Answer) -> Iterator[str]:
    """Yield each event in a line: date as written, id, title, between tabs; never cut."""
    for one in answer.events:
        event = one.event
        yield "\t".join(visible(part) for part in (event.date.text, event.id, event.title))


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
        yield from _sources(answer)
    shown = len(answer.events)
    of = f" of {answer.matched:,}" if shown < answer.matched else ""
    yield f"{count(shown, 'event')}{of}; {evidence_until(answer.dataset)}".rstrip("; ") + "."


def _sources(answer: Answer) -> Iterator[str]:
    yield "Sources:"
    yield from (f"  {source.id}: {source_words(source)}" for source in answer.sources)


def _said(dataset: Dataset, one: Chosen) -> Iterator[str]:
    for bearing in one.bearings:
        yield said_of(dataset, bearing)


def said_of(dataset: Dataset, bearing: Bearing) -> str:
    """Return one line of evidence in words: who said what, how the event bears, the finding."""
    claim, assertion, evidence = bearing
    return (
        f"{speaker_and_year(dataset, claim)}, {claim.id}.{assertion.id}: {assertion.text}"
        f" This event: {evidence.bearing} ({evidence.on}), {evidence.why}"
        f"{one_sided_words(dataset, evidence)}."
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
    for text in one.texts:
        when = f", {date_words(text.date)}" if text.date else ""
        yield f"Text: {text.where}{when}: {text.says} [{text.source}]"
    for citation in one.sources:
        where = f" ({citation.locator})" if citation.locator else ""
        yield f"Rests on: {citation.supports}{where} [{citation.id}]"
    for dispute in one.disputes:
        yield f"Disputed: {dispute.about}"
        for position in dispute.positions:
            yield f"  {position.who}: {position.says}{_cited(position.sources)}"
    yield from (said_of(dataset, bearing) for bearing in answer.events[0].bearings)
    for label, other in neighbours(answer):
        yield f"{label}: {date_words(other.date)}: {other.title} [{other.id}]"
    yield from _sources(answer)
    yield f"Cite: {one.id}, {edition_words(dataset)}"


def claim(answer: Answer, *, unfolded: bool = False, occasions: bool = False) -> Iterator[str]:
    """Yield the first claim in sentences: the same text and order as it is drawn in."""
    yield from sentences(_claim(answer, unfolded=unfolded, occasions=occasions))


def _claim(answer: Answer, *, unfolded: bool, occasions: bool) -> Iterator[str]:
    one, *others = answer.claims
    dataset = answer.dataset
    statement = dataset.latest_statement(one)
    yield f"Claim {one.id}; {evidence_until(dataset)}; checked {date_words(one.checked)}."
    yield from (f"“{said.quote}” [{said.source}]" for said in latest_words(one))
    yield occasion_words(dataset, statement) if statement else one.gist
    yield from dict.fromkeys(said.differs for said in latest_words(one) if said.differs)
    if occasions:
        yield from _occasions(dataset, one)
    else:
        yield from [f"In print: {one.in_print}"] * bool(one.in_print)
        for number, assertion in enumerate(one.assertions, 1):
            yield from _assertion(answer, number, assertion, unfolded=unfolded)
    yield from _after(answer, one, others)


def _occasions(dataset: Dataset, one: Claim) -> Iterator[str]:
    for said in one.said:
        statement = dataset.statements.get(said.statement)
        when = f"{date_words(statement.date)}, {statement.title}" if statement else said.statement
        quote = f" “{said.quote}” ({said.language}) [{said.source}]" if said.quote else ""
        yield f"{when}:{quote} {said.differs}".rstrip(" :")


def _assertion(
    answer: Answer, number: int, assertion: Assertion, *, unfolded: bool
) -> Iterator[str]:
    dataset = answer.dataset
    finding = assertion.finding.replace("-", " ")
    yield f"{number}. {assertion.text} Finding: {finding}. {assertion.why}"
    yield from (f"  {words}" for words in remarks(dataset, assertion))
    if assertion is on_control(answer.claims[0]):
        yield from (f"  Held by: {_tenure(dataset, tenure)}" for tenure in answer.tenures)
    shown = [e for e in assertion.evidence if unfolded or e.bearing != "context"]
    for evidence in shown:
        date = evidence_date(dataset, evidence)
        mark = one_sided_words(dataset, evidence)
        words = f"{date}: {evidence.bearing} ({evidence.on}): {evidence.why}{mark}"
        yield f"  {words}{_cited(evidence.cited)}"
    folded = len(assertion.evidence) - len(shown)
    yield from [f"  {count(folded, 'line')} of context folded: --all"] * bool(folded)
    for side in assertion.sides:
        yield f"  {side_words(dataset, side.side)}, {side.who}: {side.says}{_cited(side.sources)}"


def _tenure(dataset: Dataset, tenure: Tenure) -> str:
    place = dataset.places.get(tenure.place)
    name = place.name if place else tenure.place
    when = f"{date_words(tenure.start)} to {date_words(tenure.end)}"
    return f"{name}, {when}: {holder_words(tenure)}{_cited(tenure.sources)}"


def _after(answer: Answer, one: Claim, others: list[Claim]) -> Iterator[str]:
    occasions = len({said.statement for said in one.said})
    if occasions > 1:
        yield f"Said on {occasions} occasions in what was read: timeline claim {one.id} --said"
    for reply in one.replies:
        words = f"{date_words(reply.date)}: {reply.says}{_cited(reply.sources)}"
        yield f"Answered: {reply.who}, {words}"
    if one.no_reply:
        yield no_reply_words(one.no_reply)
    if others:
        yield f"Same land: {', '.join(other.id for other in others)}"
    yield f"Cite: {one.id}, {edition_words(answer.dataset)}"


def places(answer: Answer) -> Iterator[str]:
    """Yield each place with its names, and who held, claimed or had title to it, in sentences."""
    yield from sentences(_places(answer))


def _places(answer: Answer) -> Iterator[str]:
    for place in answer.places:
        yield f"{place.id}: {spelled(place)}. {place.note}"
        if place.overlaps:
            yield f"  Overlaps, and is not: {', '.join(place.overlaps)}."
    for tenure in answer.tenures:
        yield f"{TENURE_SORTS[tenure.sort].capitalize()}: {_tenure(answer.dataset, tenure)}"
        yield from [f"  {tenure.note}"] * bool(tenure.note)


def _cited(ids: tuple[str, ...]) -> str:
    """Return the ids of the sources in brackets, or nothing."""
    return f" [{', '.join(ids)}]" if ids else ""


def tabbed_claims(answer: Answer) -> Iterator[str]:
    """Yield each claim in a line: date it was last made, id, gist, between tabs."""
    for claim in answer.claims:
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
