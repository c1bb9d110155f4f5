"""What a person types for a date: EDTF first, then decades, Old Style, and spelled months; or for
a day of the year.
"""

import re
from datetime import date as Day
from datetime import datetime, timedelta

from caucasus_timeline.model.dates import BadDate, Date, OldStyle, YearDay, between, read

_EXAMPLES = "write 1918, 1918-05, 1918-05-28, 1910s or 28 May 1918"


def heard(text: str) -> Date:
    """Return the date that a person typed.

    Read in this order: our subset of EDTF; a decade (``1910s``); any of the next with ``OS`` or
    ``NS`` after it; then, only where a month is spelled in letters, python-dateutil.

    Raises:
        BadDate: if it cannot be read, is impossible or can be read in two ways.
    """
    text = " ".join(text.split())
    bare, style = _style(text)
    if style == "OS":
        return _old_style(bare)
    found = re.fullmatch(r"(?:the )?(\d{3})0s", bare, re.IGNORECASE | re.ASCII)
    if found:
        return read(f"{found[1]}X")
    if re.search(r"[^\W\d_]{3}", bare):
        return read("-".join(_spelled(bare)))
    _refuse_other_order(bare)
    return read(bare)


_LEAP = "2004"
"""A year that has every day of the year."""


def day_of_year(text: str) -> tuple[YearDay, str]:
    """Return the day of the year that a person typed (``28 May``, ``May 28``, ``05-28``,
    ``--05-28``), and the year that was typed with it, to be left aside, or nothing.

    Raises:
        BadDate: if it cannot be read, names no single day or can be read in two ways.
    """
    text = " ".join(text.split())
    style = _style(text)[1]
    if style:
        raise BadDate(f"“{text}”: both calendars are looked in, so leave {style} out")
    year = next(iter(re.findall(r"(?<!\d)\d{4}(?!\d)", text, re.ASCII)), "")
    found = re.fullmatch(r"(?:--|\d{4}-)?(\d\d)-(\d\d)", text, re.ASCII)
    if found and _exists(_LEAP, *found.groups()):
        return YearDay(*map(int, found.groups())), year
    if re.search(r"[^\W\d_]{3}", text):
        return _spelled_day(text, year), year
    _refuse_other_order(text)
    _refuse_figures(text)
    raise BadDate(_no_day(text))


def _spelled_day(text: str, year: str) -> YearDay:
    try:
        _, month, day = _spelled(text if year else f"{text} {_LEAP}")
    except ValueError:  # no date, or one without a day
        raise BadDate(_no_day(text)) from None
    return YearDay(int(month), int(day))


def _refuse_figures(text: str) -> None:
    """Refuse two figures that are not a month and a day as we write them."""
    found = re.fullmatch(r"(?:--)?(\d{1,2})[./ -](\d{1,2})\.?", text, re.ASCII)
    if not found:
        return
    first, second = found.groups()
    readings = [
        f"{int(day)} {_MONTHS[int(month) - 1].capitalize()}"
        for day, month in dict.fromkeys([(first, second), (second, first)])
        if _exists(_LEAP, month, day)
    ]
    if len(readings) == 1:
        raise BadDate(f"“{text}” is not how a day of the year is written: write {readings[0]}")
    if readings:
        raise BadDate(f"“{text}” can be read in two ways: write {' or '.join(readings)}")


def _no_day(text: str) -> str:
    return f"“{text}” names no day of the year: write 28 May or 05-28"


def _style(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.+?)[ ,(]*\b(O\.?S|N\.?S)\.?\)?", text, re.IGNORECASE)
    if not found:
        return text, ""
    return found[1].rstrip(), found[2].replace(".", "").upper()


def _old_style(text: str) -> Date:
    parts = _spelled(text) if re.search(r"[^\W\d_]{3}", text) else _written(text)
    if len(parts) == 3:
        lo = hi = OldStyle.read("-".join(parts))
    elif len(parts) == 2:
        lo = OldStyle.read(f"{parts[0]}-{parts[1]}-01")
        year, month = int(parts[0]), int(parts[1])
        following = OldStyle(year + month // 12, month % 12 + 1, 1)
        return between(lo.gregorian(), following.gregorian() - timedelta(days=1))
    else:
        lo, hi = OldStyle.read(f"{parts[0]}-01-01"), OldStyle.read(f"{parts[0]}-12-31")
    return between(lo.gregorian(), hi.gregorian())


def _written(text: str) -> list[str]:
    _refuse_other_order(text)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise BadDate(f"“{text}” is not an Old Style date: write 15 May 1918 OS or 1918-05-15 OS")
    return text.split("-")


_OTHER_ORDER = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})", re.ASCII)


def _refuse_other_order(text: str) -> None:
    loose = _LOOSE.fullmatch(text)
    if loose and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        year, month, day = loose.groups()
        raise BadDate(f"“{text}” is not written as a date: write {year}-{month:0>2}-{day:0>2}")
    found = _OTHER_ORDER.fullmatch(text)
    if not found:
        return
    first, second, year = found.groups()
    readings = [
        f"{year}-{month:0>2}-{day:0>2}"
        for day, month in dict.fromkeys([(first, second), (second, first)])
        if _exists(year, month, day)
    ]
    if not readings:
        raise BadDate(f"“{text}” is no day of any month: {_EXAMPLES}")
    if len(readings) == 1:
        raise BadDate(f"“{text}” puts the figures in another order: write {readings[0]}")
    raise BadDate(f"“{text}” can be read in two ways: write {' or '.join(readings)}")


def _exists(year: str, month: str, day: str) -> bool:
    try:
        Day(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def _spelled(text: str) -> list[str]:
    """Return year, month and day, as far as given, of a date with its month in letters."""
    words = re.findall(r"[^\W\d_]+", text)
    months = [w for w in words if _is_month(w)]
    others = [w for w in words if not _is_month(w)]
    figures = re.findall(r"\d+", text)
    _refuse_extras(text, others, months, figures)
    leap = re.fullmatch(r"(?i).*\bfeb.*", text) and "29" in figures
    if leap:  # dateutil knows no 29 February 1900, Old Style does
        return [next(f for f in figures if len(f) == 4), "02", "29"]
    first, second = (_parsed(text, default) for default in (_FIRST_DEFAULT, _SECOND_DEFAULT))
    parts = [f"{first.year:04}", f"{first.month:02}"]
    return [*parts, f"{first.day:02}"] if first.day == second.day else parts


_FIRST_DEFAULT = datetime(2004, 1, 1)  # noqa: DTZ001 - a day of a calendar has no time zone
_SECOND_DEFAULT = datetime(2008, 3, 2)  # noqa: DTZ001


def _is_month(word: str) -> bool:
    folded = word.casefold()
    return folded == "sept" or any(
        folded == m or (len(folded) == 3 and m.startswith(folded)) for m in _MONTHS
    )


def _refuse_extras(text: str, others: list[str], months: list[str], figures: list[str]) -> None:
    strange = [w for w in others if w.casefold() not in ("of", "the", "st", "nd", "rd", "th")]
    if strange:
        raise BadDate(f"“{strange[0]}” in “{text}” is no part of a date: {_EXAMPLES}")
    if sum(len(f) == 4 for f in figures) != 1:
        raise BadDate(f"“{text}” has no year of four figures: {_EXAMPLES}")
    if len(months) != 1 or len(figures) > 2 or any(len(f) not in (1, 2, 4) for f in figures):
        raise BadDate(f"“{text}” holds more than one day: {_EXAMPLES}")


def _parsed(text: str, default: datetime) -> datetime:
    from dateutil import parser

    try:
        return parser.parse(text, default=default)
    except (parser.ParserError, OverflowError):
        raise BadDate(f"“{text}” is no day of the calendar: {_EXAMPLES}") from None
