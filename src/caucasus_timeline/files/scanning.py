"""The ids and names of data files, found without reading them as TOML: for completion, which
answers to a key that was pressed.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from caucasus_timeline.files.home import CLAIMS_FOLDER, toml_files


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
    for file in toml_files(path):
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
