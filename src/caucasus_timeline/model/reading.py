"""From a folder or file to the dataset and every fault that keeps it from being shown."""

from pathlib import Path
from typing import Any, NamedTuple

from caucasus_timeline import files
from caucasus_timeline.model.dataset import Dataset, in_order
from caucasus_timeline.model.decoding import Entry, decode
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import About, Tenure, Term


class Reading(NamedTuple):
    """A dataset, where each of its records stands, and the faults met in reading it."""

    dataset: Dataset
    entries: list[Entry]
    problems: list[Problem]


def read(path: Path) -> Reading:
    """Read every file of the path; a fault in one never keeps the others from being read.

    Raises:
        TimelineError: if there is nothing to read at the path.
    """
    documents, unreadable = files.documents(path)
    problems = [Problem(u.name, u.line, "", "", u.sentence) for u in unreadable]
    entries: list[Entry] = []
    for document in documents:
        found, faults = decode(document)
        entries += found
        problems += faults
    return Reading(assemble(entries, files.released_ids(path)), entries, problems)


def assemble(entries: list[Entry], released_ids: tuple[str, ...] = ()) -> Dataset:
    """Return the dataset of the records; of two with one id the first counts."""
    tables: dict[str, Any] = {}
    about: About | None = None
    tenures: list[Tenure] = []
    terms: list[Term] = []
    for entry in entries:
        record = entry.record
        if isinstance(record, About):
            about = record
        elif isinstance(record, Tenure):
            tenures.append(record)
        elif isinstance(record, Term):
            terms.append(record)
        else:
            named: Any = record
            tables.setdefault(entry.kind, {}).setdefault(named.id, record)
    return Dataset(
        about=about,
        events=in_order(tables.pop("event", {}).values()),
        tenures=tuple(tenures),
        terms=tuple(terms),
        released_ids=released_ids,
        **{f"{kind}s": table for kind, table in tables.items()},
    )
