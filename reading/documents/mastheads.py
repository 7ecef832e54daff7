"""The head of a bulletin: series name, number, issuer, date, secrecy mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..language.dates import find_dates
from ..language.marks import HAN, REMEMBERED_LINES, bare, is_prose
from ..language.numerals import NUMERAL, read_number
from ..parsed import Line
from .document_numbers import document_number_of
from .issuers import bureau_of_line

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


# Within so many lines a masthead's own follow one another.
MASTHEAD_LINES = 12
# 内部资料 注意保存, 秘密★一年, 机密, 内部刊物, 注意保密
SECRECY = re.compile(
    r"(?:内\s*部\s*(?:资\s*料|刊\s*物|文\s*件|参\s*考)(?:[\s,，、]*(?:注\s*意|请\s*勿|妥\s*善|免\s*费|不\s*得)\s*[\u4e00-\u9fff]{2,4})?|(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆]\s*[\u4e00-\u9fff\d]{1,6})?|注意(?:保密|保存))"
)
# 韶关民政简报, 民政信息, 云浮民政工作动态, 疫情防控专报
SERIES = re.compile(
    rf"^[{HAN}“”\"·\s（）()]{{0,24}}?(?:简\s*报|信\s*息|动\s*态|专\s*报|快\s*报|快\s*讯|通\s*讯|要\s*情|月\s*报|周\s*报|旬\s*报|摘\s*报|专\s*刊|工作交流|情况交流|情况反映|工作通报|参阅|参考|之窗|月刊|季刊)(?:\s*[（(][^（）()]{{2,12}}[）)])?$"
)
# 韶关市民政局办公室编, 兰州市民政局主办, 中共…委员会, …工作领导小组办公室
ORGANISATION = re.compile(
    rf"^(?!.*[的了是])[{HAN}、]{{3,40}}?(?:[局厅部委办]|办公[室厅]|中心|委员会|政府|协会|学会|小组|专班|指挥部|科|处|站|院)\s*(?:编印|主编|编发|编|主办|承办|印发|印)?$"
)
# （2023年4月）, 2023年4月份: a monthly's date
MONTH = re.compile(
    r"[（(]?(?P<year>(?:19|20)\d{2})\s*年\s*\d{1,2}\s*月份?[）)]?(?!\s*\d)"
)
# 签发人：某某某, 责任编辑 某某
SIGNER = re.compile(
    rf"(?:签\s*发人?|责任编辑|编\s*辑|审\s*核|核\s*稿)\s*[:：]\s*"
    rf"(?:[{HAN}]{{2,4}}|[{HAN}] [{HAN}])(?=\s|$)"
)
LABELS = re.compile(
    r"(?:编印单位|主办单位|主办|编发单位|编印|编发|签发人?|责任编辑|编辑|编号|出刊日期|印发日期|日期)\s*[:：]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines at the head of an issue say; blank and None where they do not."""

    series: str = ""
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    is_supplement: bool = False
    agency: str = ""
    secrecy: str = ""
    dated: date | None = None

    @property
    def has_number(self) -> bool:
        return bool(self.number or self.total_number or self.is_supplement)

    @property
    def names_only_an_agency(self) -> bool:
        return self == Masthead(agency=self.agency) and bool(self.agency)


@lru_cache(REMEMBERED_LINES)
def read_masthead_line(line: str) -> Masthead | None:
    """What one line says, when a masthead's words are all it says."""
    is_text = is_prose(line) and len(line) > 30
    if not line or len(line) > 70 or is_text or document_number_of(line):
        return None
    text = SIGNER.sub(" ", line)
    secrecy = SECRECY.search(text)
    rest = text.replace(secrecy[0], " ") if secrecy else text
    dates = list(find_dates(rest))
    for found in dates:
        rest = rest.replace(found.raw, " ")
    month = MONTH.search(rest)
    rest = rest.replace(month[0], " ") if month else rest
    number = find_issue_number(rest)
    series, agency = _names(LABELS.sub(" ", number.rest if number else rest))
    signed = SIGNER.search(line)
    if series is None or not (
        secrecy or dates or month or number or series or agency or signed
    ):
        return None
    return Masthead(
        series=series,
        agency=agency,
        year=_year(number, month),
        number=number.number if number else None,
        total_number=number.total_number if number else None,
        is_supplement=bool(number and number.is_supplement),
        secrecy=bare(secrecy[0]) if secrecy else "",
        dated=next((found.value for found in dates if found.value), None),
    )


def _year(number: IssueNumber | None, month: re.Match[str] | None) -> int | None:
    if number and number.year:
        return number.year
    return int(month["year"]) if month else None


def _names(rest: str) -> tuple[str | None, str]:
    """Series and agency of what is left of a line; series None: it says more than that."""
    rest = rest.strip(" \u3000,，、()（）★☆-—")
    if not rest:
        return "", ""
    if SERIES.match(rest) and not bureau_of_line(rest):
        return bare(rest), ""
    agency = ""
    series = ""
    for piece in (
        re.split(r"[\s\u3000]{1,}", rest)
        if not ORGANISATION.match(bare(rest))
        else [rest]
    ):
        if SERIES.match(piece):
            series = bare(piece)
        elif ORGANISATION.match(bare(piece)):
            issuer = bureau_of_line(piece)
            agency = agency or (
                issuer.name
                if issuer
                else re.sub(
                    r"(?:编印|主编|编发|编|主办|承办|印发|印)$", "", bare(piece)
                )
            )
        else:
            return None, ""
    return series, agency


def read_masthead(texts: Sequence[str]) -> Masthead:
    """One masthead of several lines; the first that says a thing is believed.

    A line that says nothing known is the bare name of the series: 金华民政.
    """
    parts = [read_masthead_line(text) or Masthead(series=bare(text)) for text in texts]

    said = {
        each.name: value
        for part in reversed(parts)
        for each in fields(Masthead)
        if (value := getattr(part, each.name))
    }
    return Masthead(**said)


def is_bare_series(lines: Sequence[Line]) -> bool:
    """A short name like 金华民政 with a masthead's own lines right below it."""
    below = [line for line in lines[1:] if line.text][:2]
    name = bare(lines[0].text)
    return bool(
        re.fullmatch(rf"[{HAN}·“”]{{2,14}}", name)
        and below
        and (
            is_anchor(below[0])
            or (len(below) > 1 and all(map(is_masthead_line, below)))
        )
    )


def is_masthead_line(line: Line) -> bool:
    return read_masthead_line(line.text) is not None


def is_anchor(line: Line) -> bool:
    """Whether the line carries an issue's number, so that a masthead stands around it."""
    masthead = read_masthead_line(line.text)
    return bool(masthead and masthead.has_number)
