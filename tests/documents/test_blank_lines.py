"""Blank lines that a copy doubled or dropped: titles stay titles, or somebody has to look."""

import re

from reading.documents import parse
from reading.documents.checks.certainty import is_plausible_title
from reading.documents.cleaning.setting import (
    without_double_spacing,
    without_margins,
    without_no_break_margin,
)
from reading.parsed import Line, ParsedDocument

BULLETIN = """民政简报

第3期

临川区民政局　　　　2024年3月5日

桥头村食堂开张

　　三月一日，桥头村食堂开门，头一天来了四十位老人。
　　村里派了三个人帮厨，菜由镇上的合作社送来。

东山镇给独居老人装铃

　　三月四日，东山镇给独居老人装铃，一按就有人接。
　　村医每周上门两次，量一量血压。
（照片为区民政局提供）

秀谷镇敬老院添了书屋
（秀谷镇　何小川）

　　三月五日，秀谷镇敬老院的书屋开门，老人们借走了十二本书。

报：区委办公室
"""


def document_of(text: str) -> ParsedDocument:
    return parse(text.encode(), "甲.txt")


def titles_of(text: str) -> list[str]:
    return [each.title for each in document_of(text).issues[0].articles]


def lines_of(text: str) -> list[Line]:
    return [Line(n, each) for n, each in enumerate(text.split("\n"), 1)]


def test_a_doubled_copy_holds_the_same_articles():
    assert titles_of(BULLETIN.replace("\n", "\n\n")) == titles_of(BULLETIN)


def test_a_copy_without_blank_lines_holds_them_or_waits():
    tight = re.sub(r"\n+", "\n", BULLETIN)
    codes = {remark.code for remark in document_of(tight).remarks}
    assert titles_of(tight) == titles_of(BULLETIN) or "article_doubted" in codes


def test_only_the_blank_lines_of_a_copy_are_taken():
    text = "甲\n乙\n\n丙\n丁\n戊\n己"
    doubled = lines_of(text.replace("\n", "\n\n"))
    kept = [line.text for line in without_double_spacing(doubled)]
    assert kept == text.split("\n")


def test_a_blank_line_between_all_paragraphs_stays():
    for text in (
        "甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n己",
        "甲\n\n\n乙\n\n丙\n丁\n\n戊\n\n己",
    ):
        lines = lines_of(text)
        assert without_double_spacing(lines) == lines


def test_two_blank_lines_below_a_few_short_lines_stay():
    lines = lines_of("甲\n\n\n\n乙\n\n丙")
    assert without_double_spacing(lines) == lines


def test_no_break_blanks_before_all_that_nothing_sets_in_are_a_margin():
    lines = [
        "　　三月一日，桥头村食堂开门，头一天来了",
        "四十位老人。",
        "",
        "      食堂",
    ]
    set_in = [
        "　　三月一日，桥头村食堂开门，头一天来了",
        "\u00a0\u00a0四十位老人。",
        "",
        "      食堂",
    ]
    assert without_no_break_margin(set_in) == lines


def test_no_break_blanks_below_a_line_at_the_margin_set_paragraphs_in():
    lines = ["桥头村食堂开张", "\u00a0\u00a0三月一日，食堂开门。"]
    assert without_no_break_margin(lines) == lines
    assert without_no_break_margin(["\u00a0甲", "\u00a0\u00a0乙"]) == [
        "\u00a0甲",
        "\u00a0\u00a0乙",
    ]


def test_a_title_that_goes_on_with_the_day_that_opens_a_text_is_none():
    assert not is_plausible_title("秀谷镇敬老院添书屋3月5日，书屋开门迎客")
    assert is_plausible_title("3月5日，一场特别的婚礼")


def test_two_headlines_right_below_one_another_may_open_an_article():
    second = "秀谷镇把闲置粮库改成慈善超市让困难家庭\n凭积分领米面"
    tight = re.sub(r"\n+", "\n", BULLETIN)
    text = tight.replace("秀谷镇敬老院添了书屋\n（秀谷镇　何小川）", second)
    document = document_of(text)
    codes = {remark.code for remark in document.remarks}
    found = [each.title for each in document.issues[0].articles]
    assert second.replace("\n", "") in found or "article_doubted" in codes


def test_a_site_around_a_doubled_or_set_in_copy_hides_neither():
    foot = "\n版权所有：临川之窗　备案号：赣ICP备12345678号\n"
    doubled = BULLETIN.replace("\n", "\n\n").rstrip("\n") + foot
    set_in = re.sub(r"(?m)^(?=.)", "　　", BULLETIN) + foot
    assert titles_of(doubled) == titles_of(set_in) == titles_of(BULLETIN)


def test_a_line_at_the_edge_that_no_site_set_there_leaves_the_others_set_in():
    lines = lines_of("桥头村食堂开张\n　　三月一日，食堂开门。")
    assert without_margins(lines) == lines


def test_a_pages_number_between_two_lines_of_a_headline_hides_no_article():
    second = "秀谷镇把闲置粮库改成慈善超市让困难家庭\n— 1 —\n凭积分领米面"
    text = BULLETIN.replace("秀谷镇敬老院添了书屋\n（秀谷镇　何小川）", second)
    codes = {remark.code for remark in document_of(text).remarks}
    assert (
        len(titles_of(text)) == len(titles_of(BULLETIN)) or "article_doubted" in codes
    )
