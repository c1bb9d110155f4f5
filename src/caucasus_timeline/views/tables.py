"""Tables of counts, as Markdown has them."""

from collections.abc import Iterable, Iterator

from caucasus_timeline.query.counting import Table
from caucasus_timeline.views.lines import visible


def markdown(tables: Iterable[Table]) -> Iterator[str]:
    """Yield the tables in Markdown, each under its title; numbers stand at the right."""
    for number, table in enumerate(tables):
        if number:
            yield ""
        yield f"**{visible(table.title)}**"
        yield ""
        yield _row(table.columns)
        yield "|---|" + "---:|" * (len(table.columns) - 1)
        yield from (_row(row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(visible(cell).replace('|', '/') for cell in cells)} |"
