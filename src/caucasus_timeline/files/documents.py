"""Every form in: from what is given to ``--data`` to documents."""

from pathlib import Path

from caucasus_timeline.files import csv, home, json, jsonl, toml
from caucasus_timeline.files.document import Found
from caucasus_timeline.files.jsonl import Tick
from caucasus_timeline.files.source import opened


def documents(given: str, tick: Tick | None = None) -> Found:
    """Yield the documents of a folder of TOML, a file of any form, standard input (``-``) or the
    shipped record, and what could not be read of them.

    Raises:
        TimelineError: if there is nothing to read, or no more from some line on.
    """
    path = home.data_home() if given == home.SHIPPED else Path(given)
    if given != home.STDIN and path.is_dir():
        yield from toml.folder(path)
        return
    source = opened(given)
    with source.file:
        if source.form == "jsonl":
            yield from jsonl.read(source, tick)
        elif source.form == "toml":
            yield from toml.read(source.name, source.file.read())
        else:
            yield from {"json": json, "csv": csv}[source.form].read(source)
