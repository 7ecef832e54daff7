"""A quantity in its surroundings: the words of its clause before and behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...language.sentences import (
    CLAUSE_END,
    Span,
    clause_start,
    past_list_sign,
    sentence_at,
    unmarked_clauses,
    unmarked_start,
)
from .quantities import Quantity

# 5127户8214名低保对象, 12村36组98户: nobody sets more numbers side by side.
MOST_SIDE_BY_SIDE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A quantity in its sentence.

    `left` are the words of its clause back to the quantity before; `right` those up
    to the next quantity or clause; `between` all that parts it from the one before.
    """

    quantity: Quantity
    sentence: Span
    text: str
    left: str
    right: str
    # The sentence up to the number: asked for more often than all the rest.
    said_before: str
    between: str = ""
    is_first: bool = True

    @property
    def said(self) -> str:
        """The whole sentence."""
        return self.text[self.sentence.start : self.sentence.end]

    @property
    def clause_start(self) -> int:
        """Where the clause begins whose words before the number are `left`."""
        return self.quantity.before - len(self.left)

    @property
    def said_behind(self) -> str:
        return self.text[self.quantity.end : self.sentence.end]

    @property
    def is_open(self) -> bool:
        """Whether 以上 or the like stands right behind."""
        return self.quantity.after > self.quantity.end

    @property
    def goes_straight_on(self) -> bool:
        """In one clause with the number before: 巡逻队14支共210人."""
        return not self.is_first and not CLAUSE_END.search(self.between)

    @property
    def follows_closely(self) -> bool:
        """The second of 265户362人, or of 120元、360元."""
        return not self.is_first and not self.between.strip("、和与及，,（( ")


def mentions_in(
    text: str, quantities: Sequence[Quantity], sentences: list[Span]
) -> list[QuantityMention]:
    """Each quantity with its surroundings, in order."""
    unmarked = unmarked_clauses(text) if " " in text else []
    return [
        _mention(text, quantities, index, sentences, unmarked)
        for index, quantity in enumerate(quantities)
    ]


def _mention(
    text: str,
    quantities: Sequence[Quantity],
    index: int,
    sentences: list[Span],
    unmarked: Sequence[Span],
) -> QuantityMention:
    quantity = quantities[index]
    sentence = sentence_at(sentences, quantity.start)
    earlier = quantities[index - 1] if index else None
    if earlier and earlier.start < sentence.start:
        earlier = None
    floor = min(earlier.after, quantity.before) if earlier else sentence.start
    begin = clause_start(text, quantity.before, floor)
    if earlier is None or begin > floor:
        begin = past_list_sign(text, begin, quantity.before)
    if any(span.holds(quantity.before) for span in unmarked):
        begin = unmarked_start(text, quantity.before, begin)
    return QuantityMention(
        quantity=quantity,
        sentence=sentence,
        text=text,
        left=text[begin : quantity.before],
        said_before=text[sentence.start : quantity.start],
        right=_right(text, quantities[index : index + MOST_SIDE_BY_SIDE], sentence.end),
        between=text[floor : quantity.before] if earlier else "",
        is_first=earlier is None,
    )


def _right(text: str, quantities: Sequence[Quantity], ceiling: int) -> str:
    """Up to the next number or clause; 5127户8214名低保对象 share what stands behind."""
    here = quantities[0].after
    for following in quantities[1:]:
        if following.before > here:
            ceiling = min(ceiling, following.before)
            break
        here = following.after
    clause_end = CLAUSE_END.search(text, here, ceiling)
    return text[here : clause_end.start() if clause_end else max(ceiling, here)]
