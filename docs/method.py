"""The parts of METHOD.md that the program writes: ``python docs/method.py``."""

from collections.abc import Iterable
from pathlib import Path

from caucasus_timeline import files
from caucasus_timeline.model import reading
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.words import BEARINGS, FINDINGS, READ
from caucasus_timeline.query.counting import counted
from caucasus_timeline.views.tables import markdown

METHOD = Path(__file__).parents[1] / "METHOD.md"


def written(text: str, dataset: Dataset) -> str:
    """Return the text with the words and tables between its markers made anew."""
    _, tables = counted(dataset)
    parts = {
        "words: findings": _defined(FINDINGS.items()),
        "words: bearings": _defined(BEARINGS.items()),
        "words: read": "".join(f"\n* *{word}*: {says}" for word, says in READ.items()) + "\n\n",
        "tables": "\n" + "\n".join(markdown(tables)) + "\n\n",
    }
    for name, part in parts.items():
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        text = f"{before}<!-- {name} -->\n{part}{rest[rest.index('<!-- end -->') :]}"
    return text


def _defined(words: Iterable[tuple[str, str]]) -> str:
    lines = (f"| {word.replace('-', ' ')} | {says} |" for word, says in words)
    return "\n".join(["", "| word | meaning |", "|---|---|", *lines]) + "\n\n"


if __name__ == "__main__":
    record = reading.read(files.data_home()).dataset
    METHOD.write_text(written(METHOD.read_text(encoding="utf-8"), record), encoding="utf-8")
