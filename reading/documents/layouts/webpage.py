"""Captured web pages: one article between a page's navigation and its footer."""

from collections.abc import Sequence

from ...language.marks import HAN
from ...language.patterns import pattern
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import holds_bulletin
from ..bulletins.contents import find_contents
from ..distribution import opens_distribution
from ..mastheads.numbered_names import holds_number
from ..mastheads.unnumbered import end_of_unnumbered
from ..page import is_captured, read_page
from ..page_issue import read_page_issue

NAME = "webpage"
TITLE = "网页"
KIND = IssueKind.WEB
HEAD_LENGTH = 12
# 某某日报讯（记者 …）, 云上某某报道:(全媒体见习记者 …), （通讯员 …）, (编辑 …)
REPORTED = pattern(
    rf"^[{HAN}\d月日]{{0,16}}(?:讯|报道|电)\s*[:：]?\s*[（(]|[（(](?:[{HAN}]{{0,6}}(?:记者|通讯员)|编辑|作者|新闻来源)[\s:：]?[{HAN}]{{2,3}}"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A head or a foot of a page; or an item of news that names its reporter."""
    page = read_page(lines)
    if is_captured(page):
        return not holds_bulletin(lines, page)
    inner = [line for line in lines[page.body.start : page.body.stop] if line.text]
    if _is_bulletin(inner):
        return False
    return bool(page.foot) or any(REPORTED.search(line.text) for line in inner)


def _is_bulletin(inner: Sequence[Line]) -> bool:
    """A masthead, numbered or not, or contents list at the head, recipients at the foot."""
    head = inner[:HEAD_LENGTH]
    return (
        holds_number(head)
        or end_of_unnumbered(head) > 0
        or find_contents(head) is not None
        or any(opens_distribution(line.text) for line in inner)
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return [read_page_issue(lines)]
