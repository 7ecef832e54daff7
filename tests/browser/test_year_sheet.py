"""A bureau's year in a browser: on a desk, on a phone, on paper, and taken away."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from ..factories import make_agency, make_article, make_issue, make_region
from ..metrics.factories import make_figure, make_indicator
from .looking import OVERHANG, faint_on, hindrances_on

pytestmark = pytest.mark.browser

LONG = "享受困难残疾人生活补贴和重度残疾人护理补贴的城乡特困供养家庭未成年子女人数"


@pytest.fixture
def sheet(live_server):
    """A total with a part, one that is held back, one that is contested, a long name."""
    total = make_indicator("test_all", "测试城乡人数", "人", position=1)
    part = make_indicator("test_part", "测试城市人数", "人", position=2, part_of=total)
    waiting = make_indicator("test_waits", "测试合计人数", "人", position=3)
    long = make_indicator("test_long", LONG, "人", position=4)
    for number, year in ((1200, 2020), (1500, 2021)):
        say(total, number, year)
    say(part, 400, 2021)
    say(waiting, 7, 2021, held_back="below_parts")
    say(long, 30, 2020)
    for number in (31, 36):
        say(long, number, 2021)
    slug = make_agency().slug
    return {
        "year": f"/agencies/{slug}/2021/figures/",
        "total": "/indicators/test_all/",
        "part": "/indicators/test_part/",
        "held back": "/indicators/test_waits/",
    }


def say(indicator, number, year, **fields):
    issue = make_issue(make_agency(), year=year, issued_on=date(year, 12, 31))
    texts = ["各地工作平稳有序，干部走村入户。" * 60, f"全市共有对象{number}人。"]
    article = make_article(
        issue, f"{year}年工作总结和下一年工作计划", text="".join(texts)
    )
    place = {"indicator": indicator, "region": make_region()}
    make_figure(
        f"{number}人",
        texts[1],
        article=article,
        period_end=date(year, 12, 31),
        **place,
        **fields,
    )


def test_a_number_in_its_sentence_leads_to_where_it_is_lit_up(page, sheet):
    page.goto(sheet["year"])
    row = page.get_by_role("row", name="测试城乡人数")
    row.get_by_role("cell").last.get_by_role("link", name="1500人").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/#f\d+$"))
    lit = page.locator("mark.figure:target")
    expect(lit).to_have_text("1500人")
    expect(lit).to_be_in_viewport()


def test_a_row_says_both_years_the_change_and_what_waits(page, sheet):
    page.goto(sheet["year"])
    cells = page.get_by_role("row", name="测试城乡人数").get_by_role("cell")
    expect(cells.nth(2)).to_have_text("增加300人（25%）")
    expect(page.get_by_role("rowheader", name="其中：测试城市人数")).to_be_visible()
    waits = page.get_by_role("row", name="测试合计人数")
    expect(waits.get_by_role("link", name="待核对")).to_be_visible()
    expect(page.get_by_role("row", name=LONG)).to_contain_text("说法不一，不计增减")


def test_on_a_phone_each_cell_stands_under_its_row_and_is_named(phone, sheet):
    phone.goto(sheet["year"])
    row = phone.get_by_role("row", name="测试城乡人数")
    boxes = [each.bounding_box() for each in row.get_by_role("cell").all()]
    assert len({box["x"] for box in boxes}) == 1
    assert boxes == sorted(boxes, key=lambda box: box["y"])
    head = "cell => getComputedStyle(cell, '::before').content"
    named = [each.evaluate(head) for each in row.get_by_role("cell").all()]
    assert named == ['"2021年"', '"2020年"', '"增减"', '"核对情况"', '"原句"']


def test_on_a_phone_it_is_a_table_to_who_listens(phone, sheet):
    """Though its cells are blocks there: browsers ask what they are, not how they are set."""
    phone.goto(sheet["year"])
    told = phone.context.new_cdp_session(phone).send("Accessibility.getFullAXTree")
    roles = {each["role"]["value"] for each in told["nodes"] if not each["ignored"]}
    assert roles >= {"table", "row", "rowheader", "cell"}


@pytest.mark.parametrize("letters", ["16px", "20px"])
def test_long_names_and_large_letters_do_not_break_it(phone, sheet, letters):
    for name, address in sheet.items():
        phone.goto(address)
        # As the browser's own setting does, which no policy of the page forbids.
        phone.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
        for width in (375, 320):
            phone.set_viewport_size({"width": width, "height": 800})
            assert phone.evaluate(OVERHANG) == 0, (name, width)


@pytest.mark.parametrize(
    ("scheme", "look"), [("light", hindrances_on), ("dark", faint_on)]
)
def test_none_hinders_a_reader(open_tab, sheet, scheme, look):
    for options in ({}, {"viewport": {"width": 375, "height": 812}}):
        page = open_tab(color_scheme=scheme, **options)
        for name, address in sheet.items():
            page.goto(address)
            assert look(page) == [], name


def test_paper_lies_across_and_has_the_table_alone(page, sheet):
    page.goto(sheet["year"])
    pages = re.findall(
        rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", page.pdf(prefer_css_page_size=True)
    )
    assert {int(width) > int(height) for width, height in pages} == {True}
    page.emulate_media(media="print")
    expect(page.locator(".year-sheet thead")).to_be_visible()
    for left_out in (".sheet-years", ".downloads", ".how-compared", ".sheet-onward"):
        expect(page.locator(left_out)).to_be_hidden()


def test_the_sheet_is_downloaded(page, sheet):
    page.goto(sheet["year"])
    for link, suffix in (("Excel 表格（xlsx）", "xlsx"), ("CSV", "csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=link).click()
        name = download.value.suggested_filename
        assert name == f"韶关市民政局2021年度数据.{suffix}"


def test_a_held_back_total_is_named_without_its_value(page, sheet):
    page.goto(sheet["held back"])
    waiting = page.get_by_role("region", name="待核对")
    expect(waiting).to_contain_text("韶关市，2021年底")
    expect(waiting).to_contain_text("总数小于其中的一部分")
    expect(page.get_by_text("7人")).to_have_count(0)
