"""The views of the toy dataset, byte for byte, and what must hold of each at any width."""

import re
from collections.abc import Callable, Iterable

import msgspec
import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import YearDay, read
from caucasus_timeline.query import Answer, Query, asked, checking, listing, select
from caucasus_timeline.query.calendar import on
from caucasus_timeline.query.comparing import compare
from caucasus_timeline.query.measuring import between
from caucasus_timeline.views import (
    about,
    chart,
    claim,
    event,
    lines,
    lists,
    plain,
    plain_claim,
    timeline,
    to_json,
)
from caucasus_timeline.views import between as spans
from caucasus_timeline.views import columns as table
from caucasus_timeline.views import comparing as pairs
from caucasus_timeline.views import day as days
from caucasus_timeline.views.dating import (
    date_words,
    distance,
    gutter_words,
    short_words,
    year_words,
)
from caucasus_timeline.views.lines import Line, Span, bare, cited, line, painted, visible, wrap
from caucasus_timeline.views.wording import occasion_words, speaker_and_year

from .conftest import TOY

Drawn = Callable[[Dataset, int], Iterable[Line]]


def pair(data: Dataset, *, both: bool = False, since: str = "1801") -> Answer:
    """The two speakers of the toy dataset side by side."""
    return compare(data, "ford", "daily-north", Query(since=read(since)), both=both)


VIEWS: dict[str, Drawn] = {
    "show": lambda data, width: timeline.drawn(select(data, Query()), width),
    "show-brief": lambda data, width: timeline.drawn(select(data, Query()), width, brief=True),
    "show-no-claims": lambda data, width: timeline.drawn(
        select(data, Query()), width, claims=False
    ),
    "show-nothing": lambda data, width: timeline.drawn(
        select(data, Query(since=read("2000"))), width
    ),
    "table": lambda data, width: table.drawn(select(data, Query()), width),
    "table-brief": lambda data, width: table.drawn(
        select(data, Query()), width, brief=True, claims=False
    ),
    "table-nothing": lambda data, width: table.drawn(
        select(data, Query(since=read("2000"))), width
    ),
    "chart": lambda data, width: chart.drawn(select(data, Query()), width),
    "chart-brief": lambda data, width: chart.drawn(select(data, Query()), width, brief=True),
    "chart-place": lambda data, width: chart.drawn(
        select(data, Query(since=read("1918"), until=read("1920"), places=("valley",))), width
    ),
    "chart-nothing": lambda data, width: chart.drawn(
        select(data, Query(since=read("1918-06"), until=read("1918-12"))), width
    ),
    "claim": lambda data, width: claim.one_claim(asked.claim(data, "valley"), width),
    "claim-all": lambda data, width: claim.one_claim(
        asked.claim(data, "valley"), width, unfolded=True
    ),
    "claim-said": lambda data, width: claim.one_claim(
        asked.claim(data, "valley"), width, occasions=True
    ),
    "claim-other": lambda data, width: claim.one_claim(asked.claim(data, "harbour"), width),
    "event": lambda data, width: event.one_event(asked.event(data, "valley-1918-05-28"), width),
    "claims": lambda data, width: lists.claims(asked.claims(data), width),
    "claims-found": lambda data, width: lists.claims(
        asked.claims(data, ("ford",), ("disputed", "inaccurate")), width
    ),
    "tags": lambda data, width: lists.terms(listing.tags(data), width),
    "actors": lambda data, width: lists.actors(listing.actors(data), width),
    "periods": lambda data, width: lists.periods(listing.periods(data), width),
    "sources": lambda data, width: lists.sources(listing.sources(data, None, None), width),
    "source": lambda data, width: lists.sources(
        listing.sources(data, "petrosyan-2001", None), width
    ),
    "places": lambda data, width: lists.places(listing.places(data), width),
    "place": lambda data, width: lists.places(listing.places(data, "Հովիտ"), width),
    "about": lambda data, width: about.about(asked.about(data, "about"), width, "0.0"),
    "compare": lambda data, width: pairs.drawn(pair(data), width),
    "compare-both": lambda data, width: pairs.drawn(pair(data, both=True), width),
    "compare-nothing": lambda data, width: pairs.drawn(pair(data, since="2000"), width),
    "between": lambda data, width: spans.drawn(
        between(data, "harbour-1920-04-28", "valley-1918-05-28"), width
    ),
    "between-span": lambda data, width: spans.drawn(
        between(data, "valley-1919-1920", "May 1921"), width
    ),
    "on": lambda data, width: days.drawn(on(data, YearDay(5, 28)), width),
    "on-old-style": lambda data, width: days.drawn(on(data, YearDay(5, 15)), width),
    "on-end": lambda data, width: days.drawn(on(data, YearDay(4, 27)), width),
    "on-nothing": lambda data, width: days.drawn(on(data, YearDay(2, 29)), width),
    "event-other": lambda data, width: event.one_event(asked.event(data, "harbour-1925"), width),
    "kinds": lambda data, width: lists.terms(listing.kinds(data), width),
    "welcome": lambda data, width: about.welcome(asked.about(data, "about"), width),
}


def columns(text: str) -> int:
    found = wcwidth.wcswidth(text)
    assert found >= 0, f"cannot be measured: {text!r}"
    return int(found)


def in_colour(drawn: Iterable[Line]) -> str:
    return "".join(painted(drawn))


WRITTEN: dict[str, Callable[[Iterable[Line]], str]] = {
    "{}-{}.txt": bare,
    "colour/{}-{}.ansi": in_colour,
}


@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("file", WRITTEN)
def test_each_view_is_as_it_was_looked_at(
    file: str, name: str, width: int, toy: Dataset, golden: Callable[[str, str], None]
) -> None:
    golden(file.format(name, width), WRITTEN[file](VIEWS[name](toy, width)))


@pytest.mark.parametrize("name", VIEWS)
def test_colour_adds_nothing_but_styles_and_links(name: str, toy: Dataset) -> None:
    lines = tuple(VIEWS[name](toy, 100))
    uncoloured = re.sub(r"\x1b\[[0-9;]+m|\x1b\]8;;.*?\x1b\\", "", in_colour(lines))
    assert [text.rstrip() for text in uncoloured.splitlines()] == bare(lines).splitlines()


def test_no_table_of_widths_doubts_a_sign_of_the_toy() -> None:
    """So that the golden files are the same on every version of rich and wcwidth."""
    signs = set("".join(file.read_text(encoding="utf-8") for file in TOY.rglob("*.toml"))) - {"\n"}
    assert [c for c in signs if cell_len(c) != wcwidth.wcwidth(c)] == []
    assert {wcwidth.wcwidth(c) for c in signs} == {0, 1, 2}


PLAIN: dict[str, Callable[[Dataset], Iterable[str]]] = {
    "show": lambda data: plain.events(select(data, Query())),
    "event": lambda data: plain.event(asked.event(data, "valley-1918-05-28")),
    "claim": lambda data: plain_claim.claim(asked.claim(data, "valley")),
    "claim-said": lambda data: plain_claim.claim(asked.claim(data, "valley"), occasions=True),
    "place": lambda data: plain.places(listing.places(data, "valley")),
    "compare": lambda data: pairs.plain(pair(data)),
    "between": lambda data: spans.plain(between(data, "valley-1919-1920", "May 1921")),
    "on": lambda data: days.plain(on(data, YearDay(5, 15))),
    "on-nothing": lambda data: days.plain(on(data, YearDay(2, 29))),
    "lines-compare": lambda data: pairs.tabbed(pair(data)),
    "lines-on": lambda data: days.tabbed(on(data, YearDay(5, 28))),
    "lines": lambda data: plain.tabbed(select(data, Query())),
    "lines-claims": lambda data: plain.tabbed_claims(asked.claims(data)),
    "lines-claims-found": lambda data: plain.tabbed_claims(
        asked.claims(data, (), ("disputed", "unsupported"))
    ),
    "lines-sources": lambda data: plain.tabbed_sources(listing.sources(data, None, None)),
    "lines-tags": lambda data: plain.tabbed_terms(listing.tags(data)),
    "lines-actors": lambda data: plain.tabbed_actors(listing.actors(data)),
    "lines-periods": lambda data: plain.tabbed_periods(listing.periods(data)),
    "lines-places": lambda data: plain.tabbed_places(listing.places(data)),
}


@pytest.mark.parametrize("name", PLAIN)
def test_each_plain_look_is_as_it_was_read(
    name: str, toy: Dataset, golden: Callable[[str, str], None]
) -> None:
    golden(f"plain-{name}.txt", "".join(f"{one}\n" for one in PLAIN[name](toy)))


@pytest.mark.parametrize("name", PLAIN)
def test_the_plain_look_has_no_box_drawing(name: str, toy: Dataset) -> None:
    assert not re.search(r"[─-╿⋮└]", "".join(PLAIN[name](toy)))


JSON: dict[str, Callable[[Dataset], Answer]] = {
    "show": lambda data: select(data, Query()),
    "claim": lambda data: asked.claim(data, "valley"),
    "compare": pair,
    "between": lambda data: between(data, "valley-1919-1920", "May 1921"),
    "on": lambda data: on(data, YearDay(5, 15), "1918"),
    "on-nothing": lambda data: on(data, YearDay(2, 29)),
}


@pytest.mark.parametrize("name", JSON)
def test_the_json_is_as_it_was_read(
    name: str, toy: Dataset, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.json", to_json.to_json(JSON[name](toy)).decode())


@pytest.mark.parametrize("width", range(40, 201))
def test_no_line_of_any_view_is_wider_than_asked(width: int, toy: Dataset) -> None:
    for name, drawn in VIEWS.items():
        for text in bare(drawn(toy, width)).splitlines():
            assert columns(text) <= width, f"{name} at {width}: {text}"


@pytest.mark.parametrize("width", [40, 72, 100, 200])
def test_no_word_of_a_title_reason_or_finding_is_lost(width: int, toy: Dataset) -> None:
    shown = " ".join(re.sub(r"[│└═╪╤─]", " ", bare(VIEWS["claim-all"](toy, width))).split())
    for assertion in asked.claim(toy, "valley").claims[0].assertions:
        words = [*assertion.text.split(), *assertion.why.split(), assertion.finding.upper()]
        words += [word for one in assertion.evidence for word in one.why.split()]
        words += [word for side in assertion.sides for word in side.says.split()]
        assert [word for word in words if word not in shown] == []


TABLE = [(40, 2), (79, 2), (80, 3), (119, 3), (120, 5), (149, 5), (150, 6)]


@pytest.mark.parametrize(("width", "number"), TABLE)
def test_a_table_has_the_columns_that_fit_the_width(width: int, number: int, toy: Dataset) -> None:
    head, rule, *_ = bare(table.drawn(select(toy, Query()), width)).splitlines()
    assert len(re.split(r"  +", head.strip())) == len(rule.split()) == number


@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_no_word_of_a_table_is_lost(width: int, toy: Dataset) -> None:
    shown = bare(table.drawn(select(toy, Query()), width)).split()
    for one in toy.events:
        assert not set(one.title.split()) - set(shown)
        assert one.id in shown


def test_a_table_shows_both_calendars_doubt_and_the_findings_of_each_speaker(toy: Dataset) -> None:
    shown = bare(table.drawn(select(toy, Query()), 120))
    assert re.search(r"28 May 1918  .*Ford =\n 15 May OS  ", shown)
    assert " 1801 ~ " in shown
    assert "Ford ≠ ⇄" in shown
    assert "≠ inaccurate" in shown
    assert "≈" not in shown


def test_two_speakers_stand_side_by_side_from_100_columns_and_under_each_other_below(
    toy: Dataset,
) -> None:
    beside, under = (bare(pairs.drawn(pair(toy), width)) for width in (100, 99))
    assert re.search(r"│ \+ supports    “stole \(\w+\)” +│ − contradicts “own will”", beside)
    assert "═ Ilya Ford 1930 ═" in beside
    assert re.search(r"│ └ Ilya Ford 1930\n.*“stole.*\n.*│ └ Daily North 1931\n", under)


def test_one_who_has_said_nothing_of_an_event_is_silent_in_his_column(toy: Dataset) -> None:
    shown = bare(pairs.drawn(pair(toy), 100))
    assert re.search(r"“republic” = accurate +│ –\n", shown)
    assert re.search(r"│ – +│ ~ qualifies   “own will”", shown)


def test_the_year_stands_in_the_cell_where_a_speaker_spoke_in_several(toy: Dataset) -> None:
    (one, *_) = toy.claims.values()
    early = msgspec.structs.replace(one, id="ford-1928-valley", said=one.said[:1])
    both = msgspec.structs.replace(toy, claims={early.id: early, **toy.claims})
    shown = bare(pairs.drawn(pair(both), 120))
    assert "═ Ilya Ford ═" in shown
    assert re.search(r"│ 1928 +│.*\n.*“republic” = accurate.*\n.*│ 1930 +│", shown)


def test_a_name_too_long_for_its_column_is_the_id_there_and_whole_above(toy: Dataset) -> None:
    ford = msgspec.structs.replace(toy.actors["ilya-ford"], name="Ford " * 12 + "Ford")
    shown = bare(
        pairs.drawn(pair(msgspec.structs.replace(toy, actors={**toy.actors, ford.id: ford})), 100)
    )
    assert ford.name in " ".join(shown.split())
    assert "═ ilya-ford ═" in shown


@pytest.mark.parametrize("width", [80, 120])
def test_findings_are_never_counted_for_a_speaker(width: int, toy: Dataset) -> None:
    looks = [bare(pairs.drawn(pair(toy), width)), *pairs.plain(pair(toy)), *pairs.tabbed(pair(toy))]
    findings = "accurate|mostly|misleading|inaccurate|disputed|unsupported|unverifiable"
    assert not re.search(rf"\d+ (of them )?[^\w\s]? ?({findings})", " ".join(looks))


def test_a_first_event_that_lasted_says_until_when(toy: Dataset) -> None:
    def said(one: str, other: str) -> str:
        return " ".join(spans.plain(between(toy, one, other)))

    assert "It lasted until 27 April 1920; from then it is 1 day." in said(
        "valley-1919-1920", "harbour-1920-04-28"
    )
    assert "It lasted until 27 April 1920." in said("valley-1919-1920", "1919-06")
    assert "It lasted; no end of it is known." in said("1918/..", "1920")
    assert "lasted" not in said("valley-1918-05-28", "harbour-1920-04-28")


def test_a_date_in_doubt_makes_the_time_doubtful(toy: Dataset) -> None:
    assert "in doubt" in bare(spans.drawn(between(toy, "harbour-1801", "1920-04-28"), 120))
    assert "in doubt" not in bare(spans.drawn(between(toy, "1919-04-28", "1920-04-28"), 120))


def test_a_day_in_doubt_is_found_and_its_doubt_said(toy: Dataset) -> None:
    doubtful = msgspec.structs.replace(toy.events[0], date=read("1845-01-08?"))
    shown = bare(days.drawn(on(Dataset(events=(doubtful,)), YearDay(1, 8)), 80))
    assert "8 January (uncertain) · harbour-1801" in shown


@pytest.mark.parametrize("width", [40, 80, 100, 101, 120, 160])
@pytest.mark.parametrize("name", ["show", "show-brief", "show-no-claims", "compare"])
def test_the_rule_of_a_year_crosses_every_spine_where_it_runs(
    name: str, width: int, toy: Dataset
) -> None:
    rows = [row for row in bare(VIEWS[name](toy, width)).splitlines() if row[12:13] in "╤╪│"]
    crossings = {at for row in rows for at, sign in enumerate(row) if sign in "╤╪"}
    spines = {at for row in rows for at, sign in enumerate(row) if sign == "│" and wide(row, at)}
    assert crossings == spines


def wide(row: str, end: int) -> bool:
    """Whether each sign before the end fills one column."""
    return columns(row[:end]) == end


def test_claims_stand_beside_events_from_100_columns_and_under_them_below(toy: Dataset) -> None:
    answer = select(toy, Query())
    beside, under = (bare(timeline.drawn(answer, width)) for width in (100, 99))
    assert re.search(r"│ Council in the Valley.* │ Ford 1930\n", beside)
    assert re.search(r"│ └ Ford 1930\n", under)


@given(st.text(), st.integers(1, 80))
def test_wrapped_text_fits_and_keeps_every_sign(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == visible(text).replace(" ", "")
    wide = max((min(columns_or_none(one), cell_len(one)) for one in lines), default=0)
    assert wide <= max(width, 2), "by the narrower of two tables, which differ on rare signs"


def columns_or_none(text: str) -> int:
    return max(wcwidth.wcswidth(text), 0)


@given(st.text("ab\u0301\u200c漢", min_size=1), st.integers(2, 9))
def test_an_accent_is_never_cut_off_from_its_letter(text: str, width: int) -> None:
    lines = wrap(f"a{text}", width)
    assert [one for one in lines if one and not wcwidth.wcwidth(one[0])] == []
    assert max(map(columns, lines)) <= width


@given(st.text())
def test_nothing_that_steers_a_terminal_is_visible(text: str) -> None:
    shown = visible(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", shown)
    assert visible(shown) == shown


def test_whatever_a_line_holds_is_printed_as_text_with_and_without_colour() -> None:
    hostile = line("a\x1b[31m b", Span("\u202ec", "bold"))
    assert bare([hostile]) == "a\\x1b[31m b\\u202ec\n"
    assert "".join(painted([hostile])) == "a\\x1b[31m b\x1b[1m\\u202ec\x1b[0m\n"


def test_evidence_stands_by_date_however_the_file_has_it(toy: Dataset) -> None:
    (one, *_) = toy.claims.values()
    turned = tuple(
        msgspec.structs.replace(a, evidence=a.evidence[::-1], sides=a.sides) for a in one.assertions
    )
    other = msgspec.structs.replace(one, assertions=turned)
    backwards = msgspec.structs.replace(toy, claims=toy.claims | {one.id: other})
    assert any(len({e.event for e in a.evidence}) > 1 for a in turned)
    for look in ("claim-all", "claim"):
        assert bare(VIEWS[look](backwards, 120)) == bare(VIEWS[look](toy, 120))
    assert list(PLAIN["claim"](backwards)) == list(PLAIN["claim"](toy))


@pytest.mark.parametrize(
    ("recorded", "shown", "published", "words"),
    [
        (None, None, None, "27 May 1930"),
        (None, None, "1930-05-28", "27 May, published 28 May 1930"),
        ("1929-12-31", "1930-05-27", None, "recorded 31 Dec 1929, shown 27 May 1930"),
        (
            *("1929-12-31", "1930-05-27", "1930-05-28"),
            "recorded 31 Dec 1929, shown 27 May 1930, published 28 May 1930",
        ),
        ("../1930-05-20", "1930-05-27", None, "recorded by 20 May, shown 27 May 1930"),
        (None, "1930-05-27", None, "shown 27 May 1930"),
    ],
)
def test_when_it_was_said_has_the_year_once_where_it_is_one(
    recorded: str | None, shown: str | None, published: str | None, words: str, toy: Dataset
) -> None:
    dates = {"recorded": recorded, "shown": shown, "published": published}
    made = {name: read(date) if date else None for name, date in dates.items()}
    said = msgspec.structs.replace(toy.statements["talk-1930"], date=read("1930-05-27"), **made)
    assert f" · {words} · " in occasion_words(toy, said)


def test_evidence_later_than_the_statement_is_marked(toy: Dataset) -> None:
    early = msgspec.structs.replace(toy.statements["talk-1930"], date=read("1919-12"))
    moved = msgspec.structs.replace(toy, statements=toy.statements | {"talk-1930": early})
    shown = bare(claim.one_claim(asked.claim(moved, "valley"), 120))
    assert "The army entered and stayed ◇ East's account (later)" in shown
    assert "The Council proclaimed it (later)" not in shown
    assert "(later)" not in bare(claim.one_claim(asked.claim(toy, "valley"), 120))


def test_the_numbers_of_sources_stand_at_the_right_or_on_a_line_of_their_own() -> None:
    assert cited("a b", "[1]", 10) == ["a b    [1]"]
    assert cited("aaaa bbbb", "[1]", 10) == ["aaaa bbbb", "       [1]"]
    assert cited("a b", "", 10) == ["a b"]


@pytest.mark.parametrize(
    ("date", "words", "short", "gutter"),
    [
        ("1918", "1918", "1918", "1918"),
        ("1918~", "1918 (about)", "1918 ~", "1918 ~"),
        ("1918-05?", "May 1918 (uncertain)", "May 1918 ?", "May ?"),
        ("1918-05-28", "28 May 1918", "28 May 1918", "28 May"),
        ("191X", "1910s", "1910s", "1910s"),
        ("19XX", "1900–1999", "1900–1999", "1900–1999"),
        (
            "[1918-09-10..1918-09-14]",
            "one day, 10–14 September 1918",
            "10–14 Sep 1918",
            "10–14 Sep",
        ),
        ("1918-05-28/1918-05-30", "28–30 May 1918", "28–30 May 1918", "28–30 May"),
        (
            "1918-05-28/1920-04-28",
            "28 May 1918 – 28 April 1920",
            "May 1918–Apr 1920",
            "28 May – 28 Apr 1920",
        ),
        (
            "1919-03/1920-04-27",
            "March 1919 – 27 April 1920",
            "Mar 1919–Apr 1920",
            "Mar – 27 Apr 1920",
        ),
        ("1919-11/1919-12", "November 1919 – December 1919", "Nov–Dec 1919", "Nov – Dec"),
        ("1991-10-18/..", "from 18 October 1991", "from 18 Oct 1991", "18 Oct –"),
        ("1918/1920", "1918 – 1920", "1918–1920", "1918 – 1920"),
        (
            "1919-11-03~/1919-11-09~",
            "3–9 November 1919 (about)",
            "3–9 Nov 1919 ~",
            "3–9 Nov ~",
        ),
        ("../1828", "until 1828", "until 1828", "until 1828"),
    ],
)
def test_dates_in_words(date: str, words: str, short: str, gutter: str) -> None:
    read_date = read(date)
    assert date_words(read_date) == words
    assert short_words(read_date) == short
    assert gutter_words(read_date) == gutter


def test_what_is_counted_as_one_column_is_one_by_both_tables_of_widths() -> None:
    letters = [c for c in map(chr, range(0x20, 0x3000)) if lines._narrow().fullmatch(c)]
    assert len(letters) > 1500
    assert [c for c in letters if (cell_len(c), wcwidth.wcwidth(c)) != (1, 1)] == []


def test_two_speakers_of_one_last_name_are_told_apart_by_their_whole_names(toy: Dataset) -> None:
    (one, *_) = toy.claims.values()
    ford = toy.actors[one.speaker]
    other = msgspec.structs.replace(ford, id="mara-ford", name="Mara Ford")
    namesake = msgspec.structs.replace(one, id="mara-1930", speaker=other.id)
    both = msgspec.structs.replace(
        toy,
        claims=toy.claims | {namesake.id: namesake},
        actors=toy.actors | {other.id: other},
    )
    assert speaker_and_year(toy, one) == "Ford 1930"
    assert speaker_and_year(both, one) == f"{ford.name} 1930"
    assert speaker_and_year(both, namesake) == "Mara Ford 1930"


def test_a_year_with_an_open_beginning_is_named_by_its_end() -> None:
    assert year_words(read("../2026-11-24")) == "by 2026"
    assert year_words(read("1918-05/1919")) == "1918"


def test_an_event_with_an_open_beginning_stands_under_no_year(toy: Dataset) -> None:
    event = msgspec.structs.replace(toy.events[0], date=read("../1801"))
    dataset = Dataset(events=(event,))
    drawn = bare(timeline.drawn(select(dataset, Query()), 80))
    assert drawn.startswith(" .. ")
    assert "until" in drawn


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1920-04-28", "1920-11-30", "7 months 2 days"),
        ("1920-11-30", "1920-04-28", "7 months 2 days"),
        ("1918-05-28", "1920-04-27", "1 year 10 months 30 days"),
        ("1920-04-28", "1920-04-28", "no day"),
        ("1919-03", "1920-03-31", "1 year to 1 year 30 days"),
        ("1918-05-28/1920-04-28", "1918-05-30", "2 days"),
        ("1918", "1918-05-28", "no day to 7 months 3 days"),
        ("1918-05-28", "1918", "no day to 7 months 3 days"),
        ("2023-01-31", "2023-03-30", "1 month 30 days"),
        ("2023-03-30", "2023-01-31", "1 month 30 days"),
    ],
)
def test_the_distance_of_two_dates_is_computed_and_no_more_exact_than_they(
    first: str, last: str, words: str
) -> None:
    assert distance(read(first), read(last)) == words


def test_the_toy_dataset_is_silent() -> None:
    assert checking.check(TOY, strict=True).problems == ()


def test_an_answer_is_all_that_a_view_needs(toy: Dataset) -> None:
    bare_answer = Answer("show", toy)
    assert "No event matches." in bare(timeline.drawn(bare_answer, 80))
