"""One event, many texts: which text took up another, and what it made of it.

`keys_of` gives the few numbers that are kept of a text, `keys_asked` the more numerous
ones that a new text is looked up by: texts that share one of either kind are candidates.
`compare` then says what two texts are to each other, or None; `earlier_of` which was
first. `python -m reading.reuse FILE FILE` prints it (docs/reuse.md).
"""

from .comparing import compare, is_worth_comparing
from .keys import TextKeys, keys_asked, keys_of
from .likeness import (
    Likeness,
    PieceFate,
    ReusedPiece,
    SharedPassage,
    TextRelation,
)
from .told import BureauLevel, Earlier, ToldText, earlier_of

__all__ = [
    "BureauLevel",
    "Earlier",
    "Likeness",
    "PieceFate",
    "ReusedPiece",
    "SharedPassage",
    "TextKeys",
    "TextRelation",
    "ToldText",
    "compare",
    "earlier_of",
    "is_worth_comparing",
    "keys_asked",
    "keys_of",
]
