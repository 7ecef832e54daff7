"""An article or issue is cited, shared, printed, and leads on to others."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings.views.citing import reference_to_article, reference_to_issue

from ..factories import block, make_agency, make_article, make_issue, make_topic
from ..visiting import page_of

pytestmark = pytest.mark.django_db
AT = "https://jianbao.example/articles/7/"
INFERRED = {"issued_on_is_inferred": True}


def cited(title="严把关口", **fields):
    fields = {"number": 5, "series": "韶关民政信息", **fields}
    return reference_to_article(make_article(make_issue(**fields), title), AT)


def test_an_article_of_a_bulletin_is_cited_as_in_a_journal():
    found = cited()
    assert found.plain == (
        "韶关市民政局：《严把关口》，《韶关民政信息》2022年第5期，2022年4月11日。"
    )
    assert found.standard == (
        f"韶关市民政局. 严把关口[J/OL]. 韶关民政信息, 2022(5)[引用日期]. {AT}."
    )


def test_a_supplement_says_that_it_is_one():
    assert "韶关民政信息, 2022(增刊5)" in cited(is_supplement=True).standard


def test_a_bulletin_without_a_name_is_cited_by_its_number_alone():
    found = cited(series="")
    assert found.plain == "韶关市民政局：《严把关口》，2022年第5期，2022年4月11日。"
    assert found.standard == (
        f"韶关市民政局. 严把关口: 2022年第5期[EB/OL]. (2022-04-11)[引用日期]. {AT}."
    )


def test_a_document_is_cited_with_its_number_unless_its_title_is_made_of_it():
    number = {"kind": "notice", "number": None, "document_number": "韶民发〔2022〕8号"}
    found = cited("关于印发《某某办法》的通知", **number)
    assert found.plain == (
        "韶关市民政局：《关于印发〈某某办法〉的通知》（韶民发〔2022〕8号），2022年4月11日。"
    )
    assert ": 韶民发〔2022〕8号[EB/OL]. (2022-04-11)[引用日期]." in found.standard
    number["document_number"] = "韶民发〔2022〕9号"
    assert "（韶民发" not in cited("韶关市民政局 韶民发〔2022〕9号", **number).plain


@pytest.mark.parametrize("kind", ["bulletin", "web"])
def test_a_day_that_was_inferred_is_not_cited(kind):
    found = cited(kind=kind, number=6 if kind == "bulletin" else None, **INFERRED)
    assert "4月11日" not in found.plain
    assert "2022-04-11" not in found.standard


def test_then_the_day_stands_in_that_the_page_went_up():
    moment = datetime(2022, 4, 12, 20, 0, tzinfo=UTC)
    web = {"kind": "web", "number": None, "source_published_at": moment, **INFERRED}
    assert "(2022-04-13)[引用日期]" in cited(**web).standard


def test_an_issue_is_cited_by_its_name_and_anything_else_by_its_title():
    bulletin = make_issue(number=5, series="韶关民政信息", articles=2)
    assert reference_to_issue(bulletin, AT).plain == (
        "韶关市民政局：《韶关民政信息》2022年第5期，2022年4月11日。"
    )
    page = make_article(make_issue(kind="web", number=None), "把温暖送到家").issue
    assert "《把温暖送到家》" in reference_to_issue(page, AT).plain


def test_no_number_of_a_phone_is_cited():
    assert "13800008000" not in cited("请拨13800008000").plain


def test_the_page_holds_its_reference_and_its_address_in_full(client):
    article = make_article(make_issue(series="韶关民政信息", number=5), "严把关口")
    for shown in (article, article.issue):
        page = page_of(client, shown)
        assert "国家标准写法（GB/T 7714）" in page
        assert f"http://testserver{shown.get_absolute_url()}" in page


def test_a_phones_camera_is_given_the_address_as_a_picture(client):
    article = make_article()
    for shown, at in (
        (article, f"/articles/{article.pk}/qr.svg"),
        (article.issue, f"/items/{article.issue_id}/qr.svg"),
    ):
        assert f'src="{at}"' in page_of(client, shown)
        picture = client.get(at)
        assert picture["Content-Type"] == "image/svg+xml"
        assert picture.content.startswith(b"<?xml")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_there_is_no_picture_of_what_is_not_public(client, status):
    article = make_article(make_issue(status=status))
    assert client.get(f"/articles/{article.pk}/qr.svg").status_code == 404
    assert client.get(f"/items/{article.issue_id}/qr.svg").status_code == 404


def beside(client, issue) -> list[str]:
    page = page_of(client, issue)
    return [
        page.partition(f'rel="{way}">')[2].partition("<")[0] for way in ("prev", "next")
    ]


def test_an_issue_leads_to_those_before_and_after_it_in_its_series(client):
    held = {
        n: make_issue(
            number=n, series="甲", issued_on=date(2022, 1, 30 - n), articles=1
        )
        for n in (1, 2, 4)
    }
    make_issue(number=3, series="乙", articles=1)
    make_issue(make_agency("云浮市民政局", "445300"), number=3, series="甲", articles=1)
    make_issue(number=3, series="甲", status="draft", articles=1)
    make_issue(number=3, series="甲", is_supplement=True, articles=1)
    new_year = make_issue(number=1, year=2023, series="甲", articles=1)
    assert beside(client, held[1]) == ["", "2022年第2期"]
    assert beside(client, held[2]) == ["2022年第1期", "2022年第4期"]
    assert beside(client, held[4]) == ["2022年第2期", "2023年第1期"]
    assert beside(client, new_year) == ["2022年第4期", ""]


def test_what_bears_no_number_follows_by_day_and_is_called_by_its_title(client):
    days = [date(2022, 5, 3), date(2022, 5, 1), date(2022, 5, 3)]
    pages = [make_issue(kind="web", number=None, issued_on=day) for day in days]
    for issue, title in zip(pages, ("乙", "甲", "丙"), strict=True):
        make_article(issue, title)
        make_article(issue, "另一篇", position=2)
    assert [beside(client, each) for each in pages] == [
        ["甲", "丙"],
        ["", "乙"],
        ["乙", ""],
    ]


def test_a_long_text_opens_with_its_headings(client):
    blocks = [block("长" * 500, line=1)]
    for line, heading in enumerate(("一、起", "二、承", "三、转"), 2):
        blocks += [block(heading, "heading", line), block("文" * 300, line=line + 10)]
    alone = make_article(make_issue(kind="report", number=None), blocks=blocks)
    for shown in (make_article(blocks=blocks), alone.issue):
        page = page_of(client, shown)
        assert '<li><a href="#line-3">二、承</a></li>' in page
        assert '<h2 class="text-heading" id="line-3">二、承</h2>' in page
    short = page_of(client, make_article(blocks=blocks[:6]))
    assert "本文目录" not in short
    assert 'id="line-3"' not in short


def test_what_a_blank_sets_off_in_a_title_stays_together(client):
    article = make_article(title="寒潮来袭　民政送暖")
    part = '<span class="title-part">{}</span>'
    expected = f"{part.format('寒潮来袭')}　{part.format('民政送暖')}"
    assert f"<h1>{expected}</h1>" in page_of(client, article)
    assert expected in page_of(client, "/articles/")
    assert "<title>寒潮来袭　民政送暖" in page_of(client, article)


def read_on(client, article) -> list[tuple[str, str]]:
    """Title and what is shared, of each article that the page leads on to."""
    page = page_of(client, article).partition('id="alike"')[2].partition("</ol>")[0]
    return [
        (
            row.partition('">')[2].partition("</a>")[0],
            row.rpartition("　")[2].split("<")[0],
        )
        for row in page.split("<li>")[1:]
    ]


def test_an_article_leads_on_to_its_like_the_closest_first(client):
    topic, near, far = (
        make_topic(),
        make_agency(),
        make_agency("云浮市民政局", "445300"),
    )
    county = make_agency("武江区民政局", "440203")
    mine = make_article(make_issue(near), "本文", topics=[topic])
    make_article(mine.issue, "同期的", topics=[topic], position=2)
    make_article(make_issue(far), "外地的", topics=[topic])
    make_article(make_issue(county), "区里的", topics=[topic])
    make_article(make_issue(near), "别的事")
    make_article(make_issue(near), "同题的", topics=[topic])
    make_article(make_issue(near, status="draft"), "没发的", topics=[topic])
    make_article(make_issue(far), "无关的")
    assert read_on(client, mine) == [
        ("同题的", "同一单位、同一主题"),
        ("区里的", "同一地区、同一主题"),
        ("外地的", "同一主题"),
        ("别的事", "同一单位"),
    ]


def test_of_many_alike_five_are_named_the_nearest_in_time(client):
    topic = make_topic()
    days = [date(2022, month, 1) for month in range(1, 13)]
    titles = [
        make_article(make_issue(issued_on=day), f"{day.month}月", topics=[topic])
        for day in days
    ]
    named = {title for title, _ in read_on(client, titles[5])}
    assert len(named) == 5
    assert {"5月", "7月", "4月", "8月"} < named


def test_to_lead_on_takes_one_query_more(client):
    alone = make_article()
    with CaptureQueriesContext(connection) as before:
        client.get(alone.get_absolute_url())
    for _ in range(9):
        make_article(topics=[make_topic()])
    mine = make_article(topics=[make_topic()])
    client.get("/")
    with CaptureQueriesContext(connection) as after:
        client.get(mine.get_absolute_url())
    assert len(after) <= len(before) + 1


def test_what_a_script_fetches_for_the_margin_renames_no_page(client):
    article = make_article()
    assert 'hx-swap="innerHTML ignoreTitle:true"' in page_of(client, article)


def test_a_proof_shows_nothing_of_this(clerk):
    issue = make_issue(status="draft", articles=1)
    proof = clerk.get(f"/admin/briefings/issue/{issue.pk}/proof/").text
    assert "GB/T 7714" not in proof
