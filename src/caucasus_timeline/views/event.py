"""One event in full: every name, both calendars, what is disputed, its sources and the claims."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Bearing, Dataset, in_order
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer
from caucasus_timeline.views.citing import Numbers, sources_met
from caucasus_timeline.views.dating import both_calendars, date_words, signed_words
from caucasus_timeline.views.lines import (
    NARROWEST,
    Line,
    Span,
    beside,
    flow,
    heading,
    labelled,
    line,
)
from caucasus_timeline.views.wording import (
    BEARING_SIGNS,
    edition_words,
    evidence_until,
    finding_words,
    one_sided_words,
    place_names,
    speaker_and_year,
)


def one_event(answer: Answer, width: int) -> Iterator[Line]:
    """Yield the event that the answer holds."""
    chosen, dataset, width = answer.events[0], answer.dataset, max(width, NARROWEST)
    event, numbers = chosen.event, Numbers(answer.dataset)
    yield from heading(f"EVENT  {event.id}", evidence_until(dataset), width)
    yield from flow(event.title, width, 1, "bold")
    where = ", ".join(place_names(dataset, event.places))
    parts = (both_calendars(event), event.kind.replace("-", " "), where)
    yield from flow(" · ".join(part for part in parts if part), width, 1)
    yield from flow(event.date_note, width, 1, "dim") if event.date_note else ()
    yield line()
    yield from flow(event.summary, width, 1)
    yield line()
    numbers.cite(*(citation.id for citation in event.sources))
    yield from _facts(dataset, event, numbers, width)
    yield from _disputes(event, numbers, width)
    yield from _said(dataset, chosen.bearings, numbers, width)
    yield line(Span("─" * width, "dim"))
    yield from _around(answer, width)
    yield from sources_met(numbers, width)
    yield from labelled("Cite", f"{event.id}, {edition_words(dataset)}", width)


def event_facts(dataset: Dataset, event: Event) -> tuple[tuple[str, str], ...]:
    """Return what is known of the event beside its summary: a label and its words, or none."""
    names = "; ".join(f"“{name.name}” ({name.used_by})" for name in event.names)
    confidence = f"{event.confidence}. {event.confidence_note}" if event.confidence else ""
    return (
        ("Also called", names),
        ("Who", ", ".join(dataset.speaker_name(actor) for actor in event.actors)),
        ("Topics", ", ".join(event.tags)),
        ("Confidence", confidence),
        ("Missing side", event.missing_side),
        ("True as of", date_words(event.as_of) if event.as_of else ""),
    )


def _facts(dataset: Dataset, event: Event, numbers: Numbers, width: int) -> Iterator[Line]:
    for label, words in event_facts(dataset, event):
        yield from labelled(label, words, width) if words else ()
    for i, text in enumerate(event.texts):
        when = f", {date_words(text.date)}" if text.date else ""
        words = f"{text.where}{when}: {text.says}"
        yield from labelled("Texts" * (i == 0), words, width, numbers.cite(text.source))
    for i, citation in enumerate(event.sources):
        where = f" ({citation.locator})" if citation.locator else ""
        words = f"{citation.supports}{where}"
        yield from labelled("Rests on" * (i == 0), words, width, numbers.cite(citation.id))


def _disputes(event: Event, numbers: Numbers, width: int) -> Iterator[Line]:
    for dispute in event.disputes:
        yield line()
        yield from flow(f"⇄ Disputed: {dispute.about}", width, 1, "bold")
        for position in dispute.positions:
            cited = numbers.cite(*position.sources)
            yield from beside(position.who, position.says, cited, width)


def _said(
    dataset: Dataset, bearings: tuple[Bearing, ...], numbers: Numbers, width: int
) -> Iterator[Line]:
    if bearings:
        yield line()
        yield from flow("What has been said of it", width, 1, "bold")
    for claim, assertion, evidence in bearings:
        who = f"{speaker_and_year(dataset, claim)} · {claim.id}.{assertion.id}"
        yield from flow(f"{who} · {finding_words(assertion.finding)}", width, 3, "dim")
        yield from flow(assertion.text, width, 5)
        bearing = f"{BEARING_SIGNS[evidence.bearing]} {evidence.bearing} ({evidence.on})"
        why = evidence.why + one_sided_words(dataset, evidence)
        cited = numbers.cite(*evidence.cited)
        yield from flow(f"{bearing} {why} {cited}", width, 5)


def neighbours(answer: Answer) -> Iterator[tuple[str, Event]]:
    """Yield the events related to this one, by date, and those next to it, each with its label."""
    known = answer.dataset.event_by_id
    related = in_order(known[id_] for id_ in answer.events[0].event.related if id_ in known)
    yield from (("Related", event) for event in related)
    beside = (("Before", answer.before), ("After", answer.after))
    yield from ((label, event) for label, event in beside if event)


def _around(answer: Answer, width: int) -> Iterator[Line]:
    last = ""
    for label, event in neighbours(answer):
        words = f"{signed_words(event.date)} · {event.title} · {event.id}"
        yield from labelled(label if label != last else "", words, width)
        last = label
