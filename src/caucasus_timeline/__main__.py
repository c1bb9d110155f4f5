"""``python -m caucasus_timeline``: the same as the command ``timeline``."""

from caucasus_timeline.cli import main

main()
