"""Reading: every fault of every record in one run, and whole records where they are sound."""

import sys
from pathlib import Path

import pytest

from caucasus_timeline import files
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model import reading
from caucasus_timeline.model.dates import read
from caucasus_timeline.query import checking

from .conftest import TOY

FIVE = '''\
[[event]]
id = "a-1918"
title = 7
date = "1918-02-30"
places = "harbour"
kindd = "law"
confidence = "hgih"
summary = """
title = "not a key"
"""
'''


def test_a_record_with_five_faults_reports_five_each_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "five.toml"
    file.write_text(FIVE)
    problems = checking.check(file, strict=False).problems
    assert [(p.line, p.id) for p in problems] == [(n, "a-1918") for n in (3, 4, 5, 6, 7)]
    assert [p.sentence for p in problems] == [
        "`title` wants text, not a number",
        "`date`: there is no day 30 in 1918-02: “1918-02-30” cannot be dated",
        "`places` wants a list, not text",
        "there is no key `kindd`; did you mean `kind`?",
        "`confidence` cannot be “hgih”; did you mean “high”?",
    ]


def test_a_broken_file_never_stops_the_others_from_being_reported(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = [\n")
    (tmp_path / "b.toml").write_text(FIVE)
    (tmp_path / "c.toml").write_bytes(b"\xff")
    (tmp_path / "d.toml").write_text('[[event]]\nid = "d"\ntitle = "D"\ndate = "1918"\n')
    problems = checking.check(tmp_path, strict=False).problems
    assert [Path(p.file).name for p in problems] == ["a.toml", "b.toml"] + ["b.toml"] * 4 + [
        "c.toml"
    ]
    assert [event.id for event in reading.read(tmp_path).dataset.events] == ["d"]


def test_a_fault_in_the_third_of_three_alike_is_on_its_own_line(tmp_path: Path) -> None:
    one = (
        '[[event]]\nid = "{}"\ntitle = "{}"\ndate = {}\nsources = [{{ id = "x", supports = 1 }}]\n'
    )
    good = one.replace("1 }}", '"s" }}')
    text = good.format("a", "A", 1918) + "\n" + good.format("b", "B", 1919) + "\n"
    file = tmp_path / "three.toml"
    file.write_text(text + one.format("c", "C", 1920))
    (problem,) = checking.check(file, strict=False).problems
    assert (problem.line, problem.id) == (17, "c")
    assert problem.sentence == "`supports` wants text, not a number"


def test_a_fault_in_a_nested_table_is_on_its_own_line(tmp_path: Path) -> None:
    home = tmp_path / "claims"
    home.mkdir()
    text = (TOY / "claims" / "ford-1930-valley.toml").read_text()
    lines = text.replace('voice = "historian"', 'voice = "historan"').splitlines()
    (home / "ford-1930-valley.toml").write_text("\n".join(lines) + "\n")
    (problem,) = checking.check(tmp_path, strict=False).problems
    assert problem.line == lines.index('voice = "historan"') + 1
    assert problem.sentence == "`voice` cannot be “historan”; did you mean “historian”?"
    assert (problem.record, problem.id) == ("claim", "ford-1930-valley")


@pytest.mark.parametrize("date", ['"1918-05-28"', "1918-05-28"])
def test_a_date_may_be_written_with_or_without_quotes(date: str, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f'[[event]]\nid = "a"\ntitle = "A"\ndate = {date}\n')
    assert reading.read(file).dataset.events[0].date == read("1918-05-28")


def test_a_bare_year_is_a_date(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\n')
    assert reading.read(file).dataset.events[0].date == read("1918")


def test_only_events_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(
        '[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\nplaces = ["x"]\ntags = ["y"]\n'
        'sources = [{ id = "z", supports = "all" }]\n'
    )
    assert checking.check(file, strict=False).problems == ()


def test_a_byte_order_mark_and_carriage_returns_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbf[[event]]\r\nid = "a"\r\ntitle = "A"\r\ndate = 1918\r\n')
    assert [event.id for event in reading.read(file).dataset.events] == ["a"]


def test_the_same_records_have_the_same_digest_however_they_are_laid_out(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    for kind in ("sources", "events", "dataset", "places", "actors", "statements"):
        text = (TOY / f"{kind}.toml").read_text().replace("summary =", "summary   =")
        (whole / f"{len(kind)}-{kind}.toml").write_text(f"# a comment\n{text}")
    one, two = reading.read(whole).dataset, reading.read(TOY).dataset
    assert one.digest != two.digest  # claims, periods, tenures and terms are missing
    for kind in ("periods", "tenures", "vocabulary"):
        (whole / f"{kind}.toml").write_text((TOY / f"{kind}.toml").read_text())
    (whole / "claims").mkdir()
    for file in TOY.glob("claims/*.toml"):
        (whole / "claims" / file.name).write_text(file.read_text())
    assert reading.read(whole).dataset.digest == two.digest


def test_without_rtoml_the_same_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = reading.read(TOY).dataset.digest
    monkeypatch.setitem(sys.modules, "rtoml", None)
    assert reading.read(TOY).dataset.digest == before
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbf[[event]]\r\nid = "a"\r\ntitle = "A"\r\ndate = 1918\r\n')
    assert [event.id for event in reading.read(file).dataset.events] == ["a"]


def test_nothing_to_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="No TOML file in"):
        reading.read(tmp_path)


def test_a_file_that_cannot_be_read_is_one_fault_and_its_records_are_not_missed(
    tmp_path: Path,
) -> None:
    for file in files.data_home().glob("*.*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    sources = tmp_path / "sources.toml"
    sources.write_text(sources.read_text(encoding="utf-8") + "\nx = = 1\n", encoding="utf-8")
    (problem,) = checking.check(tmp_path, strict=True).problems
    assert problem.file == str(sources)


PLACE = '[[place]]\nid = "georgia"\nname = "{}"\nnames = {{ en = ["{}"] }}\n'
TERM = '[[term]]\nset = "tag"\nid = "law"\nlabel = "{}"\ndefinition = "D"\n'
EVENT = '[[event]]\nid = "a"\ntitle = "{}"\ndate = 1918\n'


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [
        (PLACE.format("Georgia", "Georgia"), PLACE.format("Sakartvelo", "Georgia"), False),
        (PLACE.format("Georgia", "Georgia"), PLACE.format("Georgia", "Sakartvelo"), False),
        (PLACE.format("Georgia", "G"), PLACE.format("Peachland", "Georgia (United States)"), True),
        (TERM.format("Law"), TERM.format("Statute"), False),
        (EVENT.format("A"), EVENT.format("A"), True),
    ],
)
def test_two_sets_may_keep_the_same_words_and_places_by_name_but_no_other_record(
    one: str, other: str, fault: bool, tmp_path: Path
) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path, text in zip(paths, (one, other), strict=True):
        path.write_text(text)
    found = [p for p in checking.check(*paths, strict=False).problems if "taken" in p.sentence]
    assert bool(found) == fault
    (tmp_path / "c.toml").write_text(one + other)
    assert "taken" in checking.check(tmp_path / "c.toml", strict=False).problems[0].sentence


def test_of_two_sets_the_words_of_the_first_stand(tmp_path: Path) -> None:
    for name, label in (("a", "Law"), ("b", "Statute")):
        (tmp_path / f"{name}.toml").write_text(TERM.format(label))
    joined = reading.read(tmp_path / "a.toml", tmp_path / "b.toml").dataset
    assert joined.labels == {("tag", "law"): "Law"}
