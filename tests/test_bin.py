"""What is deleted lies in the bin for a month, and comes back as it was."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from agencies.models import Agency
from briefings.bin import (
    BinRefused,
    bin_article,
    bin_file,
    bin_issues,
    empty_bin,
)
from briefings.models import (
    Article,
    ArticleTopic,
    Binned,
    Issue,
    Remark,
    SourceFile,
    Topic,
)
from briefings.restoring import restore
from briefings.rights import RightsRefused
from briefings.search import reindex
from briefings.search.keeping import drifts
from intake.one import Options, take_in
from metrics.filing import bring_back
from metrics.models import Figure
from metrics.reviewing import confirm

from .breaking import everything
from .desk.factories import make_file, make_remark
from .factories import make_agency, make_article, make_issue, make_member, make_topic
from .intake.texts import bulletin
from .metrics.factories import refile

pytestmark = pytest.mark.django_db
TEXT = "全市共有养老机构36家，床位120张。"
# The log says that it was deleted and brought back, and the issue that it was edited.
NOTES = ["django_admin_log"]


@pytest.fixture
def draft(admin_user):
    """A draft with all that may hang on one."""
    issue = make_issue(
        status="draft", recipients=["市委办公室"], source_file=make_file()
    )
    article = make_article(issue, text=TEXT, topics=[make_topic()])
    article.regions.set(["440203"])
    article.citations.create(document_number="兰民发〔2021〕9号", raw="兰民发[2021]9号")
    make_remark(issue.source_file, issue, settled_by=admin_user)
    refile(article)
    confirm(Figure.objects.filter(raw="36家"), admin_user)
    return issue


def bin_one(issue, by=None):
    [binned] = bin_issues(Issue.objects.filter(pk=issue.pk), by)
    return binned


def test_an_issue_comes_back_as_it_was(draft, admin_user):
    before = everything(NOTES)
    binned = bin_one(draft, admin_user)
    for model in (Issue, Article, ArticleTopic, Figure, Remark):
        assert not model.objects.exists()
    restore(binned, admin_user)
    assert everything(NOTES) == before


def test_an_article_comes_back_with_its_figures_and_tags(draft, admin_user):
    article = draft.articles.get()
    held = [*Figure.objects.values(), *article.topics.all(), *article.regions.all()]
    before = Article.objects.values().get()
    bring_back(bin_article(article, admin_user), admin_user)
    article = Article.objects.get()
    assert Article.objects.values().get() == before
    assert held == [
        *Figure.objects.values(),
        *article.topics.all(),
        *article.regions.all(),
    ]
    assert Issue.objects.get().edited_at


def test_its_figures_follow_what_the_issue_has_meanwhile_become(draft, admin_user):
    binned = bin_article(draft.articles.get(), admin_user)
    Issue.objects.update(year=2023, issued_on="2023-04-11")
    bring_back(binned, admin_user)
    days = Figure.objects.unreviewed().values_list("period_end", flat=True)
    assert {day.year for day in days} == {2023}


def test_who_has_put_it_there_and_when_is_known(draft, admin_user, clerk):
    history = f"/admin/briefings/issue/{draft.pk}/history/"
    binned = bin_one(draft, admin_user)
    assert binned.binned_by == admin_user
    assert abs(binned.binned_at - timezone.now()) < timedelta(minutes=1)
    restore(binned, admin_user)
    page = clerk.get(history).text
    assert "移入回收站" in page
    assert "从回收站恢复" in page


def test_what_was_public_is_not_binned(admin_user):
    issue = make_issue(articles=1, first_public_at=timezone.now(), status="withdrawn")
    with pytest.raises(BinRefused, match="只能撤下"):
        bin_one(issue, admin_user)
    with pytest.raises(BinRefused, match="只能撤下"):
        bin_article(issue.articles.get(), admin_user)
    assert Article.objects.exists()


def test_its_number_is_free_for_another_and_then_it_does_not_come_back(draft):
    Issue.objects.update(document_number="韶民发〔2022〕5号")
    binned = bin_one(draft)
    make_issue(number=draft.number, status="draft")
    with pytest.raises(BinRefused, match="该单位本年度这一期已经入库"):
        restore(binned)
    Issue.objects.update(number=99, document_number="韶民发〔2022〕5号")
    with pytest.raises(BinRefused, match="这个发文字号已经入库"):
        restore(binned)
    assert Binned.objects.get() == binned


def test_an_article_does_not_come_back_unseen_into_what_is_public(draft):
    binned = bin_article(draft.articles.get())
    Issue.objects.update(status="published")
    with pytest.raises(BinRefused, match="已经发布"):
        restore(binned)
    Issue.objects.update(status="withdrawn")
    restore(binned)
    assert list(drifts()) == []


def test_an_article_waits_for_its_issue(draft):
    article = bin_article(draft.articles.get())
    issue = bin_one(draft)
    with pytest.raises(BinRefused, match="请先恢复那一期"):
        restore(article)
    restore(issue)
    restore(article)
    assert draft.articles.get().text == TEXT


def test_nothing_comes_back_twice(draft):
    binned = bin_one(draft)
    restore(binned)
    with pytest.raises(BinRefused, match="已经不在回收站里"):
        restore(binned)
    assert Issue.objects.count() == 1


def test_a_topic_deleted_meanwhile_is_left_out(draft):
    binned = bin_one(draft)
    Topic.objects.filter(pk="epidemic").delete()
    restore(binned)
    assert not Article.objects.get().topics.exists()


def test_nothing_in_the_bin_is_found_anywhere(draft, client, clerk):
    """Not by a reader, and not at the desk but in the bin."""
    make_issue(articles=1)
    reindex(Article.objects.all())
    Article.objects.filter(issue=draft).update(title="不该看见的标题")
    article = draft.articles.get()
    bin_one(draft)
    for address in (
        "/",
        "/articles/",
        "/articles/?q=养老机构",
        f"/articles/{article.pk}/",
        f"/items/{draft.pk}/",
        "/archive/2022/",
        "/admin/briefings/issue/?q=不该看见",
        "/admin/briefings/article/",
        "/admin/metrics/figure/?state=all",
    ):
        reader = clerk if address.startswith("/admin") else client
        page = reader.get(address).text
        assert "不该看见的标题" not in page
        assert "床位120张" not in page
    assert "养老" not in json.dumps(list(Article.objects.values("text")))
    assert list(drifts()) == []


def test_after_a_month_it_is_gone_for_good(draft, admin_user):
    old, new = bin_one(make_issue(status="draft")), bin_one(draft)
    Binned.objects.filter(pk=old.pk).update(
        binned_at=timezone.now() - timedelta(days=30)
    )
    said = StringIO()
    call_command("empty_bin", stdout=said)
    assert f"期  {old}" in said.getvalue()
    assert "已彻底删除 1 件。" in said.getvalue()
    assert Binned.objects.get() == new
    assert [each.pk for each in empty_bin(timedelta(0))] == [new.pk]


@pytest.mark.parametrize("typed", ["-1", "一个月", "99999"])
def test_so_many_days_nobody_can_mean(typed):
    with pytest.raises(CommandError, match="天数须为 0 到 36500 的整数"):
        call_command("empty_bin", f"--days={typed}")


def test_source_files_stay(draft):
    """Whatever is emptied: also those that lie there themselves."""
    bin_file(draft.source_file)
    assert [each.what for each in empty_bin(timedelta(0))] == ["issue"]
    file = SourceFile.objects.get()
    assert file.content
    restore(Binned.objects.get())
    assert SourceFile.objects.get().binned is None


def test_a_file_that_made_nothing_is_hidden_by_who_brought_it_in_alone():
    """Whoever calls: the desk does not even show it to another."""
    owner, other = make_member("enter"), make_member("enter")
    file = make_file()
    SourceFile.objects.update(brought_in_by=owner)
    with pytest.raises(RightsRefused, match="权限"):
        bin_file(file, other)
    assert bin_file(file, owner).what == "sourcefile"


def test_with_an_issue_its_file_comes_back(draft):
    file = bin_file(draft.source_file)
    with pytest.raises(BinRefused, match="已经在回收站里"):
        bin_file(draft.source_file)
    restore(Binned.objects.get(what="issue"))
    assert not Binned.objects.filter(pk=file.pk).exists()
    assert SourceFile.objects.get().binned is None
    assert Issue.objects.get().source_file == draft.source_file


def test_what_an_import_replaces_lies_in_the_bin(admin_user):
    take_in("甲.txt", bulletin().encode(), Options())
    text = bulletin(said="共检查养老机构38家。").encode()
    take_in("乙.txt", text, Options(replace=True, brought_in_by=admin_user))
    binned = Binned.objects.get()
    assert "36家" in binned.words
    assert binned.binned_by == admin_user
    with pytest.raises(BinRefused, match="已经入库"):
        restore(binned)


def test_an_article_comes_back_only_where_one_has_a_role_by_now(draft):
    """Its issue may have been given to another bureau since."""
    clerk = make_member("enter")
    binned = bin_article(draft.articles.get(), clerk)
    Issue.objects.update(agency=make_agency("云浮市民政局", "445300"))
    with pytest.raises(RightsRefused):
        restore(binned, clerk)
    Issue.objects.update(status="published")
    with pytest.raises(RightsRefused):
        restore(binned, clerk)
    assert not Article.objects.exists()
    assert not Binned.objects.within_reach_of(clerk, "enter").exists()


def test_an_issue_comes_back_only_where_one_has_a_role_by_now(draft):
    """Its bureau may have been deleted since: then it is whose file it came in."""
    merged = make_agency("已并入别处的单位")
    Issue.objects.update(agency=merged)
    clerk = make_member("enter", agency=merged)
    binned = bin_one(draft, clerk)
    Agency.objects.filter(pk=merged.pk).delete()
    with pytest.raises(RightsRefused):
        restore(binned, clerk)
    assert not Issue.objects.exists()


def test_an_article_is_binned_as_it_is_held(draft):
    """Not as somebody has read it before, or typed into it without saving."""
    mine = draft.articles.get()
    mine.title = "没有保存的标题"
    Article.objects.update(section="别人刚改的栏目")
    restore(bin_article(mine))
    article = Article.objects.get()
    assert (article.title, article.section) == ("严把防控关口", "别人刚改的栏目")


def test_an_article_is_not_binned_twice(draft):
    article = draft.articles.get()
    bin_article(Article.objects.get())
    with pytest.raises(BinRefused, match="已经删除"):
        bin_article(article)
    assert Binned.objects.count() == 1
