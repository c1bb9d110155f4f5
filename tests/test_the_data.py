"""The shipped record: sound, complete in what it promises, in order, and cited."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from caucasus_timeline import files
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.words import COUNTS_AS_READ
from caucasus_timeline.query import checking, naming

from .conftest import Run
from .test_json import valid

FILES = sorted(files.data_home().rglob("*.toml"))


def test_the_record_has_no_fault_and_no_warning() -> None:
    assert [str(p) for p in checking.check(strict=True).problems] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_file_is_toml_1_0_with_short_lines_and_one_end(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = tomllib.loads(text)
    valid(
        json.loads(json.dumps(tree, default=str)),
        "claim" if file.parent.name == "claims" else "data",
    )
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [n for n, line in enumerate(text.splitlines(), 1) if line != line.rstrip()] == []
    assert "\t" not in text


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_claim_stands_in_the_file_of_its_id(file: Path) -> None:
    if file.parent.name == "claims":
        assert tomllib.loads(file.read_text())["id"] == file.stem


MUST = {
    "February Revolution": "petrograd-1917-03-15",
    "Baku Soviet formed": "baku-1917-03-19",
    "Baku Commune": "baku-1918-04-25",
    "March Days": "baku-1918-03",
    "Transcaucasian Federation": "tiflis-1918-04-22",
    "the republic proclaimed": "azerbaijan-1918-05-28",
    "Batum": "batum-1918-06-04",
    "fall of the Commune": "baku-1918-07",
    "Centrocaspian Dictatorship": "baku-1918-08-01",
    "the British in Baku, August": "baku-1918-08-04",
    "capture of Baku": "baku-1918-09-14",
    "September Days": "baku-1918-09",
    "the British in Baku, November": "baku-1918-11-17",
    "parliament": "baku-1918-12-07",
    "Allied recognition": "paris-1920-01",
    "the Red Army crosses": "samur-1920-04-26",
    "parliament's vote": "baku-1920-04-27",
    "Revkom": "baku-1920-04-28",
    "accord of 10 August": "tiflis-1920-08-10",
    "28 October": "yerevan-1920-10-28",
    "4 November": "baku-1920-11-04",
    "30 November, session": "baku-1920-11-30-session",
    "30 November, telegram": "baku-1920-11-30-telegram",
    "1 December": "baku-1920-12-01",
    "2 December": "yerevan-1920-12-02",
    "Moscow": "moscow-1921-03-16",
    "Kars": "kars-1921-10-13",
    "Mountainous Armenia": "zangezur-1921-04-26",
    "the division of Zangezur": "zangezur-1921-10",
    "federative union": "tiflis-1922-03-12",
    "TSFSR": "baku-1922-12-13",
    "USSR": "moscow-1922-12-30",
    "Nakhchivan ASSR": "nakhchivan-1924-02-09",
    "1936": "moscow-1936-12-05",
    "Gulistan": "gulistan-1813-10-24",
    "Turkmenchay": "turkmenchay-1828-02-22",
    "the khanates": "khanates-1819",
    "the governorates": "transcaucasia-1846-12-26",
    "Constitutional Act": "baku-1991-10-18",
    "flight 8243": "aktau-2024-12-25",
    "Yekaterinburg": "yekaterinburg-2025-06-27",
    "Russians in Baku": "baku-2025-07-01",
    "Astrakhan": "astrakhan-2025-08-22",
    "Washington": "washington-2025-08-08",
    "SOCAR": "odesa-2025-08",
    "the interview": "baku-2025-08-26",
    "Dushanbe": "dushanbe-2025-10-09",
}


@pytest.mark.parametrize("what", MUST)
def test_the_record_tells_of(what: str, record: Dataset) -> None:
    event = record.event_by_id[MUST[what]]
    assert event.summary
    assert event.kind
    assert event.places
    assert event.confidence


def test_the_british_came_after_the_republic_and_after_the_fall_of_the_commune(
    record: Dataset,
) -> None:
    order = [event.id for event in record.events]
    told = ["azerbaijan-1918-05-28", "baku-1918-07", "baku-1918-08-04", "baku-1918-11-17"]
    assert sorted(told, key=order.index) == told


def test_nine_events_in_ten_have_two_sources_that_were_read(record: Dataset) -> None:
    read = {id_ for id_, source in record.sources.items() if source.read in COUNTS_AS_READ}
    with_two = [e for e in record.events if len({c.id for c in e.sources} & read) >= 2]
    assert len(with_two) >= 0.9 * len(record.events)


def test_both_speakers_are_checked_as_finely(record: Dataset) -> None:
    made: dict[str, list[int]] = {}
    for claim in record.claims.values():
        made.setdefault(claim.speaker, []).append(len(claim.assertions))
    assert len(made["ilham-aliyev"]) >= 7
    assert len(made["pravda-ru"]) >= 7


def test_every_claim_is_finished(record: Dataset) -> None:
    for claim in record.claims.values():
        assert claim.in_print, claim.id
        assert claim.aliases, claim.id
        assert claim.replies or claim.no_reply, claim.id
        for assertion in claim.assertions:
            assert assertion.word, f"{claim.id}.{assertion.id}"
            assert assertion.short, f"{claim.id}.{assertion.id}"
            assert assertion.because, f"{claim.id}.{assertion.id}"


@pytest.mark.parametrize("name", ["zangezur", "syunik", "Zəngəzur", "Сюник", "zangazur"])
def test_zangezur_by_any_name_shows_the_claim(name: str, record: Dataset) -> None:
    assert [c.id for c in naming.claims_named(record, name)] == ["aliyev-2025-zangezur"]


@pytest.mark.parametrize("name", ["Зангезур", "Զանգեզուր", "zangazur", "Zəngəzur"])
def test_zangezur_is_one_place_in_every_script(name: str, record: Dataset) -> None:
    assert "zangezur" in [place.id for place in naming.place_named(record, name)]


def test_the_json_since_1917_is_long_and_whole(timeline: Run) -> None:
    answer = json.loads(timeline("show", "--from", "1917", "--json").stdout)
    assert len(answer["events"]) >= 35
    for event in answer["events"]:
        assert event["lo"] <= event["hi"]
        assert event["sources"]
        assert all(source["title"] for source in event["sources"])
    touched = [claim for event in answer["events"] for claim in event["claims"]]
    assert touched
    for claim in touched:
        assert claim["speaker"]
        assert claim["assertion"]
        assert claim["finding"]
        assert claim["bearing"]


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "--from", "1920-04", "--to", "1920-12"],
        ["claims"],
        ["claim", "zangezur"],
        ["event", "baku-1920-12-01"],
        ["sources"],
        ["places"],
        ["check"],
        ["about"],
        ["schema"],
    ],
    ids=" ".join,
)
def test_the_output_of_every_command_on_the_record_is_valid(
    words: list[str], timeline: Run
) -> None:
    done = timeline(*words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    valid(json.loads(done.stdout), "output")


@pytest.mark.parametrize("width", ["80", "120", "160"])
@pytest.mark.parametrize(
    "words",
    [["show"], ["claims"], ["claim", "zangezur"], ["event", "baku-1920-12-01"], ["places"]],
    ids=" ".join,
)
def test_no_line_of_the_record_is_wider_than_asked(
    words: list[str], width: str, timeline: Run
) -> None:
    from .test_views import columns

    done = timeline(*words, "--width", width)
    assert done.returncode == 0
    assert max(columns(line) for line in done.stdout.splitlines()) <= int(width)


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["claims"],
        ["claim", "zangezur"],
        ["event", "baku-1920-12-01"],
        ["sources"],
        ["places"],
        ["places", "karabakh"],
        ["about"],
        ["check", "--explain"],
    ],
    ids=" ".join,
)
def test_the_plain_look_pads_nothing_and_draws_no_rule(words: list[str], timeline: Run) -> None:
    done = timeline(*words, "--plain")
    assert done.returncode == 0
    padded = [line for line in done.stdout.splitlines() if re.search(r"\S {24}|─|═", line)]
    assert padded == []
