"""Lines of text with styles, safe to print: what every view for people is made of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple


@cache
def _steering() -> re.Pattern[str]:
    """Return what steers a terminal: C0 and C1 controls, bidirectional and other format signs."""
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
        "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
    )


def visible(text: str) -> str:
    r"""Return the text with every character that could steer a terminal shown as an escape.

    C0 and C1 controls, bidirectional and other format controls become ``\x1b``-like words; the
    joiners that Persian needs stay. White space is folded to single spaces.
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    return _steering().sub(_escape, text)


def harmless(text: str) -> str:
    r"""Return the text with what could steer a terminal shown as :func:`visible` does, its lines
    and its white space as they are.
    """
    return "\n".join("\t".join(map(_shown, line.split("\t"))) for line in text.split("\n"))


def _shown(text: str) -> str:
    return _steering().sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


class Span(NamedTuple):
    """A run of text in one style (words of :data:`SGR`), with a link."""

    text: str
    style: str = ""
    link: str = ""


Line = tuple[Span, ...]

NARROWEST = 40
"""The fewest columns that a view is drawn in; less is not asked of it."""

STACKED = 72
"""Below this width what stands in columns is stacked."""

WHO = 38
"""Columns of the one who says something, beside what he says."""


def line(*parts: str | Span) -> Line:
    """Return a line of the parts; bare text has no style."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines made visible, each on one line, their indents kept."""
    for one in lines:
        yield " " * (len(one) - len(one.lstrip(" "))) + visible(one)


def kept(text: str) -> str:
    """Return the text made visible, its spaces as they were laid out."""
    return text if text.isprintable() else " ".join(visible(part) for part in text.split(" "))


def bare(lines: Iterable[Line]) -> str:
    """Return the lines as text alone, made visible."""
    return "".join("".join(kept(span.text) for span in one).rstrip() + "\n" for one in lines)


SGR = {"bold": "1", "dim": "2", "cyan": "36"}
"""The styles that views use, as ECMA-48 (section 8.3.117) has them: no colours but a terminal's
own.
"""


def painted(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines made visible, with their styles, and their links as OSC 8 has them."""
    for one in lines:
        yield "".join([_painted(*span) for span in one]) + "\n"


def _painted(text: str, style: str, url: str) -> str:
    if not text.isprintable():
        text = kept(text)
    if style:
        text = f"{_codes(style)}{text}\x1b[0m"
    if url:
        text = f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"
    return text


@cache
def _codes(style: str) -> str:
    return f"\x1b[{';'.join(SGR[word] for word in style.split())}m"


def cells(text: str) -> int:
    """Return the columns that the text fills on a terminal."""
    if text.isascii() or _narrow().fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


@cache
def _narrow() -> re.Pattern[str]:
    """Return what fills one column a character: letters of Latin, Greek, Cyrillic, Armenian, Arabic
    and Georgian, punctuation, arrows, operators, lines, shapes. It saves importing ``rich.cells``.
    """
    return re.compile(
        "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373\u0391-\u0482\u048a-\u052f\u0531-\u0556"
        "\u055a-\u055f\u0561-\u0587\u060c\u061b\u061e-\u064a\u0660-\u066f\u0671-\u06d3"
        "\u10d0-\u10fa\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*"
    )


def wrap(text: str, width: int) -> list[str]:
    """Return the text, made visible, in lines of at most ``width`` columns; words too long for a
    line are cut where it ends, and nothing is lost.
    """
    text, width = visible(text), max(width, 1)
    even = text.isascii() or bool(_narrow().fullmatch(text))
    if (len if even else cells)(text) <= width:
        return [text]
    if even and not _LONE.search(text):
        return _wrapped_evenly(text, width)
    lines: list[str] = []
    current, room = "", width
    for word in _words(text):
        size = cells(word) + 1
        if current and size <= room:
            current, room = f"{current} {word}", room - size
            continue
        if current:
            lines.append(current)
        *heads, current = _cut(word, width)
        lines += heads
        room = width - cells(current)
    return [*lines, current]


def _wrapped_evenly(text: str, width: int) -> list[str]:
    """Return the lines of a text whose every character fills one column."""
    lines = []
    while len(text) > width:
        end = text.rfind(" ", 0, width + 1)
        end, following = (end, end + 1) if end > 0 else (width, width)
        lines.append(text[:end])
        text = text[following:]
    return [*lines, text]


_LONE = re.compile(r" [^\w\s](?: |$)")


def _words(text: str) -> list[str]:
    """Return the words; a sign that stands alone is kept with the word before it."""
    if not _LONE.search(text):
        return text.split(" ")
    words: list[str] = []
    for word in text.split(" "):
        if words and len(word) == 1 and not word.isalnum():
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _cut(word: str, width: int) -> list[str]:
    """Return the word in pieces of at most ``width`` columns."""
    pieces = []
    while cells(word) > width:
        pieces.append(_fitting(word, width))
        word = word[len(pieces[-1]) :]
    return [*pieces, word]


def _fitting(word: str, width: int) -> str:
    """Return as much of the word as fits, and never nothing; what fills no column, such as an
    accent, stays with what it stands on.
    """
    end = min(len(word), width)
    while end > 1 and cells(word[:end]) > width:
        end -= 1
    while end < len(word) and cells(word[: end + 1]) <= width:
        end += 1
    while 1 < end < len(word) and not cells(word[end]):
        end -= 1
    return word[:end]


def pad(text: str, width: int) -> str:
    """Return the text filled with spaces up to ``width`` columns."""
    return text + " " * (width - cells(text))


def link(url: str) -> str:
    """Return the address if a terminal may be given it as a link, else nothing."""
    return url if url.startswith(("http://", "https://")) and url.isprintable() else ""


def flow(words: str, width: int, indent: int = 0, style: str = "") -> Iterator[Line]:
    """Yield the words wrapped to ``width`` columns, each line indented."""
    for part in wrap(words, width - indent - 1):
        yield line(" " * indent, Span(part, style))


def entry(name: str, beside: str, width: int, style: str = "") -> Iterator[Line]:
    """Yield the name that an entry of a list begins with, and what stands beside it; under it where
    the width is not enough.
    """
    if cells(name) + 2 + cells(beside) <= width:
        yield line(Span(name, "bold"), "  ", Span(beside, style))
        return
    yield from flow(name, width, 0, "bold")
    yield from flow(beside, width, 2, style)


def cited(words: str, numbers: str, width: int) -> list[str]:
    """Return the words wrapped to ``width`` columns, the numbers of their sources at the right."""
    parts = wrap(words, width)
    if not numbers:
        return parts
    if cells(parts[-1]) + 1 + len(numbers) > width:
        parts = wrap(f"{words} {numbers}", width)
        if parts[-1] != numbers:
            return parts
        parts[-1] = ""
    return [*parts[:-1], pad(parts[-1], width - len(numbers)) + numbers]


LABEL = 14
"""Columns of the labels on the left: “In print”, “Missing side”."""


def labelled(label: str, words: str, width: int, numbers: str = "") -> Iterator[Line]:
    """Yield the words beside their label, the numbers of their sources at the right."""
    first, *rest = cited(words, numbers, width - LABEL - 1)
    yield line(Span(pad(f" {label}", LABEL), "bold"), first)
    for part in rest:
        yield line(" " * LABEL, part)


def beside(left: str, right: str, numbers: str, width: int) -> Iterator[Line]:
    """Yield who says what in two columns, indented; one under the other where it is narrow."""
    if width < STACKED:
        yield from flow(f"{left}: {right} {numbers}", width, 5)
        return
    names = wrap(left, WHO - 2)
    says = cited(right, numbers, width - 5 - WHO - 1)
    for name, part in zip_longest(names, says, fillvalue=""):
        yield line(" " * 5, Span(pad(name, WHO), "dim"), part)


def heading(left: str, right: str, width: int) -> Iterator[Line]:
    """Yield the name of what is shown and, at the right, what must be known of it, joined by a
    rule; the rule under them where it is narrow.
    """
    gap = width - cells(left) - cells(right) - 4
    if gap >= 2:
        rule = f" {'═' * gap} "
        yield line(" ", Span(left, "bold"), Span(rule, "dim"), Span(right, "dim"))
        return
    yield from flow(left, width, 1, "bold")
    yield from flow(right, width, 1, "dim")
    yield line(Span("═" * width, "dim"))
