"""The manual page, made from the commands and options themselves when a wheel is built."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from caucasus_timeline import __version__
from caucasus_timeline.model.folding import fold

WHAT = "dated events of the South Caucasus, and what is said of them"

DATES = (
    (
        "Dates are written `1918`, `1918-05`, `1918-05-28`, `1910s`, `28 May 1918` or, in the"
        " Julian calendar, `15 May 1918 OS`. `--to 1918` is the last of December. By default an"
        " event is shown if it may have happened then; with `--strict`, if it certainly did."
    ),
    "Dates without OS are Gregorian. `--in` takes a period, too: `timeline periods` lists them.",
)

DESCRIPTION = (
    (
        "Each claim is taken apart into statements that can be checked one by one; each stands"
        " beside the dated events that bear on it, with what every side says and where it can be"
        " read. The record is part of the program, which works offline; `--data` shows another."
    ),
    "Without a command it says what there is, and what to try.",
    (
        "A terminal gets a drawing as wide as it is. A pipe gets one record a line, its parts set"
        " apart by tabs, or sentences where one thing is asked for. `--plain` gives sentences for a"
        " screen reader, and `--json` one object, of which `timeline schema output` is the"
        " contract."
    ),
)

ENVIRONMENT = {
    "COLUMNS": "How wide to draw on a terminal, where `--width` does not say.",
    "NO_COLOR": "If it is set and not empty, nothing is coloured.",
    "FORCE_COLOR": "If it is set and not empty, a drawing is coloured wherever it goes, unless"
    " NO_COLOR forbids it.",
    "PAGER": "The program that shows, on a terminal, what is taller than the screen: `less` if it"
    " is not set.",
    "LESS": "The options of `less`: `FRX` if it is not set.",
    "SHELL": "The shell whose script `timeline completion` prints, where none is named.",
}

EXIT_STATUS = {
    "0": "Done, also when nothing matched.",
    "1": "The data, a name or a file are at fault.",
    "2": "The command line is at fault.",
    "130": "Interrupted.",
    "141": "The reader went away.",
}

SEE_ALSO = (
    r"\fBjq\fP(1), \fBless\fP(1)",
    ".PP",
    r"\fBtimeline about\fP, \fBtimeline COMMAND \-\-help\fP",
)


def manual(command: Any, released: str) -> str:
    """Return the page ``timeline.1`` in the man macros of roff, as ASCII.

    Args:
        command: the whole command line, as ``app.command([])`` makes it.
        released: the day on which the record was released, as ``2026-11-24``.
    """
    sections: dict[str, Iterable[str]] = {
        "NAME": [rf"timeline \- {roff(WHAT)}"],
        "SYNOPSIS": _synopsis(command),
        "DESCRIPTION": _paragraphs([*_told(command)[0], *DESCRIPTION]),
        "COMMANDS": _commands(command),
        "OPTIONS": _common_options(command),
        "DATES": _paragraphs(DATES),
        "ENVIRONMENT": _listed(ENVIRONMENT.items()),
        "EXIT STATUS": _listed(EXIT_STATUS.items()),
        "EXAMPLES": _examples(command),
        "SEE ALSO": SEE_ALSO,
    }
    body = [line for title, part in sections.items() for line in (f'.SH "{title}"', *part)]
    top = [f'.TH TIMELINE 1 "{released}" "timeline {__version__}"', ".nh", ".ad l"]
    return "\n".join([*top, *_substitutes("".join(body)), *body]) + "\n"


def _substitutes(page: str) -> Iterator[str]:
    """Yield a letter in place of each sign of the page that a terminal may be without."""
    for code in sorted(set(re.findall(r"\[u([0-9A-F]+)\]", page))):
        letter = re.sub(r"[^a-z]", "?", fold(chr(int(code, 16)))) or "?"
        yield rf".if !c\[u{code}] .char \[u{code}] {letter}"


_SIGNS = {
    "\\": r"\(rs",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    "\u00a0": r"\ ",
}


def roff(text: str) -> str:
    r"""Return one line of text in which roff finds nothing to obey: in ASCII, each ``-`` one that
    can be typed again, a no-break space one that roff keeps.
    """
    safe = "".join(_SIGNS.get(c) or (c if c.isascii() else rf"\[u{ord(c):04X}]") for c in text)
    return rf"\&{safe}" if safe.startswith(".") else safe


def _bold(text: str) -> str:
    return rf"\fB{roff(text)}\fP"


def _italic(text: str) -> str:
    return rf"\fI{roff(text)}\fP"


def _filled(text: str) -> Iterator[str]:
    """Yield the text in short lines of source, with what stands between backquotes in bold."""
    joined = re.sub(r"`[^`]+`", lambda bold: bold[0].replace(" ", "\u00a0"), text)
    for line in textwrap.wrap(joined, 60, break_long_words=False, break_on_hyphens=False):
        parts = enumerate(line.split("`"))
        yield "".join(_bold(part) if i % 2 else roff(part) for i, part in parts)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for i, text in enumerate(texts):
        if i:
            yield ".PP"
        yield from _filled(text)


def _listed(things: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in things:
        yield from (".TP", _bold(name), *_filled(text))


def _told(command: Any) -> tuple[list[str], list[str]]:
    """Return the paragraphs of what the command says of itself, and its examples."""
    told = [" ".join(text.split()) for text in command.help.split("\n\n")]
    examples = [text.partition(": ")[2] for text in told if text.startswith(_EXAMPLE)]
    return [text for text in told if not text.startswith(_EXAMPLE)], examples


_EXAMPLE = ("Example: ", "Try: ")


def _arguments(command: Any) -> list[Any]:
    return [p for p in command.params if p.param_type_name == "argument"]


def _synopsis(command: Any) -> Iterator[str]:
    own = "".join(f" [{_bold(max(p.opts, key=len))}]" for p in command.params)
    yield _bold("timeline") + own
    for name, one in command.commands.items():
        given = "".join(f" {_italic(p.metavar)}" for p in _arguments(one))
        option = rf" [{_italic('OPTION')}]..." if one.params != _arguments(one) else ""
        yield from (".br", _bold(f"timeline {name}") + given + option)


def _common(command: Any) -> set[str]:
    """Return the longest names of the options that more than half of the commands take."""
    counted = Counter(max(p.opts, key=len) for c in command.commands.values() for p in c.params)
    return {name for name, count in counted.items() if 2 * count > len(command.commands)}


def _commands(command: Any) -> Iterator[str]:
    common = _common(command)
    for name, one in command.commands.items():
        yield f'.SS "timeline {roff(name)}"'
        yield from _paragraphs(_told(one)[0])
        yield from _params(p for p in one.params if max(p.opts, key=len) not in common)


def _params(params: Iterable[Any]) -> Iterator[str]:
    for param in params:
        if param.param_type_name == "argument":
            head = _italic(param.metavar)
        else:
            names = sorted([*param.opts, *param.secondary_opts], key=len)
            value = "" if param.is_flag else f" {_italic(param.metavar)}"
            head = ", ".join(map(_bold, names)) + value
        yield from (".TP", head, *_filled(param.help))


def _common_options(command: Any) -> Iterator[str]:
    """Yield the options of the program, then those that most commands take, after the names of the
    commands that do not.
    """
    yield from _listed([("-h, --help", "Say what the program or the command takes.")])
    yield from _params(command.params)
    common = _common(command)
    takes = {n: {max(p.opts, key=len) for p in c.params} for n, c in command.commands.items()}
    without = [name for name, names in takes.items() if not common <= names]
    but = f" but `{'` and `'.join(without)}`" if without else ""
    yield from (".PP", *_filled(f"Every command{but} takes these, too."))
    one = next(c for name, c in command.commands.items() if name not in without)
    yield from _params(p for p in one.params if max(p.opts, key=len) in common)


def _examples(command: Any) -> Iterator[str]:
    for one in command.commands.values():
        paragraphs, examples = _told(one)
        yield from _listed((e, paragraphs[0]) for e in examples if len(e.split()) > 2)
