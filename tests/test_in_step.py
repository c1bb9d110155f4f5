"""A long file is read by two processes: to the reader it is one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caucasus_timeline.cli import in_step
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files import jsonl
from caucasus_timeline.files.source import opened

SMALL = """
import sys
from caucasus_timeline.cli import main, streaming
from caucasus_timeline.files import jsonl
streaming.LONG, jsonl.PART, jsonl._MORE = 0, int(sys.argv.pop(1)), 7
main()
"""
"""The program, for which every file is long and every part small."""


def event(number: int) -> str:
    tags = ["treaty"] if number % 3 else ["war"]
    date = f"{1800 + number % 220}-01-02"
    return json.dumps(
        {"id": f"e-{number}", "title": "T" * (number % 90), "date": date, "tags": tags}
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A file with some lines that hold no event, blank ones, and none at its end."""
    lines = [event(number) for number in range(500)]
    lines[7], lines[100], lines[101], lines[499] = "{", "", '{"id": "x", "title": 1}', "no"
    file = tmp_path / "long.jsonl"
    file.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    return file


def run(part: int, *words: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", SMALL, str(part), *words]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=60, check=False
    )


@pytest.mark.parametrize("part", [1, 64, 1000, 4096, 1 << 20])
@pytest.mark.parametrize(
    "words",
    [
        ["-f", "jsonl"],
        ["-f", "csv", "--from", "1917", "--tag", "treaty"],
        ["--tag", "treaty", "--limit", "5"],
    ],
)
def test_what_two_processes_write_is_what_one_writes(
    part: int, words: list[str], data: Path, environment: dict[str, str]
) -> None:
    alone = subprocess.run(
        [sys.executable, "-m", "caucasus_timeline", "show", "--data", str(data), *words],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    both = run(part, "show", "--data", str(data), *words, environment=environment)
    assert (both.returncode, both.stdout) == (alone.returncode, alone.stdout)
    assert both.stderr == alone.stderr
    assert both.stdout
    assert both.stderr or "--limit" in words


def test_a_file_is_whole_that_two_processes_wrote(
    data: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    out = tmp_path / "out.jsonl"
    done = run(64, "show", "--data", str(data), "-o", str(out), environment=environment)
    assert done.returncode == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 496


def test_both_processes_end_when_the_reader_goes_away(
    data: Path, environment: dict[str, str]
) -> None:
    data.write_text("".join(f"{event(number)}\n" for number in range(50_000)), encoding="utf-8")
    command = [sys.executable, "-c", SMALL, "4096", "show", "--data", str(data), "-f", "jsonl"]
    reading, writing = os.pipe()
    process = subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE, env=environment)
    os.close(writing)
    assert os.read(reading, 100)
    os.close(reading)
    _, said = process.communicate(timeout=20)  # stderr ends when both have ended
    assert (process.returncode, said) == (141, b"")


def test_a_second_process_that_ends_too_early_is_a_sentence() -> None:
    code = (
        "from caucasus_timeline.cli.in_step import in_step\n"
        "def work(part):\n"
        "    if part == 3: raise OSError\n"
        "    return b'%d' % part\n"
        "try:\n"
        "    for one in in_step(work, 6): print(one.decode(), flush=True)\n"
        "except Exception as fault: print(fault)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[:3] == ["0", "1", "2"]
    assert "A second process that read the file has ended" in done.stdout
    assert done.stderr == ""


def test_a_text_cut_short_is_a_fault() -> None:
    texts = [(9).to_bytes(8, "big"), b"123"]
    with pytest.raises(TimelineError):
        in_step._received(lambda _: texts.pop(0))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.binary(max_size=12).filter(lambda b: b"\n" not in b), max_size=20), st.data())
def test_the_parts_of_a_file_hold_each_of_its_lines_once(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("parts") / "a.jsonl"
    text = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + b"\n".join(lines)
    file.write_bytes(text)
    with pytest.MonkeyPatch.context() as patch, file.open("rb") as raw:
        patch.setattr(jsonl, "PART", data.draw(st.integers(1, 30)))
        patch.setattr(jsonl, "_MORE", data.draw(st.integers(1, 5)))
        found = opened(str(file))
        source = found._replace(raw=raw)
        count = -(-len(text) // jsonl.PART)
        parts = [line for number in range(count) for line in jsonl.part(source, number)]
        found.raw.close()
    expected = text.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert parts == (expected if expected[-1] else expected[:-1])


def test_one_process_reads_where_there_is_one_processor_or_none_can_be_divided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not in_step.able()
    monkeypatch.delattr(os, "fork")
    assert not in_step.able()
