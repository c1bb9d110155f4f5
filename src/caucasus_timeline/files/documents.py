"""Every form in: from what is given to ``--data`` to documents."""

from pathlib import Path

from caucasus_timeline.files import csv, home, json, jsonl, toml
from caucasus_timeline.files.document import Found, Unreadable
from caucasus_timeline.files.jsonl import CutShort, Tick
from caucasus_timeline.files.source import BROKEN, Source, opened, why


def documents(given: str | Source, tick: Tick | None = None) -> Found:
    """Yield the documents of a folder of TOML, a file of any form, standard input (``-``) or the
    shipped record, and what could not be read of them. What was opened already goes, too.

    Raises:
        TimelineError: if there is nothing to read.
    """
    source = given if isinstance(given, Source) else _opened(given)
    if isinstance(source, Path):
        yield from toml.folder(source)
        return
    with source.raw, source.file:
        try:
            yield from _of_form(source, tick)
        except CutShort as fault:
            yield fault.place
        except BROKEN as fault:
            yield Unreadable(source.name, 0, f"cannot be read to its end: {why(fault)}")


def _of_form(source: Source, tick: Tick | None) -> Found:
    if source.form == "jsonl":
        yield from jsonl.read(source, tick)
    elif source.form == "toml":
        yield from toml.read(source.name, source.file.read())
    else:
        yield from {"json": json, "csv": csv}[source.form].read(source)


def _opened(given: str) -> Source | Path:
    """Return what is given, opened, or the folder that it is."""
    path = home.data_home() if given == home.SHIPPED else Path(given)
    return path if given != home.STDIN and path.is_dir() else opened(given)
