"""What the types of records say of their fields."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec


def bare(wanted: Any) -> Any:
    """Return the type without its ``| None``."""
    if get_origin(wanted) in (Union, UnionType):
        return next(part for part in get_args(wanted) if part is not type(None))
    return wanted


@cache
def inner_types(record: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct] | None]:
    """Return for each key of a record the type of the tables that stand there, if any do."""
    return {f.encode_name: _table_type(bare(f.type)) for f in msgspec.structs.fields(record)}


def _table_type(wanted: Any) -> type[msgspec.Struct] | None:
    part = get_args(wanted)[0] if get_origin(wanted) is tuple else wanted
    return part if isinstance(part, type) and issubclass(part, msgspec.Struct) else None
