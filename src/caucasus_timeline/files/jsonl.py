"""JSON Lines in: the bytes of the lines with their numbers, or the tables that the lines hold."""

import os
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


PART = 1 << 16
_MORE = 1 << 12
"""How many bytes a part of a file has, and how many are read at once to end its last line. (So
large a part is soon made room for; one of a megabyte takes the system three times as long.)
"""


def part(source: Source, number: int) -> list[bytes]:
    """Return the lines that begin in a part of a file (the first is 0), blank ones too; of a file
    that is not packed. No part needs another to be read, so several processes can share a file.
    """
    file, start = source.raw.fileno(), number * PART
    before = 1 if start else 0  # a line begins here if the byte before ends one
    text = os.pread(file, PART + before, start - before)
    pieces = [text[text.find(b"\n") + 1 or len(text) :] if start else text]
    end = start + PART
    while pieces[-1] and not pieces[-1].endswith(b"\n") and (more := os.pread(file, _MORE, end)):
        pieces.append(more[: more.find(b"\n") + 1 or len(more)])
        end += len(more)
    text = b"".join(pieces)
    lines = text.split(b"\n") if start else text.removeprefix(_BOM).split(b"\n")
    return lines if lines[-1] else lines[:-1]


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
