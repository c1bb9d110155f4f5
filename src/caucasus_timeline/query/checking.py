"""The answer to whether a dataset is sound."""

from pathlib import Path

from caucasus_timeline import files
from caucasus_timeline.model import reading, rules
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.query.answer import Answer


def check(path: Path | None, *, strict: bool) -> Answer:
    """Return every fault of a dataset; of its warnings only those counted under ``strict``.

    Raises:
        TimelineError: if there is nothing to read at the path.
    """
    home = path or files.data_home()
    found = reading.read(home)
    problems = [*found.problems]
    if not problems:
        problems = rules.broken(rules.RULES, found.dataset, found.entries)
    else:
        problems += _other_faults(found.dataset, found.entries)
    problems.sort(key=lambda problem: (problem.file, problem.line))
    kept = tuple(p for p in problems if strict or p.level == "error")
    query = {"path": str(home), "strict": strict}
    return Answer("check", found.dataset, query, problems=kept)


def _other_faults(dataset: Dataset, entries: list[Entry]) -> list[Problem]:
    """Return what can be said of the records that could be read: not that another is missing,
    which may be because it could not.
    """
    asked = [rule for rule in rules.RULES if rule not in rules.OF_THE_WHOLE]
    return rules.broken(asked, dataset, entries)
