"""Every form in: from what is given to ``--data`` to documents."""

from pathlib import Path

from caucasus_timeline.files import csv, home, json, jsonl, toml
from caucasus_timeline.files.document import Found
from caucasus_timeline.files.jsonl import Tick
from caucasus_timeline.files.source import Source, opened


def documents(given: str | Source, tick: Tick | None = None) -> Found:
    """Yield the documents of a folder of TOML, a file of any form, standard input (``-``) or the
    shipped record, and what could not be read of them. What was opened already goes, too.

    Raises:
        TimelineError: if there is nothing to read, or no more from some line on.
    """
    source = given if isinstance(given, Source) else _opened(given)
    if isinstance(source, Path):
        yield from toml.folder(source)
        return
    with source.raw, source.file:
        if source.form == "jsonl":
            yield from jsonl.read(source, tick)
        elif source.form == "toml":
            yield from toml.read(source.name, source.content())
        else:
            yield from {"json": json, "csv": csv}[source.form].read(source)


def _opened(given: str) -> Source | Path:
    """Return what is given, opened, or the folder that it is."""
    path = home.data_home() if given == home.SHIPPED else Path(given)
    return path if given != home.STDIN and path.is_dir() else opened(given)
