"""Rows at a bulletin's foot that say who made it, and lines of text that look like them."""

import pytest

from reading.documents.credit_rows import TABLE, is_credit_row
from reading.language.guarded import words_of_table


@pytest.mark.parametrize("row", words_of_table(TABLE), ids=lambda row: row.word)
def test_a_role_is_known_in_its_example(row):
    assert row.word in row.example
    assert is_credit_row(row.example)


@pytest.mark.parametrize(
    "text",
    [
        "站长：柳某 统计：龚某 咨询：0812-3100000",
        "（值班电话：0835-7100000　传真：7100001）",
        "本期责编：柳青　　校对：周然　　印数：40",
        "〔编辑〕乌云其　〔校对〕包某　〔印数〕30",
    ],
)
def test_names_and_telephones_with_their_labels_are_a_row(text):
    assert is_credit_row(text)


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
        "县民政局：金额要公开　县财政局：钱要到人",
    ],
)
def test_other_lines_are_none(text):
    assert not is_credit_row(text)
