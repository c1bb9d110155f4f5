"""A question about events, complete and checked when it is made."""

from typing import Any

import msgspec

from caucasus_timeline.errors import USAGE, TimelineError
from caucasus_timeline.model.dates import Date, Window


class Query(msgspec.Struct, frozen=True):
    """Which events: AND between fields, OR within one that holds several."""

    since: Date | None = None
    until: Date | None = None
    within: tuple[str, Date] | None = None
    strict: bool = False
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    disputed: bool = False
    limit: int | None = None
    reverse: bool = False

    def __post_init__(self) -> None:
        if self.window.lo > self.window.hi:
            raise TimelineError(self._conflict(), USAGE)

    def _conflict(self) -> str:
        """Return the sentence for a window that holds no day."""
        if self.since and self.until and self.since.lo > self.until.hi:
            return f"--from {self.since} is later than --to {self.until}: exchange them."
        name, inside = self.within or ("", None)
        if self.since and inside and self.since.lo > inside.hi:
            return f"--from {self.since} lies after --in {name}: leave one of them out."
        return f"--to {self.until} lies before --in {name}: leave one of them out."

    @property
    def window(self) -> Window:
        """The days asked for, both ends included."""
        lows = [d.lo for d in (self.since, self.within and self.within[1]) if d]
        highs = [d.hi for d in (self.until, self.within and self.within[1]) if d]
        lo = max(lows) if lows else Window().lo
        hi = min(highs) if highs else Window().hi
        return Window(lo, hi)

    @property
    def of_all_kinds(self) -> bool:
        """Whether everything is asked for that happened then and there: nothing but time and
        place is given.
        """
        others = (self.tags, self.actors, self.kinds, self.texts, self.claims, self.speakers)
        return not (any(others) or self.disputed or self.limit)

    def as_plain(self) -> dict[str, Any]:
        """Return what was asked, and the bounds it came to, for the JSON envelope."""
        window = self.window
        return {
            "from": self.since and self.since.text,
            "to": self.until and self.until.text,
            "in": self.within and self.within[0],
            "lo": window.lo.isoformat(),
            "hi": window.hi.isoformat(),
            "strict": self.strict,
            "tags": list(self.tags),
            "places": list(self.places),
            "actors": list(self.actors),
            "kinds": list(self.kinds),
            "search": list(self.texts),
            "claims": list(self.claims),
            "speakers": list(self.speakers),
            "disputed": self.disputed,
            "limit": self.limit,
            "reverse": self.reverse,
        }
