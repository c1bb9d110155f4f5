"""The commands about events."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from caucasus_timeline.cli import loading
from caucasus_timeline.cli.options import Output, day, with_output, within
from caucasus_timeline.cli.output import Looks, show, streamed_form
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.files.source import Source
from caucasus_timeline.model import spoken
from caucasus_timeline.model.dates import BadDate, YearDay
from caucasus_timeline.query import Answer, Query, asked, select
from caucasus_timeline.views.lines import Line

_Many = list[str] | None

LAYOUTS = ("table", "lines", "chart")


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
            "--tag", metavar="TAG", help="Only events of this topic: treaty. May be repeated."
        ),
    ] = None,
    place: Annotated[
        _Many,
        typer.Option(
            "--place",
            metavar="PLACE",
            help="Only events there, by any name: Zəngəzur. May be repeated.",
        ),
    ] = None,
    actor: Annotated[
        _Many,
        typer.Option(
            "--actor",
            metavar="NAME",
            help="Only events in which they act: narimanov. May be repeated.",
        ),
    ] = None,
    kind: Annotated[
        _Many,
        typer.Option(
            "--kind", metavar="KIND", help="Only events of this kind: law. May be repeated."
        ),
    ] = None,
    search: Annotated[
        _Many,
        typer.Option(
            "--search",
            metavar="TEXT",
            help="Only events whose words hold this: telegram. May be repeated.",
        ),
    ] = None,
    claim: Annotated[
        _Many,
        typer.Option(
            "--claim", metavar="CLAIM", help="Only events that bear on this claim: zangezur."
        ),
    ] = None,
    speaker: Annotated[
        _Many,
        typer.Option(
            "--speaker",
            metavar="NAME",
            help="Only events that bear on a claim of this speaker: aliyev.",
        ),
    ] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only events about which the sides differ.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most N events.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout", metavar="LAYOUT", help="table, lines or chart; else the timeline."
        ),
    ] = None,
    no_claims: Annotated[bool, typer.Option("--no-claims", help="Events only.")] = False,
    brief: Annotated[
        bool,
        typer.Option(
            "--brief", help="Without sources; a table without ids, a chart without titles."
        ),
    ] = False,
    output: Output,
) -> None:
    """Events in order of time, with the claims beside the events they touch.

    An event must fit every option that is given; of an option given more than once, any one.

    Events from JSON Lines to jsonl, csv or lines go through one by one, in the order of the file,
    at any size, unless --reverse, --claim or --speaker is given; all else is held and sorted.

    Example: timeline show --from 1920-04 --to 1920-12 --place zangezur
    """
    _refuse_unknown(layout)
    form = "" if reverse or claim or speaker else streamed_form(output, layout)
    dataset, lines = loading.dataset_or_lines(output.data, streams=bool(form))
    query = Query(
        since=day(since, "--from"),
        until=day(until, "--to"),
        within=within(inside, dataset),
        strict=strict,
        tags=tuple(tag or ()),
        places=tuple(place or ()),
        actors=tuple(actor or ()),
        kinds=tuple(kind or ()),
        texts=tuple(search or ()),
        claims=tuple(claim or ()),
        speakers=tuple(speaker or ()),
        disputed=disputed,
        limit=limit,
        reverse=reverse,
    )
    if lines:
        _stream(lines, query, output, form)
    else:
        answer = select(dataset, query)
        show(answer, output, _looks(answer, layout, brief=brief, claims=not no_claims))


def _stream(lines: Sequence[Source], query: Query, output: Output, form: str) -> None:
    from caucasus_timeline.cli.streaming import stream

    stream(lines, query, output, form)


def _refuse_unknown(layout: str | None) -> None:
    if layout is not None and layout not in LAYOUTS:
        *others, last = LAYOUTS
        known = f"{', '.join(others)} or {last}"
        raise TimelineError(f"There is no layout “{layout}”: use {known}.", USAGE)


def _looks(answer: Answer, layout: str | None, *, brief: bool, claims: bool) -> Looks:
    from caucasus_timeline.views import plain

    drawn = _view(layout)
    return Looks(
        lambda width: drawn(answer, width, brief=brief, claims=claims),
        lambda: plain.events(answer, brief=brief, claims=claims),
        lambda: plain.tabbed(answer),
        layout,
    )


def _view(layout: str | None) -> Callable[..., Iterator[Line]]:
    """Return what draws the layout; no other view is imported."""
    if layout == "table":
        from caucasus_timeline.views.columns import drawn
    elif layout == "chart":
        from caucasus_timeline.views.chart import drawn
    else:
        from caucasus_timeline.views.timeline import drawn
    return drawn


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


@with_output
def between(
    *,
    first: Annotated[
        str, typer.Argument(metavar="E1", help="The id of an event, or a date: 28 Apr 1920.")
    ],
    second: Annotated[str, typer.Argument(metavar="E2", help="Another, earlier or later.")],
    output: Output,
) -> None:
    """How long it was from one event or date to another, and what lay between them.

    Example: timeline between 1920-04-28 baku-1920-11-30-telegram
    """
    from caucasus_timeline.query import measuring
    from caucasus_timeline.views import between as views

    answer = measuring.between(loading.dataset(output.data), first, second)
    looks = Looks(lambda width: views.drawn(answer, width), lambda: views.plain(answer))
    show(answer, output, looks)


@with_output
def on(
    *,
    day: Annotated[
        _Many,
        typer.Argument(
            metavar="[DAY]", help="28 May, May 28 or 05-28, in any year; today if none."
        ),
    ] = None,
    output: Output,
) -> None:
    """What happened on a day of the year, in either calendar.

    Example: timeline on 28 May
    """
    from caucasus_timeline.query import calendar
    from caucasus_timeline.views import day as views

    answer = calendar.on(loading.dataset(output.data), *_day_of_year(" ".join(day or ())))
    looks = Looks(
        lambda width: views.drawn(answer, width),
        lambda: views.plain(answer),
        lambda: views.tabbed(answer),
    )
    show(answer, output, looks)


def _day_of_year(text: str) -> tuple[YearDay, str]:
    """Return the day that was typed and the year typed with it, or today where none was."""
    if not text:
        return YearDay.of(datetime.now(UTC).astimezone().date()), ""
    try:
        return spoken.day_of_year(text)
    except BadDate as fault:
        raise TimelineError(f"{fault}.", USAGE) from None
