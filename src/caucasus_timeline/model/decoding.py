"""From the tables of a file to records: whole where it is sound, key by key where it is not."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from caucasus_timeline.files.document import Document, Steps
from caucasus_timeline.model import dates, handed_on
from caucasus_timeline.model.fields import bare
from caucasus_timeline.model.folding import near_misses
from caucasus_timeline.model.plain import from_plain
from caucasus_timeline.model.problems import Problem, tree_at
from caucasus_timeline.model.records import Claim, DataFile, Record


class Entry(NamedTuple):
    """A record and where it stands: its kind, its document and the steps to it."""

    kind: str
    record: Record
    document: Document
    steps: Steps


def decode(document: Document, passed: handed_on.PassedOver) -> tuple[list[Entry], list[Problem]]:
    """Return the records of a document, and every fault of those that cannot be read."""
    if document.is_curated:
        return _decoded(document)
    found, unfit = handed_on.tables(document, passed)
    entries, problems = _decoded(found)
    kept = found._replace(tree={})  # that is as large as the records
    return [entry._replace(document=kept) for entry in entries], unfit + problems


def _decoded(document: Document) -> tuple[list[Entry], list[Problem]]:
    try:
        return _whole(document), []
    except msgspec.ValidationError:
        return _one_by_one(document)


def _whole(document: Document) -> list[Entry]:
    if document.is_claim:
        claim = msgspec.convert(document.tree, Claim, dec_hook=from_plain)
        return [Entry("claim", claim, document, ())]
    file = msgspec.convert(document.tree, DataFile, dec_hook=from_plain)
    entries = [Entry("dataset", file.dataset, document, ("dataset",))] if file.dataset else []
    for kind in document.tree:
        if kind != "dataset":
            records = enumerate(getattr(file, kind))
            entries += [Entry(kind, record, document, (kind, i)) for i, record in records]
    return entries


def _one_by_one(document: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for kind, wanted, table, steps in _tables(document):
        try:
            record = msgspec.convert(table, wanted, dec_hook=from_plain)
            entries.append(Entry(kind, record, document, steps))
        except msgspec.ValidationError:
            faults = _faults(table, wanted, steps, document, None)
            problems += [problem_at(document, f.steps, f.sentence, f.word) for f in faults]
    known = {f.encode_name for f in msgspec.structs.fields(DataFile)}
    if not document.is_claim:
        for key in document.tree.keys() - known:
            sentence = f"“{key}” is no kind of record{_nearest(key, known)}"
            problems.append(problem_at(document, (key,), sentence, key))
    return entries, sorted(problems, key=lambda p: p.line)


def problem_at(
    document: Document, steps: Steps, sentence: str, word: str = "", *, rule: str = "format"
) -> Problem:
    """Return the problem with its line, and the record it lies in named by kind and id."""
    kind = "claim" if document.is_claim else str(steps[0])
    depth = 0 if document.is_claim else (2 if len(steps) > 1 and isinstance(steps[1], int) else 1)
    table = tree_at(document.tree, steps[:depth])
    name = table.get("id", "") if isinstance(table, dict) else ""
    line = document.line_of(steps, word)
    return Problem(document.name, line, kind, str(name), sentence, rule=rule)


def _tables(document: Document) -> Iterator[tuple[str, Any, Any, Steps]]:
    if document.is_claim:
        yield "claim", Claim, document.tree, ()
        return
    for field in msgspec.structs.fields(DataFile):
        kind, value = field.encode_name, document.tree.get(field.encode_name)
        wanted = bare(field.type)
        if value is None:
            continue
        if get_origin(wanted) is not tuple:
            yield kind, wanted, value, (kind,)
        elif isinstance(value, list):
            for i, table in enumerate(value):
                yield kind, get_args(wanted)[0], table, (kind, i)
        else:
            yield kind, wanted, value, (kind,)


_LARGE = 10**100
"""A larger number is not looked for in the file."""


class _Fault(NamedTuple):
    steps: Steps
    sentence: str
    word: str = ""


def _faults(
    value: Any, wanted: Any, steps: Steps, document: Document, parent: Any
) -> Iterator[_Fault]:
    wanted = bare(wanted)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        yield from _faults_of_table(value, wanted, steps, document, parent)
    elif get_origin(wanted) is tuple and isinstance(value, list):
        for i, item in enumerate(value):
            yield from _faults(item, get_args(wanted)[0], (*steps, i), document, parent)
    else:
        try:
            msgspec.convert(value, wanted, dec_hook=from_plain)
        except msgspec.ValidationError as fault:
            short = isinstance(value, int | float) and abs(value) < _LARGE
            word = str(value).lower() if short else ""
            word = value if isinstance(value, str) else word
            yield _Fault(steps, _sentence(value, wanted, steps, fault), word)


def _faults_of_table(
    value: Any, wanted: type[msgspec.Struct], steps: Steps, document: Document, parent: Any
) -> Iterator[_Fault]:
    if not isinstance(value, dict):
        yield _Fault(steps, f"`{_last_name(steps)}` wants a table of keys, not {_kind(value)}")
        return
    fields = {f.encode_name: f for f in msgspec.structs.fields(wanted)}
    for key in value:
        if key not in fields:
            sentence = _unknown(key, steps, document, set(fields), parent)
            yield _Fault((*steps, key), sentence)
    for key, field in fields.items():
        if key in value:
            yield from _faults(value[key], field.type, (*steps, key), document, wanted)
        elif field.required:
            yield _Fault(steps, f"needs the key `{key}`")


def _unknown(key: str, steps: Steps, document: Document, known: set[str], parent: Any) -> str:
    header = ".".join(step for step in steps if isinstance(step, str))
    strayed = parent is not None and key in {f.encode_name for f in msgspec.structs.fields(parent)}
    if strayed and f"[[{header}]]" in document.text:
        return (
            f"`{key}` stands after `[[{header}]]`, so it belongs to the"
            f" {_singular(_last_name(steps))}: move it up"
        )
    return f"there is no key `{key}`{_nearest(key, known)}"


def _singular(name: str) -> str:
    return name.removesuffix("s")


def _nearest(word: str, known: set[str]) -> str:
    near = near_misses(word, sorted(known))
    if near:
        return f"; did you mean `{near[0]}`?"
    return f": use {_listed(sorted(known))}"


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else words[0]


_WANTS: dict[Any, str] = {str: "text", bool: "true or false", float: "a number"}


def _sentence(value: Any, wanted: Any, steps: Steps, fault: Exception) -> str:
    key = f"`{_last_name(steps)}`"
    if get_origin(wanted) is Literal and isinstance(value, str):
        words = get_args(wanted)
        near = near_misses(value, words)
        return f"{key} cannot be “{value}”; " + (
            f"did you mean “{near[0]}”?" if near else f"use {_listed(list(words))}"
        )
    if wanted in (dates.Date, dates.OldStyle):
        return f"{key}: {str(fault).partition(' - at `')[0]}"
    wants = _WANTS.get(wanted)
    if get_origin(wanted) is tuple:
        wants = "a list"
    if get_origin(wanted) is dict:
        return f'{key} wants one list of names for each language, as in ru = ["…"]'
    return f"{key} wants {wants or 'one of the words of its list'}, not {_kind(value)}"


def _last_name(steps: Steps) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "claim")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    names: dict[type, str] = {str: "text", list: "a list", dict: "a table", type(None): "null"}
    return names.get(type(value), "a date")
