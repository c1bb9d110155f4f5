"""One claim taken apart: his words, what can be printed, each assertion, and what bears on it."""

from collections.abc import Iterator
from datetime import date as Day

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import LAST_DAY, Date
from caucasus_timeline.model.records import Assertion, Claim, Evidence, Source
from caucasus_timeline.model.words import NOT_A_SIDE
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, Span, cells, line, pad, wrap
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    ONE_SIDED,
    date_words,
    evidence_until,
    finding_words,
    perspective_words,
    source_words,
)

LABEL = 12
"""Columns of the labels on the left: “In print”, “Answered”."""


def one_claim(
    answer: Answer, width: int, *, unfolded: bool = False, occasions: bool = False
) -> Iterator[Line]:
    """Yield the claim that the answer holds first, the others on the same land under it.

    ``unfolded`` shows the lines of context too, ``occasions`` every time that it was said.
    """
    claim, *others = answer.claims
    width = max(width, 40)
    numbers = _Numbers(answer.dataset)
    yield from _head(answer.dataset, claim, width, numbers)
    if occasions:
        yield from _occasions(answer.dataset, claim, width, numbers)
    else:
        yield from _print(claim, width)
        yield from _table(claim, width)
        for number, assertion in enumerate(claim.assertions, 1):
            yield from _assertion(
                answer.dataset, number, assertion, width, numbers, unfolded=unfolded
            )
    yield from _tail(answer, claim, others, width, numbers)


class _Numbers:
    """The sources met, each with the number it is cited by on this screen."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.met: dict[str, Source] = {}

    def cite(self, *ids: str) -> str:
        for id_ in ids:
            if id_ in self._dataset.sources:
                self.met.setdefault(id_, self._dataset.sources[id_])
        order = list(self.met)
        return "".join(f"[{order.index(id_) + 1}]" for id_ in ids if id_ in self.met)


def _head(dataset: Dataset, claim: Claim, width: int, numbers: _Numbers) -> Iterator[Line]:
    left = f" CLAIM  {claim.id}"
    right = " · ".join(
        filter(None, [evidence_until(dataset), f"checked {date_words(claim.checked)}"])
    )
    gap = width - cells(left) - cells(right) - 1
    if gap >= 2:
        yield line(Span(left, "bold"), " " * gap, Span(right, "dim"))
    else:
        yield line(Span(left, "bold"))
        yield from _indented(right, 1, width, "dim")
    yield line("═" * width)
    latest = claim.said[-1].statement if claim.said else ""
    quoted = [s for s in claim.said if s.statement == latest and s.quote]
    language = quoted[0].language if quoted else ""
    for said in (s for s in quoted if s.language == language):
        yield from _indented(f"“{said.quote}” {numbers.cite(said.source)}", 1, width, "bold")
    if not quoted:
        yield from _indented(claim.gist, 1, width, "bold")
    yield from _indented(_occasion_words(dataset, claim, latest), 1, width)


def _occasion_words(dataset: Dataset, claim: Claim, statement_id: str) -> str:
    statement = dataset.statements.get(statement_id)
    words = dataset.speaker_name(claim.speaker)
    if statement:
        place = f"{statement.venue} · " if statement.venue else ""
        words += f" · {statement.title} · {place}{date_words(statement.date)}"
        if statement.published and statement.published != statement.date:
            words += f", text {date_words(statement.published)}"
    return words


def _print(claim: Claim, width: int) -> Iterator[Line]:
    if claim.in_print:
        yield line()
        yield from _labelled("In print", claim.in_print, width)


def _table(claim: Claim, width: int) -> Iterator[Line]:
    """Yield number, assertion, finding and reason; stacked where the columns would not fit."""
    finding = max((len(finding_words(a.finding)) for a in claim.assertions), default=0) + 2
    reason = max((cells(a.because) for a in claim.assertions), default=0)
    left = width - 4 - finding - reason - 1
    beside = left >= 32
    yield line()
    if beside:
        heads = f"   {pad('what is said', left)} {pad('we find', finding)}because"
        yield line(Span(heads, "dim"))
    for number, one in enumerate(claim.assertions, 1):
        parts = wrap(one.short or one.text, left if beside else width - 4)
        found = f"{finding_words(one.finding)}"
        if beside:
            yield line(
                f"{number:>2} {pad(parts[0], left)} ",
                Span(pad(found, finding), "bold"),
                one.because,
            )
        else:
            yield line(f"{number:>2} {parts[0]}")
        for part in parts[1:]:
            yield line(f"   {part}")
        if not beside:
            yield from _indented(
                f"{found}: {one.because}" if one.because else found, 5, width, "bold"
            )
    note = "Findings stand on single statements and are not added up. The words: timeline about"
    yield from _indented(note, 1, width, "dim")
    yield line("─" * width)


def _assertion(
    dataset: Dataset,
    number: int,
    assertion: Assertion,
    width: int,
    numbers: _Numbers,
    *,
    unfolded: bool,
) -> Iterator[Line]:
    title = f"{number:>2} {finding_words(assertion.finding).upper()}  "
    parts = wrap(assertion.text, width - len(title) - 1)
    yield line(Span(title, "bold"), parts[0])
    for part in parts[1:]:
        yield line(" " * len(title), part)
    yield from _indented(assertion.why, 5, width)
    for words in _remarks(dataset, assertion):
        yield from _indented(words, 5, width, "dim")
    shown = [e for e in assertion.evidence if unfolded or e.bearing != "context"]
    for evidence in shown:
        yield from _evidence(dataset, evidence, width, numbers)
    folded = len(assertion.evidence) - len(shown)
    if folded:
        lines = "1 line" if folded == 1 else f"{folded} lines"
        yield from _indented(f"{lines} of context folded: --all", 5, width, "dim")
    for side in assertion.sides:
        who = f"{_title(side.side)}, {side.who}"
        yield from _indented(f"{who}: {side.says} {numbers.cite(*side.sources)}", 5, width)
    yield line()


def _remarks(dataset: Dataset, assertion: Assertion) -> Iterator[str]:
    if assertion.measure:
        first = dataset.event_by_id.get(assertion.measure.start)
        last = dataset.event_by_id.get(assertion.measure.end)
        if first and last:
            yield f"Computed: {distance(first.date.lo, last.date.lo)} from {first.id} to {last.id}."
    if assertion.only_in:
        yield f"Said only on this occasion: {', '.join(assertion.only_in)}."
    if assertion.omits:
        yield f"Left out: {assertion.omits}."
    if assertion.looked:
        yield f"Looked in: {assertion.looked}."
    if assertion.not_opened:
        yield f"Not opened: {'; '.join(assertion.not_opened)}. This is not proof of absence."


def distance(first: Day, last: Day) -> str:
    """Return the distance between two days in years, months and days: ``7 months 2 days``."""
    from dateutil.relativedelta import relativedelta

    delta = relativedelta(last, first)
    parts = [(delta.years, "year"), (delta.months, "month"), (delta.days, "day")]
    words = [f"{abs(n)} {unit}{'s' * (abs(n) != 1)}" for n, unit in parts if n]
    return " ".join(words) or "the same day"


def _evidence(
    dataset: Dataset, evidence: Evidence, width: int, numbers: _Numbers
) -> Iterator[Line]:
    date = _evidence_date(dataset, evidence)
    head = f"   {pad(date, 16)} {BEARING_SIGNS[evidence.bearing]} {evidence.bearing:<11} "
    if width >= 90:
        head += f"{evidence.on:<8} "
    one_sided = f" {ONE_SIDED} {_title(evidence.rests_on)}'s account" * _rests_on_one(evidence)
    cited = numbers.cite(*(reference.id for reference in evidence.sources))
    indent = cells(head) if width >= 72 else 6
    parts = wrap(f"{evidence.why}{one_sided} {cited}", width - indent - 1)
    if width < 72:
        yield line(head.rstrip())
        yield line(" " * indent, parts[0])
    else:
        yield line(head, parts[0])
    for part in parts[1:]:
        yield line(" " * indent, part)


def _rests_on_one(evidence: Evidence) -> bool:
    return bool(evidence.rests_on) and evidence.rests_on not in NOT_A_SIDE


def _evidence_date(dataset: Dataset, evidence: Evidence) -> str:
    date: Date | None = None
    if evidence.event in dataset.event_by_id:
        date = dataset.event_by_id[evidence.event].date
    elif evidence.statement in dataset.statements:
        date = dataset.statements[evidence.statement].date
    elif evidence.source in dataset.sources:
        date = dataset.sources[evidence.source].date
    if date is None:
        return "undated"
    if date.is_span and date.hi != LAST_DAY:
        first, last = date.lo, date.hi
        return f"{first.year}–{last.year}" if first.year != last.year else _short_range(first, last)
    words = date_words(date, short=True).removeprefix("one day, ")
    return words.replace(" (about)", " ~").replace(" (uncertain)", " ?")


def _short_range(first: Day, last: Day) -> str:
    if first.month == last.month:
        return f"{first.day}–{last.day} {first:%b %Y}"
    return f"{first:%b}–{last:%b} {first.year}"


def _occasions(dataset: Dataset, claim: Claim, width: int, numbers: _Numbers) -> Iterator[Line]:
    yield line()
    for said in claim.said:
        statement = dataset.statements.get(said.statement)
        when = f"{date_words(statement.date)} · {statement.title}" if statement else said.statement
        yield from _indented(when, 1, width, "bold")
        if said.quote:
            note = f"({said.language})" if said.language else ""
            yield from _indented(f"“{said.quote}” {note} {numbers.cite(said.source)}", 3, width)
        if said.differs:
            yield from _indented(said.differs, 3, width)
    yield line("─" * width)


def _tail(
    answer: Answer, claim: Claim, others: list[Claim], width: int, numbers: _Numbers
) -> Iterator[Line]:
    yield line("─" * width)
    occasions = len({said.statement for said in claim.said})
    if occasions > 1:
        words = f"on {occasions} occasions in what was read: timeline claim {claim.id} --said"
        yield from _labelled("Said", words, width)
    if answer.tenures:
        yield from _held(answer, width, numbers)
    for i, reply in enumerate(claim.replies):
        words = (
            f"{reply.who}, {date_words(reply.date)}: {reply.says} {numbers.cite(*reply.sources)}"
        )
        yield from _labelled("Answered" * (i == 0), words, width)
    if claim.no_reply:
        words = f"{claim.no_reply.looked}. Looked until {date_words(claim.no_reply.until)}."
        yield from _labelled("No answer", words, width)
    if others:
        yield from _labelled("Same land", " · ".join(c.id for c in others), width)
    for number, source in enumerate(numbers.met.values(), 1):
        words = f"[{number}] {source_words(source)} ({perspective_words(source)})"
        yield from _labelled("Sources" * (number == 1), words, width)
    yield from _labelled("Cite", f"{claim.id}, {_edition(answer.dataset)}", width)


def _held(answer: Answer, width: int, numbers: _Numbers) -> Iterator[Line]:
    for i, tenure in enumerate(answer.tenures):
        place = answer.dataset.places.get(tenure.place)
        name = place.name if place else tenure.place
        span = f"{_short(tenure.start)} – {_short(tenure.end)}"
        words = f"{name}, {span}: {tenure.holder} {numbers.cite(*tenure.sources)}"
        yield from _labelled("Who held it" * (i == 0), words, width)


def _short(date: Date) -> str:
    return date_words(date, short=True).replace(" (about)", " ~").replace(" (uncertain)", " ?")


def _edition(dataset: Dataset) -> str:
    about = dataset.about
    return f"{about.title}, version {about.version}" if about else "this dataset"


def _title(word: str) -> str:
    return word.replace("-", " ").title()


def _labelled(label: str, words: str, width: int) -> Iterator[Line]:
    parts = wrap(words, width - LABEL - 1)
    yield line(Span(pad(f" {label}", LABEL), "bold"), parts[0])
    for part in parts[1:]:
        yield line(" " * LABEL, part)


def _indented(words: str, indent: int, width: int, style: str = "") -> Iterator[Line]:
    for part in wrap(words, width - indent - 1):
        yield line(" " * indent, Span(part, style))
