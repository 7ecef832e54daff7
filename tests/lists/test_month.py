"""A month of the chosen year."""

from datetime import date

import pytest
from django.urls import reverse

from ..factories import make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_years():
    """An article each of 2021-03, 2022-03, two of 2022-04, and one of 2022 alone."""
    days = [date(2021, 3, 5), date(2022, 3, 9), date(2022, 4, 1), date(2022, 4, 30)]
    for day in days:
        make_article(make_issue(year=day.year, issued_on=day), f"{day:%Y-%m-%d}")
    make_article(make_issue(year=2022, issued_on=None), "只有年份")


def shown(client, name="articles", **chosen):
    return client.get(reverse(name), chosen)


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def facets(response) -> dict[str, dict[str, str]]:
    return {
        facet.name: {value.label: value.count for value in facet.all}
        for facet in response.context["filter"].facets
    }


@pytest.mark.parametrize(
    ("years", "is_offered"), [([], False), (["2022"], True), (["2021", "2022"], False)]
)
def test_months_are_offered_once_one_year_is_chosen(
    client, three_years, years, is_offered
):
    assert ("month" in facets(shown(client, year=years))) == is_offered


def test_months_come_in_the_order_of_the_calendar_each_with_its_count(
    client, three_years
):
    of_2022 = facets(shown(client, year="2022"))
    assert list(of_2022["month"].items()) == [("3月", "1"), ("4月", "2")]


def test_a_month_narrows_the_year_and_leaves_the_counts_of_others_right(
    client, three_years
):
    response = shown(client, year="2022", month="3")
    assert titles(response) == ["2022-03-09"]
    assert facets(response)["month"] == {"3月": "1", "4月": "2"}
    assert facets(response)["year"] == {"2022年": "1", "2021年": "1"}
    assert facets(response)["kind"] == {"简报": "1"}


def test_two_months_are_alternatives(client, three_years):
    response = shown(client, year="2022", month=["3", "4"])
    assert titles(response) == ["2022-04-30", "2022-04-01", "2022-03-09"]
    assert "2022年3月或4月的文章，共 3 篇" in response.text


def test_the_sentence_names_the_month_with_its_year_and_either_can_be_dropped(
    client, three_years
):
    response = shown(client, year="2022", month="3", kind="bulletin")
    assert "2022年3月 简报的文章，共 1 篇" in response.text
    drops = {c.phrase: c.without for c in response.context["filter"].chosen}
    assert drops["3月"] == "year=2022&kind=bulletin"
    assert drops["2022年"] == "month=3&kind=bulletin"


def test_a_month_of_several_years_or_of_all_stays_where_it_can_be_dropped(
    client, three_years
):
    of_two = shown(client, year=["2021", "2022"], month="3")
    assert "2021年或2022年 3月的文章" in of_two.text
    of_all = shown(client, month="3")
    assert titles(of_all) == titles(of_two) == ["2022-03-09", "2021-03-05"]
    assert "month" in facets(of_all)


def test_an_issue_counted_to_another_year_than_its_day_is_in_no_month(client):
    make_article(make_issue(year=2021, issued_on=date(2022, 1, 5)), "上年末期")
    make_article(make_issue(year=2021, issued_on=date(2021, 1, 5)), "年初")
    assert titles(shown(client, year="2021", month="1")) == ["年初"]
    assert len(shown(client, "issues", year="2021", month="1").context["page"]) == 1
    assert len(titles(shown(client, year="2021"))) == 2


@pytest.mark.parametrize("name", ["articles", "issues"])
@pytest.mark.parametrize("value", ["13", "三月", "03", "\0"])
def test_what_is_no_month_is_named_and_left_out(client, three_years, name, value):
    response = shown(client, name, year="2022", month=value)
    assert "没有看懂“月份”中的“" in response.text
    assert len(response.context["page"]) == 4


def test_issues_are_narrowed_as_articles_are(client, three_years):
    response = shown(client, "issues", year="2022", month="4")
    days = [str(issue.issued_on) for issue in response.context["page"]]
    assert days == ["2022-04-30", "2022-04-01"]
    assert "2022年4月的简报和文件，共 2 份" in response.text
