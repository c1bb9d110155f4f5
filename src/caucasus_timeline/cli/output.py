"""Writing: the look that stdout gets, colour, and files that are whole or not there."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from caucasus_timeline.cli.options import Output
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.query import Answer
from caucasus_timeline.views.lines import Line, bare, kept

Drawn = Callable[[int], Iterable[Line]]
Plain = Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Looks:
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
    if output.out or not _coloured():
        _write(bare(lines), output)
    else:
        _write_coloured(lines)


def _terminal_width() -> int:
    return max(shutil.get_terminal_size((80, 24)).columns, 1)


def _coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write_coloured(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.segment import Segment, Segments
    from rich.style import Style

    styles: dict[tuple[str, str], Style] = {}
    segments = []
    for one in lines:
        for text, style, link in one:
            if (style, link) not in styles:
                styles[style, link] = Style.parse(style) + Style(link=link or None)
            segments.append(Segment(kept(text), styles[style, link]))
        segments.append(Segment("\n"))
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    console.print(Segments(segments), end="", soft_wrap=True)


def _write_json(answer: Answer, output: Output) -> None:
    from caucasus_timeline.views.to_json import to_json, to_jsonl

    if output.format == "json":
        write_text(to_json(answer), output, utf8=True)
    elif answer.command in ("show", "event"):
        write_text(to_jsonl(answer), output, utf8=True)
    else:
        raise TimelineError("-f jsonl writes events, one a line: use show, or -f json.", USAGE)


def _write(text: str, output: Output) -> None:
    write_text(text, output, utf8=False)


def write_text(text: str, output: Output, *, utf8: bool) -> None:
    """Write to the file asked for, else to stdout; JSON in UTF-8 whatever the terminal says."""
    if output.out:
        _write_file(text, output.out, force=output.force)
    elif utf8 and hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def _write_file(text: str, target: Path, *, force: bool) -> None:
    """Write beside the target and rename, so that it is whole or as it was."""
    if target.exists() and not force:
        raise TimelineError(f"{target} exists already: give another name, or --force.")
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise TimelineError(f"Cannot write {target}: {fault.strerror}.") from None
