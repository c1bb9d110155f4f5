"""How far a long reading has come: a bar on stderr, where that is a terminal."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

_PATIENCE = 1.0
"""After so many seconds reading is long."""


class Progress:
    """A bar for the files that are read; it is drawn once the reading is long, and then goes."""

    def __init__(self, files: Iterable[str], *, able: bool = True) -> None:
        self._read = {name: 0 for name in files if Path(name).is_file()}
        self._able = able and bool(self._read) and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def tick(self, name: str, position: int) -> None:
        """Say how many bytes of a file were read so far."""
        if name not in self._read:
            return
        self._read[name] = position
        if not self._able or (not self._bar and time.monotonic() - self._begun < _PATIENCE):
            return
        self._bar = self._bar or _bar(sum(Path(file).stat().st_size for file in self._read))
        self._bar.update(self._bar.task_ids[0], completed=sum(self._read.values()))


def _bar(total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar
