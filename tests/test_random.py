"""What must hold of any sound dataset: it loads in every form, in order, alike, and every filter
gives what a test as plain as can be gives.
"""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caucasus_timeline.files import jsonl
from caucasus_timeline.files.source import opened
from caucasus_timeline.model import reading, rules
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Date, read
from caucasus_timeline.model.folding import fold, loose
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Chosen, Query
from caucasus_timeline.query.selecting import select
from caucasus_timeline.query.streaming import chosen
from caucasus_timeline.views.to_csv import to_csv
from caucasus_timeline.views.to_json import event_line, to_json, to_jsonl

from . import made

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
few = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


def held(path: Path, written: str | bytes) -> Dataset:
    """The dataset that the file holds, in which nothing may be at fault."""
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    found = reading.read(path)
    assert found.problems == []
    assert rules.broken(rules.INTEGRITY, found.dataset, found.entries) == []
    return found.dataset


def streamed(path: Path, query: Query) -> Iterator[Event | Problem]:
    source = opened(str(path))
    with source.file:
        yield from chosen(str(path), jsonl.batches(source), query)


@few
@given(made.datasets(), st.randoms())
def test_the_same_records_are_the_same_dataset_in_any_form_and_order(
    folder: Path, tree: made.Tree, chance: Any
) -> None:
    dataset = held(folder / "a.toml", made.toml(tree).text)
    assert sorted(e.id for e in dataset.events) == sorted(e["id"] for e in tree["event"])
    as_json = held(folder / "a.json", made.in_json(tree, indent=chance.choice([None, 2])))
    assert as_json == dataset
    for records in tree.values():
        if isinstance(records, list):
            chance.shuffle(records)
    other = held(folder / "a.toml", made.toml(tree).text)
    assert other.events == dataset.events
    assert as_json.digest == dataset.digest == other.digest


@few
@given(made.EVENTS, st.randoms())
def test_events_stand_by_their_earliest_day_then_their_latest_then_their_id(
    folder: Path, events: list[made.Table], chance: Any
) -> None:
    chance.shuffle(events)
    dataset = held(folder / "b.jsonl", made.json_lines(events).text)
    keys = [(e.date.first_begin, e.date.last_end, e.id) for e in dataset.events]
    assert keys == sorted(keys)
    assert len(keys) == len(events)


def folded(dataset: Dataset) -> list[Any]:
    """The events as every output has them: the white space of a summary is one space."""
    return [made_over(event) for event in dataset.events]


def made_over(event: Event) -> Any:
    fields = {name: getattr(event, name) for name in Event.__struct_fields__}
    return fields | {"summary": " ".join(event.summary.split())}


@few
@given(made.EVENTS)
def test_events_come_back_from_every_form_that_we_write(
    folder: Path, events: list[made.Table]
) -> None:
    """(All but the white space of a summary, which all forms fold. A text that is empty is one that
    is not there, and an event needs one for its title; CSV has no other way to say so.)
    """
    first = held(folder / "c.toml", made.toml({"event": events}).text)
    lines = to_jsonl(select(first, Query()))
    second = held(folder / "c.jsonl", lines)
    assert [made_over(event) for event in second.events] == folded(first)
    third = held(folder / "c.csv", to_csv(select(second, Query())))
    assert third == second
    assert to_jsonl(select(third, Query())) == lines
    answer = held(folder / "c.json", to_json(select(first, Query())))
    assert answer == second
    assert third.digest == second.digest == answer.digest


@few
@given(made.datasets())
def test_the_events_of_a_whole_dataset_come_back_from_every_form(
    folder: Path, tree: made.Tree
) -> None:
    dataset = held(folder / "d.toml", made.toml(tree).text)
    answer = select(dataset, Query())
    for name, written in (("jsonl", to_jsonl), ("csv", to_csv), ("json", to_json)):
        again = held(folder / f"d.{name}", written(answer))
        assert [made_over(event) for event in again.events] == folded(dataset)
        assert again.about == (dataset.about if name == "json" else None)


@few
@given(made.EVENTS)
def test_a_table_that_others_wrote_is_read_as_the_same_events(
    folder: Path, events: list[made.Table]
) -> None:
    first = held(folder / "e.toml", made.toml({"event": events}).text)
    for name, written in (
        ("csv", made.table_of_cells),
        ("json", made.json_indented),
        ("json", made.json_compact),
        ("jsonl", made.json_lines),
    ):
        assert held(folder / f"e.{name}", written(events).text) == first


WINDOWS = st.tuples(made.DAYS, made.DAYS).map(sorted)


@st.composite
def questions(draw: st.DrawFn, events: list[made.Table]) -> dict[str, Any]:
    """What may be asked of the events: most of it names something that one of them has."""
    keys = ("time", "tags", "places", "actors", "kinds", "texts", "disputed")
    about = draw(st.sets(st.sampled_from(keys), max_size=2))
    asked: dict[str, Any] = {"strict": draw(st.booleans())}
    if "time" in about:
        lo, hi = draw(st.one_of(WINDOWS, st.sampled_from(events).map(days_of)))
        asked |= {"since": read(lo.isoformat()), "until": read(hi.isoformat())}
    for key in {"tags", "places", "actors"} & about:
        known = sorted({one for event in events for one in event.get(key, ())})
        if known:
            asked[key] = tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=2)))
    kinds = sorted({event["kind"] for event in events if "kind" in event})
    if kinds and "kinds" in about:
        asked["kinds"] = (draw(st.sampled_from(kinds)),)
    if "texts" in about:
        event = draw(st.sampled_from(events))
        names = [name["name"] for name in event.get("names", ())]
        word = draw(st.sampled_from([event["id"], event["title"], *names])).split() or ["zzz"]
        asked["texts"] = (word[-1].upper(),)
    return asked | ({"disputed": True} if "disputed" in about else {})


def days_of(event: made.Table) -> tuple[Day, Day]:
    date = read(str(event["date"]))
    return date.lo, date.hi


def is_then(date: Date, asked: dict[str, Any]) -> bool:
    """Whether the four bounds of the date let it be, or make it be, in the window."""
    lo = asked["since"].lo if "since" in asked else Day.min
    hi = asked["until"].hi if "until" in asked else Day.max
    if not asked["strict"]:
        return not (date.last_end < lo or date.first_begin > hi)
    if date.doubt:
        return False
    if not date.is_span:
        return date.first_begin >= lo and date.last_end <= hi
    begins, ends = max(date.last_begin, lo), min(date.first_end, hi)
    return date.last_begin <= date.first_end and begins <= ends


def is_meant(event: Event, asked: dict[str, Any]) -> bool:
    """Whether the event is one of those asked for, all but its places."""
    for key, own in (("tags", event.tags), ("kinds", (event.kind,))):
        if key in asked and not {loose(o) for o in own} & {loose(w) for w in asked[key]}:
            return False
    if "texts" in asked:
        told = [event.id, event.title, event.summary, event.date_note]
        told += [name.name for name in event.names]
        if not any(fold(text) in fold(part) for text in asked["texts"] for part in told):
            return False
    return is_then(event.date, asked) and (not asked.get("disputed") or event.disputes != ())


def around(dataset: Dataset, names: tuple[str, ...]) -> set[str]:
    """The places named, all that lies within them, and what overlaps them."""
    found = set(names)
    for place in dataset.places.values():
        above, seen = place.id, set[str]()
        while above and above not in seen and above in dataset.places:
            if above in names:
                found.add(place.id)
            seen.add(above)
            above = dataset.places[above].within
        if set(names) & set(place.overlaps):
            found.add(place.id)
    return found | {one for name in names for one in dataset.places[name].overlaps}


@settings(few, max_examples=100)
@given(st.data())
def test_every_filter_gives_the_events_that_pass_a_plain_test(folder: Path, data: Any) -> None:
    tree = data.draw(made.datasets())
    dataset = held(folder / "f.json", made.in_json(tree))
    asked = data.draw(questions(tree["event"]))
    expected = [event for event in dataset.events if is_meant(event, asked)]
    if "places" in asked:
        known = around(dataset, asked["places"])
        expected = [event for event in expected if known & set(event.places)]
    if "actors" in asked:
        expected = [event for event in expected if set(asked["actors"]) & set(event.actors)]
    turned, limit = data.draw(st.booleans()), data.draw(st.none() | st.integers(1, 3))
    answer = select(dataset, Query(**asked, reverse=turned, limit=limit))
    assert answer.matched == len(expected)
    expected = expected[::-1] if turned else expected
    assert [one.event for one in answer.events] == (expected[:limit] if limit else expected)


@settings(few, max_examples=100)
@given(st.data())
def test_a_stream_gives_what_is_held_in_the_order_of_the_file(folder: Path, data: Any) -> None:
    events = data.draw(made.EVENTS)
    path = folder / "g.jsonl"
    dataset = held(path, made.json_lines(events).text)
    asked = data.draw(questions(events))
    held_only = {key: value for key, value in asked.items() if key not in ("places", "actors")}
    expected = {one.event.id for one in select(dataset, Query(**held_only)).events}
    found = list(streamed(path, Query(**asked)))
    for key in ("places", "actors"):
        wanted = {loose(name) for name in asked.get(key, ())}
        if wanted:
            own = {e.id for e in dataset.events if wanted & {loose(w) for w in getattr(e, key)}}
            expected &= own
    in_file = [event["id"] for event in events if event["id"] in expected]
    assert written(found) == written(dataset.event_by_id[id_] for id_ in in_file)


def written(found: Iterable[Event | Problem]) -> list[bytes]:
    """The events as they are written, anything else as nothing."""
    return [event_line(Dataset(), Chosen(e)) if isinstance(e, Event) else b"" for e in found]


BAD_LINES = [
    b'{"id": "x", "title": 7, "date": "1918"}',
    b'{"id": "x", "title": "A", "date": "1918-02-30"}',
    b'{"id": "x", "title": "A"}',
    b'{"id": "x", "title": "A", "date": NaN}',
    b'{"id": "x", "title": "A", "date": "1918"',
    b'{"id": "x", "title": "A", "date": "1918",}',
    b'{"id": "x", "title": "\\ud800", "date": "1918"}',
    b'{"id": "x", "title": "\xff", "date": "1918"}',
    b'{"id": "x", "title": "A", "date": "1918"} {}',
    b'[{"id": "x", "title": "A", "date": "1918"}]',
    b"7",
    b"\x00",
    b"{" * 5000,
]


@few
@given(made.EVENTS, st.data())
def test_a_stream_names_each_bad_line_and_gives_the_others(
    folder: Path, events: list[made.Table], data: Any
) -> None:
    lines = [(made.in_json(event).encode(), event["id"]) for event in events]
    for bad in data.draw(made.some(st.sampled_from(BAD_LINES), 3)):
        lines.insert(data.draw(st.integers(0, len(lines))), (bad, None))
    path = folder / "h.jsonl"
    path.write_bytes(b"\n".join(line for line, _ in lines))
    found = list(streamed(path, Query()))
    bad_lines = [number for number, (_, id_) in enumerate(lines, 1) if id_ is None]
    assert [one.id for one in found if isinstance(one, Event)] == [e["id"] for e in events]
    problems = [one for one in found if isinstance(one, Problem)]
    assert sorted({one.line for one in problems}) == bad_lines
    read_whole = reading.read(path)
    assert sorted({one.line for one in read_whole.grave}) == bad_lines
    assert {e.id for e in read_whole.dataset.events} == {e["id"] for e in events}
