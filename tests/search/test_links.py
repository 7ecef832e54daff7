"""A query that names a page leads straight to it."""

from urllib.parse import unquote

import pytest

from briefings.lists import public_index
from briefings.search import links

from ..factories import make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


def direct_links(text):
    return links.direct_links(text, public_index().bureaus)


@pytest.fixture
def held():
    """Issue 5 of 2022 and a notice of 2021 by 韶关, and a draft."""
    agency = make_agency(short_name="韶关民政", slug="shaoguan")
    make_issue(agency, number=5)
    make_issue(
        agency,
        kind="notice",
        number=None,
        year=2021,
        issued_on="2021-03-02",
        document_number="韶民发〔2021〕239号",
    )
    make_issue(agency, number=6, status="draft", issued_on="2023-01-01")
    make_article()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("韶民发〔2021〕239号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发[2021] 239 号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发（2021）239号", "/documents/韶民发〔2021〕239号/"),
        ("韶关 2022年第5期", "/issues/shaoguan/2022/5/"),
        ("韶关市民政局2022年第5期", "/issues/shaoguan/2022/5/"),
        ("韶关民政 ２０２２年 第05期", "/issues/shaoguan/2022/5/"),
        ("2022年第5期", "/issues/shaoguan/2022/5/"),
        ("韶关市民政局", "/agencies/shaoguan/"),
        ("韶关民政", "/agencies/shaoguan/"),
        ("2022-04-11", "/archive/2022/4/11/"),
        ("2022年4月11日", "/archive/2022/4/11/"),
        ("二〇二二年四月十一日", "/archive/2022/4/11/"),
        ("2022年4月", "/archive/2022/4/"),
        ("2021年", "/archive/2021/"),
        ("韶民发2021239号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发 2021 239号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发《2021》第239号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发<2021>0239号", "/documents/韶民发〔2021〕239号/"),
        ("韶民发【2021】239号", "/documents/韶民发〔2021〕239号/"),
        ("韶关2022年第5期", "/issues/shaoguan/2022/5/"),
        ("韶关2022年4月", "/issues/?agency=shaoguan&year=2022&month=4"),
        ("韶关市民政局 2022-04", "/issues/?agency=shaoguan&year=2022&month=4"),
        ("韶关2021年", "/agencies/shaoguan/2021/"),
    ],
)
def test_a_page_is_named_in_any_of_its_forms(held, text, url):
    assert url in [unquote(link.url) for link in direct_links(text)]


@pytest.mark.parametrize(
    "text",
    [
        "低保",
        "韶关 2022年第6期",
        "韶关2022年12月",
        "韶关2023年1月",
        "云浮最新一期",
        "低保2022年4月",
        "韶民发2021240号",
        "2023-01-01",
        "2022年13月",
        "2022年2月30日",
        "0000-00-00",
        "云浮市民政局",
        "根据韶民发〔2021〕239号的要求",
        "\0",
        "\ud800",
        "9" * 200,
    ],
)
def test_nothing_public_by_that_name_gives_no_link(held, text):
    assert direct_links(text) == []


@pytest.mark.parametrize(
    "text", ["韶关最新一期", "韶关市民政局 最新简报", "韶关的最新一期", "最新一期"]
)
def test_the_newest_number_is_named_by_being_the_newest(held, text):
    agency = make_agency()
    make_issue(agency, number=71, issued_on="2022-09-01")
    make_issue(make_agency("云浮市民政局", "445300"), number=1, issued_on="2022-08-01")
    (link,) = direct_links(text)
    assert (link.url, "最新一期" in link.label) == ("/issues/shaoguan/2022/71/", True)


def test_who_is_led_straight_there_is_not_told_that_nothing_was_found(client, held):
    for text in ("韶民发2021239号", "韶关2022年4月", "韶关最新一期", "2022年第5期"):
        html = client.get("/articles/", {"q": text}).content.decode()
        assert "直接前往：" in html, text
        for claim in ("没有一篇", "没有符合", "没有找到", "共 0 篇", "没有出现"):
            assert claim not in html, (text, claim)
