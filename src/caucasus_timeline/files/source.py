"""What is given to ``--data``: a folder, a file or standard input, in which form, and opened."""

import re
import sys
import zlib
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, NamedTuple, cast

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.document import Form
from caucasus_timeline.files.home import STDIN

_ENDINGS: dict[str, Form] = {
    ".toml": "toml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
_GZIP = b"\x1f\x8b"
_OF_A_SET = re.compile(rb'\{\s*"(?:schema"\s*:\s*"timeline/|dataset"\s*:|events?"\s*:\s*\[)')
"""How an object begins that holds a dataset, and is no event."""

_BUFFER = 1 << 18
BROKEN = (OSError, EOFError, zlib.error)
"""What reading raises where a file, or its gzip, cannot be read to its end."""

_LONGEST_LINE = 1 << 24
"""How much of a first line is looked at to tell the form (bytes)."""


class Source(NamedTuple):
    """A file that can be read from its beginning: as it was given, its name to show, its form, how
    many bytes it has (0 if that is not known), the file, unpacked, and below it the file as it lies
    there.
    """

    given: str
    name: str
    form: Form
    size: int
    file: BufferedReader
    raw: BufferedReader

    def position(self) -> int:
        """Return how many bytes of the file were read so far."""
        return self.raw.tell() if self.size else 0


def opened(given: str) -> Source:
    """Open a file or standard input, unpacked if it is gzip, and tell its form: by its ending,
    else by its first line.

    Raises:
        TimelineError: if there is no such file, or it cannot be opened.
    """
    if given == STDIN:
        raw = cast("BufferedReader", sys.stdin.buffer)
        return _source(Source(given, "standard input", "toml", 0, raw, raw))
    path = Path(given)
    try:
        raw = cast("BufferedReader", path.open("rb", buffering=_BUFFER))
        size = path.stat().st_size if path.is_file() else 0
        return _source(Source(given, given, "toml", size, raw, raw))
    except FileNotFoundError:
        raise TimelineError(f"There is no {given}: check the path given to --data.") from None
    except OSError as fault:
        raise TimelineError(f"Cannot read {given}: {fault.strerror}.") from None


def _source(found: Source) -> Source:
    """Return the source unpacked, with its form."""
    again = found.raw.seekable()
    head, file = _with_head(found.file, again=again)
    ending = "" if found.given == STDIN else Path(found.given).name.lower()
    if head.startswith(_GZIP):
        import gzip

        ending = ending.removesuffix(".gz")
        unpacked: BufferedReader = BufferedReader(gzip.GzipFile(fileobj=file))
        try:
            head, file = _with_head(unpacked, again=again)
        except (gzip.BadGzipFile, EOFError, zlib.error):  # said once it is read so far
            head, file = b"", unpacked
    form = _ENDINGS.get(Path(ending).suffix) or _form_of(head)
    return found._replace(form=form, file=file)


def why(fault: BaseException) -> str:
    """Return the clause that says why a file could not be read to its end."""
    return getattr(fault, "strerror", None) or "its gzip is broken or ends too early"


def _with_head(file: BufferedReader, *, again: bool) -> tuple[bytes, BufferedReader]:
    """Return the first line that is not blank, and the file from its beginning, which is read
    ``again`` where that can be done.
    """
    read = line = file.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = file.readline(_LONGEST_LINE)
        read += line
    if again:
        file.seek(0)
        return line, file
    return line, BufferedReader(_Again(read, file))


class _Again(RawIOBase):
    """A file that cannot be rewound, with what was read of it already."""

    def __init__(self, head: bytes, file: BufferedReader) -> None:
        self.head, self.file = head, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        part = self.head[: len(buffer)]
        self.head = self.head[len(part) :]
        part = part or self.file.read1(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _form_of(line: bytes) -> Form:
    """Tell the form by the first line: a whole object is JSON Lines, unless it holds lists of
    records; what begins as JSON does is JSON; a line of keys or headers TOML; of columns CSV;
    what holds nothing is JSON Lines, which stream.
    """
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line:
        return "jsonl"
    if line.startswith(b"{"):
        is_event = line.endswith(b"}") and not _OF_A_SET.match(line)
        return "jsonl" if is_event else "json"
    if line.startswith(b"[") and line[1:].lstrip()[:1] in (b"", b"{", b"]"):
        return "json"
    is_toml = line[:1] in (b"[", b"#") or b"=" in line
    return "toml" if is_toml else "csv"
