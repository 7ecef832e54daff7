"""What a service has begun and cannot finish, it has not begun."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from agencies.models import Agency
from briefings.bin import bin_article, bin_file, bin_issues, empty_bin
from briefings.corrections import Telling
from briefings.editing import (
    confirm_agencies,
    delete_named,
    move_articles,
    record_edit,
    save_agency,
    save_topic,
)
from briefings.filing import Directory, file_document
from briefings.models import (
    Article,
    ForbiddenWording,
    Issue,
    Remark,
    SourceFile,
    Topic,
)
from briefings.openings import open_page
from briefings.publishing import (
    PublishingRefused,
    hide_title,
    publish,
    publish_all,
    send_back,
    submit,
    withdraw,
)
from briefings.restoring import restore
from briefings.reverting import revert
from briefings.search import index_new, reindex, unindex
from briefings.versions import begin_edit, keep_versions
from briefings.wordings import load_wordings
from intake.one import Options, reader_for, take_in
from intake.reference import ReferenceData
from metrics.filing import (
    bring_back,
    bring_back_version,
    file_edit,
    refile_issue,
    rematch,
)
from metrics.models import Figure, Indicator
from metrics.reviewing import add, confirm, correct, occurrences_of, reject, reopen
from metrics.reviewing import withdraw as withdraw_addition

from .breaking import Breaking, assert_all_or_nothing, everything
from .factories import filed, make_agency, make_article, make_issue, make_topic
from .intake.texts import bulletin
from .metrics.factories import make_indicator, refile, write

SENTENCE = "全市共有养老机构36家，床位120张。"
STEPS = {
    "submit": ("draft", submit),
    "send_back": ("in_review", lambda issue, by: send_back(issue, by, "数字有误")),
    "publish": ("in_review", publish),
    "withdraw": ("published", lambda issue, by: withdraw(issue, by, "数字有误")),
    "hide_title": ("withdrawn", lambda issue, by: hide_title(issue, by, "有姓名")),
}


@pytest.fixture
def article(db):
    """A published article with two figures, which the search knows."""
    article = make_article(text=SENTENCE, topics=[make_topic()])
    refile(article)
    reindex(Article.objects.all())
    return article


@pytest.mark.django_db
@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_publishing(step, admin_user):
    status, take = STEPS[step]
    make_issue(status=status, articles=2)
    assert_all_or_nothing(lambda: take(Issue.objects.get(), admin_user))


@pytest.mark.django_db(transaction=True)
def test_publishing_what_was_imported():
    make_issue(status="draft", articles=2)
    make_issue(status="draft", articles=1)
    assert_all_or_nothing(
        lambda: publish_all([filed(each) for each in Issue.objects.all()])
    )


@pytest.mark.django_db
@pytest.mark.parametrize("step", [submit, publish])
def test_a_step_that_the_gate_has_a_say_in(step, admin_user):
    """What is found, what is gone, what was lifted by who now submits it."""
    issue = make_issue(status="draft")
    kept = make_article(issue, "看望孤儿李桂兰", text="走访低保户秦怀山，送去棉被。")
    submit(issue, None)
    lifted = Remark.objects.filter(words="李桂兰")
    lifted.update(settled_at=timezone.now(), settled_by=admin_user)
    write(kept, "走访患者盛冬生，手机13800138000。")
    if step is submit:
        Issue.objects.update(status="draft")
    assert_all_or_nothing(lambda: suppressing(step, Issue.objects.get(), admin_user))
    suppressing(step, Issue.objects.get(), admin_user)
    assert Remark.objects.blocking().get(words="盛冬生")
    assert not Issue.objects.get().is_public


def suppressing(step, *given):
    with suppress(PublishingRefused):
        step(*given)


@pytest.mark.django_db
def test_the_loading_of_a_list_of_wordings():
    load_wordings("不规范表述,规范表述\n残废,残疾\n".encode())
    text = "不规范表述,规范表述\n残废,残障\n聋哑人,听障人士\n"
    assert_all_or_nothing(lambda: load_wordings(text.encode()))


def test_a_change_of_the_public_with_what_the_gate_notes(article):
    ForbiddenWording.objects.create(words="养老机构", blocks=False)
    assert_all_or_nothing(lambda: record_edit(Issue.objects.get()))
    record_edit(Issue.objects.get())
    assert Remark.objects.exists()


def test_an_edit_and_a_removal(article, admin_user):
    make_article(article.issue, position=2)
    assert_all_or_nothing(lambda: record_edit(Issue.objects.get()))
    last = Article.objects.last().pk
    assert_all_or_nothing(lambda: move_articles(Issue.objects.get(), {last: 1}))
    assert_all_or_nothing(lambda: bin_article(Article.objects.first(), admin_user))
    assert_all_or_nothing(lambda: bin_issues(Issue.objects.all(), admin_user))


def test_what_is_brought_back_from_the_bin(article, admin_user):
    Issue.objects.update(status="draft")
    binned = bin_article(Article.objects.get(), admin_user)
    assert_all_or_nothing(lambda: bring_back(binned, admin_user))
    bring_back(binned, admin_user)
    [binned] = bin_issues(Issue.objects.all(), admin_user)
    assert_all_or_nothing(lambda: restore(binned, admin_user))


def test_a_page_that_is_opened(article, admin_user):
    assert_all_or_nothing(lambda: open_page(article.issue, article, admin_user))


def test_the_versions_of_an_edit_and_the_way_back(article, admin_user):
    make_article(article.issue, position=2)
    assert_all_or_nothing(lambda: begin_edit(article.issue.pk))
    begin_edit(article.issue.pk)
    Article.objects.update(title="改过的标题")
    Issue.objects.update(office="市民政局办公室")
    assert_all_or_nothing(lambda: keep_versions(article.issue, admin_user))
    first = article.history.get()
    assert_all_or_nothing(lambda: revert(first, admin_user))
    told = Telling(is_minor=True)
    assert_all_or_nothing(lambda: bring_back_version(first, admin_user, told))


def test_a_file_in_the_bin_and_back(admin_user):
    take_in("甲.txt", bulletin().encode(), Options())
    file = SourceFile.objects.get()
    assert_all_or_nothing(lambda: bin_file(file, admin_user))
    binned = bin_file(file, admin_user)
    assert_all_or_nothing(lambda: bring_back(binned, admin_user))


def test_the_bin_emptied(article, admin_user):
    begin_edit(article.issue.pk)
    Issue.objects.update(first_public_at=None)
    bin_issues(Issue.objects.all(), admin_user)
    assert_all_or_nothing(lambda: empty_bin(timedelta(0)))


def test_a_renaming(article):
    def rename():
        agency = Agency.objects.get(pk=article.issue.agency_id)
        agency.name = "某某新区民政局"
        save_agency(agency)

    def retitle():
        topic = Topic.objects.get(pk="epidemic")
        topic.name = "防疫"
        save_topic(topic)

    assert_all_or_nothing(rename)
    assert_all_or_nothing(retitle)


def test_a_confirmation_and_a_deletion_of_what_pages_name(article):
    make_agency("某某县民政局", is_confirmed=False)
    assert_all_or_nothing(
        lambda: confirm_agencies(Agency.objects.filter(is_confirmed=False))
    )
    topics = Topic.objects.filter(pk="epidemic")
    assert_all_or_nothing(lambda: delete_named(topics, Issue.objects.all()))


def test_the_index(article):
    Article.objects.update(title="改过的标题")
    assert_all_or_nothing(lambda: reindex(Article.objects.all()))
    assert_all_or_nothing(lambda: unindex(Article.objects.all()))


@pytest.mark.django_db(transaction=True)
def test_the_index_of_new_articles():
    make_issue(articles=2)
    assert_all_or_nothing(lambda: index_new(Article.objects.all()))


@pytest.mark.django_db(transaction=True)
def test_the_filing_of_a_text():
    text = bulletin(7) + bulletin(8, bureau="江东新区民政局")
    reference = ReferenceData.from_database()
    options = Options()
    reading = reader_for("甲.txt", text.encode(), options)(reference.known_words)
    assert_all_or_nothing(
        lambda: file_document(
            reading.document,
            reference.tag(reading),
            name="甲.txt",
            content=text.encode(),
            directory=Directory.from_database(),
        )
    )


@pytest.mark.django_db
def test_a_text_is_taken_in_with_its_figures_and_published_or_not_at_all():
    """Nobody sees the exception here: it is told as a receipt."""

    def take():
        text = bulletin(bureau="韶关市民政局").encode()
        return take_in("甲.txt", text, Options(publish=True))

    before, outcomes, at = everything(), [], 0
    while "created" not in outcomes:
        at += 1
        with connection.execute_wrapper(Breaking(at)):
            outcomes.append(take().outcome)
        if outcomes[-1] == "rejected":
            assert everything() == before
    assert at > 10
    assert Figure.objects.exists()
    assert Issue.objects.get().is_public


def test_the_figures_of_an_edited_text(article):
    write(article, "全市共有养老机构38家，床位120张，护理员9人。")
    Issue.objects.update(issued_on=date(2022, 5, 1))
    assert_all_or_nothing(lambda: refile_issue(Issue.objects.get()))
    assert_all_or_nothing(lambda: file_edit(Issue.objects.get()))


def test_the_figures_of_a_renamed_indicator(article):
    indicator = make_indicator("test_beds", "床位", "张")
    make_indicator("test_homes", "养老机构", "家")
    Figure.objects.update(indicator=None, matched="", matched_words="")
    assert_all_or_nothing(lambda: rematch(Indicator.objects.get(pk=indicator.pk)))


@pytest.mark.parametrize(
    ("state", "decide"),
    [("unreviewed", confirm), ("unreviewed", reject), ("confirmed", reopen)],
)
def test_a_decision_on_figures(article, admin_user, state, decide):
    Figure.objects.update(state=state, reviewed_at=timezone.now())
    assert_all_or_nothing(lambda: decide(Figure.objects.all(), admin_user))


def test_a_correction_made_and_taken_back(article, admin_user):
    figure = Figure.objects.get(raw="36家")
    assert_all_or_nothing(
        lambda: correct(Figure.objects.get(pk=figure.pk), admin_user, value=Decimal(37))
    )
    correct(figure, admin_user, value=Decimal(37))
    assert_all_or_nothing(
        lambda: reopen(Figure.objects.filter(pk=figure.pk), admin_user)
    )


def test_a_figure_added_and_taken_back(article, admin_user):
    Figure.objects.all().delete()
    [place] = occurrences_of(article, "36家")
    assert_all_or_nothing(lambda: add(article, place, admin_user, label="养老机构"))
    added = add(article, place, admin_user, label="养老机构")
    assert_all_or_nothing(
        lambda: withdraw_addition(Figure.objects.get(pk=added.pk), admin_user)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("listed", ["briefings/issue", "briefings/topic"])
def test_what_staff_delete_from_a_list(listed, client, admin_user):
    """The page breaks; what it had deleted is there again."""
    client.force_login(admin_user)
    article = make_article(make_issue(status="draft"), topics=[make_topic()])
    key = article.issue.pk if "issue" in listed else "epidemic"
    asked = {"action": "delete_selected", "_selected_action": [key], "post": "yes"}
    # Django itself notes beforehand that they are about to be deleted, and the session
    # that someone is at work.
    assert_all_or_nothing(
        lambda: client.post(f"/admin/{listed}/", asked),
        aside=["django_admin_log", "django_session"],
    )


def test_the_command_that_loads_reference_data(db):
    Indicator.objects.all().delete()
    Topic.objects.all().delete()
    assert_all_or_nothing(lambda: call_command("load_reference", verbosity=0))
