"""Texts as bureaus write them, made from a seed, with all that is true of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import bulletin, digest, notice, plain, report, statistics, webpage
from .bureaus import bureaus
from .clerk import Clerk
from .comparison import compare, folded
from .story import Draft, OneOf
from .wear import chosen_wear, encoded, worn

__all__ = ["LAYOUTS", "GeneratedText", "OneOf", "compare", "folded", "generate"]

# Each layout's writer, and how many of a hundred texts it writes.
_WRITERS: dict[str, tuple[Callable[[Clerk], Draft], int]] = {
    "bulletin": (bulletin.write, 28),
    "digest": (digest.write, 20),
    "webpage": (webpage.write, 20),
    "notice": (notice.write, 14),
    "report": (report.write, 9),
    "statistics": (statistics.write, 5),
    "plain": (plain.write, 4),
}
LAYOUTS = tuple(_WRITERS)
_FIRST_YEAR, _YEARS, _BLOCKS = 2013, 12, 12


@dataclass(frozen=True, slots=True)
class GeneratedText:
    name: str
    content: bytes
    # What the bytes say, with plain line ends.
    text: str
    facts: dict


def generate(seed: int, layout: str | None = None) -> GeneratedText:
    """The text of this seed, in the layout asked for or in one of the seed's choice."""
    rng = Random(seed)
    weights = [weight for _, weight in _WRITERS.values()]
    layout = layout or rng.choices(LAYOUTS, weights)[0]
    write, _ = _WRITERS[layout]
    clerk = _clerk(rng, seed)
    draft = write(clerk)
    wear = chosen_wear(rng, draft)
    text = worn(rng, draft, wear)
    content, encoding = encoded(text, wear)
    facts = {
        "layout": draft.layout,
        "encoding": encoding,
        "remarks": list(draft.remarks),
        "issues": list(draft.issues),
    }
    return GeneratedText(f"{seed:05}.txt", content, text, facts)


def _clerk(rng: Random, seed: int) -> Clerk:
    """A desk of its own for each seed: bureau, year and a block of issue numbers.

    Neighbouring seeds never share one (until all 9,000 or so are taken), so that
    no two texts of a set claim the same issue.
    """
    desks = len(bureaus()) * _YEARS * _BLOCKS
    # A prime that divides no such count walks through all desks before one recurs.
    desk, place = divmod(seed * 7919 % desks, len(bureaus()))
    block, year = divmod(desk, _YEARS)
    day = date(_FIRST_YEAR + year, 1, 5) + timedelta(days=rng.randrange(350))
    return Clerk(rng, bureaus()[place], day, block)
