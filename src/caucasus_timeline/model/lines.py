"""Events straight from the bytes of JSON Lines, one by one, without holding them.

Of each line only that is made which the question asks for, its date as text; the lines that are
chosen are decoded whole. Where that fails, a line is read once more with care, which takes a null
for nothing and finds the words for a fault.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from caucasus_timeline.files.document import Document
from caucasus_timeline.files.json import BadJson, line_read
from caucasus_timeline.model.dates import Window, day_written, read, read_anew
from caucasus_timeline.model.decoding import decode
from caucasus_timeline.model.handed_on import PassedOver
from caucasus_timeline.model.plain import from_plain
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Citation, Event

UNFIT = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding raises."""


@cache
def glance(keys: frozenset[str]) -> Callable[[bytes], Any]:
    """Return what decodes of a line its date (as text) and the keys; it raises one of :data:`UNFIT`
    where a line is no JSON, or they are not what they should be.
    """
    asked = {"date", *keys}
    fields = [f for f in msgspec.structs.fields(Event) if f.name in asked]
    types = {f.name: str if f.name == "date" else f.type for f in fields}
    defaults = {f.name: () if f.required else (f.default,) for f in fields}
    seen = msgspec.defstruct("Seen", [(n, types[n], *defaults[n]) for n in types], kw_only=True)
    return msgspec.json.Decoder(seen, dec_hook=from_plain).decode


def meeting(window: Window, *, strict: bool = False) -> Callable[[str], bool]:
    """Return what says whether the date that a text writes may meet the window; with ``strict``,
    whether it surely does. It raises :class:`BadDate` if it is no date.

    The same as :func:`dates.read` and then asking; of a day, which most dates are, without making a
    :class:`Date` (0.2 in place of 1.5 microseconds). Years and months, of which there are few, are
    kept as ``read`` keeps them; of the others few come twice soon.
    """
    lo, hi = window.lo, window.hi

    def meets(text: str) -> bool:
        day = day_written(text)
        if day:
            return lo <= day <= hi
        date = read(text) if len(text) < 10 else read_anew(text)
        return date.surely_meets(window) if strict else date.may_meet(window)

    return meets


class _Cited(Citation, frozen=True, forbid_unknown_fields=False):
    """A source of an event as output has it: with its title, which is passed over."""


class _Line(Event, frozen=True, forbid_unknown_fields=False):
    """An event as a line has it: keys that nobody knows are passed over."""

    sources: tuple[_Cited, ...] = ()


whole: Callable[[bytes], Event] = msgspec.json.Decoder(_Line, dec_hook=from_plain).decode
"""Return the event that the bytes hold; raise one of :data:`UNFIT` where they hold none."""


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
