"""What programs hand on (JSON, JSON Lines, CSV), made into the tables of a data file.

What this program derives and writes beside a record is read over and found anew; a key that
nobody knows is passed over, and kept in mind for the checker.
"""

from typing import Any, NamedTuple

import msgspec

from caucasus_timeline.files.document import Document
from caucasus_timeline.files.json import BadJson
from caucasus_timeline.model.cells import table_of
from caucasus_timeline.model.fields import inner_types
from caucasus_timeline.model.folding import near_misses
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import (
    About,
    Actor,
    Citation,
    DataFile,
    Event,
    Period,
    Place,
    Source,
)

DERIVED: dict[type, frozenset[str]] = {
    About: frozenset({"sha256"}),
    Event: frozenset({"lo", "hi", "precision", "doubt", "claims"}),
    Citation: frozenset({"title"}),
    **dict.fromkeys((Source, Place, Actor, Period), frozenset({"uses"})),
}
"""The keys that stand in the output of a record and not in the record."""

NEEDED = ("id", "title", "date")
"""The columns without which a table holds no events."""

UNKNOWN_KEY = "unknown_key"
"""The rule that a key which is passed over breaks; it keeps nothing from being shown."""

_TYPES = inner_types(DataFile)
_TYPES_OF_EVENT = inner_types(Event)
_KINDS = {name: kind for kind in _TYPES for name in (kind, f"{kind}s")} | {"": "event"}
"""The kind of record that each name of a list stands for."""


class _Record(NamedTuple):
    """Where a table stands, and the record that it is or lies in."""

    document: Document
    kind: str
    number: int
    table: Any


class PassedOver:
    """The keys that nobody knows, of all that is read in one go."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, type, str], tuple[Problem, int]] = {}

    def meet(self, key: str, table: dict[str, Any], of: type, record: _Record) -> None:
        """Keep in mind that a table of the record has the key, which those of its type have not."""
        name = (record.document.name, of, key)
        problem, count = self._met.get(name) or (_problem(key, table, of, record), 0)
        self._met[name] = problem, count + 1

    def problems(self) -> list[Problem]:
        """Return one problem for each key, where it was met first."""
        return [
            problem._replace(sentence=f"{problem.sentence} ({count} times)")
            if count > 1
            else problem
            for problem, count in self._met.values()
        ]


def _problem(key: str, table: dict[str, Any], of: type, record: _Record) -> Problem:
    """Return a fault for a key that looks like one that the table lacks, else a warning."""
    near = [known for known in near_misses(key, sorted(inner_types(of))) if known not in table]
    document, kind, number, _ = record
    is_column = document.form == "csv"
    what = f"there is no {'column' if is_column else 'key'} `{key}`"
    return Problem(
        document.name,
        1 if is_column else document.line_of((kind, number)),
        "" if is_column else kind,
        "" if is_column else _id(record.table),
        f"{what}; did you mean `{near[0]}`?" if near else f"{what}: it is passed over",
        "error" if near else "warning",
        UNKNOWN_KEY,
    )


def _id(table: Any) -> str:
    return str(table.get("id", "")) if isinstance(table, dict) else ""


def tables(document: Document, passed: PassedOver) -> tuple[Document, list[Problem]]:
    """Return the document with what it holds as tables under the headers of a data file, without
    the keys that are derived or passed over; and what cannot be made a table.
    """
    rows, problems = _of_cells(document) if document.form == "csv" else (document, [])
    found = _under_headers(rows, passed)
    for kind, value in found.tree.items():
        found.tree[kind] = _known_records(found, kind, value, passed)
    return found, problems


def _of_cells(document: Document) -> tuple[Document, list[Problem]]:
    """Return the document with its rows as tables, without those with a cell that is none."""
    made: list[Any] = []
    starts: list[int] = []
    problems: list[Problem] = []
    if lacking := _lacking(document.header):
        return document._replace(tree={}), [
            Problem(document.name, 1, "", "", sentence) for sentence in lacking
        ]
    for row, line in zip(document.tree[""], document.starts[""], strict=True):
        try:
            made.append(table_of(row))
            starts.append(line)
        except BadJson as fault:
            id_ = row.get("id", "")
            problems.append(Problem(document.name, line, "event", id_, fault.sentence))
    return document._replace(tree={"": made}, starts={"": starts}), problems


def _lacking(header: tuple[str, ...]) -> list[str]:
    """Return for each column without which there are no events that it is not there."""
    if not header:
        return ["is empty: a table of events has a header, such as id,title,date"]
    strange = [name for name in header if name not in _TYPES_OF_EVENT]
    found = []
    for name in NEEDED:
        if name not in header:
            near = near_misses(name, strange)
            meant = f": name it so, if it is `{near[0]}`" if near else ""
            found.append(f"the header has no column `{name}`{meant}")
    return found


def _under_headers(document: Document, passed: PassedOver) -> Document:
    """Return the document with its lists under the kinds of record that they hold."""
    tree: dict[str, Any] = {}
    starts: dict[str, list[int]] = {}
    is_answer = str(document.tree.get("schema", "")).startswith("timeline/")
    for name, value in document.tree.items():
        kind = _KINDS.get(name)
        if kind is None:
            if not is_answer:
                record = _Record(document, name, 0, {})
                passed.meet(name, document.tree, DataFile, record)
            continue
        if kind == "dataset" and is_answer and not _says_which(value):
            continue
        tree[kind] = _listed(tree[kind]) + _listed(value) if kind in tree else value
        starts.setdefault(kind, []).extend(document.starts.get(name, ()))
    return document._replace(tree=tree, starts=starts)


def _says_which(about: Any) -> bool:
    """Say whether an answer says of which dataset it is: one that holds only events has no name."""
    return not isinstance(about, dict) or any(about[key] for key in about if key != "sha256")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _known_records(document: Document, kind: str, value: Any, passed: PassedOver) -> Any:
    of = _TYPES[kind]
    if of is None:
        return value
    if not isinstance(value, list):
        return _known(value, of, _Record(document, kind, 0, value), passed)
    return [  # each under its own number
        _known(one, of, _Record(document, kind, n, one), passed) if isinstance(one, dict) else one
        for n, one in enumerate(value)
    ]


def _known(value: Any, of: type[msgspec.Struct], record: _Record, passed: PassedOver) -> Any:
    """Return a table, or each in a list, without the keys that are derived or that nobody knows."""
    if isinstance(value, list):
        return [_known(one, of, record, passed) if isinstance(one, dict) else one for one in value]
    if not isinstance(value, dict):
        return value
    inner, derived = inner_types(of), DERIVED.get(of, frozenset())
    kept: dict[str, Any] = {}
    for key, one in value.items():
        if key in inner:
            type_ = inner[key]
            kept[key] = one if type_ is None else _known(one, type_, record, passed)
        elif key not in derived:
            passed.meet(key, value, of, record)
    return kept
