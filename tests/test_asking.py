"""Two speakers side by side, the time between two events, and a day of the year."""

from datetime import date as Day
from itertools import combinations, islice

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_timeline import files
from caucasus_timeline.errors import AT_FAULT, USAGE, TimelineError
from caucasus_timeline.model import reading
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import Length, OldStyle, YearDay, moment, read
from caucasus_timeline.query import Answer, Query, select
from caucasus_timeline.query.calendar import on
from caucasus_timeline.query.comparing import compare
from caucasus_timeline.query.measuring import between

DAYS = [YearDay.of(Day.fromordinal(Day(2004, 1, 1).toordinal() + n)) for n in range(366)]


@pytest.fixture(scope="module")
def record() -> Dataset:
    return reading.read(files.data_home()).dataset


def ids(answer: Answer) -> list[str]:
    return [one.event.id for one in answer.events]


def pairs(record: Dataset) -> list[tuple[str, str]]:
    """Every seventh pair of speakers."""
    speakers = list(dict.fromkeys(claim.speaker for claim in record.claims.values()))
    return list(islice(combinations(speakers, 2), 0, None, 7))


# Two speakers


def test_every_event_is_there_on_which_words_of_either_bear(toy: Dataset) -> None:
    answer = compare(toy, "ford", "daily-north", Query())
    assert ids(answer) == [
        "valley-1918-05-28",
        "valley-1919-1920",
        "harbour-1920-04-28",
        "harbour-1925",
    ]
    assert answer.query["speakers"] == ["ilya-ford", "daily-north"]
    assert answer.compared
    assert msgspec.structs.astuple(answer.compared)[1:] == (1, 2, 1)


def test_both_keeps_the_events_with_words_of_both_and_counts_the_others_still(toy: Dataset) -> None:
    answer = compare(toy, "ford", "daily-north", Query(), both=True)
    assert ids(answer) == ["harbour-1920-04-28"]
    assert answer.compared
    assert answer.compared.only_first == 2


def test_only_the_time_and_place_asked_for_are_compared(toy: Dataset) -> None:
    late = compare(toy, "ford", "daily-north", Query(since=read("1920-05")))
    assert ids(late) == ["harbour-1925"]
    there = compare(toy, "ford", "daily-north", Query(places=("harbour",)))
    assert ids(there) == ["harbour-1920-04-28", "harbour-1925"]


def test_the_lines_of_a_third_speaker_are_left_out(record: Dataset) -> None:
    answer = compare(record, "lavrov", "putin", Query())
    speakers = {b.claim.speaker for one in answer.events for b in one.bearings}
    assert speakers == {"sergey-lavrov", "vladimir-putin"}
    everyone = select(record, Query(speakers=("lavrov", "putin")))
    assert ids(answer) == ids(everyone)
    assert len({b.claim.speaker for one in everyone.events for b in one.bearings}) > 2


def test_two_speakers_are_the_same_pair_in_either_order(record: Dataset) -> None:
    for one, other in pairs(record):
        first, second = compare(record, one, other, Query()), compare(record, other, one, Query())
        assert first.events == second.events
        assert first.compared
        assert second.compared
        assert first.compared.both == second.compared.both
        assert first.compared.only_first == second.compared.only_second
        counted = sum(msgspec.structs.astuple(first.compared)[1:])
        assert counted == len(first.events)


def test_a_name_of_several_speakers_is_refused_with_their_ids(record: Dataset) -> None:
    with pytest.raises(TimelineError, match="write heydar-aliyev or ilham-aliyev") as fault:
        compare(record, "putin", "aliyev", Query())
    assert fault.value.code == AT_FAULT


def test_the_id_of_a_speaker_means_him_alone_even_where_it_is_part_of_a_name(toy: Dataset) -> None:
    (one, *_) = toy.claims.values()
    ford = msgspec.structs.replace(toy.actors["ilya-ford"], id="ford", name="Mara Stone")
    claim = msgspec.structs.replace(one, id="mara-1930", speaker="ford")
    both = msgspec.structs.replace(
        toy, claims=toy.claims | {claim.id: claim}, actors=toy.actors | {ford.id: ford}
    )
    answer = compare(both, "ford", "ilya-ford", Query())
    assert answer.compared
    assert answer.compared.speakers == ("ford", "ilya-ford")


def test_a_speaker_is_not_compared_with_himself(toy: Dataset) -> None:
    with pytest.raises(TimelineError, match="Both names mean Ilya Ford") as fault:
        compare(toy, "ford", "ilya-ford", Query())
    assert fault.value.code == USAGE


# The time between two


def test_the_time_between_two_events_is_measured_from_beginning_to_beginning(toy: Dataset) -> None:
    answer = between(toy, "valley-1918-05-28", "harbour-1920-04-28")
    assert answer.apart
    assert answer.apart.least == answer.apart.most == Length(1, 11, 0, 701)
    assert ids(answer) == ["valley-1919-1920"]


def test_a_beginning_not_known_to_the_day_gives_the_least_and_the_most(toy: Dataset) -> None:
    answer = between(toy, "valley-1919-1920", "harbour-1920-04-28")
    assert answer.apart
    assert answer.apart.least == Length(1, 0, 28, 394)
    assert answer.apart.most == Length(1, 1, 27, 424)


@pytest.mark.parametrize("typed", ["28 May 1918", "1918-05-28", "15 May 1918 OS"])
def test_a_date_is_an_end_as_well_as_an_event(typed: str, toy: Dataset) -> None:
    answer = between(toy, typed, "HARBOUR-1920-04-28")
    assert answer.apart
    assert answer.apart.first.event is None
    assert answer.apart.least.total_days == 701
    assert ids(answer) == ["valley-1918-05-28", "valley-1919-1920"]


def test_from_an_event_to_itself_is_no_day(toy: Dataset) -> None:
    answer = between(toy, "harbour-1920-04-28", "harbour-1920-04-28")
    assert answer.apart
    assert answer.apart.most == Length(0, 0, 0, 0)
    assert ids(answer) == []


def test_an_event_that_only_lasted_then_did_not_begin_between(toy: Dataset) -> None:
    assert ids(between(toy, "1920", "1922")) == ["harbour-1920-04-28"]


def test_an_event_that_may_have_begun_between_is_there(toy: Dataset) -> None:
    assert ids(between(toy, "1925-01-12", "1926")) == ["harbour-1925"]
    assert ids(between(toy, "1924", "1925-01-12")) == ["harbour-1925"]
    assert ids(between(toy, "1924", "1925-01-09")) == []
    assert ids(between(toy, "1925-01-15", "1926")) == []


def test_the_time_between_two_is_the_same_from_either_end(record: Dataset) -> None:
    events = [event.id for event in record.events[::9]]
    for one, other in combinations([*events, "1850", "1918-05-28/1920-04-28"], 2):
        there, back = between(record, one, other), between(record, other, one)
        assert there.apart == back.apart
        assert (there.events, there.turns) == (back.events, back.turns)
        assert not {one, other} & set(ids(there))


@pytest.mark.parametrize(
    ("end", "code", "says"),
    [
        (
            "valley-1918",
            AT_FAULT,
            "There is no event “valley-1918”; did you mean valley-1918-05-28",
        ),
        ("1918-02-29", USAGE, "E2: there is no day 29 in 1918-02"),
        ("05/06/1918", USAGE, "E2: “05/06/1918” can be read in two ways"),
        ("31 April 1918", USAGE, "E2: “31 April 1918” is no day of the calendar"),
        ("../1918", USAGE, "E2: no beginning of “../1918” is known: give a date"),
    ],
)
def test_what_is_no_end_is_refused(end: str, code: int, says: str, toy: Dataset) -> None:
    with pytest.raises(TimelineError) as fault:
        between(toy, "harbour-1920-04-28", end)
    assert says in fault.value.sentence
    assert fault.value.code == code


def test_an_event_without_a_known_beginning_is_refused_as_a_fault_of_the_data(toy: Dataset) -> None:
    event = msgspec.structs.replace(toy.events[0], date=read("../1801"))
    with pytest.raises(TimelineError, match="no beginning of “harbour-1801” is known") as fault:
        between(Dataset(events=(event,)), "harbour-1801", "1850")
    assert fault.value.code == AT_FAULT


# A day of the year


def met(dataset: Dataset, month: int, day: int) -> list[tuple[str, str, str]]:
    found = on(dataset, YearDay(month, day)).met
    return [(one.event.id, one.calendar, one.side) for one in found]


def test_an_event_is_found_on_its_day_in_either_calendar(toy: Dataset) -> None:
    assert met(toy, 5, 28) == [("valley-1918-05-28", "gregorian", "day")]
    assert met(toy, 5, 15) == [("valley-1918-05-28", "julian", "day")]
    assert met(toy, 4, 28) == [("harbour-1920-04-28", "gregorian", "day")]


def test_old_style_is_looked_in_only_where_it_is_given(toy: Dataset) -> None:
    assert met(toy, 4, 15) == []


def test_a_span_is_found_on_the_days_that_it_begins_and_ends(toy: Dataset) -> None:
    assert met(toy, 4, 27) == [("valley-1919-1920", "gregorian", "ends")]
    span = msgspec.structs.replace(toy.events[1], date=read("1918-03-01/1919-03-01"))
    assert met(Dataset(events=(span,)), 3, 1)[:2] == [
        (span.id, "gregorian", "begins"),
        (span.id, "gregorian", "ends"),
    ]


def test_the_end_of_a_span_stands_under_its_own_year(toy: Dataset) -> None:
    dates = {"a": "1918-05-28/1920-05-28", "b": "1919-05-28"}
    events = (
        msgspec.structs.replace(toy.events[0], id=id_, date=read(date))
        for id_, date in dates.items()
    )
    found = met(Dataset(events=tuple(events)), 5, 28)
    assert [(id_, side) for id_, _, side in found] == [("a", "begins"), ("b", "day"), ("a", "ends")]


@pytest.mark.parametrize("date", ["1925-01", "1925", "[1925-01-10..1925-01-14]", "../1925-01"])
def test_what_is_not_dated_to_the_day_is_not_found(date: str, toy: Dataset) -> None:
    event = msgspec.structs.replace(toy.events[0], date=read(date))
    dataset = Dataset(events=(event,))
    assert [day for day in DAYS if on(dataset, day).met] == []
    assert on(dataset, DAYS[0]).nearest == ()


def test_the_29th_of_february_is_a_day_in_both_calendars(toy: Dataset) -> None:
    leap = msgspec.structs.replace(toy.events[0], id="a", date=read("1920-02-29"))
    julian = msgspec.structs.replace(
        toy.events[0], id="b", date=read("1900-03-13"), old_style=OldStyle(1900, 2, 29)
    )
    found = met(Dataset(events=(julian, leap)), 2, 29)
    assert found == [("b", "julian", "day"), ("a", "gregorian", "day")]


def test_where_nothing_happened_the_nearest_days_are_named_round_the_year(toy: Dataset) -> None:
    assert on(toy, YearDay(5, 1)).nearest == (YearDay(4, 28), YearDay(5, 15))
    assert on(toy, YearDay(12, 31)).nearest == (YearDay(5, 28), YearDay(4, 27))
    assert on(toy, YearDay(1, 1)).nearest == (YearDay(5, 28), YearDay(4, 27))
    assert on(toy, YearDay(5, 28)).nearest == ()


def test_what_is_found_is_in_order_of_years(record: Dataset) -> None:
    for day in DAYS:
        answer = on(record, day)
        assert [one.day for one in answer.met] == sorted(one.day for one in answer.met)
        assert set(ids(answer)) == {one.event.id for one in answer.met}
        for near in answer.nearest:
            assert on(record, near).met


def test_every_event_dated_to_the_day_is_found_on_its_day_in_each_calendar(record: Dataset) -> None:
    for event in record.events:
        if event.date.precision == "day":
            assert (event.id, "gregorian", "day") in met(
                record, event.date.lo.month, event.date.lo.day
            )
        if event.old_style:
            assert (event.id, "julian", "day") in met(
                record, event.old_style.month, event.old_style.day
            )


@given(day=st.dates(Day(1801, 1, 1), Day(2026, 12, 31)))
def test_an_event_is_found_on_no_other_day_than_its_own(day: Day, toy: Dataset) -> None:
    event = msgspec.structs.replace(toy.events[0], date=moment(day), old_style=OldStyle.of(day))
    dataset = Dataset(events=(event,))
    found = {one for one in DAYS if on(dataset, one).met}
    assert found == {YearDay.of(day), YearDay.of(OldStyle.of(day))}
