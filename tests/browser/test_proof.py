"""A reviewer reads what the public will read, sends one back and passes the next."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from briefings.editing import record_edit
from briefings.models import Issue
from briefings.publishing import send_back, submit
from briefings.versions import begin_edit

from ..factories import block, make_member
from .conftest import PHONE, logged_in
from .looking import grave_on, overhang_of
from .pages import make_bulletin, make_notice

pytestmark = pytest.mark.browser
IN_VIEW = "el => el.getBoundingClientRect().bottom <= innerHeight + 1"


def changed_and_submitted():
    """A bulletin that was sent back once, and a notice, both waiting for review."""
    clerk, reviewer = make_member("enter"), make_member("review")
    issue, notice = make_bulletin(status="draft"), make_notice()
    Issue.objects.filter(pk=notice.pk).update(status="draft", issued_on="2022-01-01")
    submit(issue, clerk)
    send_back(issue, reviewer, "第一篇数字有误")
    with transaction.atomic():
        begin_edit(issue.pk)
        article = issue.articles.first()
        article.blocks = [block("全市民政服务机构运行平稳，患者秦怀山已经出院。")]
        article.save()
        record_edit(issue, clerk)
    for each in (issue, Issue.objects.get(pk=notice.pk)):
        submit(each, clerk)
    return issue, notice


def test_one_is_sent_back_and_the_next_is_passed(second_desk):
    issue, notice = changed_and_submitted()
    second_desk.set_viewport_size({"width": 1366, "height": 768})
    second_desk.goto("/admin/")
    second_desk.locator(".work").get_by_role("link", name="2022年第5期").first.click()
    expect(second_desk.locator(".prose ins").first).to_be_visible()
    assert grave_on(second_desk) == []
    second_desk.get_by_role("link", name="姓名“秦怀山”").first.click()
    expect(second_desk.locator("#content .proof-remark:target")).to_be_in_viewport()
    bar = second_desk.get_by_role("region", name="办理")
    assert bar.evaluate(IN_VIEW)
    expect(bar).to_contain_text("还不能发布")
    bar.get_by_label("退回原因").fill("请隐去患者姓名")
    bar.get_by_label("退回原因").press("Enter")
    expect(second_desk.get_by_role("status")).to_contain_text("已退回 1 期。")
    expect(second_desk.locator("h1")).to_contain_text("韶民发〔2022〕8号")
    second_desk.get_by_role("button", name="通过并发布").click()
    expect(second_desk.locator(".messagelist")).to_contain_text("已发布 1 期。")
    issue.refresh_from_db()
    notice.refresh_from_db()
    assert (issue.status, notice.status) == ("draft", "published")


def test_a_reviewer_manages_without_scripts_and_on_a_phone(
    open_tab, live_server, staff
):
    issue, _ = changed_and_submitted()
    phone = logged_in(
        open_tab(java_script_enabled=False, **PHONE), live_server, staff("review")
    )
    phone.goto(f"/admin/briefings/issue/{issue.pk}/proof/")
    expect(phone.get_by_role("button", name="通过并发布")).to_be_in_viewport()
    expect(phone.get_by_role("button", name="退回")).to_be_in_viewport()
    phone.get_by_role("link", name="只看改动").click()
    expect(phone.locator(".compared ins").first).to_be_visible()
    for query in ("", "?changes=only"):
        phone.goto(f"/admin/briefings/issue/{issue.pk}/proof/{query}")
        assert overhang_of(phone) == []
