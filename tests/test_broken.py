"""The checker is itself checked: each file of `broken/` holds one fault, which it names.

The faulty line ends in ``# expect: SENTENCE``; the ``# mend:`` lines after it are what should
stand there instead.
"""

import re
from pathlib import Path

import pytest

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


def test_there_are_at_least_25_broken_files() -> None:
    assert len(BROKEN) >= 25


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_one_fault_is_named_on_its_line(path: Path) -> None:
    line, sentence = expected(path.read_text())
    problems = checking.check(path, strict=False).problems
    assert [(p.line, p.sentence.replace(str(path), "FILE")) for p in problems] == [(line, sentence)]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_file_is_silent_once_the_fault_is_mended(path: Path, tmp_path: Path) -> None:
    right = tmp_path / path.name
    right.write_text(mended(path.read_text()))
    assert [str(p) for p in checking.check(right, strict=False).problems] == []
