"""The head of a page: its furniture, its labels and stamps, and the headline among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...language.dates import find_dates
from ...language.marks import (
    ENUMERATION,
    bare,
    columns,
    holds_words,
    is_row_of_numbers,
)
from ...language.patterns import pattern
from ...language.units import is_unit_of_all
from ...parsed import Line
from ..document_numbers import document_number_of
from ..labels import Label, Labelled, opens_subtitle
from ..mastheads.masthead import (
    MASTHEAD_LINES,
    is_anchor,
    is_bare_series,
    is_in_other_script,
    is_masthead_line,
    read_masthead_line,
)
from ..mastheads.numbered_names import holds_number, numbered_name
from ..mastheads.unnumbered import end_of_unnumbered, top_on_page
from ..meetings import rows_of_meeting
from ..official import addresses_without_colon, is_addressees, is_title
from .boxes import around_main_text
from .furniture import Furniture, furniture_of, is_sentence
from .headlines import (
    SHORTEST_BELOW,
    SHORTEST_TITLE,
    Row,
    names_period,
    title_lines,
)
from .interviews import rows_of_interview
from .labels import (
    Pair,
    are_of_guide,
    fits,
    glued_pair,
    has_colon,
    is_label_row,
    is_sure,
    pairs_in,
    values_set_wide,
)
from .letters import opens_part
from .links import dated_links
from .openings import opens_parts, opens_table
from .stamps import stamp_in
from .torn_tables import (
    leave_counted_rows,
    leave_listed_documents,
    take_torn_brackets,
    take_torn_tables,
)
from .values import list_of_values, take_broken_rows, take_values
from .words import Means

HEAD_LINES = 120
MAIN_TEXT_LENGTH = 24
# 关于…的答复 - 建议提案 - 某某人民政府, …_某某市民政局
SITE_BEHIND = pattern(
    r"\s[-–—|｜]\s|[_|｜](?=\s*\S)|\s?-\s?(?=[^-]{2,20}(?:网|局|政府|平台)$)"
)
# 01, 0 1, PART ONE: an account's text begins, with the heading of its first part
FIRST_PART = pattern(r"^(?:0\s?1|PART[\s.·]{0,3}(?:0?1|ONE))$", re.IGNORECASE)
# 建议编号, 来信时间, 答复日期, 索引号: what tells that they are a table's of the page
OF_RECORD = pattern(
    "建议|提案|代表|案由|[来写回]信|信件|留言|咨询|回复|答复|诉求|问题|索引|文号|主题|分类"
)
# 原创 小民 某某民政 2023-03-27 18:00 发表于宁夏: as no masthead says its day
OF_ACCOUNT = pattern(r"^原创\s|发表于[\u4e00-\u9fff]{2,3}\s*$")
FEWEST_GLUED = 3
# So many signs of the headline are enough to know it again.
BROWSER_TITLE = 12


@dataclass(slots=True)
class Head:
    """The rows of the head, how many there are, and which of them are the headline."""

    rows: list[Row] = field(default_factory=list)
    titles: frozenset[int] = frozenset()

    @property
    def end(self) -> int:
        return len(self.rows)


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a page; an empty one for a text that none stands around."""
    reach, boxes = _reach(lines)
    rows = _rows([line.text for line in lines[:reach]])
    for i in boxes:
        rows[i] = Row(rows[i].text, Furniture.LINKS)
    rows = rows[: _top_of_masthead(lines, rows)]
    marks = [i for i, row in enumerate(rows) if row.is_of_page]
    if not _is_page(lines, rows, marks):
        return Head()
    end = _end_of_head(lines, rows, marks)
    return Head(rows[:end], frozenset(title_lines(rows[:end])))


def _top_of_masthead(lines: Sequence[Line], rows: Sequence[Row]) -> int:
    """Where a bulletin's masthead begins below the page's own rows; else below them all."""
    own = [i for i, row in enumerate(rows) if _is_own(row)]
    last = own[-1] if own else -1
    below = range(last + 1, len(rows))
    top = next((i for i in below if _opens(lines, i)), None)
    if top is None:
        is_titled = bool(title_lines(rows[: last + 1]))
        top = top_on_page(lines, below, is_below_headline=is_titled)
    if top is None:
        return _below_numbered_headline(lines, rows, last)
    for i in range(top - 1, last, -1):
        if lines[i].text and not (
            is_masthead_line(lines[i])
            or is_bare_series(lines[i : top + 1])
            or is_in_other_script(lines[i].text)
        ):
            break
        top = i if lines[i].text else top
    return top


def _below_numbered_headline(
    lines: Sequence[Line], rows: Sequence[Row], last: int
) -> int:
    """Where the issuer and the day stand below the page's own rows, the number in its headline."""
    stamps = [
        (i, said)
        for i, row in enumerate(rows)
        if i > last
        and not (row.stamp and row.stamp.is_sure)
        and (said := read_masthead_line(row.text))
    ][:2]
    named = any(said.agency for _, said in stamps)
    dated = any(said.dated for _, said in stamps)
    is_numbered = any(map(is_anchor, lines[: last + 1]))
    return stamps[0][0] if named and dated and is_numbered else len(rows)


def _opens(lines: Sequence[Line], i: int) -> bool:
    """Whether an issue's number stands there, with its name beside it or without."""
    near = lines[i : i + MASTHEAD_LINES]
    return is_anchor(lines[i]) or numbered_name(near) is not None


def _is_own(row: Row) -> bool:
    """A menu or toolbar; 来源：…, 发布时间：…, where a masthead has its issuer and day."""
    if row.furniture in {Furniture.WAY, Furniture.MENU, Furniture.TOOL}:
        return not is_in_other_script(row.text)
    if _stamps_account(row):
        return True
    means = {pair.means for pair in row.pairs if pair.value}
    return bool(means & {Means.LABEL_OF_SOURCE, Means.LABEL_OF_PUBLISHED})


def _stamps_account(row: Row) -> bool:
    return row.stamp is not None and bool(OF_ACCOUNT.search(row.text))


def label_of_row(row: Row) -> Label:
    if not row.text:
        return Label.BLANK
    if row.pairs or row.stamp or row.is_value or row.is_like_labels:
        return Label.SOURCE
    if document_number_of(row.text):
        return Label.MASTHEAD
    return Label.NAVIGATION


def label_head(lines: Sequence[Line], head: Head) -> tuple[Labelled, ...]:
    """A label for each line of the head."""
    return tuple(
        Labelled(
            line, _title_label(row.text) if i in head.titles else label_of_row(row)
        )
        for i, (line, row) in enumerate(zip(lines, head.rows, strict=False))
    )


def _title_label(text: str) -> Label:
    is_below = opens_subtitle(text) or names_period(text)
    return Label.SUBTITLE if is_below else Label.TITLE


def _reach(lines: Sequence[Line]) -> tuple[int, Sequence[int]]:
    """Down to the text, over the boxes that a portal sets above its headline."""
    first = _first_main_text(lines)
    stamp, boxes = around_main_text(lines)
    if stamp < first:
        return first, boxes
    return stamp + 1 + _first_main_text(lines[stamp + 1 :]), boxes


def _first_main_text(lines: Sequence[Line]) -> int:
    """Down to the first running text, addressees, or row of a table."""
    for i, line in enumerate(lines[:HEAD_LINES]):
        if (
            _is_main_text(line.text)
            or addresses_without_colon(lines, i)
            or opens_table(lines, i)
            or opens_parts(lines, i)
        ):
            return i
    return min(len(lines), HEAD_LINES)


def _is_main_text(text: str) -> bool:
    """Running text, not the page's: 为做好…工作，现就有关事项通知如下："""
    if furniture_of(text):
        return False
    if is_sentence(text) or opens_part(text) or FIRST_PART.match(text.strip()):
        return True
    # 发文机构： alone addresses nobody.
    if is_addressees(text) and not pairs_in(text):
        return True
    if is_row_of_numbers(text):
        return True
    introduces = (
        "，" in text and text.endswith(("：", ":")) and len(text) > MAIN_TEXT_LENGTH
    )
    return introduces and not pairs_in(text)


def _rows(texts: Sequence[str]) -> list[Row]:
    rows = [_row(text) for text in texts]
    leave_counted_rows(rows)
    leave_listed_documents(rows)
    take_torn_tables(rows)
    _take_glued(rows)
    _leave_guide(rows)
    take_values(rows)
    take_broken_rows(rows)
    _take_columns(rows)
    for i in rows_of_meeting(texts):
        rows[i] = Row(rows[i].text, is_like_labels=bool(rows[i].text))
    for i, said in rows_of_interview(texts).items():
        rows[i] = Row(rows[i].text, None if said else Furniture.MENU, said)
    _take_weak_labels(rows)
    for i in list_of_values(rows):
        rows[i].is_value = True
    for i in dated_links([row.text for row in rows]):
        rows[i].furniture = Furniture.LINKS
    take_torn_brackets(rows)
    _take_browser_title(rows)
    return rows


def _leave_guide(rows: Sequence[Row]) -> None:
    """受理部门 and 办理时限 of a guide are its text: nothing beside them is of a letter."""
    pairs = [pair for row in rows for pair in row.pairs]
    if any(OF_RECORD.search(pair.label) for pair in pairs):
        return
    for row in rows:
        if are_of_guide(row.pairs):
            row.pairs, row.is_like_labels = (), is_label_row(row.text)


def _take_columns(rows: Sequence[Row]) -> None:
    """民政动态 alone below a menu that has it among its cells: where the page stands."""
    cells: set[str] = set()
    for row in rows:
        if row.furniture is Furniture.MENU:
            cells.update(map(bare, row.text.split()))
        elif bare(row.text) in cells and not row.is_of_page:
            row.furniture = Furniture.MENU


def _take_browser_title(rows: list[Row]) -> None:
    """The title of the browser's tab: the headline with the site's name behind it."""
    first = next((i for i, row in enumerate(rows) if row.text), None)
    if first is None or rows[first].is_of_page:
        return
    parts = [part.strip() for part in SITE_BEHIND.split(rows[first].text, maxsplit=1)]
    if len(parts) < 2 or columns(parts[0]) < SHORTEST_TITLE:
        return
    opening = bare(parts[0])[:BROWSER_TITLE]
    if any(bare(row.text).startswith(opening) for row in rows[first + 1 :]):
        rows[first].furniture = Furniture.WAY


def _row(text: str) -> Row:
    row = Row(text)
    row.pairs = values_set_wide(text)
    if not text or row.pairs or document_number_of(text) or is_unit_of_all(text):
        return row
    row.pairs = pairs_in(text)
    row.stamp = None if any(map(_tells_other_day, row.pairs)) else stamp_in(text)
    if not (row.pairs or row.stamp):
        row.furniture = furniture_of(text)
        row.is_like_labels = not row.furniture and is_label_row(text)
    return row


def _tells_other_day(pair: Pair) -> bool:
    """成文日期, or 生效日期：2024-01-01, 来信时间：…: no day that the page went up."""
    if pair.means is Means.LABEL_OF_DATED:
        return True
    is_other = pair.means is Means.OTHER_LABEL
    found = next(find_dates(pair.value), None) if is_other else None
    return found is not None and found.start == 0


def _take_glued(rows: Sequence[Row]) -> None:
    """索引号000013916/2020-01187 above 有效性有效: labels without anything behind them.

    Three below one another are a table, if one has a value that fits it.
    """
    run: list[tuple[Row, Pair]] = []
    for row in [*rows, Row("。")]:
        pair = row.pairs[0] if row.pairs else glued_pair(row.text)
        if pair and pair.value:
            run.append((row, pair))
        elif row.text:
            if len(run) >= FEWEST_GLUED and any(fits(each) for _, each in run):
                for each, said in run:
                    each.pairs = each.pairs or (said,)
                    each.furniture, each.is_like_labels = None, False
            run = []


def _take_weak_labels(rows: list[Row]) -> None:
    """A label without colon or fitting value counts beside another row of labels."""
    inked = [i for i, row in enumerate(rows) if row.text]
    for place, i in enumerate(inked):
        row = rows[i]
        if not row.pairs or has_colon(row.text) or is_sure(row.pairs):
            continue
        beside = inked[max(0, place - 1) : place] + inked[place + 1 : place + 2]
        if not any(rows[n].pairs or rows[n].is_value for n in beside):
            row.pairs = ()
            row.furniture = furniture_of(row.text)


def _is_page(lines: Sequence[Line], rows: Sequence[Row], marks: Sequence[int]) -> bool:
    """Whether what was found is a page's; a masthead's dates and names are not."""
    # ᠢᠷᠭᠡᠨ, NEWS: a bureau's name in its people's script, or an ornament.
    proved = any(
        rows[i].proves_page and not is_in_other_script(rows[i].text) for i in marks
    )
    if proved and _is_all_masthead(lines, rows[: marks[-1] + 1]):
        return False
    hard = any(
        rows[i].furniture or len(rows[i].pairs) > 1 or _stamps_account(rows[i])
        for i in marks
    )
    if proved and not hard:
        proved = not holds_number(lines[: len(rows)])
    return proved


def _is_all_masthead(lines: Sequence[Line], rows: Sequence[Row]) -> bool:
    """主办：某某县民政局 stands at the foot of pages, and in mastheads too."""
    kinds = {row.furniture for row in rows}
    return kinds <= {None, Furniture.FOOT} and end_of_unnumbered(lines) >= len(rows)


def _end_of_head(
    lines: Sequence[Line], rows: Sequence[Row], marks: Sequence[int]
) -> int:
    """Below the last mark, and below what stands right under it without a gap."""
    end = marks[-1] + 1
    while end < len(rows) and _clings(lines, rows, end):
        end += 1
    return end


def _clings(lines: Sequence[Line], rows: Sequence[Row], i: int) -> bool:
    """Signs alone, 🔔🔔🔔; a short line right under furniture, where blank lines part all else."""
    text = rows[i].text
    if text and (columns(text) <= 1 or not holds_words(text)):
        return True
    is_set_apart = i + 1 < len(lines) and not lines[i + 1].text
    is_short = (
        bool(text) and columns(text) < SHORTEST_BELOW and not ENUMERATION.match(text)
    )
    above = rows[i - 1].furniture is not None
    return (
        above
        and is_short
        and is_set_apart
        and not document_number_of(text)
        and not is_title(text)
    )
