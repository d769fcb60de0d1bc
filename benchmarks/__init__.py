"""How fast the paper is, in figures that are printed and never asserted (benchmarks/README.md).

Whatever is imported from here runs inside Django: `desk.py` sets the environment and starts it.
"""

import django

django.setup()
