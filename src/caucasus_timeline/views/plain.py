"""The plain look: sentences from top to bottom, for screen readers and pipes; and one a line."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Bearing, Dataset
from caucasus_timeline.model.naming import spellings
from caucasus_timeline.model.records import Assertion, Claim, Tenure
from caucasus_timeline.model.words import TENURE_SORTS
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.citing import Numbers
from caucasus_timeline.views.dating import both_calendars, date_words
from caucasus_timeline.views.event import event_facts, neighbours
from caucasus_timeline.views.lines import sentences, visible
from caucasus_timeline.views.rows import in_order, turn_words
from caucasus_timeline.views.wording import (
    NOTE,
    count,
    edition_words,
    evidence_date,
    evidence_marks,
    evidence_until,
    holder_words,
    latest_words,
    no_reply_words,
    occasion_words,
    on_control,
    one_sided_words,
    perspective_words,
    place_names,
    quote_words,
    remarks,
    source_words,
    speaker_and_year,
    spelled,
    voice_words,
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


def said_of(dataset: Dataset, bearing: Bearing, cited: str = "") -> str:
    """Return one line of evidence in words: who said what, how the event bears, the finding;
    ``cited`` stands after the reason.
    """
    claim, assertion, evidence = bearing
    return (
        f"{speaker_and_year(dataset, claim)}, {claim.id}.{assertion.id}: {assertion.text}"
        f" This event: {evidence.bearing} ({evidence.on}), {evidence.why}"
        f"{one_sided_words(dataset, evidence)}{cited}."
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
    numbers = Numbers(dataset)
    numbers.cite(*(citation.id for citation in one.sources))
    for text in one.texts:
        when = f", {date_words(text.date)}" if text.date else ""
        yield f"Text: {text.where}{when}: {text.says}{_cited(numbers, text.source)}"
    for citation in one.sources:
        where = f" ({citation.locator})" if citation.locator else ""
        yield f"Rests on: {citation.supports}{where} [{citation.id}]"
    for dispute in one.disputes:
        yield f"Disputed: {dispute.about}"
        for position in dispute.positions:
            yield f"  {position.who}: {position.says}{_cited(numbers, *position.sources)}"
    for bearing in answer.events[0].bearings:
        yield said_of(dataset, bearing, _cited(numbers, *bearing.evidence.cited))
    for label, other in neighbours(answer):
        yield f"{label}: {date_words(other.date)}: {other.title} [{other.id}]"
    yield from _sources_met(numbers)
    yield f"Cite: {one.id}, {edition_words(dataset)}"


def _sources_met(numbers: Numbers) -> Iterator[str]:
    """Yield the sources met, each with whose voice it is and how it was read."""
    for i, (_, source) in enumerate(numbers.met()):
        yield from ["Sources:"] * (i == 0)
        yield f"  {source.id}: {source_words(source)} ({perspective_words(source)})"


def claim(answer: Answer, *, unfolded: bool = False, occasions: bool = False) -> Iterator[str]:
    """Yield the first claim in sentences: the same text and order as it is drawn in."""
    yield from sentences(_claim(answer, unfolded=unfolded, occasions=occasions))


def _claim(answer: Answer, *, unfolded: bool, occasions: bool) -> Iterator[str]:
    one, dataset = answer.claims[0], answer.dataset
    numbers, statement = Numbers(dataset), dataset.latest_statement(one)
    yield f"Claim {one.id}; {evidence_until(dataset)}; checked {date_words(one.checked)}."
    quoted = latest_words(one)
    yield from (f"“{said.quote}”{_cited(numbers, said.source)}" for said in quoted)
    yield from [one.gist] * (not quoted)
    yield from [f"{occasion_words(dataset, statement)}."] if statement else []
    yield from dict.fromkeys(said.differs for said in quoted if said.differs)
    if occasions:
        yield from _occasions(dataset, one, numbers)
    else:
        yield from _first_screen(one)
        for number, assertion in enumerate(one.assertions, 1):
            yield from _assertion(answer, number, assertion, numbers, unfolded=unfolded)
    yield from _after(answer, numbers)


def _occasions(dataset: Dataset, one: Claim, numbers: Numbers) -> Iterator[str]:
    for said in one.said:
        statement = dataset.statements.get(said.statement)
        when = f"{date_words(statement.date)}, {statement.title}" if statement else said.statement
        quote = quote_words(said) + _cited(numbers, said.source) if said.quote else ""
        yield f"{when}: {quote} {said.differs}".rstrip(" :")


def _first_screen(one: Claim) -> Iterator[str]:
    """Yield what a reporter takes away: the words for print, and each finding in a line."""
    yield from [f"In print: {one.in_print}"] * bool(one.in_print)
    yield "In short:"
    for number, assertion in enumerate(one.assertions, 1):
        because = f", {assertion.because}" if assertion.because else ""
        yield f"  {number}. {assertion.short or assertion.text}: {_finding(assertion)}{because}"
    yield f"{NOTE}."


def _finding(assertion: Assertion) -> str:
    return assertion.finding.replace("-", " ")


def _assertion(
    answer: Answer, number: int, assertion: Assertion, numbers: Numbers, *, unfolded: bool
) -> Iterator[str]:
    dataset, claim_ = answer.dataset, answer.claims[0]
    yield f"{number}. {assertion.text} Finding: {_finding(assertion)}. {assertion.why}"
    yield from (f"  {words}" for words in remarks(dataset, assertion))
    if assertion is on_control(claim_):
        yield from (f"  Held by: {_tenure(dataset, tenure, numbers)}" for tenure in answer.tenures)
    said = dataset.latest_statement(claim_)
    shown = [e for e in assertion.evidence if unfolded or e.bearing != "context"]
    for evidence in shown:
        date = evidence_date(dataset, evidence)
        marks = evidence_marks(dataset, evidence, said.date if said else None)
        words = f"{date}: {evidence.bearing} ({evidence.on}): {evidence.why}{marks}"
        yield f"  {words}{_cited(numbers, *evidence.cited)}"
    folded = len(assertion.evidence) - len(shown)
    yield from [f"  {count(folded, 'line')} of context folded: --all"] * bool(folded)
    for side in assertion.sides:
        yield f"  {voice_words(dataset, side)}: {side.says}{_cited(numbers, *side.sources)}"


def _tenure(dataset: Dataset, tenure: Tenure, numbers: Numbers) -> str:
    place = dataset.places.get(tenure.place)
    name = place.name if place else tenure.place
    when = f"{date_words(tenure.start)} to {date_words(tenure.end)}"
    return f"{name}, {when}: {holder_words(tenure)}{_cited(numbers, *tenure.sources)}"


def _after(answer: Answer, numbers: Numbers) -> Iterator[str]:
    one, *others = answer.claims
    occasions = len({said.statement for said in one.said})
    if occasions > 1:
        yield f"Said on {occasions} occasions in what was read: timeline claim {one.id} --said"
    for reply in one.replies:
        words = f"{date_words(reply.date)}: {reply.says}{_cited(numbers, *reply.sources)}"
        yield f"Answered: {reply.who}, {words}"
    if one.no_reply:
        yield no_reply_words(one.no_reply)
    if others:
        yield f"Same land: {', '.join(other.id for other in others)}"
    yield from _sources_met(numbers)
    yield f"Cite: {one.id}, {edition_words(answer.dataset)}"


def places(answer: Answer) -> Iterator[str]:
    """Yield each place with its names, and who held, claimed or had title to it, in sentences."""
    yield from sentences(_places(answer))


def _places(answer: Answer) -> Iterator[str]:
    for place in answer.places:
        yield f"{place.id}: {spelled(place)}. {place.note}"
        if place.overlaps:
            yield f"  Overlaps, and is not: {', '.join(place.overlaps)}."
    numbers = Numbers(answer.dataset)
    for tenure in answer.tenures:
        held = _tenure(answer.dataset, tenure, numbers)
        yield f"{TENURE_SORTS[tenure.sort].capitalize()}: {held}"
        yield from [f"  {tenure.note}"] * bool(tenure.note)
    yield from _sources_met(numbers)


def _cited(numbers: Numbers, *ids: str) -> str:
    """Return the ids of the sources in brackets, or nothing, and note that they were met."""
    numbers.cite(*ids)
    return f" [{', '.join(ids)}]" if any(ids) else ""


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
