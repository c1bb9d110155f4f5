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
    "show": ("events.show_events", "Events in order of time, the claims beside them."),
    "event": ("events.show_event", "One event in full: names, dates, disputes, sources, claims."),
    "between": (
        "events.between",
        "How long it was from one event to another, and what lay between.",
    ),
    "on": ("events.on", "What happened on a day of the year, in either calendar."),
    "claims": ("claims.list_claims", "Every claim, with its gist and findings."),
    "claim": (
        "claims.show_claim",
        "One claim taken apart: findings, evidence, what each side says.",
    ),
    "compare": ("claims.compare", "What two speakers say of the same events, side by side."),
    "sources": ("lists.list_sources", "The bibliography; one source, and what rests on it."),
    "places": ("lists.list_places", "Every place with all its names; who held one, and when."),
    "tags": ("lists.list_tags", "The topics in use."),
    "kinds": ("lists.list_kinds", "The kinds of event in use."),
    "actors": (
        "lists.list_actors",
        "Persons, states, parties, forces and bodies, with their names.",
    ),
    "periods": ("lists.list_periods", "States, regimes and wars that have a name to ask by."),
    "new": ("starting.new", "Write an example of a dataset, to start your own from."),
    "check": ("upkeep.check", "Is a dataset sound? Every fault with its file and line."),
    "schema": ("upkeep.schema", "The JSON Schema of the data files and of the JSON output."),
    "about": ("upkeep.about", "What the data are, and what the words of findings mean."),
    "completion": (
        "completing.completion",
        "Print the script that completes commands in your shell.",
    ),
}
"""Every command, in the order of the help: where in this package it stands, and what the list of
commands says of it.
"""


def command(words: Sequence[str]) -> Any:
    """Return the command line; of its commands only the one that the words ask for, if any.

    (Of more than ten commands only one is imported and given a parser: it takes 3 ms less.)
    """
    app.registered_commands = []
    for name in [name for name in COMMANDS if name in words[:1]] or COMMANDS:
        place, short_help = COMMANDS[name]
        module, _, function = place.partition(".")
        run = getattr(import_module(f"caucasus_timeline.cli.{module}"), function)
        app.command(name, short_help=short_help)(run)
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
