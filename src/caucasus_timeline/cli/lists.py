"""The commands that list what the events and claims name."""

from typing import Annotated

import typer

from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, with_output, within
from caucasus_timeline.cli.output import Looks, show
from caucasus_timeline.query import Answer, listing


@with_output
def list_sources(
    *,
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One source, and what rests on it.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="CLAIM", help="Only the sources of this claim.")
    ] = None,
    output: Output,
) -> None:
    """The bibliography: every source with whose voice it is and how it was read.

    Example: timeline sources --claim zangezur
    """
    from caucasus_timeline.views import lists, plain

    answer = listing.sources(loading.dataset(output.data), id_, claim)
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
    inside: Annotated[
        str | None,
        typer.Option("--in", metavar="WHEN", help="Only who held it then: 1920-12, adr."),
    ] = None,
    output: Output,
) -> None:
    """Every place with its names in each language, and how many events name it.

    Example: timeline places zangezur --in 1920-12
    """
    from caucasus_timeline.views import lists, plain

    dataset = loading.dataset(output.data)
    answer = listing.places(dataset, *(names or ()), within=within(inside, dataset))
    looks = Looks(
        lambda width: lists.places(answer, width),
        lambda: plain.places(answer),
        None if names else lambda: plain.tabbed_places(answer),
    )
    show(answer, output, looks)


@with_output
def list_tags(*, output: Output) -> None:
    """Every topic in use, with its meaning and how many events bear it.

    Example: timeline tags
    """
    _show_terms(listing.tags(loading.dataset(output.data)), output)


@with_output
def list_kinds(*, output: Output) -> None:
    """Every kind of event in use, with its meaning and how many events are of it.

    Example: timeline kinds
    """
    _show_terms(listing.kinds(loading.dataset(output.data)), output)


def _show_terms(answer: Answer, output: Output) -> None:
    from caucasus_timeline.views import lists, plain

    looks = Looks(
        lambda width: lists.terms(answer, width), lines=lambda: plain.tabbed_terms(answer)
    )
    show(answer, output, looks)


@with_output
def list_actors(
    *,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Only these, by any name or part of one."),
    ] = None,
    output: Output,
) -> None:
    """Every person, state, party, force and body, with their names and how many events name them.

    Example: timeline actors Nərimanov
    """
    from caucasus_timeline.views import lists, plain

    answer = listing.actors(loading.dataset(output.data), *(names or ()))
    looks = Looks(
        lambda width: lists.actors(answer, width), lines=lambda: plain.tabbed_actors(answer)
    )
    show(answer, output, looks)


@with_output
def list_periods(*, output: Output) -> None:
    """Every state, regime and war that has a name to ask by, and how many events fall in it.

    Example: timeline periods
    """
    from caucasus_timeline.views import lists, plain

    answer = listing.periods(loading.dataset(output.data))
    looks = Looks(
        lambda width: lists.periods(answer, width), lines=lambda: plain.tabbed_periods(answer)
    )
    show(answer, output, looks)
