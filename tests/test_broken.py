"""The checker is itself checked: each file of `broken/` holds one fault, which it names.

The faulty line ends in ``# expect: SENTENCE``; the ``# mend:`` lines after it are what should
stand there instead. A file that begins with ``# strict`` holds a warning.

A file of JSON, JSON Lines or CSV cannot hold remarks: the file ``NAME.expected`` beside it gives
what is said, in one line, and how it is mended: ``- OLD`` and ``+ NEW``, ``\\n`` for a new line.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from caucasus_timeline.model import rules
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.query import checking

HERE = Path(__file__).parent / "broken"
BROKEN = sorted(HERE.glob("*.toml"))
HANDED_ON = sorted(path.with_suffix("") for path in HERE.glob("*.expected"))


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


# What programs hand on


class Expected(NamedTuple):
    """What the checker should say of a file, and the changes by which it says nothing."""

    said: str
    changes: list[tuple[bytes, bytes]]
    strict: bool


def expected_of(path: Path) -> Expected:
    lines = path.with_name(f"{path.name}.expected").read_bytes().splitlines()
    strict = lines[0] == b"# strict"
    said, *rest = lines[strict:]
    changes = [line[2:].replace(b"\\n", b"\n") for line in rest]
    assert [line[:2] for line in rest] == [b"- ", b"+ "] * (len(rest) // 2)
    assert rest, "a broken file says how it is mended"
    return Expected(said.decode(), list(zip(changes[::2], changes[1::2], strict=True)), strict)


def said_of(path: Path, *, strict: bool) -> list[str]:
    """Return what is said of a file; not that it cites no source, which is true of them all."""
    problems = checking.check(path, strict=strict).problems
    return [
        str(problem).replace(str(path), "FILE")
        for problem in problems
        if problem.rule != rules.every_event_has_a_read_source.__name__
    ]


def test_each_form_has_broken_files_and_each_of_them_is_looked_at() -> None:
    forms = {path.suffix for path in HANDED_ON}
    assert forms == {".json", ".jsonl", ".csv"}
    assert len(HANDED_ON) >= 25
    assert {path for form in forms for path in HERE.glob(f"*{form}")} == set(HANDED_ON)


@pytest.mark.parametrize("path", HANDED_ON, ids=lambda path: path.name)
def test_the_one_fault_of_what_is_handed_on_is_named_on_its_line(path: Path) -> None:
    wanted = expected_of(path)
    assert said_of(path, strict=wanted.strict) == [wanted.said]


@pytest.mark.parametrize("path", HANDED_ON, ids=lambda path: path.name)
def test_what_is_handed_on_is_silent_once_mended(path: Path, tmp_path: Path) -> None:
    wanted, text = expected_of(path), path.read_bytes()
    for old, new in wanted.changes:
        assert text.count(old) == 1 or not old
        text = text.replace(old, new, 1)
    right = tmp_path / path.name
    right.write_bytes(text)
    assert said_of(right, strict=wanted.strict) == []
