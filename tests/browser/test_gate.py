"""A clerk is told what the gate holds back, and a second person lifts it."""

import pytest
from playwright.sync_api import expect

from briefings.models import Issue, Remark
from briefings.publishing import submit

from ..factories import make_article, make_issue

pytestmark = pytest.mark.browser
NAMED = "走访低保户秦怀山，送去棉被。"


def page_of(row) -> str:
    return f"/admin/briefings/{row._meta.model_name}/{row.pk}/change/"


def test_a_reviewer_lifts_a_block_with_a_reason_and_publishes(desk, django_user_model):
    issue = make_issue(status="draft", series="韶关民政信息")
    make_article(issue, text=NAMED)
    submit(issue, django_user_model.objects.create_superuser("录入员"))
    desk.goto(page_of(issue))
    doubts = desk.locator("section.remarks")
    expect(doubts).to_contain_text("受助人或患者的姓名“秦怀山”")
    desk.get_by_role("button", name="保存并发布").click()
    expect(desk.locator(".messagelist")).to_contain_text("不能发布")
    doubts.get_by_label("解除", exact=True).check()
    doubts.get_by_label("解除原因").fill("本人书面同意公开")
    desk.get_by_role("button", name="保存并发布").click()
    expect(desk.locator(".messagelist")).to_contain_text("已发布 1 期。")
    assert Remark.objects.get().settled_why == "本人书面同意公开"
    assert Issue.objects.get().is_public


def test_what_is_refused_of_a_public_text_is_still_on_the_page(desk):
    article = make_article(make_issue(series="韶关民政信息"))
    desk.goto(page_of(article))
    desk.fill("[name=manuscript]", NAMED)
    desk.fill("[name=title]", "改过的标题")
    desk.get_by_role("button", name="保存", exact=True).click()
    expect(desk.locator(".errorlist.nonfield")).to_contain_text("什么也没有保存")
    expect(desk.locator(".errorlist.nonfield")).to_contain_text("姓名“秦怀山”")
    expect(desk.locator("[name=manuscript]")).to_have_value(NAMED)
    expect(desk.locator("[name=title]")).to_have_value("改过的标题")


def test_a_list_of_wordings_is_loaded_on_a_page(desk):
    desk.goto("/admin/briefings/forbiddenwording/")
    desk.get_by_role("link", name="装入词库").click()
    content = "不规范表述,规范表述,处理\n残废人,残疾人,禁止\n,x,提示\n".encode(
        "gb18030"
    )
    file = {"name": "词库.csv", "mimeType": "text/csv", "buffer": content}
    desk.set_input_files("[name=file]", file)
    desk.get_by_role("button", name="装入").click()
    expect(desk.get_by_role("status")).to_contain_text("新增 1 条")
    expect(desk.get_by_role("status")).to_contain_text("第 3 行：没有填写")
