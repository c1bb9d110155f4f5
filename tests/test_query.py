"""Asking: every filter alone, together and repeated; names in any script."""

from datetime import date as Day

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dataset import Dataset, in_order
from caucasus_timeline.model.dates import read
from caucasus_timeline.model.folding import did_you_mean, fold
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Answer, Query, Turn, asked, listing, naming, select
from caucasus_timeline.views.rows import in_order as rows_in_order


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
        (Query(actors=("council",)), ALL[1:3]),
        (Query(actors=("COUNCIL of the valley",)), ALL[1:3]),
        (Query(actors=("army",)), ALL[3:4]),
        (Query(actors=("(Army",)), ALL[3:4]),
        (Query(actors=("army", "council")), ALL[1:4]),
        (Query(kinds=("law",)), ALL[:1]),
        (Query(kinds=("Change of control", "treaty")), ALL[2:]),
        (Query(tags=("Treaty",)), ALL[4:]),
        (Query(disputed=True), ALL[1:2]),
        (Query(disputed=True, since=read("1919")), []),
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


@pytest.mark.parametrize(
    "name", ["ford-1930-valley", "ford-1930-valley.stole", "valley", "Dərə", "dara", "VALLEY"]
)
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


def test_of_one_thing_only_the_nearest_of_its_names_is_offered() -> None:
    known = {"Zangezur": "a", "Zangezour": "a", "Zangazur": "a", "Zangelan": "b"}
    assert did_you_mean("Zangezr", known) == "; did you mean Zangezur or Zangelan?"


def test_an_unknown_name_is_a_sentence_with_a_remedy(toy: Dataset) -> None:
    with pytest.raises(TimelineError, match=r"There is no place “Vallei”; did you mean valley"):
        select(toy, Query(places=("Vallei",)))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (Query(actors=("councl",)), r"There is no actor “councl”; did you mean council"),
        (
            Query(kinds=("lwa",)),
            r"no kind “lwa”; did you mean law\? All: timeline kinds\.",
        ),
        (Query(kinds=("zzz",)), r"There is no kind “zzz”: see timeline kinds\."),
    ],
    ids=str,
)
def test_an_unknown_actor_or_kind_is_told_what_there_is(
    query: Query, message: str, toy: Dataset
) -> None:
    with pytest.raises(TimelineError, match=message):
        select(toy, query)


def test_a_part_of_a_name_means_all_who_bear_it_and_the_answer_says_whom(toy: Dataset) -> None:
    _, notes = naming.actors_named(toy, ("north",))
    whom = "Army of the North (army-north), Daily North (daily-north)"
    assert notes == (f"“north” is taken as {whom}.",)
    exact, notes = naming.actors_named(toy, ("daily north",))
    assert (exact, notes) == ({"daily-north"}, ())


def test_claims_are_filtered_by_speaker_and_by_finding(toy: Dataset) -> None:
    assert [c.id for c in asked.claims(toy).claims] == ["ford-1930-valley", "north-1931-harbour"]
    assert [c.id for c in asked.claims(toy, ("ford",)).claims] == ["ford-1930-valley"]
    found = asked.claims(toy, (), ("inaccurate", "unsupported"))
    assert {id_: [a.id for a in said] for id_, said in found.found.items()} == {
        "ford-1930-valley": ["months"],
        "north-1931-harbour": ["given"],
    }
    assert asked.claims(toy, ("ford",), ("unsupported",)).claims == ()
    assert asked.claims(toy, (), ("Mostly Accurate",)).query["findings"] == ["mostly-accurate"]
    with pytest.raises(TimelineError, match=r"no finding “wrong”: use accurate, "):
        asked.claims(toy, (), ("wrong",))


def test_what_is_in_use_is_counted_and_a_word_without_a_definition_is_listed_too(
    toy: Dataset,
) -> None:
    assert listing.tags(toy).uses == {"trade": 2, "republic": 3, "treaty": 1}
    bare = Dataset(events=toy.events)
    assert [term.label for term in listing.kinds(bare).terms] == [
        "change-of-control",
        "law",
        "proclamation",
        "treaty",
    ]
    assert listing.periods(toy).uses == {"republic": 3}
    assert [a.id for a in listing.actors(toy, "Ford").actors] == ["ilya-ford"]


def test_who_held_a_place_is_asked_of_a_time(toy: Dataset) -> None:
    then = listing.places(toy, "valley", within=("1919-01", read("1919-01")))
    assert [t.start.text for t in then.tenures] == ["1918-05-28"]
    assert len(listing.places(toy, "valley").tenures) == 2
    assert listing.places(toy, "valley", within=("1921", read("1921"))).tenures == ()
    with pytest.raises(TimelineError, match=r"--in asks who held a place then: name a place"):
        listing.places(toy, within=("1919", read("1919")))


def test_a_place_asked_for_brings_who_held_it_then_and_not_who_claimed_it(toy: Dataset) -> None:
    (held, *_) = (one for one in toy.tenures if one.place == "valley")
    claimed = msgspec.structs.replace(held, sort="claim")
    both = msgspec.structs.replace(toy, tenures=(held, claimed))
    within = ("1918-06", read("1918-06"))
    assert select(both, Query(places=("valley",), within=within)).tenures == (held,)
    assert select(both, Query(within=within)).tenures == ()
    for year in ("1917", "1920"):
        asked_for = Query(places=("valley",), within=(year, read(year)))
        assert select(both, asked_for).tenures == ()


def turned(answer: Answer) -> list[str]:
    return [f"{'+' if t.begins else '-'}{t.of.id} {t.date}" for t in answer.turns]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["+republic 1918-05-28", "-republic 1920-04-28"]),
        (Query(within=("1918", read("1918"))), ["+republic 1918-05-28"]),
        (Query(within=("1919", read("1919"))), []),
        (Query(places=("valley",)), ["+republic 1918-05-28", "-republic 1920-04-28"]),
        (Query(places=("harbour",)), []),
        (Query(tags=("republic",)), []),
        (Query(limit=5), []),
    ],
    ids=str,
)
def test_a_period_turns_where_it_begins_and_ends_in_the_window_and_place_asked_for(
    query: Query, found: list[str], toy: Dataset
) -> None:
    assert turned(select(toy, query)) == found


@pytest.mark.parametrize(
    ("date", "other", "found"),
    [
        ("1919-03/1920-04-27", "1919-05", ["-a 1920-04-27"]),
        ("1919-03/1920-04-27", "1920-05", []),
        ("1919-03/1920-04-27", "1920-04-27", []),
        ("1919-03/1920-04-27~", "1919-05", ["-a 1920-04-27~"]),
        ("1919-03-01/1919-03-31", "1919-03-02", []),
        ("1919-03-01/1919-04-01", "1919-03-02", ["-a 1919-04-01"]),
        ("1919-03/..", "1919-05", []),
        ("1919", "1919-05", []),
    ],
)
def test_an_event_that_lasted_turns_at_its_end_if_another_began_before(
    date: str, other: str, found: list[str]
) -> None:
    events = in_order(
        [
            Event(id="a", title="A", date=read(date)),
            Event(id="b", title="B", date=read(other)),
        ]
    )
    assert turned(select(Dataset(events=events), Query(tags=()))) == found
    assert turned(select(Dataset(events=events), Query(reverse=True))) == found
    assert turned(select(Dataset(events=events), Query(until=read("1919-03-30")))) == []


def test_rows_stand_in_order_of_time_beginnings_first_and_ends_last_on_a_day(toy: Dataset) -> None:
    def rows(query: Query) -> list[str]:
        return [
            f"{'+' if one.begins else '-'}{one.of.id}" if isinstance(one, Turn) else one.event.id
            for _, one in rows_in_order(select(toy, query))
        ]

    forwards = rows(Query())
    assert forwards == [ALL[0], "+republic", ALL[1], ALL[2], ALL[3], "-republic", ALL[4]]
    assert rows(Query(reverse=True)) == forwards[::-1]
