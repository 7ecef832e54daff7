"""Who comes second sees what the first has done, and does nothing over it."""

from datetime import timedelta

import pytest
from django.db import transaction

from briefings.bin import BinRefused, bin_article, bin_issues, empty_bin
from briefings.content_version import raise_content_version
from briefings.editing import record_edit
from briefings.filing.held import untouched_drafts
from briefings.gate import ChangeRefused
from briefings.lifting import LiftingRefused, lift
from briefings.models import Article, ContentVersion, Issue, Remark
from briefings.proofs import take_as_read
from briefings.publishing import (
    PublishingRefused,
    publish,
    send_back,
    submit,
    withdraw,
)
from briefings.restoring import restore
from briefings.search import reindex
from briefings.search.keeping import drifts
from briefings.versions import begin_edit, digest_of
from intake.one import Options, take_in
from metrics.filing import bring_back_version, file_edit, rematch
from metrics.models import Figure, Indicator
from metrics.reviewing import (
    ReviewRefused,
    add,
    confirm,
    correct,
    occurrences_of,
    reject,
    reopen,
)

from .conftest import open_page
from .desk.factories import edit_page
from .factories import make_article, make_issue
from .intake.texts import bulletin
from .metrics.factories import make_figure, make_indicator, refile, write
from .racing import POSTGRES_ONLY, comes_second

pytestmark = [POSTGRES_ONLY, pytest.mark.django_db(transaction=True)]
TEXT = "全市共有养老机构36家。"
# From which status, the step, and what a colleague has meanwhile made of the issue.
STEPS = {
    "submit": ("draft", submit, "in_review"),
    "send_back": ("in_review", lambda i, by: send_back(i, by, "有误"), "published"),
    "publish": ("in_review", publish, "draft"),
    "withdraw": ("published", lambda i, by: withdraw(i, by, "有误"), "withdrawn"),
}


@pytest.mark.parametrize("step", STEPS)
def test_of_two_steps_the_second_is_refused(step):
    status, take, meanwhile = STEPS[step]
    issue = make_issue(status=status, articles=1)
    with pytest.raises(PublishingRefused):
        comes_second(
            lambda: Issue.objects.update(status=meanwhile), lambda: take(issue, None)
        )
    assert Issue.objects.get().status == meanwhile


def test_what_is_just_being_typed_is_refused_once_it_was_published():
    """Who publishes has looked at the words as they were."""
    article = make_article(make_issue(status="in_review"))
    mine = Issue.objects.get()

    @transaction.atomic
    def edit():
        Article.objects.filter(pk=article.pk).update(title="看望孤儿李桂兰")
        file_edit(mine)

    with pytest.raises(ChangeRefused, match="李桂兰"):
        comes_second(lambda: publish(Issue.objects.get(), None), edit)
    assert Issue.objects.get().is_public
    assert "李桂兰" not in Article.objects.get().title


def test_what_was_just_typed_is_seen_by_who_publishes():
    article = make_article(make_issue(status="in_review"))

    def edit():
        Article.objects.filter(pk=article.pk).update(title="看望孤儿李桂兰")
        file_edit(Issue.objects.get())

    with pytest.raises(PublishingRefused, match="李桂兰"):
        comes_second(edit, lambda: publish(Issue.objects.get(), None))
    assert Remark.objects.blocking().exists()


def test_nobody_publishes_unread_what_a_colleague_is_just_typing():
    article = make_article(make_issue(status="in_review"))
    issue = Issue.objects.get()
    read = digest_of(issue)

    def edit():
        begin_edit(issue.pk)
        Article.objects.filter(pk=article.pk).update(title="没有读过的标题")

    with pytest.raises(PublishingRefused, match="有人改过这一期"):
        comes_second(edit, lambda: take_as_read(issue, None, publish, "发布", read))
    assert not Issue.objects.get().is_public


def test_of_two_who_lift_a_block_the_first_is_kept(admin_user, django_user_model):
    other = django_user_model.objects.create_user("审核员")
    issue = make_article(make_issue(status="draft"), "看望孤儿李桂兰").issue
    submit(issue, None)
    with pytest.raises(LiftingRefused, match="别人刚处理过"):
        comes_second(
            lambda: lift(Remark.objects.get(), admin_user, "核实过"),
            lambda: lift(Remark.objects.get(), other, "又核实过"),
        )
    assert Remark.objects.get().settled_by == admin_user


@pytest.mark.parametrize(("more", "outcome"), [("", "unchanged"), ("\n", "duplicate")])
def test_of_two_imports_of_a_text_at_once_the_second_finds_it_filed(more, outcome):
    text = bulletin()
    receipt = comes_second(
        lambda: take_in("甲.txt", text.encode(), Options(publish=True)),
        lambda: take_in("乙.txt", (text + more).encode(), Options(publish=True)),
    )
    assert receipt.outcome == outcome
    assert Issue.objects.get().is_public


def test_an_import_does_not_publish_the_draft_that_somebody_has_just_edited():
    text = bulletin().encode()
    receipt = take_in("甲.txt", text, Options())
    again = take_in("乙.txt", text, Options())
    assert (receipt.outcome, again.outcome) == ("created", "unchanged")
    drafts = transaction.atomic(untouched_drafts)
    assert drafts(again) != []
    meanwhile = comes_second(
        lambda: Issue.objects.update(edited_at="2022-05-06T00:00Z"),
        lambda: drafts(again),
    )
    assert meanwhile == []


def test_an_import_does_not_replace_what_somebody_is_just_editing():
    take_in("甲.txt", bulletin().encode(), Options())
    text = bulletin(said="共检查养老机构38家。").encode()
    receipt = comes_second(
        lambda: Issue.objects.update(edited_at="2022-05-06T00:00Z"),
        lambda: take_in("乙.txt", text, Options(replace=True)),
    )
    assert receipt.outcome == "rejected"
    assert "36家" in Article.objects.get().text


def test_nobody_saves_over_what_a_colleague_is_just_saving(admin_client):
    article = make_article(text=TEXT)
    send = open_page(admin_client, edit_page(article))

    def edit():
        Issue.objects.all().lock()
        write(Article.objects.get(), "开头一段。", TEXT)

    answer = comes_second(edit, lambda: send(manuscript="别的一段。"))
    assert "没有保存" in answer.text
    assert Article.objects.get().text.startswith("开头一段。")


def test_an_old_version_comes_back_after_what_is_just_being_saved():
    article = make_article(text=TEXT)
    begin_edit(article.issue.pk)

    def edit():
        begin_edit(article.issue.pk)
        write(Article.objects.get(), "开头一段。", TEXT)
        record_edit(Issue.objects.get())

    comes_second(edit, lambda: bring_back_version(article.history.last(), None))
    assert Article.objects.get().text == TEXT
    said = [len(each.blocks) for each in article.history.all()]
    assert said == [1, 2, 1]


def test_what_is_just_brought_back_from_the_bin_comes_back_once():
    [binned] = bin_issues_of(make_issue(status="draft", articles=1))
    with pytest.raises(BinRefused):
        comes_second(lambda: restore(binned), lambda: restore(binned))
    assert Issue.objects.count() == 1


def test_what_is_just_brought_back_is_not_deleted_for_good():
    """Nor its versions: they are of what stands again."""
    issue = make_issue(status="draft", articles=1)
    begin_edit(issue.pk)
    [binned] = bin_issues_of(issue)
    gone = comes_second(lambda: restore(binned), lambda: empty_bin(timedelta(0)))
    assert gone == []
    assert Issue.objects.get().history.count() == 1
    assert Article.objects.get().history.count() == 1


def test_what_is_just_being_deleted_for_good_does_not_come_back():
    [binned] = bin_issues_of(make_issue(status="draft", articles=1))
    with pytest.raises(BinRefused):
        comes_second(lambda: empty_bin(timedelta(0)), lambda: restore(binned))
    assert not Issue.objects.exists()


def test_an_article_is_binned_with_what_a_colleague_is_just_saving():
    article = make_article(make_issue(status="draft"), text=TEXT)

    def edit():
        begin_edit(article.issue.pk)
        Article.objects.update(title="刚改的标题")

    binned = comes_second(edit, lambda: bin_article(article))
    assert "刚改的标题" in binned.name
    assert restore(binned).articles.get().title == "刚改的标题"


def test_what_is_just_being_published_is_not_binned():
    issue = make_issue(status="in_review", articles=1)
    with pytest.raises(BinRefused):
        comes_second(lambda: publish(issue, None), lambda: bin_issues_of(issue))
    assert Issue.objects.get().is_public


def bin_issues_of(issue):
    return bin_issues(Issue.objects.filter(pk=issue.pk))


@pytest.mark.parametrize(
    ("held", "meanwhile", "decide"),
    [
        ("unreviewed", "rejected", confirm),
        ("unreviewed", "confirmed", reject),
        ("confirmed", "unreviewed", reopen),
    ],
)
def test_of_two_decisions_the_first_holds(admin_user, held, meanwhile, decide):
    figure = make_figure(state=held)
    reviewed = comes_second(
        lambda: Figure.objects.update(state=meanwhile),
        lambda: decide([figure], admin_user),
    )
    assert reviewed.figures == []
    assert Figure.objects.get().state == meanwhile


def test_what_was_just_rejected_is_not_corrected(admin_user):
    figure = make_figure()
    with pytest.raises(ReviewRefused):
        comes_second(
            lambda: Figure.objects.update(state="rejected"),
            lambda: correct(figure, admin_user, value=37),
        )
    assert Figure.objects.get().value == 36


def test_a_decision_on_what_is_just_being_published_is_news(admin_user):
    """Else the page that was published would be kept as it was before."""
    issue = make_issue(status="draft")
    figure = make_figure(article=make_article(issue, text=TEXT), sentence=TEXT)
    raise_content_version([2022])
    before = ContentVersion.objects.of_site()
    comes_second(
        lambda: Issue.objects.update(status="published"),
        lambda: confirm([figure], admin_user),
    )
    assert ContentVersion.objects.of_site() > before


def test_nothing_is_added_where_the_text_has_just_changed(admin_user):
    article = make_article(text=TEXT)
    [place] = occurrences_of(article, "36家")

    def edit():
        list(Issue.objects.select_for_update())
        write(Article.objects.get(), "开头一段。", TEXT)

    with pytest.raises(ReviewRefused, match="文章刚改过"):
        comes_second(edit, lambda: add(article, place, admin_user))
    assert not Figure.objects.exists()


def test_what_was_just_added_is_not_read_a_second_time(admin_user):
    article = make_article(text=TEXT)
    [place] = occurrences_of(article, "36家")
    comes_second(
        lambda: add(article, place, admin_user, label="养老机构"),
        lambda: refile(article),
    )
    assert Figure.objects.get().state == "confirmed"


def test_what_was_just_confirmed_is_not_deleted_with_its_words():
    article = make_article(text=TEXT)
    refile(article)
    write(article, "这里不再有数。")
    comes_second(
        lambda: Figure.objects.update(state="confirmed"), lambda: refile(article)
    )
    assert Figure.objects.get().state == "lost"


def test_what_was_just_confirmed_stays_of_its_indicator():
    indicator = make_indicator("test_homes", "养老机构", "家")
    other = make_indicator("test_other", "别的", "家")
    make_figure(indicator=other)
    comes_second(
        lambda: Figure.objects.update(state="confirmed"),
        lambda: rematch(Indicator.objects.get(pk=indicator.pk)),
    )
    assert Figure.objects.get().indicator == other


def test_what_is_just_being_withdrawn_does_not_enter_the_index():
    article = make_article(make_issue(status="published"), text=TEXT)
    comes_second(
        lambda: Issue.objects.update(status="withdrawn"),
        lambda: reindex(Article.objects.filter(pk=article.pk)),
    )
    assert list(drifts()) == []
