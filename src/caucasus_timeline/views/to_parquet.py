"""Events as Parquet, for the engines that read columns: the keys that JSON has, typed.

``lo`` and ``hi`` are days; a list is a list, a table a struct. The library that writes it is an
extra: ``pip install 'caucasus-timeline[parquet]'``.
"""

import io
from datetime import date as Day
from typing import Any, get_args, get_origin

import msgspec

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.fields import bare
from caucasus_timeline.model.plain import to_plain
from caucasus_timeline.query import Answer
from caucasus_timeline.views.to_json import EventOut, event_out

DAYS = ("lo", "hi")


def to_parquet(answer: Answer) -> bytes:
    """Return the events as the bytes of a Parquet file.

    Raises:
        TimelineError: if the library that writes Parquet is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        remedy = "pip install 'caucasus-timeline[parquet]'"
        raise TimelineError(f"Writing Parquet needs pyarrow: {remedy}.") from None
    schema = pa.schema(
        (name, pa.date32() if name in DAYS else _type(pa, wanted))
        for name, wanted in _fields(EventOut)
    )
    rows = [_row(event_out(answer.dataset, one)) for one in answer.events]
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema), file, compression="zstd")
    return file.getvalue()


def _row(event: EventOut) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(event, enc_hook=to_plain)
    return plain | {name: Day.fromisoformat(plain[name]) for name in DAYS}


def _fields(record: type[msgspec.Struct]) -> list[tuple[str, Any]]:
    return [(field.encode_name, field.type) for field in msgspec.structs.fields(record)]


def _type(pa: Any, wanted: Any) -> Any:
    """Return the type of a column for that of a key: text, a list or a struct."""
    wanted = bare(wanted)
    if get_origin(wanted) in (list, tuple):
        return pa.list_(_type(pa, get_args(wanted)[0]))
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return pa.struct([(name, _type(pa, one)) for name, one in _fields(wanted)])
    return pa.string()
