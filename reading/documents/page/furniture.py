"""What of a page is no part of its text: navigation, toolbars, links, record numbers.

Structure outranks words: a sentence is text and a title of a document is a title,
whatever words they hold; a toolbar is a line of nothing but a toolbar's words.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from ...language.marks import (
    HAN,
    REMEMBERED_LINES,
    bare,
    columns,
    ends_sentence,
)
from ...language.patterns import pattern
from ..official import is_title
from .accounts import BUTTONS, VISITS, is_account_row
from .bars import PLAYER, is_bar, without_player
from .comment_box import is_of_comment_box
from .complaints import deals_in_texts, disclaims, speaks_of_reading
from .program_code import is_program_code
from .weather import tells_weather
from .words import Means, words_that_mean

LONGEST_FURNITURE, LONGEST_FOOT = 120, 160
# A sentence longer than this is the text's, however it begins.
SHORT_SENTENCE = 24
LONGEST_PIECE, CELL = 6, range(2, 9)
NOTICE_LENGTH, LONGEST_NOTICE = 60, 120
# What parts the pieces of a menu or toolbar, 丨 and | alike.
BETWEEN = pattern(
    r"[\s|｜丨/·•>＞»›、，,：:?？\[\]【】〔〕()（）〖〗«<＜—–\-_*\"“”.…]+"
)
# What may stand before the first word of a line: bullets, brackets, rules.
BEFORE = " \u3000+＋-—–•·●▪◆◇■□○⊙>＞»|｜丨[【〔〖(（<《“\"'*◀▶◁▷←→↓↑▼▎▍▌▋▊▉█👇👆🔊🔈"
# 首页 > 业务工作 > 正文, 首页→新闻: steps of the way to a page
STEPS = pattern(r"\s*(?:[>＞»›→]|::|&gt;)+\s*")
# 新闻资讯 > 部门动态
SPACED_STEP = pattern(r"\S\s{1,4}[>＞»›→]{1,2}\s{1,4}\S")
# 民政资讯-基层动态-正文
DASHED_WAY = pattern(rf"^[{HAN}]{{2,10}}(?:\s?[-—–]\s?[{HAN}]{{2,10}}){{1,4}}$")
# 首页 / 政务公开 / 通知公告
SLASHED = pattern(r"\s{1,3}[/／]\s{1,3}")
HOMES = ("首页", "网站首页", "主页")
# 网 站 首 页, with what stands before it
LONGEST_HOME = 12
# One of them parts the steps of a way.
WAY_SIGNS = frozenset(">＞»›→:&")
PLACE_OF_WAY_WORDS = 14
# 正文, 内容: where the way ends
END_OF_WAY = pattern(r"(?:正文|内容|详情|详细内容|文章内容|信息内容|浏览文章)$")
# 返回某某新闻网首页
WAY_BACK = pattern(rf"^返回[{HAN}]{{0,12}}(?:首页|列表|顶部|上一?[页级]|主页)$")
# NEWS, ABOUT US, The Elderly: Latin words that a site or an account sets for ornament
ORNAMENT = pattern(
    r"^(?=[A-Z])(?=(?:[^A-Za-z]{0,3}[A-Za-z]){4})[A-Z][A-Za-z'’]{0,20}(?:[\s&·/-]{1,3}[A-Z][A-Za-z'’]{0,20}){0,5}$"
)
# 某某日报多媒体数字版, 某某晚报电子报: what a newspaper calls its own page
PAPER_ON_LINE = pattern(
    rf"^[{HAN}]{{2,12}}(?:[日晚时晨早商周导]|都市|青年|新闻)报?[{HAN}]{{0,4}}(?:数字报|数字版|电子报|电子版)$"
)
# 03版：社会民生, 第3版 要闻: the page of the paper
PAGE_OF_PAPER = pattern(
    rf"^(?:第\s?)?[A-Z]?\d{{1,3}}\s?版\s?[:：|｜\s]\s?[{HAN}·]{{2,10}}$"
)
# 【热门推荐】白桦林里好风光, [广告] 特产半价: what a site sells amid a text
ADVERTISED = pattern(
    rf"^[【\[〖](?:[{HAN}]{{2,4}})?(?:推荐|推广|广告|赞助)[】\]〗]\s{{0,4}}\S"
)
# 1, 共2页, 第1页, 转到第, 共 3 页: a piece of a row of pages
PAGE = pattern(
    r"^(?:转到第?|转至第?|跳转到?第?|跳[到至]第?|到第?|第|共|页|条|GO|确定|共\s?\d{1,4}\s?条|\d{1,3}|共\s?\d{1,3}\s?页|(?:当前)?第\s?\d{1,3}\s?页|\d{1,3}/\d{1,3}页?)$"
)
BAR = pattern("[|｜_＿]")
# 民生要闻, 县区动态
PART_OF_SITE = pattern(
    rf"^[{HAN}]{{2,4}}(?:要闻|新闻|动态|资讯|快讯|公告|专栏|频道|之窗|播报|聚焦)$"
)
SITE_NAME = pattern(r"(?:网|平台|网站|门户|人民政府)$")
# （承办单位：养老科　承办人：…）: who handled a paper, and no site
HANDLED_BY = pattern(r"(?:承办|经办)人\s?[:：]")
# 更多>>热门排行
LEADS_TO_LIST = pattern(rf"^更多\s{{0,2}}[>＞»]{{1,3}}\s{{0,2}}[{HAN}]{{2,12}}$")
# 最新文章|更多
MORE = "更多"
# 网友留言(0): how many there are
HOW_MANY = pattern(r"\s?[（(]\d{1,5}[）)]\s*$")
# https://www.example.cn/1.html alone on a line
ADDRESS = pattern(
    r"^[(（]?(?:网址\s*[:：]\s*)?(?:https?://|www\.)[\w./:?=&%#~+-]+[)）]?$", re.ASCII
)
# PART ONE, Part.02, 01, 0 1: what an account's pattern sets beside the name of a part
PART_OF_PATTERN = pattern(
    r"^(?:0\s?\d|PART[\s.·]{0,3}(?:\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN))$",
    re.IGNORECASE,
)
# 字 体, 首 页: two signs set wide; 大 中 小 are three tools
SPACED_WORD = pattern(rf"(?<![{HAN}])(?<![{HAN}] )([{HAN}])\s([{HAN}])(?!\s?[{HAN}])")


class Furniture(StrEnum):
    WAY = "way"
    MENU = "menu"
    TOOL = "tool"
    FOOT = "foot"
    LINKS = "links"


@lru_cache(REMEMBERED_LINES)
def furniture_of(text: str) -> Furniture | None:
    """What kind of furniture the line is, if it is any."""
    if is_program_code(text):
        return Furniture.FOOT
    if not text or (len(text) > LONGEST_FOOT and columns(text) > LONGEST_FOOT):
        return None
    if _holds_record(text) or BUTTONS.match(text) or deals_in_texts(text):
        return Furniture.FOOT
    if speaks_of_reading(text):
        return Furniture.TOOL
    if is_sentence(text) and not _leads_home(text):
        return Furniture.FOOT if _is_of_site(text) else None
    if len(text) <= LONGEST_FURNITURE and _is_way(text):
        return Furniture.WAY
    if _leads_on(text):
        return Furniture.FOOT
    if is_title(text) and not _is_all_menu(text):
        # 相关政策：某某县人民政府办公室关于…的通知
        return Furniture.LINKS if _opens_links(text) else None
    if len(text) <= LONGEST_FURNITURE:
        if _is_menu(text):
            return Furniture.MENU
        if _is_toolbar(text):
            return Furniture.TOOL
    if _opens_links(text):
        return Furniture.LINKS
    if _is_of_foot(text):
        return Furniture.FOOT
    is_ornament = ORNAMENT.match(text) or ("版" in text and PAGE_OF_PAPER.match(text))
    return Furniture.MENU if is_ornament else None


def _holds_record(text: str) -> bool:
    """粤ICP备12345678号; a sentence that tells of such a number is text."""
    is_record = any(word in text for word in words_that_mean(Means.RECORD))
    return is_record and not (is_sentence(text) and text.rstrip().endswith("。"))


def is_aside(text: str) -> bool:
    """A toolbar, a way or a button amid a text: 收藏 | 举报, 展开全文, 内容由AI生成."""
    if not text or len(text) > LONGEST_FURNITURE:
        return False
    if speaks_of_reading(text):
        return True
    if is_sentence(text):
        return False
    stripped = text.strip()
    if ADVERTISED.match(text) or PART_OF_PATTERN.match(stripped):
        return True
    # Anna Smith below a letter is who wrote it.
    if stripped.isupper() and ORNAMENT.match(stripped):
        return True
    return _is_button(text) or _is_toolbar(text) or _names_way(text)


def is_sentence(text: str) -> bool:
    """Running text: it ends a sentence or holds one, and is more than a greeting."""
    runs_on = ends_sentence(text) or "。" in text
    return runs_on and len(text) > SHORT_SENTENCE


def opening(text: str, *means: Means) -> str:
    """The word of these meanings that the line begins with, its bullets aside."""
    start = text.lstrip(BEFORE)
    possible = _words_by_first_sign(*means).get(start[:1].casefold(), ())
    return next((word for word in possible if _begins(start, word)), "")


@cache
def _words_by_first_sign(*means: Means) -> dict[str, list[str]]:
    """The words of these meanings, the longest first, by how they begin."""
    words: dict[str, list[str]] = {}
    for word in words_that_mean(*means):
        words.setdefault(word[:1].casefold(), []).append(word)
    return words


def _begins(text: str, word: str) -> bool:
    return text[: len(word)].casefold() == word.casefold()


@cache
def _ways() -> tuple[str, ...]:
    return tuple(map(bare, words_that_mean(Means.WAY)))


def _names_way(text: str) -> bool:
    start = bare(text)[:PLACE_OF_WAY_WORDS]
    return any(word in start for word in _ways())


def _leads_home(text: str) -> bool:
    """首页>政务公开>关于印发《某某办法》…: a way whose end the site cut off."""
    if "页" not in text[:LONGEST_HOME]:
        return False
    steps = STEPS.split(text.strip())
    return len(steps) > 1 and bare(steps[0]) in HOMES and "。" not in text


def _is_of_site(text: str) -> bool:
    """本网站使用Cookie…: a sentence about the site itself, and no other behind it."""
    is_one = len(text) <= LONGEST_NOTICE and text.count("。") < 2
    return is_one and (bool(opening(text, Means.SITE)) or disclaims(text))


def _is_way(text: str) -> bool:
    """您当前的位置：首页 > 要闻, 首页 >> 民政要闻 >> 正文; 90岁>80岁 is none."""
    if _names_way(text):
        return True
    if tells_weather(text) or _is_row_of_sites(text):
        return True
    if _leads_home(text) or (END_OF_WAY.search(text) and DASHED_WAY.match(text)):
        return True
    held = set(text)
    if held.isdisjoint(WAY_SIGNS) and held.isdisjoint("/／"):
        return False
    steps = [step for step in STEPS.split(text.strip()) if step]
    slashed = SLASHED.split(text.strip())
    if len(slashed) > 1 and all(
        len(bare(step)) <= LONGEST_PIECE * 2 for step in slashed
    ):
        return any(step in words_that_mean(Means.MENU) for step in map(bare, slashed))
    if len(steps) < 2 or any(len(step) > LONGEST_PIECE * 3 for step in steps):
        return False
    is_home = bare(steps[0]) in HOMES
    names_parts = not any(sign.isdigit() or sign in "，！？" for sign in text)
    is_set_apart = bool(SPACED_STEP.search(text))
    is_long = names_parts and (
        len(steps) > 2 or is_set_apart or any(map(is_column, steps))
    )
    return is_home or is_long or bool(END_OF_WAY.search(steps[-1]))


def is_column(step: str) -> bool:
    """信息公开年报: what a site calls one of its parts."""
    return bare(step) in words_that_mean(Means.MENU)


def _is_row_of_sites(text: str) -> bool:
    """国家政务服务平台 | 某某市政府网, 民生要闻｜某某新闻网: names of sites and their parts, no more."""
    pieces = _pieces(text)
    sites = [bool(SITE_NAME.search(piece)) for piece in pieces]
    if len(pieces) < 2 or not sites[-1]:
        return False
    return all(sites) or (
        len(pieces) == 2 and bool(BAR.search(text)) and _names_part_of_site(pieces[0])
    )


def _names_part_of_site(name: str) -> bool:
    """民生要闻, 通知公告: what a site calls one of its parts."""
    return is_column(name) or bool(PART_OF_SITE.match(name))


def _leads_on(text: str) -> bool:
    """上一篇：…的答复: a link whose words may be a document's title."""
    word = opening(text, Means.FOOT)
    behind = text.lstrip(BEFORE)[len(word) :].lstrip("文章 \u3000")
    return bool(word) and behind[:1] in (":", "：")


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(BEFORE) for piece in BETWEEN.split(text))
    return [piece for piece in pieces if piece]


def _is_menu(text: str) -> bool:
    """首页 机构概况 政务公开: a row of cells, two of them a menu's, or the first its home."""
    pieces = _pieces(text)
    known = sum(piece in words_that_mean(Means.MENU) for piece in pieces)
    if len(pieces) > 2 and pieces[0] in HOMES:
        return known > 1 or all(
            len(each) in CELL and not each.isdigit() for each in pieces
        )
    return known > 1 and (len(pieces) > 2 or known == len(pieces))


def _is_all_menu(text: str) -> bool:
    """首页 新闻中心 通知公告: no title, whatever the last of them ends in."""
    pieces = _pieces(text) if " " in text or "\u3000" in text else []
    return len(pieces) > 2 and all(map(is_column, pieces))


def _is_toolbar(text: str) -> bool:
    """【字体：大 中 小】打印 关闭: at least half its pieces are tools, the others short."""
    if is_account_row(text) or PLAYER.match(text.strip()):
        return True
    if is_bar(text.strip()):
        return True
    pieces = _pieces(bare_spacing(without_player(text)))
    if _are_pages(_pieces(text)):
        return True
    tools = [piece for piece in pieces if _is_tool(piece)]
    are_tools = any(opening(piece, Means.TOOL) for piece in tools)
    others = [piece for piece in pieces if len(piece) > 1 and not _is_tool(piece)]
    return (
        are_tools
        and len(tools) >= len(others)
        and all(len(piece) <= LONGEST_PIECE for piece in others)
    )


def _are_pages(pieces: Sequence[str]) -> bool:
    """[1] [2] 下一页 尾页 共2页: the numbers of a text's pages, and a word for another."""
    words = words_that_mean(Means.PAGER)
    others = [piece for piece in pieces if piece not in words]
    return 0 < len(others) < len(pieces) and all(map(PAGE.match, others))


def bare_spacing(text: str) -> str:
    """字 体 as 字体: two signs set wide are one word."""
    return SPACED_WORD.sub(r"\1\2", text) if len(text.split(None, 1)) > 1 else text


def _is_tool(piece: str) -> bool:
    """A tool's word, or several run together: 打印本页关闭窗口."""
    rest = piece
    while rest:
        word = opening(rest, Means.TOOL, Means.MENU)
        if not word or not rest.startswith(word):
            return False
        rest = rest[len(word) :]
    return True


def _opens_links(text: str) -> bool:
    """相关链接 alone, or with its first link behind a colon."""
    cells = text.split()
    if len(cells) > 1 and all(cell in words_that_mean(Means.LINKS) for cell in cells):
        return True
    if LEADS_TO_LIST.match(text):
        return True
    text = HOW_MANY.sub("", text)
    word = opening(text, Means.LINKS)
    behind = text.lstrip(BEFORE)[len(word) :].strip(" \u3000】]〕)）|｜").rstrip(BEFORE)
    return bool(word) and (not behind or behind[0] in ":：>＞" or behind == MORE)


def _is_button(text: str) -> bool:
    """提交, + 关注, 返回首页, 00:00 / 01:42: all that the line says."""
    start = bare(text).strip(BEFORE + "】]）)>》.…:：∨∧⌄⌃")
    words = words_that_mean(Means.WHOLE)
    is_whole = start in words or start.upper() in words or WAY_BACK.match(start)
    return bool(is_whole or PLAYER.match(text.strip()))


def _is_of_foot(text: str) -> bool:
    if HANDLED_BY.search(text):
        return False
    if _is_button(text):
        return True
    stripped = text.strip()
    if any(each.match(stripped) for each in (ADDRESS, VISITS, PAPER_ON_LINE)):
        return True
    if is_of_comment_box(text):
        return True
    is_running = text.endswith("。") and len(text) > NOTICE_LENGTH
    return bool(opening(text, Means.FOOT)) and not is_running
