"""Times that are said in passing, or that only some of what follows is of."""

import pytest

from .test_periods import ISSUED, YEAR_2022, periods_of

YEAR_SO_FAR = ("2023-01-01", ISSUED)


def test_the_same_months_a_year_before_end_with_their_clause():
    text = "一季度火化遗体410具，主要是上年同期基数较高。救助流浪人员63人次。"
    assert periods_of(text) == [("2023-01-01", "2023-03-31")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "截至4月底，儿童主任820名，留守儿童1.2万人全部签订协议。",
        "一季度，残疾人910人均已建档。",
        "4月，全市12处婚姻登记机关共办理业务。",
        "今年以来二期完工，可安葬骨灰800具。",
    ],
)
def test_all_that_there_are_have_no_beginning_whatever_was_done(text):
    assert periods_of(text)[-1][0] is None


def test_those_at_the_year_s_end_are_no_part_of_those_who_came_and_left():
    text = "2022年，全年新纳入低保820人，退出690人，年末低保对象3.1万人。"
    assert periods_of(text) == [YEAR_2022, YEAR_2022, (None, "2022-12-31")]


def test_the_days_that_the_first_paragraph_tells_of_are_those_of_the_round():
    text = (
        "新春将至，为把党和政府的关怀送到群众心坎上，各组分头行动，5月8日至11日，走访慰问困难家庭。\n"
        "此次活动共走访慰问困难家庭230户，发放慰问金23万元。"
    )
    assert periods_of(text) == [("2023-05-08", "2023-05-11")] * 2


def test_from_a_campaign_s_first_day_on_is_since_the_campaign_began():
    text = (
        "4月26日起，市救助站会同公安部门启动“送温暖”专项行动。\n"
        "行动开展以来，救助流浪人员63人次。"
    )
    assert periods_of(text) == [("2023-04-26", ISSUED)]


def test_from_when_a_rule_holds_is_no_beginning_of_a_sum():
    title = "2023年工作小结"
    text = "从2月1日起，低保标准提高到每人每月820元。截至4月底，累计发放低保金2.1亿元。"
    assert periods_of(text, title=title)[1] == ("2023-01-01", "2023-04-30")


def test_a_month_that_is_paid_ahead_is_the_one_to_come():
    text = "决定提前发放6月份低保金。有关事项如下：\n孤儿每人每月1260元。"
    assert periods_of(text) == [(None, ISSUED)]


def test_a_month_is_of_the_last_year_that_was_told():
    text = "2022年实施临时救助760人次；2023年一季度救助190人次。\n截至4月末，边缘家庭520户。"
    assert periods_of(text)[2] == (None, "2023-04-30")


def test_a_sum_from_one_day_to_another_is_of_those_days():
    text = "自3月16日集中祭扫启动至4月6日，全市累计接待群众36万人次。"
    assert periods_of(text) == [("2023-03-16", "2023-04-06")]


def test_what_is_by_now_behind_this_year_began_with_the_year():
    assert periods_of("今年补助36万元，目前已支付21万元。") == [YEAR_SO_FAR] * 2


def test_a_state_goes_on_behind_a_sum_said_beside_it():
    text = "截至目前，建成驿站36家，前4个月送餐6万人次。全市老年人口达6.2万人。"
    assert periods_of(text) == [
        (None, ISSUED),
        ("2023-01-01", "2023-04-30"),
        (None, ISSUED),
    ]


def test_what_only_came_about_is_of_the_course_that_was_told():
    text = (
        "截至4月末，平台归集低收入人口62万人。今年以来新纳入低保6200人。\n"
        "城南县新纳入低保310人。"
    )
    assert periods_of(text)[1:] == [YEAR_SO_FAR] * 2


def test_an_average_standard_is_told_with_the_state():
    text = "截至3月底，低保对象36万人。全市低保平均标准为每人每月780元。"
    assert periods_of(text) == [(None, "2023-03-31")] * 2


def test_since_a_year_s_end_is_no_state_of_that_day():
    text = "2022年底以来，落实经费620万元。全市120个乡镇配备儿童主任2700名。"
    assert periods_of(text) == [
        ("2022-12-31", ISSUED),
        (None, ISSUED),
        (None, ISSUED),
    ]


def test_those_visited_one_after_another_were_visited_on_that_day():
    text = "5月10日，副市长一行先后来到惠东县、博罗县，看望了8户低保户、4名孤儿。"
    assert periods_of(text) == [("2023-05-10", "2023-05-10")] * 2


def test_what_was_set_up_for_the_day_that_is_told_of_is_of_that_day():
    text = (
        "5月9日，全市婚姻登记处迎来热潮。据统计，当天办理结婚登记487对。\n"
        "为应对高峰，全市增设窗口9个。"
    )
    assert periods_of(text) == [("2023-05-09", "2023-05-09")] * 2


def test_all_that_there_are_by_now_stand_behind_those_that_are_new():
    text = "2022年，年内新建成服务中心9家，累计建成72家。"
    assert periods_of(text) == [YEAR_2022, (None, "2022-12-31")]


def test_a_month_that_is_expected_is_to_come():
    (period,) = periods_of("新圩镇养老院预计10月交付使用，床位150张。")
    assert period[1] == "2023-10-31"


def test_a_sum_is_of_the_day_that_tells_behind_it_when_it_was_given():
    text = "第一批资金4.1亿元已于2022年12月下达。"
    assert periods_of(text) == [("2022-12-01", "2022-12-31")]


def test_what_was_done_since_an_opening_is_of_no_day_before_it():
    text = "今年元旦当天登记96对，“湖畔颁证点”开放以来办理颁证214场。"
    assert periods_of(text)[1] != periods_of(text)[0]


def test_a_price_is_of_no_months_that_were_summed_up_before_it():
    text = "1—4月累计提供助餐服务96万人次。市财政对困难长者每餐补贴5元。"
    assert periods_of(text)[1] == (None, ISSUED)


def test_each_of_two_years_has_its_own_sum():
    text = "2021年、2022年总会在该活动中分别筹款157万元和402万元。"
    assert periods_of(text) == [("2021-01-01", "2021-12-31"), YEAR_2022]


def test_the_budget_of_a_year_to_come_is_of_that_year():
    text = "2024年市级预算安排1950万元。"
    assert periods_of(text) == [("2024-01-01", "2024-12-31")]


def test_homes_for_others_are_no_deed_of_taking_in():
    text = "一季度办理结婚登记310对。全市收养性社会福利单位96个。"
    assert periods_of(text)[1] == (None, "2023-03-31")


YEARS_REPORT = (
    "#一、上一年度推进法治政府建设的主要举措\n检查养老机构34家次。\n"
    "#二、2025年工作打算\n全年计划改造居家适老化房屋120户。"
)


def test_the_form_of_a_years_report_calls_that_year_the_one_before():
    """It comes out in January: 上一年度 is the title's year, 全年 of its plan the next."""
    title = "双河县民政局2024年度法治政府建设年度报告"
    found = periods_of(YEARS_REPORT, issued="2025-01-24", title=title)
    assert found == [("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31")]


def test_in_the_year_itself_the_one_before_is_another():
    title = "双河县民政局2024年法治建设情况报告"
    found = periods_of(YEARS_REPORT, issued="2024-12-24", title=title)
    assert found == [("2023-01-01", "2023-12-31"), ("2025-01-01", "2025-12-31")]


def test_what_a_january_report_did_all_the_year_is_of_the_year_before():
    text = "#一、主要工作\n全年救助流浪乞讨人员27人次。"
    found = periods_of(text, issued="2025-01-24", title="双河县民政局工作报告")
    assert found == [("2024-01-01", "2024-12-31")]


def test_the_quarter_told_of_is_meant_by_this_quarter():
    text = "2022年二季度末，全市有孤儿120名。当季发放孤儿基本生活费40万元。"
    assert periods_of(text) == [(None, "2022-06-30"), ("2022-04-01", "2022-06-30")]


def test_no_quarter_is_meant_where_more_than_one_was_told_of():
    text = "2022年，全市有孤儿120名，当季发放孤儿基本生活费40万元。"
    assert periods_of(text)[-1] == YEAR_2022


def test_what_begins_with_a_season_is_of_no_day_alone():
    assert periods_of("入冬至3月20日，救助流浪乞讨人员83人次。") == [
        (None, "2023-03-20")
    ]


def test_both_numbers_of_a_change_are_of_the_time_it_took():
    text = "3月，低保对象与上月相比净减43户、68人。"
    assert periods_of(text) == [("2023-03-01", "2023-03-31")] * 2


def test_what_is_left_to_do_is_of_the_time_told_behind_it():
    assert periods_of("全市完成改造210户。余下62户将于11月底前完工。")[-1] == (
        None,
        "2023-11-30",
    )
