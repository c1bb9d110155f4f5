"""The program as its users meet it: words in, text and exit codes out."""

import json
import os
import subprocess
import sys
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from caucasus_timeline.cli import events
from caucasus_timeline.cli.app import COMMANDS
from caucasus_timeline.model.dates import YearDay

from .conftest import TOY, Run, on_a_terminal

EVENTS = '[[event]]\nid = "a-1918"\ntitle = "A"\ndate = "1918"\n'


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["show", "--from", "1918-02-29"], 2, "--from: there is no day 29 in 1918-02"),
        (["show", "--from", "05/06/1918"], 2, "write 1918-06-05 or 1918-05-06."),
        (["show", "--to", "12.05.1918"], 2, "--to: “12.05.1918” can be read in two ways"),
        (["show", "--from", "1920", "--to", "1918"], 2, "--from 1920 is later than --to 1918"),
        (["show", "--from", "1920", "--in", "1918"], 2, "--from 1920 lies after --in 1918"),
        (["show", "--to", "1917", "--in", "1918"], 2, "--to 1917 lies before --in 1918"),
        (["show", "--in", "republik"], 2, "--in: there is no period “republik”; did you mean"),
        (["show", "--in", "1918-13"], 2, "--in: there is no month 13"),
        (["show", "--limit", "0"], 2, "--limit"),
        (
            ["show", "--tag", "trad"],
            1,
            "There is no tag “trad”; did you mean trade or treaty? All: timeline tags.\n",
        ),
        (["show", "--place", "Harbor"], 1, "no place “Harbor”; did you mean harbour"),
        (["show", "--place", "Tokyo"], 1, "There is no place “Tokyo”: see timeline places."),
        (["show", "--tag", "zzz"], 1, "There is no tag “zzz”: see timeline tags."),
        (["show", "--speaker", "nobody"], 1, "There is no speaker “nobody”: see timeline claims."),
        (["show", "--speaker", "forde"], 1, "There is no speaker “forde”; did you mean ford"),
        (["show", "--claim", "valey"], 1, "There is no claim “valey”; did you mean valley"),
        (
            ["show", "-f", "docx"],
            2,
            "There is no format “docx”: use text, json, jsonl, csv, parquet.",
        ),
        (["show", "--json", "-f", "jsonl"], 2, "--json and -f jsonl ask for two formats"),
        (["show", "-o", "x.docx"], 2, "No format for x.docx: end it in .json"),
        (
            ["show", "--layout", "tree"],
            2,
            "There is no layout “tree”: use table, lines or chart.\n",
        ),
        (["show", "--layout", ""], 2, "There is no layout “”: use table, lines or chart."),
        (["show", "--form", "1918"], 2, "No such option: --form"),
        (["claims", "-f", "jsonl"], 2, "-f jsonl writes events, one a line: use show"),
        (
            ["event", "valley-1918"],
            1,
            "There is no event “valley-1918”; did you mean valley-1918-05-28",
        ),
        (["event"], 2, "Missing argument 'ID'"),
        (["compare", "ford"], 2, "Missing argument 'S2'"),
        (["compare", "ford", "forde"], 1, "There is no speaker “forde”; did you mean ford"),
        (["compare", "ford", "ilya-ford"], 2, "Both names mean Ilya Ford (ilya-ford): name two"),
        (["compare", "ford", "north", "--to", "1918-13"], 2, "--to: there is no month 13"),
        (["compare", "ford", "north", "--in", "republik"], 2, "--in: there is no period"),
        (["between", "valley-1918-05-28"], 2, "Missing argument 'E2'"),
        (["between", "1918", "valley-1918"], 1, "There is no event “valley-1918”; did you mean"),
        (["between", "05/06/1918", "1920"], 2, "E1: “05/06/1918” can be read in two ways"),
        (["between", "1918", "../1920"], 2, "E2: no beginning of “../1920” is known"),
        (["on", "May", "1918"], 2, "“May 1918” names no day of the year: write 28 May or 05-28."),
        (["on", "28.05"], 2, "“28.05” is not how a day of the year is written: write 28 May."),
        (["on", "5/6"], 2, "“5/6” can be read in two ways: write 5 June or 6 May."),
        (["claim", "nothing-like-it"], 1, "There is no claim “nothing-like-it”: see timeline"),
        (["sources", "gazette"], 1, "There is no source “gazette”; did you mean gazette-1918?"),
        (["places", "Harbor"], 1, "There is no place “Harbor”; did you mean harbour"),
        (
            ["schema", "evnt"],
            2,
            "There is no schema “evnt”: use data, claim, json, line, output, event.",
        ),
    ],
)
def test_a_fault_is_one_sentence_on_stderr_and_nothing_on_stdout(
    words: list[str], code: int, says: str, timeline: Run
) -> None:
    done = timeline(*words, "--data", str(TOY))
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("timeline: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("shwo", "timeline show"),
        ("zangezur", "timeline claim zangezur"),
        ("aliyev-2025-zangezur", "timeline claim aliyev-2025-zangezur"),
        ("baku-1920-12-01", "timeline event baku-1920-12-01"),
        ("Petrovsk", "timeline show --place Petrovsk"),
        ("Тифлис", "timeline claim Тифлис"),
        ("1918", "timeline show --in 1918"),
        ("1920-04", "timeline show --in 1920-04"),
        ("28 May", 'timeline on "28 May"'),
        ("Soviet Union", 'timeline show --in "Soviet Union"'),
        ("Нариманов", "timeline show --actor Нариманов"),
        ("treaty", "timeline show --tag treaty"),
        ("battle", "timeline show --kind battle"),
    ],
)
def test_a_word_that_is_no_command_gets_the_command_that_was_meant(
    word: str, meant: str, timeline: Run
) -> None:
    done = timeline(word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"timeline: There is no command “{word}”. Did you mean: {meant}\n"


def test_a_word_that_means_nothing_is_told_where_to_look(timeline: Run) -> None:
    done = timeline("xyzzy")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Try: timeline --help, or timeline show --search" in done.stderr


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "No TOML file in"),
        ({"a.toml": 'x = "'}, "a.toml:1: TOML ends too early: unterminated string."),
        ({"a.toml": EVENTS.replace('"A"', "3")}, 'a.toml:3: event "a-1918": `title` wants text'),
        (
            {"a.toml": EVENTS.replace('"A"', "3"), "b.toml": "[[evnt]]\nx = 1\n"},
            " And 1 more: timeline check ",
        ),
        ({"a.toml": EVENTS + 'related = ["b"]\n'}, "there is no event “b”"),
    ],
)
def test_data_with_faults_are_not_shown_but_named(
    files: dict[str, str], says: str, timeline: Run, tmp_path: Path
) -> None:
    home = tmp_path / "data"
    home.mkdir()
    for name, text in files.items():
        (home / name).write_text(text)
    done = timeline("show", "--data", str(home))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


def test_a_path_that_is_not_there_is_named(timeline: Run) -> None:
    done = timeline("show", "--data", "no-such-folder")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "timeline: There is no no-such-folder: check the path given to --data.\n"


def test_a_file_that_cannot_be_read_is_named(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    done = timeline("show", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "a.toml: cannot be read: Is a directory." in done.stderr


def test_a_file_that_is_not_utf8_is_named_with_its_line(timeline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(EVENTS.encode() + b"# \xe9\n")
    done = timeline("check", str(tmp_path / "a.toml"))
    assert done.returncode == 1
    assert done.stdout.endswith("a.toml:5: is not UTF-8 here: save the file as UTF-8\n")


HOSTILE = "\x1b[31mred\x1b[0m [sic] [/x] :smile: \u202eabc\x07 end"
SAFE = r"\x1b[31mred\x1b[0m [sic] [/x] :smile: \u202eabc\x07 end"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The toy dataset with a hostile title, name, reason and so on everywhere."""
    home = tmp_path / "hostile"
    (home / "claims").mkdir(parents=True)
    word = json.dumps(HOSTILE)
    for file in [*TOY.glob("*.toml"), *TOY.glob("claims/*.toml")]:
        text = file.read_text()
        for plain in (
            '"Council in the Valley proclaims a republic"',
            '"Both councils give the day."',
            '"The Council proclaimed it"',
            '"Հովտի պատմություն"',
            '"In the evening, by both accounts."',
            '"A valley that two councils claimed."',
            '"Talk with the Evening Post"',
        ):
            text = text.replace(plain, word)
        (home / file.relative_to(TOY)).write_text(text)
    return home


LOOKS = [
    ["show"],
    ["show", "--width", "120"],
    ["show", "--width", "60"],
    ["show", "--layout", "table", "--width", "120"],
    ["show", "--layout", "chart"],
    ["show", "--layout", "lines"],
    ["show", "--plain"],
    ["show", "--json"],
    ["show", "-f", "jsonl"],
    ["event", "valley-1918-05-28"],
    ["event", "valley-1918-05-28", "--width", "80"],
    ["claim", "valley"],
    ["claim", "valley", "--width", "120"],
    ["claim", "valley", "--plain"],
    ["compare", "ford", "daily-north"],
    ["compare", "ford", "daily-north", "--plain"],
    ["compare", "ford", "daily-north", "--width", "120"],
    ["between", "valley-1918-05-28", "1920"],
    ["between", "valley-1918-05-28", "1920", "--width", "80"],
    ["between", "1801", "1930", "--plain"],
    ["on", "28 May"],
    ["on", "28 May", "--width", "80"],
    ["on", "28 May", "--plain"],
    ["claims"],
    ["sources"],
    ["sources", "--width", "80"],
    ["places", "Valley"],
    ["places", "--width", "80"],
]


@pytest.mark.parametrize("colour", ["", "1"])
@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_hostile_text_reaches_the_terminal_as_text(
    words: list[str], colour: str, hostile: Path, timeline: Run
) -> None:
    variables = {"FORCE_COLOR": "1"} if colour else {}
    done = timeline(*words, "--data", str(hostile), **variables)
    assert done.returncode == 0, done.stderr
    assert "\x1b[31m" not in done.stdout
    assert not set(done.stdout) & {"\x07", "\u202e"}


@pytest.mark.parametrize("words", [["show", "--plain"], ["show"], ["claim", "valley"]])
def test_brackets_and_colons_of_a_title_survive(
    words: list[str], hostile: Path, timeline: Run
) -> None:
    assert SAFE in timeline(*words, "--data", str(hostile)).stdout


def test_the_hostile_title_survives_in_json_as_it_was_written(hostile: Path, timeline: Run) -> None:
    done = timeline("show", "--json", "--data", str(hostile))
    titles = [event["title"] for event in json.loads(done.stdout)["events"]]
    assert HOSTILE in titles


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words", [["show"], ["show", "--json"], ["claim", "valley"], ["--help"], ["show", "--help"]]
)
def test_a_reader_that_goes_away_ends_the_program_quietly(
    words: list[str], unbuffered: str, environment: dict[str, str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # before the start, so that the very first write fails
    data = [] if "--help" in words else ["--data", str(TOY)]
    variables = {"PYTHONUNBUFFERED": unbuffered} if unbuffered else {}
    done = subprocess.run(
        [sys.executable, "-m", "caucasus_timeline", *words, *data],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment | variables,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_goes_away_on_stderr_changes_no_exit_code(
    environment: dict[str, str],
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "caucasus_timeline", "event", "x", "--data", str(TOY)]
    done = subprocess.run(
        command, stderr=writing, stdout=subprocess.PIPE, env=environment, timeout=60, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_full_disk_is_one_sentence(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "caucasus_timeline", "show", "--data", str(TOY)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=environment, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"timeline: Cannot write: No space left on device.\n"


@pytest.mark.parametrize(
    "variables",
    [
        {"NO_COLOR": "1"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"COLUMNS": "20"},
        {"COLUMNS": "0"},
        {"TERM": "dumb"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["claim", "valley"],
        ["show", "--width", "100"],
        ["show", "--layout", "table"],
        ["show", "--layout", "chart"],
    ],
)
def test_every_environment_gives_readable_output(
    words: list[str], variables: dict[str, str], timeline: Run
) -> None:
    encoding = variables.get("PYTHONIOENCODING", "utf-8")
    done = timeline(*words, "--data", str(TOY), encoding=encoding, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert "republic" in done.stdout


def test_what_an_encoding_cannot_write_is_escaped(timeline: Run) -> None:
    done = timeline("places", "--data", str(TOY), PYTHONIOENCODING="ascii")
    assert r"\u0540\u0578\u057e\u056b\u057f" in done.stdout


def test_json_is_utf8_whatever_the_terminal_says(timeline: Run) -> None:
    done = timeline("places", "--json", "--data", str(TOY), PYTHONIOENCODING="ascii")
    assert "Հովիտ" in done.stdout


def test_a_terminal_gets_the_drawn_look_in_colour_and_a_pipe_the_lines(
    environment: dict[str, str], timeline: Run
) -> None:
    drawn, code = on_a_terminal(["show", "--no-pager", "--data", str(TOY)], environment)
    assert code == 0
    assert "═╤═" in drawn
    assert "\x1b[1m" in drawn
    assert "\x1b]8;" in drawn  # a link
    piped = timeline("show", "--data", str(TOY)).stdout
    first = "1801~\tharbour-1801\tCustoms house opens at the Harbour, ნავსადგური"
    assert piped.splitlines()[0] == first


def test_no_color_takes_colour_and_links_away(environment: dict[str, str]) -> None:
    words = ["show", "--no-pager", "--data", str(TOY)]
    drawn, _ = on_a_terminal(words, environment | {"NO_COLOR": "1"})
    assert "═╤═" in drawn
    assert "\x1b" not in drawn


def test_force_color_adds_colour_to_a_pipe_and_changes_no_look(timeline: Run) -> None:
    lines = timeline("show", "--data", str(TOY))
    forced = timeline("show", "--data", str(TOY), FORCE_COLOR="1")
    assert forced.stdout == lines.stdout
    drawn = timeline("show", "--data", str(TOY), "--width", "100", FORCE_COLOR="1")
    assert "\x1b[1m" in drawn.stdout


def test_width_and_plain_hold_in_a_pipe_too(timeline: Run) -> None:
    drawn = timeline("show", "--data", str(TOY), "--width", "100").stdout
    assert "═╤═" in drawn
    plain = timeline("show", "--data", str(TOY), "--plain", "--width", "100").stdout
    assert "═" not in plain


@pytest.mark.parametrize(("layout", "sign"), [("table", "━━"), ("chart", "┬")])
def test_a_layout_is_drawn_in_a_pipe_too_at_the_width_asked_for_or_of_the_terminal(
    layout: str, sign: str, timeline: Run
) -> None:
    words = ["show", "--data", str(TOY), "--layout", layout]
    drawn = timeline(*words).stdout
    assert sign in drawn
    assert timeline(*words, COLUMNS="120").stdout == timeline(*words, "--width", "120").stdout
    assert max(map(len, drawn.splitlines())) <= 80 < len(timeline(*words, COLUMNS="120").stdout)


def test_the_layout_lines_gives_lines_on_a_terminal_and_whatever_the_width(
    environment: dict[str, str], timeline: Run
) -> None:
    lines = timeline("show", "--data", str(TOY)).stdout
    words = ["show", "--data", str(TOY), "--layout", "lines"]
    assert on_a_terminal(words, environment) == (lines, 0)
    assert timeline(*words, "--width", "60").stdout == lines


@pytest.mark.parametrize("layout", ["table", "chart", "lines"])
@pytest.mark.parametrize("form", [["--plain"], ["-f", "text"], ["--json"], ["-f", "jsonl"]])
def test_plain_and_a_format_come_before_a_layout(
    form: list[str], layout: str, timeline: Run
) -> None:
    words = ["show", "--data", str(TOY), *form]
    assert timeline(*words, "--layout", layout).stdout == timeline(*words).stdout


def test_a_text_file_holds_the_layout_asked_for(timeline: Run, tmp_path: Path) -> None:
    words = ["show", "--data", str(TOY), "--layout", "chart"]
    done = timeline(*words, "-o", str(tmp_path / "chart.txt"), "--width", "90")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "chart.txt").read_text() == timeline(*words, "--width", "90").stdout


def test_a_file_gets_the_format_of_its_ending_and_is_not_overwritten(
    timeline: Run, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    done = timeline("show", "--data", str(TOY), "-o", str(target))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(target.read_text())["schema"] == "timeline/1"
    target.write_text("mine")
    again = timeline("show", "--data", str(TOY), "-o", str(target))
    assert again.returncode == 1
    assert "exists already: give another name, or --force." in again.stderr
    assert target.read_text() == "mine"
    assert timeline("show", "--data", str(TOY), "-o", str(target), "--force").returncode == 0
    assert json.loads(target.read_text())["matched"] == 5
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_folder_that_cannot_be_written_is_named(timeline: Run, tmp_path: Path) -> None:
    done = timeline("show", "--data", str(TOY), "-o", str(tmp_path / "none" / "out.json"))
    assert done.returncode == 1
    assert "Cannot write" in done.stderr
    assert "No such file or directory" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["-h"],
        *([name, "-h"] for name in ("show", "claim", "compare", "between", "on")),
    ],
)
def test_help_gives_an_example_and_no_traceback(words: list[str], timeline: Run) -> None:
    done = timeline(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "timeline show --from 1917" in done.stdout or "Example: timeline" in done.stdout


def test_the_list_of_commands_has_a_whole_line_for_each_in_80_columns(timeline: Run) -> None:
    said = timeline("--help", COLUMNS="80").stdout
    listed = said.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert "..." not in "".join(listed)
    assert all(line.endswith((".", "?")) for line in listed)


def test_version_names_program_and_record(timeline: Run) -> None:
    done = timeline("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("timeline 0.")
    assert ", record 20" in done.stdout


def test_the_bare_command_says_in_ten_lines_what_to_try(timeline: Run) -> None:
    done = timeline()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 10
    assert done.stdout.count("timeline ") >= 5


def test_overlapping_places_are_found_and_named(timeline: Run) -> None:
    done = timeline("show", "--data", str(TOY), "--place", "Şərqi Dərə")
    assert done.stderr == "East Valley overlaps, and is not the same as: Valley.\n"
    assert len(done.stdout.splitlines()) == 3


def test_nothing_found_is_no_fault(timeline: Run) -> None:
    done = timeline("show", "--data", str(TOY), "--from", "2000", "--width", "80")
    assert done.returncode == 0
    assert "No event matches." in done.stdout
    assert timeline("show", "--data", str(TOY), "--from", "2000").stdout == ""


def test_a_day_may_be_typed_as_one_word_or_several(timeline: Run) -> None:
    one = timeline("on", "28 May", "--data", str(TOY))
    assert one.stdout == (
        "1918-05-28\tvalley-1918-05-28\tCouncil in the Valley proclaims a republic"
        "\t28 May (15 May Old Style)\n"
    )
    for words in (["28", "May"], ["May", "28"], ["05-28"], ["--", "--05-28"]):
        several = timeline("on", "--data", str(TOY), *words)
        assert (several.returncode, several.stdout) == (0, one.stdout)


def test_a_year_typed_with_the_day_is_left_aside_and_that_is_said(timeline: Run) -> None:
    done = timeline("on", "28 May 1921", "--data", str(TOY))
    assert "valley-1918-05-28" in done.stdout
    assert done.stderr == "The year 1921 is left aside: the day is looked for in every year.\n"


def test_today_is_the_day_where_none_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls(2024, 2, 29, 12, tzinfo=tz)

    monkeypatch.setattr(events, "datetime", Clock)
    assert events._day_of_year("") == (YearDay(2, 29), "")


def test_nothing_on_a_day_is_no_fault_and_names_the_nearest(timeline: Run) -> None:
    done = timeline("on", "2 June", "--data", str(TOY), "--plain")
    assert done.returncode == 0
    assert "28 May before it, 27 April after it" in done.stdout
    assert timeline("on", "2 June", "--data", str(TOY)).stdout == ""


def test_a_name_of_two_speakers_is_refused_with_their_ids(timeline: Run) -> None:
    done = timeline("compare", "aliyev", "putin")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "timeline: “aliyev” means more than one speaker: write heydar-aliyev or ilham-aliyev.\n"
    )


def test_the_order_of_the_two_events_does_not_matter(timeline: Run) -> None:
    ends = ("valley-1918-05-28", "harbour-1920-04-28")
    there, back = (
        timeline("between", *pair, "--data", str(TOY), "--width", "80")
        for pair in (ends, ends[::-1])
    )
    assert there.stdout == back.stdout
    assert "1 year 11 months (701 days)" in there.stdout


def test_check_says_nothing_of_sound_data_and_all_of_unsound(timeline: Run, tmp_path: Path) -> None:
    sound = timeline("check", str(TOY), "--strict")
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, "", "")
    file = tmp_path / "a.toml"
    file.write_text(EVENTS.replace('"1918"', "true"))
    faulty = timeline("check", str(file))
    assert faulty.returncode == 1
    assert faulty.stdout.startswith(f'{file}:4: event "a-1918": `date`')
    machine = json.loads(timeline("check", str(file), "--json").stdout)
    assert [(p["line"], p["id"]) for p in machine["problems"]] == [(4, "a-1918")]


def test_check_explains_every_rule(timeline: Run) -> None:
    done = timeline("check", "--explain")
    assert done.returncode == 0
    assert "old style agrees" in done.stdout
