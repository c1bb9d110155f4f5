"""docs/data.md says of every input what is so."""

import json
import re
import shlex
from pathlib import Path

import pytest

from caucasus_timeline.files import source
from caucasus_timeline.model import cells, handed_on
from caucasus_timeline.model.records import About, Event
from caucasus_timeline.query import checking

from .conftest import Run

PAGE = (Path(__file__).parents[1] / "docs" / "data.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.partition(" #")[0].strip()
    for language, text in BLOCKS
    for line in text.splitlines()
    if language == "sh"
]


def rows(after: str) -> list[list[str]]:
    """Return the words in code of the first cells of the table after a text."""
    table = PAGE.partition(after)[2].partition("\n\n|")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    return [re.findall(r"`([^`]+)`", cell) for cell in first]


def test_every_ending_is_in_the_table_and_no_other() -> None:
    named = {word for row in rows("## What `--data` takes") for word in row}
    assert {word for word in named if word.startswith(".")} == {*source._ENDINGS, ".gz"}


def test_every_column_is_in_the_table_and_no_other() -> None:
    named = [word for row in rows("## A table") for word in row]
    assert sorted(named) == sorted(Event.__struct_fields__)


def test_the_lists_of_the_table_are_those_that_a_cell_holds() -> None:
    in_words = next(row for row in rows("## A table") if "places" in row)
    in_json = next(row for row in rows("## A table") if "names" in row)
    assert tuple(in_words) == cells.WORDS
    assert {*in_json, "sources"} == {*cells.TABLES}


def test_every_derived_key_is_named() -> None:
    told = PAGE.partition("Keys that this program derives (")[2].partition(")")[0]
    derived = {key for of, keys in handed_on.DERIVED.items() if of is not About for key in keys}
    assert set(re.findall(r"`(\w+)`", told)) | {"title"} == derived


@pytest.mark.parametrize(("form", "text"), [b for b in BLOCKS if b[0] in ("json", "csv")])
def test_an_example_is_sound(form: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{form}"
    file.write_text(text, encoding="utf-8")
    assert checking.check(file, strict=False).problems == ()


def test_the_commands_run(timeline: Run, tmp_path: Path) -> None:
    event = {"id": "a", "title": "A", "date": "1918", "tags": ["treaty"]}
    (tmp_path / "big.jsonl").write_text(json.dumps(event), encoding="utf-8")
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        words = shlex.split(command.partition(">")[0])
        assert words[0] == "timeline"
        done = timeline(*words[1:])
        assert (done.returncode, done.stderr) == (0, "")
