"""A change of what readers have read is a typo or told to them, and what was told is kept."""

import pytest
from django.contrib.admin.models import LogEntry

from briefings.corrections import (
    ChangeUntold,
    CorrectionRefused,
    Telling,
    mend,
    take_back,
)
from briefings.gate import ChangeRefused
from briefings.models import Article, ContentVersion, Correction, Issue
from briefings.publishing import publish, submit, withdraw
from briefings.reverting import RevertRefused
from briefings.versions import begin_edit
from metrics.filing import bring_back_version, file_edit

from .breaking import assert_all_or_nothing
from .factories import make_agency, make_article, make_issue, make_member, make_topic
from .metrics.factories import write
from .racing import POSTGRES_ONLY, comes_second

pytestmark = pytest.mark.django_db
MINOR = Telling(is_minor=True)
WAS, IS = "全市共有养老机构36家。", "全市共有养老机构38家。"
NOTE = "“36家”应为“38家”。"


def correction(words=NOTE, **fields) -> Telling:
    return Telling(is_correction=True, words=words, **fields)


@pytest.fixture
def clerk():
    return make_member("enter", name="录入员")


@pytest.fixture
def reviewer():
    return make_member("review", name="审核员")


@pytest.fixture
def article():
    article = make_article(make_issue(first_public_at="2022-04-12T00:00Z"), text=WAS)
    begin_edit(article.issue.pk)
    return article


def edit(article, by, told=None, text=IS):
    begin_edit(article.issue.pk)
    write(article, text)
    file_edit(Issue.objects.get(pk=article.issue.pk), by, told=told)


def told(article, client) -> str:
    return client.get(article.get_absolute_url()).text


def test_who_changes_public_words_says_what_that_means(article, clerk):
    for said in (None, Telling(), correction(" "), Telling(words=NOTE)):
        with pytest.raises(ChangeUntold):
            edit(article, clerk, said)
    with pytest.raises(ChangeUntold, match="请改选“更正”"):
        edit(article, clerk, Telling(is_minor=True, words=NOTE))
    with pytest.raises(ChangeUntold, match="最多 500 个字"):
        edit(article, clerk, correction("错" * 501))
    assert not Correction.objects.exists()


CHANGES = {
    "title": lambda article: Article.objects.update(title="另一个标题"),
    "date": lambda article: Issue.objects.update(issued_on="2022-04-12"),
    "number": lambda article: Issue.objects.update(number=77),
    "recipients": lambda article: article.issue.distribution.create(
        role="报", recipients=["省民政厅"]
    ),
    "a new article": lambda article: make_article(article.issue, position=2),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_titles_dates_numbers_and_recipients_are_words_too(article, clerk, change):
    change(article)
    with pytest.raises(ChangeUntold):
        file_edit(Issue.objects.get(), clerk)
    file_edit(Issue.objects.get(), clerk, told=correction())
    assert Correction.objects.get().made_by == clerk


def test_topics_and_order_are_none_and_a_machine_is_not_asked(article, clerk):
    article.topics.add(make_topic())
    Article.objects.update(position=5)
    file_edit(Issue.objects.get(), clerk)
    write(article, IS)
    file_edit(Issue.objects.get())
    assert not Correction.objects.exists()


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_of_what_is_not_public_nothing_is_asked(article, clerk, status):
    Issue.objects.update(status=status)
    edit(article, clerk)
    assert Article.objects.get().text == IS


def test_a_typo_stands_in_the_history_alone(article, clerk, client):
    edit(article, clerk, MINOR)
    assert not Correction.objects.exists()
    assert LogEntry.objects.get().change_message == "小改：意思不变，不另行说明"
    page = told(article, client)
    assert "38家" in page
    assert "<b>更正</b>" not in page


def test_a_correction_is_read_at_once_wherever_the_text_is(
    article, clerk, client, page_cache
):
    other = make_article(article.issue, "另一篇", position=2)
    addresses = {
        "own": article.get_absolute_url(),
        "other": other.get_absolute_url(),
        "issue": article.issue.get_absolute_url(),
        "articles": "/articles/",
        "issues": "/issues/",
    }
    begin_edit(article.issue.pk)
    file_edit(Issue.objects.get(), clerk, told=MINOR)

    def marked():
        pages = {name: client.get(at).text for name, at in addresses.items()}
        return {name for name, page in pages.items() if "更正<" in page}

    assert marked() == set()
    edit(article, clerk, correction(f"{NOTE}联系电话13800138000。"))
    assert marked() == {"own", "issue", "articles", "issues"}
    page = client.get(addresses["issue"]).text
    assert "《严把防控关口》一文：“36家”应为“38家”。" in page
    assert "13800138000" not in page
    assert page.index("<b>更正</b>") < page.index("平稳有序")
    assert client.get("/articles/").text.count(">更正<") == 1
    # Of several at once, or of the head, it is told on each.
    begin_edit(article.issue.pk)
    Issue.objects.update(office="市民政局办公室")
    file_edit(Issue.objects.get(), clerk, told=correction("印发机关有误。"))
    assert marked() == set(addresses)
    page = told(article, client)
    assert page.index("38家”") < page.index("印发机关有误")


def test_an_omitted_note_may_follow_without_another_change(article, clerk):
    begin_edit(article.issue.pk)
    file_edit(Issue.objects.get(), clerk, told=correction(article=article))
    assert Correction.objects.get().article == article


@pytest.mark.parametrize(
    "planted",
    ["本件为机密★1年。", "身份证号110101199003078515。", "看望孤儿李桂兰时数字有误。"],
)
def test_what_may_not_be_public_may_not_stand_in_a_note(
    article, clerk, reviewer, planted
):
    with pytest.raises(ChangeRefused):
        edit(article, clerk, correction(planted))
    edit(article, clerk, correction())
    with pytest.raises(ChangeRefused):
        mend(Correction.objects.get(ended_at=None), reviewer, planted)


def test_a_reviewer_mends_or_takes_back_and_all_is_kept(
    article, clerk, reviewer, client
):
    edit(article, clerk, correction())
    first = Correction.objects.get()
    version = ContentVersion.objects.of_site()
    mended = mend(first, reviewer, "第一段“36家”应为“38家”。")
    assert ContentVersion.objects.of_site() > version
    assert mended.corrected_at == first.corrected_at
    page = told(article, client)
    assert "第一段" in page
    assert page.count("<b>更正</b>") == 1
    with pytest.raises(CorrectionRefused, match="原因"):
        take_back(mended, reviewer, " ")
    take_back(mended, reviewer, "原文无误")
    assert "<b>更正</b>" not in told(article, client)
    kept = [(each.text, each.ended_why) for each in Correction.objects.all()]
    assert kept == [
        (NOTE, "改为：第一段“36家”应为“38家”。"),
        ("第一段“36家”应为“38家”。", "原文无误"),
    ]
    steps = LogEntry.objects.order_by("pk").values_list("user__username", flat=True)
    assert list(steps) == ["录入员", "审核员", "审核员"]
    with pytest.raises(CorrectionRefused, match="别人刚改过或撤回"):
        mend(first, reviewer, "再改")


def test_only_a_reviewer_of_the_bureau_does(article, clerk):
    edit(article, clerk, correction())
    note = Correction.objects.get()
    away = make_member("review", agency=make_agency("云浮市民政局", "445300"))
    for person in (clerk, away, make_member("figures"), make_member("manage")):
        with pytest.raises(CorrectionRefused, match="“审核”权限"):
            mend(note, person, "别的话")
        with pytest.raises(CorrectionRefused, match="“审核”权限"):
            take_back(note, person, "不要了")
    assert Correction.objects.get().is_standing


def test_withdrawn_and_published_again_it_is_still_told(
    article, clerk, reviewer, client
):
    edit(article, clerk, correction())
    issue = Issue.objects.get()
    withdraw(issue, reviewer, "再核一遍")
    assert "36家" not in told(article, client)
    submit(issue, clerk)
    publish(issue, reviewer)
    assert NOTE in told(article, client)


def test_an_old_version_of_a_public_text_comes_back_with_a_word(article, clerk, client):
    edit(article, clerk, MINOR)
    first = article.history.last()
    with pytest.raises(RevertRefused, match="请选“小改”"):
        bring_back_version(first, clerk)
    assert Article.objects.get().text == IS
    bring_back_version(first, clerk, correction("改回“36家”。"))
    assert Article.objects.get().text == WAS
    assert "改回" in told(article, client)


def test_all_of_it_or_nothing(article, clerk, reviewer):
    begin_edit(article.issue.pk)
    write(article, IS)
    change = correction()
    assert_all_or_nothing(lambda: file_edit(Issue.objects.get(), clerk, told=change))
    file_edit(Issue.objects.get(), clerk, told=change)

    def note():
        return Correction.objects.get(ended_at=None)

    assert_all_or_nothing(lambda: mend(note(), reviewer, "第一段有误。"))
    assert_all_or_nothing(lambda: take_back(note(), reviewer, "原文无误"))


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_of_two_who_mend_at_once_the_first_is_kept(article, clerk, reviewer):
    edit(article, clerk, correction())
    note = Correction.objects.get()
    with pytest.raises(CorrectionRefused, match="别人刚改过或撤回"):
        comes_second(
            lambda: mend(Correction.objects.get(pk=note.pk), reviewer, "甲改的。"),
            lambda: mend(Correction.objects.get(pk=note.pk), reviewer, "乙改的。"),
        )
    assert Correction.objects.get(ended_at=None).text == "甲改的。"
