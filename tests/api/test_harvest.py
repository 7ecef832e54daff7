"""Another site's texts taken over: equal, with sources, and kept in step with it."""

import json
import socket
import time
from urllib.request import urlopen

import pytest
from django.core.management import CommandError
from django.db import connection
from django.urls import reverse

from agencies.models import Agency
from briefings.models import Article, HarvestedIssue, Issue
from briefings.publishing import withdraw
from briefings.search import reindex
from intake import fetching
from metrics.models import Figure

from ..factories import make_agency, make_article, make_issue
from ..intake.scratch import scratch_database
from ..pages.test_masking import MOBILE
from .other_site import FIRST, TABLES, before_and_after, handed_out, harvest
from .whole_site import wipe

pytestmark = pytest.mark.django_db

# What each site numbers, dates or addresses by itself.
OWN = {
    "agencies": ("former_keys",),
    "issues": ("id", "path", "first_public_at", "corrections"),
    "articles": ("id", "path", "issue"),
    "figures": ("id", "article_id"),
}
SMALL = "把温暖送到家"


def told_by(answers: dict[str, tuple]) -> dict[str, list]:
    """The tables, without what each site has for itself."""
    rows = {
        name: [
            json.loads(line)
            for at, (body, _) in answers.items()
            if at.partition("?")[0].endswith(f"/{name}.jsonl")
            for line in body.splitlines()
        ]
        for name in TABLES
    }
    origins = {row["id"]: row["origin"] for row in rows["issues"]}
    places = {r["id"]: (origins[r["issue"]], r["position"]) for r in rows["articles"]}
    found = {}
    for name in TABLES:
        named = {"articles": "id", "figures": "article_id"}.get(name)
        told = []
        for row in rows[name]:
            place = places[row[named]] if named else ()
            own = {k: v for k, v in row.items() if k not in OWN.get(name, ())}
            said = [each["text"] for each in row.get("corrections", ())]
            told.append((*place, json.dumps(own, sort_keys=True), said))
        found[name] = sorted(told)
    return found


def test_what_was_harvested_is_equal_and_names_its_source(
    told, over_there, client, settings
):
    over_there.update(handed_out())
    there = told_by(over_there)
    paths = set(Article.objects.published().values_list("pk", flat=True))
    wipe(places=False)
    bureau = make_agency("云浮市民政局", "445300", slug="yunfu")
    make_issue(bureau, series="本站自己的", number=77, articles=3)
    assert "新收 4 期" in harvest()
    Issue.objects.filter(series="本站自己的").update(status="draft")
    here = told_by(handed_out())
    # This site has bureaus and places of its own besides.
    assert there["agencies"] == [a for a in here["agencies"] if a in there["agencies"]]
    for name in ("topics", "indicators", "issues", "articles", "figures"):
        assert here[name] == there[name], name
    assert MOBILE not in json.dumps(here)
    settings.SITE_URL = "https://second.example.gov.cn"
    for article in Article.objects.published():
        page = client.get(article.get_absolute_url()).text
        [canonical] = fetch_canonical(page)
        assert canonical.startswith(FIRST)
        way = reverse("leaving", args=[article.issue_id])
        assert f'<a href="{way}" rel="external">testserver</a>' in page
        assert f'<a href="{article.issue.origin}" ' in client.get(way).text
    known = HarvestedIssue.objects.get(issue__series="东湖民政信息")
    article = known.issue.articles.get()
    there_at = int(known.address_of(article.pk).rstrip("/").rpartition("/")[2])
    assert there_at in paths
    assert there_at != article.pk
    sitemaps = [
        client.get(f"/sitemap-{name}.xml").text for name in ("issues", "articles")
    ]
    assert all("<loc>" not in each for each in sitemaps)


def fetch_canonical(page: str) -> list[str]:
    return [
        each.partition('"')[0]
        for each in page.split('<link rel="canonical" href="')[1:]
    ]


def test_nothing_is_taken_again_as_long_as_nothing_changes_there(told, over_there):
    over_there.update(handed_out())
    wipe(places=False)
    harvest()
    before = list(Article.objects.order_by("pk").values_list("pk", "title"))
    for at in [each for each in over_there if each.endswith(".jsonl")]:
        del over_there[at]
    assert harvest().strip() == "对方没有变化。"
    assert list(Article.objects.order_by("pk").values_list("pk", "title")) == before


def test_what_changed_there_changes_here_under_the_same_address(
    told, over_there, client
):
    def change():
        article = Article.objects.get(title="机构增加")
        article.title = "养老机构增加"
        article.save()
        Figure.objects.filter(article=article, raw="36家").update(label="改过的所指")
        make_article(make_issue(number=9), SMALL)
        reindex(Article.objects.all())

    before_and_after(over_there, change)
    pk = Article.objects.get(title="机构增加").pk
    figures = Figure.objects.count()
    said = harvest()
    assert "新收 1 期" in said
    assert "更新 1 期" in said
    assert "没有变 3 期" in said
    article = Article.objects.get(pk=pk)
    assert article.title == "养老机构增加"
    assert article.figures.filter(label="改过的所指").exists()
    assert Figure.objects.count() == figures
    assert SMALL in client.get("/articles/").text
    assert "<mark>养老机构</mark>增加" in client.get("/articles/?q=养老机构").text


def test_what_is_withdrawn_there_is_withdrawn_here_and_may_come_back(
    told, over_there, client
):
    first: dict[str, tuple] = {}

    def change():
        first.update(over_there)
        withdraw(Issue.objects.get(series="东湖民政信息"), None, "有误")

    before_and_after(over_there, change)
    issue = Issue.objects.get(series="东湖民政信息")
    went_up = issue.first_public_at
    assert "撤下 1 期" in harvest()
    notice = client.get(issue.get_absolute_url())
    assert notice.status_code == 410
    # Whether the title may still be read, only that site knows.
    assert "标题不公开" in notice.text
    assert "机构增加" not in client.get("/articles/").text
    over_there.update(first)
    assert "更新 1 期" in harvest()
    issue.refresh_from_db()
    assert (issue.status, issue.first_public_at) == ("published", went_up)


@pytest.mark.parametrize(
    ("mine", "why"),
    [
        ({"edited_at": "2024-01-01T00:00:00Z"}, "本站工作人员改过"),
        ({"status": "withdrawn"}, "本站已经撤下"),
    ],
)
def test_what_a_person_has_done_here_stays(told, over_there, mine, why):
    def change():
        Article.objects.filter(title="机构增加").update(title="别的标题")
        reindex(Article.objects.all())
        make_article(make_issue(number=9), SMALL)
        reindex(Article.objects.all())

    before_and_after(over_there, change)
    Issue.objects.filter(series="东湖民政信息").update(**mine)
    said = harvest()
    assert why in said
    assert "新收 1 期" in said
    assert Article.objects.filter(title="机构增加").exists()


def test_what_this_site_has_itself_is_not_taken_a_second_time(told, over_there):
    over_there.update(handed_out())
    wipe(places=False)
    make_issue(kind="notice", number=None, document_number="东民发〔2022〕8号")
    said = harvest()
    assert "本站已经有这一期" in said
    assert "新收 3 期" in said


def test_the_gate_of_this_site_looks_at_it_too(told, over_there):
    over_there.update(handed_out())
    at = f"{FIRST}/open-data/articles.jsonl"
    body, link = over_there[at]
    secret = body.replace("机构增加".encode(), "秘密★1年".encode())
    assert secret != body
    over_there[at] = (secret, link)
    wipe(places=False)
    said = harvest()
    assert "没有公开 1 期" in said
    assert Issue.objects.get(series="东湖民政信息").status == "draft"


def test_what_makes_no_sense_is_told_and_the_others_are_taken(told, over_there):
    over_there.update(handed_out())
    at = f"{FIRST}/open-data/articles.jsonl"
    body, link = over_there[at]
    over_there[at] = (body.replace(b'"heading"', b'"script"'), link)
    wipe(places=False)
    said = harvest()
    assert "没有收 1 期" in said
    assert "新收 3 期" in said
    # It is tried again.
    over_there[at] = (body, link)
    assert "新收 1 期" in harvest()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "不是网址"),
        ("ftp://testserver/", "不是网址"),
        ("http://who:word@testserver/", "只能有网站的地址"),
        ("https://testserver/", "自称 http://testserver"),
        ("http://127.0.0.1:9", "取不到"),
    ],
)
def test_an_address_that_will_not_do_is_refused(
    url, why, told, over_there, monkeypatch
):
    over_there.update(handed_out())
    over_there.update({k.replace("http", "https"): v for k, v in over_there.items()})
    if "127" in url:
        monkeypatch.undo()
    with pytest.raises(CommandError, match=why):
        harvest(url)


@pytest.fixture
def second_site(told, tmp_path):
    """Another site on this machine, with a database of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("the whole site of the test is copied as a file")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with scratch_database(tmp_path / "second", "second") as scratch:
        scratch.environment |= {"DEBUG": "1", "SITE_NAME": "第二个网站"}
        server = scratch.start("runserver", "--noreload", address)
        try:
            yield f"http://{_ready(address)}"
        finally:
            server.terminate()
            server.communicate()


def _ready(address: str) -> str:
    # A busy machine takes its time.
    for _ in range(900):
        try:
            with urlopen(f"http://{address}/healthz"):
                return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the second site does not answer")


def test_a_second_running_site_is_harvested(second_site, monkeypatch, client):
    monkeypatch.setattr(fetching, "PAUSE", 0)
    texts = sorted(Article.objects.published().values_list("title", "text"))
    wipe(places=False)
    assert "新收 4 期" in harvest(f"{second_site}/")
    assert [(t, x) for t, x in texts if MOBILE not in x] == sorted(
        (t, x)
        for t, x in Article.objects.published().values_list("title", "text")
        if "****" not in x
    )
    origins = set(Issue.objects.values_list("origin", flat=True))
    assert all(each.startswith(second_site) for each in origins)
    assert harvest(second_site).strip() == "对方没有变化。"
    assert Agency.objects.filter(slug="donghu").exists()
    # Nobody is led away by what a site answers.
    with pytest.raises(CommandError, match="没有跟去"):
        fetch_redirected(second_site)


def fetch_redirected(site: str) -> None:
    there = fetching.OtherSite(site)
    try:
        there._ask(f"{site}/agencies/old-donghu/")
    except fetching.FetchRefused as problem:
        raise CommandError(str(problem)) from problem
