"""The command that writes an example of a dataset, to start one's own from."""

import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from caucasus_timeline.errors import TimelineError

TEMPLATE = Path(__file__).parents[1] / "template"
"""The folder of the example, which is copied as it is."""


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder that is new, or there and empty.")
    ],
) -> None:
    """Write a small dataset, an invented example with comments, to start your own from.

    It is sound and can be shown at once. No file that exists is replaced.

    Example: timeline new my-history
    """
    count = start(folder)
    word = quoted(folder)
    print(f"{word}: {count} files, an invented example to write over. Next:")
    print(f"  timeline check {word}")
    print(f"  timeline show --data {word}")


def start(folder: Path) -> int:
    """Write the example to a folder that is new or empty, and return how many files it has.

    They are written beside it (in it, if it is there), then renamed: all of them stand there
    or none.

    Raises:
        TimelineError: if there is something at the path, or it cannot be written.
    """
    try:
        stands = _stands_empty(folder)
        stage = (folder if stands else folder.parent) / f".timeline-new.{os.getpid()}"
        stage.mkdir()
        try:
            count = _copy(stage)
            if stands:
                _move(stage, folder)
            else:
                stage.rename(folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as fault:
        raise TimelineError(f"Cannot write {folder}: {fault.strerror}.") from None
    return count


def _stands_empty(folder: Path) -> bool:
    """Say whether the folder is there, and empty.

    Raises:
        TimelineError: if anything is in it, it is a file, or there is nowhere to make it.
    """
    remedy = "name a folder that is new or empty."
    if folder.is_dir():
        if next(folder.iterdir(), None):
            raise TimelineError(f"{folder} is not empty: {remedy}")
        return True
    if os.path.lexists(folder):
        raise TimelineError(f"{folder} is no folder: {remedy}")
    if not folder.parent.is_dir():
        raise TimelineError(f"There is no folder {folder.parent} to make {folder.name} in.")
    return False


def _copy(target: Path) -> int:
    names = sorted(_names())
    for name in names:
        file = target / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((TEMPLATE / name).read_bytes())
    return len(names)


def _names() -> Iterator[Path]:
    return (file.relative_to(TEMPLATE) for file in TEMPLATE.rglob("*.toml"))


def _move(stage: Path, folder: Path) -> None:
    """Move what is in the stage to the folder; if one cannot be moved, move all back."""
    moved: list[Path] = []
    try:
        for part in sorted(stage.iterdir()):
            part.rename(folder / part.name)
            moved.append(part)
    except BaseException:
        for part in moved:
            (folder / part.name).rename(part)
        raise


def quoted(path: Path) -> str:
    """Return the path as one word of a shell that is safe to print and no option."""
    text = str(path)
    text = f"./{text}" if text.startswith("-") else text
    if text.isprintable():
        return shlex.quote(text)
    return f"$'{''.join(map(_escaped, text))}'"


def _escaped(sign: str) -> str:
    if sign in "\\'":
        return f"\\{sign}"
    return sign if sign.isprintable() else "".join(rf"\x{byte:02x}" for byte in os.fsencode(sign))
