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
