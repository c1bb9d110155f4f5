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
from caucasus_timeline.model.dates import read
from caucasus_timeline.query import Answer, Query, asked, checking, listing, select
from caucasus_timeline.views import about, claim, event, lines, lists, plain, timeline, to_json
from caucasus_timeline.views.dating import (
    date_words,
    distance,
    gutter_words,
    short_words,
    year_words,
)
from caucasus_timeline.views.lines import Line, Span, bare, cited, line, painted, visible, wrap
from caucasus_timeline.views.wording import speaker_and_year

from .conftest import TOY

Drawn = Callable[[Dataset, int], Iterable[Line]]

VIEWS: dict[str, Drawn] = {
    "show": lambda data, width: timeline.drawn(select(data, Query()), width),
    "show-brief": lambda data, width: timeline.drawn(select(data, Query()), width, brief=True),
    "show-no-claims": lambda data, width: timeline.drawn(
        select(data, Query()), width, claims=False
    ),
    "show-nothing": lambda data, width: timeline.drawn(
        select(data, Query(since=read("2000"))), width
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
    "sources": lambda data, width: lists.sources(listing.sources(data, None, None), width),
    "source": lambda data, width: lists.sources(
        listing.sources(data, "petrosyan-2001", None), width
    ),
    "places": lambda data, width: lists.places(listing.places(data), width),
    "place": lambda data, width: lists.places(listing.places(data, "Հովիտ"), width),
    "about": lambda data, width: about.about(asked.about(data, "about"), width, "0.0"),
    "event-other": lambda data, width: event.one_event(asked.event(data, "harbour-1925"), width),
    "claims-found": lambda data, width: lists.claims(
        asked.claims(data, findings=("inaccurate", "disputed")), width
    ),
    "tags": lambda data, width: lists.terms(listing.tags(data), width),
    "kinds": lambda data, width: lists.terms(listing.kinds(data), width),
    "actors": lambda data, width: lists.actors(listing.actors(data), width),
    "periods": lambda data, width: lists.periods(listing.periods(data), width),
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
    "claim": lambda data: plain.claim(asked.claim(data, "valley")),
    "claim-said": lambda data: plain.claim(asked.claim(data, "valley"), occasions=True),
    "place": lambda data: plain.places(listing.places(data, "valley")),
    "lines": lambda data: plain.tabbed(select(data, Query())),
    "lines-claims": lambda data: plain.tabbed_claims(asked.claims(data)),
    "lines-sources": lambda data: plain.tabbed_sources(listing.sources(data, None, None)),
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


def test_the_json_of_a_claim_and_of_events_is_as_it_was_read(
    toy: Dataset, golden: Callable[[str, str], None]
) -> None:
    golden("show.json", to_json.to_json(select(toy, Query())).decode())
    golden("claim.json", to_json.to_json(asked.claim(toy, "valley")).decode())


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
