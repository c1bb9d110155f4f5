"""From the path asked for to a dataset that may be shown."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from caucasus_timeline import files
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.home import SHIPPED, STDIN
from caucasus_timeline.files.source import Source, opened
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.shipped import unpacked


def dataset(given: Sequence[str | Source]) -> Dataset:
    """Return the dataset that is given, joined where it is several; the shipped one if none is.

    Raises:
        TimelineError: if there is none, or it has faults; the first is named.
    """
    return shipped() if tuple(given) in ((), (SHIPPED,)) else _read(given)


def dataset_or_lines(given: Sequence[str], *, streams: bool) -> tuple[Dataset, list[Source]]:
    """Return the files that are given if all are JSON Lines and they are to be read as they stream,
    with a dataset that holds nothing; else the dataset that is given.

    Raises:
        TimelineError: as :func:`dataset`.
    """
    if not streams or any(_is_folder(one) for one in given):
        return dataset(given), []
    sources = [opened(one) for one in given]
    if not sources or any(source.form != "jsonl" for source in sources):
        return dataset(sources), []
    return Dataset(), sources


def _is_folder(given: str) -> bool:
    return given == SHIPPED or (given != STDIN and Path(given).is_dir())


def shipped() -> Dataset:
    """Return the shipped dataset, by its index where it has one."""
    home = files.data_home()
    index = files.shipped_index()
    return (index and unpacked(index, home)) or _read([str(home)])


def _read(given: Sequence[str | Source]) -> Dataset:
    from caucasus_timeline.cli.progress import Progress
    from caucasus_timeline.model import reading, rules

    names = [one if isinstance(one, str) else one.given for one in given]
    with Progress(names) as progress:
        found = reading.read(*given, tick=progress.tick)
    problems = found.grave or rules.broken(rules.INTEGRITY, found.dataset, found.entries)
    faults = [problem for problem in problems if problem.level == "error"]
    if faults:
        more = (
            f" And {len(faults) - 1} more: timeline check {shlex.join(names)}" if faults[1:] else ""
        )
        raise TimelineError(f"{faults[0]}.{more}")
    return found.dataset
