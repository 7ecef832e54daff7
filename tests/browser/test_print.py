"""What comes out of the printer."""

from typing import NamedTuple

import pypdfium2
import pytest
from playwright.sync_api import expect

from briefings.models import Distribution

from ..factories import block
from .pages import make_notice

pytestmark = pytest.mark.browser

SCREEN_ONLY = ".site-header nav, .breadcrumb, .site-footer, .filters, .neighbours"
SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"
PIXELS_A_POINT = 96 / 72
MM = 72 / 25.4
# Of a page of paper, in points: what the margins of the standard leave.
LEFT, RIGHT, TOP, FOOT = 28 * MM, (210 - 26) * MM, (297 - 37) * MM, 35 * MM
SAME_LINE = 6
FULL = "各级民政部门要把困难群众的冷暖放在心上逐户走访及时救助" * 60


class PrintedPage(NamedTuple):
    """A page as it comes out: its lines, and where they begin and end."""

    lines: list[str]
    bounds: list[tuple[float, float, float, float]]

    def where(self, words: str) -> tuple[float, float, float, float]:
        [found] = [at for at, line in enumerate(self.lines) if words in line]
        return self.bounds[found]


def printed(page) -> list[PrintedPage]:
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [_lines_of(sheet) for sheet in paper]


def _lines_of(sheet) -> PrintedPage:
    """The signs that stand about as high as their neighbours, from left to right."""
    text = sheet.get_textpage()
    signs = [
        (text.get_charbox(at, loose=True), text.get_text_range(at, 1))
        for at in range(text.count_chars())
    ]
    lines: list[list] = []
    for box, sign in sorted(signs, key=lambda each: -each[0][1]):
        if not sign.strip():
            continue
        if not lines or lines[-1][0][0][1] - box[1] > SAME_LINE:
            lines.append([])
        lines[-1].append((box, sign))
    lines = [sorted(line) for line in lines]
    return PrintedPage(
        ["".join(sign for _, sign in line) for line in lines],
        [
            (line[0][0][0], line[0][0][1], line[-1][0][2], line[0][0][3])
            for line in lines
        ],
    )


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
    for kept in (".masthead-name", ".masthead-line", ".contents", ".colophon-on-paper"):
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


@pytest.fixture
def long_notice(live_server):
    """A document of several full pages that ends with who gets it and who printed it."""
    issue = make_notice()
    issue.office, issue.copies = "韶关市民政局办公室", 60
    issue.save()
    Distribution.objects.create(
        issue=issue, role="抄送", position=1, recipients=["市财政局", "市审计局"]
    )
    article = issue.articles.get()
    article.blocks = [block(FULL, line=line) for line in (1, 2)]
    article.save()
    return issue


def test_a_page_of_a_document_holds_22_lines_of_28_characters(page, long_notice):
    page.goto(long_notice.get_absolute_url())
    second = printed(page)[1]
    *lines, number = second.lines
    assert [len(line) for line in lines] == [28] * 22
    assert number == "—2—"
    for left, foot, right, top in second.bounds[:-1]:
        assert (left, right) == pytest.approx((LEFT, RIGHT), abs=2)
        assert FOOT - 1 < foot < top < TOP + 1
    first, last = (second.bounds[at][1] for at in (0, 21))
    assert first - last == pytest.approx(21 * 28, abs=2)


@pytest.mark.parametrize("paragraphs", [0, 1, 2])
def test_who_gets_a_document_stands_at_the_foot_of_its_last_page(
    page, long_notice, paragraphs
):
    article = long_notice.articles.get()
    article.blocks = [block("请认真落实。"), *article.blocks[:paragraphs]]
    article.save()
    page.goto(long_notice.get_absolute_url())
    pages = printed(page)
    told = [at for at, each in enumerate(pages) if "抄送" in "".join(each.lines)]
    assert told == [len(pages) - 1]
    _, foot, _, _ = pages[-1].where("共印60份")
    assert foot == pytest.approx(FOOT, abs=8)
    assert pages[-1].where("抄送")[1] > foot + 30


def test_paper_with_sample_texts_says_so_on_every_page(page, long_notice, settings):
    settings.SITE_IS_SAMPLE = True
    page.goto(long_notice.get_absolute_url())
    pages = printed(page)
    assert {each.lines[0] for each in pages} == {"示例数据，并非真实简报"}
    assert page.locator(".sample-strip").text_content() == pages[0].lines[0]
