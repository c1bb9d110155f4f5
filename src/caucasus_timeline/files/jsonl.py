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
    number, parts = 1, list[bytes]()
    while part := _part(source, number):
        parts.append(part)
        if b"\n" in part:
            lines = _lines(parts, number)
            parts = [] if lines[-1].endswith(b"\n") else [lines.pop()]
            yield number, lines
            number += len(lines)
        if tick:
            tick(source.given, source.position())
    if parts:
        yield number, _lines(parts, number)


def _part(source: Source, number: int) -> bytes:
    try:
        return source.file.read1(_PART)
    except BROKEN as fault:
        raise CutShort(source.name, max(number - 1, 1), why(fault)) from None


def _lines(parts: list[bytes], number: int) -> list[bytes]:
    lines = BytesIO(b"".join(parts)).readlines()
    if number == 1:
        lines[0] = lines[0].removeprefix(_BOM)
    return lines


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
