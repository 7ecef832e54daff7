"""Searching as a reader does it: the box, the list, what it says."""

import pytest
from django.urls import reverse

from briefings.models import Article
from briefings.search import reindex

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    near = make_issue(make_agency(slug="shaoguan"), issued_on="2022-04-11")
    make_article(near, "农村低保提标", text="全市低保<b>对象</b>309.5万元。")
    make_article(near, "养老服务", text="低保老人，电话13800138000。")
    far = make_issue(make_agency("云浮市民政局", "445300"), issued_on="2022-05-01")
    make_article(far, "低保核查")
    reindex(Article.objects.all())


def page_for(client, q, **others):
    response = client.get(reverse("articles"), {"q": q, **others})
    assert response.status_code == 200
    return response


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def test_what_is_found_comes_newest_first(client, held):
    assert titles(page_for(client, "低保")) == ["低保核查", "农村低保提标", "养老服务"]


def test_titles_come_first_until_the_reader_chooses_another_order(client, held):
    newer = make_issue(issued_on="2022-06-01")
    make_article(newer, "清明祭扫", text="顺带说到低保。")
    reindex(Article.objects.all())
    first = ["低保核查", "农村低保提标", "清明祭扫", "养老服务"]
    assert titles(page_for(client, "低保")) == first
    chosen = page_for(client, "低保", sort="newest")
    assert titles(chosen) == ["清明祭扫", "低保核查", "农村低保提标", "养老服务"]
    hidden = '<input type="hidden" name="sort" value="{}">'
    assert hidden.format("newest") in chosen.text
    assert 'name="sort"' not in page_for(client, "低保").text
    assert 'name="sort"' not in page_for(client, "").text


def test_search_and_filters_narrow_together(client, held):
    response = page_for(client, "低保", city="440200")
    assert titles(response) == ["农村低保提标", "养老服务"]
    description = response.context["filter"].description
    assert description == "含“低保” 韶关市的文章"


def test_hits_are_marked_in_titles_and_excerpts(client, held):
    html = page_for(client, "低保 3095000元").content.decode()
    assert "农村<mark>低保</mark>提标" in html
    assert "全市<mark>低保</mark>&lt;b&gt;对象&lt;/b&gt;<mark>309.5万元</mark>" in html


def test_a_quoted_passage_is_masked(client, held):
    html = page_for(client, "老人").content.decode()
    assert "138****8000" in html
    assert "13800138000" not in html


@pytest.mark.parametrize("q", ['"低保', "-低保", '""', "低" * 300, "\0"])
def test_a_bad_query_is_explained_and_left_out(client, held, q):
    response = page_for(client, q)
    assert len(titles(response)) == 3
    assert "关键词没有起作用" in response.content.decode()


def test_an_empty_query_is_none(client, held):
    response = page_for(client, "  ")
    assert response.context["filter"].misunderstood == []
    assert response.context["filter"].chosen == []


def test_the_query_stays_in_its_box(client, held):
    html = page_for(client, '"低保" <x>').content.decode()
    assert 'value="&quot;低保&quot; &lt;x&gt;"' in html


def test_a_direct_link_stands_above_the_results(client, held):
    html = page_for(client, "韶关市民政局").content.decode()
    assert '<a href="/agencies/shaoguan/">韶关市民政局</a>' in html


def test_the_first_page_has_the_box(client, held):
    assert 'name="q"' in client.get(reverse("home")).content.decode()


def test_a_search_costs_as_many_queries_for_twenty_as_for_one(
    client, held, django_assert_max_num_queries
):
    for n in range(20):
        make_article(title=f"特困{n}", text="供养")
    reindex(Article.objects.all())
    # What the site knows by name is read once, until something is published.
    page_for(client, "供养")
    with django_assert_max_num_queries(12):
        assert len(titles(page_for(client, "供养"))) == 20


def test_when_no_article_holds_the_words_of_a_split_query_either_the_page_says_so(
    client, held
):
    response = page_for(client, "农村低保核查", city="440000")
    html = response.content.decode()
    assert html.count("没有一篇文章完整含有“农村低保核查”") == 1
    assert "也没有一篇同时含有“农村”“低保”“核查”" in html
    assert titles(response) == []


def test_a_split_query_lists_what_holds_its_words(client, held):
    response = page_for(client, "低保对象老人")
    assert titles(response) == []
    response = page_for(client, "对象低保提标")
    assert titles(response) == ["农村低保提标"]
    assert "下面是同时含有“对象”“低保”“提标”的文章" in response.content.decode()
