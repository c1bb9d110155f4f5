"""What must hold of any damage: it is named on its line, the rest is read, and nothing but a
sentence ever comes of a file, whatever it holds.
"""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files import jsonl
from caucasus_timeline.files.source import opened
from caucasus_timeline.model import reading
from caucasus_timeline.model.handed_on import UNKNOWN_KEY
from caucasus_timeline.model.records import Claim, DataFile, Event
from caucasus_timeline.query import Query, checking
from caucasus_timeline.query.selecting import select
from caucasus_timeline.query.streaming import chosen
from caucasus_timeline.views.to_csv import to_csv
from caucasus_timeline.views.to_json import to_json, to_jsonl

from . import made
from .conftest import TOY
from .made import Table, Written

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FORMAT = {"format", UNKNOWN_KEY, "ids_are_unique", "references_resolve"}
"""The rules that damage breaks; what else a sound record lacks is another matter."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damage")


def lines_said(path: Path, written: str | bytes) -> set[int]:
    """The lines on which the checker says that something cannot be read as it should."""
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    problems = checking.check(path, strict=True).problems
    return {problem.line for problem in problems if problem.rule in FORMAT}


def ids_read(path: Path) -> set[str]:
    return {event.id for event in reading.read(path).dataset.events}


CITED = {"id": "x", "supports": "all"}
WRONG_KEYS: dict[str, Any] = {
    "title": 7,
    "date": "1918-02-30",
    "places": "harbour",
    "tags": ["a", 7],
    "confidence": "hgih",
    "as_of": [],
    "names": [{"name": "A", "used_by": "b"}],
    "related": {"a": 1},
    "summary": True,
    "old_style": "1918-02-30",
    "sources": ["x"],
    "titel": "A",
    "zzqq": 1,
}
"""A key of an event, with a value that it cannot have; or a key that there is not."""

IN_TOML = WRONG_KEYS | {"related": ["no such event"]}


@few
@given(made.EVENTS, st.data())
def test_a_wrong_value_or_key_of_toml_is_named_on_its_line(
    folder: Path, events: list[Table], data: Any
) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    key = data.draw(st.sampled_from(sorted(IN_TOML)))
    own = {k: one for k, one in events[number].items() if key != "titel" or k != "title"}
    place = data.draw(st.integers(0, len(own)))
    others = [(k, one) for k, one in own.items() if k != key]
    spoilt = dict([*others[:place], (key, IN_TOML[key]), *others[place:]])
    written = made.toml({"event": [*events[:number], spoilt, *events[number + 1 :]]})
    at = written.lines["event", number, key] + (3 if key == "tags" else 0)
    expected = {at, written.lines["event", number]} if key == "titel" else {at}
    path = folder / "a.toml"
    assert lines_said(path, written.text) == expected
    whole = {event["id"] for event in events} - {events[number]["id"]}
    assert ids_read(path) - {events[number]["id"]} == whole


@few
@given(made.EVENTS, st.integers(0, 9), st.sampled_from(["id", "title", "date"]))
def test_what_a_record_of_toml_lacks_is_named_on_its_header(
    folder: Path, events: list[Table], number: int, key: str
) -> None:
    number %= len(events)
    lacking = {k: one for k, one in events[number].items() if k not in (key, "related")}
    events = [{k: one for k, one in event.items() if k != "related"} for event in events]
    written = made.toml({"event": [*events[:number], lacking, *events[number + 1 :]]})
    assert lines_said(folder / "b.toml", written.text) == {written.lines["event", number]}


@few
@given(made.EVENTS, st.integers(0, 9), st.integers(0, 2))
def test_a_fault_in_a_table_of_a_list_is_named_on_the_line_of_the_table(
    folder: Path, events: list[Table], number: int, nth: int
) -> None:
    number %= len(events)
    cited: list[Table] = [CITED] * 3
    cited[nth] = {"id": "x", "supports": 7}
    events[number] = events[number] | {"sources": cited}
    written = made.toml({"event": events})
    expected = written.lines["event", number, "sources"] + 2 + nth
    assert lines_said(folder / "c.toml", written.text) == {expected}


def as_toml(events: list[Table]) -> Written:
    return made.toml({"event": events})


WRITERS: list[tuple[str, Callable[[list[Table]], Written]]] = [
    ("json", made.json_indented),
    ("json", made.json_compact),
    ("jsonl", made.json_lines),
    ("csv", made.table_of_cells),
]


@few
@given(made.EVENTS, st.data())
def test_an_id_that_is_taken_is_named_where_it_stands_again(
    folder: Path, events: list[Table], data: Any
) -> None:
    number = data.draw(st.integers(1, len(events)))
    again = {"id": events[data.draw(st.integers(0, number - 1))]["id"], "title": "T", "date": 1918}
    records = [*events[:number], again, *events[number:]]
    written = made.toml({"event": records})
    assert lines_said(folder / "d.toml", written.text) == {written.lines["event", number, "id"]}
    for form, write in WRITERS:
        written = write(records)
        expected = {written.lines["event", number]}
        assert lines_said(folder / f"d.{form}", written.text) == expected


OF_CELLS = {
    "title": "",
    "date": "1918-02-30",
    "confidence": "hgih",
    "as_of": "soon",
    "old_style": "1918-02-30",
    "sources": "[{",
    "related": "[7]",
    "names": "A",
}
"""The name of a column, with a cell that it cannot have."""


@few
@given(made.EVENTS, st.data())
def test_a_wrong_value_of_a_record_is_named_where_the_record_begins(
    folder: Path, events: list[Table], data: Any
) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    others = {event["id"] for event in events} - {events[number]["id"]}
    for form, write in WRITERS:
        wrong = OF_CELLS if form == "csv" else WRONG_KEYS
        key = data.draw(st.sampled_from(sorted(wrong)))
        spoilt = {k: one for k, one in events[number].items() if key != "titel" or k != "title"}
        spoilt |= {key: wrong[key]}
        written = write([*events[:number], spoilt, *events[number + 1 :]])
        path = folder / f"e.{form}"
        assert lines_said(path, written.text) == {written.lines["event", number]}
        assert others <= ids_read(path)


AFTER_THE_BRACE = [
    b",",
    b'"id": "y", "id": "y", ',
    b'"zz": NaN, ',
    b'"date_note": "\\udc00", ',
    b'"zz": "\xff", ',
    b"]",
    b'"zz" "zz", ',
    b'"zz": 01, ',
    b"\x00",
    b'"zz": "',
]
"""What spoils an object of JSON where it begins."""


@few
@given(made.EVENTS, st.data())
def test_what_is_no_json_is_named_on_its_line_and_other_lines_are_read(
    folder: Path, events: list[Table], data: Any
) -> None:
    number = data.draw(st.integers(0, len(events) - 1))
    spoiling = data.draw(st.sampled_from([*AFTER_THE_BRACE, None]))
    for form, write in WRITERS[:3]:
        written = write(events)
        at = written.lines["event", number]
        rows = written.text.encode().split(b"\n")
        head, brace, tail = rows[at - 1].partition(b"{")
        if spoiling is None:  # the file, or the line, ends here
            after = rows[at:] if form == "jsonl" else []
            rows = [*rows[: at - 1], head + brace + tail[: len(tail) // 2], *after]
        else:
            rows[at - 1] = head + brace + spoiling + tail
        path = folder / f"f.{form}"
        assert lines_said(path, b"\n".join(rows)) == {at}
        if form == "jsonl":
            others = {event["id"] for event in events} - {events[number]["id"]}
            assert ids_read(path) == others


@few
@given(made.EVENTS, st.integers(0, 9), st.sampled_from(["x,", '"cut', '"a"b,', "only"]))
def test_a_row_that_cannot_be_read_is_named_where_it_begins(
    folder: Path, events: list[Table], number: int, spoiling: str
) -> None:
    number %= len(events)
    written = made.table_of_cells(events)
    at = written.lines["event", number]
    rows = made.lines_of(written.text)
    if spoiling == "only":
        rows.insert(at - 1, "only\r\n")
    elif spoiling == "x,":
        rows[at - 1] = spoiling + rows[at - 1]
    else:
        rows[at - 1 :] = [spoiling]
    path = folder / "g.csv"
    assert lines_said(path, "".join(rows)) == {at}
    ends = spoiling in ('"cut', '"a"b,')
    others = events[:number] if ends else [*events[:number], *events[number + 1 :]]
    assert {event["id"] for event in others} <= ids_read(path)


@few
@given(made.EVENTS, st.integers(0))
def test_a_byte_that_is_no_utf8_is_named_on_its_line(
    folder: Path, events: list[Table], at: int
) -> None:
    for form, write in (("toml", as_toml), *WRITERS):
        raw = write(events).text.encode()
        place = at % (len(raw) + 1)
        spoilt = raw[:place] + b"\xff" + raw[place:]
        assert raw[:place].count(b"\n") + 1 in lines_said(folder / f"h.{form}", spoilt)


FORMS = ("toml", "json", "jsonl", "ndjson", "csv", "tsv", "", "gz", "toml.gz", "json.gz", "csv.gz")
KINDS = DataFile.__struct_fields__
KEYS = st.one_of(
    st.sampled_from([*KINDS, *(f"{kind}s" for kind in KINDS), "", "schema", "zz"]),
    st.sampled_from([*Event.__struct_fields__, *Claim.__struct_encode_fields__]),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), made.OFTEN_PLAIN)
    | st.sampled_from(["1918", "1918-05-28", "timeline/1", 1918, 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def survived(path: Path, noise: bytes) -> None:
    """Whatever the file holds: problems or events come of it, or a sentence."""
    path.write_bytes(noise)
    try:
        checking.check(path, strict=True)
        found = reading.read(path)
        if not found.grave:
            answer = select(found.dataset, Query())
            assert to_csv(answer) + to_json(answer) + to_jsonl(answer)
    except TimelineError as fault:
        assert fault.sentence.endswith(".")
    try:
        source = opened(str(path))
        with source.raw, source.file:
            list(chosen(str(path), jsonl.batches(source), Query()))
    except TimelineError as fault:
        assert fault.sentence.endswith(".")


@few
@given(st.binary(max_size=60), st.sampled_from(FORMS))
@example(b"", "")
@example(b"\x1f\x8b", "gz")
@example(b"\xef\xbb\xbf", "jsonl")
@example(b"[" * 100_000, "toml")
@example(b"[" * 100_000, "json")
@example(b"[" * 100_000, "jsonl")
@example(b"[" + b"9" * 5000 + b"]", "json")
def test_noise_is_never_more_than_a_fault(folder: Path, noise: bytes, form: str) -> None:
    survived(folder / f"i.{form}", noise)
    if form.endswith("gz"):
        survived(folder / f"i.{form}", gzip.compress(noise))


@few
@given(st.dictionaries(KEYS, VALUES, max_size=4) | VALUES)
def test_any_values_under_any_keys_are_never_more_than_faults(folder: Path, value: Any) -> None:
    survived(folder / "j.json", made.in_json(value).encode())
    survived(folder / "j.jsonl", made.in_json(value).encode())
    if isinstance(value, dict):
        rows = (f'"{key}" = {made.in_toml(one)}' for key, one in value.items() if one is not None)
        survived(folder / "j.toml", "\n".join(rows).encode())


def originals() -> dict[str, bytes]:
    """The toy dataset in every form."""
    answer = select(reading.read(TOY).dataset, Query())
    texts = {path.name: path.read_bytes() for path in TOY.rglob("*.toml")}
    written = {"a.json": to_json(answer), "a.jsonl": to_jsonl(answer), "a.csv": to_csv(answer)}
    return texts | written | {f"{name}.gz": gzip.compress(raw) for name, raw in written.items()}


ORIGINALS = originals()
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["flip", "delete", "double", "insert"]),
        st.integers(0, 1 << 16),
        st.integers(1, 40),
        st.sampled_from([*list(b"\"'\\{}[]:,;=\n\r\t#\x00\xff\xc3 "), ord("0"), ord("e")]),
    ),
    min_size=1,
    max_size=3,
)


def changed(raw: bytes, change: tuple[str, int, int, int]) -> bytes:
    how, at, length, sign = change
    at %= len(raw) + 1
    part = raw[at : at + length]
    middle = {
        "flip": bytes(part[:1] and [part[0] ^ (1 << length % 8)]) + part[1:],
        "delete": b"",
        "double": part + part,
        "insert": bytes([sign]) + part,
    }[how]
    return raw[:at] + middle + raw[at + length :]


@settings(few, max_examples=250)
@given(st.sampled_from(sorted(ORIGINALS)), CHANGES)
def test_a_real_file_that_is_changed_at_random_is_never_more_than_a_fault(
    folder: Path, name: str, changes: list[tuple[str, int, int, int]]
) -> None:
    raw = ORIGINALS[name]
    for change in changes:
        raw = changed(raw, change)
    survived(folder / f"k-{name}", raw)
