"""The rows of a timeline: the events, and between them where what lasted begins and ends."""

from collections.abc import Iterable
from datetime import date as Day
from operator import itemgetter

from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Chosen, Turn
from caucasus_timeline.views.dating import signed_words


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
