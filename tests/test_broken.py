"""The checker is itself checked: each file of `broken/` holds one fault, which it names.

The faulty line ends in ``# expect: SENTENCE``; the ``# mend:`` lines after it are what should
stand there instead. A file that begins with ``# strict`` holds a warning.
"""

import re
from pathlib import Path

import pytest

from caucasus_timeline.model import rules
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.query import checking

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))


def expected(text: str) -> tuple[int, str]:
    """Return the line that is at fault and the sentence that says why."""
    found = [
        (number, line.partition(" # expect: ")[2])
        for number, line in enumerate(text.splitlines(), 1)
        if " # expect: " in line
    ]
    assert len(found) == 1, "a broken file names exactly one fault"
    return found[0]


def mended(text: str) -> str:
    """Return the file as it should be."""
    kept = [line for line in text.splitlines() if " # expect: " not in line]
    right = [re.sub(r"^\s*# mend: ?", "", line) for line in kept]
    assert right != kept, "a broken file says how it is mended"
    return "\n".join(right) + "\n"


def found(path: Path, text: str) -> tuple[Problem, ...]:
    """Return what the checker finds in the file, warnings too if the text asks for them."""
    return checking.check(path, strict=text.startswith("# strict\n")).problems


def test_there_are_at_least_25_broken_files() -> None:
    assert len(BROKEN) >= 25


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_one_fault_is_named_on_its_line(path: Path) -> None:
    text = path.read_text()
    said = [(p.line, p.sentence.replace(str(path), "FILE")) for p in found(path, text)]
    assert said == [expected(text)]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_file_is_silent_once_the_fault_is_mended(path: Path, tmp_path: Path) -> None:
    right = tmp_path / path.name
    text = path.read_text()
    right.write_text(mended(text))
    assert [str(p) for p in found(right, text)] == []


def test_an_id_that_was_released_is_missed(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text('[[event]]\nid = "a-1918"\ntitle = "A"\ndate = "1918"\n')
    (tmp_path / "released-ids.txt").write_text("# kind and id\nevent a-1918\n")
    assert checking.check(tmp_path, strict=False).problems == ()
    (tmp_path / "released-ids.txt").write_text("event a-1918\nevent b-1919\n")
    (problem,) = checking.check(tmp_path, strict=False).problems
    assert problem.sentence == "the event b-1919 was released and is gone: bring it back"


def test_every_rule_speaks_in_some_broken_file() -> None:
    spoken = {p.rule for path in BROKEN for p in found(path, path.read_text())}
    rules_ = {rule.__name__ for rule in rules.RULES} - {"released_ids_stay"}
    assert rules_ - spoken == set()
