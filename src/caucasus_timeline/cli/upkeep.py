"""The commands about the data themselves: are they sound, what are they, how are they written."""

from typing import Annotated

import typer

from caucasus_timeline import __version__
from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, named_data, with_output
from caucasus_timeline.cli.output import Looks, show, write_parts
from caucasus_timeline.errors import AT_FAULT, USAGE, TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.query import asked


@with_output
def check(
    *,
    path: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="As --data takes them; the shipped record if none."
        ),
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
    given = named_data(path) if path else output.data
    answer = checking.check(*given, strict=strict)
    show(answer, output, Looks(lambda _: report.problems(answer)))
    if answer.problems:
        raise typer.Exit(AT_FAULT)


@with_output
def schema(
    *,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="data, claim, json, line, output or event; all if none."
        ),
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
        write_parts([to_json(answer, made)], output)
    else:
        write_parts([plain_json(made[name] if name else made)], output)


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
