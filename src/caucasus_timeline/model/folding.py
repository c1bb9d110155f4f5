"""Text as it is compared (without case, accents or the dots of i, with ə as a), and near misses."""

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"ı": "i", "ə": "a", "Ə": "a", "ø": "o", "ł": "l", "’": "'", "ʼ": "'"})


def fold(text: str) -> str:
    """Return the text folded for comparing; scripts are never crossed."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.split())


def near_misses(word: str, known: Iterable[str]) -> list[str]:
    """Return at most three known words that the given one may have meant, nearest first."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for name in known:
        by_folded.setdefault(fold(name).replace("-", " "), name)
    near = get_close_matches(fold(word).replace("-", " "), list(by_folded), 3, 0.6)
    return list(dict.fromkeys(by_folded[n] for n in near))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “; did you mean a, b or c?” or nothing."""
    near = near_misses(word, known)
    if not near:
        return ""
    return f"; did you mean {' or '.join([', '.join(near[:-1])] * (len(near) > 1) + near[-1:])}?"
