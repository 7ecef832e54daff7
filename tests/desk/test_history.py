"""What a clerk sees of earlier versions, and how she brings one back."""

import pytest
from django.contrib.admin.models import LogEntry

from briefings.models import Article, Issue

from ..factories import make_article, make_issue
from .factories import edit_page
from .test_collisions import marked

pytestmark = pytest.mark.django_db
OLD, NEW = "共核查低保对象3958人。", "共核查低保对象3985人。"


def history_of(row):
    return edit_page(row).replace("change", "history")


@pytest.fixture
def article(fill_in):
    """Edited once."""
    article = make_article(text=OLD)
    fill_in(edit_page(article), manuscript=NEW, title="新标题")
    return article


def test_the_last_change_is_shown_with_its_words_marked(clerk, article):
    page = clerk.get(history_of(article)).text
    assert marked(page, "del") == ["严把防控关口", "3958"]
    assert marked(page, "ins") == ["新标题", "3985"]
    assert "已修改" in page


def test_any_two_versions_are_compared_in_either_order(clerk, article, fill_in):
    fill_in(edit_page(article), manuscript="别的话。")
    newest, _, first = article.history.all()
    asked = {"older": newest.pk, "newer": first.pk}
    page = clerk.get(history_of(article), asked)
    assert (page.context["older"], page.context["newer"]) == (first, newest)


@pytest.mark.parametrize("asked", ["?older=x&newer=y", "?older=999999", "?newer="])
def test_of_versions_that_are_not_there_the_last_two_are_compared(
    clerk, article, asked
):
    assert "3985" in clerk.get(history_of(article) + asked).text


def test_an_old_version_is_brought_back(clerk, article):
    first = article.history.last()
    sent = {"version": first.pk}
    assert "请选“小改”" in clerk.post(history_of(article), sent, follow=True).text
    assert Article.objects.get().text != OLD
    sent["nature"] = "minor"
    page = clerk.post(history_of(article), sent, follow=True).text
    assert "已恢复那个版本" in page
    assert "恢复 " in page
    assert Article.objects.get().text == OLD
    assert article.history.count() == 3


def test_the_version_of_another_article_is_not(clerk, article):
    other = make_article(text=OLD)
    answer = clerk.post(history_of(other), {"version": article.history.last().pk})
    assert answer.status_code == 404
    for key in ("x", ""):
        answer = clerk.post(history_of(other), {"version": key})
        assert answer.status_code == 404


def test_who_may_only_look_brings_nothing_back(article, staff):
    looking = staff("figures")
    page = looking.get(history_of(article)).text
    assert "恢复旧的这个版本" not in page
    sent = {"version": article.history.last().pk}
    assert looking.post(history_of(article), sent).status_code == 403
    assert Article.objects.get().text == NEW


def test_who_has_no_right_reads_no_old_text(article, staff):
    assert staff().get(history_of(article)).status_code == 404


def test_a_refusal_is_told(clerk, fill_in):
    issue = make_issue(number=5, status="draft")
    fill_in(edit_page(issue), number="6")
    make_issue(number=5)
    sent = {"version": issue.history.last().pk}
    page = clerk.post(history_of(issue), sent, follow=True).text
    assert "不能恢复：该单位本年度这一期已经入库。" in page


def test_the_history_of_an_issue_leads_to_that_of_its_articles(clerk, article):
    page = clerk.get(history_of(article.issue)).text
    assert f'href="{history_of(article)}"' in page


def test_a_history_without_versions_says_when_there_will_be_some(clerk):
    assert "还没有人改过。" in clerk.get(history_of(make_issue())).text


def test_the_line_ends_of_a_browser_are_no_change(fill_in):
    article = make_article(text="一段。", issue=make_issue(editors_note="按\n语"))
    article.blocks = [
        {**article.blocks[0], "text": each} for each in ("一段。", "二段。")
    ]
    article.save()
    fill_in(edit_page(article), manuscript="一段。\r\n二段。")
    issue = {"editors_note": "按\r\n语", "articles-0-manuscript": "一段。\r\n二段。"}
    fill_in(edit_page(article.issue), **issue)
    assert not LogEntry.objects.exists()
    assert Issue.objects.get().edited_at is None
    assert (Article.history.count(), Issue.history.count()) == (1, 1)


def test_a_new_issue_has_its_first_version(fill_in, admin_user):
    sent = {"kind": "other", "articles-0-title": "甲", "articles-0-manuscript": "乙"}
    fill_in("/admin/briefings/issue/add/", **sent)
    assert Issue.history.get().history_user == admin_user
    assert Article.history.get().title == "甲"
