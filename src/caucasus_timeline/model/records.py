"""The records of the dataset: frozen, each field as the data files write it."""

import msgspec

from caucasus_timeline.model.dates import Date, OldStyle, Window
from caucasus_timeline.model.words import (
    ActorKind,
    AssertionKind,
    Bearing,
    Confidence,
    Extent,
    Finding,
    PeriodKind,
    Read,
    Respect,
    SourceKind,
    Standing,
    StatementKind,
    TenureSort,
    TextKind,
    Translated,
    Voice,
)


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records share: frozen, written by key, no key unknown."""


class Name(Record, frozen=True):
    """A name that somebody uses for an event."""

    name: str
    used_by: str
    language: str


class Text(Record, frozen=True):
    """One version of an act whose versions differ."""

    where: str
    says: str
    source: str
    date: Date | None = None


class Citation(Record, frozen=True):
    """A source for an event, what it supports, and where in it (if seen)."""

    id: str
    supports: str
    locator: str = ""


class Reference(Record, frozen=True):
    """A source for a line of evidence, and where in it (if seen)."""

    id: str
    locator: str = ""


class Position(Record, frozen=True):
    """What one party to a dispute says."""

    who: str
    says: str
    sources: tuple[str, ...] = ()


class Dispute(Record, frozen=True):
    """What is disputed about an event, and who says what."""

    about: str
    positions: tuple[Position, ...]


class Event(Record, frozen=True):
    """One act, dated, placed and sourced."""

    id: str
    title: str
    date: Date
    old_style: OldStyle | None = None
    date_note: str = ""
    places: tuple[str, ...] = ()
    kind: str = ""
    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    summary: str = ""
    confidence: Confidence | None = None
    confidence_note: str = ""
    related: tuple[str, ...] = ()
    missing_side: str = ""
    as_of: Date | None = None
    names: tuple[Name, ...] = ()
    texts: tuple[Text, ...] = ()
    sources: tuple[Citation, ...] = ()
    disputes: tuple[Dispute, ...] = ()


class Statement(Record, frozen=True):
    """One occasion on which somebody said something."""

    id: str
    speaker: str
    kind: StatementKind
    title: str
    date: Date
    language: str
    sources: tuple[str, ...]
    recorded: Date | None = None
    shown: Date | None = None
    published: Date | None = None
    venue: str = ""
    note: str = ""
    text: TextKind | None = None


class Said(Record, frozen=True):
    """A claim as made on one occasion, or in one wording that differs."""

    statement: str
    quote: str = ""
    language: str = ""
    translated: Translated = "unknown"
    source: str = ""
    differs: str = ""


class Reply(Record, frozen=True):
    """An answer to a claim."""

    who: str
    date: Date
    says: str
    sources: tuple[str, ...]
    statement: str = ""
    addresses: str = ""
    claim: str = ""


class NoReply(Record, frozen=True):
    """Where an answer was looked for and not found, and until when."""

    looked: str
    until: Date


class Evidence(Record, frozen=True):
    """How one event, statement or source bears on an assertion, in one respect."""

    bearing: Bearing
    on: Respect
    why: str
    event: str = ""
    statement: str = ""
    source: str = ""
    sources: tuple[Reference, ...] = ()
    rests_on: str = ""

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources that the line rests on; a source that is the evidence is one."""
        own = (self.source,) if self.source else ()
        return (*own, *(reference.id for reference in self.sources))


class Side(Record, frozen=True):
    """What one voice of one side says of an assertion."""

    side: str
    voice: Voice
    who: str
    says: str
    sources: tuple[str, ...]
    date: Date | None = None


class Measure(Record, frozen=True):
    """Two events whose distance in time the program computes."""

    start: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to")


class Assertion(Record, frozen=True):
    """One statement of a claim that can be checked by itself.

    ``word`` is the word of the claim that it touches (shown beside events), ``short`` the
    assertion and ``because`` the reason of its finding as the claim's first screen has them.
    """

    id: str
    text: str
    kind: AssertionKind
    finding: Finding
    why: str
    word: str = ""
    short: str = ""
    because: str = ""
    only_in: tuple[str, ...] = ()
    omits: str = ""
    looked: str = ""
    not_opened: tuple[str, ...] = ()
    as_of: Date | None = None
    measure: Measure | None = None
    evidence: tuple[Evidence, ...] = ()
    sides: tuple[Side, ...] = msgspec.field(default=(), name="side")


class Claim(Record, frozen=True):
    """What a speaker said happened, taken apart into assertions."""

    id: str
    speaker: str
    gist: str
    said: tuple[Said, ...]
    checked: Date
    assertions: tuple[Assertion, ...] = msgspec.field(name="assertion")
    aliases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    in_print: str = ""
    no_reply: NoReply | None = None
    replies: tuple[Reply, ...] = ()


class Perspective(Record, frozen=True):
    """Whose voice a publisher is: never a person's origin."""

    country: str
    standing: Standing


class Source(Record, frozen=True):
    """A text that can be cited."""

    id: str
    title: str
    language: str
    kind: SourceKind
    perspective: Perspective
    read: Read
    authors: tuple[str, ...] = ()
    publisher: str = ""
    container: str = ""
    volume: str = ""
    date: Date | None = None
    url: str = ""
    seen: Date | None = None
    isbn: str = ""
    doi: str = ""
    interested: bool = False


class Place(Record, frozen=True):
    """A place with its names, one list for each language."""

    id: str
    name: str
    names: dict[str, tuple[str, ...]] = {}
    years: str = ""
    within: str = ""
    overlaps: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    extent: Extent = "point"
    note: str = ""


class Actor(Record, frozen=True):
    """A person, state, party, force or body; ``short`` is what stands beside events for a person
    whose last name is not the last word of the name.
    """

    id: str
    name: str
    kind: ActorKind
    short: str = ""
    names: dict[str, tuple[str, ...]] = {}
    side: str = ""
    living: bool | None = None
    note: str = ""

    @property
    def last_name(self) -> str:
        """The name beside events: of a person the last one."""
        words = self.name.split() if self.kind == "person" else []
        return self.short or next(reversed(words), self.name)


class Period(Record, frozen=True):
    """A span that has a name: a state, a regime or a war."""

    id: str
    name: str
    date: Date
    kind: PeriodKind
    sources: tuple[str, ...]
    places: tuple[str, ...] = ()


class Tenure(Record, frozen=True):
    """Who held, claimed, had title to or was recognised in a place, and when."""

    place: str
    start: Date = msgspec.field(name="from")
    end: Date = msgspec.field(name="to")
    holder: str
    sort: TenureSort
    rests_on: str
    sources: tuple[str, ...]
    confidence: Confidence
    act: str = ""
    note: str = ""

    def may_meet(self, window: Window) -> bool:
        """Say whether it may have held at some time in the window."""
        return self.start.lo <= window.hi and self.end.hi >= window.lo


class Term(Record, frozen=True):
    """A word of an open list, with its definition."""

    set: str
    id: str
    label: str
    definition: str


class About(Record, frozen=True):
    """What the dataset is and how far its evidence reaches."""

    id: str
    title: str
    version: str
    released: Date
    licence: str
    evidence_until: Date


class DataFile(Record, frozen=True):
    """What a data file may hold: any number of any records, under singular headers."""

    dataset: About | None = None
    event: tuple[Event, ...] = ()
    statement: tuple[Statement, ...] = ()
    claim: tuple[Claim, ...] = ()
    source: tuple[Source, ...] = ()
    place: tuple[Place, ...] = ()
    actor: tuple[Actor, ...] = ()
    period: tuple[Period, ...] = ()
    tenure: tuple[Tenure, ...] = ()
    term: tuple[Term, ...] = ()
