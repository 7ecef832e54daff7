"""The labels a page puts on its text: 时间, 来源, 索引号, 发文机关 …"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from ...language.dates import find_dates, first_date, first_moment, is_only_a_date
from ...language.marks import bare
from ..issuers import bureau_in, bureau_of_line
from ..labels import Label, Labelled

# The labels whose values we keep, those believed first standing first.
TITLES = ("标题", "名称", "信息名称", "文件名称")
NUMBERS = ("发文字号", "文号", "文件编号")
SOURCES = ("来源", "信息来源", "稿件来源", "文章来源", "供稿单位")
ISSUERS = (
    "发文机关", "发文机构", "发文单位", "发布机构", "发布机关", "发布单位",
    "公开责任部门", "制发机关", "成文机关",
)  # fmt: skip
PUBLISHED = (
    "发布时间", "发布日期", "公开时间", "公开日期", "时间", "日期", "更新时间",
    "更新日期", "录入时间", "添加时间",
)  # fmt: skip
DATED = (
    "成文日期", "成文时间", "生成日期", "产生日期", "发文日期", "发文时间", "印发日期",
)  # fmt: skip
# The labels whose values are of no use to a reader.
PASSED_OVER = (
    "索引号", "信息索引号", "主题分类", "组配分类", "分类", "公开目录", "体裁分类",
    "主题词", "关键词", "关键字", "公开方式", "公开形式", "公开属性", "公开类别",
    "公开范围", "是否有效", "信息类别", "信息分类", "有效性", "有效期", "生效日期",
    "废止日期", "时效", "内容概述", "概述", "供稿", "作者", "撰稿", "发布者", "发布人",
    "录入", "责任编辑", "责编", "编辑", "审核", "审核人", "通讯员", "浏览次数", "浏览量",
    "浏览", "访问量", "访问次数", "阅读", "阅读量", "阅读次数", "点击量", "点击数",
    "点击次数", "点击", "人气", "字体", "字号", "视力保护色", "分享",
)  # fmt: skip
# 来 源, 索 引 号: labels are spaced out to one width.
_LABEL = "|".join(
    r"\s*".join(label)
    for label in sorted(
        (*TITLES, *NUMBERS, *SOURCES, *ISSUERS, *PUBLISHED, *DATED, *PASSED_OVER),
        key=len,
        reverse=True,
    )
)
# 时间:2023-12-25 09:07:17 来源:韶关市民政局 访问量: -
META = re.compile(rf"(?P<label>{_LABEL})\s*[:：]\s*")
# the same at the head of a line; 发布日期 2023-05-06 without its colon
META_LINE = re.compile(
    rf"^[\[【(（|｜\s]*(?:{_LABEL})\s*[:：]|"
    rf"^[\[【(（\s]*(?:{_LABEL})\s+(?=\S)(?=.*\d{{4}})"
)
# 09:07:17
CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
LONGEST_LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says of its text; blank and None where it does not."""

    title: str = ""
    source: str = ""
    agency: str = ""
    document_number: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    dated_on: date | None = None


def is_metadata(text: str) -> bool:
    """A line of labels and values: 时间：… 来源：…, or a bare date with its time."""
    if not text or len(text) > LONGEST_LINE:
        return False
    if META_LINE.match(text):
        return True
    found = next(find_dates(text), None)
    if not found or found.start > 2:
        return False
    return bool(META.search(text)) or is_only_a_date(CLOCK.sub("", text))


def is_bare_stamp(text: str) -> bool:
    """A date alone, or one label without a time: any text may hold such a line."""
    is_one_label = len(META.findall(text)) < 2 and first_moment(text) is None
    return is_only_a_date(text) or is_one_label


def read_metadata(head: Sequence[Labelled], foot: Sequence[Labelled]) -> Metadata:
    """The values of a labelled head; the agency may be named in the foot only."""
    values = _values(_whole_pairs(head))
    stamps = [each.text for each in head if each.label is Label.SOURCE]
    published = _published(values, stamps)
    return Metadata(
        title=_first(values, TITLES),
        source=_first(values, SOURCES),
        agency=_agency(values, head, foot),
        document_number=_first(values, NUMBERS),
        published_on=first_date(published),
        published_at=first_moment("\n".join([published, *stamps])),
        dated_on=first_date(_first(values, DATED)),
    )


def _first(values: dict[str, str], labels: Iterable[str]) -> str:
    return next((values[label] for label in labels if label in values), "")


def _published(values: dict[str, str], stamps: Sequence[str]) -> str:
    """The value that tells when the page went up, or an unlabelled stamp."""
    labelled = (values[label] for label in PUBLISHED if label in values)
    unlabelled = (text for text in stamps if not _names_a_document_date(text))
    return next((text for text in (*labelled, *unlabelled) if first_date(text)), "")


def _names_a_document_date(text: str) -> bool:
    return any(bare(match["label"]) in DATED for match in META.finditer(text))


def _whole_pairs(head: Sequence[Labelled]) -> list[str]:
    """Lines of labels and values; a label alone on its line takes the next as its value."""
    whole: list[str] = []
    is_open = False
    for each in head:
        if each.label is Label.BLANK:
            continue
        is_value = is_open and not META_LINE.match(each.text)
        if is_value and each.label in {Label.NAVIGATION, Label.SOURCE}:
            whole[-1] += each.text
        elif each.label is Label.SOURCE:
            whole.append(each.text)
        is_open = each.label is Label.SOURCE and each.text.endswith((":", "："))
    return whole


def _values(texts: Sequence[str]) -> dict[str, str]:
    """Each label's value, up to the next label or, for a name, the next space."""
    values: dict[str, str] = {}
    for text in texts:
        matches = list(META.finditer(text))
        ends = [after.start() for _, after in pairwise(matches)] + [len(text)]
        for match, end in zip(matches, ends, strict=False):
            value = text[match.end() : end].strip(" \u3000|｜[]【】()（）\t-")
            label = bare(match["label"])
            if value and label in (*SOURCES, *ISSUERS):
                value = re.split(r"[\s|｜【\[]", value)[0].strip("】]）)")
            if value:
                values.setdefault(label, value)
    return values


def _agency(
    values: dict[str, str], head: Sequence[Labelled], foot: Sequence[Labelled]
) -> str:
    """The bureau the page names: as issuer, as source, in its breadcrumb, as its host."""
    named = [values[label] for label in ISSUERS if label in values]
    for text in [*named, _first(values, SOURCES)]:
        if issuer := bureau_of_line(text):
            return issuer.name
    chrome = [each for each in head if each.label is Label.NAVIGATION]
    for each in [*chrome, *foot]:
        if issuer := bureau_in(each.text):
            return issuer.name
    return named[0] if named else ""
