"""Articles that belong with another one, and the reason that is given."""

import pytest
from django.urls import reverse

from briefings.models import Article, Topic
from briefings.search import reindex
from briefings.search.related import related_articles

from ..factories import make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def elderly():
    return Topic.objects.get(code="elderly-care")


@pytest.fixture
def article(elderly):
    """One about 适老化改造, among articles that have nothing to do with it."""
    elsewhere = make_issue(issued_on="2022-01-01")
    for n in range(40):
        make_article(elsewhere, f"婚姻登记第{n}处")
    return make_article(
        title="开展居家适老化改造", text="各地养老院。", topics=[elderly]
    )


def make(title, **fields):
    return make_article(title=title, **fields)


def found_for(article):
    reindex(Article.objects.all())
    return related_articles(article)


def titles(found) -> list[str]:
    return [each.article.title for each in found]


def test_a_shared_word_and_a_shared_topic_are_given_as_reasons(article, elderly):
    make("适老化改造验收", topics=[elderly])
    (other,) = found_for(article)
    assert other.reason == "都谈到“适老化”“改造”；同属主题“养老服务”"


def test_the_more_is_shared_the_nearer(article, elderly):
    make("老旧小区改造")
    make("适老化改造验收")
    make("适老化改造补贴", topics=[elderly])
    assert titles(found_for(article)) == [
        "适老化改造补贴",
        "适老化改造验收",
        "老旧小区改造",
    ]


def test_of_equals_the_newest_comes_first(article):
    for day in ("2022-03-01", "2022-05-01", "2022-04-01"):
        make(f"适老化 {day}", issue=make_issue(issued_on=day))
    assert [title[-5:] for title in titles(found_for(article))] == [
        "05-01",
        "04-01",
        "03-01",
    ]


def test_a_keyword_of_its_topics_that_the_text_uses_counts(article, elderly):
    make("养老院的一天", topics=[elderly])
    (other,) = found_for(article)
    assert other.reason == "都谈到“养老院”；同属主题“养老服务”"


def test_words_of_any_briefing_make_no_relation(article):
    make("开展工作会议")
    assert found_for(article) == []


def test_neither_itself_nor_what_is_not_public_is_listed(article):
    make("适老化草稿", issue=make_issue(status="draft"))
    make("适老化撤下", issue=make_issue(status="withdrawn"))
    assert found_for(article) == []


def test_what_the_index_still_holds_but_is_withdrawn_is_not_listed(article):
    other = make("适老化改造验收")
    reindex(Article.objects.all())
    type(other.issue).objects.filter(pk=other.issue_id).update(status="withdrawn")
    assert related_articles(article) == []


def test_an_article_of_the_same_issue_stands_lower_and_says_so(article):
    make("适老化改造同期", issue=article.issue)
    make("适老化改造别期")
    found = found_for(article)
    assert titles(found) == ["适老化改造别期", "适老化改造同期"]
    assert found[1].reason.endswith("；同期刊登")


def test_of_more_than_can_be_read_the_likeliest_are(article, monkeypatch):
    """Though others share the word that its title names first."""
    monkeypatch.setattr("briefings.search.related.MOST_READ", 2)
    for n in range(5):
        make(f"居家安全第{n}期")
    make("适老化改造验收")
    assert titles(found_for(article))[0] == "适老化改造验收"


def test_ten_at_most(article):
    for n in range(12):
        make(f"适老化改造第{n}批")
    assert len(found_for(article)) == 10


def test_the_page_gives_each_with_its_reason(client, article):
    make("适老化改造验收13800138000")
    reindex(Article.objects.all())
    html = client.get(reverse("related", args=[article.pk])).content.decode()
    assert "适老化改造验收138****8000" in html
    assert "都谈到“适老化”“改造”" in html


def test_the_page_says_when_there_is_nothing(client, article):
    reindex(Article.objects.all())
    html = client.get(reverse("related", args=[article.pk])).content.decode()
    assert "没有找到与它相近的文章" in html


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_public_has_no_such_page(client, status):
    article = make_article(make_issue(status=status))
    assert client.get(reverse("related", args=[article.pk])).status_code == 404


def test_the_article_links_to_it(client, article):
    address = reverse("related", args=[article.pk])
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'<a href="{address}">' in html


def test_ten_cost_as_many_queries_as_one(article, django_assert_num_queries):
    make("适老化改造验收")
    reindex(Article.objects.all())
    article = Article.objects.for_results().get(pk=article.pk)
    # Two of them ask for the words of the topics as they are now.
    with django_assert_num_queries(9):
        related_articles(article)
    for n in range(9):
        make(f"适老化改造第{n}批")
    reindex(Article.objects.all())
    with django_assert_num_queries(9):
        assert len(related_articles(article)) == 10
