"""Where the data lie, and TOML in: a tree of tables for each file, or the fault that stopped it."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from caucasus_timeline.errors import TimelineError

CLAIMS_FOLDER = "claims"
"""The folder in which a file is one claim, its keys at the top."""


class Document(NamedTuple):
    """One file: the name to show, its text, and its tables as read."""

    name: str
    text: str
    tree: dict[str, Any]
    is_claim: bool


class Unreadable(NamedTuple):
    """A file that could not be read, where, and why."""

    name: str
    line: int
    sentence: str


def data_home() -> Path:
    """Return the folder of the shipped record: inside the wheel, or at the top of a checkout.

    Raises:
        TimelineError: if this installation carries no data.
    """
    packaged = Path(__file__).parent / "data"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    raise TimelineError("This installation carries no data: reinstall it, or pass --data PATH.")


def shipped_index() -> bytes | None:
    """Return the index that the wheel brought beside its data, if it brought one."""
    try:
        return (Path(__file__).parent / "record.index").read_bytes()
    except OSError:
        return None


def fingerprint(home: Path) -> str:
    """Return a checksum of the names and bytes of the TOML files of a folder: it tells an edited
    folder from the one that an index was made of, no more.
    """
    size = check = 0
    for file in _toml_files(home):
        text = file.read_bytes()
        size += len(text)
        check = zlib.crc32(text, zlib.crc32(file.name.encode(), check))
    return f"{size}-{check:08x}"


def released_ids(path: Path) -> tuple[str, ...]:
    """Return the lines of ``released-ids.txt`` in the folder, if there is one."""
    try:
        text = (path / "released-ids.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def documents(path: Path) -> tuple[list[Document], list[Unreadable]]:
    """Return every TOML file of a folder, or the one file, in order of name, and what failed.

    Raises:
        TimelineError: if there is no such file or folder, or no TOML file in it.
    """
    good: list[Document] = []
    bad: list[Unreadable] = []
    for file in _toml_files(path):
        found = _document(file, path)
        if isinstance(found, Document):
            good.append(found)
        else:
            bad.append(found)
    return good, bad


def scanned(
    path: Path, headers: Iterable[str], keys: Iterable[str]
) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield the tables under the headers in the files at the path, each as its header and the texts
    at the keys, those of a list or an inline table one by one. A claim's own file is a table, too,
    under the header ``claim``.

    This is no TOML reader: it looks for lines such as ``id = "…"`` between headers, which is soon
    done. A file that cannot be read, and a text with a sign written as an escape, are passed over.

    Raises:
        TimelineError: if there is no such file or folder, or no TOML file in it.
    """
    wanted = _lines(keys)
    for file in _toml_files(path):
        is_claim = file != path and file.parent.name == CLAIMS_FOLDER
        header, texts = "claim" if is_claim else "", dict[str, list[str]]()
        text = _text_to_scan(file)
        own = is_claim and "claim" in headers
        if not own and not any(f"[{name}]" in text for name in headers):
            continue
        for new_header, key, value in wanted.findall(f"\n{text}\n[.]"):
            if key and header in headers:
                plain = value[0] in "\"'" and "\\" not in value
                texts[key] = [value[1:-1]] if plain else list(_texts(value))
            elif new_header:
                if texts:
                    yield header, texts
                header, texts = new_header, {}


def _text_to_scan(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    except OSError:
        return ""


_TEXT = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""


def _lines(keys: Iterable[str]) -> re.Pattern[str]:
    """Return what to look for: headers and the keys with their texts, beside texts of several
    lines, in which nothing is looked for.
    """
    several = r"[\w-]+[ \t]*=[ \t]*(?:\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3})"
    header = r"\[\[?([\w.-]+)\]"
    value = rf"{_TEXT}|\[[^\]]{{0,5000}}\]|\{{[^}}\n]*\}}"
    key = rf"({'|'.join(keys)})[ \t]*=[ \t]*({value})"
    return re.compile(rf"\n[ \t]*(?:{header}|{several}|{key})")


def _texts(value: str) -> Iterator[str]:
    for text in re.findall(_TEXT, value):
        if "\\" not in text or text[0] == "'":
            yield text[1:-1]
        elif {'"', "\\"}.issuperset(re.findall(r"\\(.)", text)):
            yield re.sub(r"\\(.)", r"\1", text[1:-1])


def _toml_files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            found = sorted([*path.glob("*.toml"), *path.glob(f"{CLAIMS_FOLDER}/*.toml")])
        else:
            found = [path] if path.exists() else []
    except OSError as fault:
        raise TimelineError(f"Cannot read {path}: {fault.strerror}.") from None
    if not found:
        what = "No TOML file in" if path.is_dir() else "There is no"
        raise TimelineError(f"{what} {path}: check the path given to --data.")
    return found


def _document(file: Path, root: Path) -> Document | Unreadable:
    name = str(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as fault:
        return Unreadable(name, 0, f"cannot be read: {fault.strerror}")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        return Unreadable(name, line, "is not UTF-8 here: save the file as UTF-8")
    tree = _loads(text)
    if isinstance(tree, dict):
        is_claim = file != root and file.parent.name == CLAIMS_FOLDER
        return Document(name, text, tree, is_claim)
    line, sentence = tree
    return Unreadable(name, line, sentence)


def _loads(text: str) -> dict[str, Any] | tuple[int, str]:
    try:
        import rtoml
    except ImportError:
        return _loads_slowly(text)
    try:
        return rtoml.loads(text)
    except (rtoml.TomlParsingError, ValueError):
        return _loads_slowly(text)


def _loads_slowly(text: str) -> dict[str, Any] | tuple[int, str]:
    """Read TOML 1.0 by the standard library, which is slower and has the better words."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        return 0, "TOML is nested too deeply to be read"
    except tomllib.TOMLDecodeError as fault:
        words = str(fault)
        where = re.search(r" \(at line (\d+), column (\d+)\)$", words)
        if not where:
            words = words.removesuffix(" (at end of document)")
            return text.count("\n") + 1, f"TOML ends too early: {_lowered(words)}"
        words = words[: where.start()]
        return int(where[1]), f"TOML cannot be read at column {where[2]}: {_lowered(words)}"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
