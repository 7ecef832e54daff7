"""What is not understood is not answered; what is not public is not there; nobody's number is told."""

import pytest
from django.urls import reverse

from briefings.models import Article
from briefings.search import reindex

from ..factories import block, make_agency, make_article, make_issue, make_topic
from ..metrics.factories import make_figure, make_indicator
from ..pages.test_masking import assert_hides_numbers, plant

pytestmark = pytest.mark.django_db

LISTS = (
    *("issues", "articles", "agencies", "regions", "topics", "facets"),
    *("indicators", "figures", "series"),
)
# By what is asked, the parameter that is named and what is said of it.
NOT_UNDERSTOOD = {
    "articles/?city=nowhere": ("city", "没有看懂“地区”中的“nowhere”"),
    "articles/?kind=bulletin&kind=poem": ("kind", "没有看懂“类别”中的“poem”"),
    "articles/?date_from=2022-02-30": ("date_from", "没有看懂“起始日期”"),
    "articles/?date_from=2022-02-02&date_to=2022-01-01": (
        "date_to",
        "截止日期早于起始日期",
    ),
    "articles/?date_from=2022-02-02&date_from=2022-01-01": (
        "date_from",
        "只能给一个值",
    ),
    "articles/?q=%22a": ("q", "引号没有成对"),
    "articles/?page=2": ("page", "没有“page”这个参数"),
    "articles/?citty=440200": ("citty", "没有“citty”这个参数"),
    "articles/?limit=0": ("limit", "1 到 200"),
    "articles/?limit=201": ("limit", "1 到 200"),
    "articles/?limit=-1": ("limit", "1 到 200"),
    "articles/?limit=%EF%BC%92": ("limit", "1 到 200"),
    "articles/?sort=prettiest": ("sort", "没有看懂“排序”"),
    "articles/?sort=relevance": ("sort", "没有看懂“排序”中的“相关度”"),
    "articles/?fields=id,text": ("fields", "没有“text”这一项"),
    "articles/?after=nonsense": ("after", "请从头取"),
    "articles/?after=99999999-5": ("after", "请从头取"),
    "issues/?after=20220411-5": ("after", "请从头取"),
    "issues/?after=20229911-5-1": ("after", "请从头取"),
    "issues/?after=20220411-x-1": ("after", "请从头取"),
    "issues/?sort=newest": ("sort", "没有“sort”这个参数"),
    "agencies/?after=nobody": ("after", "请从头取"),
    "agencies/?city=1": ("city", "没有看懂“地区”"),
    "regions/?level=village": ("level", "没有看懂“级别”中的“village”"),
    "topics/?city=440200": ("city", "没有“city”这个参数"),
    "facets/?topic=nothing": ("topic", "没有看懂“主题”"),
    "figures/?indicator=nothing": ("indicator", "没有看懂“指标”"),
    "figures/?state=lost_": ("state", "没有看懂“核对情况”"),
    "figures/?after=99999999999999999999": ("after", "请从头取"),
    "figures/?city=%00": ("city", "没有看懂“地区”"),
    "series/": ("indicator", "请用 indicator 指定一个指标"),
    "series/?indicator=test_count&period=m13-1": ("period", "没有看懂“时段类别”"),
}


def said_of(answer) -> dict:
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def test_a_value_that_is_not_understood_is_named_and_nothing_else_is_answered(client):
    make_article(topics=[make_topic()])
    make_indicator()
    for query, (name, words) in NOT_UNDERSTOOD.items():
        answer = client.get(f"/api/v1/{query}")
        said = said_of(answer)
        assert (answer.status_code, said["status"]) == (400, 400), (query, said)
        assert set(said) == {"status", "message", "parameters"}
        [complaint] = said["parameters"]
        assert complaint["name"] == name, query
        assert words in complaint["message"], (query, complaint)
        assert complaint["message"].rstrip("。") in said["message"]


def test_of_a_place_without_texts_the_list_is_empty(client):
    make_article(topics=[make_topic()])
    for query in (
        "city=620100",
        "agency=lanzhou&year=2022",
        "year=1999",
        "topic=lottery",
    ):
        for name in ("articles", "issues"):
            told = client.get(f"/api/v1/{name}/?{query}").json()
            assert (told["total"], told["results"]) == (0, []), (name, query)
        facets = client.get(f"/api/v1/facets/?{query}").json()["results"]
        chosen = [v for f in facets for v in f["values"] if v["is_chosen"]]
        assert len(chosen) == query.count("="), query
        assert not any(value["count"] for value in chosen), query
    both = client.get("/api/v1/articles/?city=620100&city=440200").json()
    assert both["total"] == 1
    assert client.get("/topics/lottery/?format=csv").status_code == 200


def test_all_complaints_are_told_at_once(client):
    said = client.get("/api/v1/articles/?limit=x&colour=red&fields=colour").json()
    assert [each["name"] for each in said["parameters"]] == [
        "colour",
        "limit",
        "fields",
    ]


def test_what_is_hostile_is_refused_like_anything_else(client):
    make_article()
    hostile = (
        *("%00", "%FF%FE", "'%20OR%201=1--", "{{7*7}}", "%F0%9F%90%9B", "..%2F..%2F"),
        *("1e999", "%EF%BC%91", "9" * 400, "%3Cscript%3E", "null", "-1"),
    )
    parameters = (
        *("city", "agency", "topic", "kind", "year", "month", "date_from", "date_to"),
        *("after", "limit", "fields", "sort", "q", "indicator", "state", "period"),
    )
    for name in LISTS:
        for parameter in parameters:
            for value in hostile:
                answer = client.get(f"/api/v1/{name}/?{parameter}={value}")
                assert answer.status_code in (200, 400), (name, parameter, value)
                said_of(answer)


def test_whatever_is_not_there_says_so_in_the_same_shape(client):
    for address in ("nothing/", "articles/999999/", "articles/x/", "agencies/nobody/"):
        answer = client.get(f"/api/v1/{address}")
        assert (answer.status_code, said_of(answer)["parameters"]) == (404, []), address
    answer = client.post("/api/v1/articles/")
    assert (answer.status_code, "GET" in said_of(answer)["message"]) == (405, True)
    refused = client.get("/api/v1/articles/", headers={"accept": "text/html"})
    assert (refused.status_code, said_of(refused)["status"]) == (406, 406)


def test_only_what_is_asked_for_is_told(client):
    make_article(title="防汛")
    [row] = client.get("/api/v1/articles/?fields=title,id").json()["results"]
    assert row == {"title": "防汛", "id": Article.objects.get().pk}


def test_an_article_is_told_in_full(client):
    article = make_article(
        make_issue(
            document_number="韶民发〔2022〕8号", kind="notice", recipients=["各县局"]
        ),
        blocks=[block("一、背景", "heading"), block("全市平稳有序。", line=2)],
    )
    told = client.get(f"/api/v1/articles/{article.pk}/").json()
    assert [(each["kind"], each["text"]) for each in told["blocks"]] == [
        ("heading", "一、背景"),
        ("paragraph", "全市平稳有序。"),
    ]
    assert told["url"] == f"http://testserver/articles/{article.pk}/"
    issue = client.get(f"/api/v1/issues/{article.issue_id}/").json()
    assert issue["distribution"] == [{"role": "分送", "recipients": ["各县局"]}]
    assert client.get(issue["url"]).status_code == 200


def test_drafts_are_never_told_and_withdrawn_texts_say_so(client):
    make_indicator()
    for status, code in (("draft", 404), ("in_review", 404), ("withdrawn", 410)):
        agency = make_agency(f"{status}局", slug=f"of-{status}")
        issue = make_issue(agency, status=status)
        said = f"{status}机构36家。"
        article = make_article(
            issue, f"{status}的标题", text=said, topics=[make_topic()]
        )
        figure = make_figure("36家", said, article=article)
        for name, key in (
            ("issues", issue.pk),
            ("articles", article.pk),
            ("figures", figure.pk),
        ):
            answer = client.get(f"/api/v1/{name}/{key}/")
            assert answer.status_code == code, (status, name)
            assert status not in said_of(answer)["message"]
        for name in (*LISTS[:-1], "series"):
            needed = "indicator=test_count" if name == "series" else ""
            told = client.get(f"/api/v1/{name}/?limit=200&{needed}").text
            assert status not in told, name


def test_no_answer_tells_a_planted_number(client):
    issue = plant(number=5)
    reindex(Article.objects.all())
    pages = [f"/api/v1/{name}/?limit=200" for name in LISTS[:-1]]
    pages += ["/api/v1/series/?indicator=test_count", f"/api/v1/issues/{issue.pk}/"]
    for article in issue.articles.all():
        pages += [f"/api/v1/articles/{article.pk}/"]
        pages += [f"/api/v1/figures/{figure.pk}/" for figure in article.figures.all()]
    lists = ("articles", "issues", "agencies", "topics", "indicators")
    for form in ("csv", "json"):
        pages += [f"{reverse(name)}?format={form}" for name in lists]
        pages += [
            reverse("agency_figures", args=[make_agency().slug]) + f"?format={form}"
        ]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert_hides_numbers(answer)
