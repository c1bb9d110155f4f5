"""The manual page says what the program takes, and every reader of such pages can show it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline import __version__
from caucasus_timeline.cli.app import COMMANDS, command
from caucasus_timeline.cli.manual import DATES, EXIT_STATUS, manual, roff

ROOT = Path(__file__).parents[1]
DAY = "2026-11-24"
SIGNS = {r"\(rs": "\\", r"\-": "-", r"\(aq": "'", r"\(ga": "`", r"\(ha": "^", r"\(ti": "~"}


@pytest.fixture(scope="module")
def program() -> Any:
    return command([])


@pytest.fixture(scope="module")
def page(program: Any) -> str:
    return manual(program, DAY)


def read(page: str) -> str:
    """Return the text of a page as a reader shows it, without its looks, in one line."""
    lines = [line for line in page.splitlines() if not re.match(r"\.(if|nh|ad|TP|PP|br)\b", line)]
    text = " ".join(line.removeprefix(".SH ").removeprefix(".SS ") for line in lines)
    text = re.sub(r"\\f[BIP]|\\&", "", text)
    text = re.sub(r"\\\[u([0-9A-F]+)\]", lambda code: chr(int(code[1], 16)), text)
    for escape, sign in (SIGNS | {r"\ ": " "}).items():
        text = text.replace(escape, sign)
    return " ".join(text.split())


def test_the_sections_are_those_of_a_manual_page_in_their_order(page: str) -> None:
    assert page.startswith(f'.TH TIMELINE 1 "{DAY}" "timeline {__version__}"\n')
    assert re.findall(r'^\.SH "(.*)"$', page, re.MULTILINE) == [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "OPTIONS",
        "DATES",
        "ENVIRONMENT",
        "EXIT STATUS",
        "EXAMPLES",
        "SEE ALSO",
    ]


def test_every_command_option_and_argument_is_there_with_its_help(page: str, program: Any) -> None:
    text = read(page)
    assert list(program.commands) == list(COMMANDS)
    for name, one in program.commands.items():
        assert f'"timeline {name}" ' in text
        for paragraph in one.help.split("\n\n"):
            said = " ".join(paragraph.split()).removeprefix("Example: ")
            assert said in text or said == f"timeline {name}"
        for param in one.params:
            names = ", ".join(sorted(param.opts, key=len))
            option = param.param_type_name == "option"
            value = "" if option and param.is_flag else param.metavar
            head = f"{names} {value}".strip() if option else value
            assert f" {head} {param.help}" in text
    assert " --version Print program and record. " in text
    assert " -h, --help Say " in text


def test_an_option_stands_under_its_command_and_one_of_most_commands_once(page: str) -> None:
    commands, _, rest = page.partition('.SH "OPTIONS"')
    show = re.search(r'\.SS "timeline show"(.*?)\.SS', commands, re.DOTALL)
    assert show
    assert r"\fB\-\-strict\fP" in show[1]
    common = r"\fB\-o\fP, \fB\-\-output\fP \fIFILE\fP"
    assert common not in commands
    assert rest.count(common) == 1
    assert "Every command but new and completion takes these, too." in read(rest)


def test_dates_and_exit_codes_are_told_as_in_the_readme(page: str) -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert DATES[0] in readme
    assert DATES[0].replace("`", "") in read(page)
    codes = re.search(r"Exit codes: (.*?)\.", readme)
    assert codes
    for code, sentence in EXIT_STATUS.items():
        assert f"{code} {sentence}" in read(page)
        assert f"{code} {sentence.split(',')[0].split(' at fault')[0][0].lower()}" in codes[1]


@pytest.mark.parametrize(
    "name", ["NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "COLUMNS", "jq(1)", "less(1)"]
)
def test_what_else_a_reader_looks_for_is_there(name: str, page: str) -> None:
    assert f" {name}" in read(page)


def test_every_example_of_more_than_a_name_is_among_the_examples(page: str, program: Any) -> None:
    examples = read(page.partition('.SH "EXAMPLES"')[2])
    for name, one in program.commands.items():
        for example in re.findall(r"Example: (.*)", one.help):
            assert (example in examples) == (example != f"timeline {name}")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("--data", r"\-\-data"),
        (".SH x", r"\&.SH x"),
        ("'s", r"\(aqs"),
        (r"a\fBb", r"a\(rsfBb"),
        ("a.b", "a.b"),
        ("~/x `y` ^", r"\(ti/x \(gay\(ga \(ha"),
        ("Zəngəzur", r"Z\[u0259]ng\[u0259]zur"),
        ("a\u00a0b", r"a\ b"),
    ],
)
def test_no_text_is_a_request_of_roff(text: str, safe: str) -> None:
    assert roff(text) == safe


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")))
def test_text_is_read_as_it_was_written(text: str) -> None:
    safe = roff(text)
    assert safe.isascii()
    assert not safe.startswith((".", "'"))
    assert not re.search(r"\\(?!\(rs|-|\(aq|\(ga|\(ha|\(ti|\[u[0-9A-F]{4,6}\]|&)", safe)
    if not re.search(r"\[u|\\", text):
        assert read(safe) == " ".join(text.split())


def test_a_sign_that_a_terminal_lacks_has_a_letter_in_its_place(page: str) -> None:
    assert r".if !c\[u0259] .char \[u0259] a" in page.splitlines()
    assert page.isascii()


@pytest.mark.parametrize(
    "reader",
    [
        ["mandoc", "-T", "lint", "-W", "all"],
        ["groff", "-ww", "-man", "-T", "utf8", "-z"],
        ["groff", "-ww", "-man", "-T", "ascii", "-z"],
        ["man", "--warnings", "-l"],
    ],
    ids=" ".join,
)
def test_readers_of_manual_pages_find_no_fault(
    reader: list[str], page: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    if not shutil.which(reader[0]):
        pytest.skip(f"{reader[0]} is not installed")
    (tmp_path / "timeline.1").write_text(page, encoding="ascii")
    done = subprocess.run(
        [*reader, str(tmp_path / "timeline.1")],
        capture_output=True,
        encoding="utf-8",
        env=environment | {"LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    if reader[0] == "man":
        assert "Zəngəzur" in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80
    else:
        assert not done.stdout
