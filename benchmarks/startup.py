"""How long a command takes from the shell, against the least that its imports cost.

    python benchmarks/startup.py            # builds the wheel, makes environments, measures
    python benchmarks/startup.py --peers    # and compares with khal, sqlite-utils and datasette

Each figure is the median of ratios of two whole processes run in turn, A B A B …, with bytecode
cached and stdout on a pseudo-terminal of 120 columns (on a pipe for JSON). The record is grown to
the size of the last release. Times of one machine say little; the ratios carry over.
"""

import argparse
import os
import platform
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from record import SHIPPED, grow

ROOT = Path(__file__).parents[1]
DRAWN_FLOOR = "import typer, rich.console, rich.table, msgspec"
JSON_FLOOR = "import typer, msgspec"
WHOLE = "--no-pager"
"""All of it goes to the terminal: a pager would wait there for a key."""
PEERS = ("khal", "sqlite-utils", "datasette")
ODD = (
    *("PYTHONPATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"),
    *("NO_COLOR", "FORCE_COLOR"),
)


def environment() -> dict[str, str]:
    """Return the environment of a user on a terminal of 120 columns."""
    kept = {name: value for name, value in os.environ.items() if name not in ODD}
    return kept | {"COLUMNS": "120", "TERM": "xterm-256color"}


def on_terminal(command: list[str]) -> float:
    """Return the seconds that the command takes with its stdout on a pseudo-terminal."""
    parent, child = pty.openpty()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=child, env=environment())
    os.close(child)
    while True:
        try:
            if not os.read(parent, 1 << 20):
                break
        except OSError:
            break
    code = process.wait()
    taken = time.perf_counter() - begun
    os.close(parent)
    if code:
        raise SystemExit(f"{command} ended with {code}")
    return taken


def on_pipe(command: list[str]) -> float:
    """Return the seconds that the command takes with its stdout on a pipe."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, env=environment(), check=True)
    return time.perf_counter() - begun


def paired(
    ours: list[str], other: list[str], runs: int, measure: Callable[[list[str]], float]
) -> tuple[float, ...]:
    """Return the median seconds of both commands and the median of their ratio, run in turn."""
    for command in (ours, other):
        measure(command)
    pairs = [(measure(ours), measure(other)) for _ in range(runs)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    return a, b, statistics.median(x / y for x, y in pairs)


def installed(folder: Path, *what: str) -> Path:
    """Make an environment that holds the packages and return its folder of programs."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *what], check=True)
    return folder / "bin"


def wheel(folder: Path, events: int, claims: int) -> tuple[Path, dict[str, int]]:
    """Build the wheel of this checkout with its record grown, and return it with the sizes."""
    checkout = folder / "checkout"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".*", "dist", "__pycache__"))
    size = grow(SHIPPED, checkout / "data", events, claims)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*command, "-w", str(folder), str(checkout)], check=True)
    return next(folder.glob("*.whl")), size


def main() -> None:
    """Measure and print one line for each comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=31)
    parser.add_argument("--events", type=int, default=225)
    parser.add_argument("--claims", type=int, default=50)
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built, size = wheel(folder, asked.events, asked.claims)
        programs = installed(folder / "ours", str(built))
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors, record {size}")
        compare(programs, folder, asked.runs, peers=asked.peers)


def compare(programs: Path, folder: Path, runs: int, *, peers: bool) -> None:
    """Print each comparison: seconds of both, the ratio, and what it should be within."""
    timeline, python = str(programs / "timeline"), str(programs / "python")
    rows: list[tuple[list[str], list[str], float, bool]] = [
        (["claim", "zangezur", WHOLE], [python, "-c", DRAWN_FLOOR], 1.5, False),
        (["show", WHOLE], [python, "-c", DRAWN_FLOOR], 2.0, False),
        (["show", "--json"], [python, "-c", JSON_FLOOR], 1.6, True),
    ]
    for peer in PEERS if peers else ():
        theirs = [str(installed(folder / peer, peer) / peer), "--version"]
        rows += [(words, theirs, 1.0, pipe) for words, _, _, pipe in rows[:3]]
    for words, other, bound, pipe in rows:
        a, b, ratio = paired([timeline, *words], other, runs, on_pipe if pipe else on_terminal)
        said = "within" if ratio <= bound else "OVER"
        against = " ".join(Path(word).name if "/" in word else word for word in other)
        shown = " ".join(word for word in words if word != WHOLE)
        print(f"{shown:<14} {a:.3f} s  {against:<62} {b:.3f} s", end="  ")
        print(f"{ratio:.2f} ({said} {bound})")


if __name__ == "__main__":
    main()
