"""By how much a thing grew, and what there is of it now: two numbers, neither the other's former."""

import pytest

from .tagging import keys
from .test_labels import figures_in, labels_in

# Each sentence with its numbers: value, label, former value if there is one.
SAID = """
区里慈善组织增加7家，增至94家。 = 7 慈善组织增加 | 94 慈善组织
全县低保对象减少310人，降至8600人。 = 310 低保对象减少 | 8600 低保对象
养老机构床位比上年增加260张，达到4100张。 = 260 养老机构床位比上年增加 | 4100 养老机构床位
农村低保标准每人每月提高25元，提高到610元。 = 25 农村低保标准每人每月提高 | 610 农村低保标准
全州志愿者净增900人，2026年底达到1.4万人。 = 900 志愿者净增 | 14000 志愿者
入住率提高3.2个百分点，达到61.5%。 = 3.2 入住率提高 | 61.5 入住率
慈善组织数量增长12%，达到96家。 = 12 慈善组织数量增长 | 96 慈善组织数量
慈善组织由87家增加到94家。 = 94 慈善组织 87
持证社工由目前的58人，增至94人。 = 94 持证社工 58
"""


@pytest.mark.parametrize("line", SAID.strip().split("\n"))
def test_what_came_on_top_is_no_former_value_of_the_sum(line):
    sentence, wanted = line.split(" = ")
    read = [
        " ".join(str(part) for part in (each.value, each.label, each.previous) if part)
        for each in figures_in(sentence)
    ]
    assert read == wanted.split(" | ")


def test_the_sum_is_what_its_indicator_counts_and_the_growth_is_not():
    assert keys("全市社会组织增加15家，增至430家。") == [None, "so_total"]


@pytest.mark.parametrize(
    "sentence",
    [
        "孵化社会组织26家。",
        "入驻养老机构3家。",
        "全年孵化慈善组织6家。",
        "开设老年食堂6家。",
    ],
)
def test_what_only_came_about_is_not_all_that_there_is(sentence):
    assert keys(sentence) == [None]


def test_what_is_to_grow_is_planned():
    figures = figures_in(
        "“十五五”时期，全省常住老年人口将增长40万人，总数达到610万人。"
    )
    assert [each.kind for each in figures] == ["target", "target"]
    assert figures[0].label == "常住老年人口增长"


def test_what_has_grown_is_made_known_and_not_planned():
    (figure,) = figures_in("现将增加的低保对象26人公示如下。")
    assert figure.kind == "actual"


# A grade stands before what bears it: each number takes its own, none that of the next.
GRADED = """
评定出2家5A级社会组织、9家4A级社会组织和31家3A级社会组织。 = 5A级社会组织 4A级社会组织 3A级社会组织
现有1家5 A级协会、6家4 A级协会。 = 5A级协会 4A级协会
全县有3所4星级敬老院和7所3星级敬老院，另有12名80岁以上护工。 = 4星级敬老院 3星级敬老院 80岁以上护工
建成2个3A级以上社工站、8个2A级社工站。 = 3A级以上社工站 2A级社工站
5A级社会组织2家、4A级社会组织9家。 = 5A级社会组织 4A级社会组织
"""


@pytest.mark.parametrize("line", GRADED.strip().split("\n"))
def test_each_count_takes_its_own_grade(line):
    sentence, wanted = line.split(" = ")
    assert [each.replace(" ", "") for each in labels_in(sentence)] == wanted.split()
