"""Who held a place, claimed it, had title to it or was recognised in it, and when."""

from collections.abc import Iterable, Iterator, Sequence

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.records import Tenure
from caucasus_timeline.views.citing import Numbers
from caucasus_timeline.views.dating import signed_words
from caucasus_timeline.views.lines import STACKED, Line, cells, cited, flow, line, pad
from caucasus_timeline.views.wording import holder_words, place_names

_PLACE, _ROW = 7, 9
_WHO = 24


def held(
    dataset: Dataset, numbers: Numbers, width: int, tenures: Sequence[Tenure]
) -> Iterator[Line]:
    """Yield the tenures of each place, with the sources at the right."""
    column = when_column(tenures, width, _ROW)
    before = ""
    for one in tenures:
        (name,) = place_names(dataset, [one.place])
        yield from flow(name, width, _PLACE, "dim") if name != before else ()
        before = name
        yield from row(one, numbers.cite(*one.sources), width, _ROW, column)


def when_column(tenures: Iterable[Tenure], width: int, indent: int) -> int:
    """Return the columns for when, with who beside it; none where there is no room for both."""
    column = max(cells(span(one)) for one in tenures) + 2
    return column if width >= max(STACKED, indent + column + _WHO) else 0


def row(one: Tenure, cited_as: str, width: int, indent: int, column: int) -> Iterator[Line]:
    """Yield one tenure: when, and who, in a column of its own or under it."""
    inner = indent + (column or 2)
    first, *rest = cited(holder_words(one), cited_as, width - inner - 1)
    if column:
        yield line(" " * indent, pad(span(one), column), first)
    else:
        yield from flow(span(one), width, indent, "dim")
        yield line(" " * inner, first)
    for part in rest:
        yield line(" " * inner, part)


def span(one: Tenure) -> str:
    """Return from when to when, in short: ``22 Aug 1919 – 22 Mar 1920``."""
    return f"{signed_words(one.start)} – {signed_words(one.end)}"
