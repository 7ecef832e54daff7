"""A clerk's day: an issue typed in, a text uploaded, a doubt settled."""

import pytest
from playwright.sync_api import expect

from briefings.models import Issue, Remark

pytestmark = pytest.mark.browser

TEXT = """(2022年第8期)

韶关市民政局

2022年5月6日

民政系统开展养老机构安全检查

近日，全市民政系统对养老机构开展安全检查，共检查养老机构36家。联系电话：13800008000。

分送：市委办公室，各县（市、区）民政局。
"""


def choose_agency(desk, name):
    desk.locator(".field-agency .select2-selection").click()
    desk.locator(".select2-search__field").last.fill(name)
    desk.get_by_role("option", name=name).click()


def type_article(desk, at, title, text):
    desk.fill(f"[name=articles-{at}-title]", title)
    desk.fill(f"[name=articles-{at}-manuscript]", text)


def type_an_issue(desk):
    desk.goto("/admin/briefings/issue/add/")
    desk.get_by_label("类别").select_option("bulletin")
    choose_agency(desk, "韶关市民政局")
    desk.fill("[name=year]", "2022")
    desk.fill("[name=number]", "5")
    desk.fill("[name=issued_on]", "2022-04-11")
    desk.select_option("[name=distribution-0-role]", "分送")
    desk.fill("[name=distribution-0-recipients]", "市委办公室，局属各单位。")
    type_article(desk, 0, "严把防控关口", "【小标题】一、抓早抓小\n全市无疫情发生。")
    desk.locator("#articles-group .add-row a").click()
    type_article(desk, 1, "深入基层走访", "走访困难群众265户。")


def test_an_issue_typed_on_one_page_is_soon_public(desk, second_desk):
    type_an_issue(desk)
    desk.get_by_role("button", name="保存并提交审核").click()
    expect(desk.locator(".messagelist")).to_contain_text("已提交审核")
    second_desk.goto(desk.url)
    second_desk.get_by_role("button", name="保存并发布").click()
    expect(second_desk.locator(".messagelist")).to_contain_text("已发布")
    desk.goto("/issues/shaoguan/2022/5/")
    expect(desk.locator(".masthead-line")).to_contain_text("2022年4月11日")
    titles = desk.locator(".bulletin .text-title")
    expect(titles).to_have_text(["严把防控关口", "深入基层走访"])
    expect(desk.get_by_role("heading", name="一、抓早抓小")).to_be_visible()
    expect(desk.locator(".colophon")).to_contain_text("分送：市委办公室，局属各单位。")


def test_a_reviewer_sends_an_issue_back_with_a_reason(desk):
    type_an_issue(desk)
    desk.get_by_role("button", name="保存并提交审核").click()
    desk.get_by_label("退回原因").fill("第二篇缺走访日期。")
    desk.get_by_role("button", name="保存并退回").click()
    expect(desk.locator(".messagelist")).to_contain_text("已退回")
    expect(desk.locator("ul.remarks")).to_contain_text("退回：第二篇缺走访日期。")
    expect(desk.get_by_role("button", name="保存并提交审核")).to_be_visible()


def test_a_typing_error_keeps_what_was_typed(desk):
    type_an_issue(desk)
    desk.fill("[name=issued_on]", "2022-13-45")
    desk.get_by_role("button", name="保存", exact=True).click()
    expect(desk.locator(".errorlist").last).to_be_visible()
    expect(desk.locator("[name=articles-1-title]")).to_have_value("深入基层走访")
    assert not Issue.objects.exists()


def upload(desk, name, content):
    desk.goto("/admin/briefings/sourcefile/upload/")
    file = {"name": name, "mimeType": "text/plain", "buffer": content}
    desk.set_input_files("[name=files]", file)
    desk.get_by_role("button", name="上传", exact=True).click()


def test_an_uploaded_text_is_one_click_from_its_page(desk):
    upload(desk, "检查.txt", TEXT.encode("gb18030"))
    made = desk.locator(".upload li")
    expect(made).to_contain_text("检查.txt")
    made.get_by_role("link").last.click()
    expect(desk.locator("[name=articles-0-title]")).to_have_value(
        "民政系统开展养老机构安全检查"
    )
    expect(desk.get_by_role("region", name="来源文本")).to_contain_text("36家")


def test_an_upload_that_is_no_text_is_refused_with_its_reason(desk):
    upload(desk, "图.txt", b"\x89PNG\r\n\x1a\n")
    expect(desk.get_by_role("heading", name="没有入库 1 个文件")).to_be_visible()
    expect(desk.locator(".upload li")).to_contain_text("图.txt：")


def test_a_doubt_is_settled_beside_the_text_it_is_about(desk, admin_user):
    upload(desk, "检查.txt", TEXT.encode())
    desk.locator(".upload li").get_by_role("link").last.click()
    doubts = desk.locator("section.remarks li")
    expect(doubts).to_contain_text(["手机号码"])
    doubts.get_by_label("已处理").check()
    desk.get_by_role("button", name="保存并继续修改").click()
    expect(doubts).to_have_count(0)
    assert Remark.objects.get(settled_by=admin_user).settled_at
