"""One assertion of a claim: the finding, its reason, the evidence by date, what each side says."""

from collections.abc import Iterator

import msgspec

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date
from caucasus_timeline.model.records import Assertion, Evidence, Side, Tenure
from caucasus_timeline.views.citing import Numbers
from caucasus_timeline.views.holding import held
from caucasus_timeline.views.lines import (
    STACKED,
    Line,
    Span,
    beside,
    cells,
    cited,
    flow,
    line,
    pad,
    wrap,
)
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    FINDING_SIGNS,
    count,
    evidence_date,
    evidence_marks,
    finding_words,
    remarks,
    voice_words,
)

_FINDING = 4 + max(map(len, FINDING_SIGNS)) + 3


class Screen(msgspec.Struct, frozen=True):
    """What every part of the screen is drawn with."""

    dataset: Dataset
    width: int
    numbers: Numbers
    unfolded: bool
    said: Date | None
    """When the claim was last made: what came after it is marked."""


def assertion(
    screen: Screen, number: int, one: Assertion, tenures: tuple[Tenure, ...]
) -> Iterator[Line]:
    """Yield the assertion, with the tenures of the claim's land where they belong to it."""
    yield from _title(number, one, screen.width)
    yield from flow(one.why, screen.width, 5)
    for words in remarks(screen.dataset, one):
        yield from flow(words, screen.width, 5, "dim")
    if tenures:
        yield line(" " * 5, Span("who held it", "bold"))
        yield from held(screen.dataset, screen.numbers, screen.width, tenures)
    shown = [e for e in one.evidence if screen.unfolded or e.bearing != "context"]
    dates = [evidence_date(screen.dataset, evidence) for evidence in shown]
    column = min(max(map(cells, dates), default=0), 20)
    for date, evidence in zip(dates, shown, strict=True):
        yield from _evidence(screen, pad(date, column), evidence)
    folded = len(one.evidence) - len(shown)
    if folded:
        yield from flow(f"{count(folded, 'line')} of context folded: --all", screen.width, 5, "dim")
    for side in one.sides:
        yield from _side(screen, side)
    yield line()


def _title(number: int, one: Assertion, width: int) -> Iterator[Line]:
    finding = f"{number:>2} {finding_words(one.finding).upper()}"
    if width < STACKED:
        yield line(Span(finding, "bold"))
        yield from flow(one.text, width, 5, "bold")
        return
    parts = wrap(one.text, width - _FINDING - 1)
    yield line(Span(pad(finding, _FINDING), "bold"), Span(parts[0], "bold"))
    for part in parts[1:]:
        yield line(" " * _FINDING, Span(part, "bold"))


def _evidence(screen: Screen, date: str, evidence: Evidence) -> Iterator[Line]:
    words = evidence.why + evidence_marks(screen.dataset, evidence, screen.said)
    numbers = screen.numbers.cite(*evidence.cited)
    bearing = f"{BEARING_SIGNS[evidence.bearing]} {evidence.bearing}"
    if screen.width < STACKED:
        yield from flow(f"{date} {bearing} ({evidence.on})", screen.width, 5, "cyan")
        for part in cited(words, numbers, screen.width - 8):
            yield line(" " * 7, part)
        return
    head = (f"     {date}  ", Span(pad(bearing, 14), "cyan"), Span(f"{evidence.on:<7} ", "dim"))
    indent = sum(cells(part if isinstance(part, str) else part.text) for part in head)
    first, *rest = cited(words, numbers, screen.width - indent - 1)
    yield line(*head, first)
    for part in rest:
        yield line(" " * indent, part)


def _side(screen: Screen, side: Side) -> Iterator[Line]:
    who, numbers = voice_words(screen.dataset, side), screen.numbers.cite(*side.sources)
    yield from beside(who, side.says, numbers, screen.width)
