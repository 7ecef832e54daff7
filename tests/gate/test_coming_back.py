"""What may not be read is refused anew when it comes back, by whichever way."""

import pytest

from briefings.bin import BinRefused, bin_article
from briefings.gate import ChangeRefused, blocks_before, examine
from briefings.lifting import lift
from briefings.models import Article, Binned, Issue, Remark
from briefings.publishing import PublishingRefused, publish, submit
from briefings.reverting import RevertRefused
from briefings.versions import begin_edit
from intake.one import Options, take_in
from metrics.filing import bring_back, bring_back_version, file_edit

from ..desk.factories import edit_page
from ..factories import make_article, make_issue, make_member
from ..intake.texts import bulletin

pytestmark = pytest.mark.django_db
MARK = "秘密★1年"
HARMLESS = "全市民政服务机构平稳有序。"


@pytest.fixture
def reviewer():
    return make_member("review")


def write(issue, text):
    Article.objects.filter(issue=issue).update(
        blocks=[{"kind": "paragraph", "text": text, "first_line": 1, "last_line": 1}],
        text=text,
    )


def public_without_its_mark(reviewer, *, lifted: bool) -> Issue:
    """Its mark stood there when it was published; it was noted, and mended."""
    issue = make_article(text=MARK).issue
    begin_edit(issue.pk)
    examine(issue)
    if lifted:
        lift(Remark.objects.get(), reviewer, "误加")
    stood = blocks_before(issue)
    write(issue, HARMLESS)
    file_edit(Issue.objects.get(), stood=stood)
    return Issue.objects.get()


@pytest.mark.parametrize("lifted", [False, True])
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_mark_does_not_come_back_to_the_public(reviewer, fill_in, lifted, status):
    """On its page, by a service, with an old version."""
    issue = public_without_its_mark(reviewer, lifted=lifted)
    Issue.objects.update(status=status)
    article = issue.articles.get()
    page = fill_in(edit_page(article), manuscript=MARK).text
    assert "什么也没有保存" in page
    with pytest.raises(RevertRefused, match=MARK):
        bring_back_version(article.history.earliest(), None)
    assert Article.objects.get().text == HARMLESS
    write(issue, MARK)
    with pytest.raises(ChangeRefused, match=MARK):
        file_edit(Issue.objects.get())


def test_a_mark_that_was_gone_when_it_was_lifted_is_another_when_it_comes_back(
    reviewer,
):
    issue = make_article(make_issue(status="draft"), text=MARK).issue
    submit(issue, None)
    write(issue, HARMLESS)
    lift(Remark.objects.get(), reviewer, "误加，原件没有密级")
    write(issue, MARK)
    with pytest.raises(PublishingRefused, match=MARK):
        publish(issue, reviewer)
    assert Remark.objects.blocking().count() == 1


def test_what_was_lifted_of_the_whole_file_may_not_be_typed_into_an_issue(reviewer):
    """The mark stood above the first issue, and in none."""
    take_in("甲.txt", bulletin().encode(), Options())
    issue = Issue.objects.get()
    Remark.objects.create(
        source_file=issue.source_file,
        code="secrecy_mark",
        severity="blocking",
        words=MARK,
        message="文件抬头标有密级",
        settled_at="2022-04-11T00:00Z",
        settled_by=reviewer,
    )
    write(issue, MARK)
    submit(issue, None)
    with pytest.raises(PublishingRefused, match=MARK):
        publish(issue, reviewer)


def test_an_old_version_of_a_draft_is_looked_at_when_it_is_handed_in(reviewer, clerk):
    """From the list, by one and then another."""
    issue = make_article(make_issue(status="draft"), text=MARK).issue
    begin_edit(issue.pk)
    submit(issue, None)
    lift(Remark.objects.get(), reviewer, "误加")
    write(issue, HARMLESS)
    publish(issue, reviewer)
    Issue.objects.update(status="draft")
    bring_back_version(Article.objects.get().history.earliest(), None)
    submit(issue, make_member("enter"))
    chosen = {"action": "publish_issues", "_selected_action": [issue.pk]}
    page = clerk.post("/admin/briefings/issue/", chosen, follow=True).text
    assert f"标有“{MARK}”" in page
    assert not Issue.objects.published().exists()


def test_an_article_does_not_come_back_from_the_bin_into_what_the_public_reads(clerk):
    """A notice of what was withdrawn names it; of a draft it is noted when handed in."""
    issue = make_issue(status="draft")
    article = make_article(issue, "看望孤儿李桂兰")
    bin_article(article)
    binned = Binned.objects.get()
    Issue.objects.update(status="withdrawn")
    with pytest.raises(BinRefused, match="李桂兰"):
        bring_back(binned, None)
    chosen = {"action": "restore", "_selected_action": [binned.pk]}
    page = clerk.post("/admin/briefings/binned/", chosen, follow=True).text
    assert "李桂兰" in page
    assert not Article.objects.exists()
    Issue.objects.update(status="draft")
    bring_back(binned, None)
    submit(issue, None)
    assert Remark.objects.blocking().get().words == "李桂兰"
