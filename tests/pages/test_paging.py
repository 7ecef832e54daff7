"""Turning the pages of a list that grows meanwhile."""

from datetime import date

import pytest
from django.urls import reverse

from briefings.models import Article
from briefings.publishing import withdraw

from ..factories import make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def forty_five():
    """Articles of 45 days, the newest called 文章45."""
    for n in range(1, 46):
        day = date.fromordinal(date(2022, 1, 1).toordinal() + n)
        make_article(make_issue(issued_on=day), f"文章{n}", topics=[make_topic()])


def opened(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def next_page(client, response):
    return opened(
        client, reverse("articles") + "?" + response.context["next_page"].query
    )


def arrive(many: int):
    for n in range(many):
        make_article(make_issue(issued_on=date(2022, 12, 1)), f"新到{n}")


def test_pages_follow_each_other_to_the_end(client, forty_five):
    first = opened(client, reverse("articles"))
    second = next_page(client, first)
    third = next_page(client, second)
    seen = titles(first) + titles(second) + titles(third)
    assert seen == [f"文章{n}" for n in range(45, 0, -1)]
    assert "next_page" not in third.context


def test_new_arrivals_neither_repeat_nor_hide_a_row(client, forty_five):
    first = opened(client, reverse("articles"))
    arrive(3)
    second = next_page(client, first)
    assert titles(second) == [f"文章{n}" for n in range(25, 5, -1)]
    third = next_page(client, second)
    assert titles(third) == [f"文章{n}" for n in range(5, 0, -1)]


def test_the_way_back_leads_past_the_new_arrivals_to_the_first_page(client, forty_five):
    first = opened(client, reverse("articles"))
    arrive(3)
    back = next_page(client, first)
    while "previous_page" in back.context:
        query = back.context["previous_page"].query
        back = opened(client, f"{reverse('articles')}?{query}")
    assert titles(back)[:4] == ["新到0", "新到1", "新到2", "文章45"]


def test_a_page_number_typed_by_hand_is_enough(client, forty_five):
    third = opened(client, reverse("articles") + "?page=3")
    assert titles(third) == [f"文章{n}" for n in range(5, 0, -1)]


def test_a_page_after_a_withdrawn_row_is_found_by_its_number(
    client, forty_five, admin_user
):
    first = opened(client, reverse("articles"))
    last = Article.objects.get(title=titles(first)[-1])
    withdraw(last.issue, admin_user, "有误")
    second = next_page(client, first)
    assert titles(second)[0] == "文章24"


@pytest.mark.parametrize(
    "after", ["x", "99999999-1", "20220230-1", "20220211-999999", "\0"]
)
def test_a_key_that_makes_no_sense_is_passed_over(client, forty_five, after):
    response = client.get(reverse("articles"), {"page": 2, "after": after})
    assert titles(response)[0] == "文章25"


def test_a_topic_is_paged_alike(client, forty_five):
    first = opened(client, reverse("topic", args=["epidemic"]))
    arrive(2)
    address = reverse("topic", args=["epidemic"])
    second = opened(client, f"{address}?{first.context['next_page'].query}")
    assert titles(second)[0] == "文章25"


def test_all_pages_of_a_long_list_are_within_two_steps(client, forty_five):
    html = opened(client, reverse("articles")).content.decode()
    assert 'aria-label="第 3 页"' in html
    assert "第 1 页，共 3 页" in html


def test_the_oldest_first_are_paged_without_repeating_or_missing_one(
    client, forty_five
):
    page = opened(client, reverse("articles") + "?sort=oldest")
    seen = titles(page)
    while "next_page" in page.context:
        page = next_page(client, page)
        seen += titles(page)
    assert seen == [f"文章{n}" for n in range(1, 46)]


def test_a_page_after_a_key_has_the_number_of_where_it_begins(client, forty_five):
    first = opened(client, reverse("articles"))
    assert "第 2 页，共 3 页" in next_page(client, first).text
    arrive(15)
    assert "第 3 页，共 4 页" in next_page(client, first).text


def test_behind_the_last_row_there_is_no_empty_page(client, forty_five):
    last = Article.objects.get(title="文章1")
    key = f"{last.issue.issued_on:%Y%m%d}-{last.pk}"
    answer = client.get(reverse("articles"), {"page": 4, "after": key})
    assert titles(answer)
