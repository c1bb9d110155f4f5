"""The commands about claims."""

from typing import Annotated

import typer

from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, with_output
from caucasus_timeline.cli.output import Looks, show
from caucasus_timeline.query import Answer, asked

_Many = list[str] | None


@with_output
def list_claims(
    *,
    speaker: Annotated[
        _Many,
        typer.Option(metavar="NAME", help="Only claims of this speaker: aliyev. May be repeated."),
    ] = None,
    finding: Annotated[
        _Many,
        typer.Option(
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
