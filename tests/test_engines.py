"""docs/engines.md cannot lie: each of its blocks runs, and finds what the program finds."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from caucasus_timeline import files

from .conftest import TOY, Run

PAGE = (Path(__file__).parents[1] / "docs" / "engines.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ASKED = ["show", "--from", "1917", "--tag", "treaty", "-f", "jsonl"]
LINES = BLOCKS[1:4]
"""Those that ask of JSON Lines; one that writes them stands before, two of Parquet after."""

WRITING = {"jsonl": BLOCKS[0][1], "parquet": BLOCKS[4][1]}

EDGE = {
    "1916~": "treaty",
    "1916-12-31~": "treaty",
    "1916-02-01/1917-01-01": "treaty",
    "[1916-12-30..1917-01-02]": "treaty",
    "1916-12/..": "treaty",
    "1917": "treaty",
    "1917-05": "peace-treaty",
}
"""Dates about the one asked for, and a tag like it."""


def ids(lines: str) -> list[str]:
    """Return the id in each line of JSON."""
    return [json.loads(line)["id"] for line in lines.splitlines()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which the blocks run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at_the_edge(home: Path) -> str:
    """Write a collection of events of these dates and tags, and return its name."""
    events = (
        f'[[event]]\nid = "edge-{number}"\ntitle = "Edge"\ndate = "{date}"\ntags = ["{tag}"]\n'
        for number, (date, tag) in enumerate(EDGE.items())
    )
    (home / "edge.toml").write_text("\n".join(events), encoding="utf-8")
    return "edge.toml"


@pytest.fixture
def parts(home: Path, timeline: Run) -> list[str]:
    """Write the shipped record in three parts, and events before them in a fourth, and return the
    ids that the program finds in both.
    """
    edge = ["--data", at_the_edge(home)]
    lines = timeline("show", "-f", "jsonl").stdout.splitlines(keepends=True)
    texts = ["".join(lines[number::3]) for number in range(3)]
    (home / "parts").mkdir()
    for number, text in enumerate([*texts, timeline("show", "-f", "jsonl", *edge).stdout]):
        (home / "parts" / f"{number}.jsonl").write_text(text, encoding="utf-8")
    found = ids(timeline(*ASKED, *edge).stdout)
    assert found == ["edge-2", "edge-4", "edge-3", "edge-5"]
    return found + ids(timeline(*ASKED).stdout)


def shell(block: str, home: Path, environment: dict[str, str]) -> None:
    """Run the block, where ``timeline`` is this program."""
    program = home / "bin" / "timeline"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m caucasus_timeline "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{environment['PATH']}"
    subprocess.run(["sh", "-euc", block], cwd=home, env=environment | {"PATH": path}, check=True)


def in_duckdb(block: str, home: Path, environment: dict[str, str]) -> list[str]:
    return [row[0] for row in duckdb.connect().execute(block).fetchall()]


def in_python(block: str, home: Path, environment: dict[str, str]) -> list[str]:
    script = home / "block.py"
    script.write_text(block, encoding="utf-8")
    found: list[str] = runpy.run_path(str(script))["found"]["id"].to_list()
    return found


def in_shell(block: str, home: Path, environment: dict[str, str]) -> list[str]:
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    shell(block, home, environment)
    return ids((home / "found.jsonl").read_text(encoding="utf-8"))


ENGINES: dict[str, Callable[[str, Path, dict[str, str]], list[str]]] = {
    "sql": in_duckdb,
    "python": in_python,
    "sh": in_shell,
}


def test_the_page_lets_the_program_write_and_asks_each_engine() -> None:
    assert [language for language, _ in BLOCKS] == ["sh", *ENGINES, "sh", "sql"]


@pytest.mark.parametrize(("language", "block"), LINES, ids=[name for name, _ in LINES])
def test_an_engine_finds_in_the_parts_what_the_program_finds_in_the_whole(
    language: str, block: str, home: Path, parts: list[str], environment: dict[str, str]
) -> None:
    assert len(parts) > 20
    assert ENGINES[language](block, home, environment) == parts


def collect(home: Path) -> None:
    """Lay out three collections: the toy dataset, the shipped record, a file of its own."""
    (home / "collections").mkdir()
    for name, data in {"toy": TOY, "record": files.data_home()}.items():
        (home / "collections" / name).symlink_to(data, target_is_directory=True)
    (home / at_the_edge(home)).rename(home / "collections" / "edge.toml")


def test_the_loop_writes_a_part_for_each_collection(
    home: Path, timeline: Run, environment: dict[str, str]
) -> None:
    collect(home)
    shell(WRITING["jsonl"], home, environment)
    for data in (home / "collections").iterdir():
        told = timeline("show", "--data", str(data), "-f", "jsonl").stdout
        assert told
        assert (home / "parts" / f"{data.stem}.jsonl").read_text(encoding="utf-8") == told
    assert len(list((home / "parts").iterdir())) == 3


def test_duckdb_finds_in_parquet_what_the_program_finds_in_each_collection(
    home: Path, timeline: Run, environment: dict[str, str]
) -> None:
    collect(home)
    shell(WRITING["parquet"], home, environment)
    wanted = [
        (event["lo"], event["hi"], event["id"])
        for data in (home / "collections").iterdir()
        for event in map(json.loads, timeline(*ASKED, "--data", str(data)).stdout.splitlines())
    ]
    assert len(wanted) > 20
    assert in_duckdb(BLOCKS[5][1], home, environment) == [name for *_, name in sorted(wanted)]
