"""What readers search for is counted by the day, without who they are; misses are work."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from briefings import asked
from briefings.asked import forget_searches, write_searches
from briefings.models import Article, AskedSearch
from briefings.search import reindex

from ..factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted(settings, monkeypatch):
    settings.SEARCH_LOG = True
    monkeypatch.setattr(asked, "_waiting", asked._Waiting())


def search(client, *queries):
    for query in queries:
        assert client.get("/articles/", query).status_code == 200


def kept():
    write_searches()
    return {(row.query, row.hits, row.times) for row in AskedSearch.objects.all()}


def test_words_hits_and_times_are_kept_and_no_number_of_anybody(client):
    make_article(title="农村低保提标")
    reindex(Article.objects.all())
    search(client, {"q": "低保"}, {"q": " 低保 "}, {"q": "婚俗改革"})
    search(client, {"q": "13800138000"})
    # No searches of their own: a page that is turned, narrowed or counted, or none at all.
    search(client, {"q": "低保", "page": 2}, {"q": "低保", "counts": 1}, {})
    search(client, {"q": "低保", "date_from": "2022-01-01"}, {"q": '"'})
    assert kept() == {("低保", 1, 2), ("婚俗改革", 0, 1), ("138****8000", 0, 1)}
    search(client, {"q": "婚俗改革"})
    assert ("婚俗改革", 0, 2) in kept()


def test_no_reader_waits_for_who_is_writing_and_nothing_is_lost(client, monkeypatch):
    def busy(*args):
        raise OperationalError("database is locked")

    search(client, {"q": "婚俗改革"})
    with monkeypatch.context() as another_writes:
        another_writes.setattr(asked, "_write", busy)
        another_writes.setattr(asked, "SECONDS", 0)
        search(client, {"q": "婚俗改革"})
        assert AskedSearch.objects.count() == 0
    assert kept() == {("婚俗改革", 0, 2)}


def test_what_is_not_found_is_work_for_the_desk(client, clerk):
    search(client, {"q": "婚俗改革"}, {"q": "婚俗改革"}, {"q": "地名普查"})
    write_searches()
    work = clerk.get("/admin/").context["work"]
    (line,) = (each for each in work if each.name == "查无结果")
    assert line.how_many == 2
    assert [each.words for each in line.first] == [
        "婚俗改革（2 次）",
        "地名普查（1 次）",
    ]
    page = clerk.get(line.address).text
    assert page.index("婚俗改革") < page.index("地名普查")


def test_after_ninety_days_it_is_forgotten(capsys):
    today = timezone.localdate()
    for days in (0, 89, 90):
        day = today - timedelta(days=days)
        AskedSearch.objects.create(query="低保", day=day, hits=1, times=1)
    call_command("empty_search_log")
    assert "已删除 1 条" in capsys.readouterr().out
    assert forget_searches(timedelta(0)) == 2
