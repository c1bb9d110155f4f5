"""The answer to whether a dataset is sound."""

import shlex
from pathlib import Path

from caucasus_timeline.files.home import SHIPPED
from caucasus_timeline.model import reading, rules
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.problems import Problem
from caucasus_timeline.query.answer import Answer


def check(*given: str | Path, strict: bool) -> Answer:
    """Return every fault of what is given, joined where it is several (of the shipped record if
    nothing is); its warnings only under ``strict``, else a note of how many there are.

    Raises:
        TimelineError: if there is nothing to read at one of them.
    """
    names = [str(one) for one in given] or [SHIPPED]
    found = reading.read(*names)
    rest = _other_faults if found.grave else _all_faults
    problems = [*found.problems, *rest(found.dataset, found.entries)]
    problems.sort(key=lambda problem: (problem.file, problem.line))
    kept = tuple(p for p in problems if strict or p.level == "error")
    query = {"path": shlex.join(names), "strict": strict}
    notes = _left_out(len(problems) - len(kept), names)
    return Answer("check", found.dataset, query, problems=kept, notes=notes)


def _left_out(number: int, names: list[str]) -> tuple[str, ...]:
    if not number:
        return ()
    counted = f"{number} warnings" if number > 1 else "One warning"
    return (f"{counted}: timeline check --strict {shlex.join(names)}",)


def _all_faults(dataset: Dataset, entries: list[Entry]) -> list[Problem]:
    return rules.broken(rules.RULES, dataset, entries)


def _other_faults(dataset: Dataset, entries: list[Entry]) -> list[Problem]:
    """Return what can be said of the records that could be read: not that another is missing,
    which may be because it could not.
    """
    asked = [rule for rule in rules.RULES if rule not in rules.OF_THE_WHOLE]
    return rules.broken(asked, dataset, entries)
