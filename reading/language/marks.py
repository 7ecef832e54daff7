"""What a line's first or last signs say of it: end marks, numbering, list marks."""

import re
from functools import lru_cache

from .patterns import pattern

HAN = "\u4e00-\u9fff\u3400-\u4dbf"
END_MARKS = "。！？；…!?;"
ANY_END = tuple(END_MARKS)
CLOSERS = "”’」』）)》】\"'〕]"

# 一、 （一） (1) 1. 1、 ① 第一章 第一, 一是
ENUMERATION = pattern(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"\d{1,2}[、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节条部])"
)
# ①, ⑴, ⒈, ㈠, ❶: numbers of a list in one sign
LIST_SIGNS = "①-⒛㈠-㈩㊀-㊉❶-❿"
# ⑴全县特困人员, 1）全县养老机构: what an item within a paragraph opens with
LIST_SIGN = pattern(
    rf"\s*(?:[{LIST_SIGNS}][、.．]?|[（(]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)])(?=\S)"
)
NUMERALS = pattern(r"[\d一二三四五六七八九十]")
# Rarer marks before a section: squares, stars, flowers, arrows
DRAWN_MARKS = "▣▢▤▥▦▧▨▩◈◍◘◙❏❐❑❒✧✪✭✮✯✰♦✿❀❁❃❋✽✾☘►▸➢➣➔➜"
# ● ◆ ★ ■ 【市级动态】 ▲ ※ ▣
SECTION_MARK = pattern(
    rf"^[{DRAWN_MARKS}●◆★■▇█▉▊▋▌▍▎▏◼⬛▲▶►※☆◇□○◎⊙◉➤•❖✦✱*＊]\s*(?=\S)|^[【〖](?=[^】〗]{{2,40}}[】〗]$)"
)
# — 2 —, - 3 -, · 1 ·, 第 2 页 共 5 页, 扫描件 第 1 页: a page's number and nothing else
PAGE_MARK = pattern(
    r"^[-—–―－·•\s]*[-—–―－]\s*\d{1,3}\s*[-—–―－][-—–―－\s]*$|^\s*[·•]\s*\d{1,3}\s*[·•]\s*$|"
    r"^(?:扫描件|扫描页|扫描|复印件|影印件)?\s*第\s*\d+\s*页(?:[,，/\s]*共\s*\d+\s*页)?$"
)
# the same; 2/5 and 4, which cells may say too
PAGE_NUMBER = pattern(rf"{PAGE_MARK.pattern}|^\d+\s*/\s*\d+$|^(?!0\d$)\d{{1,3}}$")

# ………某某县民政局/2: who wrote it and its page, behind a leader in a list, which is longer
# than the two dots of a sentence that breaks off
PAGE_BEHIND_WRITER = pattern(
    rf"(?<![…·．.])(?:…{{3,}}+|[.·．]{{7,}}+)\s?[{HAN}][{HAN}\s、，,（()）]{{1,30}}+[/／(（]?\s?\d{{1,3}}\s?[)）]?\s*$"
)

# 12,041, 842.35, -3, 36.97%: all that a cell says
NUMBER_CELL = pattern(r"\s*[-−]?\d[\d,]*(?:\.\d+)?[%％]?\s*")


# 结婚登记*, 火化遗体※: leads to a note below the table, and is no part of the name.
NOTE_MARKS = "*＊※☆★△▲①-⑳"
# What parts the cells of a table set in blanks, and what none of its rows holds.
WIDE_GAP = pattern(r"\s{2,}|\u3000+")
RUNNING_SIGNS = frozenset("，。；！？")
# What parts words.
SPACED = pattern(r"(\s+)")
# A line longer than this is wide, whatever its signs.
MEASURED_LENGTH = 400
# Signs half as wide as a Han character: ASCII and accented Latin letters.
NARROW = pattern("[ -~\u00a0-\u024f]")
# A letter, a digit, a Han character: all that str.isalnum calls so.
WORD_SIGN = pattern(r"[^\W_]")
# The layouts ask the same of the same lines many times over.
REMEMBERED_LINES = 65_536


def columns(text: str) -> float:
    """The width of a line in Han characters; a half-width sign counts a half."""
    if len(text) > MEASURED_LENGTH:
        return len(text)
    return len(text) - len(NARROW.findall(text)) / 2


def bare(text: str) -> str:
    """The text without any white space: 本 期 内 容 is 本期内容."""
    return "".join(text.split())


def enumeration_kind(text: str) -> str:
    """What a line is numbered in: 1 for digits, 一 for numerals, blank for none."""
    if not ENUMERATION.match(text):
        return ""
    return "1" if re.match(r"[(（]?\s*\d|[①-⑳]", text) else "一"


def form_of_enumeration(text: str) -> str:
    """What stands around a line's number: 一、 has another form than （一）, and than 1、"""
    found = ENUMERATION.match(text)
    return enumeration_kind(text) + NUMERALS.sub("", found[0]) if found else ""


def ends_sentence(text: str) -> bool:
    """Whether the line closes a sentence, closing quotes and brackets aside."""
    return text.rstrip().rstrip(CLOSERS).endswith(ANY_END)


@lru_cache(REMEMBERED_LINES)
def is_prose(text: str) -> bool:
    """Whether the line is running text: it ends a sentence or holds an inner one."""
    return len(text) > 60 or "。" in text or "；" in text or ends_sentence(text)


def is_row_of_numbers(text: str) -> bool:
    """Whether tabs part two numbers and more: a table's row, and no page's furniture."""
    if "\t" not in text:
        return False
    return sum(bool(NUMBER_CELL.fullmatch(cell)) for cell in text.split("\t")) > 1


def is_row_of_gaps(text: str) -> bool:
    """Whether wide gaps part three cells and more, and no sentence: 1     灭火器    压力正常."""
    if "  " not in text and "\u3000" not in text:
        return False
    if len(text) > MEASURED_LENGTH or not RUNNING_SIGNS.isdisjoint(text):
        return False
    cells = [cell for cell in WIDE_GAP.split(text.strip()) if cell]
    return len(cells) > 2 and sum(len(cell) > 1 for cell in cells) > 1


def words_of(text: str) -> str:
    """Letters, digits and Han characters alone: what two printings have in common."""
    return "".join(filter(str.isalnum, text))


def pairs_of(words: str) -> list[str]:
    """枫桥, 桥镇 of 枫桥镇: the pairs of signs that stand side by side."""
    return [words[at : at + 2] for at in range(len(words) - 1)]


def holds_words(text: str) -> bool:
    """Whether anything readable stands there: a letter, a digit, a Han character."""
    return bool(WORD_SIGN.search(text))


def is_set_wide(text: str) -> bool:
    """Whether all that a line says is set wide, sign by sign: 路 演 评 审 会 举 行."""
    pieces = text.split()
    return len(pieces) > 2 and all(len(piece) == 1 for piece in pieces)


@lru_cache(REMEMBERED_LINES)
def unspaced(text: str) -> str:
    """Words set wide as words: 内 部 资 料 is 内部资料, 2 0 2 4 年 is 2024年.

    Signs stand alone, one gap between them that is nowhere wider than the first.
    """
    pieces = SPACED.split(text.strip())
    words, gaps = pieces[::2], pieces[1::2]
    joined, width = words[0], 0
    for i, (gap, word) in enumerate(zip(gaps, words[1:], strict=True)):
        alone = len(words[i]) == 1 and len(word) == 1
        if not alone or (width and len(gap) > width):
            joined, width = f"{joined}{gap}{word}", 0
            continue
        joined, width = f"{joined}{word}", width or len(gap)
    return joined
