"""The page of one article: its dates, its blocks, its neighbours."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse

from briefings import prepared
from briefings.views import whole

from ..factories import block, make_article, make_issue, make_region, make_topic
from ..visiting import page_of

pytestmark = pytest.mark.django_db


def test_it_names_title_agency_section_topics_and_regions(client):
    article = make_article(
        title="严把“五道关”",
        subtitle="——防控工作纪实",
        section="市级动态",
        byline="（武江区民政局）",
        topics=[make_topic()],
        regions=[make_region("440203")],
    )
    page = page_of(client, article)
    for expected in (
        "<h1>严把“五道关”</h1>",
        "——防控工作纪实",
        "市级动态",
        "（武江区民政局）",
        "韶关市民政局",
        "疫情防控",
        "武江区",
    ):
        assert expected in page


def test_it_shows_the_dates_it_has_and_no_others(client):
    issue = make_issue(
        issued_on=date(2022, 4, 11),
        source_published_at=datetime(2022, 4, 12, 1, 7, tzinfo=UTC),
    )
    page = page_of(client, make_article(issue))
    assert "印发日期</dt><dd>2022年4月11日</dd>" in page
    assert "2022-04-12 09:07" in page
    assert "成文日期" not in page
    assert "本站公开" not in page


def test_a_page_without_a_clock_shows_the_day_it_went_up(client):
    issue = make_issue(source_published_on=date(2022, 4, 12))
    page = page_of(client, make_article(issue))
    assert (
        '原网页发布</dt><dd><time datetime="2022-04-12">2022-04-12</time></dd>' in page
    )


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"issued_on_is_inferred": True}, "2022年4月11日（推定）"),
        ({"issued_on": None}, "2022年（日期未注明）"),
    ],
)
def test_a_date_that_is_no_plain_date_says_so(client, fields, shown):
    article = make_article(make_issue(**fields))
    assert shown in page_of(client, article)


def test_a_provisional_title_is_marked_as_such(client):
    provisional = make_article(title_is_provisional=True)
    assert "暂拟标题" in page_of(client, provisional)
    assert "暂拟标题" not in page_of(client, make_article())


def test_rows_make_one_table_and_paragraphs_stay_outside_it(client):
    article = make_article(
        blocks=[
            block("填报单位：某县"),
            block("指标\t数量", "row"),
            block("农村低保\t1,832", "row"),
            block("以上为季报。"),
        ]
    )
    page = page_of(client, article)
    assert page.count("<table>") == 1
    assert '<th scope="col">指标</th>' in page
    assert '<td class="number">1,832</td>' in page
    assert "<p>以上为季报。</p>" in page


def test_a_table_that_begins_with_figures_has_no_heading_row(client):
    article = make_article(blocks=[block("低保\t12", "row"), block("特困\t3", "row")])
    assert "<thead>" not in page_of(client, article)


def test_each_kind_of_block_is_set_in_its_own_way(client):
    article = make_article(
        blocks=[
            block("一、压实责任", "heading"),
            block("图片7.png", "image"),
            block("图为慰问现场", "caption"),
            block("附件：名单", "attachment"),
            block("联系人：办公室", "contact"),
        ]
    )
    page = page_of(client, article)
    assert '<h2 class="text-heading">一、压实责任</h2>' in page
    assert "原文此处有图片" in page
    assert "<figcaption><p>图为慰问现场</p></figcaption>" in page
    assert "<li>附件：名单</li>" in page
    assert '<address class="contact"><p>联系人：办公室</p></address>' in page


def test_text_is_never_read_as_markup(client):
    article = make_article(title="<script>x</script>", text="<b>粗</b>")
    page = page_of(client, article)
    assert "<script>x" not in page
    assert "&lt;b&gt;粗&lt;/b&gt;" in page


def test_a_citation_links_to_the_document_we_hold(client):
    held = make_issue(document_number="兰民发〔2021〕239号", number=None)
    article = make_article()
    for number in (held.document_number, held.document_number, "民发〔2020〕8号"):
        article.citations.create(document_number=number, raw=number)
    page = page_of(client, article)
    link = f'<a href="{held.get_absolute_url()}">兰民发〔2021〕239号</a>'
    assert page.count(link) == 1
    assert "<li>民发〔2020〕8号</li>" in page


def test_it_leads_to_the_articles_before_and_after_it(client):
    issue = make_issue()
    first, second, third = (
        make_article(issue, f"第{n}篇", position=n) for n in (1, 2, 3)
    )
    before, after = (
        f'<a href="{each.get_absolute_url()}" rel="{way}">第{n}篇</a>'
        for each, way, n in ((first, "prev", 1), (third, "next", 3))
    )
    assert before in (page := page_of(client, second))
    assert after in page
    assert 'rel="prev"' not in page_of(client, first)
    assert 'rel="next"' not in page_of(client, third)


def test_it_carries_the_tags_a_government_page_must_have(client, settings):
    settings.SITE_ID_CODE = "4402000001"
    issue = make_issue(first_public_at=datetime(2024, 1, 5, 2, 0, tzinfo=UTC))
    article = make_article(issue, "标题甲", topics=[make_topic()])
    page = page_of(client, article)
    for name, content in {
        "SiteName": settings.SITE_NAME,
        "SiteDomain": "testserver",
        "SiteIDCode": "4402000001",
        "ArticleTitle": "标题甲",
        "PubDate": "2022-04-11",
        "ContentSource": "韶关市民政局",
        "Keywords": "疫情防控",
        "Description": article.excerpt,
    }.items():
        assert f'<meta name="{name}" content="{content}">' in page
    assert 'lang="zh-Hans-CN"' in page


def test_the_article_list_marks_section_and_date(client):
    make_article(make_issue(issued_on=None), section="市级动态")
    page = client.get(reverse("articles")).content.decode()
    assert "市级动态" in page
    assert "日期未注明" in page


@pytest.mark.parametrize("database", ["default", "replica"])
def test_what_it_asks_later_is_asked_where_it_was_read(monkeypatch, database):
    """Of a copy that lags behind, no page is put together with words of the first."""
    article = make_article()
    query = whole._once_public()
    monkeypatch.setattr(query, "_queryset", SimpleNamespace(db=database))
    # Of a test there is one database: by whichever name it is asked.
    monkeypatch.setattr(prepared, "connections", {database: connection})
    held = whole.whole_article(article.pk)
    read = (held, held.issue, held.issue.agency)
    assert {each._state.db for each in read} == {database}
