"""A bureau's year taken away: what Excel and a clerk's own program are given."""

import csv
import io
import re
from datetime import date
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from ..factories import make_agency
from .factories import make_indicator
from .test_year_sheet import JANUARY, YEAR_BEFORE, address, say

pytestmark = pytest.mark.django_db

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def homes(db):
    return make_indicator("test_homes", "测试院数", "家", position=900)


class Opened:
    """A workbook as a program that reads it has it."""

    def __init__(self, client, year=2021):
        response = client.get(address(year, "agency_year_xlsx"))
        assert response.status_code == 200
        self.response, self.parts = response, ZipFile(io.BytesIO(response.content))
        self.strings = [
            "".join(each.itertext()) for each in self.root("xl/sharedStrings.xml")
        ]

    def root(self, name):
        return ElementTree.fromstring(self.parts.read(name))

    def sheet(self, number):
        return self.parts.read(f"xl/worksheets/sheet{number}.xml").decode()

    def rows(self, number):
        """Each row by its heads: texts as str, numbers as float."""
        rows = [
            [self._value(cell) for cell in row]
            for row in self.root(f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}row")
        ]
        heads, *lines = rows
        return [dict(zip(heads, line, strict=True)) for line in lines]

    def row_of(self, indicator, number=1):
        return next(row for row in self.rows(number) if row["指标"] == indicator)

    def _value(self, cell):
        found = cell.find(f"{MAIN}v")
        assert found is not None
        is_text = cell.get("t") == "s"
        return self.strings[int(found.text)] if is_text else float(found.text)


def table(client, year=2021):
    response = client.get(address(year, "agency_year_csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return {row["指标"]: row for row in csv.DictReader(io.StringIO(text))}


def test_numbers_are_numbers_and_a_day_is_a_day(client, homes):
    say(homes, "32家", YEAR_BEFORE)
    figure = say(homes, "36家", state="confirmed")
    row = Opened(client).row_of("测试院数")
    assert row == {
        "主题": "其他",
        "指标": "测试院数",
        "地区": "韶关市",
        "计量单位": "家",
        "2021年": 36.0,
        "2021年数的时期": "2021年底",
        "2020年": 32.0,
        "2020年数的时期": "2020年底",
        "增减": 4.0,
        "增减（%）": 12.5,
        "核对情况": "已确认",
        "原句": "全市共有养老机构36家。",
        "文章": "2021年总结",
        # The days since the end of 1899.
        "印发日期": float((date(2022, 1, 20) - date(1899, 12, 30)).days),
        "链接": f"http://testserver/articles/{figure.article_id}/#f{figure.pk}",
    }


def test_sums_stand_in_the_unit_they_are_shown_in_exact_to_the_yuan(client):
    spent = make_indicator(
        "test_spent", "测试支出", "元", display_unit="万元", nature="flow"
    )
    say(spent, "3095001元", period_start=JANUARY)
    row = Opened(client).row_of("测试支出")
    assert (row["2021年"], row["计量单位"]) == (309.5001, "万元")
    assert table(client)["测试支出"]["2021年"] == "309.5001"


def test_every_figure_of_both_years_is_among_the_sources(client, homes):
    for raw in ("36家", "38家"):
        say(homes, raw)
    say(homes, "34家", date(2021, 6, 30), period_is_inferred=True)
    say(homes, "30家", YEAR_BEFORE)
    say(homes, "20家", date(2019, 12, 31))
    rows = Opened(client).rows(2)
    assert [row["数值"] for row in rows] == [36.0, 38.0, 34.0, 30.0]
    assert [row["推定"] for row in rows] == ["", "", "时期", ""]
    row = Opened(client).row_of("测试院数")
    assert (row["2021年"], row["文章"]) == ("说法不一：38；36", "2021年总结")


def test_of_numbers_that_disagree_every_article_is_named(client, homes):
    say(homes, "36家")
    other = say(homes, "38家")
    other.article.title = "养老服务情况"
    other.article.save()
    assert table(client)["测试院数"]["文章"] == "养老服务情况；2021年总结"


def test_an_indicator_without_a_number_says_so_in_both_forms(client, homes):
    say(homes, "32家", YEAR_BEFORE)
    for row in (Opened(client).row_of("测试院数"), table(client)["测试院数"]):
        assert (row["2021年"], row["核对情况"]) == ("没有", "")
    for row in (Opened(client).row_of("孤儿数"), table(client)["孤儿数"]):
        assert (row["2021年"], row["2020年"], row["地区"]) == ("没有", "没有", "韶关市")


def test_what_is_held_back_is_told_of_without_its_value(client, homes):
    say(homes, "3家", held_back="below_parts")
    say(homes, "4家", YEAR_BEFORE, held_back="below_parts")
    for row in (Opened(client).row_of("测试院数"), table(client)["测试院数"]):
        assert (row["2021年"], row["2020年"]) == ("待核对", "待核对")
        assert row["核对情况"] == "1个数待核对，暂不列出"
    assert Opened(client).rows(2) == []


def test_the_head_stays_in_sight_and_on_every_sheet_of_paper(client, homes):
    say(homes)
    book = Opened(client)
    sheet = book.sheet(1)
    assert re.search(r'<pane xSplit="2" ySplit="1" [^>]*state="frozen"', sheet)
    assert 'orientation="landscape"' in sheet
    assert sheet.count("<col ") > 8
    names = book.parts.read("xl/workbook.xml").decode()
    assert re.findall(r'<sheet name="([^"]+)"', names) == ["年度数据", "出处", "说明"]
    assert names.count("_xlnm.Print_Titles") == 3


@pytest.mark.parametrize(
    "begins", ["=1+1", "+1", "-1", "@SUM(A1)", "http://evil.test/"]
)
def test_no_text_is_taken_for_a_formula_or_a_link(client, begins):
    indicator = make_indicator("test_bad", f"{begins}数", "家")
    figure = say(indicator, sentence=f"{begins}，养老机构36家。")
    figure.article.title = f"{begins}文"
    figure.article.save()
    book = Opened(client)
    row = book.row_of(f"{begins}数")
    assert row["原句"] == f"{begins}，养老机构36家。"
    sheets = book.sheet(1) + book.sheet(2)
    assert "<f>" not in sheets
    assert sheets.count("<hyperlink ") == 2
    if not begins.startswith("http"):
        [line] = [row for row in table(client).values() if "养老机构36" in row["原句"]]
        assert line["指标"] == f"'{begins}数"
        assert line["文章"] == f"'{begins}文"


def test_nobodys_number_leaves_the_site(client, homes):
    say(homes, sentence="联系电话13800138000，养老机构36家。")
    book = Opened(client)
    assert not any("13800138000" in each for each in book.strings)
    assert "138****8000" in table(client)["测试院数"]["原句"]


def test_a_fall_is_a_number_below_nought(client, homes):
    say(homes, "40家", YEAR_BEFORE)
    say(homes, "36家")
    assert Opened(client).row_of("测试院数")["增减"] == -4.0
    assert table(client)["测试院数"]["增减"] == "-4"


def test_files_are_named_after_the_bureau_and_the_year(client, db):
    make_agency()
    for name, suffix in (("agency_year_xlsx", "xlsx"), ("agency_year_csv", "csv")):
        named = client.get(address(2021, name))["Content-Disposition"]
        assert named.endswith(f"%E6%95%B0%E6%8D%AE.{suffix}")
        assert "2021" in named


def test_a_title_with_an_ampersand_is_no_order_to_the_printer(client, homes):
    bureau = make_agency("甲&P局", "440200", slug="odd")
    say(homes, bureau=bureau)
    response = client.get(address(2021, "agency_year_xlsx", bureau))
    sheet = ZipFile(io.BytesIO(response.content)).read("xl/worksheets/sheet1.xml")
    assert "甲&amp;&amp;P局2021年度数据" in sheet.decode()
