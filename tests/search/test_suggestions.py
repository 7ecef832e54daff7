"""What the search box offers while a reader types."""

import pytest
from django.urls import reverse

from agencies.models import Agency
from briefings.models import Article, Topic
from briefings.search import reindex
from briefings.search.suggesting import suggestions

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    elderly = Topic.objects.get(code="elderly-care")
    near = make_issue(
        make_agency(slug="shaoguan", short_name="韶关民政"), issued_on="2022-04-11"
    )
    make_article(near, "居家养老进社区", topics=[elderly])
    make_article(near, "养老院里的春节 <b>", text="低保")
    far = make_issue(make_agency("云浮市民政局", "445300"), issued_on="2022-05-01")
    make_article(far, "养老服务督查 电话13800138000")
    draft = make_issue(make_agency("兰州市民政局", "620100"), status="draft")
    make_article(draft, "养老草稿", topics=[Topic.objects.get(code="funeral")])
    reindex(Article.objects.all())


def offered(text: str, kind: str) -> list[str]:
    return [
        "".join(run for run, _ in each.name_lit)
        for each in suggestions(text)
        if each.kind == kind
    ]


def answer(client, q):
    response = client.get(reverse("suggestions"), {"q": q})
    assert response.status_code == 200
    return response.content.decode()


def test_titles_come_newest_first(held):
    assert offered("养老", "文章") == [
        "养老服务督查 电话138****8000",
        "居家养老进社区",
        "养老院里的春节 <b>",
    ]


def test_a_title_holds_every_word(held):
    assert offered("养老 社区", "文章") == ["居家养老进社区"]
    assert offered("养老 -社区 -督查", "文章") == ["养老院里的春节 <b>"]


def test_a_word_of_the_text_alone_suggests_no_title(held):
    assert offered("低保", "文章") == []


@pytest.mark.parametrize("text", ["养老服务", "養老", "老服", "养老 服务"])
def test_a_topic_is_offered_by_a_part_of_its_name(held, text):
    assert offered(text, "主题") == ["养老服务"]


def test_a_topic_is_offered_by_a_keyword_which_is_shown(held):
    (topic,) = suggestions("敬老院")
    assert (topic.label, topic.note) == ("养老服务", "敬老院")
    assert topic.note_lit == (("敬老院", True),)


def test_a_topic_of_drafts_alone_is_not_offered(held):
    assert suggestions("殡葬") == []


@pytest.mark.parametrize("text", ["韶关", "韶关市民政局", "韶关民政", "市民政 韶"])
def test_a_bureau_is_offered_by_any_of_its_names(held, text):
    assert offered(text, "单位") == ["韶关市民政局"]


def test_a_bureau_that_has_published_nothing_is_not_offered(held):
    assert offered("兰州", "单位") == []


def test_there_are_eight_at_most_and_five_titles(held):
    for n in range(9):
        make_article(title=f"民政局养老{n}")
        bureau = make_agency(f"第{n}养老民政局", slug=f"bureau-{n}")
        make_issue(bureau)
    reindex(Article.objects.all())
    assert len(offered("养老", "文章")) == 4
    assert len(suggestions("养老")) == 8
    assert len(offered("民政局养老", "文章")) == 5


@pytest.mark.parametrize(
    "q", ["", "  ", "，", "%", "_", '"', '"养老', "-养老", "\0", "养" * 300, "'; --"]
)
def test_what_is_no_query_suggests_nothing(client, held, q):
    assert "option" not in answer(client, q)


def test_no_query_at_all_suggests_nothing(client, held):
    assert client.get(reverse("suggestions")).content.strip() == b""


def test_hits_are_lit_and_titles_escaped(client, held):
    html = answer(client, "春节")
    assert "养老院里的<mark>春节</mark> &lt;b&gt;" in html
    assert "13800138000" not in answer(client, "督查")


def test_the_options_lead_to_their_pages(client, held):
    html = answer(client, "韶关")
    assert 'role="option"' in html
    assert 'href="/agencies/shaoguan/"' in html


def test_what_was_withdrawn_is_offered_no_more(held):
    article = Article.objects.get(title="居家养老进社区")
    article.issue.status = "withdrawn"
    article.issue.save()
    assert "居家养老进社区" not in offered("养老", "文章")


def test_a_bureau_is_found_by_a_former_name_and_told_by_the_present_one(held):
    Agency.objects.filter(name="韶关市民政局").update(
        former_names=["韶关市社会福利局", "韶关市社会局"]
    )
    Agency.objects.filter(name="兰州市民政局").update(former_names=["兰州福利局"])
    assert offered("福利局", "单位") == ["韶关市社会福利局（今韶关市民政局）"]
    assert offered("韶关市", "单位") == ["韶关市民政局"]
    (found,) = (each for each in suggestions("福利局") if each.kind == "单位")
    assert found.url == "/agencies/shaoguan/"


def test_many_titles_cost_as_many_queries_as_one(held, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        suggestions("养老")
