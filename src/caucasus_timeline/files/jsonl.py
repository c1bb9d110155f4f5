"""JSON Lines in: the bytes of the lines with their numbers, or the tables that the lines hold."""

from collections.abc import Callable, Iterator
from io import BytesIO

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.document import Document, Found, Unreadable
from caucasus_timeline.files.json import BadJson, line_read
from caucasus_timeline.files.source import BROKEN, Source, why

Tick = Callable[[str, int], None]
"""What is told from time to time how many bytes were read of a file."""

_BOM = b"\xef\xbb\xbf"
_PART = 1 << 18
"""How much is read at once, if there is so much (bytes)."""


class CutShort(TimelineError):  # noqa: N818 - it is the file that is cut short
    """A file that cannot be read beyond some line: the place, and why."""

    def __init__(self, name: str, line: int, clause: str) -> None:
        self.place = Unreadable(name, line, f"cannot be read beyond this line: {clause}")
        super().__init__(f"{name}:{line}: {self.place.sentence}.")


def batches(source: Source, tick: Tick | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the lines, all that have come so far, blank ones too, with the number of the first.

    Raises:
        CutShort: if the file ends before its gzip does, or cannot be read to its end.
    """
    chunks = _of_a_file(source) if source.size else _as_they_come(source)
    number = 1
    while lines := _next(chunks, source.name, number):
        if number == 1:
            lines[0] = lines[0].removeprefix(_BOM)
        yield number, lines
        number += len(lines)
        if tick:
            tick(source.given, source.position())


def _next(chunks: Iterator[list[bytes]], name: str, number: int) -> list[bytes]:
    try:
        return next(chunks, [])
    except BROKEN as fault:
        raise CutShort(name, max(number - 1, 1), why(fault)) from None


def _of_a_file(source: Source) -> Iterator[list[bytes]]:
    while lines := source.file.readlines(_PART):
        yield lines


def _as_they_come(source: Source) -> Iterator[list[bytes]]:
    """Yield the lines of a pipe as soon as they are there."""
    parts: list[bytes] = []
    while part := source.file.read1(_PART):
        parts.append(part)
        if b"\n" in part:
            lines = BytesIO(b"".join(parts)).readlines()
            parts = [] if lines[-1].endswith(b"\n") else [lines.pop()]
            yield lines
    if parts:
        yield [b"".join(parts)]


def read(source: Source, tick: Tick | None = None) -> Found:
    """Yield the records of the lines, some thousand in a document, and each line that is none."""
    for first, batch in batches(source, tick):
        tables, starts = [], []
        for number, line in enumerate(batch, first):
            if line.isspace():
                continue
            try:
                table = line_read(line)
            except BadJson as fault:
                yield Unreadable(source.name, number, fault.sentence)
            else:
                tables.append(table)
                starts.append(number)
        yield Document(source.name, "jsonl", {"": tables}, starts={"": starts})
