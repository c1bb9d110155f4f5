"""The faults of a dataset, in the form that editors jump to, and what each rule asks."""

from collections.abc import Iterator

from caucasus_timeline.model import rules
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, Span, line, visible, wrap


def problems(answer: Answer) -> Iterator[Line]:
    """Yield each fault in a line of its own, never wrapped; nothing where there is none."""
    for problem in answer.problems:
        yield line(visible(str(problem)))


def explained(width: int) -> Iterator[Line]:
    """Yield every rule with its explanation."""
    for rule in rules.RULES:
        yield line(Span(rule.__name__.replace("_", " "), "bold"))
        for part in wrap(rule.__doc__ or "", width - 3):
            yield line("  ", part)
