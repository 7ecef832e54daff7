"""Narrowing a list, and what the list says of itself."""

from datetime import date

import pytest
from django.http import QueryDict
from django.urls import reverse

from briefings.lists import ArticleFilter
from briefings.models import Article

from ..factories import make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db

EPIDEMIC = "epidemic"


@pytest.fixture
def four_bureaus():
    """One article each from 韶关, 云浮, 兰州 and 滨海 (a county of 盐城)."""
    places = {
        "韶关市民政局": "440200",
        "云浮市民政局": "445300",
        "兰州市民政局": "620100",
        "滨海县民政局": "320922",
    }
    for name, region in places.items():
        issue = make_issue(make_agency(name, region))
        make_article(issue, f"{name}的文章")


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def listed(client, **chosen) -> list[str]:
    return titles(client.get(reverse("articles"), chosen))


def test_a_city_takes_in_its_counties(client, four_bureaus):
    assert listed(client, city="320900") == ["滨海县民政局的文章"]


def test_a_province_takes_in_its_cities(client, four_bureaus):
    assert set(listed(client, city="440000")) == {
        "韶关市民政局的文章",
        "云浮市民政局的文章",
    }


def test_values_of_one_field_are_alternatives(client, four_bureaus):
    two = listed(client, city=["440200", "620100"])
    assert set(two) == {"韶关市民政局的文章", "兰州市民政局的文章"}


def test_a_city_chosen_inside_a_chosen_province_narrows(client, four_bureaus):
    assert listed(client, city=["440000", "445300"]) == ["云浮市民政局的文章"]


def test_a_county_leaves_out_the_rest_of_its_city(client, four_bureaus):
    make_article(make_issue(make_agency("盐城市民政局", "320900")), "全市的文章")
    assert listed(client, city="320922") == ["滨海县民政局的文章"]


def test_an_agency_is_chosen_by_its_slug(client, four_bureaus):
    slug = make_agency("兰州市民政局").slug
    assert listed(client, agency=slug) == ["兰州市民政局的文章"]


def test_topic_kind_and_year_narrow_together(client):
    topic = make_topic()
    wanted = make_issue(kind="notice", year=2021, number=None)
    make_article(wanted, "要找的", topics=[topic])
    make_article(wanted, "别的主题")
    make_article(make_issue(year=2021), "别的类别", topics=[topic])
    other_year = make_issue(kind="notice", year=2020, number=None)
    make_article(other_year, "别的年份", topics=[topic])
    assert listed(client, topic=EPIDEMIC, kind="notice", year=2021) == ["要找的"]


def test_both_ends_of_a_period_are_inside_it(client):
    for day in (9, 10, 20, 21):
        make_article(make_issue(issued_on=date(2022, 5, day)), f"{day}日")
    assert listed(client, date_from="2022-05-10", date_to="2022-05-20") == [
        "20日",
        "10日",
    ]


def test_a_bare_year_is_in_a_period_only_as_a_whole(client):
    make_article(make_issue(year=2021, issued_on=None), "只有年份")
    assert listed(client, date_from="2021-01-01", date_to="2021-12-31")
    assert not listed(client, date_to="2021-12-30")
    assert not listed(client, date_from="2021-01-02")
    assert listed(client, date_to="9999-12-31")


def test_the_list_says_what_it_is(client):
    topic = make_topic()
    make_article(topics=[topic])
    chosen = {"city": "440200", "year": 2022, "topic": EPIDEMIC}
    page = client.get(reverse("articles"), chosen).content.decode()
    assert "韶关市 2022年 关于“疫情防控”的文章，共 1 篇" in page


def test_the_list_says_that_values_are_alternatives(client, four_bureaus):
    page = client.get(reverse("articles"), {"city": ["440200", "445300"]})
    assert "韶关市或云浮市的文章，共 2 篇" in page.content.decode()
    drops = {c.phrase: c.without for c in page.context["filter"].chosen}
    assert drops == {"韶关市": "city=445300", "云浮市": "city=440200"}


def counts(response, name) -> dict[str, str]:
    facets = {facet.name: facet for facet in response.context["filter"].facets}
    return {value.label: value.count for value in facets[name].all}


def test_counts_of_a_field_pass_over_its_own_choice(client, four_bureaus):
    topic = make_topic()
    make_article(make_issue(make_agency("云浮市民政局")), topics=[topic])
    response = client.get(reverse("articles"), {"city": "445300", "topic": EPIDEMIC})
    assert counts(response, "city") == {"广东省": "1", "云浮市": "1"}
    assert counts(response, "topic") == {"疫情防控": "1"}
    only_city = client.get(reverse("articles"), {"city": "445300"})
    assert counts(only_city, "city")["兰州市"] == "1"


def test_a_chosen_value_stays_listed_when_nothing_is_left_of_it(client, four_bureaus):
    make_article(make_issue(kind="notice", number=None))
    response = client.get(reverse("articles"), {"city": "620100", "kind": "notice"})
    assert counts(response, "city")["兰州市"] == "0"
    assert "checked" in response.content.decode()


def test_a_chosen_filter_can_be_dropped_and_the_others_stay(client):
    make_article()
    chosen = {"city": "440200", "year": 2022, "page": 1}
    response = client.get(reverse("articles"), chosen)
    drops = {c.phrase: c.without for c in response.context["filter"].chosen}
    assert drops == {"韶关市": "year=2022", "2022年": "city=440200"}


def test_only_what_has_been_published_is_offered(client):
    make_issue(make_agency("云浮市民政局", "445300"), status="draft", year=2019)
    make_article()
    facets = client.get(reverse("articles")).context["filter"].facets
    offered = {facet.name: [value.label for value in facet.all] for facet in facets}
    assert offered["city"] == ["广东省", "韶关市"]
    assert offered["year"] == ["2022年"]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ({"date_from": "abc"}, "没有看懂“起始日期”中的“abc”"),
        ({"city": "999999"}, "没有看懂“地区”中的“999999”"),
        ({"year": "去年"}, "没有看懂“年份”中的“去年”"),
        ({"kind": "\0"}, "没有看懂“类别”"),
        ({"agency": "\0"}, "没有看懂“单位”"),
        ({"topic": "长" * 10_000}, f"没有看懂“主题”中的“{'长' * 20}…”"),
        ({"page": "-1"}, "没有第“-1”页"),
        ({"page": "99"}, "没有第“99”页"),
        ({"page": "9" * 5000}, f"没有第“{'9' * 20}…”页"),
        (
            {"date_from": "2022-05-02", "date_to": "2022-05-01"},
            "截止日期早于起始日期",
        ),
    ],
)
@pytest.mark.parametrize("name", ["articles", "issues"])
def test_nonsense_is_named_and_left_out(client, name, query, complaint):
    make_article(make_issue(issued_on=date(2022, 6, 1)))
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert len(response.context["page"]) == 1


@pytest.mark.parametrize(
    ("query", "called"),
    [
        ({"kind": "report"}, "工作总结"),
        ({"topic": EPIDEMIC}, "疫情防控"),
        ({"city": "620100"}, "兰州市"),
        ({"agency": "lanzhou"}, "兰州民政"),
        ({"year": "1998"}, "1998年"),
    ],
)
@pytest.mark.parametrize("name", ["articles", "issues"])
def test_what_nothing_came_of_yet_is_found_nowhere(client, name, query, called):
    make_topic()
    make_issue(articles=1)
    response = client.get(reverse(name), query)
    assert len(response.context["page"]) == 0
    assert f"本站还没有“{called}”的" in response.text
    assert "没有看懂" not in response.text
    assert response.context["filter"].chosen[0].phrase.strip("关于“”") == called


def test_beside_one_with_texts_it_takes_none_away(client):
    make_article()
    response = client.get(reverse("articles"), {"kind": ["bulletin", "report"]})
    assert counts(response, "kind") == {"简报": "1", "工作总结": "0"}
    assert len(response.context["page"]) == 1
    assert "本站还没有" not in response.text


def test_labels_are_put_together_once_however_many_values_are_asked_for():
    """A country has some three thousand bureaus, an address up to a thousand values."""
    make_issue(articles=1)
    asked = QueryDict("kind=report&kind=bulletin&year=1998")
    chosen = ArticleFilter(asked, Article.objects.published())
    assert chosen.labels_of("kind") == {"bulletin": "简报", "report": "工作总结"}
    assert chosen.labels_of("kind") is chosen.labels_of("kind")


def test_an_empty_result_says_what_to_try(client):
    make_article()
    page = client.get(reverse("articles"), {"date_to": "1990-01-01"}).content.decode()
    assert "没有找到符合条件的文章" in page
    assert "去掉上面的一个条件" in page
    assert "放宽日期" in page


def test_what_to_try_is_something_that_was_chosen(client):
    make_article()
    page = client.get(reverse("articles"), {"q": "飞船"}).content.decode()
    assert "换一种写法" in page
    assert "放宽日期" not in page
    assert "把地区换成" not in page


def test_that_a_word_is_nowhere_is_said_once(client):
    make_article()
    page = client.get(reverse("articles"), {"q": "飞船"}).content.decode()
    assert "没有一篇文章含有“飞船”" in page
    assert "所有文章里都没有出现" not in page


def test_issues_are_narrowed_by_the_topics_of_their_articles(client):
    topic = make_topic()
    wanted = make_issue()
    make_article(wanted, topics=[topic])
    make_article(wanted, topics=[topic], position=2)
    make_issue(articles=1)
    response = client.get(reverse("issues"), {"topic": EPIDEMIC})
    assert list(response.context["page"]) == [wanted]


def test_turning_the_page_keeps_the_filters(client):
    issue = make_issue()
    for position in range(21):
        make_article(issue, position=position)
    page = client.get(reverse("articles"), {"year": 2022}).content.decode()
    assert "?year=2022&amp;page=2&amp;after=20220411-" in page
