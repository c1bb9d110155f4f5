"""Dates as data files and output write them: what msgspec cannot know by itself."""

from datetime import date as Day
from typing import Any

from caucasus_timeline.model import dates


def from_plain(wanted: Any, value: Any) -> Any:
    """Make a date of what a data file writes for one (text, a bare year, a bare TOML date)."""
    if wanted is dates.Date:
        if type(value) is str:
            return dates.read(value)
        if isinstance(value, Day | int) and not isinstance(value, bool):
            return dates.read(str(value))
        raise dates.BadDate("wants a date such as 1918-05-28")
    if wanted is dates.OldStyle:
        if not isinstance(value, str | Day):
            raise dates.BadDate("wants a day such as 1918-05-15")
        return dates.OldStyle.read(str(value))
    raise NotImplementedError


_WRITTEN = (dates.Date, dates.OldStyle)


def to_plain(value: Any) -> str:
    """Return a date as it is written, for the encoders."""
    if isinstance(value, _WRITTEN):
        return str(value)
    raise NotImplementedError
