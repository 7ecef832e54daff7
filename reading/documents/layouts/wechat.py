"""Copies of public-account articles: account and day below the title, buttons at the foot."""

from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around
from ..bulletins.contents import come_again, find_contents
from ..page.accounts import is_of_account
from ..page_issue import read_page_issue

NAME = "wechat"
TITLE = "公众号文章"
KIND = IssueKind.WEB
# One such line may stand on any page; two are an account's.
FEWEST = 2


def recognises(lines: tuple[Line, ...]) -> bool:
    """Two lines at least that only the article of an account has, and no issue of a bulletin."""
    is_account = sum(is_of_account(line.text) for line in lines) >= FEWEST
    return is_account and not _sends_out_issue(lines)


def _sends_out_issue(lines: tuple[Line, ...]) -> bool:
    """民政一周快报丨第34期 with a list of titles, each of which heads a text of its own."""
    page = page_around(lines)
    inner = lines[page.body.start : page.body.stop] if page else ()
    contents = find_contents(inner)
    return contents is not None and come_again(contents, inner[contents.end :])


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return [read_page_issue(lines)]
