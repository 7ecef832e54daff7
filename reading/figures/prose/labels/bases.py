"""What a sentence counts that opens with a place, or with nothing but a day."""

from collections.abc import Sequence

from ..quantity_context import QuantityMention
from .anew import is_a_day
from .clauses import Counted, total_of_places
from .nouns import noun_before
from .own import is_bare
from .places import (
    heading_of_places,
    is_places,
    said_of_all,
    topic_of_places,
)
from .subjects import standard_above
from .verbs import ONLY_DONE

# 建成站点420个。全年新建48个: of the same
BUILT_ANEW = frozenset(["新建", "新增", "新建成", "新设", "新开"])


def base_of_places(
    mentions: Sequence[QuantityMention],
    index: int,
    labels: Sequence[str],
    above: Counted,
) -> str:
    """What a sentence that opens with a place counts: said in it, before it, or above."""
    mention = mentions[index]
    if not mention.is_first:
        return ""
    if is_a_day(mention) and above.of(mention):
        return above.of(mention)
    # 安定区发放203万元: what was done is said of each of them
    own = noun_before(mention.left).removesuffix("占")
    if own in BUILT_ANEW:
        return said_of_all(mentions, index, labels)
    named = ONLY_DONE.sub("", mention.left) if own and is_bare(own) else own
    if not named or not is_places(named, mention.quantity.unit):
        return ""
    return (
        topic_of_places(mention)
        or heading_of_places(mention)
        or standard_above(mention)
        or said_of_all(mentions, index, labels)
        or total_of_places(mention, above)
    )
