"""Every saved version is kept in full, and any of them can be brought back."""

from datetime import timedelta

import pytest

from briefings.bin import bin_issues, empty_bin
from briefings.corrections import Telling
from briefings.editing import record_edit, rewrite
from briefings.models import Article, Distribution, Issue
from briefings.publishing import publish, submit
from briefings.reverting import RevertRefused, revert
from briefings.search import search
from briefings.versions import begin_edit, keep_versions
from intake.one import Options, take_in
from metrics.filing import bring_back_version
from metrics.models import Figure

from .factories import make_agency, make_article, make_issue, make_topic
from .intake.texts import bulletin
from .metrics.factories import refile

pytestmark = pytest.mark.django_db
MINOR = Telling(is_minor=True)
OLD, NEW = "全市共有养老机构36家。", "全市共有养老机构38家，特困供养。"


def edit(article, text=NEW, by=None, **fields):
    """As a clerk does on its page."""
    begin_edit(article.issue_id)
    article = Article.objects.get(pk=article.pk)
    rewrite(article, text)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    record_edit(article.issue, by, told=MINOR)
    return article


def texts(article):
    """Of each version, the newest first."""
    versions = Article.history.filter(id=article.pk)
    return [each.blocks[0]["text"] for each in versions]


def test_what_an_import_filed_is_the_first_version(admin_user, django_user_model):
    importer = django_user_model.objects.create_superuser("导入人")
    take_in("甲.txt", bulletin().encode(), Options(brought_in_by=importer))
    article, issue = Article.objects.get(), Issue.objects.get()
    assert not Article.history.exists()
    before = article.blocks
    edit(article, by=admin_user)
    newest, first = Article.history.all()
    assert (first.blocks, first.history_user) == (before, importer)
    assert first.history_date == issue.imported_at
    assert newest.history_user == admin_user
    assert newest.blocks[0]["text"] == NEW


def test_a_version_is_kept_of_what_has_changed_alone(admin_user):
    issue = make_issue(articles=2)
    begin_edit(issue.pk)
    assert (Article.history.count(), Issue.history.count()) == (2, 1)
    edit(issue.articles.first(), by=admin_user)
    assert (Article.history.count(), Issue.history.count()) == (3, 1)
    assert keep_versions(issue) == 0


def test_a_step_to_the_public_makes_no_version():
    issue = make_issue(articles=1, status="draft")
    begin_edit(issue.pk)
    submit(issue, None)
    publish(issue, None)
    assert keep_versions(issue) == 0


def test_topics_regions_and_recipients_are_part_of_a_version():
    article = make_article(topics=[make_topic()])
    edit(article, article.text)
    article.topics.clear()
    assert keep_versions(article.issue) == 1
    article.regions.set(["440203"])
    Distribution.objects.create(issue=article.issue, role="报", recipients=["市委办"])
    assert keep_versions(article.issue) == 2


def test_an_old_text_comes_back_as_the_newest_version(admin_user):
    article = make_article(text=OLD, topics=[make_topic()], title="旧标题")
    article.regions.set(["440203"])
    refile(article)
    article = edit(article, title="新标题")
    article.topics.clear()
    article.regions.clear()
    record_edit(article.issue)
    bring_back_version(article.history.last(), admin_user, MINOR)
    article = Article.objects.get()
    assert (article.title, article.text) == ("旧标题", OLD)
    assert "36家" in article.excerpt
    assert [each.pk for each in article.topics.all()] == ["epidemic"]
    assert article.regions.get().pk == "440203"
    assert [each.raw for each in Figure.objects.all()] == ["36家"]
    assert texts(article) == [OLD, NEW, NEW, OLD]
    assert article.history.first().history_user == admin_user


def test_what_readers_find_follows():
    article = make_article(text=OLD)
    article = edit(article)
    assert search(Article.objects.all(), "特困供养").exists()
    bring_back_version(article.history.last(), None)
    assert not search(Article.objects.all(), "特困供养").exists()


def test_an_old_head_comes_back_with_its_recipients():
    issue = make_issue(series="民政简报", recipients=["市委办公室"], articles=1)
    begin_edit(issue.pk)
    Issue.objects.update(series="民政信息")
    issue.distribution.all().delete()
    record_edit(Issue.objects.get())
    revert(issue.history.last())
    assert Issue.objects.get().series == "民政简报"
    assert Distribution.objects.get().recipients == ["市委办公室"]
    assert Issue.objects.get().is_public


def test_an_old_head_that_another_issue_now_bears_does_not_come_back():
    issue = make_issue(number=5)
    begin_edit(issue.pk)
    Issue.objects.update(number=6)
    record_edit(Issue.objects.get())
    make_issue(number=5)
    with pytest.raises(RevertRefused, match="该单位本年度这一期已经入库"):
        revert(issue.history.last())


@pytest.mark.parametrize(
    ("old", "why"),
    [({"secrecy": "秘密"}, "有密级标志"), ({"agency": None}, "没有填写单位")],
)
def test_what_the_public_may_not_see_does_not_come_back_while_it_is_public(old, why):
    issue = make_issue(articles=1, status="draft", **{"secrecy": "", **old})
    Issue.objects.update(**old)
    begin_edit(issue.pk)
    fields = {"secrecy": "", "agency": make_agency(), "status": "published"}
    Issue.objects.update(**fields)
    record_edit(Issue.objects.get())
    with pytest.raises(RevertRefused, match=f"(?s){why}|发布前须填写单位"):
        revert(issue.history.last())
    assert Issue.objects.get().secrecy == ""
    assert Issue.objects.get().agency


def test_the_versions_go_with_what_is_gone_for_good():
    issue = make_issue(status="draft", articles=1)
    begin_edit(issue.pk)
    begin_edit(make_issue(articles=1).pk)
    bin_issues(Issue.objects.filter(pk=issue.pk))
    with pytest.raises(RevertRefused, match="回收站"):
        revert(Issue.history.get(id=issue.pk))
    empty_bin(timedelta(0))
    assert (Issue.history.count(), Article.history.count()) == (1, 1)
