"""The sources that one screen cites, numbered in order of first mention."""

from collections.abc import Iterator

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Source
from caucasus_timeline.views.lines import Line, labelled
from caucasus_timeline.views.wording import perspective_words, source_words


class Numbers:
    """The sources met so far, each with the number it is cited by on this screen."""

    def __init__(self, dataset: Dataset) -> None:
        self._sources = dataset.sources
        self._numbers: dict[str, int] = {}

    def cite(self, *ids: str) -> str:
        """Return the numbers of the sources, ``[1][3]``, each given one when first met."""
        for id_ in ids:
            if id_ in self._sources:
                self._numbers.setdefault(id_, len(self._numbers) + 1)
        return "".join(f"[{self._numbers[id_]}]" for id_ in ids if id_ in self._numbers)

    def met(self) -> list[tuple[int, Source]]:
        """Return the sources met, each with its number."""
        return [(number, self._sources[id_]) for id_, number in self._numbers.items()]


def sources_met(numbers: Numbers, width: int) -> Iterator[Line]:
    """Yield each source met with its number, whose voice it is and how it was read."""
    for i, (number, source) in enumerate(numbers.met()):
        words = f"[{number}] {source_words(source)} ({perspective_words(source)})"
        yield from labelled("Sources" * (i == 0), words, width)
