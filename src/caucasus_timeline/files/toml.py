"""TOML in: a tree of tables for each file, or the fault that stopped it."""

import re
from pathlib import Path
from typing import Any

from caucasus_timeline.files.document import Document, Found, Unreadable, decoded
from caucasus_timeline.files.home import CLAIMS_FOLDER, toml_files


def folder(path: Path) -> Found:
    """Yield the document of every TOML file of a folder and its claims, in order of name, or what
    stopped it.

    Raises:
        TimelineError: if there is no such folder, or no TOML file in it.
    """
    for file in toml_files(path):
        try:
            text = file.read_bytes()
        except OSError as fault:
            yield Unreadable(str(file), 0, f"cannot be read: {fault.strerror}")
        else:
            is_claim = file != path and file.parent.name == CLAIMS_FOLDER
            yield from read(str(file), text, is_claim=is_claim)


def read(name: str, raw: bytes, *, is_claim: bool = False) -> Found:
    """Yield the document that the bytes of a file are, or what stopped it."""
    text = decoded(name, raw)
    if isinstance(text, Unreadable):
        yield text
        return
    text = text.replace("\r\n", "\n")
    tree = _loads(text)
    if isinstance(tree, dict):
        yield Document(name, "toml", tree, is_claim, text)
    else:
        yield Unreadable(name, *tree)


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
    except ValueError:  # of the standard library, which limits how many digits it reads
        long = re.search(r"\d[\d_]{4000}", text)
        return text.count(
            "\n", 0, long.start() if long else 0
        ) + 1, "a number is too long to be read"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
