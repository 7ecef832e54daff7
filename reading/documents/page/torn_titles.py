"""Headlines that a narrow column broke into several lines, none of which is one alone."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, takewhile

from ...language.gazetteer import is_place_name, places_in
from ...language.marks import HAN, bare, columns, is_set_wide
from ...language.patterns import pattern
from ..issuers import DIVISION, bureau_of_line, is_bureau_alone
from ..mastheads.masthead import NO_NAME, ORGANISATION
from ..official import is_title
from ..said_twice import lines_said_again
from .stamps import SOURCE

# No headline is broken into more lines, nor wider than that.
MOST_LINES, WIDEST = 5, 90
NARROW = 12
# So wide a line may have been broken for want of room.
WIDE = 13
# 2022年工作总结, 关于…的通知, 对…的答复: what goes on behind a bureau's name
BEHIND_BUREAU = pattern(
    r"^(?:(?:19|20)\d{2}(?:[-—至－]\d{4})?年|二[〇○零][〇○零一二三四五六七八九十]{2}年|关于|对)"
)
# 某某市民政局调研组, 文件
AUTHOR = pattern(
    rf"^[{HAN}]{{2,24}}(?:组|队|课题组|编辑部|[局厅委办][（(]函[）)])$|^[{HAN}]{{0,30}}文件$"
)
# 某某市养老服务动态, 某某县政策专栏: a part of a site
NAMES_PART = pattern(
    r"(?:动态|要闻|新闻|专栏|专题|专版|频道|公开|公示|公告|通知|栏|网|平台|门户|信息|简报|之窗|在线)$"
)
# 新疆生产建设兵团第七师胡杨河市 …: how far a place reaches
LONGEST_PLACE = 14
# So many signs open a headline, no column of a site.
SHORTEST_OPENING = 8
WIDENED = str.maketrans("()", "（）")
PAIRED = ("《》", "“”", "（）", "【】")
# 关于…, 某某市民政局关于…: how a document's title begins
BEGINS_TITLE = pattern(rf"^[{HAN}]{{0,24}}关于")
# …培训班暨, …座谈会和, 推进: a line that the next one goes on with
LEADS_ON = pattern(r"[、暨和与及的在对为《“（—]$")


def lines_of_one_title(texts: Sequence[str]) -> int:
    """How many of the last lines are one title, by their own signs; 0 if none are.

    关于印发《某某市, 低保操作, 办法》的通知 are three.
    """
    if count := lines_that_need_another(texts):
        return count
    return len(texts) if _are_alone(texts) else 0


def lines_that_need_another(texts: Sequence[str]) -> int:
    """How many of the last lines no one of them is a title without the others; 0 if none."""
    texts = texts[-lines_said_again(texts) :]
    counts = range(min(len(texts), MOST_LINES), 1, -1)
    return next((count for count in counts if _are_one_title(texts[-count:])), 0)


def _are_alone(texts: Sequence[str]) -> bool:
    """Two lines and no third beside them, the first with a place and as wide as the second.

    某某市为高龄老人 above 上门做评估; 某某县养老动态 above a headline is a column of its site.
    """
    if len(texts) != 2 or columns(bare("".join(texts))) > WIDEST:
        return False
    opening, rest = map(bare, texts)
    is_wide = columns(opening) >= max(SHORTEST_OPENING, columns(rest))
    is_whole = NAMES_PART.search(opening) or _is_name(rest)
    return (
        is_wide and not is_whole and not _is_name(opening) and opens_with_place(opening)
    )


def opens_with_place(opening: str) -> bool:
    """甘肃省养老服务工作推进会在兰州召开: a place and more."""
    opening = DIVISION.sub("", opening[:LONGEST_PLACE], count=1)
    return any(map(is_place_name, accumulate(opening)))


def belong_together(texts: Sequence[str]) -> bool:
    """Whether the lines of a title are proved to be one; a name among them is its bureau's.

    儋州市民政局 below …和二〇一八年工作要点 is none of it.
    """
    lines = [bare(text) for text in texts]
    names = list(
        takewhile(lambda at: _names_organisation(lines[at]), range(len(lines)))
    )
    words = lines[len(names) :]
    if not words or any(map(_names_organisation, words)):
        return False
    if names and (len(set(lines)) < len(lines) or not BEHIND_BUREAU.match(words[0])):
        return False
    spread = {bare(text) for text in texts[1:] if is_spread_below(text)}
    return (
        len(words) == 1
        or _is_document(words)
        or all(
            below in spread or _goes_on(above, below)
            for above, below in pairwise(words)
        )
    )


def is_spread_below(text: str) -> bool:
    """路 演 评 审 会 举 行: the rest of a headline, set as wide as the line above it."""
    return is_set_wide(text) and not _is_name(bare(text))


def _is_document(lines: Sequence[str]) -> bool:
    """关于对元江县…第59号建议的答复 over several lines."""
    is_begun = re.search(r"关于|^对", lines[0])
    return bool(is_begun and is_title("".join(lines)))


def _goes_on(above: str, below: str) -> bool:
    """Whether a line is wide enough to be broken, or cut where no headline ends.

    A bureau's name, a place or a year may begin a title, below whatever stands there.
    """
    is_cut = LEADS_ON.search(above) or not is_balanced(above)
    begins = BEHIND_BUREAU.match(below) or opens_with_place(below)
    is_wide = columns(above) >= WIDE and not begins
    return bool(is_cut) or is_wide


def _names_organisation(line: str) -> bool:
    """A bureau, several of them, who wrote: 怀化市民政局, 阜新市民政局调研组."""
    is_name = ORGANISATION.match(line) and not NO_NAME.search(line)
    return bool(AUTHOR.match(line) or is_name or is_bureau_alone(line))


def _are_one_title(texts: Sequence[str]) -> bool:
    """Whether the lines need one another: a bracket left open, 关于 … 的通知, 暨."""
    whole = bare("".join(texts))
    if columns(whole) > WIDEST or not is_balanced(whole):
        return False
    if _begins_document(texts) and is_title(whole):
        return True
    is_narrow = all(columns(text) < NARROW for text in texts)
    leads_on = any(LEADS_ON.search(text) for text in texts[:-1])
    is_cut = not all(map(is_balanced, texts))
    opening = bare(texts[0])
    if LEADS_ON.search(texts[0]):
        return not _is_name(opening)
    if not is_balanced(texts[0]):
        return _may_begin(opening)
    return (leads_on or is_cut or is_narrow) and _begins(opening)


def _begins(opening: str) -> bool:
    """Whether a headline begins so: with a place and more, not with a site's name."""
    if _is_name(opening):
        return False
    return bool(BEGINS_TITLE.match(opening) or places_in(opening))


def _may_begin(opening: str) -> bool:
    """Whether a headline that goes on below may begin so: many words, or with a place."""
    is_long = columns(opening) >= SHORTEST_OPENING and not _is_name(opening)
    return is_long or _begins(opening)


def _is_name(opening: str) -> bool:
    return bool(
        SOURCE.match(opening) or bureau_of_line(opening) or is_place_name(opening)
    )


def _begins_document(texts: Sequence[str]) -> bool:
    """关于… on the first line, or below the bureau whose it is."""
    is_bureau_above = bureau_of_line(texts[0]) and texts[1].startswith("关于")
    return bool(BEGINS_TITLE.match(bare(texts[0])) or is_bureau_above)


def is_balanced(text: str) -> bool:
    """Whether each quote and bracket that opens closes: 暖夏行动”——… has lost its first sign."""
    text = text.translate(WIDENED)
    return all(_closes_what_it_opens(text, *pair) for pair in PAIRED)


def _closes_what_it_opens(text: str, opening: str, closing: str) -> bool:
    """Not so 号）、…（试行: as many of each, but one closes what it never opened."""
    depth = 0
    for sign in text:
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return depth == 0
