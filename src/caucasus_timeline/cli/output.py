"""Writing: the look that stdout gets, colour, and files that are whole or not there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from caucasus_timeline.cli.options import Output
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, bare, painted

Drawn = Callable[[int], Iterable[Line]]
Plain = Callable[[], Iterable[str]]


class Looks(msgspec.Struct, frozen=True):
    """The ways an answer can be shown to people; a list has a look of one record a line too."""

    drawn: Drawn
    plain: Plain | None = None
    lines: Plain | None = None


def show(answer: Answer, output: Output, looks: Looks) -> None:
    """Write the answer in the form asked for, else in the one that suits where it goes."""
    for note in answer.notes:
        print(note, file=sys.stderr)
    if output.format in ("json", "jsonl"):
        _write_json(answer, output)
    elif output.plain or output.format == "text":
        _write(_plain(looks), output)
    elif output.width is not None or sys.stdout.isatty():
        _draw(looks, output)
    elif looks.lines:
        _write("".join(f"{line}\n" for line in looks.lines()), output)
    else:
        _write(_plain(looks), output)


_UNWRAPPED = 1_000_000


def _plain(looks: Looks) -> str:
    if looks.plain:
        return "".join(f"{line}\n" for line in looks.plain())
    return bare(looks.drawn(_UNWRAPPED))


def _draw(looks: Looks, output: Output) -> None:
    lines = looks.drawn(output.width or _terminal_width())
    plain = output.out or not _coloured()
    _write(bare(lines) if plain else "".join(painted(lines)), output)


def _terminal_width() -> int:
    return max(shutil.get_terminal_size((80, 24)).columns, 1)


def _coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write_json(answer: Answer, output: Output) -> None:
    from caucasus_timeline.views.to_json import to_json, to_jsonl

    if output.format == "json":
        write_bytes(to_json(answer), output)
    elif answer.command in ("show", "event", "compare", "between", "on"):
        write_bytes(to_jsonl(answer), output)
    else:
        raise TimelineError("-f jsonl writes events, one a line: use show, or -f json.", USAGE)


def _write(text: str, output: Output) -> None:
    if output.out:
        _write_file(text.encode(), output.out, force=output.force)
    else:
        sys.stdout.write(text)


def write_bytes(text: bytes, output: Output) -> None:
    """Write to the file asked for, else to stdout, in UTF-8 whatever the terminal says."""
    if output.out:
        _write_file(text, output.out, force=output.force)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()


def _write_file(text: bytes, target: Path, *, force: bool) -> None:
    """Write beside the target and rename, so that it is whole or as it was."""
    if target.exists() and not force:
        raise TimelineError(f"{target} exists already: give another name, or --force.")
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise TimelineError(f"Cannot write {target}: {fault.strerror}.") from None
