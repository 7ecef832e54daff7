"""The words that web pages put around a text, and what each betrays of its line.

They are rows of `reading/language/page_words.csv`, each with a line that shows it.
A word is evidence only: what its line is, `furniture` decides by the line's structure.
"""

from enum import StrEnum
from functools import cache

from ...language.guarded import words_of_table

TABLE = "page_words.csv"


class Means(StrEnum):
    """What a word says of the line it stands in."""

    # 当前位置：… and greetings
    WAY = "way"
    # 首页 政务公开 互动交流: one cell of a menu
    MENU = "menu"
    # 打印 关闭 字号: one piece of a toolbar
    TOOL = "tool"
    # 上一篇：… 版权所有：… : opens a line of the foot
    FOOT = "foot"
    # 相关链接: opens a list of links that goes on to the end
    LINKS = "links"
    # 网友评论: what readers wrote, on to the end
    COMMENTS = "comments"
    # 精选留言: the same, with no button below any of it
    CHOSEN = "chosen"
    # 回复 支持(18): below what a reader wrote
    REPLY = "reply"
    # 下一页: beside the numbers of a text's pages
    PAGER = "pager"
    # 验证码: is all of its line
    WHOLE = "whole"
    # 本网站使用Cookie…: a sentence that tells of the site itself
    SITE = "site"
    # 由会员分享, 可在线阅读: how a site speaks that collects and sells texts
    SHOP = "shop"
    # 仅供参考, 希望对您: what it says beside, and what an office may say too
    OFFER = "offer"
    # 浏览器, 播放器: what a page is read with, and 版本过低: what it says of that
    DEVICE = "device"
    COMPLAINT = "complaint"
    # ICP备…: a record number, wherever it stands
    RECORD = "record"
    # 今日开奖 | 双色球 七乐彩 | 讨论: a cell of a portal's menu
    PORTAL = "portal"
    LABEL_OF_TITLE = "label title"
    LABEL_OF_NUMBER = "label number"
    LABEL_OF_SOURCE = "label source"
    LABEL_OF_ISSUER = "label issuer"
    LABEL_OF_PUBLISHED = "label published"
    LABEL_OF_DATED = "label dated"
    OTHER_LABEL = "label other"
    # 民政为民 民政爱民: what an account says of itself above its text
    SLOGAN = "slogan"
    # 来信内容：, 答复内容：: the parts of a letter box
    ASKED = "asked"
    ANSWERED = "answered"
    # 棋牌, 在线看: what mirrors glue to a text; 免费, 大全 are so beside one of these
    SPAM = "spam"
    SPAM_BESIDE = "spam beside"
    # 责任单位：…, 机密程度：… : how the labels of forms end that nobody lists
    ENDING = "ending"


@cache
def words_that_mean(*means: Means) -> tuple[str, ...]:
    """The words of these meanings, longest first, so that 打印本页 is met before 打印."""
    found = {each.word for each in words_of_table(TABLE, *means)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def labels() -> dict[str, Means]:
    """What each label's value is: 发布机构 an issuer, 成文日期 a date of the document."""
    return {
        each.word: Means(each.kind)
        for each in words_of_table(TABLE)
        if each.kind.startswith("label")
    }
