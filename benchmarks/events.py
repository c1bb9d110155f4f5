"""Events to measure with: as many as wanted, always the same, each the size of a short real one.

    python benchmarks/events.py FILE --events 1000000

One JSON object a line, in no order of time. Of the dates 78 % are days, 10 % months, 5 % years,
3 % days with ``~`` and 4 % spans of two days ``a/b``, from 1801 to 2026. An event has one to three
of the fifteen tags, each at most once. Titles are partly in Azerbaijani and Russian, some with
quotation marks, and the words of tags occur in titles, summaries and as kinds: who looks for
``treaty`` in the line, and not in the tags, finds too much.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date as Day
from itertools import permutations
from pathlib import Path
from typing import TypeVar

SEED = 1801
FIRST, LAST = Day(1801, 1, 1), Day(2026, 12, 31)
TAGS = (
    *("treaty", "war", "border", "church", "census", "law", "trade", "railway", "oil"),
    *("language", "school", "exile", "election", "mediation", "revolt"),
)
WORDS = (
    *("the", "council", "of", "town", "met", "envoy", "signed", "letter", "army", "left"),
    *("river", "crossed", "bridge", "market", "closed", "after", "winter", "news", "treaty"),
    *("reached", "capital", "bread", "war", "prices", "rose", "villagers", "asked", "judge"),
    *("order", "printed"),
)
NAMES = (
    *("in Tiflis", "at Batum", "near Gyumri", "of the “Red Bridge”", 'by the "treaty" road'),
    *("Gəncədə", "Şuşada", "İrəvan xanlığı", "Naxçıvanda", "Bakıda müqavilə"),
    *("в Тифлисе", "под Эриванью", "в Елисаветполе", "у Гюлистана", "договор"),
)
One = TypeVar("One")
Chance = Callable[[], float]


def pick(chance: Chance, choices: Sequence[One]) -> One:
    """Return one of the choices; only ``random()`` gives the same on every version of Python."""
    return choices[int(chance() * len(choices))]


def clauses(chance: Chance) -> list[str]:
    """Return a thousand runs of five words, which texts are made of."""
    return [" ".join(pick(chance, WORDS) for _ in range(5)) for _ in range(1000)]


def written(chance: Chance, days: Sequence[str]) -> str:
    """Return a date as EDTF has it."""
    place, form = int(chance() * len(days)), chance()
    day = days[place]
    if form < 0.78:
        return day
    if form < 0.88:
        return day[:7]
    if form < 0.93:
        return day[:4]
    if form < 0.96:
        return f"{day}~"
    return f"{day}/{days[min(place + 1 + int(chance() * 400), len(days) - 1)]}"


def lines(count: int) -> Iterator[str]:
    """Yield each event as a line of JSON."""
    chance = random.Random(SEED).random  # noqa: S311 - events, not secrets
    days = [Day.fromordinal(n).isoformat() for n in range(FIRST.toordinal(), LAST.toordinal() + 1)]
    parts = clauses(chance)
    names = [json.dumps(name, ensure_ascii=False)[1:-1] for name in NAMES]
    tags = [
        ['["' + '","'.join(some) + '"]' for some in permutations(TAGS, length)]
        for length in (1, 2, 3)
    ]
    for number in range(count):
        summary = " ".join([pick(chance, parts) for _ in range(7)])
        place, actor, source = (int(chance() * many) for many in (199, 299, 4999))
        yield (
            f'{{"id":"event-{number:07}",'
            f'"title":"{pick(chance, parts)} {pick(chance, names)}",'
            f'"date":"{written(chance, days)}",'
            f'"places":["place-{place}","place-{place + 1}"],"kind":"{pick(chance, TAGS)}",'
            f'"tags":{pick(chance, pick(chance, tags))},'
            f'"actors":["actor-{actor}","actor-{actor + 1}"],"summary":"{summary}",'
            f'"confidence":"medium","sources":['
            f'{{"id":"source-{source}","supports":"date and place"}},'
            f'{{"id":"source-{source + 1}","supports":"the text"}}]}}\n'
        )


def write(file: Path, count: int) -> None:
    """Write so many events to the file."""
    with file.open("w", encoding="utf-8") as target:
        target.writelines(lines(count))


def main() -> None:
    """Write the events that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    asked = parser.parse_args()
    write(asked.file, asked.events)


if __name__ == "__main__":
    main()
