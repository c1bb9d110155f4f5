"""What the dataset is, how its words are meant, and what to try first."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.words import BEARINGS, CONFIDENCES, FINDINGS, READ
from caucasus_timeline.query import Answer
from caucasus_timeline.views.dating import date_words
from caucasus_timeline.views.lines import Line, flow, line
from caucasus_timeline.views.wording import count, evidence_until


def about(answer: Answer, width: int, program: str) -> Iterator[Line]:
    """Yield what the data are, their version and digest, and what the words mean."""
    dataset = answer.dataset
    record = dataset.about
    if record:
        yield from flow(record.title, width, 0, "bold")
        yield from flow(
            f"Version {record.version} of {date_words(record.released)}, {record.licence}.", width
        )
        yield from flow(f"Evidence until {date_words(record.evidence_until)}.", width)
    yield from flow(f"SHA-256 of the records: {dataset.digest}", width)
    yield from flow(f"Shown by timeline {program}.", width)
    yield line()
    yield from flow(", ".join(sizes(dataset)) + ".", width)
    for title, words in (
        ("Findings stand on single assertions; they are never added up", FINDINGS),
        ("Bearings of an event on an assertion", BEARINGS),
        ("Confidence in an event", CONFIDENCES),
        ("How a source was read", READ),
    ):
        yield line()
        yield from flow(title, width, 0, "bold")
        for word, definition in words.items():
            yield from flow(f"{word}: {definition}", width, 2)


def sizes(dataset: Dataset) -> list[str]:
    """Return how many records of each kind there are: ``29 events``."""
    return [
        count(len(dataset.events), "event"),
        count(len(dataset.claims), "claim"),
        count(sum(len(c.assertions) for c in dataset.claims.values()), "assertion"),
        count(len(dataset.sources), "source"),
        count(len(dataset.places), "place"),
    ]


TO_TRY = (
    ("timeline show --from 1917", "years, and the claims beside their events"),
    ("timeline claim zangezur", "one claim taken apart"),
    ("timeline claims", "every claim in the record"),
    ("timeline show --json | jq .events", "the same for other programs"),
    ("timeline about", "how the findings are reached"),
)


def welcome(answer: Answer, width: int) -> Iterator[Line]:
    """Yield ten lines: what the record is, and five commands to try."""
    events = answer.dataset.events
    record = answer.dataset.about
    title = record.title if record else "A dataset of dated events"
    first, last = (events[0].date.lo.year, events[-1].date.lo.year) if events else (0, 0)
    yield from flow(title, width, 0, "bold")
    span = f" from {first} to {last}" if events else ""
    events_, claims, _, sources, _ = sizes(answer.dataset)
    what = f"{events_}{span}, {claims}, {sources}"
    until = evidence_until(answer.dataset)
    yield from flow(f"{what}; {until}." if until else f"{what}.", width)
    yield line()
    for command, does in TO_TRY:
        yield line("  ", f"{command:<35}{does}" if width >= 80 else command)
    yield line()
    yield from flow("Every command: timeline --help", width)
