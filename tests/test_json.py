"""The JSON contract: one envelope for every command, valid against the schema it prints."""

import json
from typing import Any

import jsonschema
import pytest

from caucasus_timeline.views import schema

from .conftest import TOY, Run

COMMANDS: dict[str, str] = {
    "show": "events",
    "show --in 1700": "events",
    "event valley-1918-05-28": "events",
    "compare ford daily-north": "events",
    "compare ford daily-north --both --in 1700": "events",
    "between valley-1918-05-28 1920": "between",
    "between harbour-1801 harbour-1925": "between",
    "on 28 May": "found",
    "on 2 June": "nearest",
    "claims": "claims",
    "claim valley": "claims",
    "claim Долина": "claims",
    "sources": "sources",
    "sources petrosyan-2001": "sources",
    "sources --claim valley": "sources",
    "places": "places",
    "places valley": "places",
    "places valley harbour": "places",
    "check": "problems",
    "schema": "schemas",
    "schema output": "schemas",
    "about": "counts",
}


def valid(value: Any, name: str) -> None:
    jsonschema.Draft202012Validator(schema.schemas()[name]).validate(value)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_answers_in_the_one_envelope(words: str, timeline: Run) -> None:
    done = timeline(*words.split(), "--json", "--data", str(TOY))
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    valid(answer, "output")
    assert answer["schema"] == "timeline/1"
    assert {"id", "version", "sha256", "evidence_until"} <= set(answer["dataset"])
    assert len(answer["dataset"]["sha256"]) == 64
    assert COMMANDS[words] in answer


@pytest.mark.parametrize("name", schema.NAMES)
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schemas()[name])


def test_an_event_is_flat_and_no_key_is_ever_absent(timeline: Run) -> None:
    lines = timeline("show", "-f", "jsonl", "--data", str(TOY)).stdout.splitlines()
    events = [json.loads(line) for line in lines]
    assert len(events) == 5
    assert len({tuple(event) for event in events}) == 1
    for event in events:
        valid(event, "event")
        assert event["lo"] <= event["hi"]


def test_json_that_is_not_of_the_contract_is_not_valid() -> None:
    with pytest.raises(jsonschema.ValidationError):
        valid({"schema": "timeline/1"}, "output")
    with pytest.raises(jsonschema.ValidationError):
        valid({"id": "a"}, "event")


def test_the_data_files_are_valid_against_their_schemas() -> None:
    import tomllib

    for file in [*TOY.glob("*.toml"), *TOY.glob("claims/*.toml")]:
        tree = json.loads(json.dumps(tomllib.loads(file.read_text()), default=str))
        valid(tree, "claim" if file.parent.name == "claims" else "data")


@pytest.mark.parametrize("words", ["compare ford daily-north", "between 1801 1930", "on 28 May"])
def test_whatever_answers_with_events_writes_them_one_a_line(words: str, timeline: Run) -> None:
    done = timeline(*words.split(), "-f", "jsonl", "--data", str(TOY))
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines
    for line in lines:
        valid(json.loads(line), "event")
