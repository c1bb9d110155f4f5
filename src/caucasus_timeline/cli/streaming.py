"""Events from JSON Lines to the output, one by one, without holding them."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from caucasus_timeline.cli.in_step import able, in_step
from caucasus_timeline.cli.options import Output
from caucasus_timeline.cli.output import write_parts
from caucasus_timeline.cli.progress import Progress
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files import jsonl
from caucasus_timeline.files.source import Source
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Query
from caucasus_timeline.query.streaming import chosen
from caucasus_timeline.views.lines import visible
from caucasus_timeline.views.streamed import FORMS, Writer

LONG = 1 << 23
"""From so many bytes on two processes read a file."""


def stream(sources: Sequence[Source], query: Query, output: Output, form: str) -> None:
    """Write the events that the query asks for while they are read; each fault goes to stderr.

    Raises:
        TimelineError: at the end, if lines were passed over; or where a file cannot be read on.
    """
    head, written = FORMS[form]()
    passed = _PassedOver()
    is_free = bool(output.out) or not sys.stdout.isatty()

    def parts() -> Iterator[bytes]:
        yield head
        with Progress((source.given for source in sources), able=is_free) as progress:
            events = _Events(query, written, passed, progress)
            yield from islice(events.of(sources), query.limit)

    write_parts(parts(), output)
    passed.end(shlex.join(source.given for source in sources))


class _PassedOver:
    """The lines that hold no event: each is named, and they are counted."""

    def __init__(self) -> None:
        self._lines: set[tuple[str, int]] = set()

    def say(self, problem: Problem) -> None:
        """Name a line, with what is wrong with it."""
        self._lines.add((problem.file, problem.line))
        print(f"timeline: {visible(str(problem))}", file=sys.stderr)

    def end(self, names: str) -> None:
        """Raise a :class:`TimelineError` if there were any."""
        number = len(self._lines)
        if number:
            what = "One line was" if number == 1 else f"{number:,} lines were"
            raise TimelineError(f"{what} passed over: timeline check {names}")


class _Events:
    """The events that a query asks for, as they are written."""

    def __init__(
        self, query: Query, written: Writer, passed: _PassedOver, progress: Progress
    ) -> None:
        self.query, self.written, self.passed, self.progress = query, written, passed, progress

    def of(self, sources: Sequence[Source]) -> Iterator[bytes]:
        """Yield them; where there is no limit several at once, those of a long file from two
        processes.
        """
        for source in sources:
            is_long = source.file is source.raw and source.size >= LONG
            with source.raw, source.file:
                if is_long and self.query.limit is None and able():
                    yield from self._in_step(source)
                else:
                    yield from self._one_by_one(source)

    def _one_by_one(self, source: Source) -> Iterator[bytes]:
        batches = jsonl.batches(source, self._tick)
        for found in chosen(source.name, batches, self.query):
            if isinstance(found, Event):
                yield self.written(found)
            else:
                self.passed.say(found)

    def _tick(self, name: str, position: int) -> None:
        self.progress.tick(name, position)
        sys.stdout.flush()  # the next lines may be long in coming

    def _in_step(self, source: Source) -> Iterator[bytes]:
        def work(number: int) -> bytes:
            lines = jsonl.part(source, number)
            found = list(chosen(source.name, [(1, lines)], self.query))
            text = b"".join(self.written(one) for one in found if isinstance(one, Event))
            problems = [one for one in found if isinstance(one, Problem)]
            return _ENCODER.encode((text, problems, len(lines)))

        before = 0
        for number, piece in enumerate(in_step(work, -(-source.size // jsonl.PART)), 1):
            text, problems, count = _DECODER.decode(piece)
            for problem in problems:
                self.passed.say(problem._replace(line=before + problem.line))
            before += count
            yield text
            self.progress.tick(source.given, number * jsonl.PART)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[bytes, list[Problem], int])
