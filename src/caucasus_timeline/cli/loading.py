"""From the path asked for to a dataset that may be shown."""

import shlex
from collections.abc import Sequence

from caucasus_timeline import files
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.home import SHIPPED
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.shipped import unpacked


def dataset(given: Sequence[str]) -> Dataset:
    """Return the dataset that is given, joined where it is several; the shipped one if none is.

    Raises:
        TimelineError: if there is none, or it has faults; the first is named.
    """
    return shipped() if tuple(given) in ((), (SHIPPED,)) else _read(given)


def shipped() -> Dataset:
    """Return the shipped dataset, by its index where it has one."""
    home = files.data_home()
    index = files.shipped_index()
    return (index and unpacked(index, home)) or _read([str(home)])


def _read(given: Sequence[str]) -> Dataset:
    from caucasus_timeline.model import reading, rules

    found = reading.read(*given)
    problems = found.grave or rules.broken(rules.INTEGRITY, found.dataset, found.entries)
    faults = [problem for problem in problems if problem.level == "error"]
    if faults:
        checked = shlex.join(given)
        more = f" And {len(faults) - 1} more: timeline check {checked}" if faults[1:] else ""
        raise TimelineError(f"{faults[0]}.{more}")
    return found.dataset
