"""How long a filter takes over a large file of JSON Lines, and how much memory, against jq, DuckDB
and Polars doing the same.

    python benchmarks/scale.py          # builds the wheel, makes environments and events, measures
    python benchmarks/scale.py --sizes 10000 100000 --runs 3

All read the events, keep those that may have happened in or after 1917 and that bear the tag
``treaty``, and write them whole to a file in the order in which they stand: the same ids, or the
benchmark ends. Each figure is the median of ratios of two whole processes run in turn, A B A B …;
the input is in the cache of the system, DuckDB and Polars have two threads.
"""

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from events import write
from startup import environment, installed, paired, wheel

ASKED = ["--from", "1917", "--tag", "treaty", "-f", "jsonl"]
"""An event may have happened in or after 1917 if ``hi``, the last day it can have ended, is 1
January 1917 or later. The others have no ``hi`` and compare, as text, what follows the ``/`` of a
span, or the whole date, with ``1917``. For the dates of ``events.py`` that is the same question:
each begins with the four digits of a year, so whatever ends in 1916 or earlier is smaller, and
``1917``, ``1917-01``, ``1917-01-01`` and ``1917-01-01~`` are not; 1 January is where a year begins,
so no month or day decides. (It would not do for ``a/..`` and ``[a..b]``, which do not occur.)
"""

JQ = 'select(.tags[] == "treaty") | select((.date | split("/")[-1]) >= "1917")'
"""No event has a tag twice, so none is written twice; of five forms this was the quickest."""

DUCKDB = """
import sys, duckdb
duckdb.sql("SET threads = 2")
duckdb.sql(f'''
    COPY (
        FROM read_ndjson('{sys.argv[1]}', columns = {{
            id: 'VARCHAR', title: 'VARCHAR', date: 'VARCHAR', places: 'VARCHAR[]',
            kind: 'VARCHAR', tags: 'VARCHAR[]', actors: 'VARCHAR[]', summary: 'VARCHAR',
            confidence: 'VARCHAR', sources: 'JSON'
        }})
        WHERE split_part(date, '/', -1) >= '1917' AND list_contains(tags, 'treaty')
    ) TO '{sys.argv[2]}' (FORMAT json)
''')
"""
"""The columns are given, so that it has none to guess; sources need not be taken apart."""

POLARS = """
import sys, polars as pl
texts = pl.List(pl.String)
source = pl.Struct({"id": pl.String, "supports": pl.String})
pl.scan_ndjson(sys.argv[1], schema={
    "id": pl.String, "title": pl.String, "date": pl.String, "places": texts, "kind": pl.String,
    "tags": texts, "actors": texts, "summary": pl.String, "confidence": pl.String,
    "sources": pl.List(source),
}).filter(
    pl.col("date").str.split("/").list.last() >= "1917", pl.col("tags").list.contains("treaty")
).sink_ndjson(sys.argv[2])
"""

MEMORY = 60
"""Megabytes that the timeline may take, whatever the size."""

GROWTH = 1.1
"""What the time may grow with: the number of events to this power."""

LAUNCHER = """
import os, resource, sys
found, *command = sys.argv[1:]
file = os.open(found, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
to_file = [(os.POSIX_SPAWN_DUP2, file, 1)]
process = os.posix_spawn(command[0], command, os.environ, file_actions=to_file)
_, status = os.waitpid(process, 0)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process that starts the command and says its peak memory: on Linux no process is said to
take less than the one that started it, here about 10 MB, which is more than jq takes.
"""

FEW = 10
"""Events of which the start-up time is measured: few, but one of them bears the tag."""

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts peak memory by."""


class Engine(NamedTuple):
    """A program that is compared: its name and version, its command (``{data}`` and ``{found}``
    stand for the files), and how many times its time the timeline may take.
    """

    name: str
    version: str
    command: list[str]
    bound: float | None


def seconds(command: list[str], found: Path) -> float:
    """Return the seconds that the command takes with its stdout written to the file."""
    with found.open("wb") as target:
        begun = time.perf_counter()
        code = subprocess.run(command, stdout=target, env=variables(), check=False).returncode
        taken = time.perf_counter() - begun
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return taken


def memory(command: list[str], found: Path) -> float:
    """Return the megabytes that the command takes at its peak with its stdout written to the file:
    those of the largest process, if it makes others.
    """
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(found), *command]
    done = subprocess.run(launcher, stdout=subprocess.PIPE, env=variables(), check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return int(done.stdout) * UNIT / 1e6


def variables() -> dict[str, str]:
    """Return the environment in which all of them run."""
    return environment() | {"POLARS_MAX_THREADS": "2"}


def ids(file: Path) -> Iterator[str]:
    """Yield the id of each event in the file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["id"]


def same(ours: Path, theirs: Path, name: str) -> int:
    """Return how many events both files hold.

    Raises:
        SystemExit: if they do not hold the same in the same order.
    """
    number = 0
    for number, (one, other) in enumerate(zip_longest(ids(ours), ids(theirs)), 1):
        if one != other:
            both = f"{one or 'none'} for timeline and {other or 'none'} for {name}"
            raise SystemExit(f"Of the events found number {number} is {both}.")
    return number


def said(command: list[str]) -> str:
    """Return the one word that the command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def engines(folder: Path) -> list[Engine]:
    """Return the programs to compare with, installed in the folder but for jq."""
    jq = shutil.which("jq")
    if jq is None:
        raise SystemExit("jq is not installed; it is one of the programs to compare with.")
    made = [Engine("jq", said([jq, "--version"]), [jq, "-c", JQ, "{data}"], 1 / 3)]
    for name, script, bound in (("DuckDB", DUCKDB, 2.5), ("Polars", POLARS, None)):
        package = name.lower()
        python = str(installed(folder / package, package) / "python")
        version = said([python, "-c", f"import {package}; print({package}.__version__)"])
        command = [python, "-c", script, "{data}", "{found}"]
        made.append(Engine(name, f"{name} {version}", command, bound))
    return made


def compare(timeline: list[str], others: list[Engine], data: Path, runs: int) -> float:
    """Print each comparison over the file and return the seconds that the timeline takes."""
    ours, found = data.with_suffix(".ours"), data.with_suffix(".found")
    command = [*timeline, "--data", str(data), *ASKED]
    peak, number = memory(command, ours), 0
    medians = []
    for engine in others:
        files = {"{data}": str(data), "{found}": str(found)}
        other = [files.get(word, word) for word in engine.command]
        their_peak = memory(other, found)
        number = same(ours, found, engine.name)
        a, b, ratio = paired(command, other, runs, partial(seconds, found=found))
        medians.append(a)
        print(f"timeline {a:7.3f} s {peak:4.0f} MB  {engine.name:<6}", end=" ")
        print(f"{b:7.3f} s {their_peak:4.0f} MB  {ratio:.2f}{judged(ratio, engine.bound)}")
    print(f"{number:,} events found by all; peak memory {peak:.0f} MB{judged(peak, MEMORY)}")
    return statistics.median(medians)


def judged(value: float, bound: float | None) -> str:
    """Return how the value stands to what it should be within, if there is such a thing."""
    if bound is None:
        return ""
    return f" ({'within' if value <= bound else 'OVER'} {bound:.2g})"


def growth(sizes: list[int], times: list[float], start: float) -> float:
    """Return the power of the number of events that the time grows with from the second largest
    size to the largest: the slope of log time over log number, the start taken off both times.

    Raises:
        SystemExit: if so few events take no longer than the start.
    """
    few, many = sizes[-2:]
    less, more = (taken - start for taken in times[-2:])
    if min(less, more) <= 0:
        raise SystemExit(f"{few:,} events are too few to tell how the time grows: give more.")
    return math.log(more / less) / math.log(many / few)


def measure(folder: Path, sizes: list[int], runs: int) -> None:
    """Print the comparisons at each size, and the growth between the two largest."""
    built, _ = wheel(folder, 0, 0)
    timeline = [str(installed(folder / "ours", str(built)) / "timeline"), "show"]
    others = engines(folder)
    versions = ", ".join(engine.version for engine in others)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {versions}")
    taken = []
    for size in sizes:
        data = folder / f"{size}.jsonl"
        write(data, size)
        print(f"\n{size:,} events, {data.stat().st_size / 1e6:,.1f} MB")
        taken.append(compare(timeline, others, data, runs))
    if len(sizes) > 1:
        few, found = folder / "few.jsonl", folder / "few.found"
        write(few, FEW)
        command = [*timeline, "--data", str(few), *ASKED]
        seconds(command, found)
        start = statistics.median(seconds(command, found) for _ in range(runs))
        power = growth(sizes, taken, start)
        print(f"\nstart-up {start:.3f} s ({FEW} events); without it time grows as", end=" ")
        print(f"n^{power:.2f} from {sizes[-2]:,} to {sizes[-1]:,} events{judged(power, GROWTH)}")


def main() -> None:
    """Measure and print one line for each comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), sorted(set(asked.sizes)), asked.runs)


if __name__ == "__main__":
    main()
