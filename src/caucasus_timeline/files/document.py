"""What was read of a file: its tables and where each stands, or the fault that stopped it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

Form = Literal["toml", "json", "jsonl", "csv"]
Steps = tuple[str | int, ...]
"""The way to a value in a file: ``("event", 3, "sources", 0, "id")``."""


class Document(NamedTuple):
    """A file, or some lines of one: the name to show, its form, and its tables as read.

    Of TOML ``text`` is kept, in which a line is looked for when it is asked for; of the other forms
    ``starts`` holds the line on which each record of a list begins, and of CSV ``header`` the names
    of the columns. ``root`` tells the sets apart that are read together.
    """

    name: str
    form: Form
    tree: dict[str, Any]
    is_claim: bool = False
    text: str = ""
    starts: Mapping[str, Sequence[int]] = {}
    header: tuple[str, ...] = ()
    root: int = 0

    @property
    def is_curated(self) -> bool:
        """Whether it is a data file that people keep: one of TOML. What comes in another form was
        handed on by a program, and may be a part of something larger.
        """
        return self.form == "toml"

    def line_of(self, steps: Steps, word: str = "") -> int:
        """Return the line of a value: of ``word`` if it is found there, else of the key, else of
        the record; 0 where not even that is known.
        """
        if self.is_curated:
            from caucasus_timeline.files.toml_lines import line_of

            return line_of(self.text, steps, word)
        kind, number = (*steps, 0, 0)[:2]
        starts = self.starts.get(str(kind), ())
        at = number if isinstance(number, int) else 0
        return starts[at] if at < len(starts) else 0


class Unreadable(NamedTuple):
    """A file, or a line of one, that could not be read: where, and why."""

    name: str
    line: int
    sentence: str


Found = Iterator[Document | Unreadable]
"""What reading yields: a fault in one place never keeps the rest from being read."""


def decoded(name: str, raw: bytes) -> str | Unreadable:
    """Return the text of a file, which is UTF-8, with or without a mark at its beginning."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        return Unreadable(name, line, NOT_UTF8)


NOT_UTF8 = "is not UTF-8 here: save the file as UTF-8"
