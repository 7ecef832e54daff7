"""The search box of a real reader: typing, choosing, changing one's mind."""

import re

import pytest
from playwright.sync_api import expect

from briefings.models import Article, Topic
from briefings.search.keeping import rebuild

from ..factories import make_agency, make_article, make_issue
from .looking import OVERHANG, hindrances_on, listen_to

pytestmark = pytest.mark.browser

PAGES = ["/", "/articles/"]


@pytest.fixture
def held(live_server):
    elderly = Topic.objects.get(code="elderly-care")
    issue = make_issue(
        make_agency("韶关市民政局", slug="shaoguan"), issued_on="2022-04-11"
    )
    make_article(issue, "养老院里的春节", topics=[elderly], position=1)
    make_article(issue, "居家养老服务社区", topics=[elderly], position=2)
    make_article(make_issue(issued_on="2022-01-01"), "社区助餐", topics=[elderly])
    # The index is in no model's table, so nothing empties it between tests.
    list(rebuild(from_scratch=True))


def box_on(page):
    return page.get_by_role("combobox", name="关键词")


def options_on(page):
    return page.locator("[role=option]")


def list_on(page):
    return page.get_by_role("listbox", include_hidden=True)


def type_in(page, text):
    box = box_on(page)
    box.press_sequentially(text)
    return box


@pytest.mark.parametrize("address", PAGES)
def test_typing_opens_the_list_and_emptying_closes_it(page, held, address):
    page.goto(address)
    box = type_in(page, "养老")
    expect(options_on(page)).to_have_count(3)
    expect(options_on(page).first).to_contain_text("养老服务")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[aria-live]")).to_have_text("3 条建议，可用上下键选择")
    box.fill("")
    expect(list_on(page)).to_be_hidden()
    box.press("ArrowDown")
    expect(list_on(page)).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("address", PAGES)
def test_an_option_is_chosen_with_the_keyboard(page, held, address):
    page.goto(address)
    box = type_in(page, "养老")
    expect(list_on(page)).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = options_on(page).nth(1)
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-2")
    expect(box).to_be_focused()
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("养老院里的春节")


def test_the_arrows_go_round_by_way_of_the_box(page, held):
    page.goto("/")
    box = type_in(page, "养老")
    expect(list_on(page)).to_be_visible()
    marked = page.locator("[aria-selected=true]")
    box.press("ArrowUp")
    expect(marked).to_contain_text("居家养老服务社区")
    box.press("ArrowDown")
    expect(marked).to_have_count(0)
    box.press("ArrowDown")
    expect(marked).to_contain_text("养老服务")


@pytest.mark.parametrize("address", PAGES)
def test_enter_without_a_choice_searches(page, held, address):
    page.goto(address)
    box = type_in(page, "养老院")
    expect(list_on(page)).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\?.*q=%E5%85%BB%E8%80%81%E9%99%A2"))
    expect(page.locator(".row-title")).to_have_count(1)
    expect(list_on(page)).to_be_hidden()


def test_escape_closes_the_list_and_keeps_the_words(page, held):
    page.goto("/articles/")
    box = type_in(page, "养老")
    expect(list_on(page)).to_be_visible()
    box.press("Escape")
    expect(list_on(page)).to_be_hidden()
    expect(box).to_have_value("养老")
    box.press("ArrowDown")
    expect(list_on(page)).to_be_visible()


def test_a_click_opens_an_option_and_elsewhere_closes_the_list(page, held):
    page.goto("/articles/")
    type_in(page, "养老")
    expect(list_on(page)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(list_on(page)).to_be_hidden()
    box_on(page).click()
    options_on(page).filter(has_text="居家养老服务社区").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("居家养老服务社区")


def test_back_leads_to_the_page_with_its_list_closed(page, held):
    page.goto("/articles/")
    box = type_in(page, "养老")
    expect(list_on(page)).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/topics/elderly-care/"))
    page.go_back()
    expect(page.locator(".row-title")).to_have_count(3)
    expect(list_on(page)).to_be_hidden()


def test_half_typed_pinyin_asks_for_nothing(page, held):
    requested, _ = listen_to(page)
    page.goto("/articles/")
    box_on(page).focus()
    keyboard = page.context.new_cdp_session(page)
    for written in ("y", "ya", "yang", "yang'lao"):
        composed = {"text": written, "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.imeSetComposition", composed)
        page.wait_for_timeout(200)
    assert asked_for(requested) == []
    keyboard.send("Input.insertText", {"text": "养老"})
    expect(options_on(page)).to_have_count(3)
    assert asked_for(requested) == ["%E5%85%BB%E8%80%81"]


def test_fast_typing_asks_once(page, held):
    requested, errors = listen_to(page)
    page.goto("/")
    type_in(page, "养老院里")
    expect(options_on(page)).to_have_count(1)
    assert asked_for(requested) == ["%E5%85%BB%E8%80%81%E9%99%A2%E9%87%8C"]
    assert errors == []


def asked_for(requested) -> list[str]:
    return [url.split("?q=")[1] for url in requested if "/suggestions/" in url]


def test_a_box_that_was_swapped_in_works_as_well(page, held):
    page.goto("/articles/")
    page.evaluate(
        """htmx.ajax("GET", "/articles/", {
          target: ".search-box", select: ".search-box", swap: "outerHTML"
        })"""
    )
    page.wait_for_load_state("networkidle")
    box = type_in(page, "居家")
    expect(list_on(page)).to_be_visible()
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("居家养老服务社区")


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_the_whole_list(phone, held, address):
    phone.goto(address)
    type_in(phone, "养老")
    expect(list_on(phone)).to_be_visible()
    assert phone.evaluate(OVERHANG) == 0
    heights = [option.bounding_box()["height"] for option in options_on(phone).all()]
    assert min(heights) >= 44
    options_on(phone).last.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("居家养老服务社区")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_the_open_list_hinders_no_reader(open_tab, held, scheme, address):
    page = open_tab(color_scheme=scheme)
    page.goto(address)
    type_in(page, "养老").press("ArrowDown")
    expect(list_on(page)).to_be_visible()
    box_on(page).press("ArrowDown")
    assert hindrances_on(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_without_scripts_the_box_is_a_plain_form(open_tab, held, address):
    page = open_tab(java_script_enabled=False)
    page.goto(address)
    box = page.get_by_label("关键词")
    box.fill("居家")
    box.press("Enter")
    expect(page.locator(".row-title")).to_have_text(["居家养老服务社区"])


def test_related_articles_come_into_the_margin(page, held):
    first = Article.objects.get(title="居家养老服务社区")
    page.goto(first.get_absolute_url())
    beside = page.locator(".related-beside li")
    expect(beside).to_have_count(1)
    expect(beside).to_contain_text("都谈到“社区”；同属主题“养老服务”")
    assert hindrances_on(page) == []
    page.goto(f"{first.get_absolute_url()}related/")
    assert hindrances_on(page) == []


def test_without_scripts_the_margin_links_to_them(open_tab, held):
    page = open_tab(java_script_enabled=False)
    first = Article.objects.get(title="居家养老服务社区")
    page.goto(first.get_absolute_url())
    page.get_by_role("link", name="查看全部相关文章").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("相关文章")
    expect(page.locator(".related-row")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_help_hinders_no_reader(open_tab, held, scheme):
    page = open_tab(color_scheme=scheme)
    page.goto("/search/help/")
    assert hindrances_on(page) == []
    page.locator(".lesson li > a").first.click()
    expect(page.locator(".row-title").first).to_be_visible()
