"""Lines that belong together are joined, and no others."""

import pytest

from reading.documents.cleaning.joining import rejoin
from reading.documents.layouts import bulletin
from reading.parsed import Line

LONG = "会议要求各单位提高认识，把养老机构安全放在首位，逐一检查消防通道和用电线路，发现问题立即整改，并将"


def joined(*texts: str) -> list[str]:
    return [line.text for line in rejoin([Line(n, t) for n, t in enumerate(texts, 1)])]


@pytest.mark.parametrize("mark", "，,、")
def test_a_line_that_ends_in_a_comma_goes_on(mark):
    assert joined(f"检查了各县的养老机构{mark}", "", "— 2 —", "发现隐患12处") == [
        f"检查了各县的养老机构{mark}发现隐患12处",
        "",
        "— 2 —",
    ]


def test_a_long_line_without_an_end_goes_on_with_the_rest_of_a_sentence():
    assert joined(LONG, "— 2 —", "结果报市局。")[0] == LONG + "结果报市局。"


@pytest.mark.parametrize(
    "texts",
    [
        ("检查结束。", "发现隐患12处。"),
        ("检查结束，", "一、抓落实"),
        ("民政工作动态", "发现隐患12处。"),
        (LONG, "民政工作动态"),
    ],
)
def test_what_ends_or_begins_by_itself_is_not_joined(texts):
    assert joined(*texts) == list(texts)


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        (["(2022年第5期)", "近日。"], True),
        (["韶关市民政局", "2022年5月6日", "近日。", "分送：市委办公室。"], True),
        (["韶关市民政局", "近日，开展检查。", "分送：市委办公室。"], False),
        (["韶关市民政局", "2022年5月6日", "近日，开展检查。"], False),
    ],
)
def test_a_bulletin_shows_by_its_number_or_two_stamps_and_a_list(texts, is_one):
    lines = [Line(n, text) for n, text in enumerate(texts, 1)]
    assert bulletin.recognises(lines) is is_one


# Broken at thirteen signs, within words and numbers.
COLUMN = [
    "清晨五点，食堂的灶火就旺了",
    "起来。三位村嫂淘米切菜，给",
    "村里42位老人备下早饭，热粥",
    "装进保温桶，由骑手分头送到",
    "各家。",
]


def test_a_narrow_column_is_one_paragraph_between_gaps():
    assert joined(*COLUMN, "", *COLUMN) == ["".join(COLUMN), "", "".join(COLUMN)]


def test_a_headline_above_a_narrow_column_stays_apart():
    heads = ["山村食堂五点钟亮灯", "四十二位老人吃热饭"]
    assert joined(*heads, "", *COLUMN, "", *COLUMN)[:2] == heads


@pytest.mark.parametrize(
    "verses",
    [
        ["灶火映红了半边山墙", "热粥盛进旧日的瓷碗", "白发人笑着数那星光"] * 4,
        ["灶火映红了半边山墙", "热粥盛进旧日的瓷碗", "白发人笑着数那星光。"] * 4,
    ],
)
def test_verses_are_no_column(verses):
    assert len(joined(*verses, "", "他们都说这日子长。")) >= len(verses)


def test_a_row_of_numbers_keeps_its_empty_cells_at_both_ends():
    rows = ["柳桥镇\t公办\t2\t140", "\t民办\t5\t310", "沙塘镇\t公办\t3\t"]
    assert joined(*rows) == rows
    assert joined("\t镇民政办\t2024年1月8日") == ["镇民政办\t2024年1月8日"]


@pytest.mark.parametrize(
    "below",
    ["年近百岁的张奶奶，每月领取津贴500元。", "年满80周岁的老年人，由村里代办。"],
)
def test_a_year_is_not_set_before_an_age(below):
    assert joined("2023", below) == ["2023", below]


def test_a_year_is_set_before_the_rest_of_its_word():
    below = "年，我局走访慰问百岁老人12名。"
    assert joined("2023", below) == [f"2023{below}"]


@pytest.mark.parametrize(
    "stamp",
    [
        ["来源：谢岗镇敬老院 20", "24-03-05 09:10"],
        ["发布时间：2024-03", "-05 09:10"],
        ["谢岗镇敬老院　2024年3月", "5日"],
    ],
)
def test_a_date_that_the_margin_cut_is_whole_again(stamp):
    column = [each + "再添一勺糖，搅匀。" for each in COLUMN[:3]]
    wide = ["谢岗镇敬老院的早饭天不亮就端上了桌，三位村嫂淘米切菜，"] * 3
    assert "".join(stamp) in joined(*stamp, "", *wide, *column)


@pytest.mark.parametrize(
    "lines", [["截止日期：2024-03-1", "2"], ["2024-03-05", "24小时有人值守"]]
)
def test_a_number_below_a_whole_date_is_no_part_of_it(lines):
    wide = ["谢岗镇敬老院的早饭天不亮就端上了桌，三位村嫂淘米切菜，"] * 3
    assert set(lines) <= set(joined(*lines, "", *wide))


@pytest.mark.parametrize("cells", [["2022", "-1.5"], ["2022.1", "2.3"]])
def test_cells_below_one_another_are_no_torn_date(cells):
    wide = ["谢岗镇敬老院的早饭天不亮就端上了桌，三位村嫂淘米切菜，"] * 3
    end = "一锅粥熬得又稠又香。"
    assert set(cells) <= set(joined(*wide, end, *cells, "", *wide, end))


WRAPPED = [
    "　　全年共办理登记四百一十二件，比上年多办了十七件，其中补领的七十二",
    "件，全部当天办结，没有一件超过承诺的时限，群众评价满意的占九成以上",
    "，评价一般的逐件回访。",
    "　　年末在册社会组织一百八十三家，其中社会团体九十七家，其余为民办非",
    "企业单位，没有基金会，换届的有二十四家，注销的有六家，均已登报公告，",
    "档案移交完毕。",
]


def test_a_note_goes_on_over_the_margin():
    note = "注：1.本表数字因四舍五入与分项之和略有出入。2.机构数包括公办的和公建"
    assert joined(*WRAPPED, note, "民营的机构。")[-1] == note + "民营的机构。"


@pytest.mark.parametrize(
    ("note", "below"),
    [
        ("注：1.本表数字因四舍五入略有出入。", "县民政局将另行公布。"),
        ("注：本表数字由各镇上报，", "2.机构数包括公办的。"),
        ("注：含公办的", "民营的机构另行统计。"),
    ],
)
def test_what_follows_a_note_that_is_over_is_no_part_of_it(note, below):
    assert joined(*WRAPPED, note, below)[-2:] == [note, below]


@pytest.mark.parametrize("bar", "|｜│")
def test_a_name_that_two_rows_of_a_table_hold_joins_no_rows(bar):
    rows = (
        f"{bar} 1 {bar} 《某区居家养老 {bar} 民发1号 {bar}",
        f"{bar} {bar} 服务办法》 {bar} {bar}",
    )
    assert joined(*rows) == list(rows)
    assert joined("请按《某区居家养老", "服务办法》办理。") == [
        "请按《某区居家养老服务办法》办理。"
    ]
