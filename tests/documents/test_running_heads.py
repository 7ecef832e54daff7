"""What a printer sets on every page is taken out of the sentence that it parts."""

import pytest

from reading.documents import parse

HEAD = ["凉州民政", "2021年第6期", "凉州区民政局编　2021年6月30日", ""]
TITLE = "黄羊镇给敬老院换上新锅炉"
BEFORE = "6月下旬，黄羊镇敬老院换上了新锅炉，更换管道120米、阀门"
AFTER = "36个，老人洗澡不用再排队，镇里还请来两名锅炉工轮班。"
CLOSED = "6月下旬，黄羊镇敬老院换上了新锅炉，更换管道120米。"


def blocks(*lines: str, head: list[str] = HEAD) -> list[str]:
    document = parse("\n".join([*head, TITLE, "", *lines]).encode(), "甲.txt")
    (issue,) = document.issues
    return [block.text for article in issue.articles for block in article.blocks]


@pytest.mark.parametrize(
    "parting",
    [
        ["凉州民政　　2021年第6期"],
        ["凉州民政  第6期"],
        ["凉州民政　2021年第6期", "— 3 —"],
        ["3", "凉州民政　　　第6期"],
        ["凉州区民政局工作", "- 4 -"],
        ["（2）"],
        ["【2】"],
        ["P3"],
        ["第3页"],
    ],
    ids="/".join,
)
def test_a_sentence_goes_on_below_what_the_masthead_said_already(parting):
    assert blocks("　　" + BEFORE, *parting, AFTER) == [BEFORE + AFTER]


@pytest.mark.parametrize(
    "mark", ["扫描全能王 创建", "凉州区民政局文件", "凉民办印", "打印时间：第 1 次"]
)
def test_a_line_that_comes_again_inside_sentences_is_no_text(mark):
    again = "7月初，张义镇照着做，一个月里修好了旧管道"
    rest = "85米，花了不到两万元，余下的钱添了三台热水器。"
    assert blocks("　　" + BEFORE, mark, AFTER, "　　" + again, mark, rest) == [
        BEFORE + AFTER,
        again + rest,
    ]


def test_a_browser_prints_its_head_above_every_page():
    printed = "2021/7/2 09:30　　　凉州区民政局关于更换锅炉的通知-凉州区民政局"
    address = "https://www.example.cn/mz/20210702.html　　　{}/3"
    texts = blocks(
        BEFORE,
        address.format(1),
        printed,
        AFTER,
        "凉州区民政局",
        address.format(2),
        printed,
        "2021年7月1日",
        head=[printed, "凉州区民政局"],
    )
    assert BEFORE + AFTER in texts
    assert not any("09:30" in text or "example" in text for text in texts)


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        (CLOSED, "凉州民政", AFTER),
        (CLOSED, "黄羊镇的做法", "　　" + CLOSED),
        (CLOSED, "（2）", CLOSED),
    ],
)
def test_what_stands_between_whole_sentences_stays(above, line, below):
    assert len(blocks("　　" + above, line, below)) > 1


def test_two_issues_have_each_its_own_masthead():
    second = ["凉州民政", "2021年第7期", "凉州区民政局编　2021年7月31日", ""]
    text = "\n".join(
        [*HEAD, TITLE, "", CLOSED, "送：各镇、各街道", *second, TITLE, "", CLOSED]
    )
    issues = parse(text.encode(), "甲.txt").issues
    assert [issue.number for issue in issues] == [6, 7]


def issues_of(*lines: str) -> list[tuple[int | None, str]]:
    document = parse("\n".join(lines).encode(), "甲.txt")
    return [(issue.number, issue.articles[0].title) for issue in document.issues]


@pytest.mark.parametrize("page", ["— 1 —", "第 1 页 共 2 页", "- 1 -"])
def test_a_masthead_below_a_pages_number_begins_the_next_issue(page):
    """Its name comes again beside the number, as a running head's does; its own number does not."""
    former = ["凉州民政", "2021年第5期", "凉州区民政局编　2021年5月31日", ""]
    assert issues_of(
        *HEAD,
        TITLE,
        "",
        f"　　{CLOSED}",
        "分送：市民政局，各镇",
        page,
        *former,
        "张义镇请来理发师",
        "",
        "　　5月里，张义镇请来理发师，给老人理发64人次。",
        "分送：市民政局，各镇",
        page,
    ) == [(6, TITLE), (5, "张义镇请来理发师")]


@pytest.mark.parametrize("page", ["— 3 —", "第 3 页"])
def test_a_heading_at_a_pages_end_stays_one(page):
    heading, rest = "二、排好轮班", "锅炉工每天两班，节假日不休息，夜里也有人看火。"
    assert blocks(f"　　{CLOSED}", "", heading, page, rest) == [CLOSED, heading, rest]


def test_numbers_that_count_on_below_each_page_of_text_are_the_pages():
    texts = [f"{month}月里，黄羊镇敬老院修好管道{month}0米。" for month in range(1, 10)]
    assert blocks(*texts, "1", *texts, "2", *texts) == 3 * texts


def signed_by_two(*signature: str):
    lines = [
        "凉州区民政局",
        "凉民发〔2021〕12号",
        "",
        "凉州区民政局　凉州区财政局关于更换敬老院锅炉的通知",
        "各镇人民政府：",
        f"　　{CLOSED}",
        "— 1 —",
        *signature,
    ]
    document = parse("\n".join(lines).encode(), "甲.txt")
    heads = [each.text for each in document.set_aside if each.reason == "running_head"]
    return document.issues[0].agency, heads


@pytest.mark.parametrize("between", ["凉州区财政局", "（印章）"])
def test_who_signs_at_a_pages_top_heads_no_page(between):
    signature = ["凉州区民政局", between, "2021年7月2日"]
    assert signed_by_two(*signature) == ("凉州区民政局", [])


def test_a_head_above_who_signs_at_a_pages_top_is_no_second_signature():
    signature = ["凉州区民政局", "凉州区民政局", "2021年7月2日"]
    assert signed_by_two(*signature) == ("凉州区民政局", ["凉州区民政局"])
