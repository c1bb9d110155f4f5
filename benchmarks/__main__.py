"""Every benchmark, one after the other: ``python benchmarks``."""

import sys

import scale
import startup

for measured, options in ((startup.main, ["--peers"]), (scale.main, [])):
    sys.argv[1:] = options
    measured()
    print()
