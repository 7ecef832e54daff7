"""The signature that closes a document: the bureau's name and the date."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..language.dates import first_date, is_only_a_date, without_dates
from ..language.marks import PAGE_NUMBER, bare, is_prose
from ..parsed import Line
from .distribution import opens_distribution
from .imprints import is_imprint_line
from .issuers import bureau_of_line
from .labels import Label, Labelled
from .mastheads import ORGANISATION

# 兰州市民政局 2021年12月31日, （盖章）
SEAL = re.compile(r"[（(](?:盖章|公章|章|印章)[）)]")

# 制表日期：2024年11月4日 below a table
MADE_ON = re.compile(
    r"^(?:制\s*表|填\s*表|填\s*报|报\s*出)\s*(?:日\s*期|时\s*间)\s*[:：]"
)

# 2015年2月27日　发布: what it did on that day
GIVEN_OUT = re.compile(r"\s{0,8}(?:发布|公布)\s*$")

# …望遵照办理。, 特此通知。: the last words of a notice, above the day that nobody signs
CLOSES = re.compile(
    r"(?:遵照|贯彻|认真|组织)[^。]{0,16}(?:办理|执行|落实|实施)。$|特此(?:通知|公告|通告|公示|通报)。$"
)
# 20240308, 2023815: a day whose signs a copy lost, below the name of who signs
SIGNS_LOST = re.compile(r"^(?P<year>(?:19|20)\d{2})\s?(?P<rest>\d{3,4})$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}")


class Signature(NamedTuple):
    """The lines of a signature and what they say."""

    start: int
    end: int
    agency: str
    dated_on: date | None


def find_signature(lines: Sequence[Line]) -> Signature | None:
    """The last date that stands alone or beside an organisation, and the names above it."""
    inked = [i for i, line in enumerate(lines) if line.text]
    years = _years_said_twice(lines)
    for place in range(len(inked) - 1, -1, -1):
        i = inked[place]
        text = lines[i].text
        if _is_dated(text) or (text.strip()[:4] in years and _day_without_signs(text)):
            start = _top(lines, inked, place)
            above = lines[inked[place - 1]].text if place else ""
            is_signed = start < i or _organisation(text)
            is_told = _is_dated(text) and (CLOSES.search(above) or _is_last(lines, i))
            if is_signed or is_told:
                return _signature(lines, start, i + 1)
    return _made_on(lines, inked)


def _made_on(lines: Sequence[Line], inked: Sequence[int]) -> Signature | None:
    """The day that a form says it was made on, as its last line, where nothing is signed."""
    last = lines[inked[-1]].text if inked else ""
    is_day = MADE_ON.match(last) and first_date(last)
    return _signature(lines, inked[-1], inked[-1] + 1) if is_day else None


def label_signature(lines: Sequence[Line]) -> list[Labelled]:
    """The lines of a signature: a page number among them stays one."""
    return [Labelled(line, _label_of(line.text)) for line in lines]


def _label_of(text: str) -> Label:
    if not text:
        return Label.BLANK
    return Label.PAGE_NUMBER if PAGE_NUMBER.match(text) else Label.SIGNATURE


def _years_said_twice(lines: Sequence[Line]) -> set[str]:
    """Those of two lines at least; none where no line is 2023815, which may be a telephone's."""
    if not any(SIGNS_LOST.match(line.text.strip()) for line in lines):
        return set()
    said = Counter(year for line in lines for year in set(YEAR.findall(line.text)))
    return {year for year, times in said.items() if times > 1}


def _day_without_signs(text: str) -> date | None:
    """2023815 is 15 August; 2023111 may be two days, and is none."""
    found = SIGNS_LOST.match(text.strip())
    if not found:
        return None
    year, rest = found["year"], found["rest"]
    days = (first_date(f"{year}-{rest[:at]}-{rest[at:]}") for at in (1, 2) if rest[at:])
    told = [day for day in days if day]
    return told[0] if len(told) == 1 else None


def _is_dated(text: str) -> bool:
    return is_only_a_date(GIVEN_OUT.sub("", text)) or (
        not is_imprint_line(text)
        and len(text) <= 60
        and first_date(text) is not None
        and bool(_organisation(text))
    )


def _is_last(lines: Sequence[Line], i: int) -> bool:
    """A bare date without a name counts only when no text follows it, recipients aside."""
    return not any(
        is_prose(line.text)
        and len(line.text) > 30
        and not opens_distribution(line.text)
        for line in lines[i + 1 :]
    )


def _top(lines: Sequence[Line], inked: Sequence[int], place: int) -> int:
    top = inked[place]
    for i in reversed(inked[max(0, place - 3) : place]):
        if not _organisation(lines[i].text):
            break
        top = i
    return top


def _organisation(text: str) -> str:
    """The organisation of a line that holds one, a date or seal aside."""
    name = bare(SEAL.sub("", without_dates(text))).strip("()（）")
    return name if name and not is_prose(name) and ORGANISATION.match(name) else ""


def _signature(lines: Sequence[Line], start: int, end: int) -> Signature:
    texts = [line.text for line in lines[start:end] if line.text]
    names = [name for text in texts if (name := _organisation(text))]
    bureaus = [issuer.name for name in names if (issuer := bureau_of_line(name))]
    days = (first_date(text) or _day_without_signs(text) for text in reversed(texts))
    dated = next(filter(None, days), None)
    return Signature(start, end, (bureaus or names or [""])[0], dated)
