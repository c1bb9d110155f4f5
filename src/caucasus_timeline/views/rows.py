"""The rows of a timeline: the events, and between them where what lasted begins and ends."""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from operator import itemgetter

from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.dating import signed_words
from caucasus_timeline.views.lines import Line, Span, cells, line, wrap
from caucasus_timeline.views.wording import DISPUTED, ONE_SIDED, count, evidence_until


def in_order(answer: Answer) -> Iterable[tuple[Day, Chosen | Turn]]:
    """Return each row with its day: a beginning before the events of its day, an end after them."""
    if not answer.turns:
        return ((one.event.date.lo, one) for one in answer.events)
    rows: list[tuple[Day, int, Chosen | Turn]]
    rows = [(one.event.date.lo, 1, one) for one in answer.events]
    for turn in answer.turns:
        rows.append((turn.date.lo, 0, turn) if turn.begins else (turn.date.hi, 2, turn))
    rows.sort(key=itemgetter(0, 1), reverse=bool(answer.query.get("reverse")))
    return ((day, one) for day, _, one in rows)


def turn_words(turn: Turn) -> str:
    """Return what begins or ends, and when its other end is: ``Soviet Union: begins (to 1991)``."""
    first, last = turn.of.date.sides
    name = turn.of.title if isinstance(turn.of, Event) else turn.of.name
    verb, way, other = ("begins", "to", last) if turn.begins else ("ends", "from", first)
    return f"{name}: {verb}" + (f" ({way} {signed_words(other)})" if other else "")


def footer(answer: Answer, more: str, width: int, legend: Iterable[str] = ()) -> Iterator[Line]:
    """Yield how many events are shown of how many, how far the evidence reaches, and where there
    is more; below it the signs, none apart from its meaning.
    """
    shown = len(answer.events)
    of = f" of {answer.matched:,}" if shown < answer.matched else ""
    words = [f"{count(shown, 'event')}{of}" if shown else "No event matches."]
    words += [evidence_until(answer.dataset), more]
    yield line()
    for part in wrap(" · ".join(part for part in words if part), width - 1):
        yield line(" ", Span(part, "dim"))
    for part in _packed(legend, width - 1):
        yield line(" ", Span(part, "dim"))


def _packed(entries: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines of as many entries as fit, none of them divided."""
    current = ""
    for entry in entries:
        if current and cells(current) + 3 + cells(entry) > width:
            yield current
            current = ""
        current = f"{current}   {entry}" if current else entry
    yield from [current] * bool(current)


def event_signs(answer: Answer) -> list[str]:
    """Return what the signs mean that stand after the titles of the events."""
    events = [one.event for one in answer.events]
    words = [f"{DISPUTED} disputed"] * any(event.disputes for event in events)
    return words + [f"{ONE_SIDED} one side's account"] * any(event.missing_side for event in events)
