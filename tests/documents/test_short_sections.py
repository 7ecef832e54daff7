"""Sections without a mark of their own, and short headings that are none."""

import pytest

from reading import parse
from reading.documents.mastheads.masthead import read_masthead_line

HEAD = "鹤溪县民政简报\n\n2023年第6期\n\n鹤溪县民政局　　2023年6月30日\n\n"
NEWS = "6月12日，县民政局在石桥镇给46位老人送去了风扇，并登记了谁家的电线要换。"
TITLES = ("县民政局为石桥镇老人送去风扇解暑", "石桥镇给独居老人换上新电线和开关")


def articles_of(*lines: str) -> list[tuple[str, str, int]]:
    """Section, title and number of blocks of each article."""
    text = HEAD + "\n\n".join(lines)
    (issue,) = parse(text.encode(), "简报.txt").issues
    return [(each.section, each.title, len(each.blocks)) for each in issue.articles]


@pytest.mark.parametrize("mark", ["", "·"])
def test_names_set_alike_above_headlines_are_sections(mark):
    lines = [f"{mark}工作要闻", TITLES[0], NEWS, f"{mark}乡镇来信", TITLES[1], NEWS]
    assert articles_of(*lines) == [
        ("工作要闻", TITLES[0], 1),
        ("乡镇来信", TITLES[1], 1),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # one alone may be the first line of a title
        ["工作要闻", TITLES[0], NEWS, TITLES[1], NEWS],
        # marked otherwise than the first
        ["工作要闻", TITLES[0], NEWS, "·乡镇来信", TITLES[1], NEWS],
        # headings of parts, with their text right below
        [TITLES[0], "摸清底数", NEWS, "登记造册", NEWS],
        # a title stands above the first, so that they are within its text
        [TITLES[0], NEWS, "摸清底数", TITLES[1], NEWS, "登记造册", TITLES[1], NEWS],
    ],
)
def test_other_short_headings_are_no_sections(lines):
    assert {section for section, _, _ in articles_of(*lines)} <= {"", "乡镇来信"}


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("侨乡善讯(2023年6月 总第41期)", "侨乡善讯"),
        ("《山里人家》（总第7期）", "山里人家"),
        ("山里人家（2023年6月）", None),
        ("山里人家（第7期）", None),
        ("养老护理员培训班（总第7期）", None),
        ("福彩开奖公告(2023年6月 总第41期)", None),
        ("县民政局召开推进会（总第7期）", None),
    ],
)
def test_a_name_in_any_words_is_a_series_beside_its_total_number(line, series):
    said = read_masthead_line(line)
    assert (said.series if said else None) == series
