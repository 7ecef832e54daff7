"""The parts that bulletins are made of, in the forms and orders that they come in."""

import pytest

from reading.documents import parse
from reading.documents.mastheads.issue_numbers import find_issue_number

HEAD = ("江都民政", "第6期", "扬州市江都区民政局　　2023年5月9日", "")
TITLE = "小纪镇给敬老院添了助浴车"
TEXT = "　　5月初，小纪镇敬老院添了一辆助浴车，12位老人当天洗上了热水澡。"
OTHER = "　　6月里，车还要开到村里去，一周两趟，先照顾独居的老人。"


def read(*lines: str):
    (issue,) = parse("\n".join(lines).encode(), "甲.txt").issues
    return issue


def titles_and_writers(*lines: str) -> list[tuple[str, str]]:
    return [(each.title, each.byline) for each in read(*HEAD, *lines).articles]


@pytest.mark.parametrize("writer", ["（周玉梅）", "(周玉梅)", "（周玉梅　朱海燕）"])
def test_names_in_brackets_below_a_title_wrote_the_text(writer):
    ((title, byline),) = titles_and_writers(TITLE, writer, TEXT, OTHER)
    assert (title, byline.strip("（）()")) == (TITLE, writer.strip("（）()"))


@pytest.mark.parametrize(
    "rest", ["（试行）", "（金华）", "（上篇）", "（三）", "（全文）", "（简本）"]
)
def test_what_is_no_name_in_brackets_is_nobody(rest):
    ((title, byline),) = titles_and_writers(TITLE, rest, TEXT, OTHER)
    assert (title.startswith(TITLE), byline) == (True, "")


def test_numbered_titles_with_writers_below_are_no_sections():
    lines = (f"1．{TITLE}", "（周玉梅）", TEXT, "2．宜陵镇修好了公墓的路")
    assert titles_and_writers(*lines, "（朱海燕）", OTHER) == [
        (f"1．{TITLE}", "周玉梅"),
        ("2．宜陵镇修好了公墓的路", "朱海燕"),
    ]


@pytest.mark.parametrize("below", [["（周玉梅）"], ["——小纪镇养老工作见闻", ""]])
def test_a_line_between_a_title_and_its_writer_or_subtitle_is_its_second(below):
    lines = (*HEAD, "　　　　　小纪镇给敬老院", "　　　　　添了助浴车", *below)
    (article,) = read(*lines, TEXT, OTHER).articles
    assert article.title == TITLE


@pytest.mark.parametrize("office", ["小纪镇社会事务办", "小纪镇敬老院"])
def test_an_office_between_a_title_and_a_name_is_no_title_s_second(office):
    lines = (
        *HEAD,
        "　　　　　小纪镇给老人添置助浴车",
        f"　　　　　　{office}",
        "（周玉梅）",
    )
    (article,) = read(*lines, TEXT, OTHER).articles
    assert article.title == "小纪镇给老人添置助浴车"


ISSUER = "扬州市江都区民政局"


@pytest.mark.parametrize(
    "head",
    [
        [f"{ISSUER}简报", "第6期", ISSUER, "办公室编", "2023年5月9日"],
        [f"{ISSUER}简报", "第6期", ISSUER, "（办公室）", "2023年5月9日"],
        ["江都民政", "第6期", "2023年5月9日", ISSUER, "办公室编"],
        [ISSUER, "工　作　简　报", "第6期", "2023年5月9日", f"{ISSUER}办公室"],
        ["江都民政", "第6期", "2023年5月9日", f"编：{ISSUER}办公室"],
        [f"{ISSUER}简报", "第6期", "2023年5月9日", ISSUER],
    ],
    ids=" / ".join,
)
def test_an_office_on_its_own_line_is_the_mastheads(head):
    issue = read(*head, "", TITLE, TEXT, OTHER)
    assert [each.title for each in issue.articles] == [TITLE]
    assert (issue.agency, str(issue.issued_on)) == (ISSUER, "2023-05-09")


def test_another_office_below_a_whole_masthead_is_a_title():
    """What it did stands below; no bureau's bulletin names a home as its issuer."""
    head = [f"{ISSUER}简报", "第6期", "2023年5月9日", "", "小纪镇敬老院"]
    (article,) = read(*head, TEXT, OTHER).articles
    assert article.title == "小纪镇敬老院"


@pytest.mark.parametrize(
    ("row", "recipients"),
    [
        ("区财政局　区残联", ("区财政局", "区残联")),
        ("区妇联　区工商联　区科协", ("区妇联", "区工商联", "区科协")),
        ("省委办公厅　民政部", ("省委办公厅", "民政部")),
        ("区残联　合　会", ("区残联合会",)),
    ],
)
def test_recipients_parted_by_a_blank(row, recipients):
    (sent,) = read(*HEAD, TITLE, TEXT, OTHER, "", f"送：{row}").distribution
    assert sent.recipients == recipients


DAY = "2023年5月9日"


@pytest.mark.parametrize(
    "head",
    [
        [f"{ISSUER}《江都民政》", "第6期", f"{ISSUER}办公室　　　{DAY}"],
        [f"{ISSUER}　《江都民政》", f"第6期　　{ISSUER}办公室　　　2023-05-09"],
        ["江都民政　　NO.6", f"{ISSUER}编　　　{DAY}"],
        ["《江都民政》　　NO.6", f"主办：{ISSUER}　　　{DAY}"],
        ["江都民政", f"〔2023〕6　　　编：{ISSUER}办公室　　　2023-05-09"],
        [
            "江都民政",
            f"第6期（总第97期）　　　编印单位：{ISSUER}　　　2023 年 5 月 9 日",
        ],
    ],
    ids=" / ".join,
)
def test_name_number_issuer_and_day_in_any_order(head):
    issue = read(*head, "", TITLE, TEXT, OTHER)
    said = (issue.series, issue.number, issue.agency, str(issue.issued_on))
    assert said == ("江都民政", 6, ISSUER, "2023-05-09")
    assert [each.title for each in issue.articles] == [TITLE]


@pytest.mark.parametrize("line", ["养老课堂　NO.6", "《江淮学刊》　NO.6"])
def test_a_loose_number_beside_any_other_name_is_no_bulletin(line):
    issue = read(line, f"来源：{ISSUER}　　　{DAY}", "", TITLE, TEXT, OTHER)
    assert issue.number is None


def test_a_page_s_number_above_a_numbered_title_is_no_part_of_it():
    listed = ("目　录", f"{TITLE}……1", "宜陵镇修好了公墓的路……2", "")
    titles = (f"1．{TITLE}", TEXT, "1", "2．宜陵镇修好了公墓的路", OTHER)
    issue = read(*HEAD, *listed, *titles)
    assert [each.title for each in issue.articles] == [
        f"1．{TITLE}",
        "2．宜陵镇修好了公墓的路",
    ]


LISTED = ("目　录", TITLE, "宜陵镇修好了公墓的路", "")
NAMED, DATED = "小纪镇社会事务办　周玉梅", "2023年5月6日"


@pytest.mark.parametrize("closes", [NAMED, "小纪镇敬老院", DATED])
def test_who_wrote_or_when_apart_above_the_next_title_is_no_part_of_it(closes):
    issue = read(*HEAD, *LISTED, TITLE, TEXT, "", closes, "宜陵镇修好了公墓的路", OTHER)
    first, second = issue.articles
    assert (first.title, second.title) == (TITLE, "宜陵镇修好了公墓的路")
    assert closes in first.text


@pytest.mark.parametrize(
    ("before", "section"), [("李建国", ""), ("政策解读", "政策解读")]
)
def test_who_speaks_before_a_title_of_the_list_names_no_column(before, section):
    title = "在全区民政工作会议上的讲话"
    listed = ("目　录", f"{before}　{title}", "宜陵镇修好了公墓的路", "")
    issue = read(*HEAD, *listed, title, TEXT, "", "宜陵镇修好了公墓的路", OTHER)
    first = issue.articles[0]
    assert (first.section, first.title) == (section, title)


def test_the_last_title_of_a_counted_list_may_wrap_in_the_text():
    titles = (TITLE, "宜陵镇修好了公墓的路", "邵伯镇开了老年食堂")
    last = ("编后：让更多老人", "吃上热乎饭菜洗上热水澡")
    listed = [f"{n}．{title}" for n, title in enumerate(titles, 1)]
    texts = [line for title in titles for line in (title, TEXT)]
    issue = read(*HEAD, "目　录", *listed, "", "".join(last), *texts, *last, OTHER)
    found = [each.title for each in issue.articles]
    assert found == [*titles, "".join(last)]


@pytest.mark.parametrize(
    ("line", "is_signed"),
    [("小纪镇　龙某某", True), ("小纪镇　周玉梅", True), ("小纪镇　周末课堂", False)],
)
def test_only_a_name_beside_an_office_above_a_day_signs(line, is_signed):
    document = parse(
        "\n".join([*HEAD, TITLE, TEXT, "", line, DATED, OTHER]).encode(), "甲.txt"
    )
    signed = [each.text for each in document.set_aside if each.reason == "signature"]
    codes = {remark.code for remark in document.remarks}
    assert (line in signed) is is_signed
    assert is_signed or "article_doubted" in codes


def test_the_issuer_s_office_close_above_another_line_is_a_headline_s_first():
    """Whoever set it apart from the masthead and close to the text meant no issuer."""
    head = [f"{ISSUER}简报", "第6期", "2023年5月9日", "", f"{ISSUER}养老服务科"]
    (article,) = read(*head, "走进乡镇给老人送服务", TEXT, OTHER).articles
    assert article.title == f"{ISSUER}养老服务科走进乡镇给老人送服务"


@pytest.mark.parametrize(
    "line", ["〔2023〕5 月 9 日", "[2023]12 月号　试刊", "〔2023〕50 份"]
)
def test_a_month_or_copies_behind_a_year_in_brackets_count_no_issue(line):
    assert find_issue_number(line) is None


def test_a_year_in_brackets_and_a_number_above_issuer_and_day_count_one():
    found = find_issue_number(f"〔2023〕6　　　{ISSUER}　　　{DAY}")
    assert found is not None
    assert (found.year, found.number) == (2023, 6)


@pytest.mark.parametrize(
    ("head", "issued_on"),
    [
        ("第6期（2023年5月1日—2023年5月31日）", "2023-05-29"),
        ("第6期　　2023年5月31日", "2023-05-31"),
    ],
)
def test_a_range_of_days_in_a_masthead_ends_after_it_is_printed(head, issued_on):
    foot = f"{ISSUER}办公室　　2023年5月29日印发"
    issue = read("民政周报", head, ISSUER, "", TITLE, TEXT, OTHER, "", foot)
    assert str(issue.issued_on) == issued_on
