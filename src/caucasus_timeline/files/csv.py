"""CSV in: each row as a table of texts under the names of its header."""

import csv
import io
from collections.abc import Iterator

from caucasus_timeline.files.document import Document, Found, Unreadable, decoded
from caucasus_timeline.files.source import Source

_LONGEST_CELL = (1 << 31) - 1
"""As much as the reader can be told on every system."""


def read(source: Source) -> Found:
    """Yield each row that cannot be read, and the others as one document. A cell that is empty is
    left out. What parts the names in the header parts the cells: a comma, a semicolon or a tab.
    """
    text = decoded(source.name, source.content())
    if isinstance(text, Unreadable):
        yield text
        return
    names: list[str] = []
    tables: list[dict[str, str]] = []
    starts: list[int] = []
    for line, row in _rows(text):
        fault = _fault(row, names)
        if fault:
            yield Unreadable(source.name, line, fault)
        elif names:
            tables.append({name: cell for name, cell in zip(names, row, strict=True) if cell})
            starts.append(line)
        names = names or [cell.strip() for cell in row]
    yield Document(source.name, "csv", {"": tables}, starts={"": starts}, header=tuple(names))


def _rows(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row that is not blank with the line on which it begins; at the end, if need be,
    why the rest cannot be read.
    """
    csv.field_size_limit(_LONGEST_CELL)
    header = text.lstrip().partition("\n")[0]
    parting = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    line = 1
    try:
        for row in rows:
            if row:
                yield line, row
            line = rows.line_num + 1
    except csv.Error as fault:
        yield line, f"CSV cannot be read: {fault}"


def _fault(row: list[str] | str, names: list[str]) -> str:
    """Return why the row cannot be read, if it cannot."""
    if isinstance(row, str):
        return row
    if not names:
        header = [cell.strip() for cell in row]
        twice = sorted({cell for cell in header if header.count(cell) > 1})
        return f"the header names the column “{twice[0]}” twice" if twice else ""
    if len(row) == len(names):
        return ""
    return f"has {len(row)} cells, where the header has {len(names)}"
