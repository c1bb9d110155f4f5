"""A source-cited record of the South Caucasus, 1801-2026, and the program that shows it."""

__version__ = "0.1.0"
