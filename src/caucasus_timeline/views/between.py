"""The time between two events or dates, and what lay between them."""

from collections.abc import Callable, Iterator

from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer
from caucasus_timeline.query.answer import Apart, End
from caucasus_timeline.views.dating import both_calendars, date_words, distance, length_words
from caucasus_timeline.views.lines import NARROWEST, Line, flow, heading, labelled, line, sentences
from caucasus_timeline.views.plain import events
from caucasus_timeline.views.timeline import rows
from caucasus_timeline.views.wording import DISPUTED, ONE_SIDED, count, evidence_until, marked_title


def drawn(answer: Answer, width: int) -> Iterator[Line]:
    """Yield the time, its two ends, and the events between them as a timeline, in lines of at
    most ``width`` columns (40 or more).
    """
    width, apart = max(width, NARROWEST), answer.apart
    if apart is None:
        return
    dates = (date_words(end.date) for end in (apart.first, apart.second))
    yield from heading(f"BETWEEN  {' and '.join(dates)}", evidence_until(answer.dataset), width)
    yield from flow(_time(apart), width, 1, "bold")
    yield from flow(_measured(apart), width, 1)
    yield line()
    yield from labelled("From", _end(apart.first, marked_title), width)
    lasted = _lasted(apart)
    yield from labelled("", lasted, width) if lasted else ()
    yield from labelled("To", _end(apart.second, marked_title), width)
    yield line()
    yield from rows(answer, width, brief=True, claims=False)
    yield from [line()] * bool(answer.events)
    for words in _footer(answer, apart):
        yield from flow(words, width, 1, "dim")


def _time(apart: Apart) -> str:
    """Return the time in years, months and days, and in days alone."""
    words = length_words(apart.least, apart.most)
    if not (apart.most.years or apart.most.months):
        return words
    least, most = (f"{length.total_days:,}" for length in (apart.least, apart.most))
    return f"{words} ({least if least == most else f'{least} to {most}'} days)"


def _measured(apart: Apart) -> str:
    """Return between what the time was measured, and what is not known of it."""
    words = "from the beginning of the first to the beginning of the second"
    if apart.least != apart.most:
        words += "; the least and the most, since a day is not known"
    if apart.first.date.doubt or apart.second.date.doubt:
        words += "; a date is in doubt, and so is the time"
    return words


def _end(end: End, titled: Callable[[Event], str]) -> str:
    """Return the date of an end in both calendars, and its event."""
    if end.event is None:
        return date_words(end.date)
    return f"{both_calendars(end.event)} · {titled(end.event)} · {end.event.id}"


def _lasted(apart: Apart) -> str:
    """Return until when the first lasted, if it did, and how long before the second that was."""
    _, last = apart.first.date.sides
    if not apart.first.date.is_span:
        return ""
    if last is None:
        return "It lasted; no end of it is known."
    rest = ""
    if last.hi < apart.second.date.first_begin:
        rest = f"; from then it is {distance(last, apart.second.date)}"
    return f"It lasted until {date_words(last)}{rest}."


def _footer(answer: Answer, apart: Apart) -> Iterator[str]:
    shown = len(answer.events)
    if not shown:
        yield "No event of the record began between them."
        return
    number = count(shown, "event")
    yield f"{number} that began or may have begun between them, the days of both included"
    since, until = apart.first.date.first_begin, apart.second.date.last_begin
    yield (
        f"{DISPUTED} disputed  {ONE_SIDED} one side's account; more: timeline show"
        f" --from {since} --to {until}"
    )


def plain(answer: Answer) -> Iterator[str]:
    """Yield the same in sentences."""
    yield from sentences(_plain(answer))


def _plain(answer: Answer) -> Iterator[str]:
    apart = answer.apart
    if apart is None:
        return
    yield f"{_time(apart)}, {_measured(apart)}."
    yield f"From: {_end(apart.first, lambda event: event.title)}."
    yield from filter(None, [_lasted(apart)])
    yield f"To: {_end(apart.second, lambda event: event.title)}."
    yield from ["Began or may have begun between them:"] * bool(answer.events)
    yield from events(answer, brief=True, claims=False)
