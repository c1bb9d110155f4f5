"""The line of a value in a text of TOML, which is looked for when it is asked for."""

import re
from typing import NamedTuple

from caucasus_timeline.files.document import Steps


class _Line(NamedTuple):
    number: int
    text: str
    header: tuple[str, ...]
    key: str


_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w-]+))\s*=")
_OUTSIDE = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|\#.*""")
_INSIDE = {'"""': re.compile(r'\\.|"{3,5}'), "'''": re.compile(r"'{3,5}")}
"""What is looked for outside texts of several lines, and inside each kind of them."""


def line_of(text: str, steps: Steps, word: str = "") -> int:
    """Return the line of a value: of ``word`` if it is found there, else of the key, else of the
    record's header; 0 where not even that is found.
    """
    lines = _lines(text)
    path: tuple[str, ...] = ()
    best = 0
    for name, index in _pairs(steps):
        path = (*path, name)
        starts = [i for i, line in enumerate(lines) if line.header == path]
        if (index or 0) < len(starts):
            start = starts[index or 0]
            lines = _until_next(lines, start, path)
            best = lines[0].number
            continue
        lines = _of_key(lines, name) or lines
        best = lines[0].number if lines and lines[0].key == name else best
        if index is not None:
            lines = _nth_table(lines, index) or lines
            best = lines[0].number if lines else best
    return _of_word(lines, word) or best


def _pairs(steps: Steps) -> list[tuple[str, int | None]]:
    pairs: list[tuple[str, int | None]] = []
    for step in steps:
        if isinstance(step, str):
            pairs.append((step, None))
        elif pairs:
            pairs[-1] = (pairs[-1][0], step)
    return pairs


def _lines(text: str) -> list[_Line]:
    """Return the lines with the header or key each holds, blind to what stands inside strings."""
    found: list[_Line] = []
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        header: tuple[str, ...] = ()
        key = ""
        if not inside:
            head, assigned = _HEADER.match(line), _KEY.match(line)
            if head and not assigned:
                header = tuple(part.strip(" \"'") for part in head[1].split("."))
            elif assigned:
                key = next(filter(None, assigned.groups()))
        found.append(_Line(number, line, header, key))
        inside = _left_open(line, inside)
    return found


def _left_open(line: str, inside: str) -> str:
    """Return by what the text of several lines began that is open after the line, if one is."""
    at = 0
    while found := (_INSIDE[inside] if inside else _OUTSIDE).search(line, at):
        at = found.end()
        if inside and found[0][0] == inside[0]:
            inside = ""
        elif not inside and found[0] in _INSIDE:
            inside = found[0]
    return inside


def _until_next(lines: list[_Line], start: int, path: tuple[str, ...]) -> list[_Line]:
    for i in range(start + 1, len(lines)):
        header = lines[i].header
        if header and (len(header) <= len(path) or header[: len(path)] != path):
            return lines[start:i]
    return lines[start:]


def _of_key(lines: list[_Line], key: str) -> list[_Line]:
    for i, line in enumerate(lines):
        if line.key == key:
            stop = next(
                (j for j in range(i + 1, len(lines)) if lines[j].key or lines[j].header), None
            )
            return lines[i:stop]
    for line in lines:
        if f"{key} " in line.text and re.search(rf"[{{,]\s*{re.escape(key)}\s*=", line.text):
            return [line]
    return []


def _nth_table(lines: list[_Line], index: int) -> list[_Line]:
    tables = [
        i
        for i, line in enumerate(lines)
        if "{" in line.text or line.text.lstrip().startswith(("'", '"'))
    ]
    return [lines[tables[index]]] if index < len(tables) else []


def _of_word(lines: list[_Line], word: str) -> int:
    if not word:
        return 0
    quoted = re.compile(rf"[\"']{re.escape(word)}[\"']")
    keyed = re.compile(rf"(?<![\w-]){re.escape(word)}\s*=")
    plain = re.compile(rf"[\[,=]\s*{re.escape(word)}\s*[\],#]|^\s*{re.escape(word)}\s*[,#\]]")
    for pattern in (quoted, keyed, plain):
        for line in lines:
            if pattern.search(line.text):
                return line.number
    return 0
