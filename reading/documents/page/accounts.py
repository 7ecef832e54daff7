"""What only the page of a public account says: 微信扫一扫, 预览时标签不可点, 阅读 1023 赞 15."""

from ...language.marks import HAN, bare
from ...language.patterns import pattern
from .words import Means, words_that_mean

LONGEST, LONGEST_SLOGAN = 60, 28
# 让 and 做 and 精神 are of a slogan; 筑牢兜底保障网 beside 以民为本 is a heading's.
MOST_BESIDE_SLOGAN = 4
WORD_SIGN = pattern(r"\w")
# How often it was read and liked: 阅读 1023　赞 15　在看 7
COUNTS = pattern(
    r"^(?:(?:阅读|阅读量|浏览|赞|点赞|在看|转发|评论|收藏)(?:数|量)?\s{0,4}[:：]?\s{0,4}[\d.]{1,12}[万+]{0,2}\s{0,8}){1,8}$"
)
# 原创 小民 某某民政: whose article it is
ORIGINAL = pattern(rf"^原创\s*[:：]?\s[{HAN}\w\s]{{1,30}}$")
# 某某民政 某某民政 云南: the account twice, and where it wrote from
TWICE = pattern(rf"^(?P<name>[{HAN}\w]{{3,16}})\s+(?P=name)(?:\s+[{HAN}]{{2,3}})?$")
# ： ， 。 视频 小程序 赞: what is left of the buttons
BUTTONS = pattern(r"^[：:]\s*[，,。]")
WORDS = pattern(
    r"微信扫一扫|预览时标签不可点|关注该公众号|收录于(?:合集|话题)|^以下文章来源于|轻点两下取消|继续滑动看下一[个篇]|"
    r"向上滑动看下一个|点击?(?:上方)?(?:蓝字|绿标|音频)|人划线$|长按(?:识别)?二维码|在小说阅读器|喜欢此内容的人还喜欢|点个.{0,2}在看"
)
# 您是第 00123456 位访客, 当前在线：12人　总访问：123456次, 本页面已被浏览123次, 0 人参与 0 条评论（查看）
VISITS = pattern(
    rf"^(?:[{HAN}]{{0,8}}(?:访问|访客|浏览|点击|在线|人气)[{HAN}]{{0,4}}\s?[:：]?\s?\d{{1,12}}\s?[次人位]?\s{{0,8}}){{1,4}}$|"
    r"^您是.{0,8}第?\s?\d{1,12}\s?位|"
    r"^(?=.{0,30}(?:评论|跟帖|点赞))(?:(?:已?有|共)?\s?\d{1,9}\s?[人条次位个]\s?(?:参与|评论|跟帖|点赞|阅读|浏览)\s?(?:[（(]查看[^()（）]{0,4}[)）])?[，,\s]{0,8}){1,4}$"
)


def is_account_row(text: str) -> bool:
    """原创 小民 某某民政, 某某民政 某某民政 云南: whose article it is, below its headline."""
    return bool(ORIGINAL.match(text) or TWICE.match(text))


def is_slogan(text: str) -> bool:
    """为民爱民，孺子牛精神: what an account says of itself; no sentence, nothing that happened."""
    if not text or len(text) > LONGEST_SLOGAN or "。" in text:
        return False
    rest = bare(text)
    for word in words_that_mean(Means.SLOGAN):
        rest = rest.replace(word, "")
    is_said = len(rest) < len(bare(text))
    return is_said and len(WORD_SIGN.findall(rest)) <= MOST_BESIDE_SLOGAN


def is_of_account(text: str) -> bool:
    if not text or len(text) > LONGEST:
        return False
    found = WORDS.search(text) or is_account_row(text) or COUNTS.match(text.strip())
    return bool(found or BUTTONS.match(text))
