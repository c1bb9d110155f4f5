"""Text as it is compared: without case, accents or the dots of i, however it was typed; near
misses.
"""

import unicodedata
from collections.abc import Iterable, Mapping

_APOSTROPHES, _HYPHENS = "’‘ʼʻʽʾʿ′‵՚", "‐‑‒–—―−"
_LATIN = "ıəøł", "iaol"
_ARABIC = "\u064a\u0649\u0643\u0629\u06d5\u0671", "\u06cc\u06cc\u06a9\u0647\u0647\u0627"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0640"
_LETTERS = str.maketrans(
    _APOSTROPHES + _HYPHENS + _LATIN[0] + _ARABIC[0],
    "'" * len(_APOSTROPHES) + "-" * len(_HYPHENS) + _LATIN[1] + _ARABIC[1],
    _UNSEEN,
)
"""What is typed for one another: of Arabic letters yeh, kaf, heh and alef; signs that are not seen
are left out, the joiners of Persian and the stroke that lengthens Arabic words among them.
"""


def fold(text: str) -> str:
    """Return the text folded for comparing; scripts are never crossed.

    Turkic ``ə`` is ``a`` and ``ı`` is ``i``; Persian and Arabic yeh and kaf are one, and so is the
    Armenian ``և`` with ``եւ`` and ``եվ``.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.replace("´", "'")).casefold()
    bare = "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(bare.replace("եվ", "եւ").split())


def loose(text: str) -> str:
    """Return the text folded, and a hyphen as a space, as names are compared."""
    return fold(text).replace("-", " ")


def near_misses(word: str, known: Iterable[str]) -> list[str]:
    """Return at most three known words that the given one may have meant, nearest first; where
    ``known`` is a mapping from words to what bears them, one word of each.
    """
    from difflib import get_close_matches

    bearers = known if isinstance(known, Mapping) else {}
    by_folded: dict[str, str] = {}
    for name in known:
        by_folded.setdefault(loose(name), name)
    near = get_close_matches(loose(word), list(by_folded), 3 * SPELLINGS, 0.6)
    meant: dict[str, str] = {}
    for name in (by_folded[one] for one in near):
        meant.setdefault(bearers.get(name, name), name)
    return list(meant.values())[:3]


SPELLINGS = 8
"""Of one thing so many spellings may be nearer than the next thing."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “; did you mean a, b or c?” or nothing."""
    near = near_misses(word, known)
    if not near:
        return ""
    return f"; did you mean {' or '.join([', '.join(near[:-1])] * (len(near) > 1) + near[-1:])}?"
