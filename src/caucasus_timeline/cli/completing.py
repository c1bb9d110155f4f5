"""What may stand where the cursor is: commands, options, and the ids and names of the data.

Nothing is read as a record here, since a key was pressed: the files are scanned for their ids.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from caucasus_timeline import files
from caucasus_timeline.cli import shells
from caucasus_timeline.cli.options import FORMATS, named_data
from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.files.home import SHIPPED
from caucasus_timeline.files.scanning import scanned
from caucasus_timeline.model.folding import fold
from caucasus_timeline.model.words import FINDINGS


class Value(NamedTuple):
    """What may stand in a place, and what it means; another name than the first choice is offered
    only when a part of it is typed.
    """

    text: str
    meaning: str = ""
    other: bool = False


Values = Callable[[Path], Iterable[Value]]


def completion(
    shell: Annotated[
        str | None,
        typer.Argument(metavar="[SHELL]", help="bash, zsh or fish; the one in $SHELL if none."),
    ] = None,
) -> None:
    """Print the script by which a shell completes commands, options, ids and names.

    It stands, once, in a file that the shell reads when it starts.

    bash: timeline completion bash >> ~/.bashrc

    zsh: timeline completion zsh >> ~/.zshrc

    fish: timeline completion fish > ~/.config/fish/completions/timeline.fish

    Example: timeline completion bash >> ~/.bashrc
    """
    known = ", ".join(shells.SCRIPTS)
    name = Path(os.environ.get("SHELL", "")).name if shell is None else shell
    if name in shells.SCRIPTS:
        print(shells.SCRIPTS[name].strip())
    elif shell is None:
        sentence = f"$SHELL names no shell that this can complete in; name one: {known}."
        raise TimelineError(sentence, USAGE)
    else:
        raise TimelineError(f"There is no completion for “{shell}”: use {known}.", USAGE)


def completed(shell: str, given: list[str]) -> str:
    """Return a line for each thing that fits where the cursor is, as the shell's script takes it;
    ``given`` is what the script handed over.
    """
    line = shells.line(shell, given)
    try:
        found = _fitting(line.words, line.word)
    except (TimelineError, RuntimeError):  # no data at the path, or no user of that name
        return ""
    return "".join(f"{one}\n" for one in shells.answer(shell, line, found))


def _fitting(words: list[str], word: str) -> list[tuple[str, str]]:
    """Return what may stand after the words and begins with the word, and what each means."""
    # typer has no public way to ask which option or argument comes next. It has these two from
    # click, and they are the same from 0.26 to 0.28.
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    from caucasus_timeline.cli.app import COMMANDS, command

    named = next((name for name in words if not name.startswith("-")), None)
    if named not in (None, *COMMANDS):
        return []
    if words and words[-1] in ("<", ">"):
        return shells.FILES
    context: Any = _resolve_context(command(words), {}, "timeline", words)
    asked, begun = _resolve_incomplete(context, [*words], word)
    values = VALUES.get(_name(asked, context))
    if values is None:
        commands = getattr(asked, "commands", {})
        helps = {name: one.get_short_help_str(limit=200) for name, one in commands.items()}
        found = asked.shell_complete(context, begun)
        return [(item.value, helps.get(item.value) or item.help or "") for item in found]
    if values is _files:
        return shells.FILES
    before = word.removesuffix(begun)
    homes = _homes(named_data(context.params.get("data")))
    fitting = _beginning(begun, chain.from_iterable(map(values, homes)))
    return [(before + value.text, value.meaning) for value in fitting]


def _name(asked: Any, context: Any) -> str:
    """Return the name in :data:`VALUES` of the option or argument that is asked for, if it is."""
    kind = getattr(asked, "param_type_name", "")
    return max(asked.opts, key=len) if kind == "option" else context.command.name if kind else ""


def _homes(given: Iterable[str]) -> list[Path]:
    """Return the folders and TOML files of the data, an empty one if they are of other forms; the
    shell has not yet replaced ``~`` and ``$HOME``.
    """
    paths = [
        files.data_home() if one == SHIPPED else Path(os.path.expandvars(one)).expanduser()
        for one in given or [SHIPPED]
    ]
    scannable = [path for path in paths if path.suffix == ".toml" or not path.is_file()]
    return scannable or [Path(os.devnull)]


def _beginning(begun: str, values: Iterable[Value]) -> Iterator[Value]:
    """Yield, each once, the values that begin so; none that would be taken for an option."""
    seen: set[str] = set()
    for value in values:
        fits = value.text.startswith(begun) and not value.text.startswith("-")
        if fits and value.text and value.text not in seen and (begun or not value.other):
            seen.add(value.text)
            yield value


def _records(header: str, meaning: str, *others: str) -> Values:
    """Return what finds the ids of the records under a header, each with the text at the key
    ``meaning``, and as other names the texts at the keys ``others``.
    """

    def found(home: Path) -> Iterator[Value]:
        for _, texts in scanned(home, (header,), {"id", meaning, *others}):
            id_ = _first(texts, "id")
            yield Value(id_, _first(texts, meaning))
            names = (name for key in others for name in texts.get(key, ()))
            yield from (Value(name, id_, other=True) for name in names)

    return found


def _first(texts: dict[str, list[str]], key: str) -> str:
    return next(iter(texts.get(key, ())), "")


def _terms(set_: str, key: str) -> Values:
    """Return what finds the words that events have at the key, each with its label in the set."""

    def found(home: Path) -> Iterator[Value]:
        used: set[str] = set()
        labels: dict[str, str] = {}
        for header, texts in scanned(home, ("event", "term"), ("set", "id", "label", key)):
            if header == "event":
                used.update(texts.get(key, ()))
            elif _first(texts, "set") == set_:
                labels[_first(texts, "id")] = _first(texts, "label")
        return (Value(word, labels.get(word, "")) for word in sorted(used))

    return found


def _actors(home: Path) -> Iterator[Value]:
    """Yield the ids of the actors; as other names those in any script, and persons' last ones."""
    for _, texts in scanned(home, ("actor",), ("id", "name", "kind", "names")):
        yield from _names_of_actor(texts)


def _names_of_actor(texts: dict[str, list[str]]) -> Iterator[Value]:
    id_, name = _first(texts, "id"), _first(texts, "name")
    yield Value(id_, name)
    for one in (name, *texts.get("names", ())):
        yield Value(one, id_, other=True)
        if texts.get("kind") == ["person"] and " " in one:
            yield Value(fold(one).split()[-1], other=True)


def _speakers(home: Path) -> Iterator[Value]:
    """Yield those who make a claim, as :func:`_actors` does."""
    claims = scanned(home, ("claim",), ("speaker",))
    ids = {_first(texts, "speaker") for _, texts in claims}
    for _, texts in scanned(home, ("actor",), ("id", "name", "kind", "names")):
        if _first(texts, "id") in ids:
            ids.remove(_first(texts, "id"))
            yield from _names_of_actor(texts)
    yield from map(Value, sorted(ids))


def _words(*words: str) -> Values:
    return lambda _: map(Value, words)


def _schemas(_: Path) -> Iterator[Value]:
    from caucasus_timeline.views.schema import NAMES

    return map(Value, NAMES)


def _files(_: Path) -> Iterator[Value]:
    """Stand for the files that the shell finds."""
    raise NotImplementedError


_events = _records("event", "title")
_claims = _records("claim", "speaker", "aliases")
_places = _records("place", "name", "name", "names")

VALUES: dict[str, Values] = {
    "event": _events,
    "between": _events,
    "claim": _claims,
    "compare": _speakers,
    "sources": _records("source", "title"),
    "places": _places,
    "actors": _actors,
    "new": _files,
    "check": _files,
    "schema": _schemas,
    "completion": _words(*shells.SCRIPTS),
    "--in": _records("period", "name"),
    "--tag": _terms("tag", "tags"),
    "--place": _places,
    "--actor": _actors,
    "--kind": _terms("event-kind", "kind"),
    "--claim": _claims,
    "--speaker": _speakers,
    "--finding": _words(*FINDINGS),
    "--layout": _words("table", "lines", "chart"),
    "--data": _files,
    "--format": _words(*FORMATS),
    "--output": _files,
}
"""What finds the values of an option, by its long name, or the argument of a command."""
