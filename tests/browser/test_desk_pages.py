"""The main pages of the desk for whoever has no mouse, poor sight or a small screen."""

import pytest

from briefings.models import Article, Issue

from ..desk.factories import edit_page, make_file, make_remark
from ..factories import make_article, make_issue
from .looking import hindering
from .pages import one_of_each

pytestmark = pytest.mark.browser

LISTS = [
    *("", "missing-numbers/", "briefings/issue/?q=第5期", "briefings/issue/add/"),
    *("briefings/remark/", "briefings/sourcefile/paste/", "agencies/membership/add/"),
]


@pytest.fixture
def pages(live_server) -> list[str]:
    one_of_each()
    short, long = Issue.objects.filter(articles__isnull=False).first(), make_issue()
    for at in range(1, 25):
        make_article(long, f"第{at}条", position=at, section="县区动态")
    doubtful = make_issue(status="draft", source_file=make_file(), articles=1)
    make_remark(doubtful.source_file, doubtful)
    rows = [short, long, doubtful, doubtful.articles.get()]
    asked = [f"briefings/article/add/?issue={long.pk}", *LISTS]
    return [*map(edit_page, rows), *(f"/admin/{each}" for each in asked)]


def test_no_page_of_the_desk_hinders_or_overflows(desk, pages):
    assert hindering(desk, pages) == {}


# Of the links in a list those whose lines hold fewer than four signs.
SQUEEZED = """() => [...document.querySelectorAll("#result_list tbody a")]
  .filter((link) => link.textContent.trim())
  .map((link) => [link.textContent.trim(), link.getClientRects().length])
  .filter(([said, lines]) => lines > Math.ceil(said.length / 4))"""


@pytest.mark.parametrize(
    "of", ["briefings/issue", "briefings/article", "briefings/remark"]
)
def test_no_title_in_a_list_is_squeezed_on_a_phone(desk, pages, of):
    desk.set_viewport_size({"width": 375, "height": 812})
    desk.goto(f"/admin/{of}/")
    assert desk.locator("#result_list tbody a").count() > 1
    assert desk.evaluate(SQUEEZED) == []


def tabs_until(desk, selector: str, most: int) -> int:
    for pressed in range(1, most + 1):
        desk.keyboard.press("Tab")
        if desk.evaluate("s => document.activeElement.matches(s)", selector):
            return pressed
    return most + 1


def test_the_list_and_the_form_are_a_few_keys_away(desk, pages):
    for address, wanted in (
        ("/admin/briefings/issue/", "#result_list tbody a"),
        (edit_page(Article.objects.first()), "#article_form input"),
    ):
        desk.goto(address)
        assert tabs_until(desk, ".skip-to-content-link", 1) == 1
        desk.keyboard.press("Enter")
        assert tabs_until(desk, ".skip-to-content-link", 1) == 1
        desk.keyboard.press("Enter")
        assert tabs_until(desk, wanted, 15) <= 15, address
