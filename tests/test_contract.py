"""The contract of timeline/1: no key goes, and what the program writes fits what it says of it."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from caucasus_timeline.files.home import data_home
from caucasus_timeline.model.records import Claim, DataFile
from caucasus_timeline.views import schema
from caucasus_timeline.views.to_json import Envelope, EventOut

from .conftest import GOLDEN, TOY, Run

ROOT = Path(__file__).parents[1]
CONTRACT = GOLDEN / "contract.json"
COMMANDS = [
    *("show", "show --in 1700", "show --speaker ford", "show --from 1918 --limit 1"),
    *("event valley-1918-05-28", "event harbour-1801", "on 28 May", "on 2 June"),
    *("between valley-1918-05-28 1920", "between harbour-1801 harbour-1925"),
    *("compare ford daily-north", "compare ford daily-north --both --in 1700"),
    *("claims", "claims --finding disputed", "claim valley", "claim harbour"),
    *("sources", "sources petrosyan-2001", "sources --claim valley", "places", "places valley"),
    *("places valley harbour", "tags", "kinds", "actors", "periods", "check", "check --strict"),
    *("schema", "schema output", "about", "about --tables"),
]
OF_THE_RECORD = [
    *("show", "claims", "claim zangezur", "sources", "places", "tags", "kinds", "actors"),
    *("periods", "about", "check", "on 28 May", "between 1918-05-28 1920-04-28"),
    "event baku-1920-12-01",
]


# The keys


def paths_of_schema(name: str) -> set[str]:
    """Return the way to every key that a schema names: ``events[].sources[].id``."""
    made = schema.schemas(name)[name]
    return set(_of_schema(made, made["$defs"], "", ()))


def _of_schema(
    part: dict[str, Any], named: dict[str, Any], path: str, within: tuple[str, ...]
) -> Iterator[str]:
    for one in (part, *part.get("anyOf", ())):
        if "$ref" in one:
            name = one["$ref"].rpartition("/")[2]
            if name not in within:
                yield from _of_schema(named[name], named, path, (*within, name))
        for key, value in one.get("properties", {}).items():
            way = f"{path}.{key}".lstrip(".")
            yield way
            yield from _of_schema(value, named, way, within)
        for key in ("items", "additionalProperties"):
            if isinstance(one.get(key), dict):
                sign = "[]" if key == "items" else ".*"
                yield from _of_schema(one[key], named, f"{path}{sign}", within)
        for value in one.get("prefixItems", ()):
            yield from _of_schema(value, named, f"{path}[]", within)


def paths_of(value: Any, path: str = "") -> Iterator[str]:
    """Yield the way to every key of what was written; below what is keyed by words of the data, or
    is a schema, only that it is there.
    """
    if isinstance(value, list):
        for one in value:
            yield from paths_of(one, f"{path}[]")
    elif isinstance(value, dict):
        for key, one in value.items():
            free = path.endswith(".names") or path in ("schemas", "query")
            if not free:
                yield f"{path}.{key}".lstrip(".")
                yield from paths_of(one, f"{path}.{key}".lstrip("."))


@cache
def answers() -> dict[str, Any]:
    """Return what each command writes of the toy dataset with --json, by its words."""
    script = (
        "import sys, json, io\n"
        "from contextlib import redirect_stdout\n"
        "from caucasus_timeline.cli.app import command\n"
        "data, *commands = sys.argv[1:]\n"
        "for words in commands:\n"
        "    given = [*words.split(), '--json', *(['--data', data] if data else [])]\n"
        "    try:\n"
        "        command(given).main(given)\n"
        "    except SystemExit as left:\n"
        "        assert left.code in (0, 1), words\n"
    )
    return _answers(script, str(TOY), COMMANDS) | {
        f"shipped: {words}": answer for words, answer in _answers(script, "", OF_THE_RECORD).items()
    }


def _answers(script: str, data: str, commands: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", script, data, *commands],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(commands, map(json.loads, done.stdout.splitlines()), strict=True))


def contract() -> dict[str, list[str]]:
    """Return the keys that the program writes today: of an answer, of a line, and those at the top
    of what each command answers.
    """
    written = {path for answer in answers().values() for path in paths_of(answer)}
    tops: dict[str, set[str]] = {}
    for words, answer in answers().items():
        command = words.removeprefix("shipped: ").partition(" ")[0]
        tops.setdefault(f"timeline {command}", set()).update(answer)
    return {name: sorted(keys) for name, keys in sorted(tops.items())} | {
        "event": sorted(paths_of_schema("event")),
        "output": sorted(paths_of_schema("output") | written),
    }


def grown(kept: dict[str, list[str]], today: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the contract of today, which may be larger than the one that is kept.

    Raises:
        ValueError: if a key is gone.
    """
    for name, paths in kept.items():
        for gone in sorted(set(paths) - set(today.get(name, ()))):
            raise ValueError(
                f"The key {gone} of “{name}” was promised under timeline/1 and is gone:"
                " bring it back, or write another version of the contract."
            )
    return today


def test_no_key_of_the_contract_is_gone_and_a_new_one_is_written_down(
    request: pytest.FixtureRequest,
) -> None:
    today = contract()
    kept = json.loads(CONTRACT.read_text()) if CONTRACT.exists() else {}
    try:
        grown(kept, today)
    except ValueError as fault:
        pytest.fail(str(fault))
    if request.config.getoption("--golden-update"):
        CONTRACT.write_text(json.dumps(today, indent=1) + "\n")
    elif kept != today:
        new = [f"{name}: {path}" for name in today for path in today[name]]
        old = {f"{name}: {path}" for name in kept for path in kept[name]}
        pytest.fail(f"New keys, to be promised by --golden-update: {sorted(set(new) - old)}")


def test_a_key_that_goes_or_has_another_name_is_refused_and_one_that_comes_is_not() -> None:
    kept = {"event": ["id", "title"], "output": ["events[].id"]}
    assert grown(kept, {**kept, "event": ["id", "new", "title"]})["event"] == ["id", "new", "title"]
    assert grown({}, kept) == kept
    for gone, today in {
        "title of “event”": {**kept, "event": ["id", "name"]},
        "events[].id of “output”": {**kept, "output": []},
        "id of “event”": {"output": kept["output"]},
    }.items():
        with pytest.raises(ValueError, match="was promised") as refused:
            grown(kept, today)
        assert gone in str(refused.value)


def test_the_contract_reaches_into_every_list() -> None:
    output = set(contract()["output"])
    assert {
        *("schema", "dataset.sha256", "query", "notes", "matched", "nearest", "counts.events"),
        *("events[].sources[].locator", "events[].claims[].rests_on", "events[].names[].language"),
        *(
            "events[].disputes[].positions[].sources",
            "claims[].assertion[].evidence[].sources[].id",
        ),
        *("claims[].assertion[].side[].voice", "claims[].assertion[].measure.from"),
        *("claims[].replies[].claim", "claims[].said[].quote", "claims[].no_reply.until"),
        *("sources[].perspective.standing", "sources[].uses", "places[].names", "places[].lat"),
        *("tenures[].from", "tags[].label", "kinds[].uses", "actors[].living", "periods[].date"),
        *("problems[].rule", "between.least.days", "found[].calendar", "schemas"),
    } <= output
    assert set(EventOut.__struct_fields__) <= set(contract()["event"])
    assert {field.encode_name for field in msgspec.structs.fields(Envelope)} <= output


def test_every_answer_bears_the_version_of_the_contract() -> None:
    assert {answer["schema"] for answer in answers().values()} == {"timeline/1"}


# The schemas


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema.schemas()[name])


def data_files() -> list[Path]:
    homes = [data_home(), TOY, ROOT / "src" / "caucasus_timeline" / "template"]
    examples = (ROOT / "examples").glob("**/*.toml")
    return sorted([*(file for home in homes for file in home.rglob("*.toml")), *examples])


@pytest.mark.parametrize("name", schema.NAMES)
def test_each_schema_is_one_and_refuses_something(name: str) -> None:
    made = validator(name)
    made.check_schema(made.schema)
    refused: dict[str, Any] = {"data": {"colour": "red"}, "claim": {"colour": "red"}}
    refused |= {"json": {"events": [{"id": "a"}]}}
    assert not made.is_valid(refused.get(name, {}))
    assert not made.is_valid([1])


@pytest.mark.parametrize("name", schema.NAMES)
def test_each_schema_is_printed_as_it_is(name: str, timeline: Run) -> None:
    printed = json.loads(timeline("schema", name).stdout)
    assert printed == json.loads(msgspec.json.encode(schema.schemas()[name]))


def test_the_data_files_are_valid() -> None:
    of_data, of_claims = validator("data"), validator("claim")
    assert len(data_files()) > 20
    for file in data_files():
        tree = tomllib.loads(file.read_text(encoding="utf-8"))
        plain = json.loads(json.dumps(tree, default=str))
        made = of_claims if file.parent.name == "claims" else of_data
        assert not [fault.message for fault in made.iter_errors(plain)], file


def test_the_schemas_know_every_key_of_a_record_and_no_other() -> None:
    for name, wanted in (("data", DataFile), ("claim", Claim)):
        made = schema.schemas(name)[name]
        defined = made["$defs"][wanted.__name__]
        fields = {field.encode_name for field in msgspec.structs.fields(wanted)}
        assert set(defined["properties"]) == fields
        assert defined["additionalProperties"] is False


def test_whatever_a_command_writes_is_valid() -> None:
    made = validator("output")
    for words, answer in answers().items():
        assert not [fault.message for fault in made.iter_errors(answer)], words


@pytest.mark.parametrize("data", [str(TOY), "shipped"], ids=["toy", "shipped"])
def test_every_line_of_json_lines_is_valid(data: str, timeline: Run, tmp_path: Path) -> None:
    made = validator("event")
    for words in ("show", "compare ilya-ford daily-north", "between 1801 1930", "on 28 May"):
        if words.startswith("compare") and data == "shipped":
            continue
        done = timeline(*words.split(), "--data", data, "-f", "jsonl")
        assert done.returncode == 0
        for line in done.stdout.splitlines():
            assert not [fault.message for fault in made.iter_errors(json.loads(line))], words
    (tmp_path / "all.jsonl").write_text(timeline("show", "--data", data, "-f", "jsonl").stdout)
    streamed = timeline("show", "--data", "all.jsonl", "-f", "jsonl").stdout.splitlines()
    assert streamed
    assert all(made.is_valid(json.loads(line)) for line in streamed)


def test_an_example_in_any_form_is_read_without_a_fault(timeline: Run) -> None:
    forms = (".toml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".gz")
    found = [p for p in sorted((ROOT / "examples").rglob("*")) if p.name.endswith(forms)]
    for file in found:
        if file.parent.name != "claims":
            is_part = file.suffix == ".toml" and len(list(file.parent.rglob("*.toml"))) > 1
            done = timeline("check", os.fspath(file.parent if is_part else file))
            assert (done.returncode, done.stdout) == (0, ""), file
