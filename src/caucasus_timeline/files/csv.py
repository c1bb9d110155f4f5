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
    text = decoded(source.name, source.file.read())
    if isinstance(text, Unreadable):
        yield text
        return
    names: list[str] = []
    tables: list[dict[str, str]] = []
    starts: list[int] = []
    for line, row in _rows(text):
        if isinstance(row, str):
            yield Unreadable(source.name, line, row)
            if not names:
                return
            break
        if fault := _fault(row, names):
            yield Unreadable(source.name, line, fault)
        elif names:
            tables.append({name: cell for name, cell in zip(names, row, strict=True) if cell})
            starts.append(line)
        names = names or [cell.strip() for cell in row]
    yield Document(source.name, "csv", {"": tables}, starts={"": starts}, header=tuple(names))


def _rows(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row that is not blank with the line on which it begins; at the end, if need be,
    why the rest cannot be read. Rows of empty cells are blank.
    """
    csv.field_size_limit(_LONGEST_CELL)
    header = text.lstrip().partition("\n")[0]
    parting = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
    line = 1
    try:
        for row in rows:
            if any(map(str.strip, row)):
                yield line, row
            line = rows.line_num + 1
    except csv.Error as fault:
        is_open = "end of data" in str(fault)
        yield line, _OPEN if is_open else _CLOSED


_OPEN = "CSV cannot be read: a quotation that begins in this row does not end"
_CLOSED = "CSV cannot be read: inside a quotation a quotation mark is written twice"


def _fault(row: list[str], names: list[str]) -> str:
    """Return why the row cannot be read, if it cannot."""
    if not names:
        named = [cell.strip() for cell in row if cell.strip()]
        twice = sorted({name for name in named if named.count(name) > 1})
        return f"the header names the column “{twice[0]}” twice" if twice else ""
    if len(row) == len(names):
        return ""
    cells = "one cell" if len(row) == 1 else f"{len(row)} cells"
    return f"has {cells}, where the header has {len(names)}"
