"""From a folder or file to the dataset and every fault that keeps it from being shown."""

from pathlib import Path
from typing import Any, NamedTuple

from caucasus_timeline.files import home
from caucasus_timeline.files.document import Unreadable
from caucasus_timeline.files.documents import documents
from caucasus_timeline.files.jsonl import Tick
from caucasus_timeline.files.source import Source
from caucasus_timeline.model.dataset import Dataset, in_order
from caucasus_timeline.model.decoding import Entry, decode
from caucasus_timeline.model.handed_on import UNKNOWN_KEY, PassedOver
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.model.records import About, Tenure, Term


class Reading(NamedTuple):
    """A dataset, where each of its records stands, and the faults met in reading it."""

    dataset: Dataset
    entries: list[Entry]
    problems: list[Problem]

    @property
    def grave(self) -> list[Problem]:
        """Those faults for which nothing may be shown: all but the keys that are passed over."""
        return [problem for problem in self.problems if problem.rule != UNKNOWN_KEY]


def read(*given: str | Path | Source, tick: Tick | None = None) -> Reading:
    """Read all that is given and join it; a fault in one place never keeps the rest from being
    read. What is given is what stands after ``--data``; ``tick`` is told how far a long file is.

    Raises:
        TimelineError: if there is nothing to read at one of them.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    passed = PassedOver()
    released: tuple[str, ...] = ()
    for root, one in enumerate(given):
        for document in documents(one if isinstance(one, Source) else str(one), tick):
            if isinstance(document, Unreadable):
                problems.append(Problem(document.name, document.line, "", "", document.sentence))
                continue
            found, faults = decode(document._replace(root=root), passed)
            entries += found
            problems += faults
        if not isinstance(one, Source):
            released += home.released_ids(home.data_home() if one == home.SHIPPED else Path(one))
    problems += passed.problems()
    return Reading(assemble(entries, released), entries, problems)


def assemble(entries: list[Entry], released_ids: tuple[str, ...] = ()) -> Dataset:
    """Return the dataset of the records; of two with one id the first counts."""
    tables: dict[str, Any] = {}
    abouts: list[About] = []
    tenures: list[Tenure] = []
    terms: dict[tuple[str, str], Term] = {}
    for entry in entries:
        record = entry.record
        if isinstance(record, About):
            abouts.append(record)
        elif isinstance(record, Tenure):
            tenures.append(record)
        elif isinstance(record, Term):
            terms.setdefault((record.set, record.id), record)
        else:
            named: Any = record
            tables.setdefault(entry.kind, {}).setdefault(named.id, record)
    return Dataset(
        about=_joined(abouts),
        events=in_order(tables.pop("event", {}).values()),
        tenures=tuple(tenures),
        terms=tuple(terms.values()),
        released_ids=released_ids,
        **{f"{kind}s": table for kind, table in tables.items()},
    )


def _joined(abouts: list[About]) -> About | None:
    """Return what the sets together are: every name, the latest release, and how far the evidence
    of all of them reaches.
    """
    if len(abouts) < 2:
        return next(iter(abouts), None)

    def every(field: str) -> str:
        return " + ".join(dict.fromkeys(getattr(about, field) for about in abouts))

    return About(
        id=every("id"),
        title=every("title"),
        version=every("version"),
        released=max((about.released for about in abouts), key=lambda date: date.hi),
        licence=every("licence"),
        evidence_until=min((about.evidence_until for about in abouts), key=lambda date: date.hi),
    )
