"""A page made once is sent again, or not at all, for as long as it is the same page."""

import gzip
from http import HTTPStatus

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.vary import vary_on_cookie

from briefings.content_version import raise_content_version
from briefings.models import Article, Issue
from briefings.publishing import withdraw
from config import page_cache, release
from config.page_cache import PageCache

from ..factories import make_article, make_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_cache")]
ARTICLES = "/articles/"


@pytest.fixture
def article():
    return make_article(title="农村低保提标")


def queries_of(client, address, **headers):
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return [query["sql"] for query in captured]


def served(view, **asked):
    """What the page cache answers for this view."""
    return PageCache(view)(RequestFactory().get("/", **asked))


def test_a_page_asked_for_again_costs_one_small_query(client, article):
    for address in ("/", ARTICLES, article.get_absolute_url()):
        assert len(queries_of(client, address)) > 1
        [query] = queries_of(client, address)
        assert "briefings_contentversion" in query


def test_a_page_sent_again_is_the_same_in_every_byte(client, article):
    first, again = client.get(ARTICLES), client.get(ARTICLES)
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert "农村低保提标" in again.text


@pytest.mark.parametrize("written", ["{}", '"abc", {}', '{}, W/"abc"'])
def test_a_browser_that_has_the_page_is_only_told_so(client, article, written):
    page = client.get(ARTICLES)
    for tag in (page["ETag"], page["ETag"].removeprefix("W/")):
        asked = {"if-none-match": written.format(tag)}
        answer = client.get(ARTICLES, headers=asked)
        assert (answer.status_code, answer.content) == (HTTPStatus.NOT_MODIFIED, b"")
        assert len(queries_of(client, ARTICLES, **asked)) == 1
        for name in ("ETag", "Cache-Control", "Vary"):
            assert answer[name] == page[name]


@pytest.mark.parametrize("tag", ["*", '"abc"', ""])
def test_a_browser_that_has_another_page_gets_this_one(client, article, tag):
    assert client.get(ARTICLES, headers={"if-none-match": tag}).status_code == 200


def test_browsers_ask_each_time(client):
    assert client.get("/")["Cache-Control"] == "no-cache"


def test_a_page_is_sent_compressed_to_those_who_can_read_it(client, article):
    plain = client.get(ARTICLES)
    for _ in "first", "again":
        small = client.get(ARTICLES, headers={"accept-encoding": "br, gzip"})
        assert small["Content-Encoding"] == "gzip"
        assert small["Content-Length"] == str(len(small.content))
        assert len(small.content) < len(plain.content) / 2
        assert gzip.decompress(small.content) == plain.content
        assert "Accept-Encoding" in small["Vary"]
    assert not client.get(ARTICLES).has_header("Content-Encoding")


def test_asking_for_the_head_alone_gives_the_same_head(client, article):
    before = client.head(ARTICLES)
    page = client.get(ARTICLES)
    after = client.head(ARTICLES)
    assert page.content
    for head in (before, after):
        assert head.content == b""
        assert dict(head.items()) == dict(page.items())
    asked = {"if-none-match": page["ETag"]}
    assert client.head(ARTICLES, headers=asked).status_code == 304


def test_what_is_asked_for_otherwise_is_another_page(client, settings, article):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    pages = [
        client.get(ARTICLES),
        client.get("/"),
        client.get(ARTICLES, {"q": "低保"}),
        client.get(ARTICLES, headers={"host": "other.example"}),
        client.get(ARTICLES, headers={"hx-request": "true"}),
        client.get(ARTICLES, headers={"hx-request": "true", "hx-target": "facets"}),
        client.get(ARTICLES, headers={"accept-encoding": "gzip"}),
        client.get(ARTICLES, secure=True),
    ]
    assert len({page["ETag"] for page in pages}) == len(pages)


def test_a_host_that_is_not_ours_is_refused_as_ever(client, article):
    client.get(ARTICLES)
    assert (
        client.get(ARTICLES, headers={"host": "elsewhere.example"}).status_code == 400
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nothing/", 404), ("/articles/0/", 404), ("/healthz", 200), ("/admin/", 200)],
)
def test_what_is_no_public_page_is_made_anew(clerk, address, status):
    for _ in "first", "again":
        answer = clerk.get(address)
        assert answer.status_code == status
        assert not answer.has_header("ETag")


def test_what_the_database_is_asked_for_is_asked_for_each_time(client):
    """Kept, a watcher would be told that all is well when nothing is."""
    assert client.get("/readyz").status_code == 200
    assert len(queries_of(client, "/readyz")) > 0


def test_a_notice_of_withdrawal_is_made_anew(client):
    gone = make_article(make_issue(status="withdrawn"))
    answer = client.get(gone.get_absolute_url())
    assert answer.status_code == 410
    assert not answer.has_header("ETag")


@never_cache
def never_to_be_kept(request):
    return HttpResponse("页")


@vary_on_cookie
def by_cookie(request):
    return HttpResponse("页")


@csrf_protect
def with_a_token(request):
    return HttpResponse(get_token(request))


def with_a_cookie(request):
    response = HttpResponse("页")
    response.set_cookie("name", "value")
    return response


@pytest.mark.parametrize(
    "view", [never_to_be_kept, by_cookie, with_a_token, with_a_cookie]
)
def test_what_is_for_one_visitor_or_one_moment_is_neither_kept_nor_tagged(view):
    times = []

    def counted(request):
        times.append(request)
        return view(request)

    answers = [served(counted), served(counted)]
    assert len(times) == 2
    assert not any(answer.has_header("ETag") for answer in answers)


def test_a_long_file_is_made_anew_and_known_again():
    times = []

    def streamed(request):
        times.append(request)
        return StreamingHttpResponse(["页" * 500, "文"])

    plain, small = served(streamed), served(streamed, HTTP_ACCEPT_ENCODING="gzip")
    whole = plain.getvalue()
    assert whole.decode() == "页" * 500 + "文"
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.getvalue()) == whole
    assert plain["ETag"] != small["ETag"]
    again = served(streamed, HTTP_IF_NONE_MATCH=plain["ETag"])
    assert (again.status_code, len(times)) == (304, 2)
    served(streamed)
    assert len(times) == 3


def test_a_form_that_is_sent_goes_to_its_view(client):
    assert client.post(ARTICLES).status_code == 405


def test_staff_read_the_same_pages_and_leave_nothing_in_them(client, admin_client):
    seen_by_staff, seen_by_all = admin_client.get("/"), client.get("/")
    assert seen_by_staff.content == seen_by_all.content
    assert seen_by_staff["ETag"] == seen_by_all["ETag"]
    assert not seen_by_staff.cookies


def test_a_page_made_while_something_is_published_is_not_taken_for_the_new_one():
    pages = iter(["旧页", "新页"])

    def slow(request):
        page = HttpResponse(next(pages))
        raise_content_version()
        return page

    assert [served(slow).text, served(slow).text] == ["旧页", "新页"]


def test_a_withdrawal_shows_at_once_on_workers_that_kept_the_page(
    client, settings, page_cache, article, admin_user
):
    address = article.get_absolute_url()
    for worker in ("one", "two"):
        page_cache(worker)
        tag = client.get(address)["ETag"]
        assert len(queries_of(client, address)) == 1
    withdraw(Issue.objects.get(), admin_user, "有误")
    for worker in ("one", "two"):
        page_cache(worker)
        for headers in ({}, {"if-none-match": tag}):
            assert client.get(address, headers=headers).status_code == 410


def test_workers_agree_on_the_tag_of_a_page(client, page_cache, article):
    tags = set()
    for worker in ("one", "two"):
        page_cache(worker)
        tags.add(client.get(ARTICLES)["ETag"])
    assert len(tags) == 1


def test_a_change_behind_our_back_is_seen_by_none(client, article):
    """What keeps the other tests honest: pages really are kept."""
    client.get(ARTICLES)
    Article.objects.update(title="特困供养")
    assert "农村低保提标" in client.get(ARTICLES).text


def test_switched_off_it_leaves_pages_alone(settings, article):
    settings.PAGE_CACHE = False
    client = Client()
    assert not client.get(ARTICLES).has_header("ETag")
    Article.objects.update(title="特困供养")
    assert "特困供养" in client.get(ARTICLES).text


def test_another_release_makes_its_own_pages(client, monkeypatch, article):
    before = client.get(ARTICLES)["ETag"]
    monkeypatch.setattr(page_cache, "release", lambda: "another")
    Article.objects.update(title="特困供养")
    page = client.get(ARTICLES)
    assert page["ETag"] != before
    assert "特困供养" in page.text


def test_a_release_is_known_by_how_it_reads_and_masks(monkeypatch, tmp_path):
    masks = (release.READING / "privacy.py").read_bytes()
    (tmp_path / "privacy.py").write_bytes(masks)
    monkeypatch.setattr(release, "READING", tmp_path)
    first = release.release.__wrapped__()
    (tmp_path / "privacy.py").write_bytes(masks + b"# changed")
    assert release.release.__wrapped__() != first


def test_a_release_is_known_by_its_templates_and_what_pages_show(settings, tmp_path):
    def fingerprint():
        return release.release.__wrapped__()

    template = tmp_path / "page.html"
    template.write_text("甲", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    first, again = fingerprint(), fingerprint()
    template.write_text("乙", encoding="utf-8")
    other_template = fingerprint()
    settings.SITE_NAME = "某某民政简报库"
    assert first == again
    assert len({first, other_template, fingerprint()}) == 3
