"""What a reader may have meant is offered above the results, and never mixed with them."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from briefings.lists import ArticleFilter, public_index
from briefings.models import Article, CommonName
from briefings.search import reindex
from briefings.search.sounds import readings, ways_to_read
from metrics.views import offering
from metrics.views.offering import offers_beside

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    near = make_issue(make_agency(slug="shaoguan"))
    make_article(near, "低保提标", text="特困人员集中供养。")
    make_article(near, "养老机构检查", text="疫情防控不放松，DB区清洁。")
    reindex(Article.objects.all())


def offered(text) -> list[str]:
    given = QueryDict(mutable=True)
    given["q"] = text
    chosen = ArticleFilter(given, Article.objects.published())
    return [offer.text for offer in offers_beside(chosen)]


# What is typed, and what is offered first.
MEANT = {
    "shaoguan": "韶关",
    "dibao": "低保",
    "DB": "低保",
    "ｄｉｂａｏ": "低保",
    "shao guan": "韶关",
    "shaoguan dibao": "韶关 低保",
    "shaoguandibao": "韶关 低保",
    "韶关dibao": "韶关 低保",
    "低宝": "低保",
    "底保": "低保",
    "绍关": "韶关",
    "韶关低宝": "韶关 低保",
    "特固人员": "特困人员",
    "养老机够": "养老机构",
    "疫情访控 韶关": "疫情防控 韶关",
    "五保户": "特困人员",
    "韶关五保户": "韶关 特困人员",
    "老人院 检查": "养老机构 检查",
}
NOTHING = (
    *("低保", "特困人员", "韶关", "xyz", "jiehun", "结婚等记", "lanzhou", "工作"),
    *("低宝 -韶关", '"低宝"', "，", "a" * 150, "低" * 150, "\0", "五保户 特困人员"),
)


def test_what_was_meant_is_offered(held):
    found = {text: next(iter(offered(text)), "") for text in MEANT}
    assert found == MEANT


def test_nothing_is_offered_that_finds_nothing_or_was_written_right(held):
    found = {text: offers for text in NOTHING if (offers := offered(text))}
    assert found == {}


def test_a_word_that_is_found_as_it_stands_is_what_was_meant(held):
    issue = make_issue()
    for n in range(3):
        make_article(issue, f"低宝{n}")
    reindex(Article.objects.all())
    assert offered("低宝") == []


def test_offers_stand_above_results_and_are_no_results(client, held):
    html = client.get(reverse("articles"), {"q": "db"}).content.decode()
    assert html.index("您是不是要找") < html.index("养老机构检查")
    assert '<a href="?q=%E4%BD%8E%E4%BF%9D">低保</a>' in html
    assert "低保提标" not in html
    response = client.get(reverse("articles"), {"q": "五保户"})
    assert response.context["page"].object_list == []
    assert "（“五保户”的规范名称）" in response.content.decode()


def test_the_administrator_adds_a_name_and_searches_offer_it(client, held, fill_in):
    assert offered("苦哈哈") == []
    address = reverse("admin:briefings_commonname_add")
    fill_in(address, name="苦哈哈", official="特困人员")
    assert offered("苦哈哈") == ["特困人员"]
    fill_in(address, name="苦哈哈", official="低保")
    assert CommonName.objects.get(name="苦哈哈").official == "特困人员"


def test_readings_are_bare_and_the_usual_come_first():
    assert readings("低") == ("di",)
    assert "chong" in readings("重")
    assert readings("女") == ("nv", "ru")
    assert readings("a") == ()
    assert ("chong", "qing") in ways_to_read("重庆")


@pytest.mark.usefixtures("held")
def test_no_thread_is_given_names_that_another_one_puts_there_meanwhile(monkeypatch):
    """As where the other reads from a copy of the database that lags behind."""
    index = public_index()
    version, near, common = offering._known(index)
    older = (1, near, {})

    class Overtaken(tuple):
        __slots__ = ()

        def __getitem__(self, at):
            monkeypatch.setattr(offering, "_held", older)
            return super().__getitem__(at)

    monkeypatch.setattr(offering, "_held", Overtaken((version, near, common)))
    assert tuple(offering._known(index)) == (version, near, common)
