"""The words and signs in which dates, findings and bearings are shown."""

from datetime import date as Day

from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import FIRST_DAY, LAST_DAY, Date, OldStyle, read
from caucasus_timeline.model.records import Claim, Event, Source
from caucasus_timeline.model.words import Bearing, Finding

FINDING_SIGNS: dict[Finding, str] = {
    "accurate": "=",
    "mostly-accurate": "≈",
    "misleading": "↷",
    "inaccurate": "≠",
    "disputed": "⇄",
    "unsupported": "∅",
    "unverifiable": "?",
    "not-rated": "–",
}
BEARING_SIGNS: dict[Bearing, str] = {
    "supports": "+",
    "contradicts": "−",
    "qualifies": "~",
    "context": "·",
}
ONE_SIDED = "◇"
DISPUTED = "⇄"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def finding_words(finding: Finding) -> str:
    """Return the sign and the word: ``≈ mostly accurate``."""
    return f"{FINDING_SIGNS[finding]} {finding.replace('-', ' ')}"


def bearing_words(bearing: Bearing) -> str:
    """Return the sign and the word: ``+ supports``."""
    return f"{BEARING_SIGNS[bearing]} {bearing}"


def day_words(day: Day, *, short: bool = False, year: bool = True) -> str:
    """Return ``28 May 1918``; ``short`` cuts the month to three letters."""
    month = MONTHS[day.month - 1]
    words = f"{day.day} {month[:3] if short else month}"
    return f"{words} {day.year}" if year else words


def date_words(date: Date, *, short: bool = False) -> str:
    """Return the date as a person writes it, its doubt with it: ``c. 30 April 1920``."""
    if date.is_span:
        return _span_words(date, short=short)
    if date.precision == "choice":
        return f"one day, {_range_words(date.lo, date.hi, short=short)}"
    return f"{_moment_words(date, short=short)}{_doubt_words(date.doubt)}"


def _moment_words(date: Date, *, short: bool) -> str:
    if date.precision == "day":
        return day_words(date.lo, short=short)
    if date.precision == "month":
        month = MONTHS[date.lo.month - 1]
        return f"{month[:3] if short else month} {date.lo.year}"
    if date.precision == "decade":
        return f"{date.lo.year // 10 * 10}s"
    if date.precision == "century":
        return f"{date.lo.year:04}–{date.hi.year}"
    return str(date.lo.year)


def _doubt_words(doubt: str) -> str:
    return {"~": " (about)", "?": " (uncertain)", "%": " (about, uncertain)"}.get(doubt, "")


def _span_words(date: Date, *, short: bool) -> str:
    first, last = date.text.split("/")
    if first == "..":
        return (
            f"until {_side_words(date.first_end, date.last_end, short)}{_doubt_words(date.doubt)}"
        )
    if last == "..":
        begin = _side_words(date.first_begin, date.last_begin, short)
        return f"from {begin}{_doubt_words(date.doubt)}"
    sharp = all(len(side) == 10 for side in (first, last))
    if sharp:
        return _range_words(date.lo, date.hi, short=short)
    sides = (_written_words(side, short) for side in (first, last))
    return " – ".join(sides) + _doubt_words(date.doubt)


def _written_words(side: str, short: bool) -> str:
    return _moment_words(read(side), short=short)


def _side_words(lo: Day, hi: Day, short: bool) -> str:
    if lo == hi:
        return day_words(lo, short=short)
    if (lo.year, lo.month) == (hi.year, hi.month):
        return f"{MONTHS[lo.month - 1]} {lo.year}"
    return str(lo.year)


def _range_words(lo: Day, hi: Day, *, short: bool) -> str:
    if lo in (FIRST_DAY, hi) or hi == LAST_DAY:
        return day_words(hi if lo == FIRST_DAY else lo, short=short)
    if (lo.year, lo.month) == (hi.year, hi.month):
        return f"{lo.day}–{day_words(hi, short=short)}"
    first = day_words(lo, short=short, year=lo.year != hi.year)
    return f"{first} – {day_words(hi, short=short)}"


def gutter_words(date: Date) -> str:
    """Return the date without its year, for a gutter under a rule that names the year."""
    if date.is_span or date.precision == "choice":
        words = _gutter_range(date)
    elif date.precision == "day":
        words = day_words(date.lo, short=True, year=False)
    elif date.precision == "month":
        words = MONTHS[date.lo.month - 1][:3]
    else:
        words = _moment_words(date, short=True)
    return f"{words} {date.doubt}".rstrip()


def _gutter_range(date: Date) -> str:
    lo, hi, year = date.lo, date.hi, date.lo.year
    if hi == LAST_DAY:
        return f"{day_words(lo, short=True, year=False)} –"
    if date.is_span and not all(len(s.rstrip("~?%")) == 10 for s in date.text.split("/")):
        first, last = (side.rstrip("~?%") for side in date.text.split("/"))
        return f"{_part(first, year)} – {_part(last, year)}"
    if (lo.year, lo.month) == (hi.year, hi.month):
        return f"{lo.day}–{day_words(hi, short=True, year=False)}"
    first = day_words(lo, short=True, year=False)
    return f"{first} – {day_words(hi, short=True, year=hi.year != year)}"


def _part(side: str, year: int) -> str:
    parts = side.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1][:3]
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{month}" + ("" if int(parts[0]) == year else f" {parts[0]}")


def old_style_words(old: OldStyle, *, short: bool = False) -> str:
    """Return ``15 May Old Style``, with the year where it differs from the Gregorian one."""
    month = MONTHS[old.month - 1]
    other = f" {old.year}" if old.gregorian().year != old.year else ""
    if short:
        return f"{old.day} {month[:3]} O.S."
    return f"{old.day} {month}{other} Old Style"


def both_calendars(event: Event) -> str:
    """Return the date of an event in words, the Old Style day with it where it was in use."""
    words = date_words(event.date)
    return f"{words} ({old_style_words(event.old_style)})" if event.old_style else words


def speaker_and_year(dataset: Dataset, claim: Claim) -> str:
    """Return who makes the claim, short, and the year it was last made: ``Aliyev 2025``."""
    actor = dataset.actors.get(claim.speaker)
    name = actor.name if actor else claim.speaker
    if actor and actor.kind == "person":
        name = name.split()[-1]
    spoken = [
        dataset.statements[s.statement] for s in claim.said if s.statement in dataset.statements
    ]
    return f"{name} {spoken[-1].date.lo.year}" if spoken else name


def source_words(source: Source) -> str:
    """Return who, title, where and when of a source in one line."""
    who = "; ".join(source.authors) or source.publisher
    where = ", ".join(p for p in (source.container, source.volume) if p)
    publisher = source.publisher if source.authors and source.publisher != where else ""
    date = date_words(source.date) if source.date else ""
    parts = [who, source.title, where, publisher, date]
    return ". ".join(part for part in parts if part)


def perspective_words(source: Source) -> str:
    """Return language, whose voice and how it was read, for the end of a source's line."""
    voice = f"{source.perspective.country.replace('-', ' ').title()}, {source.perspective.standing}"
    party = "; a party to the matter" if source.interested else ""
    return (
        f"{source.language}; {voice}; {source.kind}; read: {source.read.replace('-', ' ')}{party}"
    )


def evidence_until(dataset: Dataset) -> str:
    """Return ``evidence to 30 June 2026``, or nothing where the dataset does not say."""
    about = dataset.about
    return f"evidence to {date_words(about.evidence_until)}" if about else ""


def count(number: int, noun: str) -> str:
    """Return ``1 event`` or ``2 events``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
