"""The commands: each reads its words, makes an answer and hands it to the output."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from caucasus_timeline import __version__
from caucasus_timeline.cli import loading
from caucasus_timeline.cli.edge import Edge
from caucasus_timeline.cli.options import Output, day, with_output, within
from caucasus_timeline.cli.output import Looks, show, write_bytes
from caucasus_timeline.errors import AT_FAULT, USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.query import Answer, Query, asked, select

app = typer.Typer(
    cls=Edge,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def command(words: Sequence[str]) -> Any:
    """Return the command line; of its commands only the one that the words ask for, if any.

    (typer makes the parser of every command before it looks at the words: of one in eleven it
    takes 3 ms less.)
    """
    asked = [one for one in _COMMANDS if one.name in words[:1]]
    app.registered_commands = asked or list(_COMMANDS)
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


_Many = list[str] | None


@app.command("show")
@with_output
def show_events(
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="No earlier: 1917, 1920-04, 28 May 1918, 15 May 1918 OS."
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="No later; 1918 means 31 December 1918."),
    ] = None,
    inside: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="WHEN", help="A year, month, decade or period: 1918, 1910s, adr."
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Only what certainly happened then.")
    ] = False,
    tag: Annotated[
        _Many,
        typer.Option(
            metavar="TAG", help="Only events of this topic: treaty. May be repeated (or)."
        ),
    ] = None,
    place: Annotated[
        _Many,
        typer.Option(
            metavar="PLACE", help="Only events there, by any name: Zəngəzur. May be repeated (or)."
        ),
    ] = None,
    search: Annotated[
        _Many,
        typer.Option(
            metavar="TEXT",
            help="Only events whose words hold this: telegram. May be repeated (or).",
        ),
    ] = None,
    claim: Annotated[
        _Many, typer.Option(metavar="CLAIM", help="Only events that bear on this claim: zangezur.")
    ] = None,
    speaker: Annotated[
        _Many,
        typer.Option(
            metavar="NAME", help="Only events that bear on a claim of this speaker: aliyev."
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N events.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False,
    no_claims: Annotated[bool, typer.Option("--no-claims", help="Events only.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Without sources.")] = False,
    output: Output,
) -> None:
    """Events in order of time, with the claims beside the events they touch.

    Example: timeline show --from 1920-04 --to 1920-12 --place zangezur
    """
    from caucasus_timeline.views import plain, timeline

    dataset = loading.dataset(output.data)
    query = Query(
        since=day(since, "--from"),
        until=day(until, "--to"),
        within=within(inside, dataset),
        strict=strict,
        tags=tuple(tag or ()),
        places=tuple(place or ()),
        texts=tuple(search or ()),
        claims=tuple(claim or ()),
        speakers=tuple(speaker or ()),
        limit=limit,
        reverse=reverse,
    )
    answer = select(dataset, query)
    looks = Looks(
        lambda width: timeline.drawn(answer, width, brief=brief, claims=not no_claims),
        lambda: plain.events(answer, brief=brief, claims=not no_claims),
        lambda: plain.tabbed(answer),
    )
    show(answer, output, looks)


@app.command("event")
@with_output
def show_event(
    *,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="As timeline show gives it: baku-1920-12-01.")
    ],
    output: Output,
) -> None:
    """One event in full: its names, dates in both calendars, disputes, sources and claims.

    Example: timeline event baku-1920-12-01
    """
    from caucasus_timeline.views import event, plain

    answer = asked.event(loading.dataset(output.data), id_)
    show(
        answer,
        output,
        Looks(lambda width: event.one_event(answer, width), lambda: plain.event(answer)),
    )


@app.command("claims")
@with_output
def list_claims(*, output: Output) -> None:
    """Every claim in the record, with its gist and how many findings of which word.

    Example: timeline claims --json
    """
    answer = asked.claims(loading.dataset(output.data))
    show(answer, output, _claims(answer))


def _claims(answer: Answer) -> Looks:
    from caucasus_timeline.views import lists, plain

    return Looks(
        lambda width: lists.claims(answer, width), None, lambda: plain.tabbed_claims(answer)
    )


@app.command("claim")
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
    from caucasus_timeline.views import claim, plain

    answer = asked.claim(loading.dataset(output.data), name)
    looks = Looks(
        lambda width: claim.one_claim(answer, width, unfolded=unfolded, occasions=said),
        lambda: plain.claim(answer, unfolded=unfolded, occasions=said),
    )
    show(answer, output, looks if answer.command == "claim" else _claims(answer))


@app.command("sources")
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


@app.command("places")
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


@app.command("check")
@with_output
def check(
    *,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", help="A folder or TOML file; the shipped record if none."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as faults.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what is asked of a dataset.")
    ] = False,
    output: Output,
) -> None:
    """Say whether a dataset is sound: every fault as FILE:LINE: record: sentence; exit 1 if any.

    Example: timeline check my-data/
    """
    from caucasus_timeline.query import checking
    from caucasus_timeline.views import report

    if explain:
        show(asked.about(Dataset(), "about"), output, Looks(report.explained))
        return
    answer = checking.check(path or output.data, strict=strict)
    show(answer, output, Looks(lambda _: report.problems(answer)))
    if answer.problems:
        raise typer.Exit(AT_FAULT)


@app.command("schema")
@with_output
def schema(
    *,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="data, claim, output or event; all if none."),
    ] = None,
    output: Output,
) -> None:
    """The JSON Schema of the data files and of the JSON output.

    Example: timeline schema output
    """
    from caucasus_timeline.views import schema as schemas
    from caucasus_timeline.views.to_json import plain_json, to_json

    if name is not None and name not in schemas.NAMES:
        known = ", ".join(schemas.NAMES)
        raise TimelineError(f"There is no schema “{name}”: use {known}.", USAGE)
    made = schemas.schemas(name)
    if output.format == "json":
        answer = asked.about(loading.dataset(output.data), "schema")
        write_bytes(to_json(answer, made), output)
    else:
        write_bytes(plain_json(made[name] if name else made), output)


@app.command("about")
@with_output
def about(
    *,
    tables: Annotated[
        bool, typer.Option("--tables", help="Count what the data are made of, as Markdown tables.")
    ] = False,
    output: Output,
) -> None:
    """What the data are, their version and digest, and what the words of findings mean.

    Example: timeline about --tables
    """
    dataset = loading.dataset(output.data)
    if tables:
        _show_tables(dataset, output)
        return
    from caucasus_timeline.views import about as views

    answer = asked.about(dataset, "about")
    show(answer, output, Looks(lambda width: views.about(answer, width, __version__)))


def _show_tables(dataset: Dataset, output: Output) -> None:
    from caucasus_timeline.query.counting import counted
    from caucasus_timeline.views.lines import line
    from caucasus_timeline.views.tables import markdown

    answer, tables = counted(dataset)
    drawn = [line(row) for row in markdown(tables)]
    show(answer, output, Looks(lambda _: drawn, lambda: markdown(tables)))


_COMMANDS = tuple(app.registered_commands)
"""Every command: `command` registers only the one asked for."""
