"""From the path asked for to a dataset that may be shown."""

from pathlib import Path

from caucasus_timeline import files
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.shipped import unpacked


def dataset(path: Path | None) -> Dataset:
    """Return the dataset at the path, or the shipped one.

    Raises:
        TimelineError: if there is none, or it has faults; the first is named.
    """
    return _read(path) if path else shipped()


def shipped() -> Dataset:
    """Return the shipped dataset, by its index where it has one."""
    home = files.data_home()
    index = files.shipped_index()
    return (index and unpacked(index, home)) or _read(home)


def _read(home: Path) -> Dataset:
    from caucasus_timeline.model import reading, rules

    found = reading.read(home)
    problems = found.problems or rules.broken(rules.INTEGRITY, found.dataset, found.entries)
    if problems:
        more = f" And {len(problems) - 1} more: timeline check {home}" if problems[1:] else ""
        raise TimelineError(f"{problems[0]}.{more}")
    return found.dataset
