"""How far two events or dates are from each other, and what lies between them."""

from caucasus_timeline.errors import AT_FAULT, USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import FIRST_DAY, BadDate, Window, apart
from caucasus_timeline.model.records import Event
from caucasus_timeline.model.spoken import heard
from caucasus_timeline.query.answer import Answer, Apart, Chosen, End
from caucasus_timeline.query.naming import event_named
from caucasus_timeline.query.spanning import periods_in, turns


def between(dataset: Dataset, one: str, other: str) -> Answer:
    """Return the time between two events, or dates as a person types them, whichever is earlier,
    and the events that began or may have begun between them (both days included, Gregorian).

    Raises:
        TimelineError: if a name is neither an event nor a date, or a beginning is open.
    """
    ends = (_end(dataset, "E1", one), _end(dataset, "E2", other))
    first, second = sorted(ends, key=_order)
    least, most = apart(first.date, second.date)
    window = Window(first.date.first_begin, second.date.last_begin)
    ids = {end.event.id for end in ends if end.event}
    found = [event for event in dataset.events if _began(event, window) and event.id not in ids]
    return Answer(
        command="between",
        dataset=dataset,
        query={"ends": [one, other]},
        events=tuple(Chosen(event, dataset.bearings.get(event.id, ())) for event in found),
        turns=turns(found, periods_in(dataset, window, set()), window),
        apart=Apart(first, second, least, most),
    )


def _began(event: Event, window: Window) -> bool:
    """Say whether the event may have begun in the window."""
    return event.date.first_begin <= window.hi and event.date.last_begin >= window.lo


def _order(end: End) -> tuple[object, ...]:
    return (end.date.lo, end.date.hi, end.event.id if end.event else "", end.date.text)


def _end(dataset: Dataset, label: str, text: str) -> End:
    """Return the event of that id, else the date that was typed."""
    end = _event_or_date(dataset, label, text)
    if end.date.first_begin == FIRST_DAY:
        code = AT_FAULT if end.event else USAGE
        raise TimelineError(f"{label}: no beginning of “{text}” is known: give a date.", code)
    return end


def _event_or_date(dataset: Dataset, label: str, text: str) -> End:
    if not {text, text.lower()} & dataset.event_by_id.keys():
        try:
            return End(heard(text))
        except BadDate as fault:
            if " " in text or not text[:1].isalpha():
                raise TimelineError(f"{label}: {fault}.", USAGE) from None
    event = event_named(dataset, text)
    return End(event.date, event)
