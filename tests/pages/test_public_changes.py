"""Whatever the public may see of a change, it sees at once: nothing kept is in its way."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from agencies.models import Agency
from briefings.editing import record_edit
from briefings.models import Article, Issue, Topic
from briefings.publishing import publish, publish_all, withdraw
from briefings.search import reindex

from ..conftest import open_page
from ..factories import filed, make_agency, make_article, make_issue, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_cache")]
AGENCY = "/admin/agencies/agency/"
TOPIC = "/admin/briefings/topic/"
ISSUE = "/admin/briefings/issue/"


@pytest.fixture
def article():
    """A published article of 韶关, about the epidemic."""
    issue = make_issue(status="draft")
    article = make_article(issue, "农村低保提标", topics=[make_topic()])
    publish_all([filed(issue)])
    return article


class Browser:
    """Keeps what it is sent, and asks whether it is still the page."""

    def __init__(self, client):
        self.client = client
        self.kept = {}
        self.status = None

    def __call__(self, address):
        kept = self.kept.get(address)
        headers = {"if-none-match": kept["ETag"]} if kept else {}
        page = self.client.get(address, headers=headers)
        self.status = page.status_code
        if self.status == 304:
            return kept
        self.kept[address] = page if page.has_header("ETag") else None
        return page


@pytest.fixture
def show(client):
    return Browser(client)


def assert_unchanged(show, address="/"):
    show(address)
    assert show.status == 304


def delete_chosen(client, address, *rows):
    chosen = {
        "action": "delete_selected",
        "_selected_action": [row.pk for row in rows],
        "post": "yes",
    }
    assert client.post(address, chosen).status_code == 302


def agency_form(agency, **changes):
    return {
        "name": agency.name,
        "short_name": agency.short_name,
        "slug": agency.slug,
        "region": agency.region_id,
        "parent": agency.parent_id or "",
        "document_prefix": agency.document_prefix,
        "former_names": "、".join(agency.former_names),
        "is_confirmed": "on",
        **changes,
    }


def topic_form(topic, **changes):
    return {
        "code": topic.code,
        "name": topic.name,
        "keywords": "、".join(topic.keywords) or "词",
        "position": topic.position,
        **changes,
    }


def test_while_nothing_changes_no_page_is_sent_twice(show, article):
    for address in ("/", "/articles/", article.get_absolute_url()):
        assert show(address).status_code == show.status == 200
        assert_unchanged(show, address)


def test_a_publication_and_a_withdrawal(show, article, admin_user):
    issue = make_issue(status="in_review")
    new = make_article(issue, "特困供养提标")
    assert show(new.get_absolute_url()).status_code == 404
    assert "特困供养" not in show("/").text
    publish(issue, admin_user)
    assert "特困供养" in show("/").text
    assert show(new.get_absolute_url()).status_code == 200
    withdraw(issue, admin_user, "有误")
    assert "特困供养" not in show("/").text
    assert show(new.get_absolute_url()).status_code == 410


def test_a_withdrawal_of_what_search_never_knew(show, admin_user):
    unheard_of = make_article(title="特困供养提标")
    assert "特困供养" in show("/").text
    withdraw(unheard_of.issue, admin_user, "有误")
    assert show(unheard_of.get_absolute_url()).status_code == 410
    assert "特困供养" not in show("/").text


def test_an_import_that_publishes(show, tmp_path):
    text = "韶关民政简报\n(2022年第5期)\n韶关市民政局    2022年4月11日\n\n低保提标\n　　全市低保提标。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    show("/")
    call_command("import_briefings", str(tmp_path), "--publish", stdout=StringIO())
    assert Issue.objects.published().exists()
    assert "低保提标" in show("/").text


def test_an_edit_and_a_topic_chosen_in_the_admin(show, admin_client, article):
    address = article.get_absolute_url()
    show(address)
    typed = {"title": "特困供养提标", "manuscript": "平稳。"}
    page_of_article = reverse("admin:briefings_article_change", args=[article.pk])
    send = open_page(admin_client, page_of_article)
    assert send(**typed, chosen_topics=["funeral"]).status_code == 302
    page = show(address)
    assert "特困供养提标" in page.text
    assert Topic.objects.get(code="funeral").name in page.text


def test_a_topic_tag_alone(show, admin_client, article):
    page_of_article = reverse("admin:briefings_article_change", args=[article.pk])
    open_page(admin_client, page_of_article)(chosen_topics=["epidemic"])
    show("/topics/funeral/")
    open_page(admin_client, page_of_article)(chosen_topics=["funeral"])
    assert article.title in show("/topics/funeral/").text


def test_a_draft_that_is_saved_changes_nothing_public(show, admin_client, article):
    draft = make_article(make_issue(status="draft"), "草稿")
    show("/")
    record_edit(draft.issue)
    delete_chosen(admin_client, ISSUE, draft.issue)
    assert not Issue.objects.filter(pk=draft.issue_id).exists()
    assert_unchanged(show)


def test_an_article_deleted_in_the_admin(show, admin_client):
    article = make_article(title="特困供养提标")
    reindex(Article.objects.all())
    assert "特困供养" in show("/").text
    page = reverse("admin:briefings_article_delete", args=[article.pk])
    admin_client.post(page, {"post": "yes"})
    assert "特困供养" not in show("/").text


@pytest.mark.parametrize("together", [True, False])
def test_issues_deleted_in_the_admin(show, admin_client, together):
    articles = [make_article(title="特困供养提标") for _ in range(2)]
    reindex(Article.objects.all())
    assert "特困供养" in show("/").text
    issues = [article.issue for article in articles]
    if together:
        delete_chosen(admin_client, ISSUE, *issues)
    else:
        for issue in issues:
            admin_client.post(f"{ISSUE}{issue.pk}/delete/", {"post": "yes"})
    assert not Issue.objects.exists()
    assert "特困供养" not in show("/").text


def test_a_bureau_renamed_moved_and_added(show, admin_client, article):
    make_article(make_issue(make_agency("云浮市民政局", "445300")), "特困供养")
    agency = article.issue.agency
    show("/articles/")
    page = f"{AGENCY}{agency.pk}/change/"
    admin_client.post(page, agency_form(agency, short_name="韶阳民政"))
    assert "韶阳民政" in show("/articles/").text
    agency.refresh_from_db()
    assert article.title not in show("/articles/?city=445300").text
    admin_client.post(page, agency_form(agency, region="445300"))
    assert "云浮市" in show("/agencies/").text
    assert article.title in show("/articles/?city=445300").text
    new = make_agency("某某区民政局")
    new.delete()
    assert show("/agencies/某某区民政局/").status_code == 404
    show("/agencies/")
    admin_client.post(f"{AGENCY}add/", agency_form(new))
    assert show("/agencies/某某区民政局/").status_code == 200
    show("/agencies/")
    assert show.status == 200


def test_a_bureau_saved_as_it_was_changes_nothing(show, admin_client, article):
    agency = article.issue.agency
    show("/")
    saved = admin_client.post(f"{AGENCY}{agency.pk}/change/", agency_form(agency))
    assert saved.status_code == 302
    assert_unchanged(show)


@pytest.mark.parametrize("together", [True, False])
def test_bureaus_confirmed_and_deleted(show, admin_client, together):
    strangers = [make_agency(f"第{n}民政局", is_confirmed=False) for n in range(2)]
    pages = [agency.get_absolute_url() for agency in strangers]
    assert {show(page).status_code for page in pages} == {404}
    show("/")
    chosen = {"action": "confirm", "_selected_action": [a.pk for a in strangers]}
    admin_client.post(AGENCY, chosen)
    show("/")
    assert show.status == 200
    assert {show(page).status_code for page in pages} == {200}
    if together:
        delete_chosen(admin_client, AGENCY, *strangers)
    else:
        for agency in strangers:
            admin_client.post(f"{AGENCY}{agency.pk}/delete/", {"post": "yes"})
    assert not Agency.objects.filter(name__startswith="第").exists()
    assert {show(page).status_code for page in pages} == {404}


def test_a_topic_renamed(show, admin_client, article):
    topic = article.topics.get()
    show("/articles/")
    admin_client.post(f"{TOPIC}{topic.pk}/change/", topic_form(topic, name="防疫"))
    assert "防疫" in show("/articles/").text


@pytest.mark.parametrize("together", [True, False])
def test_a_topic_deleted(show, admin_client, article, together):
    topic = article.topics.get()
    form = topic_form(topic)
    lists = ("/", "/articles/", "/articles/?topic=epidemic")
    for address in lists:
        assert topic.name in show(address).text
    if together:
        delete_chosen(admin_client, TOPIC, topic)
    else:
        admin_client.post(f"{TOPIC}{topic.pk}/delete/", {"post": "yes"})
    for address in lists:
        assert topic.name not in show(address).text
    admin_client.post(f"{TOPIC}add/", form)
    assert article.title not in show("/topics/epidemic/").text


def test_reference_data_that_is_added(show):
    show("/")
    call_command("load_reference", stdout=StringIO())
    assert_unchanged(show)
    Topic.objects.filter(code="funeral").delete()
    call_command("load_reference", stdout=StringIO())
    show("/")
    assert show.status == 200


def test_what_is_rolled_back_never_happened(show, article, admin_user):
    page = article.get_absolute_url()
    before = [show(page).text, show("/").text]
    with transaction.atomic():
        withdraw(article.issue, admin_user, "有误")
        transaction.set_rollback(True)
    assert_unchanged(show, page)
    assert_unchanged(show)
    assert all("农村低保提标" in page for page in before)


def test_a_change_in_the_admin_that_fails_halfway(
    show, admin_client, article, monkeypatch
):
    def broken(*args):
        raise RuntimeError

    show("/")
    admin_client.raise_request_exception = False
    agency = article.issue.agency
    monkeypatch.setattr("desk.agencies.AgencyAdmin.log_change", broken)
    form = agency_form(agency, short_name="韶阳民政")
    failed = admin_client.post(f"{AGENCY}{agency.pk}/change/", form)
    assert failed.status_code == 500
    assert_unchanged(show)
    assert "韶阳民政" not in show("/articles/").text
