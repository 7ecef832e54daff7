"""The ministry's tables come apart into the same rows in every physical form."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.documents.tables import TableRow, is_row, rows_of
from reading.parsed import Line

HEADING = ("指标名称", "单位", "代码", "数量")
TOWNS = ("1.镇", "个", "JZH011111000", "1,094")
SPENT = ("(二)民政事业费累计支出", "万元", "JZH011310000", "41,386.5")
ROWS = [HEADING, TOWNS, SPENT]


def lines_of(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def cells_of(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(lines_of(text))]


def set_with(parting: str, before: str = "", after: str = "") -> str:
    return "\n".join(before + parting.join(row) + after for row in ROWS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(set_with(" | "), id="pipes"),
        pytest.param(set_with("|", "|", "|"), id="outer_pipes"),
        pytest.param(set_with("｜"), id="full_width_pipes"),
        pytest.param(set_with("\t"), id="tabs"),
        pytest.param(set_with("    "), id="wide_gaps"),
        pytest.param(set_with("　"), id="full_width_spaces"),
        pytest.param(set_with(" "), id="single_spaces"),
        pytest.param(set_with("\n"), id="one_cell_a_line"),
        pytest.param(set_with(" |\n", "", " |"), id="one_piped_cell_a_line"),
        pytest.param(set_with(""), id="glued"),
        pytest.param(set_with("").replace("\n", ""), id="glued_in_one_line"),
    ],
)
def test_every_form_gives_the_same_rows(text):
    assert cells_of(text) == ROWS


def test_the_rules_of_a_markdown_table_are_no_row():
    text = "| 指标 | 数量 |\n| --- | ---: |\n| 养老机构 | 63 |\n+-----+----+"
    assert cells_of(text) == [("指标", "数量"), ("养老机构", "63")]


def test_blank_cells_between_pipes_are_kept():
    text = "| 床位 | 张 | | 6210 | |\n其他 | 个 | | | |"
    assert cells_of(text) == [
        ("床位", "张", "", "6210", ""),
        ("其他", "个", "", "", ""),
    ]


def test_blank_cells_between_tabs_are_kept():
    assert cells_of("床位\t张\t\t6210") == [("床位", "张", "", "6210")]


def test_a_unit_may_stand_behind_the_code():
    text = "镇JZH011111000个54乡JZH011112000个街道JZH011113000个11"
    assert cells_of(text) == [
        ("镇", "JZH011111000", "个", "54"),
        ("乡", "JZH011112000", "个"),
        ("街道", "JZH011113000", "个", "11"),
    ]


def test_a_missing_number_stays_missing():
    text = "乡个JZH011112000\n慈善信托单JZH016120000街道个JZH01111300010"
    assert cells_of(text) == [
        ("乡", "个", "JZH011112000"),
        ("慈善信托", "单", "JZH016120000"),
        ("街道", "个", "JZH011113000", "10"),
    ]


def test_the_number_of_the_next_label_is_no_part_of_a_value():
    text = "合计个JZH0111100001051.镇个JZH011111000942.乡个JZH0111120003"
    assert [cells[0] for cells in cells_of(text)] == ["合计", "1.镇", "2.乡"]
    assert [cells[-1] for cells in cells_of(text)] == ["105", "94", "3"]


def test_several_numbers_behind_a_code_are_several_cells():
    text = "A 城市低保累计支出 万元 YZH011221100 155,811.8 136,119.6 -14.47"
    assert cells_of(text) == [
        (
            "A 城市低保累计支出",
            "万元",
            "YZH011221100",
            "155,811.8",
            "136,119.6",
            "-14.47",
        )
    ]


def test_a_table_without_codes_is_read_by_its_units():
    text = (
        "指标名称 单位 本季度 上季度\n1.养老机构 个 837 840\n平均标准 元/人·月 730 730"
    )
    assert cells_of(text) == [
        ("指标名称", "单位", "本季度", "上季度"),
        ("1.养老机构", "个", "837", "840"),
        ("平均标准", "元/人·月", "730", "730"),
    ]


def test_stacked_cells_without_codes_find_their_rows():
    text = "二、养老\n养老机构\n个\n63\n床位\n张\n—\n护理型床位\n张\n3418"
    assert cells_of(text) == [
        ("二、养老",),
        ("养老机构", "个", "63"),
        ("床位", "张", "—"),
        ("护理型床位", "张", "3418"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "来源：安庆市民政局 点击量：1592",
        "发布时间：2023-10-09 点击量：1592",
        "批准机关：国家统计局",
    ],
)
def test_what_follows_a_field_of_the_form_is_no_part_of_it(before):
    text = f"{before}\n万元\nJZH011310000\n84,504.8\n镇\n个\nJZH011111000\n94"
    assert cells_of(text)[1:] == [
        ("万元", "JZH011310000", "84,504.8"),
        ("镇", "个", "JZH011111000", "94"),
    ]


def test_a_page_number_between_the_cells_of_a_row_parts_nothing():
    text = "养老机构\n个\nJZH011310001\n— 3 —\n105\n镇\n个\nJZH011111000\n94"
    assert cells_of(text) == [
        ("养老机构", "个", "JZH011310001", "105"),
        ("— 3 —",),
        ("镇", "个", "JZH011111000", "94"),
    ]


def test_a_row_names_its_source_lines():
    text = (
        "镇\n个\nJZH011111000\n94\n乡\n个\nJZH011112000\n3\n街道\n个\nJZH011113000\n10"
    )
    assert rows_of(lines_of(text))[1] == TableRow(
        ("乡", "个", "JZH011112000", "3"), 5, 8
    )


def test_rows_that_were_taken_for_one_sentence_part_again():
    line = Line(4, "镇 | 个 | 94乡 | 个 | 3", ((0, 4), (10, 5)))
    assert rows_of([line]) == [
        TableRow(("镇", "个", "94"), 4, 4),
        TableRow(("乡", "个", "3"), 5, 5),
    ]


def test_a_word_set_wide_is_one_cell():
    assert cells_of("表    号：JZH01") == [("表号：JZH01",)]


def test_a_page_of_prose_is_no_table():
    text = "全县敬老院\n12\n所，床位\n1,840\n张，全部完成改造。"
    assert cells_of(text) == [(line,) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.镇 | 个 | 94", True),
        ("镇个JZH01111100094", True),
        ("1.镇\t个\t94", True),
        ("1.镇   个   94", True),
        ("甲   乙   丙   1", True),
        ("1.镇 个 94", True),
        ("| --- | --- |", False),
        ("", False),
        ("一、综合", False),
        ("填报单位：县民政局    报告期：二季度", False),
        ("今年新建敬老院 3 所，床位 240 张。", False),
    ],
)
def test_a_row_shows_by_itself(text, expected):
    assert is_row(Line(1, text)) is expected


WORDS = [
    "养老机构",
    "其中:镇",
    "1.",
    "个",
    "人次",
    "元/人·月",
    "JZH011111000",
    "数量",
    "甲",
]
NUMBERS = ["3", "1,094", "-1.3", "36.9%", "— "]
PARTINGS = ["", " ", "  ", "　", "\t", " | ", "\n", "\n\n"]


@given(
    st.lists(st.sampled_from([*WORDS, *NUMBERS, *PARTINGS]), max_size=40).map("".join)
)
def test_nothing_is_lost_and_nothing_invented(text):
    cells = "".join(cell for row in cells_of(text) for cell in row)
    assert re.sub(r"\s", "", cells) == re.sub(r"[\s|]", "", text)


@given(st.text(alphabet="养老 　|\t\n.,105个JZH元/月甲乙:："))
def test_no_text_at_all_is_lost(text):
    cells = "".join(cell for row in cells_of(text) for cell in row)
    assert re.sub(r"\s", "", cells) == re.sub(r"[\s|]", "", text)


@given(
    st.lists(st.sampled_from([*WORDS, *NUMBERS, *PARTINGS]), max_size=40).map("".join)
)
def test_rows_stand_in_the_order_of_their_lines(text):
    places = [(row.first_line, row.last_line) for row in rows_of(lines_of(text))]
    assert all(first <= last for first, last in places)
    assert places == sorted(places)
