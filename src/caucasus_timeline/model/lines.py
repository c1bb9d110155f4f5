"""Events straight from the bytes of JSON Lines, one by one, without holding them.

A line is decoded by its types in one go, its date left as text; where that fails, it is read once
more with care, which takes a null for nothing and finds the words for a fault.
"""

from typing import Any

import msgspec

from caucasus_timeline.files.document import Document
from caucasus_timeline.files.json import BadJson, line_read
from caucasus_timeline.model import dates
from caucasus_timeline.model.decoding import decode
from caucasus_timeline.model.handed_on import PassedOver
from caucasus_timeline.model.plain import from_plain
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Citation, Event


class _Cited(Citation, frozen=True, forbid_unknown_fields=False):
    """A source of an event as output has it: with its title, which is passed over."""


_READ_OTHERWISE: dict[str, Any] = {"date": str, "sources": tuple[_Cited, ...]}

Line: Any = msgspec.defstruct(
    "Line",
    [
        (f.name, _READ_OTHERWISE.get(f.name, f.type), *(() if f.required else (f.default,)))
        for f in msgspec.structs.fields(Event)
    ],
    frozen=True,
    kw_only=True,
)
"""An event as a line has it: its date is text, and keys that nobody knows are passed over."""

decoded = msgspec.json.Decoder(Line, dec_hook=from_plain).decode
"""Return the :data:`Line` that the bytes hold; raise one of :data:`UNFIT` where they hold none."""

UNFIT = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding raises."""


def event(line: Any) -> Event:
    """Return the event of a :data:`Line`.

    Raises:
        BadDate: if its date is none.
    """
    fields = msgspec.structs.asdict(line)
    return Event(**fields | {"date": dates.read(line.date)})


def read_with_care(name: str, number: int, line: bytes) -> Event | list[Problem]:
    """Return the event in a line of the file, or every fault that keeps it from being one."""
    try:
        table = line_read(line)
    except BadJson as fault:
        return [Problem(name, number, "", "", fault.sentence)]
    document = Document(name, "jsonl", {"": [table]}, starts={"": [number]})
    entries, problems = decode(document, PassedOver())
    record = entries[0].record if entries else None
    return record if isinstance(record, Event) and not problems else problems
