"""A headline is read without what stands around it, and waits where that is not sure."""

import pytest

from reading.documents import parse
from reading.documents.checks.certainty import is_certain, is_plausible_title, waits

TITLE = "定西市安定区：助餐车开进老旧小区"
STAMP = "发布时间：2024-05-16 来源：安定区民政局"
TEXT = (
    "5月15日中午，助餐车停在东方红小区门口，三十多位老人排队取餐。\n"
    "安定区民政局负责人说，助餐车每天跑四个小区，年内还要再添两辆。\n"
)
AROUND = {
    "a column in brackets": ["首页 > 要闻", f"【基层动态】{TITLE}", STAMP],
    "a column in square ones": ["首页 > 要闻", f"[民政要闻] {TITLE}", STAMP],
    "a toolbar of two links": ["首页 > 要闻", TITLE, STAMP, "打印：正文打印 全文打印"],
    "labels nobody lists": ["首页 > 要闻", TITLE, "责任科室：养老科", STAMP],
    "labels above": ["首页 > 要闻", "文章类型：原创　所属栏目：基层", TITLE, STAMP],
    "a way without a home": ["要闻动态>>基层", TITLE, STAMP],
    "a spaced way": ["社区资讯 > 助餐服务", TITLE, STAMP],
    "a way of dashes": ["民政资讯-基层-正文", TITLE, STAMP],
    "two cells of a menu": ["政务公开 | 工作动态", TITLE, STAMP],
    "the bureau below": ["首页 > 要闻", TITLE, "安定区民政局", STAMP],
    "the bureau above": ["首页 > 要闻", "安定区民政局", TITLE, STAMP],
    "an album": [
        "点击蓝字 关注我们",
        TITLE,
        "原创 安定民政 安定民政 2024-05-16 09:10 发表于甘肃",
        "#助餐服务 8个",
        "阅读 12",
    ],
}
TORN = [
    ["助餐车开进老旧小区，把热饭送到老人家门口的", "“最后一百米”"],
    ["全区养老服务与", "社会救助推进会召开"],
    ["安定区启动“暖心", "午餐”行动"],
]


def read(*lines: str):
    document = parse(("\n".join(lines) + "\n" + TEXT).encode(), "甲.txt")
    (issue,) = document.issues
    return issue, document.remarks


def found_waits(issue, remarks) -> set[str]:
    titles = [article.title for article in issue.articles]
    found = waits(issue, remarks, titles=titles, bureau_is_confirmed=True)
    assert is_certain(found) is not bool(found)
    return {wait.code for wait in found}


@pytest.mark.parametrize("lines", AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_a_headline_is_none_of_it(lines):
    issue, _ = read(*lines)
    assert [article.title for article in issue.articles] == [TITLE]


@pytest.mark.parametrize("lines", TORN, ids="".join)
def test_a_line_that_leads_on_begins_the_headline(lines):
    issue, remarks = read("首页 > 要闻", *lines, "安定区民政局", STAMP)
    assert [article.title for article in issue.articles] == ["".join(lines)]
    assert found_waits(issue, remarks) == set()


@pytest.mark.parametrize(
    "above", ["小餐车，大民生", "一顿热饭暖了一座城", "助餐路上的人和事"]
)
def test_a_headline_waits_that_the_line_above_may_begin(above):
    issue, remarks = read("首页 > 要闻", above, "社工把午饭送上六楼", STAMP)
    assert found_waits(issue, remarks) == {"title_doubted"}


@pytest.mark.parametrize("above", ["安定区民政局", "安定区政务网", "图片新闻", "要闻"])
def test_a_name_or_a_column_above_a_headline_keeps_nothing(above):
    issue, remarks = read("首页 > 要闻", above, TITLE, STAMP)
    assert found_waits(issue, remarks) == set()


@pytest.mark.parametrize(
    "title",
    [
        "[社区之声] 助餐车开进小区",
        "助餐车开进小区 打印 关闭",
        "助餐车开进小区 | 安定民政网",
        "要闻 > 助餐车开进小区",
        "助餐车开进小区 2024-05-16",
        "责任科室：养老服务科",
        "安定区民政局",
        "文件关于做好助餐服务的通知",
    ],
)
def test_what_took_in_its_neighbours_is_no_plausible_title(title):
    assert not is_plausible_title(title)


def test_lines_behind_a_label_of_the_title_are_the_headline():
    issue, remarks = read(
        "名　称：安定区民政局关于开展助餐服务的通知",
        "索引号：0000/2024-1",
        "发布日期：2024-05-16",
        "安定区民政局",
        "关于开展助餐服务的通知",
    )
    (article,) = issue.articles
    assert article.title == "安定区民政局关于开展助餐服务的通知"
    assert "title_doubted" not in found_waits(issue, remarks)


@pytest.mark.parametrize(
    "head",
    [
        ["安定区民政局", "文 件", "安定区财政局", "安民发〔2024〕9号"],
        ["安民发〔2024〕9号", "签发人：某某", "答复类别：A　　公开程度：全文"],
        ["安民发〔2024〕9号　　签发人：某某", "紧急程度：特急"],
    ],
    ids=lambda head: head[1],
)
def test_a_document_s_stamps_are_none_of_its_title(head):
    issue, _ = read(*head, "关于做好老年", "助餐服务的通知", "各街道办事处：")
    assert issue.articles[0].title == "关于做好老年助餐服务的通知"
    assert issue.document_number == "安民发〔2024〕9号"


def test_two_lines_are_one_title_where_the_way_to_the_page_ends_in_it():
    parts = ["助餐车进了院子", "老人不再吃冷饭"]
    doubted = read("首页 > 要闻", *parts, STAMP)
    assert "title_doubted" in found_waits(*doubted)
    issue, remarks = read(f"当前位置：首页 > 要闻 > {' '.join(parts)}", *parts, STAMP)
    assert issue.articles[0].title == "".join(parts)
    assert found_waits(issue, remarks) == set()


@pytest.mark.parametrize(
    "number", ["（第6号）", "2024年第6号", "第六号", "〔2024〕第6号", "[2024] 6号"]
)
def test_an_announcement_s_number_is_none_of_its_title(number):
    head = f"安定区民政局\n社会组织注销公告\n{number}\n"
    signed = "特此公告。\n安定区民政局\n2024年5月16日\n"
    (issue,) = parse((head + TEXT + signed).encode(), "甲.txt").issues
    assert issue.articles[0].title == "社会组织注销公告"
    (unsigned,) = parse((head + TEXT).encode(), "甲.txt").issues
    assert unsigned.kind != "bulletin"
