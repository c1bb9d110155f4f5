"""The pictures of the README, drawn by the program itself: ``python docs/pictures.py``."""

import io
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import read
from caucasus_timeline.query import Query, asked, select
from caucasus_timeline.views import chart, claim, timeline
from caucasus_timeline.views.lines import Line

HERE = Path(__file__).parent
WIDTH = 112
ROWS, WHOLE = 34, 99

FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>{chrome}</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Menlo, Consolas, monospace; }}
{styles}
</style>
<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#d0d0d0"/>
<defs><clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}"
 height="{terminal_height}"/></clipPath>{lines}</defs>
<g transform="translate({terminal_x}, 16)">{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def picture(lines: Iterable[Line], title: str, rows: int = ROWS) -> str:
    """Return the first lines of a view as an SVG that loads nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    segments: list[Segment] = []
    for one in islice(lines, rows):
        segments += [Segment(span.text, Style.parse(span.style)) for span in one]
        segments.append(Segment.line())
    console.print(Segments(segments), end="", soft_wrap=True)
    return console.export_svg(
        title=title, theme=DEFAULT_TERMINAL_THEME, code_format=FRAME, unique_id="timeline"
    )


def pictures(dataset: Dataset) -> dict[str, str]:
    """Return each picture by the name of its file."""
    shown = select(dataset, Query(since=read("1918-05-28"), until=read("1918-08-04")))
    taken = asked.claim(dataset, "zangezur")
    ruled = select(dataset, Query(within=("1918", read("1918")), places=("baku",)))
    return {
        "show.svg": picture(
            timeline.drawn(shown, WIDTH), "timeline show --from 1918-05-28 --to 1918-08-04"
        ),
        "chart.svg": picture(
            chart.drawn(ruled, WIDTH), "timeline show --in 1918 --place baku --layout chart", WHOLE
        ),
        "claim.svg": picture(claim.one_claim(taken, WIDTH), "timeline claim zangezur"),
    }


def main() -> None:
    """Write the pictures beside this file."""
    for name, text in pictures(reading.read(files.data_home()).dataset).items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
