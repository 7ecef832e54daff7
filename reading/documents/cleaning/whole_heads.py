"""Where the parts of a page's head begin that a copy left on one line, with the text behind it or not.

首页 > 政务公开 > 某某县民政局办起“微课堂” 日期:2022-06-24 来源:某某县民政局 大 中 小 6月22日，…
"""

import re

from ...language.marks import is_prose
from ...language.patterns import pattern
from ..official import is_addressees
from ..page.furniture import furniture_of
from ..page.words import Means, words_that_mean

# The way from its home to its last step, with what parts that from the headline
WAY = pattern(
    r"^\s{0,8}(?:[您你]?(?:当前|现在|所在)的?位置\s?[:：]\s?)?(?:网站)?首页\s?"
    r"(?:[>＞›»]{1,2}\s?[^\s>＞›»。]{2,16}\s?){1,6}[>＞›»]{1,2}\s?(?=\S)"
)
LABEL = pattern(r"\s{1,4}(?=(?:发布时间|发布日期|时间|日期|来源)\s?[:：])")
SHORTEST_TITLE, LONGEST_TITLE, LONGEST_HEAD = 8, 80, 400
# 日期:2022-06-24, 09:30, 217次, 大: pieces of a stamp and of the toolbar behind it
OF_STAMP = pattern(
    r"^(?:[^:：，。]{1,8}[:：][^，。]{0,30}|[\d:：/.-]{2,20}|\d{1,7}次?|[大中小T|｜]|A[+-]?)$"
)
PIECE = pattern(r"\S+\s*")
SHORTEST_TEXT = 10


def parts_of_whole_head(text: str) -> list[int]:
    """Where way, headline, stamp and text begin; nothing where a line is no such head."""
    way = WAY.match(text[:LONGEST_HEAD])
    label = (
        LABEL.search(text, way.end(), way.end() + LONGEST_TITLE + 8) if way else None
    )
    if way is None or label is None:
        return []
    title = text[way.end() : label.start()].strip()
    is_whole = SHORTEST_TITLE <= len(title) <= LONGEST_TITLE
    if not is_whole or is_prose(title) or re.search("[>＞›»]", title):
        return []
    begins = _end_of_stamp(text, label.end())
    rest = text[begins:].strip()
    parts = [0, way.end(), label.end()]
    return [*parts, begins] if len(rest) >= SHORTEST_TEXT else parts


def _end_of_stamp(text: str, start: int) -> int:
    """Behind the stamp's values and the toolbar's words; 各镇人民政府： is the text's."""
    for piece in PIECE.finditer(text, start, start + LONGEST_HEAD):
        said = piece[0].strip()
        is_tool = said in words_that_mean(Means.TOOL) or furniture_of(said) is not None
        is_stamp = OF_STAMP.match(said) and not is_addressees(said)
        if not (is_stamp or is_tool):
            return piece.start()
    return len(text)
