"""The index of a wheel tells the same as the files, or is not used."""

import shutil
from pathlib import Path

import pytest

from caucasus_timeline import files
from caucasus_timeline.cli import loading
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model import reading, shipped
from caucasus_timeline.query import Query, select
from caucasus_timeline.views import timeline, to_json
from caucasus_timeline.views.lines import bare

from .conftest import TOY


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return shutil.copytree(TOY, tmp_path / "data")


def test_what_is_packed_and_unpacked_is_the_same_dataset(home: Path) -> None:
    found = shipped.unpacked(shipped.packed(home), home)
    read = reading.read(home).dataset
    assert found is not None
    assert found.sha256 == read.digest
    assert (found.events, found.claims, found.sources) == (read.events, read.claims, read.sources)
    one, other = select(found, Query()), select(read, Query())
    assert to_json.to_json(one) == to_json.to_json(other)
    assert bare(timeline.drawn(one, 100)) == bare(timeline.drawn(other, 100))


def test_the_same_files_make_the_same_index(home: Path, tmp_path: Path) -> None:
    assert shipped.packed(home) == shipped.packed(shutil.copytree(home, tmp_path / "again"))


@pytest.mark.parametrize("file", ["events.toml", "claims/ford-1930-valley.toml"])
def test_an_index_of_other_files_is_not_used(file: str, home: Path) -> None:
    index = shipped.packed(home)
    text = (home / file).read_text()
    (home / file).write_text(text.replace("Valley", "Dalley", 1))
    assert shipped.unpacked(index, home) is None


def test_an_index_of_fewer_files_is_not_used(home: Path) -> None:
    index = shipped.packed(home)
    (home / "periods.toml").rename(home / "reigns.toml")
    assert shipped.unpacked(index, home) is None


@pytest.mark.parametrize("index", [b"", b"\x81", b"no index", b"\x93\x01\x02\x03"])
def test_a_broken_index_is_not_used(index: bytes, home: Path) -> None:
    assert shipped.unpacked(index, home) is None


def test_no_index_is_made_of_a_record_with_a_fault(home: Path) -> None:
    text = (home / "events.toml").read_text()
    (home / "events.toml").write_text(text.replace('"1918-05-15"', '"1918-05-16"', 1))
    with pytest.raises(TimelineError, match="1918-05-28 is 1918-05-15 in Old Style"):
        shipped.packed(home)


def test_the_shipped_record_is_read_by_its_index_where_it_has_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = shipped.packed(files.data_home())
    monkeypatch.setattr(files, "shipped_index", lambda: index)
    monkeypatch.setattr(loading, "_read", lambda home: pytest.fail(f"{home} was read"))
    assert loading.shipped().sha256 == reading.read(files.data_home()).dataset.digest
