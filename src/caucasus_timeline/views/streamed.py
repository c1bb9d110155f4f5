"""Events written one by one, for what is too large to hold: each form as what comes first and what
becomes of an event.
"""

from collections.abc import Callable

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Chosen

Writer = Callable[[Event], bytes]


def _jsonl() -> tuple[bytes, Writer]:
    from caucasus_timeline.views.to_json import event_line

    alone = Dataset()
    return b"", lambda event: event_line(alone, Chosen(event))


def _csv() -> tuple[bytes, Writer]:
    from caucasus_timeline.views.to_csv import header, row
    from caucasus_timeline.views.to_json import event_out

    alone = Dataset()
    return header().encode(), lambda event: row(event_out(alone, Chosen(event))).encode()


def _lines() -> tuple[bytes, Writer]:
    from caucasus_timeline.views.plain import tabbed_event

    return b"", lambda event: f"{tabbed_event(event)}\n".encode(errors="backslashreplace")


FORMS: dict[str, Callable[[], tuple[bytes, Writer]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "lines": _lines,
}
"""What makes the writer of each form that can be streamed."""
