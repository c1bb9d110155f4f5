"""The JSON Schemas of the data files and of the JSON output, made from their structs."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any

import msgspec

from caucasus_timeline.model.dates import Date, OldStyle
from caucasus_timeline.model.records import Claim, DataFile, Event
from caucasus_timeline.views.to_json import Envelope, EventOut

_WANTED: dict[str, tuple[Any, str]] = {
    "data": (DataFile, "A data file: any records under singular headers, such as [[event]]"),
    "claim": (Claim, "A file of the folder claims: one claim, its keys at the top"),
    "json": (DataFile, "A JSON file that --data reads: events, or an object with lists of records"),
    "line": (Event, "A line of JSON Lines that --data reads: one event"),
    "output": (Envelope, "What every command writes with --json"),
    "event": (EventOut, "One line of show -f jsonl"),
}

NAMES = tuple(_WANTED)


def schemas(name: str | None = None) -> dict[str, Any]:
    """Return the schema of that name, or all of them by name."""
    chosen = [name] if name else list(_WANTED)
    made = {one: _schema(*_WANTED[one]) for one in chosen}
    return {one: _READ[one](schema) if one in _READ else schema for one, schema in made.items()}


def _of_json(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a data file as one of JSON: lists may have plural names, too, and a bare
    list holds events.
    """
    defined = {name: _handed_on(one) for name, one in schema["$defs"].items()}
    lists = defined["DataFile"]["properties"]
    lists |= {f"{name}s": one for name, one in lists.items() if name != "dataset"}
    events = {"type": "array", "items": {"$ref": "#/$defs/Event"}}
    either = [events, {"$ref": "#/$defs/DataFile"}]
    kept = {key: schema[key] for key in ("$schema", "title")}
    return kept | {"anyOf": either, "$defs": defined}


def _of_line(schema: dict[str, Any]) -> dict[str, Any]:
    return schema | {"$defs": {name: _handed_on(one) for name, one in schema["$defs"].items()}}


_NULL = {"type": "null"}


def _handed_on(record: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a record as programs may hand it on: keys that nobody knows are passed
    over, and null is a key that is not there.
    """
    needed = record.get("required", ())
    keys = {
        key: one if key in needed or _NULL in one.get("anyOf", ()) else {"anyOf": [one, _NULL]}
        for key, one in record.get("properties", {}).items()
    }
    kept = {key: one for key, one in record.items() if key != "additionalProperties"}
    return kept | {"properties": keys}


_READ: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "json": _of_json,
    "line": _of_line,
}
"""What becomes of the schema of a record for what programs hand on."""


def _schema(wanted: Any, title: str) -> dict[str, Any]:
    hook = _written_schema if wanted in (Envelope, EventOut) else _date_schema
    made = msgspec.json.schema(wanted, schema_hook=hook)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    for defined in made.get("$defs", {}).values():
        if "description" in defined:
            defined["description"] = cleandoc(defined["description"])
    return {"$schema": dialect, "title": title, **made}


def _date_schema(wanted: type) -> dict[str, Any]:
    if wanted is Date:
        return {"type": ["string", "integer"], "description": "EDTF, Gregorian: 1918-05-28"}
    if wanted is OldStyle:
        return {"type": "string", "description": "A Julian day: 1918-05-15"}
    raise NotImplementedError


def _written_schema(wanted: type) -> dict[str, Any]:
    """Return the schema of a date as the program writes it: always text."""
    return {**_date_schema(wanted), "type": "string"}
