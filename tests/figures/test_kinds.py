"""Whether a number was reached, is a rule's rate, is planned or a limit, sentence by sentence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reading.figures import extract
from reading.parsed import Block, BlockKind

from .test_prose import SHAOGUAN, paragraphs, read

KINDS = json.loads(Path(__file__).with_name("kinds.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row["text"])
def test_each_number_of_a_sentence_has_its_kind(row):
    setting = replace(SHAOGUAN, kind=row.get("kind", ""))
    found = read(row["text"], setting)
    assert [f"{each.value:f} {each.unit} {each.kind}" for each in found] == row["read"]


NEWS = replace(SHAOGUAN, kind="web")


def test_in_news_a_plan_goes_on_till_a_sentence_tells_what_was():
    figures = extract(
        paragraphs(
            "今年，我市将新建助浴点。改造浴室6间。截至目前，4间完工，共服务老人90人。"
        ),
        NEWS,
    )
    assert [each.kind for each in figures] == ["target", "actual", "actual"]


def test_a_plan_of_a_year_that_is_over_is_none():
    (figure,) = extract(paragraphs("2021年，我市将新建助浴点。改造浴室6间。"), NEWS)
    assert figure.kind == "actual"


def test_in_a_heading_of_news_nothing_is_planned():
    block = Block(kind=BlockKind.HEADING, text="改造浴室6间", first_line=1, last_line=1)
    (figure,) = extract([block], NEWS)
    assert figure.kind == "actual"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("仁化县民政局2022年工作打算", "target"),
        ("韶关市民政局关于印发《2022年养老服务工作要点》的通知", "target"),
        ("韶关市民政局2022年工作要点完成情况", "actual"),
        ("韶关市民政局2021年工作总结和2022年工作计划", "actual"),
        ("韶关市民政局谋划2022年工作思路", "actual"),
        ("韶关市启动“银龄关爱计划”", "actual"),
        ("韶关市社会工作服务站2022年启动暖冬计划", "actual"),
    ],
)
def test_a_title_that_plans_and_reviews_nothing_plans_all_of_its_text(title, kind):
    setting = replace(SHAOGUAN, title=title)
    text = "新建食堂12个。\n完成适老化改造600户。\n目前已有食堂9个。"
    *plans, there = extract(paragraphs(text), setting)
    assert [each.kind for each in plans] == [kind, kind]
    assert there.kind == "actual"


def test_what_a_plan_builds_at_least_is_a_goal_and_what_it_does_each_time_a_rule():
    setting = replace(NEWS, kind="", title="韶关市2022年民政工作要点")
    text = (
        "每个县至少培育2家企业。每村至少配备1名儿童主任。每个区县至少打造3个示范社区。"
        "每季度至少新建1个台账。"
    )
    kinds = [each.kind for each in extract(paragraphs(text), setting)]
    assert kinds == ["target", "limit", "target", "limit"]
