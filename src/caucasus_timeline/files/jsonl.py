"""JSON Lines in: the bytes of each line with its number, or the tables that the lines hold."""

from collections.abc import Callable, Iterator
from itertools import islice

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.document import Document, Found, Unreadable
from caucasus_timeline.files.json import BadJson, line_read
from caucasus_timeline.files.source import Source

Tick = Callable[[int], None]
"""What is told from time to time how many bytes of a file were read."""

_BOM = b"\xef\xbb\xbf"
_BATCH = 4096
"""How many lines are read before somebody is told."""


def lines(source: Source, tick: Tick | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number.

    Raises:
        TimelineError: if the file ends before its gzip does, or cannot be read to its end.
    """
    from zlib import error

    number = 0
    try:
        for number, line in enumerate(source.file, 1):
            if line.isspace():
                continue
            yield number, line.removeprefix(_BOM) if number == 1 else line
            if tick and not number % _BATCH:
                tick(source.position())
    except (OSError, EOFError, error) as fault:
        why = getattr(fault, "strerror", None) or "its gzip is broken or ends too early"
        sentence = f"{source.name}:{number + 1}: the file cannot be read on: {why}."
        raise TimelineError(sentence) from None


def read(source: Source, tick: Tick | None = None) -> Found:
    """Yield the records of the lines, some thousand in a document, and each line that is none."""
    numbered = lines(source, tick)
    while batch := list(islice(numbered, _BATCH)):
        tables, starts = [], []
        for number, line in batch:
            try:
                table = line_read(line)
            except BadJson as fault:
                yield Unreadable(source.name, number, fault.sentence)
            else:
                tables.append(table)
                starts.append(number)
        yield Document(source.name, "jsonl", {"": tables}, starts={"": starts})
