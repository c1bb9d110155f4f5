"""Writing: the look that stdout gets, colour, and files that are whole or not there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from caucasus_timeline.cli.options import Output, refuse_existing
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, bare, harmless, painted, visible

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
    if output.format not in ("", "text"):
        if output.format == "parquet" and not output.out and sys.stdout.isatty():
            raise TimelineError("Parquet is no text to read: give -o FILE, or a pipe.", USAGE)
        _say(answer.notes)
        write_parts([_encoded(answer, output.format)], output)
    else:
        _write(_text(output, looks), output, answer.notes)


def _text(output: Output, looks: Looks) -> str:
    if output.plain or (output.format == "text" and not looks.layout):
        return _plain(looks)
    if is_drawn(output, looks.layout):
        return _drawn(looks, output)
    if looks.lines:
        return "".join(f"{line}\n" for line in looks.lines())
    return _plain(looks)


STREAMED = ("jsonl", "csv", "lines")
"""The forms in which events can be written one by one."""


def streamed_form(output: Output, layout: str | None) -> str:
    """Return the form asked for if events can be written in it one by one, else nothing."""
    if output.format:
        return output.format if output.format in STREAMED else ""
    return "" if output.plain or is_drawn(output, layout) else "lines"


def is_drawn(output: Output, layout: str | None) -> bool:
    """Say whether a list is drawn, and not written a record a line."""
    if layout:
        return layout != "lines"
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


_OF_EVENTS = ("show", "event", "compare", "between", "on")
"""The commands that answer with events."""


def _encoded(answer: Answer, form: str) -> bytes:
    if form == "json":
        from caucasus_timeline.views.to_json import to_json

        return to_json(answer)
    if answer.command not in _OF_EVENTS:
        raise TimelineError(f"-f {form} writes events, one a line: use show, or -f json.", USAGE)
    if form == "jsonl":
        from caucasus_timeline.views.to_json import to_jsonl as encoded
    elif form == "csv":
        from caucasus_timeline.views.to_csv import to_csv as encoded
    else:
        from caucasus_timeline.views.to_parquet import to_parquet as encoded
    return encoded(answer)


def _write(text: str, output: Output, notes: Sequence[str]) -> None:
    if output.out:
        _say(notes)
        _write_file([text.encode()], output.out, force=output.force)
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


def write_parts(parts: Iterable[bytes], output: Output) -> None:
    """Write to the file asked for, else to stdout, in UTF-8 whatever the terminal says."""
    if output.out:
        _write_file(parts, output.out, force=output.force)
        return
    if output.format == "csv" and sys.stdout.isatty():
        parts = (harmless(part.decode()).encode() for part in parts)
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def _write_file(parts: Iterable[bytes], target: Path, *, force: bool) -> None:
    """Write beside the target and rename, so that it is whole or as it was."""
    if not force:
        refuse_existing(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise TimelineError(f"Cannot write {target}: {fault.strerror}.") from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
