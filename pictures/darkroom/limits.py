"""What a file may be, and what opening it may cost."""

import contextlib
import resource

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 100_000_000
MOST_LOPSIDED = 20  # times longer one way than the other
MOST_MEMORY = 2 * 1024**3  # bytes of address space: 100 megapixels took 0.1 as JPEG, 1.2 as PNG, 1.6 as WebP
MOST_SECONDS = 240  # of processor time


def take_on():
    """Limits this process, for good: a file that wants more ends the process, and nothing else."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit; the clock of the hatch counts there, too
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
