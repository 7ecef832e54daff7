"""A text that tells of the year before and plans the next: each part of its own year."""

import pytest

from .test_periods import read

ISSUED = "2024-02-26"
BOTH = "县慈善会：2023年善款收支执行情况和2024年收支预算安排"
YEAR, NEXT = ("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")


def told(text: str, title: str) -> list[tuple[str, str | None, str]]:
    return [
        (
            str(each.kind),
            each.period_start and str(each.period_start),
            str(each.period_end),
        )
        for each in read(text, ISSUED, title)
    ]


@pytest.mark.parametrize(
    "title",
    ["县民政局2024年部门预算收支情况说明", "县民政局2024年预算收支及三公经费公开"],
)
def test_what_a_budget_takes_in_and_pays_out_is_no_review(title):
    assert told("2024年低保金支出3120万元。", title) == [("target", *NEXT)]


@pytest.mark.parametrize(
    "title",
    [
        BOTH,
        "县慈善会关于2023年善款收支情况及2024年预算草案的报告",
        "关于2023年预算执行情况和2024年预算草案的报告",
        "县慈善会2023年度决算和2024年度预算说明",
    ],
)
def test_what_was_taken_in_is_no_target_though_the_title_names_a_budget_too(title):
    text = (
        "现报告2023年善款收支执行情况和2024年收支预算安排。\n"
        "#一、2023年度善款收支情况\n"
        "（一）全年善款收入512万元。其中：\n"
        "1.企业定向捐赠130万元；\n"
        "2.个人捐赠82万元，惠及310人次。\n"
        "#二、2024年收支预算安排\n"
        "2024年募集善款600万元，支出580万元。"
    )
    assert told(text, title) == [("actual", *YEAR)] * 4 + [("target", *NEXT)] * 2


def test_the_sums_of_a_budget_alone_stay_what_is_to_be_paid():
    text = (
        "#一、预算安排情况\n2024年收入预算8120万元，其中低保金3120万元。局机关有车5辆。"
    )
    got = told(text, "县民政局2024年部门预算公开说明")
    assert got == [("target", *NEXT)] * 2 + [("actual", None, ISSUED)]


def test_the_year_of_a_heading_ends_that_of_the_paragraph_above_it():
    text = "报告2022年情况和2023年打算。\n#一、2022年工作\n全年救助流浪人员86人次。"
    assert told(text, "") == [("actual", "2022-01-01", "2022-12-31")]


def test_a_paragraph_that_goes_on_keeps_the_later_of_two_years():
    text = (
        "2022年救助流浪人员86人次；2023年上半年救助41人次。\n6月末，全县有救助站2个。"
    )
    assert told(text, "")[-1] == ("actual", None, "2023-06-30")
