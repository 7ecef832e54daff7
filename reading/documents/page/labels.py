"""Labels and their values, in every form that the head of a page sets them.

时间：2023-12-25 来源：本站 · 组配分类 计划总结 发布机构 市民政局 · 索引号 | 0001 | 发布机构 | 某局 |
· a label alone on its line, its value below · a list of values without any labels
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...language.dates import find_dates, is_only_a_date
from ...language.marks import HAN, REMEMBERED_LINES, bare
from ...language.patterns import pattern
from ..document_numbers import document_number_of
from ..issuers import bureau_of_line
from .furniture import BEFORE, is_sentence
from .words import Means, labels, words_that_mean

LONGEST_ROW = 160
LONGEST_BARE_VALUE = 40
# 索 引 号, 主 题 词, 发 文 字 号
MOST_SIGNS = 4
# What parts the cells of a row: bars and tabs; else white space.
BARS = pattern(r"[|｜\t]")
# 时间：2023-09-01 地点：某某体育馆: when and where something will be
OF_EVENT = pattern(r"地点\s?[:：]")
# 办理时限, 满意度: of a letter's answer; or what a guide or a list of staff tells
OF_GUIDE = pattern("(?:办理|受理|办结)(?:部门|时限)|满意度|所属机构")
# 浏览次数 19, 阅读量：33, 阅读(207)
COUNTED = pattern(
    r"\d{1,8}\s?[人次](?:阅读|浏览|点击|看过|访问)|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s?[:：(（]?\s{0,3}\d{0,9}\s?[)）]?\s?次?"
)
# 某某县人民政府  www.example.gov.cn: a site and its address, before its labels
SITE_AND_ADDRESS = pattern(
    rf"^[{HAN}]{{2,20}}(?:网|网站|平台|门户|政府)[ \u3000]{{1,8}}(?:https?://)?www\.[\w.-]{{4,40}}(?:/\S{{0,40}})?[ \u3000]?",
    re.ASCII,
)
# [ 索引号 ], 【发布机构】
IN_BRACKETS = pattern(rf"[\[【]\s*([{HAN}\s]{{2,14}})\s*[\]】]")
# 00000000-9-17_Z/2019-0612007, 11330000002577137U/2020-196734
INDEX_NUMBER = pattern(r"^[\dA-Za-z][\dA-Za-z_\-]{5,}/[\dA-Za-z_\-/]{4,}$")
# 政协提案,答复
KEYWORDS = pattern(rf"^[{HAN}]{{2,10}}(?:[,，、;；\s][{HAN}]{{2,10}})*$")
# What parts the pairs of a form: bars, tabs, wide gaps; a colon's own value stays with it.
CELLS = pattern(
    r"[|｜\t]|\s*\u3000\s*|(?<![:：])\s{2,}|(?<![:：])\s(?=[^\s:：]{2,8}[:：])"
)
# 责任单位：社会组织科, 密　级：一般
LIKE_PAIR = pattern(
    rf"^[\[【（(]?(?P<label>[{HAN}][{HAN} ]{{1,9}})[\]】）)]?\s?[:：]\s?\S{{0,30}}$"
)
# 某某县民政局, 某某县民政局社会事务股（盖章）; 某某县民政局2021年度…情况报告 is a headline
ORGAN_AT_END = pattern(
    r"(?:[局厅委办室科股处站部]|中心|政府|党组|党委|支部|小组)\s?(?:[（(][^（()）]{1,12}[）)])?$"
)
# What parts values on one line, and a day among them: 2023-06-30
SET_WIDE = pattern(r"\s{2,}|[\u3000\t]")
MACHINES_DAY = pattern(r"20\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)")
# 住所：某某市和平路12号, 法定代表人（负责人）：某某某: a row of the form that names a party
FORM_ROW = pattern(
    rf"^[{HAN}](?:[{HAN} ]){{1,11}}(?:[（(][{HAN}]{{2,8}}[）)])?\s?[:：]\s?[^\s。；][^。；]{{0,60}}$"
)
# 公文生成日期, 信息发布日期: what may stand before a label, and says nothing more
BEFORE_LABEL = pattern(r"^(?:公文|文件|信息|政策|稿件|文章|网页|本文)(?=..)")
# 备注/文号, 发文字号／文号
BETWEEN_LABELS, TWO = pattern("[/／]"), 2
# 公文时效状态: so long is a label at most
SHORT_NAME = pattern(rf"^[{HAN}]{{2,8}}$")
DATED = {Means.LABEL_OF_PUBLISHED, Means.LABEL_OF_DATED}
NAMES = {Means.LABEL_OF_SOURCE, Means.LABEL_OF_ISSUER}
# What may stand around a value.
STRIPPED = " \u3000|｜[]【】()（）〔〕〖〗\t-—"


class Pair(NamedTuple):
    """A label without its inner spaces, what it means, and its value if it has one."""

    label: str
    means: Means
    value: str = ""


@cache
def _label_pattern() -> str:
    """Any label, spaced out or not: 来 源, 索 引 号."""
    spaced = (r"\s*".join(map(re.escape, label)) for label in labels())
    known = "|".join(sorted(spaced, key=len, reverse=True))
    before = r"公\s*文|文\s*件|信\s*息|政\s*策|稿\s*件|文\s*章|网\s*页|本\s*文"
    return rf"(?:(?:{known})\s?[/／]\s?)?(?:{before})?(?:{known})"


@cache
def _with_colon() -> re.Pattern[str]:
    """A label with its colon, or right before a number: 阅读 846, 发布于2024-12-24."""
    return re.compile(
        rf"(?P<label>{_label_pattern()})\s*(?:[:：]\s*|(?=\d)|(?<=于)\s+(?=\d))"
    )


@lru_cache(REMEMBERED_LINES)
def pairs_in(text: str) -> tuple[Pair, ...]:
    """The pairs of a line that is nothing but labels and values; none of any other.

    >>> pairs_in("来源: 市民政局    发布日期: 2022-10-09")
    """
    if not text or len(text) > LONGEST_ROW or is_sentence(text):
        return ()
    if found := tuple(_pairs_with_colons(text)) or tuple(_pairs_in_brackets(text)):
        return found
    if BARS.search(text):
        return tuple(_pairs_of_cells(list(_cells(text))))
    return tuple(_pairs_of_cells(_with_labels_whole(text.split())))


def glued_pair(text: str) -> Pair | None:
    """- 文号景民函〔2018〕22号: a label and its value with nothing between them."""
    said = text.strip(BEFORE).removeprefix("-").strip()
    if len(said) > LONGEST_ROW or said[:1] not in _first_signs():
        return None
    found = _glued_label().match(said)
    if not found or is_sentence(said):
        return None
    return _pair(bare(found["label"]), said[found.end() :])


@cache
def _first_signs() -> frozenset[str]:
    """How labels begin, and what may stand before them: most lines begin otherwise."""
    return frozenset("公文信政稿网本") | {label[0] for label in labels()}


@cache
def _glued_label() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{_label_pattern()})\s*[:：]?\s*(?=\S)")


def _with_labels_whole(cells: Sequence[str]) -> list[str]:
    """索, 引, 号 as 索引号: a label set wide is one cell, another beside it another."""
    if not any(len(cell) == 1 for cell in cells):
        return list(cells)
    whole: list[str] = []
    at = 0
    while at < len(cells):
        width = next(
            (
                n
                for n in range(MOST_SIGNS, 1, -1)
                if all(len(cell) == 1 for cell in cells[at : at + n - 1])
                and "".join(cells[at : at + n]) in labels()
            ),
            1,
        )
        whole.append("".join(cells[at : at + width]))
        at += width
    return whole


def start_of_labels(text: str) -> int:
    """Where labels and their values begin behind other words; 0 where none do.

    救助站寒夜巡街送温暖日期：2019-01-24来源：县民政局点击：217次: a title that a site glued its
    stamp to. One label alone may be a word of the title, so there are two, one with its day,
    and no 地点, with which it would be the day of what is announced.
    """
    first = _with_colon().search(text) if ":" in text or "：" in text else None
    if not first or len(text) > LONGEST_ROW or is_sentence(text):
        return 0
    if _leads(text[: first.start()]) or OF_EVENT.search(text):
        return 0
    pairs = tuple(_pairs_with_colons(text[first.start() :]))
    is_dated = any(pair.means in DATED and fits(pair) for pair in pairs)
    return first.start() if is_dated and len(pairs) > 1 else 0


def are_of_guide(pairs: Sequence[Pair]) -> bool:
    """受理部门：…　办理时限：…: what a text may tell as well as a page."""
    return bool(pairs) and all(OF_GUIDE.fullmatch(pair.label) for pair in pairs)


def is_sure(pairs: Sequence[Pair]) -> bool:
    """Whether a row without colons can be nothing else: two labels, or a fitting value."""
    return len(pairs) > 1 or any(fits(each) for each in pairs)


def has_colon(text: str) -> bool:
    return bool(_with_colon().search(text))


def fits(pair: Pair) -> bool:
    """A date behind a label of dates, a number behind 索引号."""
    if pair.means in DATED:
        return next(find_dates(pair.value), None) is not None
    return bool(INDEX_NUMBER.match(pair.value))


def _pairs_with_colons(text: str) -> Iterator[Pair]:
    matches = list(_with_colon().finditer(text))
    if not matches or not _leads(text[: matches[0].start()]):
        return
    ends = [after.start() for _, after in pairwise(matches)] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        yield _pair(bare(match["label"]), text[match.end() : end])


def _pairs_in_brackets(text: str) -> Iterator[Pair]:
    """[索引号] 0001　[发布机构] 某某县民政局"""
    matches = [
        m for m in IN_BRACKETS.finditer(text) if known_label(bare(m[1])) in labels()
    ]
    if not matches or matches[0].start() > 0:
        return
    ends = [after.start() for after in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        yield _pair(bare(match[1]), text[match.end() : end])


def _leads(before: str) -> bool:
    """What may stand before the first label: nothing, a bracket, a date."""
    before = SITE_AND_ADDRESS.sub("", COUNTED.sub("", before).strip(BEFORE)).strip(
        BEFORE
    )
    return not before or is_only_a_date(before) or _is_moment(before)


def _is_moment(text: str) -> bool:
    found = next(find_dates(text), None)
    return found is not None and not re.sub(r"[\d:：\sT]", "", text[found.end :])


def _cells(text: str) -> Iterator[str]:
    for cell in BARS.split(text):
        yield cell.strip(STRIPPED)


def _pairs_of_cells(cells: list[str]) -> Iterator[Pair]:
    """Cells that begin with a label; those up to the next label are its value."""
    while cells and not cells[0]:
        cells = cells[1:]
    if not cells or _label_of(cells[0]) not in labels():
        return
    label, value = "", ""
    for cell in cells:
        name = _label_of(cell)
        if name in labels():
            if label:
                yield _pair(label, value)
            label, value = name, ""
        else:
            value = f"{value} {cell}".strip()
    if len(value) <= LONGEST_BARE_VALUE:
        yield _pair(label, value)


def _label_of(cell: str) -> str:
    return known_label(bare(cell).rstrip(":："))


def known_label(name: str) -> str:
    """The label as the table has it: 公文生成日期 is 生成日期; any other name as it is.

    备注/文号 is 文号: of two labels that a form sets as one the one that says more.
    """
    if name in labels():
        return name
    parts = [BEFORE_LABEL.sub("", part) for part in BETWEEN_LABELS.split(name)]
    are_two = len(parts) == TWO and all(part in labels() for part in parts)
    telling = (part for part in parts if labels().get(part) is not Means.OTHER_LABEL)
    return next(telling, parts[0]) if are_two else BEFORE_LABEL.sub("", name)


def _pair(label: str, value: str) -> Pair:
    label = known_label(label)
    means = labels()[label]
    value = value.strip(STRIPPED)
    if means in NAMES:
        value = re.split(r"[\s|｜【\[]", value)[0].strip("】]）)")
    return Pair(label, means, value)


@lru_cache(REMEMBERED_LINES)
def is_label_row(text: str) -> bool:
    """Labels and values, though no table knows the labels: 责任单位：社会组织科, 答复类别：B.

    One label must end as those of forms do; 赣州：老人住进新楼 is a headline.
    """
    if not text or len(text) > LONGEST_ROW or is_sentence(text):
        return False
    cells = [cell for cell in CELLS.split(text.strip(STRIPPED)) if cell]
    pairs = [found for cell in cells if (found := LIKE_PAIR.match(cell))]
    if len(pairs) < len(cells) or not pairs:
        return False
    return len(pairs) > 1 or bool(_like_label().search(bare(pairs[0]["label"])))


@cache
def _like_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words_that_mean(Means.ENDING))})$")


def is_form_row(text: str) -> bool:
    """A label and its value, whatever the label is: 住所：某某市和平路12号.

    One alone may be a headline, 赣州：老人住进新楼; two below one another are a form.
    """
    return bool(FORM_ROW.match(text.strip()))


def names_label(text: str) -> bool:
    """Whether a line may be a label alone, known or not: 索 引 号, 公文生成日期, 文种."""
    name = bare(text).strip("•·:：")
    if known_label(name) in labels():
        return True
    is_short = bool(SHORT_NAME.match(name))
    return is_short and bool(_like_label().search(name))


def pair_of(label: str, value: str) -> Pair:
    """What a label on one line and its value on another say; OTHER of an unknown label."""
    name = known_label(bare(label).strip("•·:："))
    if name not in labels():
        return Pair(name, Means.OTHER_LABEL, value.strip(STRIPPED))
    return _pair(name, value)


def is_label_alone(pairs: Sequence[Pair]) -> bool:
    """发布时间： with its value on the next line."""
    return len(pairs) == 1 and not pairs[0].value


def value_kind(text: str) -> Means | None:
    """What a value says that stands without its label: a number, a bureau, a day, words."""
    value = text.strip(BEFORE)
    if INDEX_NUMBER.match(value):
        return Means.OTHER_LABEL
    if document_number_of(value):
        return Means.LABEL_OF_NUMBER
    if is_only_a_date(value) or (value[:1].isdigit() and _is_moment(value)):
        return Means.LABEL_OF_PUBLISHED
    is_short = len(value) <= LONGEST_BARE_VALUE
    if is_short and ORGAN_AT_END.search(value) and bureau_of_line(value):
        return Means.LABEL_OF_ISSUER
    return Means.OTHER_LABEL if KEYWORDS.match(value) else None


def values_set_wide(text: str) -> tuple[Pair, ...]:
    """某某县民政局　　某民函〔2023〕27号　　2023-06-30: values on one line without their labels.

    A number and a machine's day are among them; a red head has the day as people write it.
    """
    pieces = [piece for piece in SET_WIDE.split(text.strip()) if piece]
    if len(pieces) < 2 or not any(map(MACHINES_DAY.match, pieces)):
        return ()
    kinds = [value_kind(piece) for piece in pieces]
    pairs = [
        Pair("", kind, text) for kind, text in zip(kinds, pieces, strict=True) if kind
    ]
    is_whole = len(pairs) == len(pieces) and Means.LABEL_OF_NUMBER in kinds
    return tuple(pairs) if is_whole else ()


def values_in(texts: Sequence[str], again: Collection[str] = ()) -> int:
    """How many lines at the top are a list of values: index number, bureau, words, days.

    A list is proved by its index number or by two days; a headline ends it, unless it is
    said `again` below. A bureau, its day and its number alone are a red head; several
    numbers are a list of documents.
    """
    size, proofs, numbers, plain_numbers, said_below = 0, 0, 0, 0, set(again)
    for text in texts:
        kind = value_kind(text)
        if kind is None and bare(text) in said_below:
            said_below.remove(bare(text))
            size += 1
            continue
        if kind is None or (kind is Means.OTHER_LABEL and not _is_listed(text)):
            break
        size += 1
        proofs += bool(INDEX_NUMBER.match(text.strip(BEFORE)))
        proofs += kind is Means.LABEL_OF_PUBLISHED
        numbers += kind is Means.LABEL_OF_NUMBER
        plain_numbers += kind is Means.LABEL_OF_NUMBER and text[:1] not in BEFORE
    if numbers > 1:
        return 0
    return size if proofs >= 2 or (proofs and size - plain_numbers >= 3) else 0


def are_numbered(texts: Sequence[str]) -> bool:
    """Whether an index number or a document's stands among them."""
    values = [text.strip(BEFORE) for text in texts]
    return any(INDEX_NUMBER.match(each) or document_number_of(each) for each in values)


def _is_listed(text: str) -> bool:
    """Keywords count with a bullet before them or commas in them, never a headline."""
    value = text.strip(BEFORE)
    is_number = bool(INDEX_NUMBER.match(value))
    return text[:1] in BEFORE or is_number or bool(re.search("[,，、;；]", value))
