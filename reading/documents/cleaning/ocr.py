"""What scanning and typing leave in prose: stray spaces, half-width marks, straight quotes.

None of these steps adds or drops a word; each touches only what its name says.
"""

import re

from ...language.marks import HAN, ends_sentence
from ...language.patterns import pattern
from ...language.sentences import BLANKS, unmarked_clauses

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
    rf"“[{HAN}]{{2,12}}(?: [{HAN}]{{2,12}}){{1,3}}”|[（(][{HAN}/／:：]{{2,10}}(?: [{HAN}/／:：]{{2,10}}){{1,4}}[）)]"
)
# 封闭管理,暂停 / 100%,其中 / 309.5万元;其中: beside Han, never 1,234
NARROW_MARK = pattern(
    rf"(?<=[{HAN}”’）》%])[,;:?!](?!//)|(?<![\d:])[,;:?!](?=[{HAN}“‘（《])|(?<=\d)[,;](?=[{HAN}“《])"
)
# 一一一一一一: a rule across the page, as a machine reads its dashes
RULE_SIGNS, SHORTEST_RULE = "一—―-", 6
# │ 信息类别 │ 条数 │: what is drawn between the cells of a table, and how far from the margin
FRAME, LONGEST_MARGIN = frozenset("│┃║"), 40
AS_BARS = str.maketrans("│┃║", "|||")
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


def redrawn(text: str) -> str:
    """A rule that was read as the numeral is a rule again, and │ between cells a bar.

    One sign for one. │ on both sides of a single cell is a frame.
    """
    if FRAME.isdisjoint(text[:LONGEST_MARGIN].lstrip()[:1]):
        return _with_rule(text)
    is_row = text.rstrip()[-1:] in FRAME and sum(map(text.count, FRAME)) > 2
    return text.translate(AS_BARS) if is_row else text


def _with_rule(text: str) -> str:
    is_read = text.count("一") >= SHORTEST_RULE and not text.strip().strip(RULE_SIGNS)
    return text.replace("一", "—") if is_read else text


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
