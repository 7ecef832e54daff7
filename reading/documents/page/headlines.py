"""The headline of a page among the rows of its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ...language.marks import HAN, bare, columns
from ...language.patterns import pattern
from ...parsed import Line
from ..document_numbers import document_number_of, is_number_alone
from ..issuers import bureau_of_line, is_office_of_bureau
from ..labels import Label, Labelled, opens_subtitle, texts_of
from ..official import without_organs
from .accounts import is_account_row
from .boxes import CUT_OFF
from .furniture import BEFORE, Furniture
from .interviews import theme_of
from .labels import DATED, Pair, pairs_in
from .stamps import SOURCE, Stamp
from .torn_titles import (
    BEHIND_BUREAU,
    is_spread_below,
    lines_of_one_title,
    lines_that_need_another,
)
from .words import Means

LONGEST_TITLE = 90
SHORTEST_TITLE, SHORTEST_PART, SHORTEST_BELOW = 6, 16, 12
TITLE_LINES = 3
# 栏目 | 标题 may be a headline; what has two bars and more is a row of cells.
FEWEST_BARS = 2
# So many lines in a row tell that blank ones stand between all.
FEWEST_SPACED = 3
# 某某市人民政府门户网站, 某某民政网: whose site it is, and no headline
SITE_ALONE = pattern(
    rf"^[{HAN}]{{2,16}}(?:门户网站?|政府(?:门户)?网站?|人民政府|民政网|官方网站|官网|政务网)$"
)
# （二〇一九年八月）, （2022年3季度）, （2023年度）
PERIOD_ALONE = pattern(
    r"^[（(]\s?(?:(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})\s?年(?:度|\s?第?[一二三四1-4]\s?季度|"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:\s?[-—至]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?\s?月份?|[上下]半年)\s?[）)]$"
)
# 无, 主动公开, 有效: a value whose label was not copied
VALUE_ALONE = pattern(
    r"^(?:无|空|有效|失效|废止|现行有效|部分有效|尚未生效|长期有效|(?:主动|依申请|不予?)公开|面向社会|全社会)$"
)
# 便民大全_热门话题_某某网: what a browser's tab is called; （资料图片仅供参考）: of a picture
# and （图们市民政局） is not;
# 2023年5月12日 星期五   责编 某某某  版式 某某: the row above a newspaper's page
OF_PAGE = pattern(
    r"[^\W_\d]_[^\W_\d]|^[（(](?:[^（()）]{0,12}(?:图片|照片)[^（()）]{0,12}|[^（()）]{0,8}图)[）)]$|"
    r"\d{1,2}日\s{0,3}星期[一二三四五六日天]|(?:^|\s)(?:责编|校对|版式|美编|组版|编审)\s{1,3}\S|第\s?\w{1,3}\s?版(?:\s|[:：])"
)
# 石狮民政, 某某发布: the account between headline and stamp
LONGEST_NAME = 8
LONGEST_ACCOUNT = 16


def names_period(text: str) -> bool:
    """（二〇一九年八月） alone below a headline: what time it tells of."""
    return bool(PERIOD_ALONE.match(text.strip()))


@dataclass(slots=True)
class Row:
    """What a line of the head is: furniture, labels, a stamp, a bare value, or none of these."""

    text: str
    furniture: Furniture | None = None
    pairs: tuple[Pair, ...] = ()
    stamp: Stamp | None = None
    # The value of the label above it, or of none: one of a list of values.
    is_value: bool = False
    # 责任单位：…: labels that no table knows; any text may hold such a line.
    is_like_labels: bool = False

    @property
    def is_of_page(self) -> bool:
        return bool(self.furniture or self.pairs or self.stamp or self.is_value)

    @property
    def proves_page(self) -> bool:
        """More than a date or a single label: any text may hold such a line."""
        if self.furniture or self.is_value:
            return True
        if self.stamp:
            return self.stamp.is_sure
        return len(self.pairs) > 1 or any(
            pair.value for pair in self.pairs if pair.means is not Means.OTHER_LABEL
        )


def title_lines(rows: Sequence[Row]) -> set[int]:
    """The headline nearest above the first stamp or labels under it, wrapped or not.

    Where none stands above, the last one below, before the toolbar.
    """
    marks = [i for i, row in enumerate(rows) if row.pairs or row.stamp or row.is_value]
    if not marks:
        return _above_account(rows) or _beside_records(rows)
    above = [i for i in range(_first_stamp(rows, marks)) if rows[i].text]
    while above and _is_stamp_of_document(rows[above[-1]]):
        above.pop()
    torn = _torn_title(rows, above)
    while above and _is_between(rows, above):
        above.pop()
    if torn := torn or _torn_title(rows, above):
        return torn
    period = (
        {above.pop()}
        if len(above) > 1 and names_period(rows[above[-1]].text)
        else set()
    )
    if above and _can_be_title(rows[above[-1]]):
        return _wrapped(rows, above) | period
    inked = [i for i in range(marks[0] + 1, len(rows)) if rows[i].text]
    while inked and rows[inked[-1]].is_of_page:
        inked.pop()
    if torn := _torn_title(rows, inked):
        return torn
    below = [i for i in inked if _can_be_title(rows[i])]
    if below and columns(rows[below[-1]].text) >= SHORTEST_BELOW:
        return _wrapped(rows, below)
    return set()


def _above_account(rows: Sequence[Row]) -> set[int]:
    """The headline right above 原创 某某 某某民政, where the day was not copied."""
    accounts = (i for i, row in enumerate(rows) if is_account_row(row.text))
    inked = [i for i in range(next(accounts, 0)) if rows[i].text]
    is_titled = bool(inked) and _can_be_title(rows[inked[-1]])
    return _wrapped(rows, inked) if is_titled else set()


def _beside_records(rows: Sequence[Row]) -> set[int]:
    """The only line of a head that has nothing but record numbers: 监督索引号… above or below it."""
    others = [i for i, row in enumerate(rows) if row.text and not row.furniture]
    records = {row.furniture for row in rows if row.furniture}
    is_only = len(others) == 1 and records == {Furniture.FOOT}
    return set(others) if is_only and _can_be_title(rows[others[0]]) else set()


def _torn_title(rows: Sequence[Row], above: Sequence[int]) -> set[int]:
    """The lines right above one another, none of them the page's, that are one headline."""
    step = 2 if _is_spaced(rows, above) else 1
    run: list[int] = []
    for i in reversed(above):
        if (
            rows[i].is_of_page
            or _is_row_of_cells(rows[i].text)
            or (run and i + step != run[0])
        ):
            break
        run.insert(0, i)
    texts = [rows[i].text for i in run]
    count = lines_of_one_title(texts) if step == 1 else lines_that_need_another(texts)
    return set(run[len(run) - count :])


def _is_spaced(rows: Sequence[Row], above: Sequence[int]) -> bool:
    """Whether one blank line stands below each of the last of these lines, as below all others."""
    end = above[-1] + 1 if above else len(rows)
    below = (i for i in range(end, len(rows)) if rows[i].text)
    last = [*above[-FEWEST_SPACED:], *islice(below, 1)]
    return len(last) > FEWEST_SPACED and all(b - a == 2 for a, b in pairwise(last))


def _is_no_headline(row: Row) -> bool:
    """A toolbar, a lone letter, a number or a bare value between headline and stamp."""
    return _is_stamp_of_page(row) or columns(row.text) <= 2


def _is_stamp_of_document(row: Row) -> bool:
    """A bureau's name, a number, labels or a toolbar right above the stamp."""
    is_named = document_number_of(row.text) or is_office_of_bureau(row.text)
    return bool(is_named) or _is_stamp_of_page(row)


def _is_stamp_of_page(row: Row) -> bool:
    is_tool = row.furniture is Furniture.TOOL or row.is_like_labels
    is_value = VALUE_ALONE.match(bare(row.text))
    return is_tool or bool(is_value) or is_number_alone(row.text)


def _is_between(rows: Sequence[Row], above: Sequence[int]) -> bool:
    """Whether the last of these lines stands between a headline and its stamp.

    A document's number, a bureau's name, an account's name: none is a headline.
    """
    row = rows[above[-1]]
    if _is_no_headline(row) or _is_stamp_of_document(row):
        return True
    if _is_account_of_stamp(row, rows):
        return True
    return _is_name(row) and any(_can_be_title(rows[i]) for i in above[:-1])


def _is_name(row: Row) -> bool:
    """某某民政, 某某发布: an account's name."""
    is_short = columns(row.text) <= LONGEST_NAME
    return is_short and bool(SOURCE.match(bare(row.text)))


def _is_account_of_stamp(row: Row, rows: Sequence[Row]) -> bool:
    """某某民政在线 above 原创 某某民政 某某民政在线 2023-10-23: whose article it is."""
    name = bare(row.text)
    if len(name) > LONGEST_ACCOUNT:
        return False
    return any(
        name in bare(each.text) for each in rows if each.stamp and each is not row
    )


def _first_stamp(rows: Sequence[Row], marks: Sequence[int]) -> int:
    """The first row under a headline that tells the time, else the first row of all."""
    dated = [i for i in marks if _tells_time(rows[i])]
    for i in dated:
        headline = next(
            (
                row
                for row in reversed(rows[:i])
                if row.text and not (_is_no_headline(row) or _is_name(row))
            ),
            None,
        )
        if headline and _can_be_title(headline):
            return i
    return marks[0]


def _tells_time(row: Row) -> bool:
    if row.stamp:
        return True
    return any(pair.means in DATED for pair in row.pairs)


def _wrapped(rows: Sequence[Row], candidates: Sequence[int]) -> set[int]:
    """The last candidate with the lines right above it that belong to it."""
    found = {candidates[-1]}
    for i in reversed(candidates[:-1]):
        text = rows[i].text
        # A headline that stands there twice, ★★★ 【字体：小 大】 behind it or not, is one.
        is_again = bare(text).startswith(bare(rows[i + 1].text))
        is_part = (
            not is_again
            and _can_be_title(rows[i])
            and (
                columns(text) >= SHORTEST_PART
                or is_spread_below(rows[i + 1].text)
                or opens_subtitle(rows[i + 1].text)
                or _opens_page(rows, i)
            )
        )
        if not (i + 1 in found and is_part and len(found) < TITLE_LINES):
            break
        found.add(i)
    return found | _bureau_above(rows, min(found))


def _bureau_above(rows: Sequence[Row], title: int) -> set[int]:
    """某某县民政局 right above 2022年工作总结和…, 关于…: the title's first line."""
    goes_on = BEHIND_BUREAU.match(rows[title].text)
    inked = [i for i in range(title + 1) if rows[i].text]
    step = 2 if _is_spaced(rows, inked) else 1
    above = rows[title - step].text if title >= step else ""
    return {title - step} if goes_on and above and bureau_of_line(above) else set()


def _opens_page(rows: Sequence[Row], i: int) -> bool:
    """Whether a short line is the very first, and no name of a site or bureau."""
    is_first = not any(row.text for row in rows[:i])
    text = rows[i].text
    return is_first and not SOURCE.match(bare(text)) and not bureau_of_line(text)


def _can_be_title(row: Row) -> bool:
    text = row.text
    return (
        not row.is_of_page
        and not row.is_like_labels
        and SHORTEST_TITLE <= columns(without_organs(text)) <= LONGEST_TITLE
        and any("\u4e00" <= sign <= "\u9fff" for sign in text)
        and "\t" not in text
        and not _is_row_of_cells(text)
        and not text.endswith(("。", "；"))
        and not document_number_of(text.strip(BEFORE))
        and not SITE_ALONE.match(bare(text))
    )


def _is_row_of_cells(text: str) -> bool:
    """某某融媒 | 直播 | 数字报: one bar may part a headline."""
    return text.count("|") + text.count("｜") >= FEWEST_BARS


def with_named_title(
    head: Sequence[Labelled], body: Sequence[Labelled]
) -> list[Labelled]:
    """The head; what stands behind its 标题： is the title where no headline is one.

    关于做好2023年低保… is what a table cuts off, and no title.
    """
    titled = list(head)
    if is_titled(head, body):
        return titled
    theme = theme_of(texts_of(head, Label.SOURCE))
    for i, each in enumerate(head):
        for name in _names_behind(each, theme):
            if not name.endswith(CUT_OFF):
                title = Line(each.line.number, name)
                titled.insert(
                    i + 1, Labelled(title, Label.TITLE, is_from_contents=True)
                )
                return titled
    return titled


def _names_behind(each: Labelled, theme: str) -> list[str]:
    """What stands behind 标题：, or 主题： of an interview."""
    if each.label is not Label.SOURCE:
        return []
    means = Means.LABEL_OF_TITLE
    named = [x.value for x in pairs_in(each.text) if x.means is means and x.value]
    return [*named, theme] if theme and each.text.endswith(theme) else named


def is_titled(head: Sequence[Labelled], body: Sequence[Labelled]) -> bool:
    return any(each.label is Label.TITLE for each in (*head, *body))
