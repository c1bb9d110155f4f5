"""The TAB key: what it offers, what it loads, and that no id of hostile data is ever run by it."""

import fcntl
import json
import os
import pty
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caucasus_timeline import files
from caucasus_timeline.cli import completing, shells
from caucasus_timeline.cli.app import COMMANDS, command
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files.document import Document
from caucasus_timeline.files.scanning import scanned
from caucasus_timeline.files.toml import folder

from .conftest import TOY, Run

FREE = {"--from", "--to", "--search", "--limit", "--width", "on"}
"""Options, and the command, whose values nobody can list."""


def offered(line: str, *, data: Path | None = TOY) -> dict[str, str]:
    """Return what is offered at the end of the line, each with its meaning."""
    words = line.split(" ")
    words[1:1] = ["--data", str(data)] if data else []
    rows = completing.completed("fish", words).splitlines()
    return dict(row.split("\t") for row in rows)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("claim ", {"ford-1930-valley", "north-1931-harbour"}),
        ("claim v", {"valley"}),
        ("claim də", {"dərə"}),
        ("sources --claim n", {"north-1931-harbour"}),
        ("show --claim=f", {"--claim=ford-1930-valley"}),
        ("event harbour-19", {"harbour-1920-04-28", "harbour-1925"}),
        ("places ", {"east-valley", "harbour", "toyland", "valley"}),
        ("places harbour v", {"valley"}),
        ("show --place Ş", {"Şərqi Dərə"}),
        ("show --place Д", {"Долина"}),
        ("show --tag ", {"republic", "trade", "treaty"}),
        ("show --kind ", {"change-of-control", "law", "proclamation", "treaty"}),
        ("actors ", {"army-north", "council", "daily-north", "ilya-ford", "watch"}),
        ("show --actor fo", {"ford"}),
        ("show --actor İ", {"İlya Ford"}),
        ("claims --speaker ", {"daily-north", "ilya-ford"}),
        ("claims --speaker fo", {"ford"}),
        ("show --in ", {"republic"}),
        ("sources ga", {"gazette-1918"}),
        ("claims --finding mis", {"misleading"}),
        ("show -f ", {"text", "json", "jsonl", "csv", "parquet"}),
        ("show --format=jsonl", {"--format=jsonl"}),
        ("schema o", {"output"}),
        ("show --place valley --tag trea", {"treaty"}),
        ("show --str", {"--strict"}),
        ("check ", {""}),
        ("show --data ", {""}),
        ("show -o ", {""}),
        ("show --json > ", {""}),
        ("show --from ", set()),
        ("claim nothing-like-it", set()),
        ("nothing-like-it ", set()),
        ("tags ", set()),
    ],
)
def test_what_may_stand_at_the_cursor_is_offered(line: str, values: set[str]) -> None:
    assert set(offered(line)) == values


def test_commands_are_offered_with_what_they_are_for() -> None:
    assert set(offered("", data=None)) == set(COMMANDS)
    assert offered("cla", data=None)["claims"].startswith("Every claim, with its gist")
    assert set(offered("--version sho", data=None)) == {"show"}
    assert set(offered("--ver", data=None)) == {"--version"}


def test_ids_are_offered_with_what_they_mean() -> None:
    assert offered("event harbour-1925")["harbour-1925"].startswith("Accord of the Harbour")
    assert offered("show --tag trea") == {"treaty": "Treaty"}
    assert offered("show --place Гав") == {"Гавань": "harbour"}


def test_without_data_named_the_shipped_record_is_offered() -> None:
    assert "zangezur" in offered("claim zan", data=None)
    assert "Zəngəzur" in offered("show --place Zəng", data=None)


@pytest.mark.parametrize("line", ["event ", "claim v", "show --tag "])
def test_a_path_without_data_offers_nothing(line: str, tmp_path: Path) -> None:
    assert not offered(line, data=tmp_path)
    assert not offered(line, data=Path("~nobody-of-that-name/x"))


def test_a_path_may_be_written_with_a_tilde_or_a_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.toml").write_text('[[event]]\nid = "a-1918"\n')
    for path in ("~", "$HOME", "~/a.toml"):
        assert set(offered("event ", data=Path(path))) == {"a-1918"}


def test_every_option_and_argument_is_completed_or_known_to_be_free() -> None:
    wanted = set()
    for name, one in command([]).commands.items():
        wanted |= {name for param in one.params if param.param_type_name == "argument"}
        options = [p for p in one.params if p.param_type_name == "option" and not p.is_flag]
        wanted |= {max(param.opts, key=len) for param in options}
    assert wanted - FREE <= completing.VALUES.keys()
    assert not FREE & completing.VALUES.keys()


LOADED = """
import json, sys
from caucasus_timeline.cli.completing import completed
offered = completed("fish", {words})
print(json.dumps([offered, sorted(sys.modules)]))
"""


@pytest.mark.parametrize(
    "line", ["claim ", "event ", "show --place ", "claims --speaker ", "sources ", "schema ", "sh"]
)
def test_nothing_is_read_as_a_record_and_nothing_slow_is_loaded(
    line: str, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=line.split(" "))],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    values, modules = json.loads(done.stdout)
    assert values
    assert "typer" in modules
    slow = {"rich", "dateutil", "rtoml", "tomllib", "tomli", "caucasus_timeline.model.decoding"}
    assert not slow & set(modules)


# The scan


def scan(text: str, tmp_path: Path, header: str = "event") -> list[dict[str, list[str]]]:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    found = scanned(tmp_path, (header,), ("id", "title", "names"))
    return [texts for _, texts in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[[event]]\nid = "a"\ntitle = "A"', [{"id": ["a"], "title": ["A"]}]),
        ('[[event]]\r\nid="a"\r\n\r\n[[event]]\r\n  id = "b"\r\n', [{"id": ["a"]}, {"id": ["b"]}]),
        ('[[event]]\nid = "a"\n[[event.disputes]]\nid = "b"\n', [{"id": ["a"]}]),
        ('[[place]]\nid = "a"\n', []),
        ('id = "a"\n', []),
        ('[[event]]\nid = \'a"b\' # "c"\n', [{"id": ['a"b']}]),
        ("[[event]]\nid = 'a'\n# id = 'b'\n", [{"id": ["a"]}]),
        ('[[event]]\nid = "a\\"b\\\\n"\n', [{"id": ['a"b\\n']}]),
        ('[[event]]\nid = "a"\ntitle = "B\\n"\n', [{"id": ["a"], "title": []}]),
        ('[[event]]\nid = "a"\nsummary = """\nid = "x"\n"""\n', [{"id": ["a"]}]),
        ('[[event]]\nid = "a"\nsummary = """\n[[event]]\nid = "x"\n"""\n', [{"id": ["a"]}]),
        ("[[event]]\nid = \"a\"\nsummary = '''\nid = \"x\"\n'''\n", [{"id": ["a"]}]),
        ('[[event]]\nnames = { ru = ["б", "в"], az = ["ə"] }\n', [{"names": ["б", "в", "ə"]}]),
        ('[[event]]\nnames = [\n  "a",\n  "b",\n]\n', [{"names": ["a", "b"]}]),
        ('\ufeff[[event]]\nid = "a"\n', [{"id": ["a"]}]),
        ('[[event]]\nid = 3\nid = [\nid = "', []),
        ("", []),
    ],
)
def test_the_scan_finds_ids_as_toml_would(
    text: str, found: list[dict[str, list[str]]], tmp_path: Path
) -> None:
    assert scan(text, tmp_path) == found


def test_the_scan_agrees_with_the_reader_on_every_id_of_the_record() -> None:
    home = files.data_home()
    read: dict[str, set[str]] = {}
    for document in folder(home):
        assert isinstance(document, Document)
        tables = {"claim": [document.tree]} if document.is_claim else document.tree
        for kind, records in tables.items():
            named = [r["id"] for r in records if "id" in r] if isinstance(records, list) else []
            read.setdefault(kind, set()).update(named)
    for kind in ("event", "claim", "place", "actor", "source", "period", "term"):
        found = {texts["id"][0] for _, texts in scanned(home, (kind,), ("id",))}
        assert found == read[kind]


def test_a_claim_is_found_in_its_own_file_and_among_other_records(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    own = 'id = "a"\naliases = ["b c"]\n\n[[assertion]]\nid = "d"\n'
    (tmp_path / "claims" / "a.toml").write_text(own)
    (tmp_path / "x.toml").write_text('[[claim]]\nid = "e"\n[[claim.assertion]]\nid = "f"\n')
    assert set(offered("claim ", data=tmp_path)) == {"a", "e"}
    assert set(offered("claim b", data=tmp_path)) == {"b c"}


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    os.mkfifo(tmp_path / "b.toml")
    (tmp_path / "c.toml").write_bytes(b'[[event]]\nid = "a"\ntitle = "\xff"\n')
    (tmp_path / "d.toml").symlink_to("/dev/zero")
    assert set(offered("event ", data=tmp_path)) == {"a"}
    with pytest.raises(TimelineError, match="There is no"):
        list(scanned(tmp_path / "e.toml", ("event",), ("id",)))


# What bash hands over and takes


@pytest.mark.parametrize(
    ("text", "words", "word", "quote", "kept"),
    [
        ("timeline ", [], "", "", 0),
        ("timeline cl", [], "cl", "", 0),
        ("timeline claim 'a b' \"c $d\" e\\ f", ["claim", "a b", "c $d"], "e f", "", 0),
        ('timeline claim "a b', ["claim"], "a b", '"', 0),
        ("timeline claim 'a\\", ["claim"], "a\\", "'", 0),
        ("timeline claim a\\", ["claim"], "a", "", 0),
        ('timeline claim "a\\"b\\n', ["claim"], 'a"b\\n', '"', 0),
        ("timeline claim a:b", ["claim"], "a:b", "", 2),
        ("timeline show --claim=a", ["show"], "--claim=a", "", 8),
        ('timeline show --claim="a b', ["show"], "--claim=a b", '"', 8),
        ("timeline claim 'a'\"b", ["claim"], "ab", '"', 1),
        ("timeline claim 'a'b", ["claim"], "ab", "", 0),
        ("timeline claim '' b", ["claim", ""], "b", "", 0),
        ("timeline show >a", ["show", ">"], "a", "", 0),
        ("timeline show --json > a", ["show", "--json", ">"], "a", "", 0),
    ],
)
def test_a_line_of_bash_is_taken_apart_as_bash_does(
    text: str, words: list[str], word: str, quote: str, kept: int
) -> None:
    assert shells.line("bash", [text, " \t\n\"'><=;|&(:"]) == (words, word, quote, kept)


PRINTED = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1)


@given(st.lists(PRINTED, min_size=1), st.sampled_from(["", "'", '"']))
@settings(max_examples=50, deadline=None)
def test_what_bash_gets_is_one_word_when_it_has_closed_the_quotation(
    texts: list[str], quote: str
) -> None:
    rows = shells.answer("bash", shells.Line([], "", quote), [(text, "") for text in texts])
    words = [quote + row + ("" if row.endswith(quote) else quote) for row in rows]
    script = f"printf '%s\\0' {' '.join(words)}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().split("\0")[:-1] == texts
    assert shells.line("bash", [f"x {words[0]}", ""]).word == texts[0]


@pytest.mark.parametrize("shell", shells.SCRIPTS)
@pytest.mark.parametrize("text", ["a\nb", "a\x1b[31m", "a\tb", "a\u202eb", "a\x00"])
def test_a_value_with_a_control_sign_is_not_offered(text: str, shell: str) -> None:
    line = shells.Line([], "")
    assert not list(shells.answer(shell, line, [(text, "")]))
    rows = list(shells.answer(shell, line, [("a", text)]))
    assert len(rows) == 1
    assert rows[0].replace("\t", "").isprintable()


def test_an_id_that_would_be_an_option_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[event]]\nid = "--output=x"\n[[event]]\nid = "a"\n')
    assert set(offered("event ", data=tmp_path)) == {"a"}


# The command


@pytest.mark.parametrize("shell", shells.SCRIPTS)
def test_the_script_of_a_shell_is_printed(shell: str, timeline: Run) -> None:
    done = timeline("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_TIMELINE_COMPLETE={shell}" in done.stdout
    assert timeline("completion", SHELL=f"/usr/local/bin/{shell}").stdout == done.stdout
    assert shell in timeline("completion", "--help").stdout


def test_an_unknown_shell_is_named_and_none_is_asked_for(timeline: Run) -> None:
    done = timeline("completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("timeline: There is no completion for “tcsh”: use bash, zsh, fish.\n")
    for shell in ("", "/bin/tcsh"):
        done = timeline("completion", SHELL=shell)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.endswith("name one: bash, zsh, fish.\n")


# The shells themselves

PROGRAM = """#!/bin/sh
if [ -n "$_TIMELINE_COMPLETE" ]; then exec {python} -m caucasus_timeline "$@"; fi
printf 'GIVEN'; printf '<%s>' "$@"; echo END
"""
ON_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
STARTED: dict[str, tuple[str, str, list[str]]] = {
    "bash": (".bashrc", "", ["bash", "-i"]),
    "zsh": (".zshrc", "autoload -Uz compinit; compinit -u\n", ["zsh", "-d", "-i"]),
    "fish": (".config/fish/completions/timeline.fish", "", ["fish", "-i"]),
}


class Terminal:
    """A shell on a terminal, whose completion was set up as the help says."""

    def __init__(self, shell: str, home: Path, environment: dict[str, str]) -> None:
        start, before, words = STARTED[shell]
        (home / start).parent.mkdir(parents=True, exist_ok=True)
        (home / start).write_text(before + shells.SCRIPTS[shell])
        (home / "bin").mkdir()
        program = home / "bin" / "timeline"
        program.write_text(PROGRAM.format(python=shlex.quote(sys.executable)))
        program.chmod(0o755)
        self.folder = home / "folder"
        self.folder.mkdir()
        odd = {"ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HISTFILE", "BASH_ENV"}
        path = f"{home / 'bin'}:{environment['PATH']}"
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 400, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", ON_TERMINAL, *words],
            stdin=child,
            stdout=child,
            stderr=child,
            cwd=self.folder,
            env={name: value for name, value in environment.items() if name not in odd}
            | {"HOME": str(home), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        os.close(child)
        self.send("echo REA''DY\r", "READY")

    def send(self, keys: str, until: str) -> str:
        """Press the keys and return what is written until that comes."""
        os.write(self.parent, keys.encode())
        written, end = "", time.monotonic() + 60
        while until not in written:
            assert time.monotonic() < end, f"{keys!r}: {written!r}"
            if select.select([self.parent], [], [], 1)[0]:
                written += os.read(self.parent, 65_536).decode(errors="replace")
        return written

    def given(self, line: str) -> list[str]:
        """Return what the program is given when TAB and Enter are pressed after the line."""
        written = self.send(f"{line}\t\r", "END\r\n")
        found = re.findall(r"GIVEN<(.*)>END", written)
        assert found, written
        return str(found[-1]).split("><")

    def close(self) -> None:
        """End the shell."""
        os.close(self.parent)
        self.process.kill()
        self.process.wait()


@pytest.fixture(params=STARTED)
def terminal(
    request: pytest.FixtureRequest, tmp_path: Path, environment: dict[str, str]
) -> Iterator[Terminal]:
    shell = str(request.param)
    if shell != "bash" and not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    made = Terminal(shell, tmp_path, environment)
    yield made
    made.close()


def test_a_word_is_completed_as_the_shell_wants_it(terminal: Terminal) -> None:
    for line, words in {
        "cla": "claim",  # so far the two that begin so agree
        "claim for": "claim ford-1930-valley",
        "claim dər": "claim dərə",
        "show --claim=for": "show --claim=ford-1930-valley",
        "show --str": "show --strict",
        "show --tag republic --tag trea": "show --tag republic --tag treaty",
        "nothing-like-it a": "nothing-like-it a",
    }.items():
        command, _, rest = line.partition(" ")
        data = f"--data {TOY}" if rest else ""
        given = terminal.given(f"timeline {command} {data} {rest}" if rest else f"timeline {line}")
        assert " ".join(word for word in given if word not in ("--data", str(TOY))) == words


def test_names_with_spaces_are_quoted_as_they_were_begun(terminal: Terminal) -> None:
    for begun in ("Ş", "Şərqi\\ D", '"Şə', "'Şərqi D", '"Ş"ə'):
        given = terminal.given(f"timeline show --data {TOY} --place {begun}")
        assert given[-1] == "Şərqi Dərə"


def test_files_are_offered_where_a_file_is_asked_for(terminal: Terminal) -> None:
    (terminal.folder / "my data").mkdir()
    (terminal.folder / "a.toml").touch()
    for line in ("show --data my", "check my", "show --data=my", "show -o my"):
        given = terminal.given(f"timeline {line}")
        assert given[-1].removeprefix("--data=") in ("my data", "my data/")
    assert terminal.given("timeline claim a.t")[-1] == "a.t"


HOSTILE = [
    "a$(touch x)",
    "b`touch x`",
    "c\"d'e",
    "d;touch x",
    "e:f:g",
    "f!!g",
    "g*?[h]",
    "h{a,b}",
    "i\\$(touch x)",
    "j\\",
    "k&l|m<n>(o)",
    "l#~=^%F{red}",
    "m'$(touch x)'",
    'n"$(touch x)"',
]


def toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_no_id_of_hostile_data_is_run_or_breaks_the_line(terminal: Terminal, quote: str) -> None:
    records = [f"[[event]]\nid = {toml(id_)}\ntitle = {toml(id_)}\n" for id_ in HOSTILE]
    (terminal.folder / "x.toml").write_text("".join(records))
    for id_ in HOSTILE:
        given = terminal.given(f"timeline event --data x.toml {quote}{id_[0]}")
        assert given == ["event", "--data", "x.toml", id_]
    assert [path.name for path in terminal.folder.iterdir()] == ["x.toml"]
