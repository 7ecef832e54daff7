"""The rows that head an interview are the page's; what is said in it, and one to come, is text."""

import pytest

from reading.documents import parse
from reading.parsed import Block, ParsedIssue

ROWS = (
    "主题：食堂怎么办得长久\n嘉宾：临川区民政局副局长 何小川\n时间：2024年6月18日 15:00"
)
TALK = "[何小川]：全区办起食堂九处，每餐收五元，来吃饭的老人有三百多位。"


def issue_of(*lines: str) -> ParsedIssue:
    return parse("\n".join(lines).encode(), "甲.txt").issues[0]


def texts(issue: ParsedIssue) -> list[str]:
    blocks = (each for article in issue.articles for each in article.blocks)
    return [each.text for each in blocks if isinstance(each, Block)]


@pytest.mark.parametrize(
    "said",
    ["主持人：各位网友大家好，欢迎收看。", "嘉宾：主持人好，很高兴来这里聊聊食堂。"],
)
def test_what_is_said_right_below_the_rows_is_no_row(said):
    issue = issue_of("在线访谈", ROWS, said, TALK)
    assert texts(issue) == [said, TALK]


@pytest.mark.parametrize("headline", ["养老政策直播预告", "关于举办养老政策直播的公告"])
def test_an_interview_to_come_dates_no_page(headline):
    rows = ROWS.replace("时间", "直播时间").split("\n")
    told = "　　届时打开临川区民政局公众号，点下方菜单就能收看，欢迎留言提问。"
    issue = issue_of("首页 > 新闻中心 > 通知公告", headline, *rows, told)
    assert issue.issued_on is None
    assert texts(issue) == [*rows, told.strip()]


def test_an_interview_that_was_held_dates_its_page():
    issue = issue_of("在线访谈", "食堂怎么办得长久", ROWS, TALK)
    assert (str(issue.issued_on), texts(issue)) == ("2024-06-18", [TALK])
