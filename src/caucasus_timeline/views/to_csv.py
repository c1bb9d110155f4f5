"""Events as CSV: a row each under the keys that JSON has, safe to open in a spreadsheet.

``timeline --data`` reads it again: how a list stands in a cell is said in ``model/cells.py``.
"""

import csv
from collections.abc import Iterable
from typing import Any

import msgspec

from caucasus_timeline.model.cells import guarded, joined
from caucasus_timeline.model.plain import to_plain
from caucasus_timeline.query import Answer
from caucasus_timeline.views.to_json import EventOut, event_out


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


_ROW = csv.writer(_Echo(), lineterminator="\r\n")
"""It quotes a cell that holds a sign of what ends a line, so that must be both."""

_ENCODER = msgspec.json.Encoder(enc_hook=to_plain)


def header() -> str:
    """Return the names of the columns as a row."""
    return _row(EventOut.__struct_fields__)


def row(event: EventOut) -> str:
    """Return the event as a row."""
    values = (getattr(event, name) for name in EventOut.__struct_fields__)
    return _row(guarded(_cell(value)) for value in values)


def to_csv(answer: Answer) -> bytes:
    """Return each event as a row, under the header."""
    rows = (row(event_out(answer.dataset, one)) for one in answer.events)
    return "".join([header(), *rows]).encode()


def _row(cells: Iterable[str]) -> str:
    text: Any = _ROW.writerow(cells)  # what the file's write returns
    return str(text).removesuffix("\r\n") + "\n"


def _cell(value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, list | tuple):
        words = all(isinstance(one, str) for one in value)
        return joined(tuple(value)) if words else _ENCODER.encode(value).decode()
    return str(value)
