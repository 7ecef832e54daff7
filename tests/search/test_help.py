"""The help page: its examples run, and find as many as it says."""

import re
from html import unescape

import pytest
from django.urls import reverse

from briefings.models import Article, Topic
from briefings.search import find, parse_query, reindex

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db

# <a href="/articles/?q=…">低保 养老</a> <span>找到 3 篇</span>
EXAMPLE = re.compile(r'<li><a href="/articles/\?q=[^"]+">([^<]+)</a> <span>([^<]+)')


@pytest.fixture
def held():
    relief = Topic.objects.get(code="social-assistance")
    elderly = Topic.objects.get(code="elderly-care")
    near = make_issue(make_agency(slug="shaoguan"), number=5, issued_on="2022-04-11")
    make_article(near, "农村低保提标", topics=[relief], text="发放309.5万元。")
    make_article(near, "低保与敬老院", topics=[relief, elderly], text="养老机构。")
    make_article(near, "敬老院里的节日活动", topics=[elderly])
    notice = make_issue(
        number=None, document_number="韶民发〔2022〕8号", issued_on="2022-03-01"
    )
    make_article(notice, "通知")
    reindex(Article.objects.all())


def help_page(client) -> str:
    response = client.get(reverse("search_help"))
    assert response.status_code == 200
    return unescape(response.content.decode())


def examples_on(page) -> dict[str, str]:
    return {typed: said.strip() for typed, said in EXAMPLE.findall(page)}


def test_every_example_finds_as_many_as_it_says(client, held):
    counted = {t: s for t, s in examples_on(help_page(client)).items() if "篇" in s}
    assert len(counted) >= 8
    for typed, said in counted.items():
        held = find(Article.objects.all(), parse_query(typed)).count()
        assert held > 0
        assert said == f"找到 {held} 篇"


def test_each_way_of_writing_has_an_example(client, held):
    typed = set(examples_on(help_page(client)))
    assert {"低保", "低保 养老机构", "低保 -养老机构", "低"} <= typed
    assert {"309.5万元", "3095000元", "3,095,000元", "３０９.５万元"} <= typed
    assert {"養老機構", '"农村低保提标"'} <= typed


def test_names_of_pages_open_them(client, held):
    page = help_page(client)
    for typed in (
        "韶民发〔2022〕8号",
        "韶关市 2022年第5期",
        "韶关市民政局",
        "2022年4月",
    ):
        assert examples_on(page)[typed] == "可直接打开"
    assert '<a href="/agencies/shaoguan/">韶关市民政局</a>' in page
    assert '<a href="/archive/2022/4/">' in page


def test_the_counts_follow_what_is_published(client, held):
    assert examples_on(help_page(client))["低保"] == "找到 2 篇"
    make_article(title="低保核查")
    reindex(Article.objects.all())
    assert examples_on(help_page(client))["低保"] == "找到 3 篇"


def test_an_empty_site_explains_without_examples(client):
    page = help_page(client)
    assert examples_on(page) == {}
    assert "减号" in page


def test_the_list_and_an_empty_result_lead_to_it(client, held):
    link = f'href="{reverse("search_help")}"'
    assert link in client.get(reverse("articles")).content.decode()
    nothing = client.get(reverse("articles"), {"q": "飞船"}).content.decode()
    # At the search box, below the empty list, and in the foot of every page.
    assert nothing.count(link) == 3


def test_many_articles_cost_as_many_queries_as_few(
    client, held, django_assert_max_num_queries
):
    for n in range(30):
        make_article(title=f"节日走访{n}")
    reindex(Article.objects.all())
    with django_assert_max_num_queries(70):
        help_page(client)
