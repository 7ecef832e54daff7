"""Rows at the foot of a bulletin that say who made it and how they are reached: 组稿/某某　审读/某某."""

import re
from functools import cache

from ..language.guarded import words_of_table
from ..language.marks import HAN
from ..language.patterns import pattern
from ..names import SURNAMES

# Their words, each with a row that shows it: of the newsroom, of how it is reached, of copies.
TABLE = "credit_roles.csv"
LONGEST = 100
NAME = rf"(?:[{SURNAMES}]\s?[{HAN}]{{1,3}}|[{SURNAMES}]\s{{1,2}}[{HAN}])(?![{HAN}])"
NAMES = rf"{NAME}(?:[、，,\s]{{1,3}}{NAME}){{0,5}}"
REACHED = r"[\d（）()—－-]{5,24}|[\w.-]{1,40}@[\w.-]{1,40}"
COUNT = r"\d{1,5}\s?[份本册]?"
BETWEEN = r"[\s|｜；;，,。]*"
# Behind a colon or a bracket a name may be of any tongue: 〔编辑〕乌某; 审核：乡镇人民政府,
# 统计：每月五日前 name nobody
_ANY = rf"(?![各每全本由按在乡镇县市省区村一二三两])[{HAN}·]{{2,10}}(?<![局厅部委办科处室股站])(?<!政府|中心)"
ANY_NAME = rf"{_ANY}(?:[、，,]{_ANY}){{0,5}}"
# 站长：某某　统计：某某: whatever two are called who are named so
ANY_ROLE = rf"[{HAN}]{{2,8}}"
COLON = r"\s?[:：/／]\s?"
# 《博罗民政》编委会, 编辑委员会成员： above who sits on it
BOARD = pattern(
    rf"^(?![^编]{{0,20}}(?:志|年鉴|史)[》〉”]?\s?编)(?:[《〈“\"][{HAN}\s]{{2,20}}[》〉”\"]|本刊|[{HAN}]{{0,16}})\s?(?:编委会|编辑委员会|编审委员会|编辑部)(?:成员|名单|人员)?\s?[:：]?$"
)
# 热线：0812-3100000 alone: what the text above it tells readers to call, for all we know
HOTLINE_ALONE = pattern(r"热\s?线[^:：/／]{0,4}[:：/／][^:：/／]*$")


def is_credit_row(text: str) -> bool:
    """Whether roles of a newsroom, names and telephones are all that stands there."""
    row = _unbracketed(text)
    if not row or HOTLINE_ALONE.match(row):
        return False
    return bool(_known_row().fullmatch(row))


def names_two(text: str) -> bool:
    """Whether two are named, whatever they are called: a list of members is set so too."""
    row = _unbracketed(text)
    return bool(row) and bool(_two_of_any().fullmatch(row))


def names_members(text: str) -> bool:
    """主任：某某某, one or several a line, as below a board's name."""
    row = _unbracketed(text)
    return bool(row) and bool(_members().fullmatch(row))


def _unbracketed(text: str) -> str:
    row = text.strip(" \u3000|｜│┃").strip("（）()").strip()
    return row if len(row) <= LONGEST else ""


@cache
def _known_row() -> re.Pattern[str]:
    words = sorted((each.word for each in words_of_table(TABLE)), key=len, reverse=True)
    role = "|".join(r"\s{0,4}".join(word) for word in words)
    role = rf"(?:本期|本刊|值班|执行|编辑部)?(?:{role})(?:人员|人)?"
    sure = rf"(?:{role}{COLON}|[〔【\[]\s?{role}\s?[〕】\]]\s?[:：]?\s?)"
    blank = rf"{role}(?:\s?[|｜]\s?|\s{{1,4}})"
    said = rf"{NAMES}|{REACHED}|{COUNT}"
    pair = rf"(?:{sure}(?:{said}|{ANY_NAME})|{blank}(?:{said}))"
    return re.compile(rf"{pair}(?:{BETWEEN}{pair}){{0,7}}{BETWEEN}")


@cache
def _two_of_any() -> re.Pattern[str]:
    pair = rf"{ANY_ROLE}{COLON}(?:{NAMES}|{REACHED})"
    return re.compile(rf"{pair}(?:[\s|｜；;]{{1,8}}{pair}){{1,7}}{BETWEEN}")


@cache
def _members() -> re.Pattern[str]:
    pair = rf"[{HAN}]\s?(?:[{HAN}]\s?){{1,5}}{COLON}{NAMES}"
    return re.compile(rf"{pair}(?:[\s|｜；;]{{1,8}}{pair}){{0,7}}{BETWEEN}")
