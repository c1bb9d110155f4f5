"""A fault in the data is a value: where it is, which record, and one sentence."""

from typing import Any, NamedTuple

from caucasus_timeline.files.document import Steps
from caucasus_timeline.model.words import Level


class Problem(NamedTuple):
    """One fault; prints as ``FILE:LINE: record "id": sentence``."""

    file: str
    line: int
    record: str
    id: str
    sentence: str
    level: Level = "error"
    rule: str = "format"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        name = (
            f'{self.record} "{self.id}": ' if self.id else (f"{self.record}: " * bool(self.record))
        )
        return f"{place}: {name}{self.sentence}"


def tree_at(tree: Any, steps: Steps) -> Any:
    """Return the value at the end of the steps, or None where they lead nowhere."""
    for step in steps:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree
