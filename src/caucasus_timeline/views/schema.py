"""The JSON Schemas of the data files and of the JSON output, made from their structs."""

from inspect import cleandoc
from typing import Any

import msgspec

from caucasus_timeline.model.dates import Date, OldStyle
from caucasus_timeline.model.records import Claim, DataFile
from caucasus_timeline.views.to_json import Envelope, EventOut

_WANTED: dict[str, tuple[Any, str]] = {
    "data": (DataFile, "A data file: any records under singular headers, such as [[event]]"),
    "claim": (Claim, "A file of the folder claims: one claim, its keys at the top"),
    "output": (Envelope, "What every command writes with --json"),
    "event": (EventOut, "One line of show -f jsonl"),
}

NAMES = tuple(_WANTED)


def schemas(name: str | None = None) -> dict[str, Any]:
    """Return the schema of that name, or all of them by name."""
    chosen = [name] if name else list(_WANTED)
    return {one: _schema(*_WANTED[one]) for one in chosen}


def _schema(wanted: Any, title: str) -> dict[str, Any]:
    hook = _date_schema if wanted in (DataFile, Claim) else _written_schema
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
