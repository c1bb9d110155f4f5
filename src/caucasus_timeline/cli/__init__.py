"""How one asks: the command ``timeline``."""


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    from caucasus_timeline.cli.app import command

    command().main()
