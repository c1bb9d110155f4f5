"""Choosing events while they are read: every filter that asks nothing of the other records."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from caucasus_timeline.model import lines
from caucasus_timeline.model.dates import Window
from caucasus_timeline.model.folding import fold, loose
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Event
from caucasus_timeline.query.asking import Query
from caucasus_timeline.query.selecting import SEARCHED, says

Test = Callable[[Any], bool]


def chosen(
    name: str, batches: Iterable[tuple[int, list[bytes]]], query: Query
) -> Iterator[Event | Problem]:
    """Yield the events of the lines of a file that the query asks for, in their order there, and
    each fault of a line that holds none. A line is looked at as far as the query asks, one that is
    chosen as a whole.
    """
    meets = lines.meeting(query.window, strict=query.strict)
    tests = list(_tests(query))
    fits, glance = _all_of([test for _, test in tests]), lines.glance(_keys(tests))
    asks_nothing = not (tests or query.strict) and query.window == Window()
    for first, batch in batches:
        for number, raw in enumerate(batch, first):
            try:
                if asks_nothing or (fits(seen := glance(raw)) and meets(seen.date)):
                    yield lines.whole(raw)
            except lines.UNFIT:
                found = lines.read_with_care(name, number, raw) if raw.strip() else []
                if not isinstance(found, Event):
                    yield from found
                elif fits(found) and meets(str(found.date)):
                    yield found


Keys = tuple[str, ...]


def _keys(tests: list[tuple[Keys, Test]]) -> frozenset[str]:
    return frozenset(key for keys, _ in tests for key in keys)


def _all_of(tests: list[Test]) -> Test:
    """Return the test that all of the tests are, without a loop where there is one or none."""
    if len(tests) < 2:
        return tests[0] if tests else lambda _: True
    return lambda event: all(test(event) for test in tests)


def _tests(query: Query) -> Iterator[tuple[Keys, Test]]:
    """Yield what an event must pass beside its date, with the keys that it looks at. An event is
    asked by the words that it has: nothing else is known while it passes.
    """
    for names, key in ((query.tags, "tags"), (query.places, "places"), (query.actors, "actors")):
        if names:
            yield (key,), _has_one_of(names, key)
    if query.kinds:
        kinds = _Wanted(query.kinds)
        yield ("kind",), lambda event: kinds[event.kind]
    if query.disputed:
        yield ("disputes",), lambda event: bool(event.disputes)
    if query.texts:
        wanted = [fold(text) for text in query.texts]
        yield SEARCHED, lambda event: says(event, wanted)


def _has_one_of(names: tuple[str, ...], key: str) -> Test:
    is_one, words_of = _Wanted(names).__getitem__, attrgetter(key)
    return lambda event: any(map(is_one, words_of(event)))


class _Wanted(dict[str, bool]):
    """Whether a word is one of the names, however it is spelled; what was asked is kept, to a
    limit.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = {loose(name) for name in names}

    def __missing__(self, word: str) -> bool:
        if len(self) > 4096:
            self.clear()
        self[word] = loose(word) in self.names
        return self[word]
