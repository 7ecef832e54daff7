"""Lines of day and clock, source and site, that carry no label: 2025-12-23 09:00 某某市民政局."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...language.dates import find_dates
from ...language.gazetteer import places
from ...language.marks import HAN, REMEMBERED_LINES
from ...language.patterns import pattern
from .furniture import BEFORE, is_sentence
from .labels import COUNTED, pairs_in
from .words import Means, words_that_mean

LONGEST = 100
# 09:07, 09:07:17, 9时7分, 17:26Z
CLOCK = pattern(
    r"[T\s]*\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2})?(?:\.\d+)?[秒分]?Z?(?:[+]\d{2}:?\d{2})?"
)
WEEKDAY = pattern(r"[(（]?\s*(?:星期|周)[一二三四五六日天]\s*[)）]?")
# 08-03 09:40: a site that leaves the year out
NO_YEAR = pattern(r"^[01]\d-[0-3]\d\s{1,4}[0-2]\d:[0-5]\d(?::[0-5]\d)?$")
# 云上某某 2022-06-11: an account and the day that a machine set behind it; 成立日期 2019-03-12
# is another day
ACCOUNT_AND_DAY = pattern(
    rf"^(?![{HAN}]{{0,6}}(?:日期?|时间|期限|截止)\s)[{HAN}]{{2,8}}\s{{1,4}}20\d\d-\d\d-\d\d$"
)
# 2023年8月3日 星期四 第05版：民生: the page of a newspaper, behind its day
PAGE_OF_PAPER = pattern(
    rf"(?:第\s?)?[A-Z]?\d{{1,3}}\s?版(?:\s?[:：]\s?[{HAN}·]{{2,10}})?(?![{HAN}])"
)
# 总第1208期, 第12期: which issue of the paper, beside its page
ISSUE_OF_PAPER = pattern(r"(?<!\S)总?第\s?\d{1,6}\s?期(?!\S)")
# document.write(hits): where a script was to write how often it was read
WRITTEN = pattern(r"document\.write(?:ln)?\([^()]{0,60}\)\s?;?")
# (09-11-26) 阅读 次, [17-3-2] 点击：33: a day with the year's last digits, and how often it was read
SHORT_DAY_COUNTED = pattern(
    r"^[（(\[【]?[012]\d([-/.])[01]?\d\1[0-3]?\d(?:\s{1,4}[0-2]?\d:[0-5]\d(?::[0-5]\d)?)?[)）\]】]?"
    r"\s{0,4}(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s?[:：(（]?\s{0,3}\d{0,9}\s?[)）]?\s?次?$"
)
# 某某日报 28117 0: how often it was read and answered
COUNTERS = pattern(r"\d{1,8}")
# www.example.gov.cn, https://…
SITE = pattern(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%-]*)?", re.ASCII)
# 发布于, 发表于, 时间: what else such a line may say
SAID = pattern(
    r"^原创|发布于|发表于|发布[者人]|发布|编辑于|更新于?|刊登于|日期|时间|来源|作者"
)
# 某某市民政局, 某某县融媒体中心, 某某网, 某某日报
SOURCE = pattern(
    rf"^[{HAN}]{{2,20}}?(?:局|厅|部|委|办|室|站|中心|政府|报|网|社|台|处|科|股|会|院|发布|民政|平台|门户网站|客户端|热线|在线|频道|头条)$"
)
# 记者 沈一舟, 通讯员 田 小 禾: who wrote it, in a stamp
WRITER = pattern(
    rf"(?:记者|通讯员|作者|编辑|责编|撰稿|见习记者)[\s:：/／|｜]{{0,3}}"
    rf"(?:[{HAN}]{{2,4}}|[{HAN}](?:\s[{HAN}]){{1,3}})(?![{HAN}])(?:[、，\s][{HAN}]{{2,3}}(?![{HAN}])){{0,3}}"
)
# One name beside day and clock is its source, whatever it ends in: 2022-05-07 09:40 鱼米之乡
LONGEST_SOURCE, MOST_NAMES = 12, 3
# 2022-10-09, 2011年03月21日: set by a machine; people write 2011年3月21日
BY_MACHINE = pattern(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d\s?年\s?0\s?\d\s?月|月\s?0\s?\d\s?日"
)
# 某某县民政局 2022-03-08 0: a machine's day amid who put the text up and how often it was read
COUNTED_DAY = pattern(
    rf"^[{HAN}]{{2,20}}(?:局|厅|委|办|网|[日晚晨时商]报|中心|发布|政府)[ \u3000]{{1,8}}20\d\d-\d\d-\d\d[ \u3000]{{1,8}}\d{{1,7}}$"
)
# 县养老协会 2022-03-08 0: the same of anybody, as rows of a table have it
COUNTED_ROW = pattern(
    r"^\S{2,20}[ \u3000\t]{1,8}20\d\d-\d\d-\d\d[ \u3000\t]{1,8}\d{1,7}$"
)
# 26.02.2018: the day first
DAY_FIRST = pattern(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?![\d.])")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line of day and clock: the source it names; `is_sure` of being a page's."""

    source: str
    is_sure: bool


@lru_cache(REMEMBERED_LINES)
def stamp_in(text: str) -> Stamp | None:
    """The stamp that a line is; None for one that says anything else."""
    if not text or len(text) > LONGEST or is_sentence(text):
        return None
    if "document." in text:
        text = WRITTEN.sub(" ", text)
    if NO_YEAR.match(text.strip()) or SHORT_DAY_COUNTED.match(text.strip()):
        return Stamp(source="", is_sure=True)
    text = year_first(text)
    found = next((each for each in find_dates(text) if each.value), None)
    if not found:
        return None
    rest = _without_pairs(text[: found.start] + " " + text[found.end :])
    clock, site = CLOCK.search(rest), SITE.search(rest)
    page = PAGE_OF_PAPER.search(rest)
    rest = ISSUE_OF_PAPER.sub(" ", rest) if page else rest
    for form in (CLOCK, WEEKDAY, SITE, PAGE_OF_PAPER, WRITER, COUNTED, SAID):
        rest = form.sub(" ", rest)
    names = [
        name
        for name in re.split(r"[\s|｜:：]+", rest.strip(BEFORE + ")）】]:：。"))
        if name
    ]
    is_timed = bool(clock and BY_MACHINE.search(found.raw))
    is_counted = is_timed or bool(COUNTED_DAY.match(text.strip()))
    while is_counted and len(names) > 1 and COUNTERS.fullmatch(names[-1]):
        names.pop()
    names = [name for name in names if not _is_beside(name)]
    is_account = bool(ACCOUNT_AND_DAY.match(text.strip()))
    is_named = (is_timed or is_account) and (
        _is_only_name(names) or _are_of_account(names)
    )
    if not is_named and not all(map(_is_source, names)):
        return None
    said = bool(clock or site or page or SAID.search(text) or pairs_in(text))
    said = said or is_counted
    return Stamp(
        source=names[-1 if is_named else 0].strip("()（）") if names else "",
        is_sure=said or (not names and bool(BY_MACHINE.search(found.raw))),
    )


def year_first(text: str) -> str:
    """26.02.2018 as 2018-02-26, all else as it is."""
    return DAY_FIRST.sub(r"\3-\2-\1", text) if text.count(".") > 1 else text


def _is_source(name: str) -> bool:
    return bool(SOURCE.match(name.strip("()（）")))


def _is_beside(name: str) -> bool:
    """广东, 听全文: where an account wrote from, and its button."""
    return name in _provinces() or name in words_that_mean(Means.TOOL)


@cache
def _provinces() -> frozenset[str]:
    """广东 in 2024-03-05 17:30 广东: where an account wrote from."""
    return frozenset(each.short_name for each in places() if each.code.endswith("0000"))


def _is_only_name(names: Sequence[str]) -> bool:
    return len(names) == 1 and _is_one_name(names[0])


def _are_of_account(names: Sequence[str]) -> bool:
    """小民 某某民政: who wrote it, and whose account it is."""
    is_short = 1 < len(names) <= MOST_NAMES
    return is_short and _is_source(names[-1]) and all(map(_is_one_name, names))


def _is_one_name(name: str) -> bool:
    """Han characters alone, none of which tells what somebody does at that hour."""
    is_short = len(name) <= LONGEST_SOURCE and bool(re.fullmatch(f"[{HAN}]+", name))
    return is_short and not re.search("[开召举前后至到起止截的在]", name)


def _without_pairs(text: str) -> str:
    """Without what stands behind labels: 来源：某某网 and all after it."""
    start = re.search(
        r"(?:(?:信息|稿件|文章|新闻)?来\s*源|作\s*者|编\s*辑|浏览|阅读|点击|字\s*[号体]|打印)[^:：]{0,4}[:：].*$",
        text,
    )
    return text[: start.start()] if start else text
