"""What a page says of its text: whose it is, when it went up, its source and its number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, dropwhile, takewhile

from ...language.dates import first_date, first_moment
from ...language.gazetteer import is_place
from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ..issuers import (
    NAMELESS,
    bureau_in,
    bureau_of_line,
    is_bureau_alone,
    names_nobody,
    own_name,
    place_chain,
)
from ..labels import Label, Labelled, texts_of
from .foot import without_links
from .furniture import BEFORE, STEPS, furniture_of
from .head import Head
from .headlines import Row
from .interviews import HELD
from .labels import Pair, pairs_in, value_kind
from .stamps import stamp_in, year_first
from .words import Means

# 09/12/18, 17-3-29: a year of two digits first
SHORT_YEAR = pattern(r"(?<!\d)([012]\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
# 欢迎光临某某区政府网, 主办：某某县人民政府办公室: whose site it is
SITE_OF = pattern(rf"(?P<place>[{HAN}]{{2,20}}?)(?:人民政府|政府(?:门户)?网|政务网)")
# 县政府网站, 某某市政府门户网, 政务服务平台: where a text stands, and nobody who issues;
# a 热线平台 answers and reports.
WEBSITE = pattern(r"(?:网站|[府户务]网|(?<!热线)平台|客户端|公众号)$")
# 某某市某某街道办事处, 某某县社会福利院: below a bureau's county, and with a page of its own
HAS_PAGE = pattern(
    rf"^[{HAN}]{{4,20}}(?:街道办事处|[镇乡]人民政府|福利(?:院|中心)|敬老院|养老院|殡仪馆|救助(?:管理)?站)$"
)
# 中华人民共和国民政部: no bureau, and with pages of its own
MINISTRY = pattern(r"^(?:中华人民共和国)?民政部$")
# 版权所有：某某县社会福利院, 主办单位：中华人民共和国民政部
OWNED = pattern(
    rf"(?P<before>[{HAN}]{{4,24}})\s{{0,4}}版权所有|(?:版权所有|主办(?:单位)?)\s{{0,4}}[:：]?\s{{0,4}}(?P<behind>[{HAN}]{{3,24}})"
)
# 某某县人民政府办公室（法制办）, 某某市12345热线中心: an office's name, and nothing that a
# broken site wrote over it
WHOLE_NAME = pattern(rf"^[{HAN}][{HAN}、（）()·\d]{{2,39}}$", re.ASCII)
# END, — 完 —: what closes a text, above its credits
ENDS = pattern(r"^[\W_]*(?:(?:THE )?END|完|全文完)[\W_]*$", re.IGNORECASE)
# 更新时间 tells of a change
CHANGED = "更新"
# 作者：某某县民政局: what names a person elsewhere
WRITER_LABELS = frozenset({"作者", "信息作者", "文章作者"})
# [来源：区民政局]
CREDITED = pattern(rf"来\s*源\s*[:：]\s*([{HAN}]{{2,20}})")
# 来源丨某某市民政局: as accounts write their credits
CREDITED_BY_BAR = pattern(rf"^来\s?源\s?[丨|｜]\s{{0,4}}([{HAN}]{{2,20}})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page says of its text; blank and None where it does not."""

    source: str = ""
    agency: str = ""
    document_number: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    dated_on: date | None = None


def facts_of(
    head: Head, labelled: Sequence[Labelled], foot: Sequence[Labelled]
) -> PageFacts:
    pairs = [pair for row in head.rows for pair in row.pairs if pair.value]
    below = _own_below(foot)
    pairs += _pairs_below(below)
    published = _published(head.rows, pairs) or _stamped_below(below)
    moment = first_moment(year_first(published))
    return PageFacts(
        source=first_value(pairs, Means.LABEL_OF_SOURCE)
        or _stamped_source(head.rows)
        or _credited_source(foot),
        agency=_agency(head.rows, pairs, labelled, foot),
        document_number=first_value(pairs, Means.LABEL_OF_NUMBER)
        or _number_listed(head.rows, pairs),
        published_on=moment.date() if moment else day_of(published),
        published_at=moment,
        dated_on=first_date(first_value(pairs, Means.LABEL_OF_DATED)),
    )


def _own_below(foot: Sequence[Labelled]) -> list[str]:
    """What stands right below the text, where no other news have begun."""
    below = dropwhile(lambda each: not each.text or ENDS.match(each.text), foot)
    own = takewhile(lambda each: furniture_of(each.text) is None, below)
    return [each.text for each in own]


def _stamped_below(texts: Sequence[str]) -> str:
    """来源：某某区民政局 2022-10-24 below the text."""
    stamps = ((text, stamp_in(text)) for text in texts)
    return next((text for text, stamp in stamps if stamp and stamp.is_sure), "")


def _pairs_below(texts: Sequence[str]) -> list[Pair]:
    """发布日期 and 信息来源 among these lines."""
    return [
        pair
        for text in texts
        for pair in pairs_in(text)
        if pair.value
        and pair.means in {Means.LABEL_OF_PUBLISHED, Means.LABEL_OF_SOURCE}
    ]


def first_value(pairs: Iterable[Pair], means: Means) -> str:
    return next((pair.value for pair in pairs if pair.means is means), "")


def _published(rows: Sequence[Row], pairs: Iterable[Pair]) -> str:
    """The words that tell when the page went up: a label's value, a stamp, a listed day."""
    told = [pair for pair in pairs if pair.means is Means.LABEL_OF_PUBLISHED]
    # 更新时间 beside 发布时间 is when it was last changed.
    labelled = (
        pair.value
        for pair in sorted(told, key=lambda x: CHANGED in x.label or x.label == HELD)
    )
    stamped = (row.text for row in rows if row.stamp)
    listed = (row.text for row in rows if row.is_value)
    return next((text for text in (*labelled, *stamped, *listed) if day_of(text)), "")


def day_of(text: str) -> date | None:
    """The first day a stamp tells; 09/12/18 is 18 December 2009."""
    if day := first_date(year_first(text)):
        return day
    short = SHORT_YEAR.search(text)
    return first_date(f"20{short[1]}-{short[2]}-{short[3]}") if short else None


def _stamped_source(rows: Sequence[Row]) -> str:
    return next(
        (row.stamp.source for row in rows if row.stamp and row.stamp.source), ""
    )


def _credited_source(foot: Sequence[Labelled]) -> str:
    found_in = (CREDITED_BY_BAR.match(text) for text in texts_of(foot, Label.BYLINE))
    return next((found[1] for found in found_in if found), "")


def _writing_bureau(pairs: Sequence[Pair]) -> str:
    """作者：某某县民政局, where no source, no way and no host is named: a bureau wrote of itself."""
    writers = (pair.value.strip() for pair in pairs if pair.label in WRITER_LABELS)
    issuers = (bureau_of_line(value) for value in writers if is_bureau_alone(value))
    return next((issuer.name for issuer in issuers if issuer), "")


def _agency(
    rows: Sequence[Row],
    pairs: Sequence[Pair],
    head: Sequence[Labelled],
    foot: Sequence[Labelled],
) -> str:
    """The bureau the page names: as issuer, as source, on its way, as its host."""
    issuers = [pair.value for pair in pairs if pair.means is Means.LABEL_OF_ISSUER]
    listed = list(_listed(rows, Means.LABEL_OF_ISSUER))
    sources = [first_value(pairs, Means.LABEL_OF_SOURCE), _stamped_source(rows)]
    for text in [*issuers, *listed, *sources]:
        if issuer := bureau_of_line(text.strip(" •·-")):
            return issuer.name
    ways = [each for each in head if each.label is Label.NAVIGATION]
    foot = list(without_links(foot))
    for each in [*ways, *foot]:
        if issuer := bureau_in(each.text):
            return issuer.name
    if name := _writing_bureau(pairs):
        return name
    if name := _of_the_site([*issuers, *listed, *sources], [*ways, *foot]):
        return name
    whole = next((name for name in issuers if _can_issue(name)), "")
    return whole or _organ_at_top(head) or _owner_of_page(foot)


def _organ_at_top(head: Sequence[Labelled]) -> str:
    """某某市某某街道办事处 as the very first line, above all else: whose page it is.

    Where a bureau does what the headline tells, it may be the bureau's.
    """
    first = next((each for each in head if each.text), None)
    is_aside = first and first.label is Label.NAVIGATION
    if not (first and is_aside) or bureau_in("".join(texts_of(head, Label.TITLE))):
        return ""
    return _with_page(first.text)


def _owner_of_page(foot: Sequence[Labelled]) -> str:
    """某某县社会福利院 版权所有: whose the page says that it is."""
    owned = (found for each in foot if (found := OWNED.search(each.text)))
    names = (_with_page(found["before"] or found["behind"]) for found in owned)
    return next(filter(None, names), "")


def _with_page(text: str) -> str:
    """The name of an organ of a known place that has pages of its own; else nothing."""
    name = bare(text)
    if MINISTRY.match(name):
        return name
    is_own = HAS_PAGE.match(name) and any(map(is_place, accumulate(name)))
    return name if is_own else ""


def _listed(rows: Sequence[Row], means: Means) -> Iterator[str]:
    """The values of this kind that stand there without their labels."""
    values = (row.text for row in rows if row.is_value)
    return (text for text in values if value_kind(text) is means)


def _number_listed(rows: Sequence[Row], pairs: Sequence[Pair]) -> str:
    """A document's number among values without labels, none that stands behind 依据文件."""
    labelled = {pair.value for pair in pairs}
    listed = _listed(rows, Means.LABEL_OF_NUMBER)
    own = (text.strip(BEFORE) for text in listed if text.strip() not in labelled)
    return next(own, "")


def _can_issue(name: str) -> bool:
    """An organ by its whole name; 市民政局 is nobody's, and 县政府网站 no organ."""
    is_whole = WHOLE_NAME.match(bare(name)) and not names_nobody(name)
    return bool(is_whole) and not WEBSITE.search(name)


def _of_the_site(named: Iterable[str], edges: Sequence[Labelled]) -> str:
    """区民政局 on a page of 某某区人民政府网 is 某某区民政局."""
    texts = [each.text for each in edges]
    steps = [step for text in texts for step in STEPS.split(text)]
    credited = [found[1] for text in texts if (found := CREDITED.search(text))]
    said = (NAMELESS.fullmatch(bare(name)) for name in [*named, *credited, *steps])
    nameless = next((found[0] for found in said if found), "")
    sites = (site for text in texts if nameless for site in SITE_OF.finditer(text))
    for site in sites:
        chain = place_chain(site["place"])
        if chain and chain[-1].name.endswith(nameless[0]):
            return own_name(chain) + nameless[1:]
    return ""
