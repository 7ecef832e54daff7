"""Browsing by agency, by topic and by date."""

import re
from datetime import date

import pytest
from django.urls import reverse

from briefings.views.agencies import Gap

from ..factories import make_agency, make_article, make_issue, make_topic

pytestmark = pytest.mark.django_db


def test_a_year_of_an_agency_shows_missing_numbers_as_missing(client):
    for number in (1, 2, 5):
        make_issue(number=number, articles=1)
    address = reverse("agency_year", args=[make_agency().slug, 2022])
    response = client.get(address)
    (numbered,) = response.context["numbered_years"]
    assert [getattr(p, "number", p) for p in numbered.issues_and_gaps] == [
        1,
        2,
        Gap(3, 4),
        5,
    ]
    assert "第3至4期" in response.content.decode()


def test_each_series_has_a_shelf_of_its_own(client):
    make_issue(number=1, series="韶关民政信息")
    make_issue(number=1)
    make_issue(number=None, kind="web", articles=1)
    address = reverse("agency_year", args=[make_agency().slug, 2022])
    response = client.get(address)
    assert [numbered.name for numbered in response.context["numbered_years"]] == [
        "简报",
        "韶关民政信息",
    ]
    assert len(response.context["page"].object_list) == 1


def test_agencies_stand_under_their_city(client):
    make_issue(make_agency("滨海县民政局", "320922"))
    make_issue(make_agency("盐城市民政局", "320900"))
    cities = client.get(reverse("agencies")).context["cities"]
    assert [(str(city), len(agencies)) for city, agencies in cities] == [("盐城市", 2)]


def test_the_first_page_shows_the_latest_issue_of_each_agency(client):
    make_issue(issued_on=date(2022, 1, 1))
    newest = make_issue(issued_on=date(2022, 3, 1))
    other = make_issue(make_agency("云浮市民政局", "445300"), year=2021)
    assert set(client.get("/").context["latest"]) == {newest, other}


def test_the_archive_leads_from_years_to_months_to_days(client):
    make_issue(issued_on=date(2022, 4, 11))
    make_issue(issued_on=date(2022, 4, 11))
    make_issue(issued_on=date(2022, 6, 1))
    make_issue(issued_on=date(2021, 4, 11), year=2021)

    def linked(*numbers) -> list[str]:
        """What the calendar of the year or month leads to, with how much is there."""
        names = ["archive", "archive_year", "archive_month", "archive_day"]
        html = client.get(reverse(names[len(numbers)], args=numbers)).content.decode()
        aside = html.partition("<aside")[2].partition("</aside>")[0]
        pairs = re.findall(r'<a href="([^"]+)".*?<span>(\d+)', aside)
        return [f"{href} {count}" for href, count in pairs]

    assert linked() == ["/archive/2022/ 3", "/archive/2021/ 1"]
    months = ["/archive/2022/4/ 2", "/archive/2022/6/ 1"]
    assert linked(2022) == months
    assert linked(2022, 4) == ["/archive/2022/4/11/ 2", *months]
    assert linked(2022, 4, 11) == linked(2022, 4)


def test_a_month_is_a_table_of_weeks_from_monday_on(client):
    make_issue(issued_on=date(2024, 2, 29), year=2024)
    html = client.get(reverse("archive_day", args=[2024, 2, 29])).content.decode()
    table = html.partition("<table")[2].partition("</table>")[0]
    body = table.partition("<tbody>")[2]
    weeks = [re.findall(r"<td>(.*?)</td>", row) for row in body.split("</tr>")]
    days = [[re.sub(r"<.*|\s", "", cell) for cell in week] for week in weeks if week]
    assert days[0] == ["", "", "", "1", "2", "3", "4"]
    assert (len(days), {len(week) for week in days}) == (5, {7})
    assert re.findall(r'href="([^"]+)" aria-current="date"', table) == [
        "/archive/2024/2/29/"
    ]


def test_an_issue_of_a_bare_year_is_in_that_year_and_in_no_month(client):
    issue = make_issue(year=2021, issued_on=None, articles=1)
    year = client.get(reverse("archive_year", args=[2021])).context
    assert list(year["page"]) == [issue]
    assert not any(month.url for month in year["calendar"].months)
    january = client.get(reverse("archive_month", args=[2021, 1]))
    assert january.status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/archive/2022/13/",
        "/archive/2022/2/30/",
        "/archive/0/",
        "/archive/99999/",
        "/archive/" + "9" * 30 + "/",
        "/articles/" + "9" * 30 + "/",
        "/items/" + "9" * 30 + "/",
        "/issues/nowhere/2022/5/",
        "/issues/nowhere/" + "9" * 30 + "/5/",
        "/documents/没有/",
        "/topics/nothing/",
        "/agencies/nowhere/",
        "/agencies/nowhere/2022/",
    ],
)
def test_an_address_of_nothing_answers_with_a_friendly_404(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()


def test_a_topic_lists_its_articles_and_an_empty_one_says_so(client):
    article = make_article(topics=[make_topic()])
    make_topic("没有文章的主题", "nothing-yet")
    epidemic = client.get(reverse("topic", args=["epidemic"]))
    assert [row["title"] for row in epidemic.context["rows"]] == [article.title]
    empty = client.get(reverse("topic", args=["nothing-yet"])).content.decode()
    assert "这个主题下还没有公开的文章" in empty
