"""The pager for what is taller than the screen, as git has it."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence

DEFAULT = "less"

FOR_LESS = "FRX"
"""What ``LESS`` is if unset: leave if it fits after all (F), colours (R), leave the screen as it
is (X).
"""


def page(text: str) -> bool:
    """Show the text in the pager that the user wants and wait until it is left.

    Returns:
        False if there is no such pager: then nothing was shown.
    """
    command = wanted()
    if not command:
        return False
    environment = {"LESS": FOR_LESS} | os.environ
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    signal.signal(signal.SIGINT, lambda *_: None)  # an interrupt is for the pager
    pager.communicate(text.encode(sys.stdout.encoding, errors="backslashreplace"))
    return True


def wanted() -> Sequence[str]:
    """Return the words of ``PAGER``, ``less`` if unset; none if it is empty or no command."""
    try:
        return shlex.split(os.environ.get("PAGER", DEFAULT), posix=os.name != "nt")
    except ValueError:
        return []
