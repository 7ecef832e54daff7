"""Tables read row by row: one value a row, with its unit, period, place and whole name."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.texts import generate
from reading.documents import parse
from reading.figures.figure import FigureKind, ParsedFigure, PlacedBlock, Setting
from reading.figures.tables import figures_in_rows
from reading.figures.tables.cells import scaled_unit
from reading.parsed import Block, BlockKind, ParsedArticle

CASES = Path(__file__).parents[1] / "cases" / "statistics"
CODED = ("JZH", "YZH")


def placed(blocks) -> list[PlacedBlock]:
    offset, found = 0, []
    for block in blocks:
        if block.kind is BlockKind.ROW:
            found.append(PlacedBlock(block=block, offset=offset))
        offset += len(block.text) + 1
    return found


def read(*rows: str, heading: str = "", **setting) -> list[ParsedFigure]:
    """The figures of rows written with bars between their cells."""
    blocks = [
        Block(
            kind=BlockKind.ROW, text=row.replace("|", "\t"), first_line=i, last_line=i
        )
        for i, row in enumerate(rows, 1)
    ]
    return list(figures_in_rows(placed(blocks), Setting(**setting), heading))


def said(figures: list[ParsedFigure]) -> list[str]:
    return [f"{each.label} {each.value.normalize():f}{each.unit}" for each in figures]


def of_article(article: ParsedArticle, **setting) -> list[ParsedFigure]:
    rows = placed(article.blocks)
    return list(figures_in_rows(rows, Setting(**setting), article.title))


def stated_rows(path) -> list[dict]:
    """The rows that a person noted of a case; of some only the head and foot are noted."""
    issue = json.loads(path.with_suffix(".json").read_text("utf-8"))["facts"]["issues"][
        0
    ]
    return issue.get("rows") or issue.get("articles", [{}])[0].get("rows", [])


STATED = [path for path in sorted(CASES.glob("*.txt")) if stated_rows(path)]


@pytest.mark.parametrize("path", STATED, ids=lambda path: path.stem)
def test_every_row_of_the_quarterly_form_yields_its_value(path):
    article = parse(path.read_bytes(), path.name).issues[0].articles[0]
    wanted = []
    for row in stated_rows(path):
        if row.get("value"):
            number = Decimal(row["value"].replace(",", ""))
            wanted.append(number * scaled_unit(row["unit"]).factor)
    figures = of_article(article)
    assert [figure.value for figure in figures] == wanted
    assert all(article.text[f.start : f.end] == f.raw for f in figures)


@pytest.mark.parametrize("seed", range(1, 41))
def test_every_row_of_a_generated_form_yields_its_value(seed):
    text = generate(seed, "statistics")
    article = parse(text.content, text.name).issues[0].articles[0]
    wanted = []
    for row in text.facts["issues"][0]["articles"][0]["rows"]:
        if len(row) > 3 and row[2].startswith(CODED):
            measure = scaled_unit(row[1])
            number = Decimal(row[3].replace(",", ""))
            wanted.append((number * measure.factor, measure.unit))
    figures = of_article(article, kind="statistics")
    assert [(figure.value, figure.unit) for figure in figures] == wanted


def test_a_figure_stands_where_it_says_in_a_sentence_that_is_its_row():
    (figure,) = read("指标|单位|数量", "结婚登记|对|3,127")
    assert (figure.raw, figure.start, figure.end) == ("3,127", 16, 21)
    assert figure.sentence == "结婚登记\t对\t3,127"
    assert (figure.sentence_start, figure.sentence_end) == (9, 21)
    assert figure.line == 2


def test_last_quarters_and_the_change_are_no_values():
    assert said(
        read("指标名称|单位|上季度|本季度|环比（%）", "养老机构数|家|62|63|1.61")
    ) == ["养老机构数 63家"]


def test_the_sum_since_january_goes_before_the_month():
    assert said(read("指标|单位|本月|累计", "离婚登记|对|31|440")) == ["离婚登记 440对"]


def test_a_part_is_named_with_its_whole():
    rows = ("项目|单位|数量", "低保对象|人|900", "其中：女性|人|410", "农村|人|700")
    assert said(read(*rows)) == [
        "低保对象 900人",
        "低保对象（女性） 410人",
        "农村低保对象 700人",
    ]


def test_city_or_rural_is_taken_from_the_row_above():
    rows = (
        "项目|单位|数量",
        "农村最低生活保障",
        "最低生活保障人数|人|52",
        "户数|户|33",
    )
    assert said(read(*rows)) == [
        "农村最低生活保障人数 52人",
        "农村最低生活保障户数 33户",
    ]


def test_a_total_beneath_its_parts_is_not_taken_for_the_last_of_them():
    rows = ("项目|单位|数量", "城市低保人数|人|2", "农村低保人数|人|5", "低保人数|人|7")
    assert said(read(*rows))[-1] == "低保人数 7人"


def test_a_scope_is_not_taken_where_another_thing_is_counted():
    rows = ("项目|单位|数量", "二、农村低保", "人数|人|5", "临时救助人次|人次|9")
    assert said(read(*rows))[-1] == "临时救助人次 9人次"


def test_money_and_people_come_in_their_base_unit():
    rows = ("项目（单位）|数量", "低保资金（万元）|1,033.75", "低保人数（万人）|2.5")
    assert said(read(*rows)) == ["低保资金 10337500元", "低保人数 25000人"]


def test_a_unit_above_the_table_holds_for_all_but_what_names_its_own():
    rows = ("单位：万元", "项目|金额", "社会救助支出|8.5", "低保户数|12")
    assert said(read(*rows)) == ["社会救助支出 85000元", "低保户数 12户"]


@pytest.mark.parametrize("cell", ["", "—", "/", "…", "无"])
def test_a_blank_cell_is_missing_and_not_zero(cell):
    assert said(read("项目|单位|数量", f"乡|个|{cell}", "街道|个|0")) == ["街道 0个"]


@pytest.mark.parametrize("cell", ["105103", "105 103", "105.2103.5", "105103-1.31"])
def test_numbers_glued_together_are_no_value(cell):
    rows = ("指标|单位|本季度|上季度|环比", f"乡级行政区划|个|{cell}", "镇|个|9190")
    assert read(*rows) == []


def test_a_row_that_has_lost_a_cell_is_left_alone():
    """Nobody can say which quarter the number is of."""
    rows = ("指标|单位|本季度|上季度", "结婚登记|对|31|29", "离婚登记|对|12")
    assert said(read(*rows)) == ["结婚登记 31对"]


def test_each_row_of_a_table_by_county_is_of_its_county():
    figures = read(
        "县区|户数（户）|人数（人）",
        "武江区|866|1395",
        "南雄|512|903",
        "马坝镇|7|9",
        "合计|1385|2307",
        heading="2022年6月底各县（市、区）低保情况",
        region_code="440200",
    )
    assert [each.region_code for each in figures[::2]] == [
        "440203",
        "440282",
        "",
        "440200",
    ]
    assert [each.place_is_inferred for each in figures[::2]] == [False] * 3 + [True]
    assert said(figures)[1] == "低保人数 1395人"
    # A town is in no list: whose the figure is its name says, and not its label.
    assert said(figures)[4] == "低保户数 7户"
    assert figures[4].place_words == "马坝镇"
    assert {each.period_end for each in figures} == {date(2022, 6, 30)}


def test_headings_in_two_rows_are_read_together():
    figures = read(
        "地区|城市低保|||农村低保||",
        "|人数（人）|户数（户）|支出（万元）|人数（人）|户数（户）|支出（万元）",
        "罗定市|1|2|3|4|5|6",
        region_code="445300",
    )
    assert said(figures) == [
        "城市低保人数 1人",
        "城市低保户数 2户",
        "城市低保支出 30000元",
        "农村低保人数 4人",
        "农村低保户数 5户",
        "农村低保支出 60000元",
    ]


def test_places_and_years_may_head_the_columns():
    by_place = read("指标|单位|全市|浈江区", "特困人员|人|61|2", region_code="440200")
    assert [each.region_code for each in by_place] == ["440200", "440204"]
    by_year = read("指标|单位|2020年|2021年", "结婚登记|对|551|521")
    assert [each.period_end.year for each in by_year] == [2020, 2021]


def test_a_flow_counts_from_january_and_a_stock_at_the_end():
    flow, stock, standard = read(
        "指标|单位|数量",
        "民政事业费累计支出|万元|18",
        "孤儿数|人|11",
        "城市低保平均标准|元/人·月|701",
        heading="2023年3季度民政统计季报",
    )
    assert (flow.period_start, flow.period_end) == (date(2023, 1, 1), date(2023, 9, 30))
    assert (stock.period_start, stock.period_end) == (None, date(2023, 9, 30))
    assert (standard.kind, standard.unit) == (FigureKind.STANDARD, "元/人/月")
    assert not flow.period_is_inferred


@pytest.mark.parametrize(
    ("heading", "first", "last"),
    [
        ("2022年1季度", (1, 1), (3, 31)),
        ("二〇二二年第三季度民政统计", (1, 1), (9, 30)),
        ("2022年上半年情况", (1, 1), (6, 30)),
        ("2022年4-6月情况", (4, 1), (6, 30)),
        ("截至2022年2月底", (1, 1), (2, 28)),
        ("2022年度统计表", (1, 1), (12, 31)),
        ("2022.09", (1, 1), (9, 30)),
    ],
)
def test_the_period_is_read_from_the_heading(heading, first, last):
    (figure,) = read("结婚登记|对|31", heading=heading)
    assert figure.period_start == date(2022, *first)
    assert figure.period_end == date(2022, *last)


def test_a_quarter_over_one_column_is_that_quarter_and_not_the_year_up_to_it():
    stock, flow = read(
        "县区|农村低保人数（人）|第三季度发放资金（万元）",
        "乐昌市|17826|2954.3",
        heading="2022年第三季度农村低保情况公示",
    )
    assert (stock.period_start, stock.period_end) == (None, date(2022, 9, 30))
    assert (flow.period_start, flow.period_end) == (date(2022, 7, 1), date(2022, 9, 30))


def test_a_table_that_names_no_period_is_of_the_last_whole_month():
    (figure,) = read("结婚登记|对|31", issued_on=date(2023, 1, 9), kind="statistics")
    assert (figure.period_start, figure.period_end) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
    )
    assert figure.period_is_inferred


def test_what_is_planned_is_a_target():
    figures = read("县区|任务数（户）|完成数（户）", "阜宁县|400|412")
    assert [each.kind for each in figures] == [FigureKind.TARGET, FigureKind.ACTUAL]


@pytest.mark.parametrize(
    "rows",
    [
        ("序号|单位|联系人|联系电话", "1|浈江区民政局|李同志|0751-8221234"),
        ("时间|内容|地点", "14:30|分组讨论|201室", "2022年3月5日|观摩|乐昌市"),
        ("序号|文件名称|文号", "1|关于做好低保工作的通知|韶民发〔2021〕12号"),
        ("排名|单位|得分", "1|罗定市民政局|98.5"),
        ("打印|关闭", "上一篇|下一篇"),
        ("项目|数量", "档案卷宗|77"),
    ],
)
def test_a_list_without_measured_quantities_yields_none(rows):
    assert read(*rows) == []


def test_a_person_in_a_list_is_not_named_in_the_label():
    figures = read("姓名|年龄|救助金额（元）", "王某某|67|2000")
    assert said(figures) == ["救助金额 2000元"]


def test_pipes_and_gaps_that_no_layout_parted_part_cells_too():
    rows = (
        "| 项目 | 单位 | 数量 |",
        "|---|---|---:|",
        "| 社工站 | 个 | 18 |",
        "养老机构数    个    63",
    )
    blocks = [
        Block(kind=BlockKind.ROW, text=row, first_line=1, last_line=1) for row in rows
    ]
    figures = list(figures_in_rows(placed(blocks), Setting()))
    assert said(figures) == ["社工站 18个", "养老机构数 63个"]
