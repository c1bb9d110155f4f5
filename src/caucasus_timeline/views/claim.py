"""One claim taken apart: his words, what can be printed, each assertion, and what bears on it."""

from collections.abc import Iterator

from caucasus_timeline.model.records import Assertion, Claim
from caucasus_timeline.query import Answer
from caucasus_timeline.views.assertion import Screen, assertion
from caucasus_timeline.views.citing import Numbers, sources_met
from caucasus_timeline.views.dating import date_words
from caucasus_timeline.views.lines import (
    NARROWEST,
    Line,
    Span,
    cells,
    cited,
    flow,
    heading,
    labelled,
    line,
    pad,
    wrap,
)
from caucasus_timeline.views.wording import (
    NOTE,
    edition_words,
    evidence_until,
    finding_words,
    latest_words,
    no_reply_words,
    occasion_words,
    on_control,
    quote_words,
    said_words,
)

ROW = 24
"""Columns that an assertion needs to stand in one row with its finding and the reason."""


def one_claim(
    answer: Answer, width: int, *, unfolded: bool = False, occasions: bool = False
) -> Iterator[Line]:
    """Yield the claim that the answer holds first, the others on the same land under it.

    ``unfolded`` shows the lines of context too, ``occasions`` every time that it was said.
    """
    claim, width, dataset = answer.claims[0], max(width, NARROWEST), answer.dataset
    said = dataset.latest_statement(claim)
    screen = Screen(dataset, width, Numbers(dataset), unfolded, said.date if said else None)
    yield from _head(screen, claim)
    if occasions:
        yield from _occasions(screen, claim)
    else:
        yield from _first_screen(screen, claim)
        for number, one in enumerate(claim.assertions, 1):
            tenures = answer.tenures if one is on_control(claim) else ()
            yield from assertion(screen, number, one, tenures)
    yield line(Span("─" * width, "dim"))
    yield from _tail(answer, screen)


def _head(screen: Screen, claim: Claim) -> Iterator[Line]:
    dataset, width = screen.dataset, screen.width
    checked = f"checked {date_words(claim.checked)}"
    right = " · ".join(part for part in (evidence_until(dataset), checked) if part)
    yield from heading(f"CLAIM  {claim.id}", right, width)
    quoted = latest_words(claim)
    for said in quoted:
        numbers = screen.numbers.cite(said.source)
        for part in cited(f"“{said.quote}”", numbers, width - 2):
            yield line(" ", Span(part, "bold"))
    if not quoted:
        yield from flow(claim.gist, width, 1, "bold")
    statement = dataset.latest_statement(claim)
    occasion = [f"{occasion_words(dataset, statement)}."] if statement else []
    notes = dict.fromkeys(said.differs for said in quoted if said.differs)
    yield from flow(" ".join([*occasion, *notes]), width, 1)


def _first_screen(screen: Screen, claim: Claim) -> Iterator[Line]:
    """Yield what a reporter takes away: the words for print, and each finding in a line."""
    if claim.in_print:
        yield line()
        yield from labelled("In print", claim.in_print, screen.width)
    finding = max((len(finding_words(a.finding)) for a in claim.assertions), default=0) + 2
    reason = max([len("because"), *(cells(a.because) for a in claim.assertions)])
    left = screen.width - 4 - finding - reason - 1
    if left >= ROW:
        heads = f"   {pad('what is said', left)} {pad('we find', finding)}because"
        yield line(Span(heads, "dim"))
    for number, one in enumerate(claim.assertions, 1):
        row = _row(number, one, left, finding) if left >= ROW else _stack(number, one, screen.width)
        yield from row
    yield from flow(NOTE, screen.width, 1, "dim")
    yield line(Span("─" * screen.width, "dim"))


def _row(number: int, one: Assertion, left: int, finding: int) -> Iterator[Line]:
    first, *rest = wrap(one.short or one.text, left)
    found = Span(pad(finding_words(one.finding), finding), "bold")
    yield line(f"{number:>2} {pad(first, left)} ", found, one.because)
    for part in rest:
        yield line(f"   {part}")


def _stack(number: int, one: Assertion, width: int) -> Iterator[Line]:
    first, *rest = wrap(one.short or one.text, width - 4)
    yield line(f"{number:>2} {first}")
    for part in rest:
        yield line(f"   {part}")
    because = f": {one.because}" if one.because else ""
    yield from flow(f"{finding_words(one.finding)}{because}", width, 5, "bold")


def _occasions(screen: Screen, claim: Claim) -> Iterator[Line]:
    yield line()
    before = ""
    for said in claim.said:
        statement = screen.dataset.statements.get(said.statement)
        if statement and said.statement != before:
            words = f"{date_words(statement.date)} · {statement.title}"
            yield from flow(words, screen.width, 1, "bold")
            yield from flow(statement.note, screen.width, 3, "dim") if statement.note else ()
        before = said.statement
        if said.quote:
            words = f"{quote_words(said)} {screen.numbers.cite(said.source)}"
            yield from flow(words, screen.width, 3)
        if said.differs:
            yield from flow(said.differs, screen.width, 3)


def _tail(answer: Answer, screen: Screen) -> Iterator[Line]:
    (claim, *others), width = answer.claims, screen.width
    if said := said_words(answer.dataset, claim):
        yield from labelled("Said", said, width)
    latest = answer.dataset.latest_statement(claim)
    if latest and latest.note:
        yield from labelled("Occasion", latest.note, width)
    for i, reply in enumerate(claim.replies):
        words = f"{reply.who}, {date_words(reply.date)}: {reply.says}"
        numbers = screen.numbers.cite(*reply.sources)
        yield from labelled("Answered" * (i == 0), words, width, numbers)
    if claim.no_reply:
        label = "Answered" * (not claim.replies)
        yield from labelled(label, no_reply_words(claim.no_reply), width)
    if others:
        yield from labelled("Same land", " · ".join(c.id for c in others), width)
    yield from sources_met(screen.numbers, width)
    yield from labelled("Cite", f"{claim.id}, {edition_words(answer.dataset)}", width)
