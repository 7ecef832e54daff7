"""A contents list's titles, each under its section, however both are numbered."""

import pytest

from reading import parse
from reading.documents.bulletins.entries import PAGE_TAIL
from reading.language.marks import PAGE_BEHIND_WRITER

ARTICLES = {
    "双溪市民政局走访慰问困难老人": "4月1日，双溪市民政局走访困难老人，送去了生活物资。",
    "双溪市开展殡葬服务检查工作": "近日，双溪市民政局检查殡葬服务机构，提出了意见。",
    "石门区民政局召开社区治理会议": "近日，石门区民政局召开会议，研究社区治理工作。",
    "清河县养老机构完成消防改造": "近日，清河县三家养老机构完成消防改造，通过验收。",
}
SECTIONS = ["工作动态", "县区之窗"]
HEAD = "某某民政简报\n2031年第3期\n双溪市民政局办公室　2031年4月2日\n本期要目\n"


@pytest.mark.parametrize("marks", ["一、 二、 ① ② ③ ④", "一、 二、 1. 2. 3. 4."])
def test_numbers_of_another_kind_below_numerals_are_titles_of_that_section(marks):
    *of_sections, first, second, third, fourth = marks.split()
    titles = list(ARTICLES)
    sections = ["".join(pair) for pair in zip(of_sections, SECTIONS, strict=True)]
    listed = f"{sections[0]}\n{first}{titles[0]}\n{second}{titles[1]}\n"
    listed += f"{sections[1]}\n{third}{titles[2]}\n{fourth}{titles[3]}\n"
    parts = [f"{title}\n{said}\n" for title, said in ARTICLES.items()]
    body = f"{sections[0]}\n{''.join(parts[:2])}{sections[1]}\n{''.join(parts[2:])}"
    document = parse(f"{HEAD}{listed}{body}".encode(), "目录.txt")
    (issue,) = document.issues
    assert [each.title for each in issue.articles] == titles
    assert [each.section for each in issue.articles] == [
        sections[0],
        sections[0],
        sections[1],
        sections[1],
    ]
    assert document.remarks == ()


def test_an_editors_word_that_the_list_counts_is_one_of_its_titles():
    first, second, *_ = ARTICLES
    listed = f"{first}……1\n编者的话……2\n{second}……3\n\n"
    said = f"编者的话\n本期说两件事，供各区县参考，欢迎来稿。\n{second}\n"
    body = f"{first}\n{ARTICLES[first]}\n{said}{ARTICLES[second]}\n"
    document = parse(f"{HEAD}{listed}{body}".encode(), "目录.txt")
    texts = [
        each.text for issue in document.issues for each in issue.articles[0].blocks
    ]
    assert not any("……" in text for text in texts)


@pytest.mark.parametrize(
    "line",
    [
        "小桥镇办起老年食堂……………某某县民政局/2",
        "小桥镇办起老年食堂………………柳青、周然（3）",
        "小桥镇办起老年食堂..........小桥镇  柳青 4",
    ],
)
def test_who_wrote_an_entry_stands_between_its_leader_and_its_page(line):
    assert PAGE_TAIL.sub("", line) == "小桥镇办起老年食堂"


@pytest.mark.parametrize(
    "line", ["他说“来了就好……”不过3", "救助了很多人……去年是12", "……共发放棉被 30"]
)
def test_what_breaks_off_is_no_leader(line):
    assert not PAGE_BEHIND_WRITER.search(line)
