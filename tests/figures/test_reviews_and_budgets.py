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


PLAN = "#一、养老\n今年全县计划新建助餐点40个，{}\n#二、婚姻登记\n1—2月办理结婚登记610对，登记合格率100%。"


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("截至2月底已建成6个，完成率15%。", "actual"),
        ("目前，已开工6个。", "actual"),
        ("确保完成率100%。", "target"),
        ("截至年底完成30个。", "target"),
    ],
)
def test_a_plan_told_beside_what_came_of_it_does_not_plan_what_follows(beside, kind):
    kinds = [each[0] for each in told(PLAN.format(beside), "")]
    assert (kinds[0], *kinds[-2:]) == ("target", kind, kind)


def test_what_a_plan_builds_on_is_no_word_that_it_was_reached():
    text = "今年将在已建成21家养老机构的基础上，新建养老机构3家。"
    assert [each[0] for each in told(text, "")] == ["actual", "target"]


def test_a_task_of_the_year_is_what_is_to_be_added():
    text = "今年任务新增养老机构5家，目前已建成3家。"
    assert [each[0] for each in told(text, "")] == ["target", "actual"]


BESIDE = "年末，全县有城市低保对象980人。城市低保标准由每人每月370元提高到400元。"


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("2023年全县民政事业统计公报", BESIDE, "2023-12-31"),
        ("全县提高低保标准", BESIDE, ISSUED),
        (
            "2023年全县民政事业统计公报",
            f"{BESIDE}\n2024年1月起，城市低保标准提高到每人每月430元。",
            ISSUED,
        ),
    ],
)
def test_a_standard_beside_a_state_is_of_the_year_that_its_text_is_of(title, text, day):
    assert told(text, title)[-1] == ("standard", None, day)


@pytest.mark.parametrize(
    ("said", "day"),
    [("平均标准每人每月400元，比上年增长5%", "2023-12-31"), ("每餐收费12元", ISSUED)],
)
def test_how_much_an_average_grew_is_told_with_the_state(said, day):
    text = f"截至2023年底，全县有低保对象980人。{said}。"
    assert told(text, "")[-1][2] == day


def test_the_year_of_a_heading_ends_that_of_the_paragraph_above_it():
    text = "报告2022年情况和2023年打算。\n#一、2022年工作\n全年救助流浪人员86人次。"
    assert told(text, "") == [("actual", "2022-01-01", "2022-12-31")]


def test_a_paragraph_that_goes_on_keeps_the_later_of_two_years():
    text = (
        "2022年救助流浪人员86人次；2023年上半年救助41人次。\n6月末，全县有救助站2个。"
    )
    assert told(text, "")[-1] == ("actual", None, "2023-06-30")
