"""Where the data lie: the folder of the shipped record, its index, the TOML files of a folder."""

import zlib
from pathlib import Path

from caucasus_timeline.errors import TimelineError

SHIPPED, STDIN = "shipped", "-"
"""The words that stand, where data are named, for the record that this installation brings and for
standard input.
"""

CLAIMS_FOLDER = "claims"
"""The folder in which a file is one claim, its keys at the top."""

_PACKAGE = Path(__file__).parents[1]


def data_home() -> Path:
    """Return the folder of the shipped record: inside the wheel, or at the top of a checkout.

    Raises:
        TimelineError: if this installation carries no data.
    """
    packaged = _PACKAGE / "data"
    if packaged.is_dir():
        return packaged
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    raise TimelineError("This installation carries no data: reinstall it, or pass --data PATH.")


def shipped_index() -> bytes | None:
    """Return the index that the wheel brought beside its data, if it brought one."""
    try:
        return (_PACKAGE / "record.index").read_bytes()
    except OSError:
        return None


def fingerprint(home: Path) -> str:
    """Return a checksum of the names and bytes of the TOML files of a folder: it tells an edited
    folder from the one that an index was made of, no more.
    """
    size = check = 0
    for file in toml_files(home):
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


def toml_files(path: Path) -> list[Path]:
    """Return the TOML files of a folder and its claims, or the one file, in order of name.

    Raises:
        TimelineError: if there is no such file or folder, or no TOML file in it.
    """
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
