"""The commands that list what the events and claims name."""

from typing import Annotated

import typer

from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, with_output
from caucasus_timeline.cli.output import Looks, show
from caucasus_timeline.query import asked


@with_output
def list_sources(
    *,
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One source, and what rests on it.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option(metavar="CLAIM", help="Only the sources of this claim.")
    ] = None,
    output: Output,
) -> None:
    """The bibliography: every source with whose voice it is and how it was read.

    Example: timeline sources --claim zangezur
    """
    from caucasus_timeline.views import lists, plain

    answer = asked.sources(loading.dataset(output.data), id_, claim)
    looks = Looks(
        lambda width: lists.sources(answer, width),
        lines=None if id_ else lambda: plain.tabbed_sources(answer),
    )
    show(answer, output, looks)


@with_output
def list_places(
    *,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PLACE]...", help="Places, each with who held it when."),
    ] = None,
    output: Output,
) -> None:
    """Every place with its names in each language, and how many events name it.

    Example: timeline places Zəngəzur Նախիջևան
    """
    from caucasus_timeline.views import lists, plain

    answer = asked.places(loading.dataset(output.data), *(names or ()))
    looks = Looks(
        lambda width: lists.places(answer, width),
        lambda: plain.places(answer),
        None if names else lambda: plain.tabbed_places(answer),
    )
    show(answer, output, looks)
