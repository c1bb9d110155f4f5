"""What the tests share: the toy dataset, the program as a process, and golden files."""

import os
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
    odd = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    return {name: value for name, value in os.environ.items() if name not in odd}


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
