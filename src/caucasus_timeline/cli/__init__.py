"""How one asks: the command ``timeline``."""

import gc
import os
import sys
from typing import NoReturn


def main() -> None:
    """Run the command line of this process and leave with its exit code.

    The process is short: nothing is collected while it runs, and it leaves at once, without
    taking its records apart one by one (16 of 100 ms) and without writing again to a reader that
    has gone away.
    """
    gc.disable()
    if shell := os.environ.get("_TIMELINE_COMPLETE"):
        _complete(shell)
    from caucasus_timeline.cli.app import command

    try:
        command(sys.argv[1:]).main()
    except SystemExit as leave:  # everything is written by then
        os._exit(leave.code if isinstance(leave.code, int) else 1)


def _complete(shell: str) -> NoReturn:
    """Tell the shell, whose script set the variable, what fits, and leave."""
    from caucasus_timeline.cli.completing import completed

    found = completed(shell, sys.argv[1:])
    sys.stdout.buffer.write(found.encode(sys.stdout.encoding, "replace"))
    sys.stdout.flush()
    os._exit(0)
