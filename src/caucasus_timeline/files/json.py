"""JSON in: what one text or one line holds, and on which line each record of a list begins.

The standard library's reader is used, since it says where it stopped and hands over every pair:
a key that stands twice in one object is a fault, of which other readers keep the last in silence.
A null is a key that is not there.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from caucasus_timeline.files.document import NOT_UTF8, Document, Found, Unreadable, decoded
from caucasus_timeline.files.source import Source


class BadJson(ValueError):  # noqa: N818 - it is the text that is bad
    """A text that is no JSON, or says one thing twice; on which line of it, and a clause why."""

    def __init__(self, sentence: str, line: int = 1) -> None:
        super().__init__(sentence)
        self.sentence, self.line = sentence, line


class _GivenTwice(BadJson):
    """A key that stands twice in an object, which can be read to its end all the same."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for i, key in enumerate(keys) if key in keys[:i])
        raise _GivenTwice(f"the key `{twice}` is given twice")
    if None in table.values():
        return {key: value for key, value in pairs if value is not None}
    return table


def _no_number(word: str) -> NoReturn:
    raise BadJson(f"{word} is no value of JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
_LENIENT = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


_CLAUSES = {
    "Expecting value": "a value is expected here",
    "Expecting property name": "a key in double quotes is expected here",
    "Expecting ':'": "a colon is expected here",
    "Expecting ','": "a comma or a closing bracket is expected here",
    "Illegal trailing comma": "there is a comma after the last value",
    "Unterminated string": "the text that begins here does not end",
    "Invalid control character": "a text cannot hold this: close it before, or write \\n or \\t",
    "Invalid \\": "in a text a backslash is written \\\\",
}
"""What is said for what the reader says, by how that begins."""


def _clause(words: str) -> str:
    found = (clause for begun, clause in _CLAUSES.items() if words.startswith(begun))
    return next(found, words[:1].lower() + words[1:])


def read(source: Source) -> Found:
    """Yield the document, or the fault that stopped it."""
    text = decoded(source.name, source.file.read())
    if isinstance(text, Unreadable):
        yield text
        return
    walk = _Walk(text)
    try:
        tree, starts = walk.whole()
    except BadJson as fault:
        walk.faults.append(fault)
    else:
        yield Document(source.name, "json", tree, starts=starts)
    yield from (Unreadable(source.name, fault.line, fault.sentence) for fault in walk.faults)


def line_read(line: bytes) -> Any:
    """Return the value in a line of JSON Lines.

    Raises:
        BadJson: if it is none, or says one thing twice.
    """
    try:
        text = line.decode().rstrip()
    except UnicodeDecodeError:
        raise BadJson(NOT_UTF8) from None
    value, end = _value(text, _after_space(text, 0))
    if end != len(text):
        column = _after_space(text, end) + 1
        raise BadJson(f"holds more than one value: the second begins at column {column}")
    return value


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int) -> tuple[Any, int]:
    """Return the value that begins there, and where it ends.

    Raises:
        BadJson: if there is none.
    """
    try:
        value, end = _DECODER.raw_decode(text, at)
        if _HALF.search(text, at, end):
            _refuse_half(value)
    except json.JSONDecodeError as fault:
        sentence = f"JSON cannot be read at column {fault.colno}: {_clause(fault.msg)}"
        raise BadJson(sentence, fault.lineno) from None
    except RecursionError:
        raise BadJson("JSON is nested too deeply to be read", _line(text, at)) from None
    except BadJson as fault:
        raise type(fault)(fault.sentence, _line(text, at)) from None
    except ValueError:
        raise BadJson("a number is too long to be read", _line(text, at)) from None
    return value, end


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _refuse_half(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadJson("a character is written by half (a lone surrogate)") from None


class _Walk:
    """A way through the outermost object or list of a text, which keeps count of the lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.faults: list[BadJson] = []

    def whole(self) -> tuple[dict[str, Any], dict[str, list[int]]]:
        """Return the object that the text holds, and the lines on which the records in its lists
        begin; a list without a name stands under the key ``""``.
        """
        sign = self._sign()
        if sign == "{":
            tree, starts = self._object()
        elif sign == "[":
            items, lines = self._list()
            tree, starts = {"": items}, {"": lines}
        else:
            raise BadJson("JSON of events is a list, or an object with lists", self.line)
        if self._sign():
            raise BadJson("there is more after the end of the JSON", self.line)
        return tree, starts

    def _object(self) -> tuple[dict[str, Any], dict[str, list[int]]]:
        tree: dict[str, Any] = {}
        starts: dict[str, list[int]] = {}
        for _ in self._parts("}"):
            line, key = self.line, self._value()
            if not isinstance(key, str) or self._sign() != ":":
                raise BadJson("JSON cannot be read here: a key and a colon are expected", line)
            if key in tree:
                raise BadJson(f"the key `{key}` is given twice", line)
            self.at += 1
            starts[key] = [self.line]
            if self._sign() == "[":
                tree[key], lines = self._list()
                starts[key] = lines or starts[key]
            else:
                tree[key] = self._value()
        return {key: value for key, value in tree.items() if value is not None}, starts

    def _list(self) -> tuple[list[Any], list[int]]:
        items, lines = [], []
        for _ in self._parts("]"):
            line = self.line
            try:
                items.append(self._value())
                lines.append(line)
            except _GivenTwice as fault:
                self.faults.append(fault)
                self._gone_to(_LENIENT.raw_decode(self.text, self.at)[1])
        return items, lines

    def _parts(self, closing: str) -> Iterator[None]:
        """Stop before each part of a list or object, and after its end."""
        self.at += 1
        sign = self._sign()
        while sign != closing:
            yield
            sign = self._sign()
            if sign == ",":
                self.at += 1
                self._sign()
            elif sign != closing:
                column = self.at - self.text.rfind("\n", 0, self.at)
                clause = f"a comma or {closing} is expected here"
                raise BadJson(f"JSON cannot be read at column {column}: {clause}", self.line)
        self.at += 1

    def _sign(self) -> str:
        """Go on to the next sign that is no space, and return it; nothing at the end."""
        return self._gone_to(_after_space(self.text, self.at))

    def _value(self) -> Any:
        value, end = _value(self.text, self.at)
        self._gone_to(end)
        return value

    def _gone_to(self, at: int) -> str:
        self.line += self.text.count("\n", self.at, at)
        self.at = at
        return self.text[at : at + 1]
