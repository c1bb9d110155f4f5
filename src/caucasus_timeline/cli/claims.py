"""The commands about claims."""

from typing import Annotated

import typer

from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, day, with_output, within
from caucasus_timeline.cli.output import Looks, show
from caucasus_timeline.query import Answer, Query, asked

_Many = list[str] | None


@with_output
def list_claims(
    *,
    speaker: Annotated[
        _Many,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="Only claims of this speaker: aliyev. May be repeated.",
        ),
    ] = None,
    finding: Annotated[
        _Many,
        typer.Option(
            "--finding",
            metavar="FINDING",
            help="Only assertions so found, each with its reason: inaccurate. May be repeated.",
        ),
    ] = None,
    output: Output,
) -> None:
    """Every claim in the record, with its gist and how many findings of which word.

    Example: timeline claims --speaker pravda.ru --finding inaccurate
    """
    dataset = loading.dataset(output.data)
    answer = asked.claims(dataset, tuple(speaker or ()), tuple(finding or ()))
    show(answer, output, _claims(answer))


def _claims(answer: Answer) -> Looks:
    from caucasus_timeline.views import lists, plain

    return Looks(
        lambda width: lists.claims(answer, width), None, lambda: plain.tabbed_claims(answer)
    )


@with_output
def show_claim(
    *,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An id, a name it goes by, or a place: zangezur.")
    ],
    unfolded: Annotated[bool, typer.Option("--all", help="Show lines of context too.")] = False,
    said: Annotated[
        bool, typer.Option("--said", help="Show every occasion on which it was said.")
    ] = False,
    output: Output,
) -> None:
    """One claim taken apart: each statement with its finding, the evidence, what each side says.

    Example: timeline claim zangezur
    """
    from caucasus_timeline.views import claim, plain_claim

    answer = asked.claim(loading.dataset(output.data), name)
    looks = Looks(
        lambda width: claim.one_claim(answer, width, unfolded=unfolded, occasions=said),
        lambda: plain_claim.claim(answer, unfolded=unfolded, occasions=said),
    )
    show(answer, output, looks if answer.command == "claim" else _claims(answer))


@with_output
def compare(
    *,
    first: Annotated[str, typer.Argument(metavar="S1", help="A speaker: ilham-aliyev.")],
    second: Annotated[str, typer.Argument(metavar="S2", help="Another: pravda.ru.")],
    both: Annotated[bool, typer.Option("--both", help="Only events with words of both.")] = False,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="No earlier: 1917, 1920-04.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="No later; 1918 is all of it.")
    ] = None,
    inside: Annotated[
        str | None, typer.Option("--in", metavar="WHEN", help="A year, decade or period: adr.")
    ] = None,
    place: Annotated[
        _Many,
        typer.Option("--place", metavar="PLACE", help="Only events there. May be repeated (or)."),
    ] = None,
    output: Output,
) -> None:
    """What two speakers say of the same events, side by side, and where one is silent.

    Example: timeline compare ilham-aliyev pravda.ru --from 1920-04 --to 1920-05
    """
    from caucasus_timeline.query import comparing
    from caucasus_timeline.views import comparing as views

    dataset = loading.dataset(output.data)
    query = Query(
        since=day(since, "--from"),
        until=day(until, "--to"),
        within=within(inside, dataset),
        places=tuple(place or ()),
    )
    answer = comparing.compare(dataset, first, second, query, both=both)
    looks = Looks(
        lambda width: views.drawn(answer, width),
        lambda: views.plain(answer),
        lambda: views.tabbed(answer),
    )
    show(answer, output, looks)
