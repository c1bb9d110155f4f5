"""The shells that complete a line: what each hands over, how each takes the answer, its script."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

FILES = [("", "")]
"""What is found where the shell is to offer files."""


class Line(NamedTuple):
    """A line as far as the cursor: its words after the program, and the word begun.

    In bash only what follows the first ``kept`` characters of the word is replaced, and it stands
    inside the kind of quotation mark that is open, if one is.
    """

    words: list[str]
    word: str
    quote: str = ""
    kept: int = 0


def line(shell: str, given: list[str]) -> Line:
    """Return the line that a script handed over: from bash its text and the signs at which bash
    breaks words, from the others its words, of which the last is begun.
    """
    if shell == "bash":
        return _taken_apart(given[0], given[1])
    if shell == "fish":
        return Line(given[:-1], _taken_apart(f"timeline {given[-1]}", "").word)
    return Line(given[:-1], given[-1])


_PIECE = re.compile(
    r"""(?P<space>[ \t\n]+) | (?P<arrow>[<>]) | \\(?P<escaped>.?) | (?P<bare>[^ \t\n<>\\'"]+)
    | '(?P<single>[^']*)(?P<end>'?) | "(?P<double>(?:[^"\\]|\\.?)*)(?P<close>"?)""",
    re.DOTALL | re.VERBOSE,
)


def _taken_apart(text: str, breaks: str) -> Line:
    """Return the words of the text, in which a shell's quoting holds; ``<`` and ``>`` are words."""
    words: list[str] = []
    word: str | None = None
    quote, kept = "", 0
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind in ("space", "arrow"):
            words += [w for w in (word, piece["arrow"]) if w is not None]
            word, kept = None, 0
            continue
        word = word or ""
        before = len(word)
        if kind in ("end", "close"):
            quote = "" if piece[kind] else piece[0][0]
            word += piece["single"] or re.sub(r'\\(["\\$`])', r"\1", piece["double"] or "")
            kept = before if quote else kept
        else:
            word += piece[0] if kind == "bare" else piece["escaped"]
            broken = [i for i, sign in enumerate(piece["bare"] or "", 1) if sign in breaks]
            kept = before + broken[-1] if broken else kept
    return Line(words[1:], word or "", quote, kept)


def answer(shell: str, line: Line, found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each value found and what it means, as that shell's script takes it: for
    bash as it shall stand on the line, for zsh and fish as it is, since these quote it themselves.
    A value with a sign that cannot be printed is left out.
    """
    from caucasus_timeline.views.lines import visible

    for value, meaning in found:
        if (value, meaning) in FILES:
            yield "\t"
        elif not value.isprintable():
            continue
        elif shell == "bash":
            yield _quoted(value[line.kept :], line.quote)
        elif shell == "zsh":
            yield re.sub(r"([:\\])", r"\\\1", value) + (meaning and f":{visible(meaning)}")
        else:
            yield f"{value}\t{visible(meaning)}"


def _quoted(text: str, quote: str) -> str:
    """Return the text as it stands after the open quotation mark, which bash will close, unless it
    finds one there already.
    """
    if quote:
        text = text.replace("'", r"'\''") if quote == "'" else _in_double_quotes(text)
        return text + quote * text.endswith(quote)
    return re.sub(r"([^\w@%+=:,./\x80-\U0010ffff-])", r"\\\1", text)


def _in_double_quotes(text: str) -> str:
    return re.sub(r'(["\\$`])', r"\\\1", text).replace("!", r'"\!"')


SCRIPTS = {
    "bash": r"""
_timeline() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == $'\t' ]]; then
            compopt -o default
        else
            COMPREPLY+=("$line")
        fi
    done < <(_TIMELINE_COMPLETE=bash \
        "$1" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
}
complete -F _timeline timeline
""",
    "zsh": r"""
#compdef timeline
_timeline() {
    local program=${(Q)words[1]}
    local -a found before=("${(@Q)words[2,CURRENT-1]}")
    found=("${(@f)$(_TIMELINE_COMPLETE=zsh ${~program} "$before[@]" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ $found == $'\t' ]]; then
        compset -P '--*='
        _files
    elif [[ -n $found ]]; then
        _describe timeline found
    fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _timeline "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _timeline timeline
fi
""",
    "fish": r"""
function __timeline
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l found (_TIMELINE_COMPLETE=fish $words "$word" 2>/dev/null)
    if test "$found" = \t
        set -l option (string match -r -- '^--[^=]*=' "$word")
        printf "$option%s\n" (__fish_complete_path (string replace -- "$option" '' "$word"))
    else
        printf '%s\n' $found
    end
end
complete --command timeline --no-files --arguments '(__timeline)'
""",
}
"""The script of each shell, which asks this program what fits."""
