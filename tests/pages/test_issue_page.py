"""An issue reads as its bulletin looked, and each kind has its address."""

from datetime import date

import pytest
from django.urls import reverse

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


def page_at(client, address, status=200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_bulletin_opens_with_its_masthead_and_ends_with_its_distribution(client):
    issue = make_issue(
        series="云浮民政简报",
        number=3,
        total_number=123,
        office="云浮市民政局办公室",
        copies=80,
        recipients=["市政府办公室", "各县（市、区）民政局"],
        articles=1,
    )
    page = page_at(client, issue.get_absolute_url())
    for expected in (
        '<span class="masthead-name">云浮民政简报</span>',
        "2022年第3期（总第123期）",
        "2022年4月11日",
        "分送：</span>市政府办公室，各县（市、区）民政局。",
        "云浮市民政局办公室",
        "共印80份",
    ):
        assert expected in page


def test_a_bulletin_without_a_name_is_called_no_more_than_that(client):
    page = page_at(client, make_issue(articles=1).get_absolute_url())
    assert '<span class="masthead-name">简报</span>' in page


def test_a_bulletin_without_a_number_is_given_none(client):
    page = page_at(client, make_issue(number=None, articles=1).get_absolute_url())
    assert "（期号未注明）" in page


def test_contents_list_sections_and_link_to_the_articles_below(client):
    issue = make_issue()
    first = make_article(issue, "第一篇", section="市级动态", position=1)
    make_article(issue, "第二篇", section="市级动态", position=2)
    make_article(issue, "第三篇", section="县区动态", position=3)
    page = page_at(client, issue.get_absolute_url())
    assert f'<a href="#a{first.pk}">第一篇</a>' in page
    assert f'id="a{first.pk}"' in page
    assert page.count('<li class="contents-section">') == 2


def test_a_single_article_needs_no_contents(client):
    page = page_at(client, make_issue(articles=1).get_absolute_url())
    assert "本期目录" not in page


@pytest.mark.parametrize("kind", ["bulletin", "web", "notice", "report", "statistics"])
@pytest.mark.parametrize("articles", [0, 1, 3])
def test_every_issue_has_exactly_one_main_heading(client, kind, articles):
    issue = make_issue(kind=kind, number=None, articles=articles)
    assert page_at(client, issue.get_absolute_url()).count("<h1") == 1


def test_a_document_stands_at_its_number(client):
    issue = make_issue(
        kind="notice", number=None, document_number="兰民发〔2021〕239号"
    )
    make_article(issue, "关于节日期间工作的通知")
    page = page_at(client, "/documents/兰民发〔2021〕239号/")
    assert '<p class="masthead-number">兰民发〔2021〕239号</p>' in page
    assert "<h1>关于节日期间工作的通知</h1>" in page


def test_a_document_opens_with_its_addressees_and_closes_with_its_signature(client):
    issue = make_issue(
        kind="notice",
        number=None,
        document_number="兰民发〔2021〕239号",
        dated_on=date(2021, 12, 31),
        recipients=["各县区民政局", "局机关各科室"],
        role="主送",
    )
    make_article(issue, text="现将有关工作通知如下。")
    page = page_at(client, issue.get_absolute_url())
    order = ["各县区民政局，局机关各科室：", "通知如下", "<span>2021年12月31日</span>"]
    assert order == sorted(order, key=page.index)
    assert "colophon" not in page


def test_a_document_number_with_a_slash_still_has_an_address(client):
    issue = make_issue(kind="notice", number=None, document_number="某民〔2021〕1/2号")
    assert issue.document_number in page_at(client, issue.get_absolute_url())


def test_a_web_page_without_a_number_stands_at_its_id(client):
    issue = make_issue(kind="web", number=None, source="市政府网站", articles=1)
    assert issue.get_absolute_url() == reverse("item", args=[issue.pk])
    assert "市政府网站" in page_at(client, issue.get_absolute_url())


def test_an_agency_slug_may_be_chinese(client):
    agency = make_agency("某县民政局", slug="某县民政局")
    issue = make_issue(agency, articles=1)
    page_at(client, issue.get_absolute_url())
    page_at(client, agency.get_absolute_url())


def test_two_series_that_share_a_number_are_both_offered(client):
    issues = [
        make_issue(series=series, number=5, articles=1)
        for series in ("韶关民政信息", "韶关民政简报")
    ]
    page = page_at(client, issues[0].get_absolute_url())
    for issue in issues:
        assert issue.series in page
        assert reverse("item", args=[issue.pk]) in page


def test_a_supplement_does_not_share_the_address_of_its_number(client):
    make_issue(number=1, series="正刊", articles=1)
    make_issue(number=1, series="增刊号外", is_supplement=True, articles=1)
    page = page_at(client, reverse("issue", args=[make_agency().slug, 2022, 1]))
    assert "增刊号外" not in page


def test_a_supplement_has_an_address_of_its_own(client):
    issue = make_issue(number=5)
    supplement = make_issue(number=5, is_supplement=True, series="增刊专号")
    make_article(supplement, "增刊的文章")
    make_article(issue, "正刊的文章")
    page = client.get(supplement.get_absolute_url())
    assert page.status_code == 200
    assert "增刊的文章" in page.text
    assert "正刊的文章" not in page.text
    alone = make_issue(number=6, is_supplement=True)
    assert client.get(alone.get_absolute_url()).status_code == 200
