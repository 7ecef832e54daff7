"""What comes out of the printer."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCREEN_ONLY = ".site-header nav, .breadcrumb, .site-footer, .filters, .neighbours"
SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
PIXELS_A_POINT = 96 / 72


@pytest.fixture
def paper(page):
    page.emulate_media(media="print")
    return page


def assert_nothing_but_the_text(paper):
    for each in paper.locator(SCREEN_ONLY).all():
        expect(each).to_be_hidden()


def test_an_article_keeps_its_title_date_source_and_text(paper, addresses):
    paper.goto(addresses["web page"])
    assert_nothing_but_the_text(paper)
    expect(paper.get_by_role("heading", level=1)).to_have_text("把温暖送到家")
    expect(paper.locator(".text-origin")).to_contain_text("2022年4月11日")
    expect(paper.locator(".facts dt", has_text="来源")).to_be_visible()
    expect(paper.get_by_text("共走访困难群众1200户。")).to_be_visible()
    expect(paper.get_by_text("（工作人员上门走访）")).to_be_visible()


def test_a_bulletin_keeps_its_head_and_its_foot(paper, addresses):
    paper.goto(addresses["bulletin"])
    assert_nothing_but_the_text(paper)
    for kept in (".masthead-name", ".masthead-line", ".contents", ".colophon"):
        expect(paper.locator(kept)).to_be_visible()
    expect(paper.get_by_text("单独打开这一篇").first).to_be_hidden()


@pytest.mark.parametrize("name", ["notice", "its only article"])
def test_a_document_is_set_in_the_official_size(paper, addresses, name):
    paper.goto(addresses[name])
    assert_nothing_but_the_text(paper)
    paragraph = paper.locator(".prose > p").first
    assert paragraph.evaluate(SIZE) == pytest.approx(16 * PIXELS_A_POINT, abs=0.01)
    expect(paper.locator(".addressees")).to_be_visible()
    expect(paper.locator(".signature")).to_be_visible()


def test_a_list_prints_its_rows_and_what_it_is_a_list_of(paper, addresses):
    paper.goto(addresses["articles, filtered"])
    assert_nothing_but_the_text(paper)
    expect(paper.get_by_role("status")).to_contain_text("韶关市")
    expect(paper.locator(".row").first).to_be_visible()


def test_the_paper_is_white_where_the_screen_is_dark(open_tab, addresses):
    paper = open_tab(color_scheme="dark")
    paper.emulate_media(media="print", color_scheme="dark")
    paper.goto(addresses["bulletin"])
    ink = "getComputedStyle(document.querySelector('.prose p')).color"
    assert paper.evaluate(ink) == "rgb(0, 0, 0)"
