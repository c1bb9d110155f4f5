"""What random data brought to light, kept as examples: each form read whole, each fault placed."""

import gzip
from pathlib import Path

import pytest

from caucasus_timeline.model import reading
from caucasus_timeline.model.cells import joined, table_of
from caucasus_timeline.query import Query, checking
from caucasus_timeline.query.selecting import select
from caucasus_timeline.views.to_csv import to_csv
from caucasus_timeline.views.to_json import to_json


def said(path: Path, text: str) -> list[tuple[int, str]]:
    """The faults of a file that holds the text."""
    path.write_text(text, encoding="utf-8", newline="")
    return [(p.line, p.sentence) for p in checking.check(path, strict=False).problems]


@pytest.mark.parametrize(
    "before",
    [
        'title = "\u2028 and \x85 are no ends of lines"',
        "title = \"three ''' in a text\"",
        'title = \'"""\'',
        "title = \"A\"  # no text begins here: '''",
        'title = """\nA \\""" is "no" end"""""\nkind = "law"',
        'title = "A"\nsummary = "a word, date = 7"',
    ],
)
def test_no_text_of_toml_moves_the_line_of_a_fault(before: str, tmp_path: Path) -> None:
    text = f'[[event]]\nid = "a"\n{before}\ndate = "1918-02-30"\n'
    ((line, _),) = said(tmp_path / "a.toml", text)
    assert line == text.count("\n")


def test_an_unknown_key_is_found_where_it_is_a_key(tmp_path: Path) -> None:
    text = '[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\ntags = ["kindd"]\nkindd = "law"\n'
    ((line, sentence),) = said(tmp_path / "a.toml", text)
    assert (line, sentence) == (6, "there is no key `kindd`; did you mean `kind`?")


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "F" * 4000])
def test_a_number_of_thousands_of_digits_is_a_fault_on_its_line(
    number: str, tmp_path: Path
) -> None:
    text = f'[[event]]\nid = "a"\ndate = 1918\ntitle = {number}\n'
    assert [line for line, _ in said(tmp_path / "a.toml", text)] == [4]


def test_a_fault_in_what_json_says_of_the_dataset_has_its_line(tmp_path: Path) -> None:
    text = '{\n"events": [],\n"dataset": {"id": 7, "title": "A", "version": "1", "licence": "-",\n'
    text += '"released": "2026", "evidence_until": "2026"}}'
    assert said(tmp_path / "a.json", text) == [(3, "`id` wants text, not a number")]


@pytest.mark.parametrize(
    "text",
    [
        '{"event": {"id": "a"}, "events": []}',
        '{"dataset": {"id": "a"}, "datasets": []}',
        '{"events": 7, "event": []}',
        '[[{"foo": 1}]]',
    ],
)
def test_what_should_be_a_list_or_a_record_and_is_not_is_a_fault(text: str, tmp_path: Path) -> None:
    assert {line for line, _ in said(tmp_path / "a.json", text)} == {1}
    (problem, *_) = checking.check(tmp_path / "a.json", strict=True).problems
    assert problem.level == "error"


def test_a_list_in_a_line_is_a_fault_of_that_line(tmp_path: Path) -> None:
    text = '{"id": "a", "title": "A", "date": "1918"}\n[{"foo": 1}]\n'
    expected = [(2, "`event` wants a table of keys, not a list")]
    assert said(tmp_path / "a.jsonl", text) == expected


def test_a_list_and_a_record_of_one_kind_are_both_read(tmp_path: Path) -> None:
    one = '{{"id": "{0}", "title": "{0}", "date": "1918"}}'
    text = f'{{"events": [{one.format("a")}], "event": {one.format("b")}}}'
    assert said(tmp_path / "a.json", text) == []
    assert [e.id for e in reading.read(tmp_path / "a.json").dataset.events] == ["a", "b"]


def test_an_answer_about_events_alone_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[event]]\nid = "a"\ntitle = "A"\ndate = "1918"\n')
    dataset = reading.read(tmp_path / "a.toml").dataset
    answer = to_json(select(dataset, Query())).decode()
    assert said(tmp_path / "a.json", answer) == []
    assert reading.read(tmp_path / "a.json").dataset == dataset
    assert said(tmp_path / "b.json", answer.replace('"id":""', '"id":"x"', 1)) != []


@pytest.mark.parametrize("form", ["toml", "json", "csv", "jsonl"])
def test_a_gzip_that_ends_too_early_is_a_sentence_in_every_form(form: str, tmp_path: Path) -> None:
    line = {
        "toml": '[[event]]\nid = "{0}"\ntitle = "{1}"\ndate = 1918\n',
        "json": '{{"id": "{0}", "title": "{1}", "date": 1918}},\n',
        "jsonl": '{{"id": "{0}", "title": "{1}", "date": 1918}}\n',
        "csv": "{0},{1},1918\n",
    }[form]
    whole = "".join(line.format(i, i * 7919**5) for i in range(2000)).encode()
    file = tmp_path / f"a.{form}.gz"
    file.write_bytes(gzip.compress(whole)[:-1000])
    sentences = [problem.sentence for problem in checking.check(file, strict=True).problems]
    assert any("its gzip is broken or ends too early" in sentence for sentence in sentences)


@pytest.mark.parametrize("words", [("[x",), ("[1]", "a"), ("[]",), ("a; b", ""), (" a",)])
def test_any_words_come_back_from_a_cell(words: tuple[str, ...]) -> None:
    assert table_of({"tags": joined(words)}) == {"tags": list(words)}


def test_a_carriage_return_in_a_text_ends_no_row(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[event]]\nid = "a"\ntitle = "A\\rB"\ndate = "1918"\n')
    dataset = reading.read(tmp_path / "a.toml").dataset
    (tmp_path / "a.csv").write_bytes(to_csv(select(dataset, Query())))
    assert reading.read(tmp_path / "a.csv").dataset == dataset


def test_a_column_named_twice_is_a_fault_however_it_is_spaced(tmp_path: Path) -> None:
    expected = [(1, "the header names the column “id” twice")]
    assert said(tmp_path / "a.csv", "id,title,date, id\na,A,1918,b\n") == expected


def test_a_blank_line_in_a_list_is_none_of_it(tmp_path: Path) -> None:
    text = '[[event]]\nid = "a"\ntitle = "A"\ndate = 1918\nsources = [\n\n'
    text += '  { id = "x", supports = "all" },\n\n  { id = "y", supports = 7 },\n]\n'
    assert said(tmp_path / "a.toml", text) == [(9, "`supports` wants text, not a number")]


def test_words_that_are_spelled_alike_are_asked_for_together(tmp_path: Path) -> None:
    one = '[[event]]\nid = "{0}"\ntitle = "{0}"\ndate = 1918\nkind = "{1}"\ntags = ["{1}"]\n'
    text = one.format("a", "oil-boom") + one.format("b", "Oil boom") + one.format("c", "oil")
    text += '[[term]]\nset = "tag"\nid = "oil"\nlabel = "oil boom"\ndefinition = "-"\n'
    (tmp_path / "a.toml").write_text(text)
    dataset = reading.read(tmp_path / "a.toml").dataset
    for query in (Query(tags=("oil boom",)), Query(kinds=("OIL-BOOM",))):
        assert [one.event.id for one in select(dataset, query).events] == ["a", "b"]


def test_the_digest_knows_no_order_of_tenures_or_words(tmp_path: Path) -> None:
    term = '[[term]]\nset = "tag"\nid = "{0}"\nlabel = "{0}"\ndefinition = "-"\n'
    (tmp_path / "a.toml").write_text(term.format("a") + term.format("b"))
    (tmp_path / "b.toml").write_text(term.format("b") + term.format("a"))
    one, two = (reading.read(tmp_path / f"{name}.toml").dataset for name in "ab")
    assert one.digest == two.digest


@pytest.mark.parametrize("deep", ["[" * 900 + "]" * 900, '{"a":' * 5000 + "1" + "}" * 5000])
@pytest.mark.parametrize("key", ["sources", "title", "tags", "colour"])
def test_what_is_nested_deeply_is_a_fault_or_passed_over(
    key: str, deep: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    event = f'[{{"id": "a", "title": "A", "date": "1918", "{key}": {deep}}}]'
    file.write_text(event)
    checking.check(file, strict=True)
    file.write_text(event.replace('"A"', r'"\ud800"'))
    assert checking.check(file, strict=True).problems


def test_an_empty_id_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('[{"id": "", "title": "A", "date": "1918"}]')
    assert said(file, file.read_text()) == [(1, "the id is empty: others name a record by it")]


def test_a_key_given_twice_in_one_record_hides_no_fault_of_another(tmp_path: Path) -> None:
    text = """[
{"id": "a", "title": "A", "date": "1918", "date": "1920"},
{"id": "b", "title": 7, "date": "1918", "names": [{"name": "x", "name": "y"}]},
{"id": "c", "title": 7, "date": "1918"},
{"id": "d", "title": "D", "date": "1918"}]"""
    assert said(tmp_path / "a.json", text) == [
        (2, "the key `date` is given twice"),
        (3, "the key `name` is given twice"),
        (4, "`title` wants text, not a number"),
    ]
    assert [event.id for event in reading.read(tmp_path / "a.json").dataset.events] == ["d"]
