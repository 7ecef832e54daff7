"""What is public, a volume a year, held in memory: any list is counted and paged at once.

A list of articles is narrowed by sets, not by the database: for every city, bureau,
topic, kind and year each volume keeps the set of its articles as the bits of one whole
number. Counting a choice is an AND and a count of bits, whatever is chosen and however
much is held. The rows of a page are then fetched by their ids.
"""

from .binding import chain_of
from .labels import Labels
from .order import Order, newest_first, oldest_first, title_hits_first
from .selection import Choice, Selection
from .stacks import Holdings, current

__all__ = [
    "Choice",
    "Holdings",
    "Labels",
    "Order",
    "Selection",
    "chain_of",
    "current",
    "newest_first",
    "oldest_first",
    "title_hits_first",
]
