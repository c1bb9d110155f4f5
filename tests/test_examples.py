"""The datasets of `examples/` are sound, and every command answers on them in every form."""

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from wcwidth import wcswidth

from caucasus_timeline.cli.app import COMMANDS
from caucasus_timeline.model import reading
from caucasus_timeline.query import checking

from .conftest import Run

HOME = Path(__file__).parents[1] / "examples"
EXAMPLES = sorted(file.parent for file in HOME.glob("*/dataset.toml"))
PANAMA = HOME / "panama-canal"

ASKED: dict[str, str] = {
    "show": "show --from 1903 --to 1904",
    "event": "event washington-1903-11-18",
    "between": "between 1903-11-03 1999-12-31",
    "on": "on 31 December",
    "claims": "claims",
    "claim": "claim reagan",
    "compare": "compare trump mulino",
    "sources": "sources",
    "places": "places canal-zone",
    "tags": "tags",
    "kinds": "kinds",
    "actors": "actors torrijos",
    "periods": "periods",
    "check": "check",
    "schema": "schema event",
    "about": "about",
}
"""What each command that takes data is asked."""


@pytest.mark.parametrize("home", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_sound_to_the_last_warning_and_of_some_size(home: Path) -> None:
    assert checking.check(home, strict=True).problems == ()
    dataset = reading.read(home).dataset
    assert len(dataset.events) >= 30
    assert len(dataset.claims) >= 5


def test_every_command_that_takes_data_is_asked() -> None:
    assert COMMANDS.keys() - ASKED == {"new", "completion"}


@pytest.mark.parametrize("command", ASKED)
def test_a_command_answers_drawn_plain_and_as_json(command: str, timeline: Run) -> None:
    words = [*ASKED[command].split(), "--data", str(PANAMA)]
    for look in (["--width", "80"], ["--width", "120"], ["--plain"], []):
        done = timeline(*words, *look)
        assert (done.returncode, done.stderr) == (0, "")
        assert bool(done.stdout) == (command != "check")
        width = int(look[1]) if look[1:] and command != "schema" else 10_000
        assert max(map(wcswidth, done.stdout.splitlines()), default=0) <= width
    answer = json.loads(timeline(*words, "--json").stdout)
    assert answer["dataset"]["id"] == "panama-canal"


@pytest.mark.parametrize("layout", ["table", "lines", "chart"])
def test_the_events_are_laid_out(layout: str, timeline: Run) -> None:
    words = ["show", "--data", str(PANAMA), "--from", "1903", "--to", "1904", "--layout", layout]
    done = timeline(*words, "--width", "100")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Hay" in done.stdout


def test_every_format_holds_every_event(timeline: Run, tmp_path: Path) -> None:
    dataset = reading.read(PANAMA).dataset
    ids = [event.id for event in dataset.events]
    for ending in ("json", "jsonl", "csv", "parquet", "txt"):
        file = tmp_path / f"all.{ending}"
        assert timeline("show", "--data", str(PANAMA), "-o", str(file)).returncode == 0
    answer = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [event["id"] for event in answer["events"]] == ids
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ids
    rows = csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8")))
    assert [row["id"] for row in rows] == ids
    found = duckdb.read_parquet(str(tmp_path / "all.parquet")).fetchall()
    assert [row[0] for row in found] == ids
    text = (tmp_path / "all.txt").read_text(encoding="utf-8")
    assert all(f"[{id_}]" in text for id_ in ids)


def test_an_example_stands_beside_the_shipped_record(timeline: Run) -> None:
    both = ["--data", "shipped", "--data", str(PANAMA)]
    lines = timeline("show", *both, "--in", "1903").stdout.splitlines()
    assert any("Hay–Herrán" in line for line in lines)
    days = [line.split("\t")[0] for line in timeline("show", *both).stdout.splitlines()]
    assert len(days) == sum(len(reading.read(one).dataset.events) for one in ("shipped", PANAMA))
    answer = json.loads(timeline("claim", "zangezur", *both, "--json").stdout)
    assert answer["dataset"]["id"] == "south-caucasus + panama-canal"
    assert answer["dataset"]["evidence_until"] == "2026-03-06"
