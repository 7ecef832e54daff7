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
    ],
)
def test_a_page_is_named_in_any_of_its_forms(held, text, url):
    assert url in [unquote(link.url) for link in direct_links(text)]


@pytest.mark.parametrize(
    "text",
    [
        "低保",
        "韶关 2022年第6期",
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
