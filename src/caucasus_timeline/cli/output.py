"""Writing: the look that stdout gets, colour, and files that are whole or not there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from caucasus_timeline.cli.options import Output
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, bare, painted, visible

Drawn = Callable[[int], Iterable[Line]]
Plain = Callable[[], Iterable[str]]


class Looks(msgspec.Struct, frozen=True):
    """The ways an answer can be shown to people; a list has a look of one record a line too.

    ``layout`` is the one asked for by name: ``lines``, or any other that is drawn.
    """

    drawn: Drawn
    plain: Plain | None = None
    lines: Plain | None = None
    layout: str | None = None


def show(answer: Answer, output: Output, looks: Looks) -> None:
    """Write the answer in the form asked for, else in the one that suits where it goes."""
    if output.format in ("json", "jsonl"):
        _say(answer.notes)
        _write_json(answer, output)
    else:
        _write(_text(output, looks), output, answer.notes)


def _text(output: Output, looks: Looks) -> str:
    if output.plain or (output.format == "text" and not looks.layout):
        return _plain(looks)
    if _is_drawn(looks, output):
        return _drawn(looks, output)
    if looks.lines:
        return "".join(f"{line}\n" for line in looks.lines())
    return _plain(looks)


def _is_drawn(looks: Looks, output: Output) -> bool:
    if looks.layout:
        return looks.layout != "lines"
    return output.width is not None or sys.stdout.isatty()


_UNWRAPPED = 1_000_000


def _plain(looks: Looks) -> str:
    if looks.plain:
        return "".join(f"{line}\n" for line in looks.plain())
    return bare(looks.drawn(_UNWRAPPED))


def _drawn(looks: Looks, output: Output) -> str:
    lines = looks.drawn(output.width or max(_terminal().columns, 1))
    plain = output.out or not _coloured()
    return bare(lines) if plain else "".join(painted(lines))


def _terminal() -> os.terminal_size:
    return shutil.get_terminal_size((80, 24))


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


def _write(text: str, output: Output, notes: Sequence[str]) -> None:
    if output.out:
        _say(notes)
        _write_file(text.encode(), output.out, force=output.force)
    elif not (_is_tall(text, output) and _paged(text, notes)):
        _say(notes)
        sys.stdout.write(text)


def _is_tall(text: str, output: Output) -> bool:
    """Say whether the text should go to a pager: only a terminal that can do more has one."""
    able = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return able and not output.no_pager and text.count("\n") >= _terminal().lines


def _paged(text: str, notes: Sequence[str]) -> bool:
    """Show the text in a pager, the notes above it, where they are seen."""
    from caucasus_timeline.cli.paging import page

    return page("".join(f"{visible(note)}\n" for note in notes) + text)


def _say(notes: Sequence[str]) -> None:
    for note in notes:
        print(visible(note), file=sys.stderr)


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
