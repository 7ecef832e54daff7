"""A letter box: what somebody asked, and what the bureau answered, each under its label."""

from collections.abc import Sequence
from functools import cache

from ...language.marks import bare
from ...language.patterns import pattern
from ...parsed import Line
from ..official import is_addressees
from .words import Means, words_that_mean

LONGEST_LABEL, SHORTEST_ALONE = 16, 4
BEFORE = " \u3000\t|｜"
COLONS = ("：", ":")
# | 咨询内容 | 家里老人的坟要迁走，… |, | 回复内容 |, 回复内容 as a row of tabs
CELLS = pattern(r"[|｜\t]")
GREETED = pattern("尊敬|亲爱|各位|广大|朋友|网友|市民|来信人")
ATTACHED = pattern(r"^附件\s?[\d一二三四五六七八九十]{0,2}[:：]?$")


def is_letter_box(texts: Sequence[str]) -> bool:
    """Whether 来信内容： stands above 答复内容：, each with its colon, in a cell or alone.

    What is below those addressed, or below 附件, is a form that a notice brings with it.
    """
    asked = next((i for i, text in enumerate(texts) if _heads(text, Means.ASKED)), None)
    if asked is None or any(map(_is_of_notice, texts[:asked])):
        return False
    return any(_heads(text, Means.ANSWERED) for text in texts[asked + 1 :])


def _is_of_notice(text: str) -> bool:
    """各镇人民政府、街道办事处：, 附件, 附件2; 尊敬的市民朋友： greets who writes."""
    is_sent = is_addressees(text.strip()) and not GREETED.search(text)
    return is_sent or bool(ATTACHED.match(bare(text)))


def opens_part(text: str) -> bool:
    """Whether the line is 来信内容： or 答复内容： and nothing else, or a row that it heads."""
    if text.endswith(COLONS) and _opens(text, Means.ASKED, Means.ANSWERED):
        return True
    return bool(_cell_of_part(text, Means.ASKED, Means.ANSWERED))


def names_part(text: str) -> bool:
    """Whether 受理回复 or 咨询内容 is all that the line says."""
    return bare(text) in words_that_mean(Means.ASKED, Means.ANSWERED)


def parts_of_row(line: Line) -> list[Line]:
    """| 咨询内容 | 家里老人的坟… |: the label and what stands behind it; else the line alone."""
    label = _cell_of_part(line.text, Means.ASKED, Means.ANSWERED)
    if not label:
        return [line]
    said = (cell.strip() for cell in CELLS.split(line.text))
    cells = [cell for cell in said if cell]
    at = line.text.find(cells[-1])
    texts = [label, *cells[1:]]
    numbers = [line.number, line.line_at(at)]
    return [
        Line(number, text, ((0, number),))
        for number, text in zip(numbers, texts, strict=False)
    ]


def _heads(text: str, means: Means) -> bool:
    """来信内容：…, or 来信内容 and nothing else; 内容 alone says too little."""
    if text.lstrip(BEFORE)[:1] not in _first_signs(means):
        return False
    is_long = SHORTEST_ALONE <= len(bare(text)) <= LONGEST_LABEL
    is_whole = is_long and bare(text) in words_that_mean(means)
    return is_whole or _opens(text, means) or bool(_cell_of_part(text, means))


@cache
def _first_signs(means: Means) -> frozenset[str]:
    """How such labels begin: most lines begin otherwise."""
    return frozenset(word[0] for word in words_that_mean(means))


def _opens(text: str, *means: Means) -> bool:
    label, colon, _ = text[:LONGEST_LABEL].replace(":", "：").partition("：")
    return bool(colon) and bare(label) in words_that_mean(*means)


def _cell_of_part(text: str, *means: Means) -> str:
    """咨询内容 as the first of one cell or of two; blank for any other line."""
    if "|" not in text and "｜" not in text and "\t" not in text:
        return ""
    cells = [bare(cell) for cell in CELLS.split(text, maxsplit=4) if cell.strip()]
    is_part = 0 < len(cells) < 3 and len(cells[0]) >= SHORTEST_ALONE
    return cells[0] if is_part and cells[0] in words_that_mean(*means) else ""
