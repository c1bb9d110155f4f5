"""What was meant by a word that is no command."""

from caucasus_timeline.errors import TimelineError
from caucasus_timeline.model.dates import BadDate
from caucasus_timeline.model.folding import near_misses
from caucasus_timeline.model.spoken import heard


def meant(word: str, commands: list[str]) -> str:
    """Return the sentence that names the command that was meant by the word."""
    guess = _record_command(word) or next(iter(near_misses(word, commands)), "")
    if guess:
        return f"There is no command “{word}”. Did you mean: timeline {guess}"
    return f"There is no command “{word}”. Try: timeline --help, or timeline show --search “{word}”"


def _record_command(word: str) -> str:
    """Return the command that shows the date, claim, event or place of that name, if any."""
    try:
        return f"show --in {heard(word).text}"
    except BadDate:
        pass
    from caucasus_timeline.cli.loading import shipped
    from caucasus_timeline.query import naming

    dataset = shipped()
    quoted = f'"{word}"' if " " in word else word
    if word in dataset.event_by_id:
        return f"event {word}"
    try:
        naming.claims_named(dataset, word)
    except TimelineError:
        pass
    else:
        return f"claim {quoted}"
    try:
        naming.place_named(dataset, word)
    except TimelineError:
        return ""
    return f"show --place {quoted}"
