"""Two processes in step: the parts of a long work done in turn, and given back in order."""

import os
from collections.abc import Callable, Iterator
from typing import NoReturn

from caucasus_timeline.errors import TimelineError

Work = Callable[[int], bytes]


def able() -> bool:
    """Say whether there are two processors for us, on a system that can divide a process."""
    if not hasattr(os, "fork"):
        return False
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (usable or 1) > 1


def in_step(work: Work, parts: int) -> Iterator[bytes]:
    """Yield the work on part 0, 1, 2 … in that order; a second process does every other part.

    What it has done it holds until it is asked for, so neither runs far ahead of the other.

    Raises:
        TimelineError: if the second process ends before its work is done.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _serve(work, parts, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        for part in range(parts):
            yield _received(pipe.read) if part % 2 else work(part)
    os.waitpid(child, 0)


def _serve(work: Work, parts: int, writing: int) -> NoReturn:
    """Do the odd parts and hand them over; then, or when nobody takes them, leave in silence."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            for part in range(1, parts, 2):
                text = work(part)
                pipe.write(len(text).to_bytes(8, "big") + text)
                pipe.flush()
    finally:
        os._exit(0)


def _received(read: Callable[[int], bytes]) -> bytes:
    size = int.from_bytes(read(8), "big")
    text = read(size)
    if not size or len(text) < size:
        raise TimelineError("A second process that read the file has ended: try once more.")
    return text
