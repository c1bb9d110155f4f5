"""Every source of the record can be cited by the programs that scholars use, as it stands."""

import re
import unicodedata
import warnings
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.records import Source

SOURCES = sorted(reading.read(files.data_home()).dataset.sources.values(), key=lambda s: s.id)


def csl(source: Source) -> dict[str, Any]:
    """Return the source as CSL-JSON has it."""
    authors = [name.split(", ", 1) for name in source.authors]
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article-newspaper" if source.kind == "news" else "book",
        "title": source.title,
        "author": [
            {"family": name[0], "given": name[1]} if len(name) == 2 else {"literal": name[0]}
            for name in authors
        ],
        "publisher": source.publisher,
        "container-title": source.container,
        "volume": source.volume,
        "URL": source.url,
    }
    if source.date:
        day = source.date.lo
        parts = {"day": [day.year, day.month, day.day], "month": [day.year, day.month]}
        item["issued"] = {"date-parts": [parts.get(source.date.precision, [day.year])]}
    return {key: value for key, value in item.items() if value}


def bibtex(source: Source) -> Entry:
    """Return the source as BibTeX has it."""
    fields = {
        "title": source.title,
        "publisher": source.publisher,
        "booktitle": source.container,
        "volume": source.volume,
        "year": str(source.date.lo.year) if source.date else "",
        "url": source.url,
        "isbn": source.isbn,
        "doi": source.doi,
    }
    people = [Person(name if ", " in name else f"{{{name}}}") for name in source.authors]
    kept = {key: value for key, value in fields.items() if value}
    return Entry("misc", fields=kept, persons={"author": people} if people else {})


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """Return each source as a common style prints it."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        items = CiteProcJSON([csl(source) for source in SOURCES])
        bibliography = CitationStylesBibliography(style, items, formatters.plain)
        for source in SOURCES:
            bibliography.register(Citation([CitationItem(source.id)]))
        entries = [str(entry) for entry in bibliography.bibliography()]
    return dict(zip([item.key for item in bibliography.items], entries, strict=True))


def letters(text: str) -> str:
    """Return the letters and figures of a text, without the words that LaTeX has for signs."""
    bare = re.sub(r"\\text[a-z]+", "", text)
    return "".join(c for c in unicodedata.normalize("NFKD", bare).casefold() if c.isalnum())


def test_a_source_is_rendered_with_who_what_and_when(rendered: dict[str, str]) -> None:
    for source in SOURCES:
        text = letters(rendered[source.id])
        assert letters(source.title) in text
        assert all(letters(name.split(", ")[0]) in text for name in source.authors[:1])
        assert not source.date or str(source.date.lo.year) in text


def test_every_source_goes_to_bibtex_and_comes_back() -> None:
    for source in SOURCES:
        entry = bibtex(source)
        entry.key = source.id
        (back,) = Parser().parse_string(entry.to_string("bibtex")).entries.values()
        assert {k: letters(v) for k, v in back.fields.items()} == {
            k: letters(v) for k, v in entry.fields.items()
        }
        assert back.persons == entry.persons


def test_an_author_is_a_body_or_a_family_with_given_names() -> None:
    names = {name for source in SOURCES for name in source.authors}
    assert all(name == name.strip() and name.count(",") == name.count(", ") <= 1 for name in names)
    assert not [name for name in names if ", " in name and " and " in name]
