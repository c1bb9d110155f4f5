"""What the record is made of, counted: so that its reader sees where it is thin.

There is no count of findings by speaker here, and none is wanted: a finding stands on one
assertion, and which assertions were cut out is the editors' choice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple, get_args

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Assertion, Evidence
from caucasus_timeline.model.words import READ, SourceKind, Standing
from caucasus_timeline.query.answer import Answer

FACTUAL = ("fact", "attribution", "causal")
"""The kinds of assertion that evidence can bear out."""

ENOUGH = 10
"""A speaker with fewer assertions is not counted: a median of few says nothing."""


class Table(NamedTuple):
    """A table of counts: what it shows, its columns, its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def counted(dataset: Dataset) -> tuple[Answer, tuple[Table, ...]]:
    """Return the answer for ``about`` and the tables of what the dataset is made of."""
    tables = (_decades(dataset), _countries(dataset), _kinds(dataset), _speakers(dataset))
    return Answer("about", dataset), tables


def _decades(dataset: Dataset) -> Table:
    counts = Counter(event.date.lo.year // 10 * 10 for event in dataset.events)
    span = range(min(counts, default=0), max(counts, default=-10) + 10, 10)
    rows = tuple((f"{decade}s", str(counts[decade])) for decade in span)
    return Table("Events by the decade in which they begin", ("decade", "events"), rows)


def _countries(dataset: Dataset) -> Table:
    counts = Counter(
        (source.perspective.country, source.perspective.standing)
        for source in dataset.sources.values()
    )
    totals = Counter(source.perspective.country for source in dataset.sources.values())
    standings = get_args(Standing)
    rows = tuple(
        (country, *(str(counts[country, s]) for s in standings), str(total))
        for country, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return Table("Sources by country and standing", ("country", *standings, "all"), rows)


def _kinds(dataset: Dataset) -> Table:
    counts = Counter((source.kind, source.read) for source in dataset.sources.values())
    rows = tuple(
        (kind, *(str(counts[kind, read]) for read in READ), str(sum(counts[kind, r] for r in READ)))
        for kind in get_args(SourceKind)
    )
    return Table("Sources by kind and by how they were read", ("kind", *READ, "all"), rows)


def _speakers(dataset: Dataset) -> Table:
    factual: dict[str, list[Assertion]] = {}
    for claim in dataset.claims.values():
        factual.setdefault(claim.speaker, []).extend(claim.assertions)
    rows = tuple(
        (dataset.speaker_name(speaker), *_medians(dataset, assertions))
        for speaker, assertions in sorted(factual.items())
        if len(assertions) >= ENOUGH
    )
    columns = ("speaker", "assertions", "of them factual", "bearings", "perspectives")
    title = (
        f"Speakers with {ENOUGH} assertions or more: for each factual one, the median number of"
        " lines that support, contradict or qualify it, and of countries whose voice they cite"
    )
    return Table(title, columns, rows)


def _medians(dataset: Dataset, assertions: list[Assertion]) -> tuple[str, ...]:
    factual = [a for a in assertions if a.kind in FACTUAL]
    lines = [[e for e in a.evidence if e.bearing != "context"] for a in factual]
    voices = [len(set(_countries_of(dataset, group))) for group in lines]
    return (
        str(len(assertions)),
        str(len(factual)),
        f"{median(map(len, lines)):g}" if lines else "–",
        f"{median(voices):g}" if voices else "–",
    )


def _countries_of(dataset: Dataset, lines: Iterable[Evidence]) -> Iterator[str]:
    for line in lines:
        for id_ in line.cited:
            if id_ in dataset.sources:
                yield dataset.sources[id_].perspective.country
