"""A heading between paragraphs opens an article, or is told where nothing proves it."""

import pytest

from reading.documents import parse
from reading.documents.checks.certainty import waits

HEAD = "德保民政简报\n第6期\n德保县民政局办公室　2024年4月12日\n\n"
FOOT = "\n报：市民政局\n"
FIRST = "赶圩路上的婚俗宣讲队\n三名宣讲员每逢圩日摆开小桌，一上午回答二十来个问题。\n他们说的都是身边事。\n"
TEXT = "经办人每月上门一次，记下老人的起居和用药。\n一季度共走访四百多户。\n"


def read(body: str):
    """The titles, and which lines somebody has to look at."""
    document = parse(f"{HEAD}{body}{FOOT}".encode(), "甲.txt")
    (issue,) = document.issues
    lines = [m.line for m in document.remarks if m.code.endswith("_doubted")]
    return [each.title for each in issue.articles], lines


@pytest.mark.parametrize("title", ["县福利院添了康复师", "敬德镇养老专干挨户走访"])
def test_whose_doing_a_heading_tells_opens_an_article_where_it_is_set_as_the_title(
    title,
):
    titles, doubted = read(f"{FIRST}\n{title}\n{TEXT}")
    assert titles == ["赶圩路上的婚俗宣讲队", title]
    assert doubted == []


@pytest.mark.parametrize(
    "heading",
    ["夜里的一盏灯", "党建引领聚社区合力", "数字乡村添新景", "市场化运作办大事"],
)
def test_a_heading_that_tells_nothing_stays_and_is_told(heading):
    titles, doubted = read(f"{FIRST}\n{heading}\n{TEXT}")
    assert titles == ["赶圩路上的婚俗宣讲队"]
    assert doubted == [9]


def test_what_is_in_doubt_waits_for_a_person():
    document = parse(f"{HEAD}{FIRST}\n夜里的一盏灯\n{TEXT}{FOOT}".encode(), "甲.txt")
    (issue,) = document.issues
    found = waits(
        issue, document.remarks, titles=["养老院里种菜忙"], bureau_is_confirmed=True
    )
    assert [wait.code for wait in found] == ["article_doubted"]


def test_beside_several_articles_it_is_one_more_and_is_told():
    second = f"{FIRST}\n县福利院添了康复师\n{TEXT}"
    titles, doubted = read(f"{second}\n夜里的一盏灯\n{TEXT}")
    assert titles[2:] == ["夜里的一盏灯"]
    assert doubted == [13]


@pytest.mark.parametrize(
    "heading", ["一、主要做法", "强化组织领导", "（图：圩日现场）"]
)
def test_what_opens_a_part_leaves_no_doubt(heading):
    titles, doubted = read(f"{FIRST}\n{heading}\n{TEXT}")
    assert (len(titles), doubted) == (1, [])


def test_the_last_signs_of_a_title_in_wide_spacing_are_its_own():
    body = f"敬德镇“邻里小院”攒\n出好口碑\n{TEXT}".replace("\n", "\n\n")
    titles, doubted = read(body)
    assert titles == ["敬德镇“邻里小院”攒出好口碑"]
    assert doubted != []


def test_a_line_right_below_a_title_may_go_on_with_it_and_is_told():
    titles, doubted = read(f"敬德镇的“邻里小院”\n\n把老人都请来了\n\n{TEXT}")
    assert len(titles) == 1
    assert doubted != []


def test_the_number_of_a_page_above_a_title_hides_none():
    body = f"{FIRST}\n— 2 —\n\n足荣镇养老专干挨户走访\n足荣镇养老专干每月走访老人。\n"
    titles, _ = read(body)
    assert titles[1:] == ["足荣镇养老专干挨户走访"]
