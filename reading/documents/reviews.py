"""A review of work whose title was not copied, known by what its parts are called and count."""

from collections.abc import Sequence

from ..language.patterns import pattern
from .accounts_of_figures import COUNTED, FEWEST_COUNTS

# 五、存在的问题, 三、下一步工作打算, 四、2021年工作重点: what heads one of the last parts of a review
LAST_PART = pattern(
    r"^[一二三四五六七八九十]{1,3}、\s?(?:当前|目前|工作中|工作)?(?:还|仍|也)?(?:存在|面临)的?(?:主要)?(?:问题|不足|困难|短板)[^。；]{0,8}$|"
    r"^[一二三四五六七八九十]{1,3}、\s?(?:下一?步|下半年|明年|来年|今后|(?:19|20)\d{2}年)[^，。；]{0,10}(?:打算|计划|思路|安排|重点|设想)$"
)
PART = pattern(r"^[一二三四五六七八九十]{1,3}、[^。；]{2,30}$")
FEWEST_PARTS, FEWEST_COUNTING = 3, 2
# 全年共审批…: what time it looks back on
LOOKS_BACK = pattern("全年|一年来|今年以来|年初以来|上半年|前三季度")
# 请各单位…, 特此通报, 答复如下: what orders, announces or answers looks back on nothing
ORDERS = pattern(
    r"请(?:各|你|认真)|[望请]予?以?遵照|特此|如下[:：]|收悉|记者|现予|公示"
)


def looks_back(texts: Sequence[str]) -> bool:
    """Whether paragraphs that count stand under headings, one for what is wrong or next."""
    parts = [text for text in texts if PART.match(text)]
    if len(parts) < FEWEST_PARTS or not any(map(LAST_PART.match, parts)):
        return False
    counting = sum(len(COUNTED.findall(text)) >= FEWEST_COUNTS for text in texts)
    said = "\n".join(texts)
    is_review = counting >= FEWEST_COUNTING and LOOKS_BACK.search(said)
    return bool(is_review) and not ORDERS.search(said)
