"""The one error edge: every failure of a command becomes a sentence and an exit code here."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from caucasus_timeline.errors import AT_FAULT, USAGE, TimelineError

INTERRUPTED = 130
READER_GONE = 141

_UsageFault: Any = typer.BadParameter.__base__
"""What typer raises for a fault in the command line; it exports only this child of it."""


class Edge(TyperGroup):
    """A group of commands whose failures are one sentence each, never a traceback."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, **_: Any
    ) -> NoReturn:
        """Run the command line and leave with its exit code."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            code = self._run(list(sys.argv[1:] if args is None else args))
            sys.stdout.flush()
        except BrokenPipeError:
            code = READER_GONE
        except OSError as fault:
            code = _say(f"Cannot write: {fault.strerror}.", AT_FAULT)
        except KeyboardInterrupt:
            code = INTERRUPTED
        sys.exit(code)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command, or say which one was meant.

        Raises:
            TimelineError: if there is no such command.
        """
        found = super().get_command(ctx, cmd_name)
        if found is None and not cmd_name.startswith("-"):
            from caucasus_timeline.cli.meaning import meant

            raise TimelineError(meant(cmd_name, list(self.commands)), USAGE)
        return found

    def _run(self, args: list[str]) -> int:
        try:
            with self.make_context("timeline", args) as context:
                self.invoke(context)
        except typer.Exit as leave:
            return leave.exit_code
        except TimelineError as fault:
            return _say(fault.sentence, fault.code)
        except _UsageFault as fault:
            at = fault.ctx.command_path if fault.ctx else "timeline"
            words = " ".join(fault.format_message().split()).rstrip(".?")
            return _say(f"{words}. Try: {at} --help", USAGE)
        return 0


def _say(sentence: str, code: int) -> int:
    """Print the sentence to stderr, where nobody may be listening, and return the code."""
    from caucasus_timeline.views.lines import visible

    with suppress(OSError):
        print(f"timeline: {visible(sentence)}", file=sys.stderr, flush=True)
    return code
