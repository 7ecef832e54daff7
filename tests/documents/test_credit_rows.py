"""Rows at a bulletin's foot that say who made it, and lines of text that look like them."""

import pytest

from reading.documents import parse
from reading.documents.credit_rows import TABLE, is_credit_row, names_two
from reading.language.guarded import words_of_table


@pytest.mark.parametrize("row", words_of_table(TABLE), ids=lambda row: row.word)
def test_a_role_is_known_in_its_example(row):
    assert row.word in row.example
    assert is_credit_row(row.example)


@pytest.mark.parametrize(
    "text",
    [
        "（值班电话：0835-7100000　传真：7100001）",
        "本期责编：柳青　　校对：周然　　印数：40",
        "〔编辑〕乌云其　〔校对〕包某　〔印数〕30",
    ],
)
def test_names_and_telephones_with_their_labels_are_a_row(text):
    assert is_credit_row(text)


def test_whoever_is_named_below_the_recipients_made_it():
    assert names_two("站长：柳青 统计：龚敏 咨询：0812-3100000")
    assert not is_credit_row("组长：柳青　副组长：龚敏")


def test_members_named_in_a_text_stay_in_it():
    text = (
        "宁县民政信息\n第12期\n宁县民政局　2024年5月16日\n\n宁县成立助老队\n"
        "5月15日，宁县民政局成立助老队，当天到敬老院洗被子六十床。\n队长：柳青　副队长：龚敏\n"
    )
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert "队长：柳青" in issue.articles[0].text


@pytest.mark.parametrize(
    ("behind", "byline"),
    [("（黄家镇 冉启明）", "黄家镇冉启明"), ("（详见清河镇方案）", "")],
)
def test_a_township_and_a_name_behind_the_last_sentence_wrote_it(behind, byline):
    text = (
        "宁县民政信息\n第12期\n宁县民政局　2024年5月16日\n\n鲜花换来了纸钱\n"
        f"5月15日，社工把花摆进院子，二十多位老人换了花，纸钱堆成了山。{behind}\n\n报：市民政局\n"
    )
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert "".join(issue.articles[0].byline.split()) == byline


@pytest.mark.parametrize(
    "text",
    [
        "时间：5月6日　地点：县民政局三楼",
        "黄家镇：鲜花换纸钱",
        "审核通过的326户已公示",
        "编辑整理了三百份旧档案",
        "联系电话一律公开",
        "供稿：宁县民政局",
        "结婚登记：137对　离婚登记：3对",
        "统计数据由乡镇上报",
        "审核：乡镇人民政府",
        "打印：便民服务中心",
        "统计：每月五日前",
        "热线：0812-3100000",
        "县民政局：金额要公开　县财政局：钱要到人",
    ],
)
def test_other_lines_are_none(text):
    assert not is_credit_row(text)
