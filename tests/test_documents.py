"""The documents say what the record and the program say today."""

import json
import re
import shlex
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.coverage_rules import released
from caucasus_timeline.views import schema

from .conftest import Run

ROOT = Path(__file__).parents[1]
QUESTIONS = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
ASKED = re.findall(r"^## \d+\. .*\n\n```sh\n(timeline .*)\n```$", QUESTIONS, re.MULTILINE)
DATA = sorted((ROOT / "data").rglob("*.toml"))


def drawer(name: str) -> ModuleType:
    spec = util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_25_questions_each_with_one_command() -> None:
    assert re.findall(r"^## (\d+)\. ", QUESTIONS, re.MULTILINE) == [str(n) for n in range(1, 26)]
    assert len(ASKED) == 25


@pytest.mark.parametrize("command", ASKED)
def test_the_command_of_each_question_shows_something(command: str, timeline: Run) -> None:
    done = timeline(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_id_that_the_questions_name_is_in_the_record() -> None:
    dataset = reading.read(files.data_home()).dataset
    known = {word.partition(" ")[2] for word in released(dataset)}
    named = {
        word for word in re.findall(r"`([a-z0-9-]+)`", QUESTIONS) if re.search(r"-\d{4}\b", word)
    }
    assert named
    assert named - known == set()


def test_the_method_holds_the_words_and_tables_that_the_program_makes_of_the_record() -> None:
    method = (ROOT / "METHOD.md").read_text(encoding="utf-8")
    made = drawer("method").written(method, reading.read(files.data_home()).dataset)
    assert method == made, "METHOD.md: python docs/method.py"
    assert made.count("<!-- end -->") == 4


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_data_file_names_the_schema_that_the_program_prints(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("#:schema ")
    named = (path.parent / first.removeprefix("#:schema ")).resolve()
    kind = "claim" if path.parent.name == "claims" else "data"
    assert named == ROOT / "docs" / "schema" / f"{kind}.json"
    kept = json.loads(named.read_text(encoding="utf-8"))
    printed = json.loads(json.dumps(schema.schemas(kind)[kind]))
    assert ordered(kept) == ordered(printed), f"timeline schema {kind} >docs/schema/{kind}.json"


def ordered(part: Any) -> Any:
    """The schema with its alternatives in one order: versions of msgspec differ in it."""
    if isinstance(part, list):
        return [ordered(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: ordered(value) for key, value in part.items()}
    if "anyOf" in found:
        found["anyOf"].sort(key=json.dumps)
    return found


def test_every_id_of_the_record_is_among_those_that_may_not_vanish() -> None:
    home = files.data_home()
    listed = files.released_ids(home)
    assert set(listed) == set(released(reading.read(home).dataset)), "python docs/released.py"
    assert list(listed) == sorted(listed)
