"""A record of a given size, grown from the shipped one by copying its records under new ids.

    python benchmarks/record.py FOLDER --events 225 --claims 50

Copies keep their dates, texts and references, so that every view has as much to draw as it would
have on a record that size.
"""

import argparse
import re
import tomllib
from datetime import date as Day
from itertools import cycle, islice
from pathlib import Path

from caucasus_timeline.model.dates import read

SHIPPED = Path(__file__).parents[1] / "data"


def blocks(text: str, kind: str) -> list[str]:
    """Return each record of that kind as it is written."""
    parts = re.split(rf"(?m)^(?=\[\[{kind}\]\]$)", text)
    return [part for part in parts if part.startswith(f"[[{kind}]]")]


def renamed(text: str, number: int) -> str:
    """Return the record under an id and a title of its own (the first of each), with no alias."""
    text = re.sub(r"(?ms)^aliases = \[.*?\]\n", "", text)
    text = re.sub(r'(?m)^title = "(.+)"$', rf'title = "\1 (copy {number})"', text, count=1)
    return re.sub(r'(?m)^id = "([^"]+)"', rf'id = "\1-copy-{number}"', text, count=1)


def in_time(text: str) -> tuple[Day, Day, str]:
    """Return what events are ordered by."""
    event = tomllib.loads(text)["event"][0]
    date = read(str(event["date"]))
    return date.lo, date.hi, event["id"]


def grown(records: list[str], wanted: int) -> list[str]:
    """Return the records and as many copies as are needed to have ``wanted`` of them."""
    copies = islice(cycle(records), max(wanted - len(records), 0))
    return records + [renamed(one, number) for number, one in enumerate(copies)]


def grow(home: Path, target: Path, events: int, claims: int) -> dict[str, int]:
    """Write the grown record to ``target`` and return how many records of each kind it has."""
    (target / "claims").mkdir(parents=True, exist_ok=True)
    for file in home.glob("*.toml"):
        (target / file.name).write_bytes(file.read_bytes())
    found = grown(blocks((home / "events.toml").read_text(), "event"), events)
    found.sort(key=in_time)
    (target / "events.toml").write_text("\n".join(found))
    texts = grown([file.read_text() for file in sorted(home.glob("claims/*.toml"))], claims)
    for text in texts:
        (target / "claims" / f"{tomllib.loads(text)['id']}.toml").write_text(text)
    sources = len(blocks((home / "sources.toml").read_text(), "source"))
    return {"events": len(found), "claims": len(texts), "sources": sources}


def main() -> None:
    """Grow the record that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=225)
    parser.add_argument("--claims", type=int, default=50)
    asked = parser.parse_args()
    print(grow(SHIPPED, asked.folder, asked.events, asked.claims))


if __name__ == "__main__":
    main()
