"""How often one has to click, typing aside: counted by the browser itself."""

import pytest
from playwright.sync_api import Page, expect

from briefings.models import Issue

from .test_clerk import choose_agency, type_article

pytestmark = pytest.mark.browser
COUNT = """addEventListener("click", event => {
  if (event.isTrusted) localStorage.clicks = 1 + Number(localStorage.clicks || 0);
}, true)"""


def counted(page: Page) -> Page:
    page.context.add_init_script(COUNT)
    return page


def clicks(page: Page) -> int:
    return page.evaluate("Number(localStorage.clicks || 0)")


def test_an_issue_of_three_articles_is_public_after_eight(desk, second_desk):
    clerk, reviewer = counted(desk), counted(second_desk)
    clerk.goto("/admin/briefings/issue/add/")
    clerk.get_by_label("类别").select_option("bulletin")
    choose_agency(clerk, "韶关市民政局")
    clerk.fill("[name=year]", "2022")
    clerk.fill("[name=number]", "5")
    type_article(clerk, 0, "严把防控关口", "全市无疫情发生。")
    for at, title in ((1, "深入基层走访"), (2, "开展安全检查")):
        clerk.locator("#articles-group .add-row a").click()
        type_article(clerk, at, title, "走访困难群众265户。")
    clerk.get_by_role("button", name="保存并提交审核").click()
    expect(clerk.locator(".messagelist")).to_contain_text("已提交审核")
    reviewer.goto("/admin/")
    reviewer.locator(".work").get_by_role("link", name="第5期").first.click()
    reviewer.get_by_role("button", name="通过并发布").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("已发布 1 期")
    assert Issue.objects.get().articles.count() == 3
    assert 5 <= clicks(clerk) + clicks(reviewer) <= 8
