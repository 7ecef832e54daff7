"""The numbers of a bulletin's issues: (2022年第5期), 第5期(总第123期), 增刊第1期 …"""

import re
from typing import NamedTuple

from ..language.numerals import NUMERAL, read_number

_N = rf"(?:\d{{1,4}}|[０-９]{{1,4}}|{NUMERAL}{{1,5}})"
_YEAR = rf"(?:(?:19|20)\d{{2}}|[１２][０-９]{{3}}|[一二]{NUMERAL}{{3}})"
_GAP = r"[\s()（）〔〕\[\]［］【】,，、·•—-]*"
# 总第123期, 总123期, 总期号：123
TOTAL = re.compile(rf"总\s*(?:第|期号\s*[:：]?)?\s*(?P<total>{_N})\s*[期号]?")
# 2022年第5期, 〔2022〕第5期, 2021年 增刊 第 1 期, 第十二期, 2022第5期, 〔2021〕3号
NUMBER = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*(?:年度?)?{_GAP})?(?P<supplement>增\s*刊)?{_GAP}"
    rf"(?:第\s*(?P<number>{_N})\s*[期号]|(?<=[〕\]］】])\s*(?P<bare>{_N})\s*[期号]|(?<=增刊)(?!第))"
)


class IssueNumber(NamedTuple):
    year: int | None
    number: int | None
    total_number: int | None
    is_supplement: bool
    # What the line says besides: a masthead name, a date, an agency.
    rest: str


def find_issue_number(text: str) -> IssueNumber | None:
    """The issue number within a masthead line, and what else the line holds."""
    total = TOTAL.search(text)
    rest = text.replace(total[0], " ") if total else text
    match = NUMBER.search(rest)
    if not (match or total):
        return None
    if match:
        rest = rest.replace(match[0], " ", 1)
    return IssueNumber(
        year=read_number(match["year"]) if match and match["year"] else None,
        number=read_number(match["number"] or match["bare"] or "") if match else None,
        total_number=read_number(total["total"]) if total else None,
        is_supplement=bool(match and match["supplement"]),
        rest=re.sub(
            r"[()（）〔〕\[\]［］【】]\s*[()（）〔〕\[\]［］【】]", " ", rest
        ).strip(" \u3000()（）〔〕[]［］【】,，"),
    )
