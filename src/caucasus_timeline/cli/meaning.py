"""What was meant by a word that is no command."""

from collections.abc import Callable
from contextlib import suppress

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dataset import Dataset
from caucasus_timeline.model.dates import BadDate
from caucasus_timeline.model.folding import near_misses
from caucasus_timeline.model.spoken import day_of_year, heard
from caucasus_timeline.query import naming


def meant(word: str, commands: list[str]) -> str:
    """Return the sentence that names the command that was meant by the word."""
    guess = _record_command(word) or next(iter(near_misses(word, commands)), "")
    if guess:
        return f"There is no command “{word}”. Did you mean: timeline {guess}"
    return f"There is no command “{word}”. Try: timeline --help, or timeline show --search “{word}”"


def _record_command(word: str) -> str:
    """Return the command that shows the date, event, claim or whatever bears that name, if any."""
    with suppress(BadDate):
        return f"show --in {heard(word).text}"
    quoted = f'"{word}"' if " " in word else word
    with suppress(BadDate):
        day_of_year(word)
        return f"on {quoted}"
    from caucasus_timeline.cli.loading import shipped

    dataset = shipped()
    for command, named in _NAMED.items():
        with suppress(TimelineError):
            if named(dataset, word):
                return f"{command} {quoted}"
    return ""


_NAMED: dict[str, Callable[[Dataset, str], object]] = {
    "event": naming.event_named,
    "claim": naming.claims_named,
    "show --place": naming.place_named,
    "show --in": naming.period_named,
    "show --tag": lambda dataset, word: naming.tags_named(dataset, (word,)),
    "show --kind": lambda dataset, word: naming.kinds_named(dataset, (word,)),
    "show --actor": lambda dataset, word: naming.actors_named(dataset, (word,)),
    "sources": naming.source_named,
}
"""The commands that show what bears a name, in the order in which they are tried."""
