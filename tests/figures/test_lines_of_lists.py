"""Lines of a list, a name and a number each: they count what the lead-in above them says."""

from datetime import date

import pytest

from reading.figures import ParsedFigure, Setting, extract
from reading.parsed import Block, BlockKind

HOME, ISSUED = "440200", date(2015, 7, 3)
DONATIONS = (
    "近日来，全市助学募捐升温。截至6月30日17时，全市累计接收善款96.4万元（含40万元定向基金），具体募捐数额如下：",
    "市慈善总会 402000元（含15万元基金）",
    "浈江区 180500元",
    "始兴县 91000.5 元",
    "下一步将公示使用情况。全市发放助学金12万元。",
)


def read(*lines: str) -> list[ParsedFigure]:
    blocks = [
        Block(kind=BlockKind.PARAGRAPH, text=text, first_line=n, last_line=n)
        for n, text in enumerate(lines, 1)
    ]
    return [*extract(blocks, Setting(issued_on=ISSUED, region_code=HOME))]


def labels(*lines: str) -> list[str]:
    return [each.label for each in read(*lines)]


def test_each_line_counts_what_the_lead_in_says():
    assert labels(*DONATIONS) == [
        "接收善款",
        "定向基金",
        "市慈善总会募捐数额",
        "基金",
        "募捐数额",
        "募捐数额",
        "助学金",
    ]


def test_each_line_is_of_the_day_that_the_lead_in_told_last():
    ends = {each.period_end for each in read(*DONATIONS)[:-1]}
    assert ends == {date(2015, 6, 30)}


def test_a_line_of_a_place_is_of_that_place():
    codes = [each.region_code for each in read(*DONATIONS)]
    assert codes[2:6] == [HOME, HOME, "440204", "440222"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            (
                "各县（市、区）救助人数如下：",
                "浈江区：310人",
                "始兴县：98人，支出7万元",
            ),
            ["救助人数", "救助人数", "救助支出"],
        ),
        (
            ("各类补助标准如下：", "集中供养 900元/月", "分散供养 700元/月"),
            ["集中供养补助标准", "分散供养补助标准"],
        ),
        (("全市慈善月共收到捐款：", "浈江区 31.2万元", "始兴县 9万元"), ["捐款"] * 2),
        # No sign of 项目, 县级 is taken for one of 各项, 各县
        (
            ("项目资金如下：", "改扩建敬老院 260万元"),
            ["改扩建敬老院项目资金"],
        ),
        # A sentence below is no line, nor is one in another unit
        (
            ("各县救助人数如下：", "全县共有养老机构12家，入住老人800人。"),
            ["养老机构", "入住老人"],
        ),
        (("各县募捐数额如下：", "始兴县慈善会 26人"), ["慈善会"]),
        # What says by itself what it is needs no head
        (("各项支出金额如下：", "农村低保金 120万元"), ["农村低保金"]),
    ],
)
def test_only_lines_of_the_list_are_called_after_it(lines, wanted):
    assert labels(*lines) == wanted


def test_a_sum_in_brackets_is_called_what_it_is_and_not_what_goes_on_behind():
    sentence = "区慈善会收到善款31万元（含8万元实物折款）。又收到12万元。"
    assert labels(sentence)[1:] == ["实物折款", "收到善款"]
