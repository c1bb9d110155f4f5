"""Random datasets that are sound, and writers of every form that say on which line each thing is.

A dataset is the tree of a data file: kinds of record, each a list of tables (``dataset`` is one
table). A date stands in it as text, as a bare year or as a bare day, all of which TOML has.
"""

import csv
import io
import json
from datetime import date as Day
from typing import Any, NamedTuple, get_args

from hypothesis import strategies as st

from caucasus_timeline.model import words
from caucasus_timeline.model.dates import OldStyle, read

Table = dict[str, Any]
Tree = dict[str, Any]
Strategy = st.SearchStrategy

HOSTILE = (
    'he said "no" \\ and \\n',
    "'=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@a",
    "a; b, c\td",
    "one\ntwo\r\nthree\rfour",
    "  space about  ",
    "[",
    '["a"]',
    "{ id = 'x' }",
    "]]",
    "# no comment",
    "''' and \"\"\"",
    "title = 7",
    "null",
    "1918-05-28",
    "\ufeffmark",
    "\x00\x1b[31m\x7f\x85\u2028\u2029",
    "\u202eright to left\u202c",
    "بندر می‌خواهد",
    "Հովիտը մեկ է",
    "ხეობა ერთია",
    "Долина едина İlk Dərə ı",
    "e\u0301\u0327 \u0301",
    "🚢👩‍👩‍👧",
    "\U0010ffff",
)
"""What a careless writer or reader breaks on."""

TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=6))
OFTEN_PLAIN = st.one_of(st.sampled_from(["a", "b-1918", "law", "Law", "A b", "dərə"]), TEXTS)
"""Texts that often meet again, as ids and words do."""

DAYS = st.one_of(
    st.dates(Day(1801, 1, 1), Day(2026, 12, 31)),
    st.dates(),
    st.sampled_from([Day.min, Day.max, Day(1904, 2, 29), Day(1918, 1, 1), Day(1918, 1, 31)]),
)
_POINTS = ("{0}-{1:02}-{2:02}",) * 4 + (
    *("{0}-{1:02}-XX", "{0}-{1:02}", "{0}-XX", "{0}", "{3}X", "{4}XX", "{0}-XX-XX"),
)


def point(day: Day, form: str) -> str:
    """A date that holds the day, in one of the forms."""
    year = f"{day.year:04}"
    return form.format(year, day.month, day.day, year[:3], year[:2])


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date in any form that we read."""
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    shape = draw(st.sampled_from(["point"] * 4 + ["choice", "span", "from", "until"]))
    form, other = draw(st.sampled_from(_POINTS)), draw(st.sampled_from(_POINTS))
    doubts = st.sampled_from(["", "", "~", "?", "%"])
    if shape == "point":
        return point(first, form) + draw(doubts)
    if shape == "choice":
        return f"[{point(first, form)}..{point(last, form)}]"
    a, b = point(first, form) + draw(doubts), point(last, other) + draw(doubts)
    return {"span": f"{a}/{b}", "from": f"{a}/..", "until": f"../{b}"}[shape]


def some(of: Strategy[Any], most: int = 2) -> Strategy[list[Any]]:
    """A short list."""
    return st.lists(of, max_size=most)


def table(needed: dict[str, Strategy[Any]], **others: Strategy[Any]) -> Strategy[Table]:
    """A table with all of some keys and any of the others."""
    return st.fixed_dictionaries(needed, optional=others)


def word(of: Any) -> Strategy[str]:
    """One of the words of a closed list."""
    return st.sampled_from(get_args(of))


class Ids(NamedTuple):
    """From what the ids in a record are drawn, by kind."""

    place: Strategy[str] = OFTEN_PLAIN
    actor: Strategy[str] = OFTEN_PLAIN
    source: Strategy[str] = OFTEN_PLAIN
    statement: Strategy[str] = OFTEN_PLAIN
    event: Strategy[str] = OFTEN_PLAIN
    claim: Strategy[str] = OFTEN_PLAIN
    tag: Strategy[str] = OFTEN_PLAIN
    kind: Strategy[str] = OFTEN_PLAIN
    side: Strategy[str] = OFTEN_PLAIN


def events(ids: Ids) -> Strategy[Table]:
    """An event with any of its keys; its id is given to it later."""
    position = table({"who": TEXTS, "says": TEXTS}, sources=some(ids.source))
    made = table(
        {"id": OFTEN_PLAIN, "title": TEXTS, "date": dates()},
        date_note=TEXTS,
        places=some(ids.place, 3),
        kind=ids.kind,
        tags=some(ids.tag, 3),
        actors=some(ids.actor, 3),
        summary=TEXTS,
        confidence=word(words.Confidence),
        confidence_note=TEXTS,
        related=some(ids.event),
        missing_side=TEXTS,
        as_of=dates(),
        names=some(st.fixed_dictionaries(dict.fromkeys(("name", "used_by", "language"), TEXTS))),
        texts=some(table({"where": TEXTS, "says": TEXTS, "source": ids.source}, date=dates())),
        sources=some(table({"id": ids.source, "supports": TEXTS}, locator=TEXTS)),
        disputes=some(table({"about": TEXTS, "positions": some(position)})),
    )
    return st.tuples(made, st.integers(0, 3)).map(lambda pair: _dressed(*pair))


def _dressed(event: Table, dress: int) -> Table:
    """The event with its date bare or in Old Style too, where it can be."""
    date = read(event["date"])
    if dress == 1 and date.precision == "day":
        return event | {"old_style": str(OldStyle.of(date.lo))}
    if dress == 2 and date.precision == "day" and not date.doubt:
        return event | {"date": date.lo}
    if dress == 2 and event["date"].isdecimal() and event["date"][0] != "0":
        return event | {"date": int(event["date"])}
    return event


def named_apart(tables: list[Table], key: str = "id") -> list[Table]:
    """The tables with no two of one id."""
    return list({one[key]: one for one in tables}.values())


def _related(tables: list[Table]) -> list[Table]:
    """The tables, related only to one another."""
    ids = [one["id"] for one in tables]
    return [
        one | {"related": ids[: len(one["related"])]} if "related" in one else one for one in tables
    ]


EVENTS = st.lists(events(Ids()), min_size=1, max_size=5).map(named_apart).map(_related)
"""What a dataset of events alone holds: it may name whatever it likes."""


@st.composite
def datasets(draw: st.DrawFn) -> Tree:
    """A dataset with records of all kinds, which name only what there is."""
    pool = st.lists(OFTEN_PLAIN, min_size=1, max_size=3, unique=True)
    pools = {name: draw(pool) for name in Ids._fields}
    pools["event"] += [f"event {n}" for n in range(3)]
    pools["claim"] = [f"claim {id_}" for id_ in pools["claim"]]  # events and claims share a space
    ids = Ids(**{name: st.sampled_from(known) for name, known in pools.items()})
    kinds = _kinds(ids)
    tree: Tree = {}
    for kind, record in kinds.items():
        tree[kind] = [draw(record) | {"id": id_} for id_ in pools[kind]]
    tree["tenure"] = draw(some(_tenures(ids)))
    tree["period"] = named_apart(draw(some(_periods(ids))))
    sets = {"tag": "tag", "event-kind": "kind", "side": "side"}
    tree["term"] = [
        {"set": set_, "id": id_, "label": draw(OFTEN_PLAIN), "definition": draw(TEXTS)}
        for set_, name in sets.items()
        for id_ in pools[name]
    ]
    if draw(st.booleans()):
        tree["dataset"] = dict.fromkeys(("id", "title", "version", "licence"), draw(TEXTS))
        tree["dataset"] |= {"released": draw(dates()), "evidence_until": draw(dates())}
    order = draw(st.permutations(list(tree)))
    return {kind: tree[kind] for kind in order}


def _kinds(ids: Ids) -> dict[str, Strategy[Table]]:
    names = st.dictionaries(st.sampled_from(["ru", "hy", "az"]), some(TEXTS), max_size=2)
    perspective = st.fixed_dictionaries({"country": ids.side, "standing": word(words.Standing)})
    spoken = table(
        {"statement": ids.statement},
        quote=TEXTS,
        language=TEXTS,
        translated=word(words.Translated),
        source=ids.source,
        differs=TEXTS,
    )
    reply = table(
        {"who": TEXTS, "date": dates(), "says": TEXTS, "sources": some(ids.source)},
        statement=ids.statement,
        claim=ids.claim,
    )
    return {
        "event": events(ids),
        "statement": table(
            {"speaker": ids.actor, "kind": word(words.StatementKind), "title": TEXTS}
            | {"date": dates(), "language": TEXTS, "sources": some(ids.source)},
            published=dates(),
            text=word(words.TextKind),
        ),
        "claim": table(
            {"speaker": ids.actor, "gist": TEXTS, "said": some(spoken), "checked": dates()}
            | {"assertion": some(_assertions(ids))},
            aliases=some(OFTEN_PLAIN),
            places=some(ids.place),
            in_print=TEXTS,
            no_reply=st.fixed_dictionaries({"looked": TEXTS, "until": dates()}),
            replies=some(reply),
        ),
        "source": table(
            {"title": TEXTS, "language": TEXTS, "kind": word(words.SourceKind)}
            | {"perspective": perspective, "read": word(words.Read)},
            authors=some(TEXTS),
            url=TEXTS,
            seen=dates(),
            interested=st.booleans(),
        ),
        "place": table(
            {"name": OFTEN_PLAIN},
            names=names,
            within=ids.place,
            overlaps=some(ids.place),
            lat=st.floats(-90, 90),
            extent=word(words.Extent),
        ),
        "actor": table(
            {"name": OFTEN_PLAIN, "kind": word(words.ActorKind)},
            names=names,
            side=ids.side,
            living=st.booleans(),
        ),
    }


def _assertions(ids: Ids) -> Strategy[Table]:
    reference = table({"id": ids.source}, locator=TEXTS)
    why = {"bearing": word(words.Bearing), "on": word(words.Respect), "why": TEXTS}
    side: dict[str, Strategy[Any]] = {"side": ids.side, "voice": word(words.Voice)}
    side |= {"who": TEXTS, "says": TEXTS, "sources": some(ids.source)}
    return table(
        {"id": OFTEN_PLAIN, "text": TEXTS, "kind": word(words.AssertionKind)}
        | {"finding": word(words.Finding), "why": TEXTS},
        measure=st.fixed_dictionaries({"from": ids.event, "to": ids.event}),
        evidence=some(
            table(
                why,
                event=ids.event,
                statement=ids.statement,
                source=ids.source,
                sources=some(reference, 1),
                rests_on=st.one_of(ids.side, st.sampled_from(sorted(words.NOT_A_SIDE))),
            )
        ),
        side=some(st.fixed_dictionaries(side), 1),
    )


def _periods(ids: Ids) -> Strategy[Table]:
    needed = {"id": OFTEN_PLAIN, "name": TEXTS, "date": dates(), "kind": word(words.PeriodKind)}
    return table(needed | {"sources": some(ids.source)}, places=some(ids.place))


def _tenures(ids: Ids) -> Strategy[Table]:
    needed: dict[str, Strategy[Any]] = {
        "place": ids.place,
        "from": dates(),
        "to": dates(),
        "holder": TEXTS,
    }
    needed |= {"holder": TEXTS, "sort": word(words.TenureSort), "rests_on": ids.side}
    needed |= {"sources": some(ids.source)}
    return table(needed | {"confidence": word(words.Confidence)}, act=ids.event, note=TEXTS)


class Written(NamedTuple):
    """A text, and the line on which each record (by kind and number) and key of it begins."""

    text: str
    lines: dict[tuple[str | int, ...], int]


def toml(tree: Tree) -> Written:
    """The tree as TOML: each key of a record on a line of its own, each table of a list too."""
    rows: list[str] = []
    lines: dict[tuple[str | int, ...], int] = {}

    def line() -> int:
        return "\n".join(rows).count("\n") + 1

    for kind, value in tree.items():
        for number, record in enumerate(value if isinstance(value, list) else [value]):
            rows += ["", f"[[{kind}]]" if isinstance(value, list) else f"[{kind}]"]
            lines[kind, number] = line()
            for key, one in record.items():
                lines[kind, number, key] = line() + 1
                rows.append(f"{key} = {in_toml(one, top=True)}")
    return Written("\n".join(rows) + "\n", lines)


def in_toml(value: Any, *, top: bool = False) -> str:
    """The value as TOML; at the top a list of several has a line for each."""
    if isinstance(value, str):
        return _toml_text(value, top=top)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {in_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        each = [in_toml(one) for one in value]
        several = top and len(value) > 1
        return "[\n\n  " + ",\n  ".join(each) + ",\n]" if several else f"[{', '.join(each)}]"
    return str(value).lower()


def _toml_text(text: str, *, top: bool) -> str:
    """The text between quotes of one of the four kinds."""
    is_plain = all(sign == "\t" or (sign >= " " and sign != "\x7f") for sign in text)
    if is_plain and "'" not in text and len(text) % 2:
        return f"'{text}'"
    if top and len(text) % 3 == 0:
        return '"""\n' + _escaped(text).replace("\\n", "\n") + '"""'
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    short = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return "".join(
        short.get(sign) or (f"\\u{ord(sign):04x}" if sign < " " or sign == "\x7f" else sign)
        for sign in text
    )


def in_json(value: Any, indent: int | None = None) -> str:
    """The value as JSON: a bare day as text."""
    return json.dumps(value, ensure_ascii=False, default=str, indent=indent)


def json_indented(records: list[Table]) -> Written:
    """A list of records, one key a line."""
    text = in_json(records, 1)
    rows = enumerate(text.split("\n"), 1)
    starts = [number for number, row in rows if row == " {"]
    return Written(text + "\n", {("event", n): line for n, line in enumerate(starts)})


def json_compact(records: list[Table]) -> Written:
    """An object with a list of records, each in a line."""
    rows = ",\n".join(in_json(one) for one in records)
    return Written(
        f'{{"events": [\n{rows}\n]}}\n', {("event", n): n + 2 for n in range(len(records))}
    )


def json_lines(records: list[Table]) -> Written:
    """A record a line, a blank line after the first."""
    rows = [in_json(one) for one in records]
    text = "\n\n".join(rows[:2]) + "".join(f"\n{row}" for row in rows[2:]) + "\n"
    return Written(text, {("event", n): n + 1 + (n > 0) for n in range(len(rows))})


def table_of_cells(records: list[Table]) -> Written:
    """The records as rows under all of their keys, lists in JSON."""
    names = list({key: None for record in records for key in record})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    lines: dict[tuple[str | int, ...], int] = {}
    for number, record in enumerate(records):
        lines["event", number] = len(lines_of(out.getvalue())) + 1
        writer.writerow([_cell(record.get(name, "")) for name in names])
    return Written(out.getvalue(), lines)


def lines_of(text: str) -> list[str]:
    """The lines of a table, which end as any system ends them."""
    return list(io.StringIO(text, newline=""))


def _cell(value: Any) -> str:
    text = in_json(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.lstrip("'")[:1] in tuple("=+-@\t\r\n＝＋－＠") else text
