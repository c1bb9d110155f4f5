"""The shipped record in the form in which it is soonest read: an index made when a wheel is built.

The TOML files are the record. The index holds the same records, decoded and checked, and the
fingerprint of the files that it was made of: where that is not theirs, or there is no index, the
files are read. (Of a record of 1.5 MB rtoml and the checks take 40 ms, the index takes 10:
``benchmarks/README.md``.)
"""

from pathlib import Path

import msgspec

from caucasus_timeline import files
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.plain import from_plain, to_plain
from caucasus_timeline.model.records import (
    About,
    Actor,
    Claim,
    Event,
    Period,
    Place,
    Source,
    Statement,
    Tenure,
    Term,
)


class Index(msgspec.Struct, frozen=True):
    """Every record of the dataset, and of which files."""

    made_of: str
    sha256: str
    about: About | None
    events: tuple[Event, ...]
    statements: dict[str, Statement]
    claims: dict[str, Claim]
    sources: dict[str, Source]
    places: dict[str, Place]
    actors: dict[str, Actor]
    periods: dict[str, Period]
    tenures: tuple[Tenure, ...]
    terms: tuple[Term, ...]


def packed(home: Path) -> bytes:
    """Return the index of the record in the folder, for the build.

    Raises:
        TimelineError: if the record has a fault; the first is named.
    """
    from caucasus_timeline.model import reading, rules

    found = reading.read(home)
    problems = found.problems or rules.broken(rules.RULES, found.dataset, found.entries)
    if faults := [problem for problem in problems if problem.level == "error"]:
        raise TimelineError(f"{faults[0]}.")
    names = set(Index.__struct_fields__) - {"made_of", "sha256"}
    parts = {name: getattr(found.dataset, name) for name in names}
    index = Index(made_of=files.fingerprint(home), sha256=found.dataset.digest, **parts)
    return msgspec.msgpack.Encoder(enc_hook=to_plain).encode(index)


def unpacked(index: bytes, home: Path) -> Dataset | None:
    """Return the dataset of the index, if it was made of the files of the folder."""
    try:
        found = msgspec.msgpack.Decoder(Index, dec_hook=from_plain).decode(index)
    except msgspec.DecodeError:
        return None
    if found.made_of != files.fingerprint(home):
        return None
    parts = {name: getattr(found, name) for name in Index.__struct_fields__ if name != "made_of"}
    return Dataset(**parts)
