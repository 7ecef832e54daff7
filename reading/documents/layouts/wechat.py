"""Copies of public-account articles: account and day below the title, buttons at the foot."""

from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..page.accounts import is_of_account
from ..page_issue import read_page_issue

NAME = "wechat"
TITLE = "公众号文章"
KIND = IssueKind.WEB
# One such line may stand on any page; two are an account's.
FEWEST = 2


def recognises(lines: tuple[Line, ...]) -> bool:
    """Two lines at least that only the article of an account has."""
    return sum(is_of_account(line.text) for line in lines) >= FEWEST


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return [read_page_issue(lines)]
