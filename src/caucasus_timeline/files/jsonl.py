"""JSON Lines in: the bytes of the lines with their numbers, or the tables that the lines hold."""

from collections.abc import Callable, Iterator
from itertools import islice

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.document import Document, Found, Unreadable
from caucasus_timeline.files.json import BadJson, line_read
from caucasus_timeline.files.source import BROKEN_GZIP, Source

Tick = Callable[[str, int], None]
"""What is told from time to time how many bytes were read of a file."""

_BOM = b"\xef\xbb\xbf"
_BATCH = 4096
"""How many lines are read before somebody is told."""


def batches(source: Source, tick: Tick | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the lines, some thousand at a time, blank ones too, with the number of the first.

    Raises:
        TimelineError: if the file ends before its gzip does, or cannot be read to its end.
    """
    from zlib import error

    number = 1
    try:
        while batch := list(islice(source.file, _BATCH)):
            if number == 1:
                batch[0] = batch[0].removeprefix(_BOM)
            yield number, batch
            number += len(batch)
            if tick:
                tick(source.given, source.position())
    except (OSError, EOFError, error) as fault:
        why = getattr(fault, "strerror", None) or BROKEN_GZIP
        sentence = f"{source.name} cannot be read beyond line {number}: {why}."
        raise TimelineError(sentence) from None


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
