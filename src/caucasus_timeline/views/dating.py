"""Dates in words, in both calendars, and the distance between two of them."""

from datetime import date as Day

from caucasus_timeline.model.dates import FIRST_DAY, LAST_DAY, Date, Length, OldStyle, apart, read
from caucasus_timeline.model.records import Event

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


def year_words(date: Date) -> str:
    """Return the year in which the date begins, ``by 2026`` if its beginning is open."""
    return str(date.lo.year) if date.lo != FIRST_DAY else f"by {date.hi.year}"


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
    return f"{_moment_words(date, short=short)}{doubt_words(date.doubt)}"


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


def doubt_words(doubt: str) -> str:
    """Return the sign of a doubt as the words that follow a date: ``~`` as `` (about)``."""
    return {"~": " (about)", "?": " (uncertain)", "%": " (about, uncertain)"}.get(doubt, "")


def _span_words(date: Date, *, short: bool) -> str:
    first, last = date.text.split("/")
    if first == "..":
        return f"until {_side_words(date.first_end, date.last_end, short)}{doubt_words(date.doubt)}"
    if last == "..":
        begin = _side_words(date.first_begin, date.last_begin, short)
        return f"from {begin}{doubt_words(date.doubt)}"
    if all(len(side.rstrip("~?%")) == 10 for side in (first, last)):
        return _range_words(date.lo, date.hi, short=short) + doubt_words(date.doubt)
    sides = (_written_words(side, short) for side in (first, last))
    return " – ".join(sides) + doubt_words(date.doubt)


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
    if lo == FIRST_DAY:
        return date_words(date, short=True).removesuffix(doubt_words(date.doubt))
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
        return f"{old.day} {month[:3]} OS"
    return f"{old.day} {month}{other} Old Style"


def both_calendars(event: Event) -> str:
    """Return the date of an event in words, the Old Style day with it where it was in use."""
    words = date_words(event.date)
    return f"{words} ({old_style_words(event.old_style)})" if event.old_style else words


def short_words(date: Date) -> str:
    """Return the date for a narrow column: ``28 Apr 1920 ~``, ``3–9 Nov 1919``."""
    lo, hi = date.lo, date.hi
    if not date.is_span or hi == LAST_DAY or lo == FIRST_DAY:
        return signed_words(date).removeprefix("one day, ")
    first, last = date.text.split("/")
    return f"{_short_span((lo, first), (hi, last))} {date.doubt}".rstrip()


def short_span(first: Date, last: Date) -> str:
    """Return from one date to another for a narrow column: ``Aug 1919–Mar 1920 ~``."""
    words = _short_span((first.lo, first.text), (last.hi, last.text))
    return f"{words} {first.doubt or last.doubt}".rstrip()


def _short_span(begin: tuple[Day, str], end: tuple[Day, str]) -> str:
    """Return the span between two days, no more exact than they are written."""
    (lo, _), (hi, _) = begin, end
    first, last = (MONTHS[day.month - 1][:3] if "-" in text else "" for day, text in (begin, end))
    if lo.year != hi.year:
        return f"{first} {lo.year}–{last} {hi.year}".replace("– ", "–").lstrip()
    if not (first and last):
        return str(lo.year)
    if lo.month != hi.month:
        return f"{first}–{last} {lo.year}"
    return f"{lo.day}–{hi.day} {last} {hi.year}"


def signed_words(date: Date) -> str:
    """Return the date in short words, its doubt as the sign it was written with."""
    words = date_words(date, short=True)
    return words.removesuffix(doubt_words(date.doubt)) + (f" {date.doubt}" if date.doubt else "")


def distance(one: Date, other: Date) -> str:
    """Return the time from the beginning of one date to that of the other, in years, months and
    days: ``7 months 2 days``; where a beginning is not known to the day, the least and the most.
    """
    return length_words(*apart(one, other))


def length_words(least: Length, most: Length) -> str:
    """Return ``7 months 2 days``, ``4 days to 5 days`` where the least and the most differ, or
    ``no day``.
    """
    words = [_length_words(length) for length in (least, most)]
    return words[0] if words[0] == words[1] else " to ".join(words)


def _length_words(length: Length) -> str:
    parts = [(length.years, "year"), (length.months, "month"), (length.days, "day")]
    words = [f"{number} {unit}{'s' * (number != 1)}" for number, unit in parts if number]
    return " ".join(words) or "no day"
