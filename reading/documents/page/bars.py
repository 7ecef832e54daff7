"""Bars of a page that are known by their form: a player's buttons, albums, tags, sizes of letters."""

from ...language.marks import HAN
from ...language.patterns import pattern

# 00:00 / 01:42 倍速 高清: a player's clock
PLAYER = pattern(r"^[▶►]?\s?\d{1,2}[:：]\d{2}\s?[/／]\s?\d{1,2}[:：]\d{2}(?:\s|$)")
# 语音播报 00:00 / 02:47 倍速: the clock amid a player's buttons
CLOCK_OF_PLAYER = pattern(
    r"(?<![\d:：])\d{1,2}[:：]\d{2}\s{0,2}[/／]\s{0,2}\d{1,2}[:：]\d{2}(?![\d:：])"
)
# 1.0x, 1.25倍: how fast a player plays
SPEED = pattern(r"^[0-3]\.\d{1,2}\s?[xX×倍]$")
# 倍速 1.0x 1.25x 1.5x: the speeds behind their name
SPEEDS = pattern(r"(?<!\S)[0-3](?:\.\d{1,2})?\s?[xX×倍](?!\S)")
_SPEED_SIGNS = frozenset("xX×倍")
# #为老服务 12个: an album that an account put the text into
ALBUM = pattern(r"^(?:收录于.{0,4}\s?)?#\S{1,24}\s{0,4}\d{1,4}\s?[个篇]$")
# 滑动查看更多图片 >>>, 未完待续，上拉继续阅读
SLIDE = pattern(
    r"^[<>＜＞《》←→↑↓▼▽︾\s]{0,8}[（(]?(?:未完待续|(?:未完待续[，,。…\s]{0,6})?(?:请|可)?(?:向|往)?[左右上下]{0,2}(?:滑动?|拉动?|划动?)(?:屏幕|页面)?(?:可|即可|继续|以)?(?:查看|浏览|阅读|观看)[^，。]{0,12})[）)…\s<>＜＞《》↓▼▽︾]{0,8}$"
)
# [大字体] [小字体] [黑白]: a bar of buttons, each in brackets of its own
BRACKETED_BAR = pattern(
    rf"^(?:[\[【〔][{HAN}A-Za-z+\-]{{1,5}}[\]】〕]\s{{0,4}}){{3,12}}$"
)
# A-  A  A+: three sizes of letters
SIZES = pattern(r"^[(（]?(?:A\s?[-+－＋—]?\s{0,4}){2,4}[)）]?$")
# #独居老人 #上门服务
TAGS = pattern(r"^(?:#[^\s#]{2,20}#?\s{0,4}){2,12}$")
# Pt En 简 繁, 繁 | 简 | EN: the languages of a page, the script of one of them among them
LANGUAGES = (
    r"(?=.{0,24}(?:P[Tt]|E[Nn]))(?=.{0,24}[简繁])"
    r"(?:P[Tt]|E[Nn][Gg]?|Português|English|葡|英|中|中文|[简繁](?:体|中)?)(?:[\s|｜/]{1,4}(?:P[Tt]|E[Nn][Gg]?|Português|English|葡|英|中|中文|[简繁](?:体|中)?)(?![^\W\d_])){2,5}"
)
LANGUAGES_ALONE = pattern(
    rf"^{LANGUAGES}(?:[\s|｜/]{{1,4}}(?:无障碍|长者版|关怀版))?[\s|｜]{{0,4}}$"
)
# What bars are made of, and the signs of which each holds one.
BARS = (
    ("#", ALBUM),
    ("#", TAGS),
    ("看览读未", SLIDE),
    (".", SPEED),
    ("]】〕", BRACKETED_BAR),
    ("A", SIZES),
    ("简繁", LANGUAGES_ALONE),
)


def is_bar(text: str) -> bool:
    """An album, tags, a hint to slide, a speed, buttons in brackets, sizes of letters."""
    held = set(text)
    return any(
        not held.isdisjoint(signs) and pattern.match(text) for signs, pattern in BARS
    )


def without_player(text: str) -> str:
    """倍速 of 倍速 1.0x 1.25x, 语音播报 and 倍速 of 语音播报 00:00 / 02:47 倍速."""
    if "/" in text or "／" in text:
        text = CLOCK_OF_PLAYER.sub(" ", text)
    return text if _SPEED_SIGNS.isdisjoint(text) else SPEEDS.sub(" ", text)
