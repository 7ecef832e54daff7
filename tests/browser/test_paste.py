"""A page of Word on the clipboard, pasted whole."""

import pytest
from playwright.sync_api import expect

from briefings.models import Article

from ..desk.test_paste import OF_WORD, PASTE
from .pages import shaoguan

pytestmark = pytest.mark.browser

AS_A_BROWSER_PASTES = """(box, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "只有文字");
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
  box.value = "只有文字";
  box.dispatchEvent(new Event("input"));
}"""


def test_a_table_of_word_is_shown_as_rows_and_filed(desk):
    shaoguan()
    desk.goto(PASTE)
    desk.locator("[name=text]").evaluate(AS_A_BROWSER_PASTES, OF_WORD)
    desk.get_by_role("button", name="看看读成什么样").click()
    expect(desk.get_by_role("heading", name="第1篇")).to_be_visible()
    expect(desk.locator(".read-lines")).to_contain_text("【表】浈江区｜12")
    desk.get_by_role("button", name="存为草稿").click()
    desk.wait_for_url("**/admin/briefings/issue/*/change/")
    assert [each["kind"] for each in Article.objects.get().blocks].count("row") == 3
    # Beside it stands what was pasted, as any source.
    expect(desk.get_by_role("region", name="来源文本")).to_contain_text("浈江区")
