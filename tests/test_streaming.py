"""Events as JSON Lines go through one by one: in their order, at any size, past what is broken."""

import csv
import gzip
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from .conftest import TOY, Run

A: dict[str, Any] = {
    "id": "a-1918",
    "title": "Alpha treaty",
    "date": "1918-05-28",
    "tags": ["treaty"],
}
B: dict[str, Any] = {
    "id": "b-1801",
    "title": "Bravo",
    "date": "1801",
    "places": ["Bakı"],
    "actors": ["x"],
}
C: dict[str, Any] = {
    "id": "c-1920",
    "title": "Charlie",
    "date": "1920-04",
    "tags": ["treaty", "war"],
    "kind": "law",
}
D: dict[str, Any] = {
    "id": "d-1919",
    "title": "Delta",
    "date": "1919/1921",
    "summary": "A telegram\nof two lines.",
}
EVENTS = [A, B, C, D]


def lines_of(*events: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(event).encode() + b"\n" for event in events)


@pytest.fixture
def unsorted(tmp_path: Path) -> Path:
    """Events that do not stand in order of time."""
    file = tmp_path / "unsorted.jsonl"
    file.write_bytes(lines_of(*EVENTS))
    return file


def ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


@contextmanager
def begun(words: Iterable[str], environment: dict[str, str], **given: Any) -> Iterator[Any]:
    """The program, begun and not waited for; ended if it has not come to an end."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        [sys.executable, "-m", "caucasus_timeline", *words], env=environment, **pipes | given
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def arrived(file: Any, until: bytes, seconds: float = 20) -> bytes:
    """Return what came so far, once the bytes are among it or the time is over."""
    came, end = b"", time.monotonic() + seconds
    while until not in came and select.select([file], [], [], max(end - time.monotonic(), 0))[0]:
        part = os.read(file.fileno(), 65_536)
        if not part:
            break
        came += part
    return came


# What goes through, and in which order


def test_the_order_of_the_file_is_kept_in_each_form(unsorted: Path, timeline: Run) -> None:
    order = [event["id"] for event in EVENTS]
    data = ("show", "--data", str(unsorted))
    assert ids(timeline(*data, "-f", "jsonl").stdout) == order
    rows = csv.DictReader(io.StringIO(timeline(*data, "-f", "csv").stdout))
    assert [row["id"] for row in rows] == order
    for words in ([], ["--layout", "lines"]):
        tabbed = timeline(*data, *words).stdout.splitlines()
        assert [line.split("\t")[1] for line in tabbed] == order


@pytest.mark.parametrize(
    "words",
    [
        ["--reverse", "-f", "jsonl"],
        ["--json"],
        ["--plain"],
        ["-f", "text"],
        ["--width", "80"],
        ["--layout", "table"],
        ["--layout", "chart"],
    ],
    ids=" ".join,
)
def test_whatever_else_is_asked_for_is_held_and_sorted(
    words: list[str], unsorted: Path, timeline: Run
) -> None:
    done = timeline("show", "--data", str(unsorted), *words)
    assert (done.returncode, done.stderr) == (0, "")
    in_time = [event["title"] for event in (B, A, D, C)]
    is_drawn = words[0] in ("--layout", "--width", "--plain", "-f")
    found = [done.stdout.index(title if is_drawn else f'"{title}"') for title in in_time]
    assert found == sorted(found, reverse=words[0] == "--reverse")


@pytest.mark.parametrize("option", ["--claim", "--speaker"])
def test_a_claim_is_looked_for_in_what_is_held(option: str, unsorted: Path, timeline: Run) -> None:
    done = timeline("show", "--data", str(unsorted), "-f", "jsonl", option, "nobody")
    assert done.returncode == 1
    assert "nobody" in done.stderr
    assert done.stdout == ""


def test_the_help_says_what_streams_and_what_is_held(timeline: Run) -> None:
    words = " ".join(timeline("show", "--help").stdout.split())
    assert "one by one, in the order of the file" in words
    assert "all else is held and sorted" in words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--from", "1919"], [C, D]),
        (["--to", "1918"], [A, B]),
        (["--in", "1920"], [C, D]),
        (["--in", "1801-05"], [B]),
        (["--in", "1801-05", "--strict"], []),
        (["--tag", "treaty"], [A, C]),
        (["--tag", "TREATY", "--tag", "war", "--from", "1919"], [C]),
        (["--place", "bakı"], [B]),
        (["--actor", "x"], [B]),
        (["--kind", "law"], [C]),
        (["--search", "two lines"], [D]),
        (["--disputed"], []),
        (["--from", "1700", "--to", "1701"], []),
        (["--limit", "2"], [A, B]),
        (["--limit", "1", "--tag", "war"], [C]),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_what_is_asked_for_comes_through(
    words: list[str], found: list[dict[str, Any]], unsorted: Path, timeline: Run
) -> None:
    done = timeline("show", "--data", str(unsorted), "-f", "jsonl", *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert ids(done.stdout) == [event["id"] for event in found]


def test_nothing_found_in_csv_is_the_header_alone(unsorted: Path, timeline: Run) -> None:
    done = timeline("show", "--data", str(unsorted), "-f", "csv", "--in", "1700")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("id,title,date,")


def test_a_stream_and_what_is_held_give_the_same_events(timeline: Run, tmp_path: Path) -> None:
    made = timeline("show", "--data", str(TOY), "-f", "jsonl")
    (tmp_path / "toy.jsonl").write_text(made.stdout, encoding="utf-8")
    streamed = timeline("show", "--data", "toy.jsonl", "-f", "jsonl").stdout
    held = timeline("show", "--data", "toy.jsonl", "--json").stdout
    assert [json.loads(line) for line in streamed.splitlines()] == json.loads(held)["events"]


def test_a_stream_is_the_input_of_another(unsorted: Path, timeline: Run) -> None:
    once = timeline("show", "--data", str(unsorted), "-f", "jsonl").stdout
    again = timeline("show", "--data", "-", "-f", "jsonl", stdin=once).stdout
    assert again == once


def test_several_files_stream_one_after_the_other(unsorted: Path, timeline: Run) -> None:
    other = unsorted.with_name("other.ndjson.gz")
    other.write_bytes(gzip.compress(lines_of({**B, "id": "z"})))
    data = ("--data", str(unsorted), "--data", str(other), "--data", "-")
    done = timeline("show", *data, "-f", "jsonl", stdin=lines_of({**A, "id": "y"}).decode())
    assert ids(done.stdout) == [*(event["id"] for event in EVENTS), "z", "y"]
    assert ids(timeline("show", *data, "--limit", "5", "-f", "jsonl").stdout)[-1] == "z"


def test_ids_that_clash_go_through_a_stream_and_are_found_by_check_and_when_held(
    unsorted: Path, timeline: Run
) -> None:
    twice = ("--data", str(unsorted), "--data", str(unsorted))
    assert len(ids(timeline("show", *twice, "-f", "jsonl").stdout)) == 8
    for words in (["check"], ["show", "--json"]):
        done = timeline(*words, *twice)
        assert done.returncode == 1
        assert f"the id “a-1918” is taken already, in {unsorted}:1" in done.stdout + done.stderr


# Broken lines


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.jsonl"
    bad = [b"{", b"3", b'{"id": "x", "title": "X", "date": "sometime"}', b"\xff{}", b'[{"k": 1}]']
    good = lines_of(*EVENTS).splitlines()
    texts = [good[0], b"", *bad, good[1], b"  ", b"null", good[2], good[3]]
    file.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(texts))
    return file


BAD_LINES = [3, 4, 5, 6, 7, 10]


@pytest.mark.parametrize("form", ["jsonl", "csv", "lines"])
def test_a_bad_line_is_named_and_counted_and_the_others_come_through(
    form: str, broken: Path, timeline: Run
) -> None:
    words = ["--layout", "lines"] if form == "lines" else ["-f", form]
    done = timeline("show", "--data", str(broken), *words)
    assert done.returncode == 1
    *named, counted = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in named] == [f"{broken}:{n}" for n in BAD_LINES]
    assert all(line.startswith("timeline: ") for line in named)
    assert counted == f"timeline: 6 lines were passed over: timeline check {broken}"
    assert all(str(event["id"]) in done.stdout for event in EVENTS)
    assert done.stdout.count("\n") == len(EVENTS) + (form == "csv")


def test_one_bad_line_is_counted_as_one_whatever_it_lacks(timeline: Run) -> None:
    done = timeline("show", "--data", "-", "-f", "jsonl", stdin='{"title": "x"}\n')
    assert done.returncode == 1
    *named, counted = done.stderr.splitlines()
    assert [line.partition("needs ")[2] for line in named] == ["the key `id`", "the key `date`"]
    assert counted == "timeline: One line was passed over: timeline check -"


def test_bad_lines_keep_no_file_from_being_written_whole(
    broken: Path, timeline: Run, tmp_path: Path
) -> None:
    done = timeline("show", "--data", str(broken), "-o", str(tmp_path / "out.jsonl"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "6 lines were passed over" in done.stderr
    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert ids(written) == [event["id"] for event in EVENTS]
    assert not list(tmp_path.glob(".out*"))


def test_the_words_of_a_bad_line_cannot_steer_a_terminal(timeline: Run) -> None:
    evil = json.dumps({**A, "confidence": "\x1b[31m\u202e"})
    done = timeline("show", "--data", "-", "-f", "jsonl", stdin=evil)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


def test_unknown_and_derived_keys_and_nulls_are_passed_over_in_silence(timeline: Run) -> None:
    odd = {**A, "lo": 3, "colour": {"a": [1]}, "old_style": None, "claims": None, "places": None}
    odd["sources"] = [{"id": "s", "supports": "it", "title": "S", "locator": None, "odd": 1}]
    done = timeline("show", "--data", "-", "-f", "jsonl", stdin=json.dumps(odd))
    assert (done.returncode, done.stderr) == (0, "")
    event = json.loads(done.stdout)
    assert (event["lo"], event["claims"], event["places"]) == ("1918-05-28", [], [])
    assert event["sources"] == [{"id": "s", "title": "s", "locator": "", "supports": "it"}]
    assert "colour" not in event


def test_a_line_that_is_read_with_care_is_chosen_as_any_other(timeline: Run) -> None:
    given = "".join(json.dumps({**event, "date_note": None}) + "\n" for event in EVENTS)
    for words in (["--tag", "war"], ["--from", "1920-04", "--to", "1920-05", "--strict"]):
        done = timeline("show", "--data", "-", "-f", "jsonl", "--kind", "law", *words, stdin=given)
        assert (done.returncode, ids(done.stdout)) == (0, ["c-1920"])
    done = timeline("show", "--data", "-", "-f", "jsonl", "--from", "1925", stdin=given)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_gzip_that_ends_too_early_gives_what_it_holds_and_says_where_it_ends(
    timeline: Run, tmp_path: Path
) -> None:
    events = [{**A, "id": f"e{n}", "title": os.urandom(20).hex()} for n in range(5000)]
    whole = gzip.compress(lines_of(*events))
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    done = timeline("show", "--data", "cut.jsonl.gz", "-f", "jsonl")
    assert done.returncode == 1
    found = ids(done.stdout)
    assert found == [f"e{n}" for n in range(len(found))]
    assert 1000 < len(found) < 4000
    where = f"cut.jsonl.gz:{len(found)}: cannot be read beyond this line"
    assert done.stderr == f"timeline: {where}: its gzip is broken or ends too early.\n"
    checked = timeline("check", "cut.jsonl.gz", str(TOY / "events.toml"))
    assert checked.stdout.count("its gzip is broken or ends too early") == 1


# How much is read, and when


def test_limit_stops_reading_what_has_no_end(environment: dict[str, str]) -> None:
    with begun(["show", "--data", "-", "--limit", "3", "-f", "jsonl"], environment) as process:
        process.stdin.write(lines_of(*EVENTS))
        process.stdin.flush()  # and nothing is closed
        assert ids(arrived(process.stdout, b"c-1920").decode()) == ["a-1918", "b-1801", "c-1920"]
        assert process.wait(20) == 0


def test_limit_stops_before_what_is_broken(timeline: Run) -> None:
    given = lines_of(A).decode() + "{broken\n"
    done = timeline("show", "--data", "-", "--limit", "1", "-f", "jsonl", stdin=given)
    assert (done.returncode, done.stderr) == (0, "")
    assert ids(done.stdout) == ["a-1918"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "lines"])
def test_each_line_is_answered_before_the_next_arrives(
    form: str, environment: dict[str, str]
) -> None:
    words = ["--layout", "lines"] if form == "lines" else ["-f", form]
    with begun(["show", "--data", "-", *words], environment) as process:
        for event in EVENTS:
            process.stdin.write(lines_of(event))
            process.stdin.flush()
            assert str(event["id"]).encode() in arrived(process.stdout, str(event["id"]).encode())
        process.stdin.close()
        assert process.wait(20) == 0


def test_a_line_that_arrives_in_two_halves_is_one(environment: dict[str, str]) -> None:
    with begun(["show", "--data", "-", "-f", "jsonl"], environment) as process:
        first, second = lines_of(A), lines_of(B)
        process.stdin.write(first + second[:30])
        process.stdin.flush()
        assert ids(arrived(process.stdout, b"\n").decode()) == ["a-1918"]
        process.stdin.write(second[30:-1])
        process.stdin.close()
        assert ids(process.stdout.read().decode()) == ["b-1801"]
        assert (process.wait(20), process.stderr.read()) == (0, b"")


def test_a_reader_that_goes_away_ends_the_stream_quietly(environment: dict[str, str]) -> None:
    with begun(["show", "--data", "-", "-f", "jsonl"], environment) as process:
        process.stdin.write(lines_of(A))
        process.stdin.flush()
        assert arrived(process.stdout, b"a-1918")
        process.stdout.close()
        process.stdin.write(lines_of(B))
        process.stdin.close()
        assert process.wait(20) == 141
        assert process.stderr.read() == b""


def test_a_file_that_exists_is_refused_before_anything_is_read(
    environment: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine")
    for words in (["-o", str(target)], ["--reverse", "-o", str(target)]):
        with begun(["show", "--data", "-", *words], environment) as process:
            assert process.wait(20) == 1  # though nothing came from the pipe, which is open
            assert b"exists already: give another name, or --force." in process.stderr.read()
    assert target.read_text() == "mine"


PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "caucasus_timeline", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="ru_maxrss is in bytes there")
def test_ten_times_the_lines_take_no_more_memory(
    environment: dict[str, str], tmp_path: Path
) -> None:
    peaks = []
    for count in (20_000, 200_000):
        file = tmp_path / f"{count}.jsonl"
        with file.open("w") as out:
            for n in range(count):
                tag = "treaty" if n % 3 else "war"
                out.write(
                    f'{{"id":"e{n}","title":"Title of {n}","date":"{1801 + n % 200}-05-28",'
                    f'"tags":["{tag}"],"summary":"{"x" * 100}"}}\n'
                )
        words = ["show", "--data", str(file), "--tag", "treaty", "-o", f"{file}.csv"]
        peak = subprocess.run(
            [sys.executable, "-c", PEAK, *words],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        peaks.append(int(peak.stdout))
        assert Path(f"{file}.csv").stat().st_size > count * 100
    assert peaks[1] - peaks[0] < 15_000  # kB


# The bar

WITHOUT_PATIENCE = """
import sys
from caucasus_timeline.cli import main, progress
progress._PATIENCE = 0
sys.argv[0] = "timeline"
main()
"""


def on_stderr(
    words: list[str], environment: dict[str, str], *, terminal: bool = True, **given: Any
) -> tuple[str, str, int]:
    """Return what goes to stdout, a pipe, and to stderr, a terminal or a pipe; and the code."""
    parent, child = pty.openpty() if terminal else os.pipe()
    process: Any = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_PATIENCE, *words],
        stdout=subprocess.PIPE,
        stderr=child,
        env=environment | {"TERM": "xterm-256color", "COLUMNS": "80"},
        **{"stdin": subprocess.DEVNULL} | given,
    )
    os.close(child)
    written = b""
    while part := _part(parent):
        written += part
    os.close(parent)
    with process.stdout as pipe:
        stdout = pipe.read().decode()
    return stdout, written.decode(), process.wait(60)


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # nobody writes to it any more
        return b""


GONE = "\x1b[2K"
"""What empties a line of the terminal."""


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_long_reading_has_a_bar_on_a_terminal_that_goes_at_the_end(
    form: str, unsorted: Path, environment: dict[str, str]
) -> None:
    words = ["show", "--data", str(unsorted), "-f", form]
    stdout, stderr, code = on_stderr(words, environment)
    assert code == 0
    assert "━" in stderr
    assert stderr.rstrip().endswith((GONE, "\x1b[?25h", f"{GONE}\x1b[1A"))
    assert stderr.rindex(GONE) > stderr.rindex("━")
    assert "\x1b" not in stdout
    assert all(str(event["id"]) in stdout for event in EVENTS)


def test_a_pipe_never_has_a_bar(unsorted: Path, environment: dict[str, str]) -> None:
    words = ["show", "--data", str(unsorted), "-f", "jsonl"]
    _, stderr, code = on_stderr(words, environment, terminal=False)
    assert (code, stderr) == (0, "")


def test_what_is_soon_read_has_no_bar(unsorted: Path, environment: dict[str, str]) -> None:
    parent, child = pty.openpty()
    words = [sys.executable, "-m", "caucasus_timeline", "show", "--data", str(unsorted)]
    subprocess.run(words, stdout=subprocess.PIPE, stderr=child, env=environment, check=True)
    os.close(child)
    assert _part(parent) == b""
    os.close(parent)


def test_a_pipe_beside_a_file_has_no_part_in_the_bar(
    unsorted: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "in").write_bytes(lines_of({**A, "id": "piped"}))
    for form in ("jsonl", "json"):
        words = ["show", "--data", "-", "--data", str(unsorted), "-f", form]
        with (tmp_path / "in").open("rb") as stdin:
            stdout, stderr, code = on_stderr(words, environment, stdin=stdin)
        assert code == 0, stderr
        assert "━" in stderr
        assert "piped" in stdout


@pytest.mark.parametrize("words", [["--place", "Harbour Town"], ["--actor", "The Guild"]])
def test_what_events_name_without_a_record_is_found_held_as_it_is_in_a_stream(
    words: list[str], timeline: Run, tmp_path: Path
) -> None:
    events = [
        {"id": f"a-{n}", "title": "A", "date": str(1900 + n), "places": [place], "actors": [actor]}
        for n, (place, actor) in enumerate([("harbour-town", "the-guild"), ("mill", "mayor")])
    ]
    data = tmp_path / "a.jsonl"
    data.write_text("".join(f"{json.dumps(event)}\n" for event in events), encoding="utf-8")
    streamed = timeline("show", "--data", str(data), *words, "-f", "jsonl")
    held = timeline("show", "--data", str(data), *words, "--reverse", "-f", "jsonl")
    assert (streamed.returncode, held.returncode) == (0, 0)
    assert [json.loads(line)["id"] for line in held.stdout.splitlines()] == ["a-0"]
    assert held.stdout == streamed.stdout
