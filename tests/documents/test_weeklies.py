"""Weeklies: a name between signs, a span of days, a week and a running number."""

import pytest

from reading.documents import parse

HEADS = {
    "diamonds": "◆ 每 周 要 情 ◆\n（5月6日—5月12日）\n2024 年 · 第 19 周 · 总 第 66 期\n环县民政局办公室编　　　　　5月13日",
    "stars": "★ 民政周报 ★\n2024年第19周　总第66期\n（5月6日至12日）\n环县民政局　5月13日",
    "squares": "■民政每周快讯■\n2024年 第19周（总第66期）\n5月6日—12日\n环县民政局办公室　2024年5月13日",
    "no signs": "一 周 动 态\n总第66期　2024年第十九周\n5月6日—5月12日\n环县民政局编印　5月13日",
}
ITEMS = {
    "羊群边上的理发摊": "环县毛井镇的社工带着推子走进牧场，一上午给二十三位老人理了发，人人满意。",
    "村口多了一间取药屋": "曲子镇在三个村口设了取药屋，腿脚不便的老人由网格员代取，一周送药四十次。",
}
BODY = "\n".join(
    f"{number}.{title}\n{text}" for number, (title, text) in enumerate(ITEMS.items(), 1)
)


def issue_under(head: str):
    text = f"{head}\n- - - - - - - - - -\n{BODY}\n- - - - - - - - - -\n呈：县委办\n送：市民政局\n"
    document = parse(text.encode(), "甲.txt")
    (issue,) = document.issues
    return issue, {each.code for each in document.remarks}


@pytest.mark.parametrize("form", HEADS)
def test_a_weekly_is_of_the_day_beside_its_office_not_of_its_span(form):
    issue, codes = issue_under(HEADS[form])
    assert (str(issue.issued_on), issue.total_number) == ("2024-05-13", 66)
    assert issue.agency == "环县民政局"
    assert not codes & {"missing_issue_date", "inferred_agency", "missing_issue_number"}


@pytest.mark.parametrize("form", HEADS)
def test_its_numbered_titles_open_its_articles(form):
    issue, _ = issue_under(HEADS[form])
    said = {each.title.lstrip("12."): each.text for each in issue.articles}
    assert said == ITEMS


def test_a_day_without_its_year_is_told_to_be_completed():
    issue, codes = issue_under(HEADS["diamonds"])
    assert issue.issued_on_is_inferred
    assert "completed_date" in codes or "inferred_date" in codes


def test_a_sign_before_a_name_alone_opens_a_section():
    head = "民政要情\n总第66期\n环县民政局　2024年5月13日\n\n◆工作动态"
    issue, _ = issue_under(head)
    assert issue.series == "民政要情"
