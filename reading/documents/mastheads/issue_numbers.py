"""The number of an issue as a masthead says it: 2022年第5期, 第3—4期合刊, 2024（3）, 总第386期."""

import re
from typing import NamedTuple

from ...language.dates import LOOSE_YEAR, SIGN, read_scanned
from ...language.marks import HAN
from ...language.numerals import FORMAL, NUMERAL, OLD_TENS, PLAIN_SIGNS
from ...language.patterns import pattern

# 卅二 as 三十二, 拾贰 as 十二
_SIGN = f"(?:[{''.join(OLD_TENS)}{FORMAL}]|{NUMERAL})"
# 3, 1 2, l2, ３, 十二, 一千一百零六
_N = (
    rf"(?:\d(?:\s?\d){{0,3}}|{SIGN}{{1,4}}|[０-９]{{1,4}}"
    rf"|{_SIGN}(?:\s?{_SIGN}){{0,6}})"
)
# 09年, 〇九年: a year of two digits
_SHORT_YEAR = (
    rf"(?<![\d零〇○一二三四五六七八九])(?:\d{{2}}|[零〇○ＯO一二九]{NUMERAL})(?=\s*年)"
)
_YEAR = rf"(?:(?:19|20)\d{{2}}|[１２][０-９]{{3}}|{LOOSE_YEAR}|{_SHORT_YEAR})"
_GAP = r"[\s()（）〔〕﹝﹞\[\]［］【】,，、·•/—-]{0,12}"
_OPEN, _CLOSE = r"[(（〔﹝\[［【]", r"[)）〕﹞\]］】]"
_OF = "[期号辑集]"
# 2024- of 第2024-12期
_YEAR_BEFORE = r"(?:19|20)\d{2}\s*[-—–－.．/·]"
# 、8 of 第7、8期
_ALSO = rf"(?:{_OF}?\s*[、,，/&—–~～－至和-]{{1,2}}\s*(?:第\s*)?{_N}\s*)"
# 合刊, （合刊）, 合刊号 behind joint numbers
_JOINT = r"(?:[(（〔\[]?\s*合\s*[刊期]\s*号?\s*[)）〕\]]?)"
# 第3期, 第3、4期合刊, 第3—4期（合刊）, 第3期、第4期, 第3、4合刊
_SERIAL = rf"第\s*(?!{_YEAR_BEFORE})(?P<number>{_N})\s*{_ALSO}{{0,3}}(?:{_OF}\s*{_JOINT}?|{_JOINT})"
# 总第123期, 总123期, 总期号：123, 总期数 123, 累计第123期; 总第95—96期, 总第95、96期 of joint issues
TOTAL = pattern(
    rf"(?:总\s*(?:第|期\s*[号数]\s*[:：]?)?|累\s*计\s*第)\s*(?P<total>{_N})"
    rf"(?:\s*期?\s*(?:[—–~～－至-]{{1,2}}\s*(?:总?\s*第)?|[、,，/&和]\s*(?:总\s*第)?)\s*{_N}\s*(?=[期号)）]|$))?"
    r"\s*[期号]?"
)
# Right behind 增刊, which may be set wide
_SUPPLEMENT = r"(?:(?<=增刊)|(?<=增\s刊)|(?<=增\s\s刊))"
# 2022年第5期, 〔2022〕第5期, 2021年 增刊 第 1 期, 第十二期, 2022第5期, 〔2021〕3号, 增刊（二）
NUMBER = pattern(
    rf"(?:(?P<year>{_YEAR})\s*(?:年度?)?{_GAP})?(?P<supplement>增\s*刊)?{_GAP}"
    rf"(?:{_SERIAL}|(?<=[〕﹞\]］】])\s*(?P<bare>{_N})\s*[期号]|"
    rf"{_SUPPLEMENT}\s*(?:之|[(（〔])?\s*(?!(?:19|20)\d{{2}})(?P<after>{_N})\s*[)）〕]?(?![\d年月日期号])|{_SUPPLEMENT}(?!第))"
)
# （增刊）, （增刊之二）, 创刊号 right behind the number: no part of a name
KIND_BEHIND = pattern(
    rf"^\s*(?:{_OPEN}\s*)?(?:(?P<supplement>增\s*刊)(?:\s?[之第]?\s?{_N}\s?[期号]?)?|创\s*刊\s*号?|(?<=[(（〔﹝\[［【])[专特]\s*刊)\s*(?:{_CLOSE})?(?=\s|$|[)）])"
)
# One of them stands in every total.
TOTALS = frozenset("总累")
# One of them stands in every such number.
SIGNS = frozenset("期号辑集刊")
# 〔2024〕12, 2024（3）, NO.3, 期号：3: where nothing else is said of it
OTHER_FORMS = (
    pattern(rf"{_OPEN}\s*(?P<year>{_YEAR})\s*年?\s*{_CLOSE}\s*(?P<number>{_N})\s*期?$"),
    # 〔2024〕12 before issuer and day; 〔2024〕12 月, 〔2024〕12 份 count no issue
    pattern(
        rf"^[〔\[［]\s?(?P<year>{_YEAR})\s?[〕\]］]\s?(?P<number>\d{{1,3}})(?=\s{{1,8}}[^\s号年月日份])"
    ),
    # （2022—09） alone on its line
    pattern(
        rf"^{_OPEN}\s*(?P<year>(?:19|20)\d{{2}})\s*[-—－–]{{1,2}}\s*(?P<number>\d{{1,3}})\s*{_CLOSE}$"
    ),
    # 2026年3号
    pattern(rf"^(?P<year>(?:19|20)\d{{2}})\s*年\s*(?P<number>{_N})\s*[号期]$"),
    # 2024-07期, 第2024-07期, 2024.7期, 2024年7、8期合刊
    pattern(
        rf"(?<![\d.])(?:第\s*)?(?P<year>{_YEAR})\s*(?:年?\s*[-—–－./／·]|年|\s)\s*(?P<number>\d{{1,3}})\s*{_ALSO}{{0,3}}期\s*{_JOINT}?(?!\w)"
    ),
    # 2019·41, 〔21〕, 第（21）期
    pattern(r"(?:^|\s)(?P<year>(?:19|20)\d{2})\s?[·•・‧]\s?(?P<number>\d{1,3})$"),
    pattern(r"^〔\s?(?P<number>\d{1,3})\s?〕$"),
    pattern(
        rf"(?:(?P<year>{_YEAR})\s*年?\s*)?第\s*{_OPEN}\s*(?P<number>{_N})\s*{_CLOSE}\s*期"
    ),
    pattern(
        rf"(?<!\d)(?P<year>{_YEAR})\s*年?\s*{_OPEN}\s*(?:第\s*)?(?P<number>{_N})\s*[期号]?\s*{_CLOSE}(?:\s*期)?"
    ),
    pattern(
        rf"(?:(?P<year>{_YEAR})\s*年?\s*)?(?:NO|№|Vol(?:ume)?)\s*[.．:：]?\s*(?P<number>{_N})(?![\w-])",
        re.IGNORECASE,
    ),
    pattern(
        rf"(?:(?P<year>{_YEAR})\s*年?\s*)?(?:期\s*[号数次]|编\s*号)\s*[:：\s]\s*第?\s*(?!{_YEAR_BEFORE})(?P<number>{_N})\s*[期号]?(?!\w)"
    ),
    # 编号：2024-12
    pattern(
        r"(?:期\s*[号数次]|编\s*号)\s*[:：]\s*(?P<year>(?:19|20)\d{2})\s*[-—–－.．/·]\s*(?P<number>\d{1,3})(?!\w)"
    ),
)
# NO.23, №23, 编号：23
LOOSE = pattern(r"NO|№|编", re.IGNORECASE)
# The signs of which each form holds one.
SIGNS_OF_FORMS = (
    "〕﹞)）]］】",
    "〕]］",
    "-—－–",
    "年",
    "期",
    "·•・‧",
    "〔",
    "期",
    "〕﹞)）]］】",
    "NnVv№",
    "期编",
    "期编",
)
# 第18号（2020年度）, 第10期/2024, 2024年总第310期: the year is all that stands beside the number
YEAR_BESIDE = pattern(
    rf"^[/／·|｜,，-]?\s*{_OPEN}?\s*(?P<year>{_YEAR})\s*(?:年度?)?\s*{_CLOSE}?\s*[/／·|｜,，-]?$"
)
# 2019年第10周 beside 总第114期: the week a weekly tells of
WEEK = pattern(rf"(?:(?P<year>{_YEAR})\s*年?\s*)?{_GAP}第\s*{_N}\s*周(?![岁年])")
# 49年 is 1949, 48年 is 2048
OLDEST_SHORT = 49
# 儿童福利工作交流（十）: the number in brackets behind the name
NUMBERED_NAME = pattern(
    rf"^(?P<name>[{HAN}“”·\s]{{2,24}}?)\s*[（(]\s*(?P<number>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s*[）)]$"
)
# 2022〕第14期, which the bracket left before it belongs to
UNOPENED = pattern(rf"\d{{2,4}}\s?年?\s?{_CLOSE}")
LEFT_OPEN = pattern(rf"{_OPEN}\s*$")
EMPTY_BRACKETS = pattern(r"[()（）〔〕\[\]［］【】]\s*[()（）〔〕\[\]［］【】]")


class IssueNumber(NamedTuple):
    year: int | None
    number: int | None
    total_number: int | None
    is_supplement: bool
    # What the line says besides: a masthead name, a date, an agency.
    rest: str
    # NO.23, 编号：23: what may number the copy as well.
    is_loose: bool = False


def find_issue_number(text: str) -> IssueNumber | None:
    """The issue number within a masthead line, and what else the line holds.

    Of joint numbers it is the first.
    """
    total = None if TOTALS.isdisjoint(text) else TOTAL.search(text)
    rest = EMPTY_BRACKETS.sub(" ", text.replace(total[0], " ")) if total else text
    match = None if SIGNS.isdisjoint(rest) else NUMBER.search(rest)
    match = match or _in_another_form(rest.strip())
    if not (match or total):
        return None
    said = match.groupdict() if match else {}
    if match:
        rest, behind = _without(rest, match)
        said = {**said, "supplement": said.get("supplement") or behind}
    if week := WEEK.search(rest) if "周" in rest else None:
        rest = rest.replace(week[0], " ", 1)
        said = {**said, "year": said.get("year") or week["year"]}
    if not said.get("year") and (year := YEAR_BESIDE.match(rest.strip())):
        rest, said = "", {**said, "year": year["year"]}
    return IssueNumber(
        year=_year(said.get("year")),
        number=_read(said.get("number") or said.get("bare") or said.get("after")),
        total_number=_read(total["total"]) if total else None,
        is_supplement=bool(said.get("supplement")),
        rest=EMPTY_BRACKETS.sub(" ", rest).strip(" \u3000()（）〔〕[]［］【】,，/·"),
        is_loose=bool(match and LOOSE.search(match[0])),
    )


def _without(text: str, number: re.Match[str]) -> tuple[str, str]:
    """The text without its number and what says behind it what it is of, and 增刊 if it does."""
    before, _, behind = text.partition(number[0])
    if UNOPENED.match(number[0]):
        before = LEFT_OPEN.sub("", before)
    found = KIND_BEHIND.match(behind)
    rest = behind[found.end() :] if found else behind
    return f"{before} {rest}", (found["supplement"] or "") if found else ""


def _in_another_form(text: str) -> re.Match[str] | None:
    held = set(text)
    for signs, form in zip(SIGNS_OF_FORMS, OTHER_FORMS, strict=True):
        if not held.isdisjoint(signs) and (match := form.search(text)):
            return match
    return None


def _year(words: str | None) -> int | None:
    """2009 of 〇九 too; bulletins are no older than the Republic."""
    year = _read(words)
    if year is None or year > OLDEST_SHORT + 100:
        return year
    return year + (1900 if year >= OLDEST_SHORT else 2000)


def _read(number: str | None) -> int | None:
    return read_scanned(number.translate(PLAIN_SIGNS)) if number else None
