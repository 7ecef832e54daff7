"""How much a scan may ask for; docs/formats.md lists it."""

from collections.abc import Callable
from dataclasses import dataclass

# A thousand sheets are no bulletin.
MOST_PAGES = 100
# Dots of a picture: an A3 sheet at 600 dpi has 70 million.
MOST_DOTS = 80_000_000
# The longer side of a page as it is read: A4 at 200 dpi.
LONGEST_SIDE = 2340
# Of the processor; a page takes 3 to 5. By the clock it may take so many times as long,
# whatever else the machine does.
SECONDS_A_PAGE = 40
BY_THE_CLOCK = 6
SECONDS_A_PICTURE = 20
# Of addresses, of which the model's library reserves more than it uses: 377 MB are used at
# most, 1.3 GB reserved.
MOST_MEMORY = 2 * 1024**3


def _tell_nobody(done: int, of: int) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Scanning:
    """How many pictures of a file may be read here; whoever waits is told of each one."""

    most: int = MOST_PAGES
    # How many are read, and of how many.
    tell: Callable[[int, int], None] = _tell_nobody


EVERY_PAGE = Scanning()
