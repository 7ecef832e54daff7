"""Whole texts of self-assessments, one cell a line or not, and of cells that hold sentences."""

import pytest

from reading.whole import read

STAMP = "\n\n发布时间：2022-04-08  来源：青龙满族自治县民政局\n\n"
# Bars behind each cell; the row of 供养标准 has one too many at its head.
BARRED = f"""\
特困供养绩效自评表{STAMP}\
绩效自评表 (2021年度) |
|||||||
项目名称 |
特困供养 |
||||||
年初设定目标 |
完成情况综述 |
||||||
保障供养 |
全年发放供养金612万元，走访1380人次，完成任务。 |
||||||
一级指标 |
二级指标 |
三级指标 |
分值 |
年度指标值 |
全年实际值 |
得分 |
偏差原因 |
产出指标(50分) |
数量指标 |
★★特困人员救助供养人数(≥**人) |
10 |
>=1310人 |
1296人 |
9 |
动态管理 |
|
|
★护理型床位(≥**张) |
10 |
>=220张 |
231张 |
10 |
|
|
|
质量指标 |
★特困供养标准(≥**元/人·月) |
10 |
>=780元/人*月 |
805元/人*月 |
10 |
|
满意度指标 |
服务对象满意度 |
★对象满意度(≥**%) |
10 |
>=90% |
95% |
10 |
|
"""
BARRED_FIGURES = """\
612万元 供养金 actual 2021-01-01~2021-12-31
1380人次 走访 actual 2021-01-01~2021-12-31
>=1310人 特困人员救助供养人数 target ~2021-12-31
1296人 特困人员救助供养人数 actual ~2021-12-31
>=220张 护理型床位 target ~2021-12-31
231张 护理型床位 actual ~2021-12-31
>=780元/人*月 特困供养标准 target ~2021-12-31
805元/人*月 特困供养标准 standard ~2021-12-31
>=90% 对象满意度 target ~2021-12-31
95% 对象满意度 actual ~2021-12-31
"""
TABS = f"""\
2021年度绩效自评表{STAMP}\
一级指标\t二级指标\t三级指标\t年度目标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t城市低保人数\t≥2600人\t2588人\t10\t9
\t\t临时救助人次\t≥900人次\t1021人次\t10\t10
\t时效指标\t发放及时率\t=100%\t99.2%\t10\t9
\t成本指标\t每户补助\t≤300元\t\t10\t10
"""
TABS_FIGURES = """\
≥2600人 城市低保人数 target ~2021-12-31
2588人 城市低保人数 actual ~2021-12-31
≥900人次 临时救助人次 target 2021-01-01~2021-12-31
1021人次 临时救助人次 actual 2021-01-01~2021-12-31
=100% 发放及时率 target ~2021-12-31
99.2% 发放及时率 actual ~2021-12-31
≤300元 每户补助 target 2021-01-01~2021-12-31
"""
# 指标值 alone is the value, and nothing that was set.
ALONE = f"""\
2021年民政统计数据{STAMP}\
指标名称\t计量单位\t指标值
城市低保人数\t人\t2588
结婚登记\t对\t1021
"""
ALONE_FIGURES = """\
2588 城市低保人数 actual ~2021-12-31
1021 结婚登记 actual 2021-01-01~2021-12-31
"""
TWO_STOREYS = f"""\
2021年6月孤儿基本生活费发放情况表{STAMP}\
县区\t实发人数（人）\t孤儿数（人）\t\t资金（万元）\t说明
\t\t机构养育\t散居\t\t
昌黎县\t31\t12\t19\t4.96\t机构养育孤儿标准1600元/人·月。
卢龙县\t24\t\t24\t3.2\t
"""
TWO_STOREYS_FIGURES = """\
31 实发人数 actual ~2021-06-30
12 机构养育孤儿数 actual ~2021-06-30
19 散居孤儿数 actual ~2021-06-30
4.96 孤儿基本生活费资金 actual 2021-06-01~2021-06-30
1600元/人·月 机构养育孤儿标准 standard ~2021-06-30
24 实发人数 actual ~2021-06-30
24 散居孤儿数 actual ~2021-06-30
3.2 孤儿基本生活费资金 actual 2021-06-01~2021-06-30
"""


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (BARRED, BARRED_FIGURES),
        (TABS, TABS_FIGURES),
        (ALONE, ALONE_FIGURES),
        (TWO_STOREYS, TWO_STOREYS_FIGURES),
    ],
)
def test_each_value_is_what_was_set_or_what_was_reached(text, figures):
    whole = read(text.encode(), "form.txt")
    (article,) = whole.tags[0].by_article
    said = [
        f"{each.raw} {each.label} {each.kind} {each.period_start or ''}~{each.period_end}"
        for each in (figure.parsed for figure in article.figures)
    ]
    assert said == figures.splitlines()


def test_what_a_cell_tells_is_where_its_row_is():
    text = (
        f"2024年3月低保发放表{STAMP}县区\t户数\t说明\n昌黎县\t1100\t其中新增12户。\n"
        "城关镇\t60\t本月退出6户。\n卢龙县\t900\t全市退出80户。\n"
    )
    (article,) = read(text.encode(), "form.txt").tags[0].by_article
    places = {
        each.parsed.raw: (each.parsed.region_code, each.parsed.place_words)
        for each in article.figures
    }
    assert places["12户"] == ("130322", "")
    assert places["6户"] == ("", "城关镇")
    assert places["80户"][0] != "130324"


def test_a_list_with_a_bar_behind_each_line_is_no_table():
    text = f"某县民政局动态{STAMP}首页 |\n走访老人36户 |\n||\n救助12人次 |\n联系我们 |\n||\n版权所有 |\n"
    whole = read(text.encode(), "page.txt")
    assert not any("\t" in b.text for b in whole.document.issues[0].articles[0].blocks)
