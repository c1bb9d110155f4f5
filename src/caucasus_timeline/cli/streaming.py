"""Events from JSON Lines to the output, one by one, without holding them."""

import shlex
import sys
from collections.abc import Iterator, Sequence

from caucasus_timeline.cli.options import Output
from caucasus_timeline.cli.output import write_parts
from caucasus_timeline.cli.progress import Progress
from caucasus_timeline.errors import TimelineError
from caucasus_timeline.files import jsonl
from caucasus_timeline.files.source import Source
from caucasus_timeline.model.records import Event
from caucasus_timeline.query import Query
from caucasus_timeline.query.streaming import chosen
from caucasus_timeline.views.lines import visible
from caucasus_timeline.views.streamed import FORMS


def stream(sources: Sequence[Source], query: Query, output: Output, form: str) -> None:
    """Write the events that the query asks for while they are read; each fault goes to stderr.

    Raises:
        TimelineError: at the end, if lines were passed over; or where a file cannot be read on.
    """
    head, written = FORMS[form]()
    unfit: set[tuple[str, int]] = set()

    def parts() -> Iterator[bytes]:
        yield head
        for number, event in enumerate(_events(sources, query, unfit, output), 1):
            yield written(event)
            if number == query.limit:
                return

    write_parts(parts(), output)
    if unfit:
        passed = "One line was" if len(unfit) == 1 else f"{len(unfit):,} lines were"
        names = shlex.join(source.given for source in sources)
        raise TimelineError(f"{passed} passed over: timeline check {names}")


def _events(
    sources: Sequence[Source], query: Query, unfit: set[tuple[str, int]], output: Output
) -> Iterator[Event]:
    """Yield the events; say what lines hold none, and keep them in ``unfit``."""
    able = bool(output.out) or not sys.stdout.isatty()
    with Progress((source.given for source in sources), able=able) as progress:

        def tick(name: str, position: int) -> None:
            progress.tick(name, position)
            sys.stdout.flush()  # the next lines may be long in coming

        for source in sources:
            batches = jsonl.batches(source, tick)
            with source.raw, source.file:
                for found in chosen(source.name, batches, query):
                    if isinstance(found, Event):
                        yield found
                    else:
                        unfit.add((found.file, found.line))
                        print(f"timeline: {visible(str(found))}", file=sys.stderr)
