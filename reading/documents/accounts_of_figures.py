"""Which texts give figures and tell no news: communiqués, tables of money, a month's account."""

from collections.abc import Sequence

from ..language.marks import HAN, bare, is_row_of_numbers
from ..language.patterns import pattern
from .labels import Label, Labelled, texts_of

# …民政事业发展统计公报, 2023年三季度民政统计数据; 某局召开会议分析民政主要数据 is news
COUNTS = pattern(
    r"统计(?:公报|数据|快报|简报|[季月年]报|报表)$|"
    r"^(?!.*(?:召开|会议|分析|通报|公布|发布|解读|调度|研判|核对|完成|实现|超额)).*民政(?:事业)?主要(?:指标|数据)$"
)
# 统计公报〔1〕, 统计公报[1], 统计公报①: a note's mark behind a title
NOTE_MARK = pattern(r"(?:[〔\[［（(]\d{1,2}[〕\]］）)]|[①-⑳*＊†])$")
# …低保资金发放情况表, …分乡镇汇总表: a title of a table of numbers
TABLE_TITLE = pattern(
    r"(?:情况|发放|汇总|统计|支出|分配|完成)(?:统计|汇总|明细|公示)?表(?:[（(].{1,12}[）)])?$"
)
FEWEST_ROWS = 3
# 某某县2024年3月救助金发放情况, 2023年第三季度婚姻登记情况: whose figures, of which period
OF_PERIOD = pattern(
    rf"^(?:[{HAN}]{{1,20}}[省市县区州盟旗镇乡局厅])?(?:关于)?(?:19|20)\d{{2}}年"
    r"(?:度|全年|[上下]半年|第?[一二三四1-4]季度|\d{1,2}(?:[-—至到]\d{1,2})?月份?)"
    r"[^，。！？：；]{2,30}情况(?:公布|公开|统计)?$"
)
# 418户、763人: a paragraph with two numbers of something counts
COUNTED = pattern(
    rf"(?<![\d.])\d[\d,]{{0,12}}(?:\.\d{{1,6}})?\s?(?![年月日号时届条])[{HAN}%％]"
)
FEWEST_COUNTS, FEWEST_COUNTING = 2, 3
# 近日，…召开, 据悉, 3月4日夜里，…: it tells news of them; 3月31日止 ends a period
TELLS = pattern(
    r"近日|日前|记者|据悉|据了解|本报讯|召开|^\s*\d{1,2}月\d{1,2}日(?!止|底|前|[-—至到])"
)


def gives_figures(titles: Sequence[str], labelled: Sequence[Labelled]) -> bool:
    """Whether a text is a communiqué, a table of money or the account of a period."""
    return (
        any(map(is_communique, titles))
        or _is_table(titles, labelled)
        or _is_account(titles, texts_of(labelled, Label.PARAGRAPH))
    )


def is_communique(title: str) -> bool:
    """某某市2020年民政事业发展统计公报〔1〕"""
    return bool(COUNTS.search(NOTE_MARK.sub("", bare(title))))


def _is_table(titles: Sequence[str], labelled: Sequence[Labelled]) -> bool:
    """A title of a table, and rows of numbers below it; a list of names is none."""
    rows = texts_of(labelled, Label.ROW)
    counted = sum(map(is_row_of_numbers, rows))
    is_counted = counted >= FEWEST_ROWS and 2 * counted > len(rows)
    return is_counted and any(TABLE_TITLE.search(title) for title in titles)


def _is_account(titles: Sequence[str], paragraphs: Sequence[str]) -> bool:
    """A title that is a period's, over paragraphs that count one thing after another."""
    if not any(OF_PERIOD.match(bare(title)) for title in titles):
        return False
    counting = [
        text for text in paragraphs if len(COUNTED.findall(text)) >= FEWEST_COUNTS
    ]
    is_counted = len(counting) >= FEWEST_COUNTING and 2 * len(counting) > len(
        paragraphs
    )
    return is_counted and not any(map(TELLS.search, paragraphs))
