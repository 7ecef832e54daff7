"""A bulletin's name, in whatever words, with its number on one line: 民情快递　2024年第6号.

Such a line may be a column's or a cited magazine's, so that the lines below have to say whose
issue it is, or of when.
"""

from collections.abc import Sequence
from dataclasses import replace

from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ...parsed import Line
from ..official import is_title
from .bulletin_names import names_its_place
from .issue_numbers import SIGNS
from .masthead import (
    LONGEST_SET_WIDE,
    NO_NAME,
    Masthead,
    cited_name,
    is_anchor,
    is_in_other_script,
    read_masthead_line,
    read_rest,
)

NAME = pattern(rf"^(?:《[{HAN}·“”]{{2,16}}》|[{HAN}·“”]{{2,14}})$")
# 行政处罚公告 2024年第6号, 养老护理员培训班第3期, 局长办公会 第6期, 某某县人民政府令 第6号
NO_BULLETIN = pattern(
    "(?:公告|公示|通告|名单|名录|目录|清单|结果|公开栏|办法|条例|规定|细则|制度|须知|方案|标准|指南|问答|培训|讲座|课堂|讲堂|论坛|班|营|会|一览|"
    "令|文件|纪要|决定|决议|批复|函|启事|招[聘募标]|提醒|警示|预警|风险提示)》?$"
)
DAY_BY_MACHINE = pattern(r"20\d\d[-/]\d")


def holds_number(lines: Sequence[Line]) -> bool:
    """Whether an issue's number stands on any of the first lines, a name's beside it on the first."""
    first = next((i for i, line in enumerate(lines) if line.text), 0)
    return any(map(is_anchor, lines)) or numbered_name(lines[first:]) is not None


def numbered_name(lines: Sequence[Line]) -> Masthead | None:
    """What the first line says, where it is a name and its number over issuer or day, or its place's."""
    if not lines or not _may_be_one(lines[0].text):
        return None
    said, rest = read_rest(lines[0].text)
    name = bare(rest) or cited_name(lines[0].text)
    is_name = NAME.match(name) and not (NO_NAME.search(name) or is_title(name))
    is_places = names_its_place(name.strip("《》"))
    is_numbered = said.has_number and (is_places or not said.number_is_loose)
    # “银龄讲堂”第3期开讲: words on both sides
    is_whole = name in bare(lines[0].text)
    if not (is_name and is_numbered and is_whole) or NO_BULLETIN.search(name):
        return None
    is_own = is_places or _is_said_below(lines)
    return replace(said, series=name.strip("《》")) if is_own else None


def _may_be_one(text: str) -> bool:
    is_short = len(text) <= LONGEST_SET_WIDE and not SIGNS.isdisjoint(text)
    return is_short and (read_masthead_line(text) is None or bool(cited_name(text)))


def _is_said_below(lines: Sequence[Line]) -> bool:
    """Whether the next line, below the name in other letters, tells issuer or day.

    2024-05-16 is the day of a page, whose headline may be a column's: 政策问答（第3期）.
    """
    inked = (line.text for line in lines[1:] if line.text)
    below = next((text for text in inked if not is_in_other_script(text)), "")
    part = None if DAY_BY_MACHINE.search(below) else read_masthead_line(below)
    return part is not None and bool(part.agency or part.dated or part.rough_date)
