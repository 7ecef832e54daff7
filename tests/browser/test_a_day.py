"""A day at the desk, from signing in to the evening: who types, who reviews, who reads."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from briefings.models import Article, Binned, Issue, Schedule

from ..desk.test_paste import OF_WORD, PASTE
from ..factories import make_member
from ..intake.texts import bulletin
from .test_clerk import type_an_issue
from .test_paste import AS_A_BROWSER_PASTES

pytestmark = pytest.mark.browser
PASSWORD = "每日值班2026"
PATIENCE = 240_000
FILES, REFUSED = 150, 3
NAMED = "走访低保户秦怀山，送去棉被。"


@pytest.fixture
def sign_in(open_tab):
    """A tab of one who has typed name and password: sign_in("录入员", "enter")."""

    def typed(name: str, *roles: str) -> Page:
        person = make_member(*roles, name=name)
        person.set_password(PASSWORD)
        person.save()
        page = open_tab()
        page.goto("/admin/")
        page.get_by_label("用户名").fill(name)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("heading", name="待办")).to_be_visible()
        return page

    return typed


def files() -> list[dict]:
    """Bulletins of one year, two of which name what may not be read, and three no texts."""
    good = {f"{n}.txt": bulletin(n).encode() for n in range(3, FILES - REFUSED + 1)}
    doubtful = {f"{n}.txt": bulletin(n, said=NAMED).encode() for n in (1, 2)}
    none = {
        "空.txt": b"",
        "图.txt": b"\x89PNG\r\n\x1a\n",
        "压缩.txt": b"PK\x03\x04\x00\x00",
    }
    return [
        {"name": name, "mimeType": "text/plain", "buffer": content}
        for name, content in {**good, **doubtful, **none}.items()
    ]


def bring_in_the_backlog(clerk: Page) -> None:
    clerk.goto("/admin/briefings/sourcefile/upload/")
    clerk.set_input_files("[name=files]", files())
    clerk.get_by_role("button", name="上传", exact=True).click()
    good = clerk.get_by_role("heading", name=f"合格 {FILES - REFUSED - 2} 期")
    expect(good).to_be_visible(timeout=PATIENCE)
    expect(clerk.get_by_role("heading", name="待核对 2 期")).to_be_visible()
    refused = clerk.get_by_role("heading", name=f"没有入库 {REFUSED} 个文件")
    expect(refused).to_be_visible()


def mend_what_is_doubtful(clerk: Page) -> None:
    """The names are taken out of both texts; then the whole batch is handed in."""
    batch = clerk.url
    for number in (1, 2):
        clerk.goto(batch)
        clerk.locator(".upload li").get_by_role("link", name=f"第{number}期").click()
        text = clerk.locator("[name=articles-0-manuscript]")
        text.fill(text.input_value().replace("秦怀山", "秦某"))
        clerk.get_by_role("button", name="保存", exact=True).click()
        expect(clerk.locator(".messagelist")).to_be_visible()
    clerk.goto(batch)
    clerk.get_by_role("button", name="提交这批合格的").click()
    handed_in = f"已提交审核 {FILES - REFUSED} 期"
    expect(clerk.locator(".messagelist")).to_contain_text(handed_in)


def hand_in_by_hand(clerk: Page) -> None:
    type_an_issue(clerk)
    clerk.fill("[name=number]", "301")
    clerk.get_by_role("button", name="保存并提交审核").click()
    expect(clerk.locator(".messagelist")).to_contain_text("已提交审核 1 期")


def paste_from_word(clerk: Page) -> None:
    """A page with a table; how it is read is looked at first."""
    pasted = OF_WORD.replace("第8期", "第302期")
    clerk.goto(PASTE)
    clerk.locator("[name=text]").evaluate(AS_A_BROWSER_PASTES, pasted)
    clerk.get_by_role("button", name="看看读成什么样").click()
    expect(clerk.locator(".read-lines")).to_contain_text("【表】")
    clerk.get_by_role("button", name="存为草稿").click()
    clerk.wait_for_url("**/admin/briefings/issue/*/change/")


def waiting(reviewer: Page) -> Page:
    """The list of what waits for her, from the work list."""
    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name="待我审核").click()
    return reviewer


def judge_one_by_one(reviewer: Page) -> None:
    """The first is sent back, the next passed at once, one for tomorrow."""
    reviewer.goto("/admin/briefings/issue/")
    reviewer.locator("#searchbar").fill("第301期")
    reviewer.locator("#searchbar").press("Enter")
    reviewer.get_by_role("link", name="审阅").click()
    reviewer.get_by_label("退回原因").fill("第二篇缺走访日期。")
    reviewer.get_by_role("button", name="退回", exact=True).click()
    expect(reviewer.get_by_role("status")).to_contain_text("已退回 1 期。")
    reviewer.get_by_role("button", name="通过并发布").click()
    expect(reviewer.get_by_role("status")).to_contain_text("已发布 1 期。")
    later = Issue.objects.get(number=100)
    reviewer.goto(f"/admin/briefings/issue/{later.pk}/change/")
    reviewer.get_by_label("定时").fill("明天上午9点")
    reviewer.get_by_role("button", name="保存并定时发布").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("定时发布 1 期")


def pass_the_rest(reviewer: Page) -> None:
    waiting(reviewer)
    reviewer.locator("#action-toggle").check()
    reviewer.locator(".actions .question a").click()
    reviewer.locator("[name=action]").select_option("publish_issues")
    reviewer.locator(".actions button").click()
    passed = FILES - REFUSED - 2
    done = reviewer.locator(".messagelist")
    expect(done).to_contain_text(f"已发布 {passed} 期。", timeout=PATIENCE)


def come_to_the_hour() -> None:
    planned = Schedule.objects.get()
    Schedule.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_due", stdout=StringIO())
    assert Issue.objects.get(pk=planned.issue_id).is_public


def article_of(number: int) -> Article:
    return Article.objects.get(issue__number=number, position=1)


def correct(reviewer: Page, reader: Page) -> None:
    """A wrong number, with the sentence that readers are told; five clicks from the list."""
    article = article_of(50)
    reviewer.goto(f"/admin/briefings/article/{article.pk}/change/")
    text = reviewer.locator("[name=manuscript]")
    text.fill(text.input_value().replace("36家", "38家"))
    reviewer.get_by_label("更正：").check()
    reviewer.get_by_label("更正说明").fill("第一段“36家”应为“38家”。")
    reviewer.get_by_role("button", name="保存", exact=True).click()
    reader.goto(f"/articles/{article.pk}/")
    expect(reader.locator("main")).to_contain_text("应为“38家”")
    expect(reader.locator(".prose")).to_contain_text("38家")


def bring_the_old_words_back(reviewer: Page, reader: Page) -> None:
    article = article_of(50)
    reviewer.goto(f"/admin/briefings/article/{article.pk}/history/")
    reviewer.get_by_label("小改：").check()
    reviewer.get_by_role("button", name="恢复旧的这个版本").click()
    reader.goto(f"/articles/{article.pk}/")
    expect(reader.locator(".prose")).to_contain_text("36家")


def withdraw(reviewer: Page, reader: Page) -> None:
    issue = Issue.objects.get(number=60)
    reviewer.goto(f"/admin/briefings/issue/{issue.pk}/change/")
    reviewer.get_by_label("撤下原因").fill("数字有误，待核。")
    reviewer.get_by_role("button", name="保存并撤下").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("已撤下 1 期")
    assert reader.goto(issue.get_absolute_url()).status == 410


def delete_and_restore(clerk: Page) -> None:
    returned = Issue.objects.get(number=301)
    clerk.goto(f"/admin/briefings/issue/{returned.pk}/delete/")
    clerk.locator("[type=submit]").last.click()
    assert not Issue.objects.filter(pk=returned.pk).exists()
    clerk.goto(f"/admin/briefings/binned/{Binned.objects.get().pk}/change/")
    clerk.get_by_role("button", name="恢复").click()
    expect(clerk.locator(".messagelist")).to_contain_text("已恢复")
    assert Issue.objects.get(pk=returned.pk).articles.count() == 2


def test_from_morning_to_evening(sign_in, page):
    clerk = sign_in("录入员", "enter")
    hand_in_by_hand(clerk)
    paste_from_word(clerk)
    bring_in_the_backlog(clerk)
    mend_what_is_doubtful(clerk)
    reviewer = sign_in("审核员", "review")
    judge_one_by_one(reviewer)
    pass_the_rest(reviewer)
    page.goto("/issues/shaoguan/2022/147/")
    expect(page.locator("main")).to_contain_text("开展养老机构安全检查")
    come_to_the_hour()
    correct(reviewer, page)
    bring_the_old_words_back(reviewer, page)
    withdraw(reviewer, page)
    delete_and_restore(clerk)
