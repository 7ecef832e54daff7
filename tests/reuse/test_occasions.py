"""What was told on another occasion, and what goes on or comes into force."""

from dataclasses import replace
from datetime import date

import pytest

from reading.reuse import TextRelation, ToldText, compare
from reading.reuse.occasions import becomes_rule

FORM = (
    "{day}，云和县民政局组织47名党员到石塘镇长汀村开展义务劳动，清理沟渠1260米、修剪竹篱，"
    "还给村口的老樟树围了一圈石凳。支书叶水根说，干完活坐下来喝口茶，比开会记得牢。"
)
TOLD = ToldText(
    title="县民政局开展义务劳动",
    paragraphs=(FORM.format(day="4月11日"), "大家约好秋收时再来。"),
    day=date(2024, 4, 12),
    level=0,
    places=("331125",),
    bureau="云和县民政局",
)


def again(day: str, printed: date) -> ToldText:
    return replace(
        TOLD, paragraphs=(FORM.format(day=day), TOLD.paragraphs[1]), day=printed
    )


def test_a_day_that_was_yet_to_come_is_of_the_next_occasion():
    assert compare(TOLD, again("5月9日", date(2024, 5, 10))) is None


def test_a_day_that_was_past_puts_the_first_right():
    found = compare(TOLD, again("4月10日", date(2024, 4, 15)))
    assert found.relation is TextRelation.REVISED


def test_a_day_printed_again_after_new_year_is_one_day():
    december = again("4月11日", date(2024, 12, 30))
    assert compare(december, again("4月11日", date(2025, 1, 8))) is not None


def test_a_draft_is_revised_by_the_rule_of_its_name_alone():
    draft = replace(TOLD, title="云和县义务劳动管理办法（征求意见稿）")
    rule = again("6月1日起", date(2024, 9, 2))
    named = replace(rule, title="关于印发《云和县义务劳动管理办法》的通知")
    assert compare(draft, named).relation is TextRelation.REVISED
    assert (
        compare(draft, replace(named, title="关于印发《云和县值班办法》的通知")) is None
    )


@pytest.mark.parametrize(
    ("draft", "title", "becomes"),
    [
        ("云和县值班办法（征求意见稿）", "云和县值班办法（试行）", True),
        ("云和县值班办法（征求意见稿）", "《云和县值班办法》政策解读", False),
        (
            "云和县值班办法（草案）",
            "关于《云和县值班办法》公开征求意见情况的反馈",
            False,
        ),
        ("云和县值班办法（草案）", "《云和县值班办法（送审稿）》公开征求意见", True),
        ("————（草案）", "云和县值班办法", False),
        ("《云和县值班办法》（征求意见稿）", "印发《云和县值班办法》的通知", True),
        ("云和县值班办法", "云和县值班办法（2024年修订）", True),
        ("云和县值班办法（试行）", "印发《云和县值班办法（修订）》的通知", True),
        ("《云和县值班办法》政策解读", "云和县值班办法（修订）", False),
        ("云和县招聘公告", "云和县招聘公告（修订）", False),
    ],
)
def test_what_tells_about_a_rule_is_not_the_rule(draft, title, becomes):
    first, second = (replace(TOLD, title=each) for each in (draft, title))
    assert becomes_rule(first, second) is becomes
