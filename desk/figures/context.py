"""Where in its article a figure stands: its block, with what comes before and behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from metrics.models import Figure
from metrics.sentences import Lit

from .wording import lit_sentence

# How much of a neighbouring paragraph is shown, and how many rows of a table.
NEIGHBOUR = 120
ROWS_ABOVE = 3
ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextBlock:
    """A block of text; the figure's own has its sentence apart and its number lit up."""

    kind: str
    before: str = ""
    sentence: Lit | None = None
    behind: str = ""

    @property
    def is_row(self) -> bool:
        return self.kind == ROW

    @property
    def cells(self) -> list[Lit]:
        """A row's cells, one of them lit up in its own row."""
        if self.sentence is None:
            return [*map(_dark, self.before.split("\t"))]
        before, number, behind = self.sentence
        *left, begun = (self.before + before).split("\t")
        ended, *right = (behind + self.behind).split("\t")
        return [*map(_dark, left), Lit(begun, number, ended), *map(_dark, right)]


def _dark(text: str) -> Lit:
    return Lit(text, "", "")


def context_of(figure: Figure) -> list[ContextBlock]:
    """In the order of the text; of a lost figure there is only its old sentence."""
    blocks = figure.article.blocks
    found = _block_of(figure, blocks)
    if found is None:
        return [ContextBlock(kind="paragraph", sentence=lit_sentence(figure))]
    at, offset = found
    own = _own(figure, blocks[at], offset)
    if not own.is_row:
        return [*_before(blocks[:at]), own, *_behind(blocks[at + 1 :])]
    return [*_rows_before(blocks[:at]), own, *_behind(blocks[at + 1 :])]


def _block_of(figure: Figure, blocks: list[dict]) -> tuple[int, int] | None:
    """Which block the figure stands in, and where in the text that begins."""
    offset = 0
    for at, block in enumerate(blocks):
        end = offset + len(block["text"])
        if figure.start is not None and offset <= figure.start < end:
            return at, offset
        offset = end + 1
    return None


def _own(figure: Figure, block: dict, offset: int) -> ContextBlock:
    text = block["text"]
    # A figure that stands in a block has all four places.
    places = (figure.sentence_start, figure.start, figure.end, figure.sentence_end)
    first, start, end, last = (max(0, (place or 0) - offset) for place in places)
    return ContextBlock(
        kind=block["kind"],
        before=text[:first],
        sentence=Lit(text[first:start], text[start:end], text[end:last]),
        behind=text[last:],
    )


def _before(blocks: list[dict]) -> Iterator[ContextBlock]:
    for block in blocks[-1:]:
        text = block["text"]
        cut = "…" + text[-NEIGHBOUR:] if len(text) > NEIGHBOUR else text
        yield ContextBlock(kind=block["kind"], before=cut)


def _behind(blocks: list[dict]) -> Iterator[ContextBlock]:
    for block in blocks[:1]:
        text = block["text"]
        cut = text[:NEIGHBOUR] + "…" if len(text) > NEIGHBOUR else text
        yield ContextBlock(kind=block["kind"], before=cut)


def _rows_before(blocks: list[dict]) -> Iterator[ContextBlock]:
    """The table's first row, that names its columns, and those just above.

    Whether 最低生活保障人数 are of the city or of the country may stand two rows up.
    """
    run = list(takewhile(lambda block: block["kind"] == ROW, reversed(blocks)))
    above = [*run[ROWS_ABOVE:][-1:], *reversed(run[:ROWS_ABOVE])]
    for block in above:
        yield ContextBlock(kind=ROW, before=block["text"])
    if not run:
        yield from _before(blocks)
