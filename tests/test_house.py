"""The house: what each room may import, how large it may be, and what a command may load."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import caucasus_timeline

from .conftest import TOY

CODE = Path(caucasus_timeline.__file__).parent
MODULES = sorted(CODE.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_a_module_has_at_most_400_lines_and_a_function_25_lines_of_body(module: Path) -> None:
    text = module.read_text()
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
            length = (node.end_lineno or 0) - first.lineno + 1
            assert length <= 25, f"{node.name} has {length} lines of body"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_everything_public_has_a_docstring(module: Path) -> None:
    tree = ast.parse(module.read_text())
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


LOADED = """
import json, os, sys
{before}
sys.argv = ["timeline", *{words}]
from caucasus_timeline.cli.app import command
try:
    command(sys.argv[1:]).main()
except SystemExit as leave:
    assert not leave.code, leave.code
finally:
    sys.stdout.flush()
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(words: list[str], environment: dict[str, str], *, drawn: bool = False) -> set[str]:
    """Return the modules that are loaded when the command has run."""
    before = "sys.stdout.isatty = lambda: True" if drawn else ""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(before=before, words=words)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


SLOW = {"rich", "dateutil", "jinja2", "importlib.metadata"}


@pytest.mark.parametrize(
    "words",
    [
        ["show", "--json", "--data", str(TOY)],
        ["show", "--data", str(TOY)],
        ["show", "--json"],
        ["show"],
        ["compare", "ilham-aliyev", "stalin"],
        ["on", "05-28"],
    ],
    ids=" ".join,
)
def test_json_and_pipes_load_nothing_that_is_slow(
    words: list[str], environment: dict[str, str]
) -> None:
    assert not loaded(words, environment) & SLOW


HEAVY = {"rich.console", "rich.table", "rich.markdown", "pygments"}


@pytest.mark.parametrize("width", ["80", "120"])
def test_a_drawn_view_loads_no_console_tables_markdown_or_pygments(
    width: str, environment: dict[str, str]
) -> None:
    terminal = environment | {"TERM": "xterm", "COLUMNS": width}
    of_the_record = loaded(["show"], terminal, drawn=True)
    assert "caucasus_timeline.views.timeline" in of_the_record
    assert not of_the_record & {"rich", *HEAVY}
    with_wide_signs = loaded(["show", "--data", str(TOY)], terminal, drawn=True)
    assert "rich.cells" in with_wide_signs
    assert not with_wide_signs & HEAVY


@pytest.mark.parametrize("layout", ["table", "chart"])
def test_a_layout_loads_no_other_view_and_nothing_that_is_slow(
    layout: str, environment: dict[str, str]
) -> None:
    modules = loaded(["show", "--layout", layout], environment)
    views = {f"caucasus_timeline.views.{name}" for name in ("timeline", "columns", "chart")}
    own = {"table": "columns", "chart": "chart"}[layout]
    assert modules & views == {f"caucasus_timeline.views.{own}"}
    assert not modules & SLOW


def test_the_version_is_written_in_one_place() -> None:
    found = [path for path in MODULES if "__version__ =" in path.read_text()]
    assert found == [CODE / "__init__.py"]
    assert (CODE / "py.typed").exists()


def test_every_option_has_its_name_written_out() -> None:
    """(Typer 0.27 takes the metavar of an option without one for its name.)"""
    for module in CODE.glob("cli/*.py"):
        for call in ast.walk(ast.parse(module.read_text())):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "typer.Option":
                assert call.args, f"{module.name}:{call.lineno}"
