"""What cleaning has changed of a text, found by holding it against its source lines.

第1行 `民政局在各县` and 第2行 `开展走访。` became `民政局在各县开展走访。`: joined once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category

from ...language.characters import simplified
from ...language.patterns import pattern
from ...parsed import Block, BlockKind

BLANK = pattern(r"\s")
# Names of pictures and cells are set anew; of them nothing is told.
SET_ANEW = (BlockKind.ROW, BlockKind.IMAGE)


class Tidied(NamedTuple):
    """How often lines were joined, blanks dropped, and signs of each kind written otherwise."""

    joined: int = 0
    blanks: int = 0
    simplified: int = 0
    marks: int = 0
    others: int = 0


def tidied(source: str, blocks: Iterable[Block]) -> Tidied:
    """Of the blocks together; `source` is the whole text of the file."""
    lines = source.split("\n")
    found = [_of_block(lines, each) for each in blocks if each.kind not in SET_ANEW]
    return Tidied(*map(sum, zip(*found, strict=True))) if found else Tidied()


def _of_block(lines: Sequence[str], block: Block) -> Tidied:
    parts = [line.strip() for line in lines[block.first_line - 1 : block.last_line]]
    parts = [part for part in parts if part]
    before, after = "".join(parts), block.text
    blanks = len(BLANK.findall(before)) - len(BLANK.findall(after))
    joined = max(len(parts) - 1, 0)
    was, is_now = BLANK.sub("", before), BLANK.sub("", after)
    if was == is_now:
        return Tidied(joined, max(blanks, 0))
    gone = Counter(was) - Counter(is_now)
    kinds = Counter[str]()
    for sign, count in gone.items():
        kinds[_kind_of(sign)] += count
    new_letters = sum((Counter(is_now) - Counter(was)).values()) - sum(gone.values())
    others = kinds["other"] + max(new_letters, 0)
    return Tidied(joined, max(blanks, 0), kinds["traditional"], kinds["mark"], others)


def _kind_of(sign: str) -> str:
    if simplified(sign) != sign:
        return "traditional"
    return "other" if category(sign)[0] == "L" else "mark"
