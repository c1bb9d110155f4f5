"""What the tests share: the toy dataset, the program as a process, and golden files."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.dataset import Dataset

HERE = Path(__file__).parent
TOY = HERE / "toy"
GOLDEN = HERE / "golden"
Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def toy() -> Dataset:
    found = reading.read(TOY)
    assert not found.problems
    return found.dataset


@pytest.fixture(scope="session")
def record() -> Dataset:
    """The shipped record."""
    return reading.read(files.data_home()).dataset


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a user: none of the variables by which this machine differs."""
    odd = {
        *("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES"),
        *("NO_COLOR", "FORCE_COLOR", "PAGER", "LESS"),
    }
    return {name: value for name, value in os.environ.items() if name not in odd}


def on_a_terminal(
    words: list[str],
    environment: dict[str, str],
    *,
    columns: int = 100,
    keys: bytes = b"",
    term: str = "xterm-256color",
) -> tuple[str, int]:
    """Return what the program writes to a pseudo-terminal of 24 lines, and its exit code; the
    keys are pressed there.
    """
    parent, child = pty.openpty()
    os.set_blocking(parent, True)
    process = subprocess.Popen(
        [sys.executable, "-m", "caucasus_timeline", *words],
        stdin=child,
        stdout=child,
        stderr=subprocess.STDOUT,
        env=environment | {"COLUMNS": str(columns), "LINES": "24", "TERM": term},
        start_new_session=True,
    )
    os.close(child)
    os.write(parent, keys)
    written = b""
    while part := _read(parent):
        written += part
    os.close(parent)
    return written.decode().replace("\r\n", "\n"), process.wait(60)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # nobody writes to it any more
        return b""


@pytest.fixture
def timeline(environment: dict[str, str], tmp_path: Path) -> Run:
    """The program as a process of its own, outside the checkout."""

    def run(
        *words: str, stdin: str = "", encoding: str = "utf-8", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "caucasus_timeline", *words],
            input=stdin,
            capture_output=True,
            encoding=encoding,
            env=environment | variables,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in `golden/`, or write it with --golden-update."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden-update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"no golden file {name}: look at the output, then --golden-update"
        assert text == file.read_text(encoding="utf-8")

    return compare
