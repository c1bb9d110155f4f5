"""The README cannot lie: its commands run, its examples are what the program prints."""

import json
import re
import shlex
from collections.abc import Callable
from html import unescape
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from caucasus_timeline import files
from caucasus_timeline.model import reading

from .conftest import Run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^timeline(?: [^#\n]*)?(?=\s+#)", README, re.MULTILINE)


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 120


def test_two_commands_set_it_up_each_in_one_line_with_an_environment_of_its_own() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert len(lines) == 2
    assert all(" && " in line for line in lines)


@pytest.mark.parametrize("command", [c for c in COMMANDS if "my-data" not in c])
def test_every_command_of_the_readme_runs(command: str, timeline: Run) -> None:
    done = timeline(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_there_are_commands_in_the_readme() -> None:
    assert len(COMMANDS) >= 10


def test_the_example_with_jq_prints_what_the_readme_says(timeline: Run) -> None:
    example = re.search(
        r"\$ timeline (show .*--json) \| jq -r .*\n```\n\n```text\n(.*?)```", README, re.DOTALL
    )
    assert example
    done = timeline(*shlex.split(example[1]))
    events = json.loads(done.stdout)["events"]
    said = "".join(f"{event['lo']} {event['title']}\n" for event in events[:3])
    assert example[2] == said


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    spec = util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(svg: str) -> list[str]:
    """Return the text of each line of a picture."""
    return [
        unescape(re.sub(r"<[^>]+>", "", text)).replace("\xa0", " ")
        for text in re.findall(r"<text[^>]*>.*?</text>", svg)
    ]


def test_the_pictures_say_what_the_program_draws_today(drawing: ModuleType) -> None:
    draw: Callable[..., dict[str, str]] = drawing.pictures
    for name, svg in draw(reading.read(files.data_home()).dataset).items():
        kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert words(kept) == words(svg), f"{name}: python docs/pictures.py"
        assert words(kept)
        assert not re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?https?:", kept)
