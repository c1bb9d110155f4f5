"""What a rule is and what it finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from caucasus_timeline.files.document import Steps
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.decoding import Entry
from caucasus_timeline.model.words import Level


class Fault(NamedTuple):
    """What a rule finds: in which record, where in it, and the sentence."""

    entry: Entry
    steps: Steps
    sentence: str
    word: str = ""
    level: Level = "error"


Rule = Callable[[Dataset, list[Entry]], Iterator[Fault]]
