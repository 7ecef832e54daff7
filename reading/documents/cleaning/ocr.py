"""What scanning and typing leave in prose: stray spaces, half-width marks, straight quotes.

None of these steps adds or drops a word; each touches only what its name says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.marks import HAN, ends_sentence
from ...language.patterns import pattern
from ...language.sentences import BLANKS, unmarked_clauses
from ...parsed import Line

WIDE = str.maketrans(",;:?!()", "，；：？！（）")
# 入 口关, 共 24 间
SPACE_BESIDE_HAN = pattern(
    rf"(?<=[{HAN}，。；：、！？”）》])[ \u3000\u00a0]+|[ \u3000\u00a0]+(?=[{HAN}，。；：、！？“（《])"
)
# Scanning leaves many.
FEW_SPACES = 3
# What stands in for a blank that is kept.
KEPT = "\ue000"
# “婚礼从简 日子红火”: two words of two signs at least, in quotes or brackets
BETWEEN_WORDS = pattern(
    rf"“[{HAN}]{{2,12}}(?: [{HAN}]{{2,12}}){{1,3}}”|[（(][{HAN}]{{2,8}}(?: [{HAN}]{{2,4}}){{1,4}}[）)]"
)
# 封闭管理,暂停 / 100%,其中 / 309.5万元;其中: beside Han, never 1,234
NARROW_MARK = pattern(
    rf"(?<=[{HAN}”’）》%])[,;:?!](?!//)|(?<![\d:])[,;:?!](?=[{HAN}“‘（《])|(?<=\d)[,;](?=[{HAN}“《])"
)
# …重新核定., 减免50%., …按季发放.  （某某乡 李某某）: a point ends the line's sentence
POINT_AT_END = pattern(
    rf"(?<=[{HAN}%％”）》)])\.(?=[”\"]?\s*$|\s{{2,}}[（(][^（()）]{{2,24}}[）)]\s*$)"
)
# 2735人.经核定, 下降2%.其中: behind a quantity no name goes on
POINT_BEHIND_QUANTITY = pattern(rf"(\d[{HAN}]{{0,2}}[{HAN}%％])\.(?=[{HAN}“])")
# So many lines of such a length end so, and no fewer than hold a full stop.
FEWEST_POINTED, SHORTEST_POINTED = 2, 20
# (市、区) after or around Han characters
NARROW_BRACKETS = pattern(rf"\(([^()]*[{HAN}][^()]*)\)")


def holds_sentences(text: str) -> bool:
    """Whether the line is prose, whose spaces mean nothing; headings keep theirs."""
    comma = "，" in text or "," in text
    introduces = text.rstrip().endswith(("：", ":"))
    runs_on = comma and (len(text) > 40 or introduces)
    return ends_sentence(text) or "。" in text or runs_on


def close_spaces(text: str) -> str:
    """Drop the spaces beside Han characters.

    In a line with hardly any, a blank between words in quotes or brackets was meant:
    “婚礼从简 日子红火”, （记者 丁小满 罗成）. So were those that part clauses, where
    no mark does: 慈善会联合民政局 开展生日慰问 每位老人 可领600元.
    """
    for span in reversed(unmarked_clauses(text)):
        clauses = BLANKS.sub(KEPT, text[span.start : span.end].strip(" "))
        text = f"{text[: span.start]}{clauses}{text[span.end :]}"
    if len(SPACE_BESIDE_HAN.findall(text)) > FEW_SPACES:
        return SPACE_BESIDE_HAN.sub("", text).replace(KEPT, " ")
    kept = BETWEEN_WORDS.sub(lambda match: match[0].replace(" ", KEPT), text)
    return SPACE_BESIDE_HAN.sub("", kept).replace(KEPT, " ")


def with_full_stops(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text typed with points: those that end its sentences are full stops.

    买买提.吐尔逊 keeps its point, and 一.基本情况, as no sentence ends there.
    """
    texts = [each.text for each in lines if len(each.text) >= SHORTEST_POINTED]
    pointed = sum(bool(POINT_AT_END.search(text)) for text in texts)
    stopped = sum("。" in text for text in texts)
    if pointed < FEWEST_POINTED or pointed < stopped:
        return list(lines)
    return [replace(each, text=_with_stops(each.text)) for each in lines]


def _with_stops(text: str) -> str:
    return POINT_BEHIND_QUANTITY.sub(r"\1。", POINT_AT_END.sub("。", text))


def widen_marks(text: str) -> str:
    """Full-width punctuation beside Han characters: one sign for one."""
    text = NARROW_BRACKETS.sub(lambda match: f"（{match[1]}）", text)
    return NARROW_MARK.sub(lambda match: match[0].translate(WIDE), text)


def curl_quotes(text: str) -> str:
    """Straight double quotes alternate; a line where they do not pair keeps them."""
    if '"' not in text or not re.search(f"[{HAN}]", text):
        return text
    curled, is_open = [], False
    for sign in text:
        if sign in '"“”':
            sign = {"“": "“", "”": "”"}.get(sign, "”" if is_open else "“")
            is_open = sign == "“"
        curled.append(sign)
    return text if is_open else "".join(curled)
