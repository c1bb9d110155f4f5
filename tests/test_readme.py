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


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(command: str, timeline: Run) -> None:
    done = timeline(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


ANSWERS = {
    "claim zangezur": ["3. It was the government of Soviet Russia that decided. Finding: disputed"],
    "places zangezur --in 1920-12": [
        "(today's Syunik, Armenia), 21 November 1920 to 25 December 1920: Nzhdeh's forces",
        "(Lachin, Gubadly, Zangilan), October 1920 (about) to April 1921 (about): not found",
    ],
    "show --actor britain --place baku": [
        "[1918-08-04..1918-08-09]\tbaku-1918-08-04\tBritish troops (Dunsterforce) land in Baku",
        "1918-11-17\tbaku-1918-11-17\tBritish troops under General Thomson enter Baku",
        "1919-08\tbaku-1919-08\tBritish troops leave Azerbaijan",
    ],
    "event kars-1921-10-13": [
        "within the limits of Annex III, is an autonomous territory under Azerbaijan's protection"
    ],
    "claims --speaker pravda.ru --finding inaccurate": [
        "inaccurate\tpravda-ru-2025-british.because-british\tIt was the British occupation",
        "inaccurate\tpravda-ru-2025-nakhchivan.assr\tThe Nakhchivan ASSR was formed by",
    ],
    "compare ilham-aliyev pravda.ru": ["baku-1920-04-28", "samur-1920-04-26"],
    "show --in 1921 --place karabakh --disputed": [
        "1921-07-05\ttiflis-1921-07-05\tCaucasian Bureau reconsiders and decides for"
    ],
    "between azerbaijan-1918-05-28 baku-1920-04-28": ["1 year 11 months"],
    'on "28 May"': ["Azerbaijani National Council in Tiflis proclaims the Republic of Azerbaijan"],
    "show --in 1918 --place baku --layout chart": [
        "Who held Baku",
        "Ottoman command",
        "British command",
    ],
}
"""What the answer to each question of the README must say."""


def test_the_readme_asks_ten_questions_and_each_is_answered_here() -> None:
    asked = [command.strip().removeprefix("timeline ") for command in COMMANDS]
    assert asked == list(ANSWERS)
    assert len(asked) == 10


@pytest.mark.parametrize("command", ANSWERS)
def test_one_command_answers_the_question(command: str, timeline: Run) -> None:
    answer = timeline(*shlex.split(command)).stdout
    assert [words for words in ANSWERS[command] if words not in answer] == []


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
