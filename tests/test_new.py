"""An example to start from: sound, explained in full, written whole or not at all."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caucasus_timeline.cli import starting
from caucasus_timeline.cli.app import COMMANDS
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model import reading, records, words
from caucasus_timeline.model.dataset import Dataset

from .conftest import Run

TEMPLATE = starting.TEMPLATE
FILES = sorted(TEMPLATE.rglob("*.toml"))
KEPT = {file.relative_to(TEMPLATE).as_posix(): file.read_bytes() for file in FILES}


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("new") / "mine"
    starting.start(made)
    return made


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return reading.read(folder).dataset


# What is written


def test_the_files_are_copied_byte_for_byte_and_the_next_commands_named(
    timeline: Run, tmp_path: Path
) -> None:
    done = timeline("new", "mine")
    assert (done.returncode, done.stderr) == (0, "")
    assert held(tmp_path / "mine") == KEPT
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    first, *commands = done.stdout.splitlines()
    assert first == f"mine: {len(KEPT)} files, an invented example to write over. Next:"
    assert commands == ["  timeline check mine", "  timeline show --data mine"]


def test_it_is_sound_by_the_strictest_check(timeline: Run, folder: Path) -> None:
    done = timeline("check", "--strict", str(folder))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


ASKED = {
    "show": [],
    "event": ["ferrymouth-1907-05-28"],
    "between": ["ferrymouth-1890", "ferrymouth-1911-03"],
    "on": ["28 May"],
    "claims": [],
    "claim": ["toll"],
    "compare": ["brook", "hill"],
    "sources": [],
    "places": ["Pramhaveno"],
    "tags": [],
    "kinds": [],
    "actors": [],
    "periods": [],
    "check": ["--strict"],
    "schema": [],
    "about": [],
}
"""A question for each command that takes data."""


@pytest.mark.parametrize("form", [[], ["--plain"], ["--width", "80"], ["--json"]], ids=" ".join)
@pytest.mark.parametrize("command", [name for name in COMMANDS if name in ASKED])
def test_every_command_answers_on_it(
    command: str, form: list[str], timeline: Run, folder: Path
) -> None:
    done = timeline(command, *ASKED[command], "--data", str(folder), *form)
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) == (command != "check" or form == ["--json"])
    if form == ["--json"]:
        assert json.loads(done.stdout)


def test_every_command_but_those_without_data_was_asked() -> None:
    assert set(COMMANDS) - set(ASKED) == {"new", "completion"}


def test_an_event_stands_there_for_each_form_of_date(dataset: Dataset) -> None:
    assert 4 <= len(dataset.events) <= 5
    moments = [one.date for one in dataset.events if not one.date.is_span]
    assert [d.text for d in moments if d.precision == "day" and d.lo == d.hi] == ["1907-05-28"]
    assert [one.id for one in dataset.events if one.old_style] == ["ferrymouth-1907-05-28"]
    assert [d.text for d in moments if d.precision == "month" and not d.doubt] == ["1905-03"]
    assert [d.text for d in moments if "~" in d.text] == ["1890~"]
    assert [d.text for d in moments if d.text.startswith("[")] == ["[1911-03-10..1911-03-14]"]
    assert [one.date.text for one in dataset.events if one.date.is_span] == ["1908-06/1910-04-27"]


def test_it_shows_a_dispute_related_events_and_findings_of_two_speakers(dataset: Dataset) -> None:
    disputes = [dispute for one in dataset.events for dispute in one.disputes]
    assert [len(dispute.positions) for dispute in disputes] == [2]
    assert any(one.related for one in dataset.events)
    findings = [one.finding for one in dataset.claims["brook-1930-ferry"].assertions]
    assert findings == ["accurate", "disputed"]
    assert len({one.speaker for one in dataset.claims.values()}) == 2
    for claim in dataset.claims.values():
        for assertion in claim.assertions:
            assert all(line.event for line in assertion.evidence)


def test_nothing_in_it_could_be_taken_for_real(dataset: Dataset) -> None:
    for source in dataset.sources.values():
        assert source.url.startswith("https://example.org/") or not source.url
        assert not source.isbn + source.doi
    assert dataset.about
    assert "invented" in dataset.about.title
    assert "invented example" in KEPT["dataset.toml"].decode().partition("\n")[0]


# What the comments say


def comment(text: str) -> str:
    """All comments of a file, in one line."""
    return " ".join(re.findall(r"(?:^|\s)# (.*)", text))


def records_of(file: Path) -> list[Any]:
    """The structs that a file of the example may hold, with those inside them."""
    r = records
    claim = [r.Claim, r.Said, r.Reply, r.NoReply, r.Assertion, r.Evidence, r.Reference]
    found: dict[str, list[Any]] = {
        "actors": [r.Actor],
        "dataset": [r.About],
        "events": [r.Event, r.Name, r.Text, r.Citation, r.Dispute, r.Position],
        "periods": [r.Period],
        "places": [r.Place],
        "sources": [r.Source, r.Perspective],
        "statements": [r.Statement],
        "tenures": [r.Tenure],
        "vocabulary": [r.Term],
        "brook-1930-ferry": [*claim, r.Side, r.Measure],
        "hill-1931-toll": claim,
    }
    return found[file.stem]


def fields_of(file: Path) -> Iterator[msgspec.structs.FieldInfo]:
    for record in records_of(file):
        yield from msgspec.structs.fields(record)


def choices(field: msgspec.structs.FieldInfo) -> tuple[str, ...]:
    """The words of a closed list, of a field that has one."""
    parts = (field.type, *get_args(field.type))
    return next((get_args(part) for part in parts if get_origin(part) is Literal), ())


def keys(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from keys(value)
    elif isinstance(tree, list):
        for one in tree:
            yield from keys(one)


each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@each_file
def test_a_file_is_toml_in_lines_that_fit_a_screen(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert tomllib.loads(text)
    assert text.startswith("# ")
    assert [one for one in text.splitlines() if len(one) > 100 and one[:4] != "  { "] == []
    assert [one for one in text.splitlines() if one != one.rstrip() or "\t" in one] == []


@each_file
def test_every_key_that_a_comment_names_is_a_key_of_its_record(file: Path) -> None:
    text = comment(file.read_text(encoding="utf-8"))
    named = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r"\b(\w+) = ", text))
    assert named - {field.encode_name for field in fields_of(file)} == set()
    assert named or file.stem in ("dataset", "hill-1931-toll")


@each_file
def test_every_key_of_a_record_is_written_or_named_where_it_belongs(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    told = set(keys(tomllib.loads(text))) | set(re.findall(r"`(\w+)`", comment(text)))
    told |= set(re.findall(r"\b(\w+) = ", comment(text)))
    if file.stem != "hill-1931-toll":
        assert {field.encode_name for field in fields_of(file)} - told == set()


@each_file
def test_what_a_comment_calls_needed_is_needed_and_nothing_else_is(file: Path) -> None:
    text = comment(file.read_text(encoding="utf-8"))
    lists = re.findall(r"\b(\w+) needs ((?:`\w+`, )*`\w+`)", text)
    said = [(name.lower(), set(re.findall(r"\w+", keys))) for name, keys in lists]
    known = {record.__name__.lower(): record for record in records_of(file)}
    known |= {"it": records.Assertion}
    for name, named in said:
        needed = {f.encode_name for f in msgspec.structs.fields(known[name]) if f.required}
        assert named == needed, name
    assert [name for name, _ in said] == NEEDING.get(file.stem, [file.stem.removesuffix("s")])


NEEDING = {
    "dataset": [],
    "vocabulary": ["term"],
    "brook-1930-ferry": ["claim", "it", "evidence", "side"],
    "hill-1931-toll": [],
}
"""What the comments of a file say the needs of, where it is not what the file is named after."""


def test_all_six_keys_that_a_dataset_needs_are_there() -> None:
    fields = msgspec.structs.fields(records.About)
    assert len(fields) == 6
    assert all(field.required for field in fields)


@each_file
def test_the_words_that_a_comment_lists_are_all_that_may_stand_there(file: Path) -> None:
    text = comment(file.read_text(encoding="utf-8"))
    lists = re.findall(r"`(\w+)`(?:, [^:.`]*)?: ([a-z-]+(?:, [a-z-]+)+)\.", text)
    said = [(name, tuple(words.split(", "))) for name, words in lists]
    wanted = [(f.encode_name, choices(f)) for f in fields_of(file) if choices(f)]
    closed = [one for one in wanted if one[0] != "confidence"]
    if file.stem != "hill-1931-toll":
        assert sorted(said) == sorted(closed)


def test_each_confidence_is_explained_where_it_first_stands() -> None:
    text = KEPT["events.toml"].decode()
    first = next(one for one in text.splitlines() if one.startswith("confidence ="))
    assert set(words.CONFIDENCES) <= set(re.findall(r"\w+", first.partition("#")[2]))


def test_the_limits_that_a_comment_gives_are_those_of_the_check() -> None:
    from caucasus_timeline.model import claim_rules

    text = KEPT["claims/brook-1930-ferry.toml"].decode()
    assert f"a quotation of {claim_rules.QUOTE_WORDS} words at most" in text
    assert f"{claim_rules.PRINT_WORDS} words at most, no word of a finding" in text
    for key, width in claim_rules.SHORT_COLUMNS.items():
        (line,) = re.findall(rf"^{key} = .*#(.*)", text, re.MULTILINE)
        assert str(width) in line


def test_the_examples_in_comments_are_sound_where_they_are_said_to_stand(
    folder: Path, timeline: Run, tmp_path: Path
) -> None:
    count = 0
    for name, kept in KEPT.items():
        text = kept.decode()
        example_lines = re.findall(r"^# (\w+ = [\[{].*)$", text, re.MULTILINE)
        for one in example_lines:
            head, tail = text.split(f"# {one}\n")
            header = re.match(r"\[\[\w+\]\]\n", tail)
            end = header.end() if header else 0
            text = f"{head}{tail[:end]}{one}\n{tail[end:]}"
        count += len(example_lines)
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert count == 3
    done = timeline("check", "--strict", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")


def test_the_commands_that_comments_name_run(folder: Path, timeline: Run, tmp_path: Path) -> None:
    named = [
        one for kept in KEPT.values() for one in re.findall(r"`timeline (.*?)`", kept.decode())
    ]
    assert len(named) >= 6
    for one in named:
        done = timeline(*one.partition(" > ")[0].replace("FOLDER", str(folder)).split())
        assert (done.returncode, done.stderr) == (0, ""), one
        assert done.stdout or one.startswith("check FOLDER")


def test_only_events_are_needed_and_of_an_event_only_id_title_and_date(
    timeline: Run, tmp_path: Path
) -> None:
    event = '[[event]]\nid = "a-1905"\ntitle = "A"\ndate = "1905"\n'
    (tmp_path / "events.toml").write_text(event)
    assert timeline("check", str(tmp_path)).returncode == 0
    assert "a-1905" in timeline("show", "--data", str(tmp_path)).stdout


# Where it is written


def test_an_empty_folder_is_filled_and_stays_the_folder_it_was(
    timeline: Run, tmp_path: Path
) -> None:
    before = tmp_path.stat().st_ino
    assert timeline("new", ".").returncode == 0
    assert held(tmp_path) == KEPT
    assert tmp_path.stat().st_ino == before


def test_an_empty_folder_is_filled_where_nothing_may_be_written_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    usual = Path.mkdir

    def forbidden(path: Path, *words: Any, **named: Any) -> None:
        if path.parent == tmp_path:
            raise PermissionError(13, "Permission denied")
        usual(path, *words, **named)

    monkeypatch.setattr(Path, "mkdir", forbidden)
    starting.start(tmp_path / "mine")
    assert held(tmp_path / "mine") == KEPT
    with pytest.raises(TimelineError, match=r"Cannot write .*/other: Permission denied"):
        starting.start(tmp_path / "other")


def test_the_folder_is_as_open_to_others_as_any_that_its_owner_makes(tmp_path: Path) -> None:
    starting.start(tmp_path / "mine")
    (tmp_path / "other").mkdir()
    assert (tmp_path / "mine").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("full", "full is not empty: name a folder that is new or empty."),
        ("hidden", "hidden is not empty: name a folder that is new or empty."),
        ("file", "file is no folder: name a folder that is new or empty."),
        ("nowhere", "nowhere is no folder: name a folder that is new or empty."),
        ("no/such/mine", "There is no folder no/such to make mine in."),
        ("file/mine", "There is no folder file to make mine in."),
        ("x" * 300, f"Cannot write {'x' * 300}: File name too long."),
        ("full\x1b[31m/mine", "There is no folder full\\x1b[31m to make mine in."),
        pytest.param(
            "/proc/mine",
            "Cannot write /proc/mine: No such file or directory.",
            marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here"),
        ),
    ],
)
def test_where_it_cannot_be_one_sentence_says_why_and_nothing_is_written(
    name: str, sentence: str, timeline: Run, tmp_path: Path
) -> None:
    for one in ("full/a.txt", "hidden/.git", "file"):
        (tmp_path / one).parent.mkdir(exist_ok=True)
        (tmp_path / one).write_text("kept")
    (tmp_path / "nowhere").symlink_to("not-there")
    before = held(tmp_path)
    done = timeline("new", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"timeline: {sentence}\n"
    assert held(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"full", "hidden", "file", "nowhere"}


def test_a_second_run_is_refused_and_changes_nothing(timeline: Run, tmp_path: Path) -> None:
    assert timeline("new", "mine").returncode == 0
    (tmp_path / "mine" / "events.toml").write_text("# my own\n")
    before = held(tmp_path)
    done = timeline("new", "mine")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mine is not empty" in done.stderr
    assert held(tmp_path) == before


@pytest.mark.parametrize("words", [[], ["a", "b"], ["a", "--data", "b"], ["a", "--json"]])
def test_it_takes_one_folder_and_no_option(words: list[str], timeline: Run) -> None:
    done = timeline("new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("there", [True, False])
def test_a_disk_that_is_full_leaves_nothing_behind(
    there: bool, environment: dict[str, str], tmp_path: Path
) -> None:
    if there:
        (tmp_path / "mine").mkdir()
    run = f'ulimit -f 1; "{sys.executable}" -m caucasus_timeline new mine'
    done = subprocess.run(
        ["bash", "-c", run],
        capture_output=True,
        encoding="utf-8",
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "timeline: Cannot write mine: File too large.\n"
    assert [path.name for path in tmp_path.rglob("*")] == (["mine"] if there else [])


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("method", ["write_bytes", "rename"])
def test_a_fault_at_any_step_leaves_nothing_behind(
    method: str,
    fault: BaseException,
    there: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if there:
        (tmp_path / "mine").mkdir()
    usual = getattr(Path, method)
    for step in range(20):
        calls = iter(range(100))

        def faulty(path: Path, *words: Any, at: int = step, calls: Any = calls) -> Any:
            if next(calls) == at:
                raise fault
            return usual(path, *words)

        with monkeypatch.context() as patch:
            patch.setattr(Path, method, faulty)
            try:
                starting.start(tmp_path / "mine")
                break
            except (TimelineError, KeyboardInterrupt):
                assert [path.name for path in tmp_path.rglob("*")] == (["mine"] if there else [])
    parts = {name.partition("/")[0] for name in KEPT}
    assert step == (len(KEPT) if method == "write_bytes" else len(parts) if there else 1)
    assert held(tmp_path / "mine") == KEPT


# Odd names


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "a  b",
        "it's",
        "Моя история",
        "-x",
        "--help",
        "~",
        "$HOME",
        "a\x1b[31mb",
        "a\nb",
        "a\u202eb",
        "-\x1b'\\ə",
    ],
)
def test_a_folder_of_any_name_is_made_and_the_commands_printed_find_it(
    name: str, timeline: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    done = timeline("new", "--", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert held(tmp_path / name) == KEPT
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert done.stdout == "".join(f"{one}\n" for one in lines)
    assert all(one.isprintable() for one in lines)
    script = f'timeline() {{ "{sys.executable}" -m caucasus_timeline "$@"; }}\nset -e\n'
    ran = subprocess.run(
        ["bash", "-c", script + "\n".join(lines[1:])],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "ferrymouth-1907-05-28" in ran.stdout


@example([b"a\xff", b"\xe9", b"-\x01f", b"\xc2\x9b1m", b" "])
@given(st.lists(st.binary(min_size=1).filter(lambda name: b"\0" not in name), min_size=1))
@settings(max_examples=50, deadline=None)
def test_a_quoted_path_is_one_word_of_a_shell_that_no_terminal_obeys(names: list[bytes]) -> None:
    paths = [Path(os.fsdecode(name)) for name in names]
    quoted = [starting.quoted(path) for path in paths]
    assert all(one.isprintable() and not one.startswith("-") for one in quoted)
    script = f"printf '%s\\0' {' '.join(quoted)}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True)
    found = [Path(os.fsdecode(one)) for one in done.stdout.split(b"\0")[:-1]]
    assert found == paths
