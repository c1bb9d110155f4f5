"""The options that every command shares, and the words of the others made values."""

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.files.home import STDIN
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import BadDate, Date
from caucasus_timeline.model.folding import did_you_mean
from caucasus_timeline.model.spoken import heard

FORMATS = ("text", "json", "jsonl", "csv", "parquet")
_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".txt": "text",
}


class Output(msgspec.Struct, frozen=True):
    """Where the data come from, in what form the answer goes out, and where to."""

    data: tuple[str, ...] = ()
    format: str = ""
    plain: bool = False
    width: int | None = None
    out: Path | None = None
    force: bool = False
    no_pager: bool = False


DATA_VARIABLE = "CAUCASUS_TIMELINE_DATA"
"""The variable that names data where no option does, several parted as in ``PATH``."""

_Data = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="PATH",
        help="A folder, a .toml, .json, .jsonl or .csv (also .gz), - for stdin, or shipped."
        " May be repeated.",
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="Write one JSON object (same as -f json).")]
_Format = Annotated[
    str | None,
    typer.Option(
        "-f", "--format", metavar="FORMAT", help="Write text, json, jsonl, csv or parquet."
    ),
]
_Plain = Annotated[
    bool, typer.Option("--plain", help="Sentences from top to bottom, without drawing or colour.")
]
_Width = Annotated[
    int | None,
    typer.Option("--width", metavar="N", min=1, help="Draw N columns wide (40 or more)."),
]
_Out = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE; its ending names the format."
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="Let -o replace a file that exists.")]

_NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Print it all, also what is taller than the screen.")
]

_SHARED: dict[str, tuple[Any, Any]] = {
    "data": (_Data, None),
    "as_json": (_Json, False),
    "form": (_Format, None),
    "plain": (_Plain, False),
    "width": (_Width, None),
    "out": (_Out, None),
    "force": (_Force, False),
    "no_pager": (_NoPager, False),
}


def with_output(run: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; it receives them as one value, ``output``."""

    def command(**given: Any) -> None:
        shared = {name: given.pop(name) for name in _SHARED}
        run(**given, output=_output(**shared))

    own = [p for p in inspect.signature(run).parameters.values() if p.name != "output"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, (hint, default) in _SHARED.items()
    ]
    by_key = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    command.__name__, command.__doc__ = run.__name__, run.__doc__
    command.__signature__ = inspect.Signature([*by_key, *added])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in (*own, *added)}
    return command


def _output(
    *,
    form: str | None,
    as_json: bool,
    plain: bool,
    out: Path | None,
    force: bool,
    data: list[str] | None,
    **rest: Any,
) -> Output:
    if form is not None and form not in FORMATS:
        raise TimelineError(f"There is no format “{form}”: use {', '.join(FORMATS)}.", USAGE)
    if as_json and form not in (None, "json"):
        raise TimelineError(f"--json and -f {form} ask for two formats: give one.", USAGE)
    ending = _ENDINGS.get(out.suffix.lower(), "") if out else ""
    if out and not (form or as_json or ending):
        endings = ", ".join(_ENDINGS)
        raise TimelineError(f"No format for {out.name}: end it in {endings}, or give -f.", USAGE)
    if out and not force:
        refuse_existing(out)
    format_ = form or ("json" if as_json else ending)
    plain = plain or form == "text"
    return Output(data=named_data(data), format=format_, plain=plain, out=out, force=force, **rest)


def refuse_existing(target: Path) -> None:
    """Refuse to write where there is a file.

    Raises:
        TimelineError: if there is one.
    """
    if target.exists():
        raise TimelineError(f"{target} exists already: give another name, or --force.")


def named_data(given: list[str] | None) -> tuple[str, ...]:
    """Return what the option names as data, else what the variable does, if anything.

    Raises:
        TimelineError: if standard input is named twice, which can be read once.
    """
    named = given or list(filter(None, os.environ.get(DATA_VARIABLE, "").split(os.pathsep)))
    if named.count(STDIN) > 1:
        raise TimelineError("Standard input can be read only once: name - once.", USAGE)
    return tuple(named)


def day(text: str | None, option: str) -> Date | None:
    """Return the date given to an option.

    Raises:
        TimelineError: if it cannot be read.
    """
    if text is None:
        return None
    try:
        return heard(text)
    except BadDate as fault:
        raise TimelineError(f"{option}: {fault}.", USAGE) from None


def within(text: str | None, dataset: Dataset) -> tuple[str, Date] | None:
    """Return the year, month, decade or period given to ``--in``, with its date.

    Raises:
        TimelineError: if it is neither a date nor a period of the dataset.
    """
    if text is None:
        return None
    from caucasus_timeline.query.naming import period_named

    period = period_named(dataset, text)
    if period:
        return text, period.date
    try:
        return text, heard(text)
    except BadDate as fault:
        if any(sign.isdigit() for sign in text):
            raise TimelineError(f"--in: {fault}.", USAGE) from None
    known = list(dataset.periods)
    meant = did_you_mean(text, known) or f": use a date, {', '.join(known)}"
    raise TimelineError(f"--in: there is no period “{text}”{meant}", USAGE)
