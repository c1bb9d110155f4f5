"""The one kind of error a user meets: a whole sentence and an exit code."""

AT_FAULT = 1
"""Exit code when the data, a name or a file are at fault."""

USAGE = 2
"""Exit code when the command line is at fault."""


class TimelineError(Exception):
    """What went wrong, in one sentence that names the thing, the place and the remedy."""

    def __init__(self, sentence: str, code: int = AT_FAULT) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
