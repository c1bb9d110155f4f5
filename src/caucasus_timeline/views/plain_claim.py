"""The plain look of one claim: the same text and order as it is drawn in."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Assertion, Claim, Evidence
from caucasus_timeline.query import Answer
from caucasus_timeline.views.citing import Numbers
from caucasus_timeline.views.dating import date_words
from caucasus_timeline.views.lines import sentences
from caucasus_timeline.views.plain import cited, sources_listed, tenure_words
from caucasus_timeline.views.wording import (
    NOTE,
    account_words,
    count,
    edition_words,
    evidence_date,
    evidence_shown,
    evidence_until,
    is_later,
    latest_words,
    no_reply_words,
    occasion_words,
    on_control,
    quote_words,
    remarks,
    said_words,
    voice_words,
)


def claim(answer: Answer, *, unfolded: bool = False, occasions: bool = False) -> Iterator[str]:
    """Yield the first claim in sentences: the same text and order as it is drawn in."""
    yield from sentences(_claim(answer, unfolded=unfolded, occasions=occasions))


def _claim(answer: Answer, *, unfolded: bool, occasions: bool) -> Iterator[str]:
    one, dataset, met = answer.claims[0], answer.dataset, Numbers(answer.dataset)
    statement = dataset.latest_statement(one)
    yield f"Claim {one.id}; {evidence_until(dataset)}; checked {date_words(one.checked)}."
    yield from (f"“{said.quote}”{_cited(met, said.source)}" for said in latest_words(one))
    yield from [one.gist] * (not latest_words(one))
    yield from [f"{occasion_words(dataset, statement)}."] if statement else []
    yield from dict.fromkeys(said.differs for said in latest_words(one) if said.differs)
    if occasions:
        yield from _occasions(dataset, one, met)
    else:
        yield from _first_screen(one)
        for number, assertion in enumerate(one.assertions, 1):
            yield from _assertion(answer, number, assertion, met, unfolded=unfolded)
    yield from _after(answer, met)


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


def _cited(met: Numbers, *ids: str) -> str:
    """Return the ids of the sources in brackets, or nothing; they are listed at the end."""
    met.cite(*ids)
    return cited(ids)


def _occasions(dataset: Dataset, one: Claim, met: Numbers) -> Iterator[str]:
    for said in one.said:
        statement = dataset.statements.get(said.statement)
        when = f"{date_words(statement.date)}, {statement.title}" if statement else said.statement
        quote = f" {quote_words(said)}{_cited(met, said.source)}" if said.quote else ""
        note = f" {statement.note}" if statement and statement.note else ""
        yield f"{when}:{quote} {said.differs}{note}".rstrip(" :")


def _assertion(
    answer: Answer, number: int, assertion: Assertion, met: Numbers, *, unfolded: bool
) -> Iterator[str]:
    dataset = answer.dataset
    yield f"{number}. {assertion.text} Finding: {_finding(assertion)}. {assertion.why}"
    yield from (f"  {words}" for words in remarks(dataset, assertion))
    if assertion is on_control(answer.claims[0]):
        for tenure in answer.tenures:
            met.cite(*tenure.sources)
            yield f"  Held by: {tenure_words(dataset, tenure)}"
    shown = evidence_shown(dataset, assertion, unfolded=unfolded)
    yield from (f"  {_evidence(answer, evidence, met)}" for evidence in shown)
    folded = len(assertion.evidence) - len(shown)
    yield from [f"  {count(folded, 'line')} of context folded: --all"] * bool(folded)
    for side in assertion.sides:
        yield f"  {voice_words(dataset, side)}: {side.says}{_cited(met, *side.sources)}"


def _evidence(answer: Answer, evidence: Evidence, met: Numbers) -> str:
    dataset, said = answer.dataset, answer.dataset.latest_statement(answer.claims[0])
    account = account_words(dataset, evidence)
    words = f"{evidence.why} ({account})" if account else evidence.why
    words += " (later)" * is_later(dataset, evidence, said.date if said else None)
    date = evidence_date(dataset, evidence)
    bearing = f"{evidence.bearing} ({evidence.on})"
    return f"{date}: {bearing}: {words}{_cited(met, *evidence.cited)}"


def _after(answer: Answer, met: Numbers) -> Iterator[str]:
    (one, *others), dataset = answer.claims, answer.dataset
    if said := said_words(dataset, one):
        yield f"Said {said}"
    latest = dataset.latest_statement(one)
    if latest and latest.note:
        yield f"Occasion: {latest.note}"
    for reply in one.replies:
        words = f"{date_words(reply.date)}: {reply.says}{_cited(met, *reply.sources)}"
        yield f"Answered: {reply.who}, {words}"
    if one.no_reply:
        yield no_reply_words(one.no_reply)
    if others:
        yield f"Same land: {', '.join(other.id for other in others)}"
    yield from sources_listed(source for _, source in met.met())
    yield f"Cite: {one.id}, {edition_words(dataset)}"
