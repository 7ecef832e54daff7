"""The foot of a bulletin with wide blanks where others set colons, and lines of text like it."""

import pytest

from reading.documents.distribution import opens_distribution, read_distribution


@pytest.mark.parametrize(
    "line",
    ["送　市民政局，县委办，县政府办", "抄送　　各镇（街道），各社区、局属单位"],
)
def test_a_role_and_several_names_behind_a_wide_blank_open_a_list(line):
    assert opens_distribution(line)


@pytest.mark.parametrize(
    "line",
    [
        "送　来的旧衣服，洗净后转给救助站",
        "发　放棉被，走访老人",
        "报　市民政局",
        "送 市民政局，县委办",
        "发　言　席　位",
    ],
)
def test_other_lines_with_a_blank_open_none(line):
    assert opens_distribution(line) is None


def test_below_a_list_one_name_opens_the_next():
    lists = read_distribution(["报　市委办，市政府办", "送　市直有关部门"])
    assert [each.role for each in lists] == ["报", "送"]
    (only,) = read_distribution(["报　市委办，市政府办", "送　达回执存档"])
    assert only.role == "报"
