"""What a plan behind a number is to do: of those that were to be done, the rest.

余下62户将于11月底前完工, 剩余2家力争7月底前改造到位; but 其余3家正在改造 tells what is,
其余3家按计划完成改造 and 其余5名由福利院将其安置 what was.
"""

from ...language.patterns import pattern
from .quantity_context import QuantityMention

LEFT_OVER = pattern("[，,；; ]*(?:另有|还有|其余|剩余|余下|剩下|尚余|另外)的?")
TO_DO_BEHIND = pattern(
    "(?!全?部?已)[^，。；]{0,8}?(?:将(?!其|他|她|它)|拟(?!定|[订制])|(?<![按照原如])计划|预计|力争|争取(?!到|了)|确保(?!了))"
    "[于在到]?[^，。；]{0,14}?"
    "(?:完成|完工|竣工|改造|整改|建成|投用|到位|办结|发放|开工|交付|达标|安置)"
)


def is_left_to_do(mention: QuantityMention) -> bool:
    """余下62户将于11月底前完工: what the plan behind the number is to do."""
    return bool(LEFT_OVER.fullmatch(mention.left) and TO_DO_BEHIND.match(mention.right))
