"""What is built is what is here: the archives hold the data, the licences and the documents."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from caucasus_timeline.cli import starting
from caucasus_timeline.cli.app import command
from caucasus_timeline.cli.manual import manual
from caucasus_timeline.model import reading, shipped

ROOT = Path(__file__).parents[1]
DATA = {
    path.relative_to(ROOT / "data").as_posix(): path.read_bytes()
    for path in (ROOT / "data").rglob("*")
    if path.is_file()
}
TEMPLATE = {
    path.relative_to(starting.TEMPLATE).as_posix(): path.read_bytes()
    for path in starting.TEMPLATE.rglob("*")
    if path.is_file()
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    (folder / "temporary").mkdir()
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    environment = os.environ | {"TMPDIR": str(folder / "temporary")}
    subprocess.run(build, check=True, capture_output=True, env=environment)
    return folder


def test_a_build_leaves_nothing_behind(built: Path) -> None:
    assert not list((built / "temporary").iterdir())


def test_the_wheel_holds_the_data_file_by_file_and_both_licences(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        prefix = "caucasus_timeline/data/"
        found = {n.removeprefix(prefix): wheel.read(n) for n in names if n.startswith(prefix)}
        assert found == DATA
        prefix = "caucasus_timeline/template/"
        found = {n.removeprefix(prefix): wheel.read(n) for n in names if n.startswith(prefix)}
        assert found == TEMPLATE
        assert {n.rpartition("/")[2] for n in names if "/licenses/" in n} == {
            "LICENSE",
            "LICENSE-DATA",
        }
        assert "caucasus_timeline/py.typed" in names
        index = shipped.unpacked(wheel.read("caucasus_timeline/record.index"), ROOT / "data")
        assert index is not None
        assert len(index.events) == len(reading.read(ROOT / "data").dataset.events)
        assert not [n for n in names if n.startswith(("data/", "src/", "tests/"))]


def test_the_wheel_brings_the_manual_page_of_its_commands_and_the_day_of_its_record(
    built: Path,
) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        (name,) = [n for n in wheel.namelist() if n.endswith("/data/share/man/man1/timeline.1")]
        page = wheel.read(name).decode("ascii")
    program = command([])
    record = reading.read(ROOT / "data").dataset.about
    assert record
    assert page == manual(program, record.released.text)
    for name, one in program.commands.items():
        assert f"timeline {name}" in page
        for option in [o for p in one.params if p.param_type_name == "option" for o in p.opts]:
            assert option.replace("-", r"\-") in page


def test_the_sdist_holds_data_tests_benchmarks_licences_and_documents(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        members = {m.name.partition("/")[2]: m for m in sdist.getmembers() if m.isfile()}
        found = {}
        for name, member in members.items():
            if name.startswith("data/"):
                file = sdist.extractfile(member)
                assert file
                found[name.removeprefix("data/")] = file.read()
    assert found == DATA
    for name in (
        "LICENSE",
        "LICENSE-DATA",
        "README.md",
        "pyproject.toml",
        "hatch_build.py",
        "benchmarks/startup.py",
        "examples/panama-canal/events.toml",
        "tests/test_package.py",
        "tests/toy/events.toml",
        "src/caucasus_timeline/py.typed",
        ".ci/run",
    ):
        assert name in members


def test_the_program_says_what_it_needs_with_the_bounds_that_were_tested() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "version" in project["dynamic"]
    needs = project["dependencies"]
    assert "typer>=0.26,<0.29" in needs
    assert all(">=" in need for need in needs)
