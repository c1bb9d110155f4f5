"""What is taller than the screen goes to a pager, and to nobody else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import TOY, Run, on_a_terminal

TALL = ["show", "--data", str(TOY)]
SHORT = ["show", "--data", str(TOY), "--limit", "1"]

Pager = Callable[[str], dict[str, str]]


@pytest.fixture
def pager(environment: dict[str, str], tmp_path: Path) -> Pager:
    """A pager of the words given, run by the shell; and the environment that has it."""

    def made(script: str) -> dict[str, str]:
        file = tmp_path / "a pager"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return environment | {"PAGER": f"'{file}' -option"}

    return made


def test_what_is_taller_than_the_screen_goes_to_the_pager_whole_and_in_colour(
    pager: Pager,
) -> None:
    paged, code = on_a_terminal(TALL, pager("echo [$LESS$1]; cat; echo [end]"))
    bare, _ = on_a_terminal([*TALL, "--no-pager"], pager("false"))
    assert code == 0
    assert paged == f"[FRX-option]\n{bare}[end]\n"
    assert "\x1b[1m" in bare
    assert bare.count("\n") > 24


def test_the_users_own_settings_of_less_are_left_alone(pager: Pager) -> None:
    paged, _ = on_a_terminal(TALL, pager("cat >/dev/null; echo [$LESS]") | {"LESS": "-M"})
    assert paged == "[-M]\n"


def test_what_fits_on_the_screen_goes_to_no_pager(pager: Pager) -> None:
    assert "[paged]" not in on_a_terminal(SHORT, pager("cat; echo [paged]"))[0]


def test_a_pipe_a_file_and_json_go_to_no_pager(pager: Pager, timeline: Run, tmp_path: Path) -> None:
    variables = pager("echo [paged]")
    assert "[paged]" not in timeline(*TALL, "--width", "80", **variables).stdout
    assert "[paged]" not in on_a_terminal([*TALL, "--json"], variables)[0]
    target = str(tmp_path / "out.txt")
    assert on_a_terminal([*TALL, "-o", target], variables) == ("", 0)


@pytest.mark.parametrize("wanted", ["", "cat", "no-such-pager", "'"])
def test_without_a_pager_it_is_printed(wanted: str, environment: dict[str, str]) -> None:
    printed, code = on_a_terminal(TALL, environment | {"PAGER": wanted})
    assert code == 0
    assert "proclaims a republic" in printed


def test_a_dumb_terminal_has_no_pager(pager: Pager) -> None:
    assert "[paged]" not in on_a_terminal(TALL, pager("cat; echo [paged]"), term="dumb")[0]


def test_leaving_the_pager_early_is_no_fault(pager: Pager) -> None:
    assert on_a_terminal(TALL, pager("head -n 1")) == (
        on_a_terminal([*TALL, "--no-pager"], pager("false"))[0].partition("\n")[0] + "\n",
        0,
    )


def test_the_notes_stand_above_what_is_paged_and_on_stderr_otherwise(
    pager: Pager, timeline: Run
) -> None:
    words = [*TALL, "--place", "toyland", "--place", "valley"]
    paged, _ = on_a_terminal(words, pager("echo [start]; cat"))
    note = "Valley overlaps, and is not the same as: East Valley.\n"
    assert paged.startswith(f"[start]\n{note}")
    assert timeline(*words).stderr == note


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_less_shows_the_first_screen_and_is_left_with_q(environment: dict[str, str]) -> None:
    shown, code = on_a_terminal(TALL, environment, keys=b"q")
    assert code == 0
    assert "Customs house opens" in shown
    assert "evidence to" not in shown
