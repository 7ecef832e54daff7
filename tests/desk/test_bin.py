"""A clerk deletes what she should not have, and gets it back herself."""

import re

import pytest
from django.core.files.base import ContentFile

from briefings.bin import bin_issues
from briefings.models import Article, Binned, Issue, SourceFile
from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue
from ..intake.texts import bulletin
from ..metrics.factories import make_figure
from .factories import edit_page

pytestmark = pytest.mark.django_db
BIN = "/admin/briefings/binned/"


def delete(clerk, row):
    address = edit_page(row).replace("change", "delete")
    assert "30 天内可以恢复" in clerk.get(address).text
    return clerk.post(address, {"post": "yes"})


def restore(clerk, *binned):
    chosen = [each.pk for each in binned]
    asked = {"action": "restore", "_selected_action": chosen}
    return clerk.post(BIN, asked, follow=True).text


def test_a_draft_with_figures_is_deleted_and_brought_back(clerk):
    figure = make_figure(article=make_article(make_issue(status="draft"), text=TEXT))
    issue = figure.article.issue
    delete(clerk, issue)
    assert not Figure.objects.exists()
    page = clerk.get(BIN).text
    assert str(issue) in page
    assert "29 天" in page
    assert f"已恢复“{issue}”。" in restore(clerk, Binned.objects.get())
    assert Figure.objects.get().raw == figure.raw


TEXT = "全市共有养老机构36家。"


def test_an_article_is_looked_at_before_it_is_brought_back(clerk):
    article = make_article(make_issue(status="draft"), text=TEXT)
    delete(clerk, article)
    binned = Binned.objects.get()
    assert TEXT in clerk.get(f"{BIN}{binned.pk}/change/").text
    restore(clerk, binned)
    assert Article.objects.get().text == TEXT


def test_what_was_looked_at_is_brought_back_from_its_own_page(clerk):
    article = make_article(make_issue(status="draft"), text=TEXT)
    delete(clerk, article)
    page = clerk.get(f"{BIN}{Binned.objects.get().pk}/change/").text
    [address] = re.findall(r'formaction="([^"]+)"', page)
    answer = clerk.post(address, follow=True)
    assert answer.request["PATH_INFO"] == edit_page(article)
    assert f"已恢复“{article}" in answer.text
    assert Article.objects.get().text == TEXT


def test_why_it_does_not_come_back_is_told_on_its_own_page(clerk):
    issue = make_issue(status="draft")
    [binned] = bin_issues(Issue.objects.all())
    make_issue(number=issue.number)
    page = clerk.post(f"{BIN}{binned.pk}/restore/", follow=True).text
    assert "不能恢复：该单位本年度这一期已经入库。" in page


def test_another_bureaus_is_neither_offered_nor_brought_back(clerk, staff):
    issue = make_issue(make_agency("云浮市民政局", "445300"), status="draft")
    [binned] = bin_issues(Issue.objects.filter(pk=issue.pk))
    stranger = staff("enter", "review")
    assert stranger.post(f"{BIN}{binned.pk}/restore/").status_code == 404
    assert "已恢复" not in restore(stranger, binned)
    assert not Issue.objects.exists()


def test_a_deleted_article_leaves_no_unsaved_words_in_the_bin(clerk, fill_in):
    """What she typed into it beside the box that deletes it was never saved."""
    issue = make_issue(status="draft", articles=1)
    typed = {"articles-0-title": "没有保存的标题", "articles-0-DELETE": "on"}
    fill_in(edit_page(issue), **typed)
    assert "没有保存的标题" not in Binned.objects.get().words


def test_drafts_are_deleted_from_the_list(clerk):
    issues = [make_issue(status="draft", articles=1) for _ in range(2)]
    asked = {"action": "delete_selected", "_selected_action": [i.pk for i in issues]}
    assert "移入回收站，连同" in clerk.post("/admin/briefings/issue/", asked).text
    clerk.post("/admin/briefings/issue/", asked | {"post": "yes"})
    assert not Issue.objects.exists()
    restore(clerk, *Binned.objects.all())
    assert Article.objects.count() == 2


def test_what_was_public_is_not_deleted_from_the_list(clerk):
    issue = make_issue(articles=1, first_public_at="2022-04-12T00:00:00Z")
    asked = {"action": "delete_selected", "_selected_action": [issue.pk], "post": "yes"}
    clerk.post("/admin/briefings/issue/", asked)
    assert Issue.objects.get() == issue


def test_an_article_and_its_issue_come_back_in_the_right_order(clerk):
    issue = make_issue(status="draft", articles=2)
    delete(clerk, issue.articles.first())
    delete(clerk, issue)
    restore(clerk, *Binned.objects.all())
    assert issue.articles.count() == 2


def test_what_does_not_come_back_is_told(clerk):
    issue = make_issue(status="draft")
    bin_issues(Issue.objects.all())
    make_issue(number=issue.number)
    told = restore(clerk, Binned.objects.get())
    assert "不能恢复：该单位本年度这一期已经入库。" in told


def test_what_is_read_in_the_log_is_said_once(clerk):
    issue = make_issue(status="draft")
    delete(clerk, issue)
    restore(clerk, Binned.objects.get())
    history = clerk.get(f"/admin/briefings/issue/{issue.pk}/history/").text
    assert history.count("移入回收站") == 1


FILES = "/admin/briefings/sourcefile/"


def uploaded_by(clerk) -> SourceFile:
    clerk.post(f"{FILES}upload/", {"files": ContentFile(bulletin(), "误传.txt")})
    return SourceFile.objects.get()


def test_a_file_uploaded_by_mistake_is_hidden_with_its_drafts_and_brought_back(staff):
    clerk = staff("enter")
    file = uploaded_by(clerk)
    issue = Issue.objects.get()
    address = f"{FILES}{file.pk}/delete/"
    assert str(issue) in clerk.get(address).text
    page = clerk.post(address, {"post": "yes"}, follow=True).text
    assert "已移入回收站：误传.txt。" in page
    assert not Issue.objects.exists()
    assert "误传.txt" not in clerk.get(FILES).text
    this_week = clerk.get("/admin/").context["work"][-1]
    assert (this_week.name, this_week.how_many) == ("本周导入", 0)
    assert clerk.get(f"{FILES}{file.pk}/change/").status_code == 302
    page = clerk.get(BIN).text
    assert "误传.txt" in page
    assert "一直保留" in page
    binned = Binned.objects.get(what="sourcefile")
    assert "共检查" in clerk.get(f"{BIN}{binned.pk}/change/").text
    clerk.post(f"{BIN}{binned.pk}/restore/")
    assert "误传.txt" in clerk.get(FILES).text
    restore(clerk, Binned.objects.get())
    assert Issue.objects.get() == issue


def test_a_file_of_anothers_or_once_public_is_not_hidden(staff):
    clerk, stranger = staff("enter"), staff("enter")
    file = uploaded_by(clerk)
    foreign = make_agency("云浮市民政局", "445300")
    Issue.objects.update(agency=foreign)
    stranger.post(f"{FILES}{file.pk}/delete/", {"post": "yes"})
    clerk.post(f"{FILES}{file.pk}/delete/", {"post": "yes"})
    assert not Binned.objects.exists()
    Issue.objects.update(agency=make_agency(), first_public_at="2022-04-12T00:00Z")
    address = f"{FILES}{file.pk}/delete/"
    assert "曾经公开" in clerk.post(address, {"post": "yes"}, follow=True).text
    assert not Binned.objects.exists()
