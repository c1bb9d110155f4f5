"""The command line: every command by name, and what happens when none is given."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from caucasus_timeline import __version__
from caucasus_timeline.cli import loading
from caucasus_timeline.cli.edge import Edge
from caucasus_timeline.cli.options import Output
from caucasus_timeline.cli.output import Looks, show
from caucasus_timeline.query import asked

app = typer.Typer(
    cls=Edge,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = {
    "show": "events.show_events",
    "event": "events.show_event",
    "claims": "claims.list_claims",
    "claim": "claims.show_claim",
    "sources": "lists.list_sources",
    "places": "lists.list_places",
    "tags": "lists.list_tags",
    "kinds": "lists.list_kinds",
    "actors": "lists.list_actors",
    "periods": "lists.list_periods",
    "check": "upkeep.check",
    "schema": "upkeep.schema",
    "about": "upkeep.about",
    "completion": "completing.completion",
}
"""Every command, in the order of the help, and where in this package it stands."""


def command(words: Sequence[str]) -> Any:
    """Return the command line; of its commands only the one that the words ask for, if any.

    (Of more than ten commands only one is imported and given a parser: it takes 3 ms less.)
    """
    app.registered_commands = []
    for name in [name for name in COMMANDS if name in words[:1]] or COMMANDS:
        module, _, function = COMMANDS[name].partition(".")
        run = getattr(import_module(f"caucasus_timeline.cli.{module}"), function)
        app.command(name)(run)
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        record = loading.shipped().about
        print(f"timeline {__version__}, record {record.version if record else 'without a version'}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print program and record."
        ),
    ] = False,
) -> None:
    """The South Caucasus, 1801-2026: dated events with their sources, and beside them what
    politicians say of them.

    Try: timeline show --from 1917
    """
    if context.invoked_subcommand is None:
        from caucasus_timeline.views import about as views

        answer = asked.about(loading.shipped(), "about")
        output = Output(plain=not sys.stdout.isatty())
        show(answer, output, Looks(lambda width: views.welcome(answer, width)))
