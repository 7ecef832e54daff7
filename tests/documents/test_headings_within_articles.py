"""Which headings are parts of an article, by their setting, their manner and their words."""

import pytest

from reading.documents import parse
from reading.documents.bulletins.short_sections import COLUMN_WORDS, names_column
from reading.documents.bulletins.whose_doing import PART_HEADINGS, names_part
from reading.language.guarded import words_of_table

HEAD = "德保民政简报\n第6期\n德保县民政局办公室　2024年4月12日\n\n"
FOOT = "\n\n报：市民政局\n"
TEXT = "经办人每月上门一次，记下老人的起居和用药。"
FIRST = "敬德镇三招办好老年食堂"


def read(*lines: str):
    """Section and title of each article, and the lines in doubt."""
    document = parse((HEAD + "\n".join(lines) + FOOT).encode(), "甲.txt")
    (issue,) = document.issues
    doubted = [m.line for m in document.remarks if m.code.endswith("_doubted")]
    return [(each.section, each.title) for each in issue.articles], doubted


@pytest.mark.parametrize("row", words_of_table(COLUMN_WORDS), ids=lambda row: row.word)
def test_a_column_is_known_by_its_name(row):
    assert names_column(row.example, row.kind)


@pytest.mark.parametrize("row", words_of_table(PART_HEADINGS), ids=lambda row: row.word)
def test_a_part_is_known_by_what_it_is_called(row):
    assert names_part(row.example)


@pytest.mark.parametrize(
    "title",
    ["今后的路我们一起走：记护理员", "建议多走动的人", "问计于民的一天", "简讯员"],
)
def test_longer_words_name_neither(title):
    assert not names_part(title)
    assert not names_column(title)


def test_headings_set_close_are_parts_where_titles_are_set_apart():
    found, doubted = read(
        *("【经验交流】", "", FIRST, "", TEXT, "灶台热起来", TEXT, "老人坐得住", TEXT),
        *("", "【简讯】", "", "县福利院添了康复师", "", TEXT),
    )
    assert found == [("经验交流", FIRST), ("简讯", "县福利院添了康复师")]
    assert doubted == []


def test_where_nothing_is_set_apart_headings_in_sections_are_titles():
    found, _ = read(
        *("【经验交流】", FIRST, TEXT, "灶台热起来的日子", TEXT),
        *("【简讯】", "县福利院添了康复师", TEXT),
    )
    assert [title for _, title in found][:2] == [FIRST, "灶台热起来的日子"]


def test_headings_in_one_manner_are_parts_and_are_told():
    lines = [
        FIRST,
        "",
        TEXT,
        TEXT,
        "",
        "钱从哪里来",
        "",
        TEXT,
        "",
        "人往哪里去",
        "",
        TEXT,
    ]
    found, doubted = read(*lines, "", "足荣镇给老人送电扇", "", TEXT)
    assert [title for _, title in found] == [FIRST, "足荣镇给老人送电扇"]
    assert doubted == [10, 14]


def test_titles_of_places_in_one_manner_are_no_parts():
    found, _ = read(
        *("足荣镇：食堂开进了村", "", TEXT, "", "敬德镇：食堂开进了寨", "", TEXT),
        *("", "都安乡：食堂开进了圩", "", TEXT),
    )
    assert len(found) == 3


def test_a_short_title_in_a_section_is_told():
    lines = ["【经验交流】", "", FIRST, "", TEXT, "", "夜里的一盏灯", "", TEXT]
    found, doubted = read(*lines)
    assert found[1:] == [("经验交流", "夜里的一盏灯")]
    assert doubted == [11]


@pytest.mark.parametrize(
    "lines",
    [
        ["工作动态", "", FIRST, "", TEXT],
        ["要    闻", "", FIRST, "——一季度小记", "敬德镇民政办　吴志强", "", TEXT],
        [
            "工作动态",
            "",
            FIRST,
            "",
            TEXT,
            "",
            "简  讯",
            "▲足荣镇装了扶手。",
            "▲敬德镇换了灶。",
        ],
    ],
)
def test_a_known_column_above_a_headline_is_a_section(lines):
    found, _ = read(*lines)
    assert found[0] == ("".join(lines[0].split()), FIRST)


def test_news_in_brief_need_no_other_column():
    lines = [FIRST, "", TEXT, "", "简讯", "", "县福利院添了康复师", "", TEXT]
    found, doubted = read(*lines)
    assert found == [("", FIRST), ("简讯", "县福利院添了康复师")]
    assert doubted == []


@pytest.mark.parametrize(
    "lines",
    [
        # a title over its subtitle
        ["人物", "——记护理员林秀英", "", TEXT],
        # parts over their texts
        [FIRST, "", TEXT, "", "做法", "", TEXT, "", "成效", "", TEXT],
        # more words than the column's
        ["经验交流会上的三句话", "", TEXT],
    ],
)
def test_what_looks_like_a_column_is_none(lines):
    found, _ = read(*lines)
    assert found == [("", lines[0])]


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ("【第2版　人物】", "人物"),
        ("■03版：基层动态", "基层动态"),
        ("【第三版教材印发】", "第三版教材印发"),
    ],
)
def test_a_section_is_named_without_its_sheet(section, named):
    first = "【要闻】" if section.startswith("【") else "■要闻"
    lines = [first, "", FIRST, "", TEXT, "", section, "", "夜里的一盏灯照路", "", TEXT]
    found, _ = read(*lines)
    assert found[1][0] == named


LISTED = "本期要目\n县福利院添了康复师\n足荣镇给老人送电扇\n\n"


@pytest.mark.parametrize(
    "mark", ["■ 工作部署|■ 乡镇实践", "★乡镇|★人物", "【要闻】|【动态】"]
)
def test_sections_that_the_list_does_not_name_stand_above_its_titles(mark):
    one, two = mark.split("|")
    lines = [one, "", "县福利院添了康复师", "", TEXT, "", two, "", "足荣镇给老人送电扇"]
    found, doubted = read(LISTED, *lines, "", TEXT)
    assert found == [
        (one.strip("■★【】 "), "县福利院添了康复师"),
        (two.strip("■★【】 "), "足荣镇给老人送电扇"),
    ]
    assert doubted == []


def test_a_last_entry_behind_a_mark_is_no_section():
    listed = LISTED.replace("足荣镇", "★足荣镇")
    found, _ = read(listed, "县福利院添了康复师", TEXT, "足荣镇给老人送电扇", TEXT)
    assert [title for _, title in found] == ["县福利院添了康复师", "足荣镇给老人送电扇"]


def test_marks_set_close_below_a_title_without_one_are_parts_and_are_told():
    found, doubted = read(
        *(FIRST, "", TEXT, TEXT, "●说得清", TEXT, "●记得住", TEXT),
        *("", "足荣镇给老人送电扇", "", TEXT),
    )
    assert [title for _, title in found] == [FIRST, "足荣镇给老人送电扇"]
    assert doubted == [9, 11]


@pytest.mark.parametrize(
    "lines",
    [
        # the first title bears the mark too
        ["●夜里的灯", TEXT, "●说得清", TEXT, "●记得住", TEXT],
        # set apart, as titles are
        [FIRST, "", TEXT, "", "●说得清", "", TEXT, "", "●记得住", "", TEXT],
    ],
)
def test_other_marks_open_articles(lines):
    found, _ = read(*lines)
    assert len(found) == 3


def test_a_second_speech_is_known_by_who_holds_it_below_its_title():
    found, _ = read(
        *("在全县养老服务会议上的讲话", "县长  卢青山", "（2024年5月8日）", "", TEXT),
        *("", "在全县养老服务会议上的发言", "古镛镇镇长　江一帆", "（2024年5月8日）"),
        *("", TEXT),
    )
    assert [title[-2:] for _, title in found] == ["讲话", "发言"]


@pytest.mark.parametrize(
    ("lines", "title", "is_doubted"),
    [
        # neither line is a title without the other
        (
            ["关于推行“邻里照护”", "（试点）的几点思考"],
            "关于推行“邻里照护”（试点）的几点思考",
            True,
        ),
        (
            ["关于全县食堂运行情况", "的调研报告"],
            "关于全县食堂运行情况的调研报告",
            False,
        ),
    ],
)
def test_a_title_goes_on_below_where_it_is_none_alone(lines, title, is_doubted):
    found, doubted = read(*lines, "", TEXT)
    assert [each for _, each in found] == [title]
    assert bool(doubted) is is_doubted
