"""Asking: every filter alone, together and repeated; names in any script."""

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import read
from caucasus_timeline.model.folding import did_you_mean, fold
from caucasus_timeline.query import Query, asked, naming, select


def ids(dataset: Dataset, query: Query) -> list[str]:
    return [one.event.id for one in select(dataset, query).events]


ALL = [
    "harbour-1801",
    "valley-1918-05-28",
    "valley-1919-1920",
    "harbour-1920-04-28",
    "harbour-1925",
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ALL),
        (Query(since=read("1918")), ALL[1:]),
        (Query(until=read("1918")), ALL[:2]),
        (Query(until=read("1918-05-28")), ALL[:2]),
        (Query(until=read("1918-05-27")), ALL[:1]),
        (Query(since=read("1920-04-27")), ALL[2:]),
        (Query(since=read("1920-04-28")), ALL[3:]),
        (Query(within=("1919", read("1919"))), ALL[2:3]),
        (Query(since=read("1919-06"), until=read("1919-07"), strict=True), ALL[2:3]),
        (Query(within=("1801", read("1801"))), ALL[:1]),
        (Query(within=("1801", read("1801")), strict=True), []),
        (Query(within=("1925-01", read("1925-01")), strict=True), ALL[4:]),
        (Query(since=read("1925-01-12"), strict=True), []),
        (Query(since=read("1925-01-12")), ALL[4:]),
        (Query(tags=("trade",)), [ALL[0], ALL[4]]),
        (Query(tags=("trade", "republic")), ALL),
        (Query(tags=("trade",), since=read("1900")), ALL[4:]),
        (Query(places=("harbour",)), [ALL[0], ALL[3], ALL[4]]),
        (Query(places=("Гавань",)), [ALL[0], ALL[3], ALL[4]]),
        (Query(places=("ნავსადგური",)), [ALL[0], ALL[3], ALL[4]]),
        (Query(places=("toyland",)), ALL),
        (Query(places=("east-valley",)), [ALL[1], ALL[2], ALL[4]]),
        (Query(places=("DƏRƏ",)), [ALL[1], ALL[2], ALL[4]]),
        (Query(texts=("customs",)), ALL[:1]),
        (Query(texts=("DAY OF THE VALLEY",)), ALL[1:2]),
        (Query(texts=("customs", "accord")), [ALL[0], ALL[4]]),
        (Query(texts=("[sic]",)), ALL[1:2]),
        (Query(claims=("valley",)), ALL[1:4]),
        (Query(claims=("valley", "harbour")), ALL[1:]),
        (Query(speakers=("ford",)), ALL[1:4]),
        (Query(speakers=("İLYA ford",)), ALL[1:4]),
        (Query(speakers=("daily-north",)), ALL[3:]),
        (Query(speakers=("ford",), claims=("harbour",)), []),
        (Query(limit=2), ALL[:2]),
        (Query(limit=2, reverse=True), [ALL[4], ALL[3]]),
    ],
    ids=str,
)
def test_a_query_finds_what_it_asks_for(query: Query, found: list[str], toy: Dataset) -> None:
    assert ids(toy, query) == found


days = st.dates(Day(1790, 1, 1), Day(1930, 12, 31))


@given(a=days, b=days)
def test_strict_finds_a_part_of_what_the_default_finds(a: Day, b: Day, toy: Dataset) -> None:
    lo, hi = sorted([a, b])
    since, until = read(lo.isoformat()), read(hi.isoformat())
    certain = ids(toy, Query(since=since, until=until, strict=True))
    possible = ids(toy, Query(since=since, until=until))
    assert set(certain) <= set(possible)


@given(day=days)
def test_two_windows_that_meet_find_every_event(day: Day, toy: Dataset) -> None:
    cut = read(day.isoformat())
    assert set(ids(toy, Query(until=cut))) | set(ids(toy, Query(since=cut))) == set(ALL)


def test_what_matched_is_counted_before_the_limit(toy: Dataset) -> None:
    answer = select(toy, Query(limit=1))
    assert (answer.matched, len(answer.events)) == (5, 1)


def test_an_answer_brings_its_claims_and_sources_along(toy: Dataset) -> None:
    answer = select(toy, Query(since=read("1920-04-28"), until=read("1920-04-28")))
    assert [claim.id for claim in answer.claims] == ["ford-1930-valley", "north-1931-harbour"]
    assert [source.id for source in answer.sources] == ["gazette-1918", "petrosyan-2001"]
    assert [b.assertion.id for b in answer.events[0].bearings] == ["stole", "given"]


@pytest.mark.parametrize("name", ["ford-1930-valley", "valley", "Dərə", "dara", "VALLEY"])
def test_a_claim_is_found_by_id_alias_and_place(name: str, toy: Dataset) -> None:
    assert naming.claims_named(toy, name)[0].id == "ford-1930-valley"


def test_an_alias_goes_before_a_place_and_a_place_may_mean_several_claims(toy: Dataset) -> None:
    assert [c.id for c in naming.claims_named(toy, "harbour")] == ["north-1931-harbour"]
    several = asked.claim(toy, "Долина")
    assert several.command == "claims"
    assert [c.id for c in several.claims] == ["ford-1930-valley", "north-1931-harbour"]


def test_one_claim_brings_those_on_the_same_land(toy: Dataset) -> None:
    answer = asked.claim(toy, "valley")
    assert answer.command == "claim"
    assert [claim.id for claim in answer.claims] == ["ford-1930-valley", "north-1931-harbour"]
    assert [tenure.place for tenure in answer.tenures] == ["east-valley", "valley"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zəngəzur", "zangazur"),
        ("ZƏNGƏZUR", "zəngəzur"),
        ("Şuşa", "susa"),
        ("İrəvan", "irevan".replace("e", "a")),
        ("Bakı", "BAKI"),
        ("Bakı", "Baki"),
        ("Нахичевань", "нахичевань"),
        ("Tbilisi  (Tiflis)", "tbilisi (tiflis)"),
        ("Ağdam", "agdam"),
        ("Գորիս", "գորիս"),
    ],
)
def test_case_accents_and_the_dots_of_i_are_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_scripts_are_never_crossed_by_folding() -> None:
    assert fold("Гавань") != fold("Gavan")


def test_at_most_three_near_misses_are_offered() -> None:
    assert did_you_mean("aab", ["aaa", "aac", "aad", "aae"]).count(" or ") == 1
    assert len(did_you_mean("aab", ["aaa", "aac", "aad", "aae"]).split(",")) == 2
    assert did_you_mean("zzz", ["aaa"]) == ""


def test_an_unknown_name_is_a_sentence_with_a_remedy(toy: Dataset) -> None:
    with pytest.raises(TimelineError, match=r"There is no place “Vallei”; did you mean valley"):
        select(toy, Query(places=("Vallei",)))
