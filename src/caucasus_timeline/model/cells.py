"""An event as a row of cells: what a table of a spreadsheet holds of it, there and back.

A list of words is written ``baku; ganja``, a list of tables as JSON. A cell that a spreadsheet
would take for a formula has an apostrophe before it, which is taken off again.
"""

import re
from typing import Any

from caucasus_timeline.files.json import BadJson, line_read

WORDS = ("places", "tags", "actors", "related")
"""The columns that hold a list of words."""

TABLES = ("names", "texts", "sources", "disputes")
"""The columns that hold a list of tables, in JSON; ``sources`` may be a list of ids."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def table_of(row: dict[str, str]) -> dict[str, Any]:
    """Return the table that the cells of a row are, by the names of their columns.

    Raises:
        BadJson: if a cell that begins as JSON does is none.
    """
    return {name: _value(name, unguarded(cell)) for name, cell in row.items()}


def _value(name: str, cell: str) -> Any:
    if name not in WORDS and name not in TABLES:
        return cell
    if cell.lstrip().startswith("["):
        return line_read(cell.encode())
    words = [word.strip() for word in cell.split(";") if word.strip()]
    if name == "sources":
        return [{"id": word, "supports": ""} for word in words]
    return words if name in WORDS else cell


def guarded(text: str) -> str:
    """Return the text of a cell as one that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(words: tuple[str, ...]) -> str:
    """Return the words as the text of a cell; as JSON where they would not come back otherwise."""
    text = "; ".join(words)
    try:
        if _value(WORDS[0], text) == list(words):
            return text
    except BadJson:
        pass  # the first word begins as a list does
    import msgspec

    return msgspec.json.encode(words).decode()
