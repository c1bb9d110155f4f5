"""Choosing events while they are read: every filter that asks nothing of the other records."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from caucasus_timeline.model import lines
from caucasus_timeline.model.dates import meeting
from caucasus_timeline.model.folding import fold, loose
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Event
from caucasus_timeline.query.asking import Query
from caucasus_timeline.query.selecting import says

Test = Callable[[Any], bool]


def chosen(
    name: str, batches: Iterable[tuple[int, list[bytes]]], query: Query
) -> Iterator[Event | Problem]:
    """Yield the events of the lines of a file that the query asks for, in their order there, and
    each fault of a line that holds none.
    """
    meets = meeting(query.window, strict=query.strict)
    fits, decoded = _all_of(_tests(query)), lines.decoded
    for first, batch in batches:
        for number, raw in enumerate(batch, first):
            try:
                line = decoded(raw)
                if meets(line.date) and fits(line):
                    yield lines.event(line)
            except lines.UNFIT:
                found = [] if raw.isspace() else lines.read_with_care(name, number, raw)
                if not isinstance(found, Event):
                    yield from found
                elif meets(str(found.date)) and fits(found):
                    yield found


def _all_of(tests: list[Test]) -> Test:
    """Return the test that all of the tests are, without a loop where there is one or none."""
    if len(tests) < 2:
        return tests[0] if tests else lambda _: True
    return lambda event: all(test(event) for test in tests)


def _tests(query: Query) -> list[Test]:
    """Return what an event must pass beside its date; it is asked by the words that it has."""
    tests: list[Test] = []
    for names, key in (
        (query.tags, "tags"),
        (query.places, "places"),
        (query.actors, "actors"),
    ):
        if names:
            tests.append(_has_one_of(names, key))
    if query.kinds:
        is_one = _is_one_of(query.kinds)
        tests.append(lambda event: is_one(event.kind))
    if query.disputed:
        tests.append(lambda event: bool(event.disputes))
    if query.texts:
        wanted = [fold(text) for text in query.texts]
        tests.append(lambda event: says(event, wanted))
    return tests


def _has_one_of(names: tuple[str, ...], key: str) -> Test:
    is_one = _is_one_of(names)
    return lambda event: any(map(is_one, getattr(event, key)))


def _is_one_of(names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return what says whether a word is one of the names, however it is spelled."""
    wanted = {loose(name) for name in names}
    return lru_cache(maxsize=4096)(lambda word: loose(word) in wanted)
