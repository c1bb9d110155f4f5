"""What ``--data`` takes: every form, packed or not, by any way, several at once joined."""

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from caucasus_timeline.cli import completing
from caucasus_timeline.files.home import data_home
from caucasus_timeline.model import reading
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.handed_on import UNKNOWN_KEY
from caucasus_timeline.query import checking
from caucasus_timeline.views import schema

from .conftest import TOY, Run

EVENTS = [
    {"id": "b-1801", "title": "Bravo", "date": "1801"},
    {"id": "a-1918", "title": "Alpha", "date": "1918-05-28"},
]
FORMS: dict[str, str] = {
    "toml": "".join(
        f'[[event]]\nid = "{e["id"]}"\ntitle = "{e["title"]}"\ndate = "{e["date"]}"\n'
        for e in EVENTS
    ),
    "json": json.dumps(EVENTS, indent=1),
    "jsonl": "".join(f"{json.dumps(e)}\n" for e in EVENTS),
    "csv": "id,title,date\n" + "".join(f"{e['id']},{e['title']},{e['date']}\n" for e in EVENTS),
}
SHOWN = "1801\tb-1801\tBravo\n1918-05-28\ta-1918\tAlpha\n"


def read(text: str | bytes, name: str, folder: Path) -> Dataset:
    """Return the dataset of a file with that text, which has no fault but unknown keys."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    found = reading.read(file)
    assert not found.grave
    return found.dataset


def said(text: str | bytes, name: str, folder: Path, *, strict: bool = False) -> list[str]:
    """Return what the checker says of a file with that text."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    problems = checking.check(file, strict=strict).problems
    return [str(p).replace(str(file), "FILE") for p in problems]


def unknown(text: str, name: str, folder: Path) -> list[str]:
    """Return what is said of the keys that nobody knows, each after how grave it is."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    problems = checking.check(file, strict=True).problems
    return [f"{p.level} {p.line} {p.sentence}" for p in problems if p.rule == UNKNOWN_KEY]


# There and back


@pytest.fixture(scope="module")
def handed_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A file of what a command says of the toy dataset, by the words and the format."""
    folder = tmp_path_factory.mktemp("handed-on")

    def made(words: str) -> Path:
        command, _, form = words.rpartition(" -f ")
        file = folder / f"{command.replace(' ', '-')}.{form}"
        if not file.exists():
            done = subprocess.run(
                [sys.executable, "-m", "caucasus_timeline", *words.split(), "--data", str(TOY)],
                capture_output=True,
                check=True,
            )
            file.write_bytes(done.stdout)
        return file

    return made


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_what_is_written_of_events_is_read_again_as_the_same_events(
    form: str, handed_on: Callable[[str], Path], toy: Dataset
) -> None:
    found = reading.read(handed_on(f"show -f {form}"))
    assert found.problems == []
    for event, written in zip(found.dataset.events, toy.events, strict=True):
        summary = " ".join(written.summary.split())
        assert event == type(written)(
            **{name: getattr(written, name) for name in written.__struct_fields__}
            | {"summary": summary}
        )


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("claims", {"claims"}),
        ("claim ford-1930-valley", {"claims", "tenures"}),
        ("sources", {"sources", "events", "claims"}),
        ("places", {"places"}),
        ("places valley", {"places", "tenures"}),
        ("actors", {"actors"}),
        ("periods", {"periods"}),
        ("event valley-1918-05-28", {"events"}),
        ("between 1801 1930", {"events"}),
        ("on 28 May", {"events"}),
        ("compare ilya-ford daily-north", {"events"}),
    ],
)
def test_whatever_a_command_writes_is_read_again(
    words: str, kinds: set[str], handed_on: Callable[[str], Path], toy: Dataset
) -> None:
    file = handed_on(f"{words} -f json")
    answer = json.loads(file.read_text(encoding="utf-8"))
    found = reading.read(file)
    assert found.problems == []
    assert checking.check(file, strict=False).problems == ()
    held = found.dataset
    for kind in kinds:
        records = getattr(held, kind)
        assert len(records) == len(answer[kind])
    assert held.about == toy.about
    for name, place in held.places.items():
        assert place == toy.places[name]
    for name, source in held.sources.items():
        assert source == toy.sources[name]
    assert set(held.tenures) <= set(toy.tenures)


def test_a_claim_that_was_handed_on_is_shown_as_it_was(
    handed_on: Callable[[str], Path], timeline: Run
) -> None:
    whole = timeline("claim", "ford-1930-valley", "--json", "--data", str(TOY))
    for words in ("claims", "claim ford-1930-valley"):
        data = ("--data", str(handed_on(f"{words} -f json")))
        again = timeline("claim", "ford-1930-valley", "--json", *data)
        assert again.returncode == 0, again.stderr
        assert json.loads(again.stdout)["claims"] == json.loads(whole.stdout)["claims"]
        drawn = timeline("claim", "ford-1930-valley", "--width", "80", *data)
        assert drawn.returncode == 0, drawn.stderr
        assert "ford-1930-valley" in drawn.stdout


COMMANDS = [
    *("show", "show --json", "show --layout table", "show --layout chart", "show --plain"),
    *("event harbour-1925", "between harbour-1801 harbour-1925", "on 28 May", "claims"),
    *("sources", "places", "tags", "kinds", "actors", "periods", "about", "about --tables"),
    "check",
]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_every_command_answers_on_every_form(
    form: str,
    handed_on: Callable[[str], Path],
    capfd: pytest.CaptureFixture[str],
) -> None:
    from caucasus_timeline.cli.app import command

    for words in COMMANDS:
        given = [*words.split(), "--data", str(handed_on(f"show -f {form}")), "--no-pager"]
        with pytest.raises(SystemExit) as left:
            command(given).main(given)
        out, err = capfd.readouterr()
        assert left.value.code == 0, (words, err)
        assert "Traceback" not in err
        assert out or words in ("check", "claims", "sources", "places", "actors", "periods")


# Forms, endings, packing, ways in


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_each_form_is_read_by_its_ending_or_without_one(
    form: str, timeline: Run, tmp_path: Path
) -> None:
    text = FORMS[form].encode()
    for name, raw in {
        f"a.{form}": text,
        "none": text,
        f"a.{form}.gz": gzip.compress(text),
        "packed": gzip.compress(text),
        f"A.{form.upper()}": text,
    }.items():
        (tmp_path / name).write_bytes(raw)
        done = timeline("show", "--data", name, "--layout", "lines")
        assert (done.stdout, done.stderr, done.returncode) == (SHOWN, "", 0), name


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form_comes_from_standard_input(
    form: str, packed: bool, environment: dict[str, str], tmp_path: Path
) -> None:
    text = gzip.compress(FORMS[form].encode()) if packed else FORMS[form].encode()
    (tmp_path / "in").write_bytes(text)
    for given, piped in (("-", True), ("-", False), ("/dev/stdin", True)):
        with (tmp_path / "in").open("rb") as file:
            stdin = {"input": text} if piped else {"stdin": file}
            done: Any = subprocess.run(
                [sys.executable, "-m", "caucasus_timeline", "show", "--data", given],
                capture_output=True,
                env=environment,
                check=False,
                timeout=60,
                **stdin,
            )
        assert (done.stdout.decode(), done.stderr, done.returncode) == (SHOWN, b"", 0)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_comes_from_a_named_pipe(form: str, timeline: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(FORMS[form]))
    writer.start()
    done = timeline("show", "--data", str(pipe))
    writer.join()
    assert (done.stdout, done.stderr, done.returncode) == (SHOWN, "", 0)


def test_what_a_shell_writes_into_a_pipe_of_its_own_is_read(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(FORMS["csv"])
    own = f"{sys.executable} -m caucasus_timeline"
    words = ["-c", f"{own} show --data <(gzip -c a.csv) --data <({own} show --data a.csv -f jsonl)"]
    done = subprocess.run(
        ["bash", *words], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "the id “b-1801” is taken already, in /dev/fd/" in done.stderr
    alone = subprocess.run(
        ["bash", "-c", words[1].partition(" --data <(/")[0]],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert alone.stdout == SHOWN


@pytest.mark.parametrize("ending", ["csv", "json", "toml", "jsonl"])
@pytest.mark.parametrize("harm", ["cut", "changed", "head"])
def test_a_broken_gzip_is_one_sentence(
    ending: str, harm: str, timeline: Run, tmp_path: Path
) -> None:
    many = [{"id": f"e{n}", "title": os.urandom(20).hex(), "date": "1918"} for n in range(4000)]
    if ending == "csv":
        text = "id,title,date\n" + "".join(f"{e['id']},{e['title']},1918\n" for e in many)
    elif ending == "toml":
        text = "".join(f'[[event]]\nid = "{e["id"]}"\ntitle = "{e["title"]}"\n' for e in many)
    else:
        text = "".join(f"{json.dumps(e)}\n" for e in many)
        text = text if ending == "jsonl" else f"[{','.join(text.splitlines())}]"
    packed = bytearray(gzip.compress(text.encode()))
    half = {"cut": len(packed) // 2, "changed": len(packed), "head": 12}[harm]
    if harm == "changed":
        packed[-6] ^= 255
    file = tmp_path / f"a.{ending}.gz"
    file.write_bytes(packed[:half])
    for words in (["show", "--json", "--data"], ["check"]):
        done = timeline(*words, str(file))
        assert done.returncode == 1
        (sentence,) = (done.stdout + done.stderr).splitlines()
        assert "its gzip is broken" in sentence
        assert str(file) in sentence


def test_a_broken_gzip_keeps_no_other_file_from_being_checked(tmp_path: Path) -> None:
    text = json.dumps([{"id": os.urandom(20).hex()} for _ in range(4000)])
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(text.encode())[:9000])
    (tmp_path / "b.csv").write_text("id,title\na,A\n")
    problems = checking.check(tmp_path / "a.json.gz", tmp_path / "b.csv", strict=False).problems
    assert [p.sentence for p in problems] == [
        "cannot be read to its end: its gzip is broken or ends too early",
        "the header has no column `date`",
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_pipe_with_a_long_first_line_is_read(packed: bool, environment: dict[str, str]) -> None:
    event = {"id": "a", "title": "A", "date": "1918", "summary": os.urandom(400_000).hex()}
    line = json.dumps(event).encode()
    done = subprocess.run(
        [sys.executable, "-m", "caucasus_timeline", "show", "--data", "-", "-f", "jsonl"],
        input=gzip.compress(line) if packed else line,
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["summary"] == event["summary"]


@pytest.mark.parametrize(
    "text",
    [
        '{"events": [{"id": "a", "title": "A", "date": "1918"}]}',
        '{ "event":[{"id": "a", "title": "A", "date": "1918"}] }',
        '\ufeff{"dataset": null, "events": [{"id": "a", "title": "A", "date": "1918"}]}',
        '{"schema": "timeline/1", "events": [{"id": "a", "title": "A", "date": "1918"}]}',
        '\n\n[\n{"id": "a", "title": "A", "date": "1918"}]',
        '{"id": "a", "title": "A", "date": "1918"}',
        '\n\n# remark\n[[event]]\nid = "a"\ntitle = "A"\ndate = 1918',
        'event = [{ id = "a", title = "A", date = 1918 }]',
        "\n\ndate;id;title\n1918;a;A",
        '"id",title,date\na,A,1918',
    ],
)
def test_the_form_of_a_file_without_an_ending_is_told_by_its_first_line(
    text: str, tmp_path: Path
) -> None:
    dataset = read(text, "none", tmp_path)
    assert [(e.id, e.title, str(e.date)) for e in dataset.events] == [("a", "A", "1918")]


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.toml", "a.jsonl", "none"])
def test_what_cannot_be_opened_is_named(name: str, timeline: Run, tmp_path: Path) -> None:
    done = timeline("show", "--data", name)
    assert done.returncode == 1
    assert done.stderr == f"timeline: There is no {name}: check the path given to --data.\n"
    done = timeline("show", "--data", "/proc/self/mem")
    assert done.returncode == 1
    assert done.stderr == "timeline: Cannot read /proc/self/mem: Input/output error.\n"


@pytest.mark.parametrize("name", ["a.toml", "a.jsonl", "none"])
def test_a_file_that_holds_nothing_is_a_dataset_without_events(
    name: str, timeline: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("")
    for words in ("show --layout lines", "show --reverse -f jsonl", "check", "claims -f text"):
        done = timeline(*words.split(), "--data", name)
        assert (done.returncode, done.stderr) == (0, ""), words
    assert json.loads(timeline("show", "--json", "--data", name).stdout)["events"] == []


def test_standard_input_can_be_named_once(timeline: Run) -> None:
    sentence = "timeline: Standard input can be read only once: name - once.\n"
    for words in ("show --data - --data -", "show --json --data - --data -", "check - -"):
        done = timeline(*words.split())
        assert (done.returncode, done.stderr) == (2, sentence)


# JSON


EVENT = '"id": "a", "title": "A", "date": "1918"'


def test_marks_carriage_returns_blank_lines_and_nulls_are_read(tmp_path: Path) -> None:
    odd = '"old_style": null, "places": null, "texts": [{"where": "w", "says": "s", "source": "x",'
    odd += ' "date": null}], "colour": null'
    for text, name in (
        ("\ufeff[\r\n\r\n{" + EVENT + ", " + odd + "}\r\n]\r\n", "a.json"),
        ("\ufeff\r\n{" + EVENT + ", " + odd + "}\r\n  \r\n\r\n", "a.jsonl"),
        ("\ufeff\r\nid,title,date,places\r\n\r\na,A,1918,\r\n\r\n,,,\r\n  \r\n", "a.csv"),
    ):
        dataset = read(text, name, tmp_path)
        assert [(event.id, event.places) for event in dataset.events] == [("a", ())]
        assert said(text, name, tmp_path) == []
        assert unknown(text, name, tmp_path) == []


def test_a_bare_year_is_a_date_in_json_too(tmp_path: Path) -> None:
    (event,) = read('[{"id": "a", "title": "A", "date": 1918}]', "a.json", tmp_path).events
    assert str(event.date) == "1918"


def test_unknown_keys_are_faults_where_they_look_like_a_slip_and_else_warnings(
    tmp_path: Path,
) -> None:
    text = f"[\n{{{EVENT}, %s}}]"
    assert unknown(text % '"tag": ["x"]', "a.json", tmp_path) == [
        "error 2 there is no key `tag`; did you mean `tags`?"
    ]
    assert unknown(text % '"colour": 1', "a.json", tmp_path) == [
        "warning 2 there is no key `colour`: it is passed over"
    ]
    assert unknown(text % '"tag": ["x"], "tags": []', "a.json", tmp_path) == [
        "warning 2 there is no key `tag`: it is passed over"
    ]
    nested = '"sources": [{"id": "s", "supports": "x", "title": "S", "locatr": "p. 1"}]'
    assert unknown(text % nested, "a.json", tmp_path) == [
        "error 2 there is no key `locatr`; did you mean `locator`?"
    ]


def test_unknown_keys_keep_nothing_from_being_shown_but_in_toml(
    timeline: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(f'[{{{EVENT}, "tag": ["x"]}}]')
    assert timeline("show", "--json", "--data", "a.json").returncode == 0
    assert timeline("check", "a.json").returncode == 1
    (tmp_path / "a.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\ncolour = 1\n')
    done = timeline("show", "--json", "--data", "a.toml")
    assert done.returncode == 1
    assert "a.toml:5" in done.stderr


@pytest.mark.parametrize("kind", ["event", "source", "place", "actor", "period"])
def test_keys_that_are_derived_are_found_anew_and_named_nowhere(kind: str, tmp_path: Path) -> None:
    wrong = {
        "event": {"lo": "1", "hi": 2, "precision": [], "doubt": {}, "claims": [{"claim": "x"}]},
    }.get(kind, {"uses": 99})
    rest: dict[str, dict[str, Any]] = {
        "event": {"title": "A", "date": "1918"},
        "source": {
            **dict.fromkeys(("title", "language"), "en"),
            "kind": "primary",
            "read": "whole",
            "perspective": {"country": "x", "standing": "party"},
        },
        "place": {"name": "P"},
        "actor": {"name": "P", "kind": "person"},
        "period": {"name": "P", "date": "1918", "kind": "state", "sources": []},
    }
    text = json.dumps({kind: [{"id": "a", **rest[kind], **wrong}]})
    assert unknown(text, "a.json", tmp_path) == []
    assert len(getattr(read(text, "a.json", tmp_path), f"{kind}s")) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[" * 100_000, "FILE:1: JSON is nested too deeply to be read"),
        (f'[\n{{"id": {"9" * 5000}}}]', "FILE:2: a number is too long to be read"),
        ("null", "FILE:1: JSON of events is a list, or an object with lists"),
        ("", "FILE:1: JSON of events is a list, or an object with lists"),
        ('[{"a": -Infinity}]', "FILE:1: -Infinity is no value of JSON"),
        (f"[{{{EVENT}}}]]", "FILE:1: there is more after the end of the JSON"),
        ('[[{"colour": 1}]]', "FILE:1: event: `event` wants a table of keys, not a list"),
        ('["a"]', "FILE:1: event: `event` wants a table of keys, not text"),
        ("[true]", "FILE:1: event: `event` wants a table of keys, not true or false"),
        ('{"event": 3}', "FILE:1: event: `event` wants a list, not a number"),
    ],
    ids=lambda value: value[:20],
)
def test_json_that_is_no_dataset_is_one_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    assert said(text, "a.json", tmp_path) == [sentence]


def test_a_list_may_be_named_as_in_a_data_file_or_as_in_output_or_both_ways(
    tmp_path: Path,
) -> None:
    other = EVENT.replace('"a"', '"b"')
    text = f'{{"events": [{{{EVENT}}}], "event": [\n{{{other}}},\n{{"id": 3}}]}}'
    found = said(text, "a.json", tmp_path)
    assert [line.split(": ")[0] for line in found] == ["FILE:3"] * 3
    whole = read(text.replace(',\n{"id": 3}', ""), "a.json", tmp_path)
    assert [event.id for event in whole.events] == ["a", "b"]


def test_all_faults_of_all_records_are_said_in_one_run(tmp_path: Path) -> None:
    text = f'[\n{{"id": "b"}},\n{{{EVENT}, "places": 3, "tags": [1]}},\n{{{EVENT}}},\n{{{EVENT}}}]'
    assert said(text, "a.json", tmp_path) == [
        'FILE:2: event "b": needs the key `title`',
        'FILE:2: event "b": needs the key `date`',
        'FILE:3: event "a": `places` wants a list, not a number',
        'FILE:3: event "a": `tags` wants text, not a number',
        'FILE:5: event "a": the id “a” is taken already, in FILE:4',
    ]


def test_the_faults_of_every_form_are_valid_json_of_the_contract(
    timeline: Run, tmp_path: Path
) -> None:
    texts = {"a.json": "[{}]", "a.jsonl": "{", "a.csv": "id\n", "a.toml": "x = ["}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    done = timeline("check", *texts, "--json")
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema.schemas()["output"]).validate(answer)
    assert {problem["file"] for problem in answer["problems"]} == set(texts)
    assert all(problem["line"] == 1 for problem in answer["problems"])
    assert len(timeline("check", *texts).stdout.splitlines()) == len(answer["problems"])


def test_warnings_are_faults_only_when_asked_for(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f"[{{{EVENT}}}]")
    done = timeline("check", "a.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "One warning: timeline check --strict a.json\n"
    done = timeline("check", "--strict", "a.json")
    assert done.returncode == 1
    assert done.stdout == 'a.json:1: event "a": cites no source that was read\n'


# CSV


@pytest.mark.parametrize("parting", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "none"])
def test_what_parts_the_header_parts_the_cells(parting: str, name: str, tmp_path: Path) -> None:
    rows = [["tags", "date", "id", "title"], ['"x; y"', "1918", "a", '"A, B; C\tD"']]
    text = "\n".join(parting.join(row) for row in rows)
    (event,) = read(text, name, tmp_path).events
    assert (event.id, event.title, event.tags) == ("a", "A, B; C\tD", ("x", "y"))


def test_a_line_is_counted_where_a_row_begins(tmp_path: Path) -> None:
    text = 'id,title,date\r\n"a","A\r\nof ""three""\r\nlines",1918\r\n\r\nb,"B\n",never\n'
    assert [line.partition(": `")[0] for line in said(text, "a.csv", tmp_path)] == [
        'FILE:6: event "b"'
    ]
    assert said('\n\n"id",title\n', "a.csv", tmp_path) == [
        "FILE:1: the header has no column `date`"
    ]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@x", "'=x", "''=x", "'x", "\tx", "\rx", "＝x", "=", "- no formula"],
)
def test_a_cell_that_a_spreadsheet_would_reckon_is_guarded_there_and_back(
    cell: str, timeline: Run, tmp_path: Path
) -> None:
    event = {"id": "a", "title": cell, "date": "1918", "actors": [cell, "b;c", "[d]", " e "]}
    (tmp_path / "a.jsonl").write_text(json.dumps(event))
    written = timeline("show", "--data", "a.jsonl", "-o", str(tmp_path / "a.csv"))
    assert (written.returncode, written.stderr) == (0, "")
    text = (tmp_path / "a.csv").read_bytes().decode()
    (again,) = read(text, "a.csv", tmp_path).events
    assert (again.title, list(again.actors)) == (cell, event["actors"])
    row = text.splitlines()[1] if "\r" not in cell else text
    assert not any(f",{quote}{sign}" in row for sign in "=+-@＝" for quote in ("", '"'))


def test_ids_of_sources_are_enough(tmp_path: Path) -> None:
    text = "id,title,date,sources\na,A,1918,s1 ;s2;;\n"
    (event,) = read(text, "a.csv", tmp_path).events
    assert [(source.id, source.supports) for source in event.sources] == [("s1", ""), ("s2", "")]


def test_tables_in_cells_are_json_without_what_is_derived(tmp_path: Path) -> None:
    cells = '"[{""id"": ""s"", ""supports"": ""x"", ""title"": null, ""locator"": null}]"'
    (event,) = read(f"id,title,date,sources\na,A,1918,{cells}\n", "a.csv", tmp_path).events
    assert event.sources[0].id == "s"


def test_columns_without_a_name_and_rows_without_a_cell_are_passed_over(tmp_path: Path) -> None:
    text = "id,title,date,,\na,A,1918,,\n,,,,\n"
    assert len(read(text, "a.csv", tmp_path).events) == 1
    assert said(text, "a.csv", tmp_path) == []
    assert unknown(text, "a.csv", tmp_path) == []


def test_each_lacking_column_is_named_once_for_all_rows(tmp_path: Path) -> None:
    assert said("Id,name\na,A\nb,B\n", "a.csv", tmp_path) == [
        "FILE:1: the header has no column `id`: name it so, if it is `Id`",
        "FILE:1: the header has no column `title`",
        "FILE:1: the header has no column `date`",
    ]


def test_a_row_that_cannot_be_read_keeps_no_other_from_it(tmp_path: Path) -> None:
    text = "id,title,date,tags\na,A\nb,B,191,x\nc,C,1918,[x\nd,D,1918,x,y\n"
    assert [line.split(": ")[0] for line in said(text, "a.csv", tmp_path)] == [
        f"FILE:{n}" for n in (2, 3, 4, 5)
    ]


# Several at once


def test_sets_are_joined_and_name_one_another(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("id,title,date,sources,places\na,A,1918,s,p\n")
    place = {"id": "p", "name": "Somewhere", "names": {"az": ["Hardasa"]}}
    (tmp_path / "places.json").write_text(json.dumps({"places": [place]}))
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nid = "s"\ntitle = "Book of S"\nlanguage = "en"\nkind = "scholarly"\n'
        'read = "whole"\npublisher = "P"\nperspective = { country = "x", standing = "academic" }\n'
    )
    data = ["--data", "events.csv", "--data", "places.json", "--data", "sources.toml"]
    (event,) = json.loads(timeline("show", "--place", "hardasa", "--json", *data).stdout)["events"]
    assert event["sources"][0]["title"] == "Book of S"
    done = timeline("check", "--strict", "events.csv", "places.json", "sources.toml")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no record of any" in timeline("check", "--strict", "events.csv").stdout


def test_a_reference_to_what_no_set_holds_is_said_of_the_set_that_keeps_such_records(
    tmp_path: Path,
) -> None:
    (tmp_path / "own.toml").write_text(
        '[[place]]\nid = "p"\nname = "P"\n\n'
        '[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\nplaces = ["q"]\n'
    )
    (tmp_path / "free.toml").write_text(
        '[[event]]\nid = "b"\ntitle = "B"\ndate = 1918\nplaces = ["anywhere"]\n'
    )
    problems = checking.check(tmp_path / "own.toml", tmp_path / "free.toml", strict=False).problems
    assert [(p.id, p.sentence.partition(";")[0]) for p in problems] == [
        ("a", "there is no place “q”")
    ]


def test_a_set_without_a_vocabulary_may_use_any_word_beside_one_that_has_one(
    timeline: Run, tmp_path: Path
) -> None:
    free = {"id": "a", "title": "A", "date": "1918", "tags": ["own"], "kind": "mine"}
    (tmp_path / "free.jsonl").write_text(json.dumps(free))
    for data in (["--data", str(TOY)], ["--data", "shipped"], []):
        given = [*data, "--data", "free.jsonl"]
        done = timeline("show", "--tag", "own", "-f", "csv", "--reverse", *given)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == 2
        assert timeline("check", *data, "--data", "free.jsonl").returncode == 0


def test_ids_that_clash_name_the_file_and_the_line_of_both(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title,date\n\nharbour-1801,A,1918\n")
    toy = str(TOY / "events.toml")
    done = timeline("show", "--data", toy, "--data", "a.csv")
    assert done.returncode == 1
    where = f"is taken already, in {toy}:2"
    assert (
        done.stderr == f'timeline: a.csv:3: event "harbour-1801": the id “harbour-1801” {where}.\n'
    )
    assert timeline("show", "--data", str(TOY), "--data", str(TOY)).returncode == 1


def test_what_is_joined_says_of_itself_what_all_of_it_is(tmp_path: Path) -> None:
    def about(id_: str, released: str, until: str) -> Path:
        words = {"id": id_, "title": id_.upper(), "version": "1", "licence": "CC0"}
        file = tmp_path / f"{id_}.json"
        file.write_text(
            json.dumps({"dataset": {**words, "released": released} | {"evidence_until": until}})
        )
        return file

    first, second = about("a", "2025-01-01", "2024"), about("b", "2026-01-01", "2023-05")
    joined = reading.read(first, second, TOY / "events.toml").dataset.about
    assert joined
    assert (joined.id, joined.title, joined.version, joined.licence) == (
        "a + b",
        "A + B",
        "1",
        "CC0",
    )
    assert (str(joined.released), str(joined.evidence_until)) == ("2026-01-01", "2023-05")
    alone = reading.read(first, TOY / "events.toml").dataset.about
    assert alone
    assert alone.id == "a"


def test_own_events_stand_beside_those_of_the_shipped_record(timeline: Run, tmp_path: Path) -> None:
    own = [{"id": "own-1918", "title": "Own", "date": "1918-05-28", "places": ["tiflis"]}]
    (tmp_path / "own.json").write_text(json.dumps(own))
    data = ["--data", "shipped", "--data", "own.json"]
    answer = json.loads(timeline("show", "--json", "--in", "1918-05-28", *data).stdout)
    found = [event["id"] for event in answer["events"]]
    assert "own-1918" in found
    assert len(found) > 1
    assert (
        answer["dataset"]["id"] == json.loads(timeline("about", "--json").stdout)["dataset"]["id"]
    )
    assert timeline("check", "shipped", "own.json").returncode == 0
    ids = timeline("show", "--data", "shipped", "-f", "jsonl", "--limit", "3").stdout
    assert ids == timeline("show", "-f", "jsonl", "--limit", "3").stdout


# The variable


def test_the_variable_names_data_as_the_option_does(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title,date\na,Alpha,1918\n")
    (tmp_path / "b.json").write_text('[{"id": "b", "title": "Bravo", "date": "1801"}]')
    both = {"CAUCASUS_TIMELINE_DATA": os.pathsep.join(["a.csv", "", "b.json", ""])}
    assert timeline("show", **both).stdout == "1801\tb\tBravo\n1918\ta\tAlpha\n"
    assert timeline("check", **both).stderr == "2 warnings: timeline check --strict a.csv b.json\n"
    assert timeline("check", "--strict", "b.json", **both).stdout.count("\n") == 1
    assert timeline("show", "--data", "b.json", **both).stdout == "1801\tb\tBravo\n"
    none = timeline("about", "--json", CAUCASUS_TIMELINE_DATA="").stdout
    assert none == timeline("about", "--json").stdout
    piped = timeline("show", CAUCASUS_TIMELINE_DATA="-", stdin=FORMS["csv"])
    assert piped.stdout == SHOWN


def test_the_variable_is_spoken_of_where_the_option_is(timeline: Run, tmp_path: Path) -> None:
    done = timeline("show", CAUCASUS_TIMELINE_DATA="nowhere.json")
    assert done.returncode == 1
    assert "nowhere.json" in done.stderr


# The TAB key


def offered(line: str, *data: str) -> set[str]:
    words = [part for path in data for part in ("--data", path)]
    command, *rest = line.split(" ")
    text = completing.completed("fish", [command, *words, *rest])
    return {one.partition("\t")[0] for one in text.splitlines()}


def test_completion_offers_the_ids_of_several_sets(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[[event]]\nid = "own-1918"\ntitle = "O"\ndate = 1918\n')
    found = offered("event ", str(tmp_path), str(TOY))
    assert {"own-1918", "harbour-1801"} <= found
    assert {"tiflis-1801-09-24", "harbour-1801"} <= offered("event ", "shipped", str(TOY))


@pytest.mark.parametrize("name", ["pipe", "big.jsonl", "a.csv", "a.json"])
def test_completion_reads_no_data_that_it_cannot_scan(name: str, tmp_path: Path) -> None:
    if name == "pipe":
        os.mkfifo(tmp_path / name)  # whoever opened it would wait for ever
    else:
        (tmp_path / name).write_text('[[event]]\nid = "never-looked-for"\n')
    assert offered("event ", str(tmp_path / name), str(TOY)) >= {"harbour-1801"}
    assert offered("event ", str(tmp_path / name)) == set()
    assert offered("event ", "-") == set()


def test_the_shipped_record_is_a_folder_as_others_are() -> None:
    assert reading.read("shipped").dataset.digest == reading.read(data_home()).dataset.digest
