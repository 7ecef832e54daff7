"""What portals, scans and offices put around a text is told from the text."""

import pytest

from reading.documents import parse
from reading.parsed import BlockKind, IssueKind, ParsedIssue

TITLE = "广德市给村医和社工配了同一本走访簿"
FIRST = (
    "3月上旬起，广德市民政局给56个村的村医和社工配了同一本走访簿，谁先进门谁先记，"
    "另一个不必再问。试行两个月，重复登门少了四成，新发现要帮一把的老人73名。"
)
TEXT = (FIRST, "簿子不收进柜子，就挂在老人家门后，子女回来翻一翻，心里有数。")
STAMP = "2023-05-16 09:12 来源：广德市民政局"


def issue_of(*lines: str) -> ParsedIssue:
    (issue,) = parse("\n".join(lines).encode(), "甲.txt").issues
    return issue


def texts(issue: ParsedIssue) -> list[str]:
    return [block.text for article in issue.articles for block in article.blocks]


@pytest.mark.parametrize(
    "above",
    [
        ["本网站使用小型文本文件改善浏览体验，继续浏览即表示您已同意。"],
        [
            "热点新闻",
            "宁国：两百户人家换上新灶台",
            "皖南在线 2023-05-15 08:01",
            "近日，宁国市两百户人家换上了新灶台，再不用烧柴。",
        ],
        [
            "宁国：两百户人家换上新灶台",
            "皖南在线 2023-05-15 08:01",
            "近日，宁国市两百户人家换上了新灶台，再不用烧柴。",
            "泾县民政局：补贴“一次办好”",
            "来源：泾县民政局 2023-05-14 17:30",
        ],
        ["首页 / 政务公开 / 工作动态"],
        ["首页>政务公开>广德市给村医和社工配了同一本走访簿的做法与几点…"],
        ["广德市民政局", "CIVIL AFFAIRS OF GUANGDE"],
    ],
    ids=lambda above: above[-1][:8],
)
def test_what_stands_above_a_stamped_headline_is_none_of_the_text(above):
    issue = issue_of(*above, TITLE, STAMP, "", *TEXT)
    assert issue.articles[0].title == TITLE
    assert texts(issue) == list(TEXT)
    assert str(issue.published_on) == "2023-05-16"
    assert issue.agency == "广德市民政局"


def test_a_box_of_other_news_below_the_text_is_set_aside_and_told():
    box = [
        "相关新闻",
        "郎溪县补贴提标",
        "皖南在线 2023-05-02 08:15",
        "郎溪县日前提高补贴标准，惠及8100人，已经落实到位。",
    ]
    document = parse(
        "\n".join(["首页 > 要闻", TITLE, STAMP, *TEXT, *box]).encode(), "甲.txt"
    )
    assert texts(document.issues[0]) == list(TEXT)
    assert [(each.code, each.line) for each in document.remarks if each.line == 9] == [
        ("text_set_aside", 9)
    ]


@pytest.mark.parametrize(
    "stamp",
    [
        "广德市融媒体中心 记者 文 小 满 2023-05-16 09:12",
        "皖南在线 2023-05-16 09:12",
        "2023-05-16 09:12:40　　皖南日报客户端　　作者：",
        "发布：16.05.2023  09:12",
        "发布时间：２０２３-０５-１６ ０９:１２　来源：广德市民政局",
        "信息来源\n广德市民政局\n发布日期\n2023-05-16 09:12\n浏览次数\n31",
        "2023-05-16 09:12 浏览次数 31",
    ],
)
def test_a_stamp_tells_its_day_in_any_form(stamp):
    issue = issue_of("首页 > 要闻", TITLE, *stamp.split("\n"), "", *TEXT)
    assert str(issue.published_on) == "2023-05-16"
    assert issue.articles[0].title == TITLE


@pytest.mark.parametrize("between", ["广民函〔2023〕9号", "广德民政", "广德市民政局"])
def test_a_number_or_name_between_headline_and_stamp_is_no_headline(between):
    issue = issue_of("首页 > 要闻", TITLE, between, STAMP, "", *TEXT)
    assert issue.articles[0].title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "收藏 | 举报 | T大 T小",
        "+ 关注",
        "00:00 / 01:42 倍速 高清",
        "展开全文",
        "内容由AI生成，仅供参考 有用 没用",
    ],
)
def test_a_button_between_paragraphs_is_no_text(line):
    issue = issue_of("首页 > 要闻", TITLE, STAMP, TEXT[0], line, TEXT[1])
    assert texts(issue) == list(TEXT)


@pytest.mark.parametrize(
    "line", ["联系我们身边的老人", "收藏老物件的人", "办事指南进村"]
)
def test_a_heading_that_begins_like_a_button_stays(line):
    issue = issue_of("首页 > 要闻", TITLE, STAMP, TEXT[0], line, TEXT[1])
    assert texts(issue) == [TEXT[0], line, TEXT[1]]


@pytest.mark.parametrize(
    "tail",
    [
        "扫描二维码 分享到手机",
        "点击数：71次收藏此页打印关闭皖ICP备00000000号",
        "【打印】【关闭】",
        "责任编辑：某某　浏览次数：12",
    ],
)
def test_what_is_glued_behind_the_last_sentence_is_parted_from_it(tail):
    issue = issue_of("首页 > 要闻", TITLE, STAMP, TEXT[0], TEXT[1] + tail)
    assert texts(issue) == list(TEXT)


def test_a_sentence_that_tells_of_a_record_number_is_text():
    told = "市里的养老地图上月办完了ICP备案手续，老人子女打开就能查到附近的助餐点。"
    assert told in texts(issue_of("首页 > 要闻", TITLE, STAMP, TEXT[0], told))


BODY = [
    "各镇人民政府，各街道办事处：",
    "为把走访簿用好，现就有关事项通知如下。",
    "一、每月走访一次，当面记簿。",
    "广德市民政局",
    "2023年5月16日",
]
NOTICE = "关于用好走访簿的通知"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            [
                "特急",
                "广 德 市 民 政 局",
                "广 德 市 财 政 局　　文件",
                "广民发〔2023〕9号",
                NOTICE,
            ],
            NOTICE,
        ),
        (
            ["内部刊物　注意保存", "广德市民政局（函）", "广民发〔2023〕9号", NOTICE],
            NOTICE,
        ),
        (
            [
                "广 德 市 民 政 局",
                "广民发〔2023〕9号　　签发人：谷雨",
                "对第31号建议的答复",
            ],
            "对第31号建议的答复",
        ),
        (
            ["广民发〔2023〕9号", "关于第31号建议的答复", "（B类）"],
            "关于第31号建议的答复",
        ),
        (
            ["广 德 市 民 政 局", "等级：特急　　广民发〔2023〕9号　　机发7号", NOTICE],
            NOTICE,
        ),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_a_document_is_titled_below_its_number(head, title):
    issue = issue_of(*head, *BODY)
    assert (issue.articles[0].title, issue.document_number) == (
        title,
        "广民发〔2023〕9号",
    )


def test_an_announcement_numbered_in_brackets_is_no_bulletin():
    issue = issue_of(
        "广德市民政局行政处罚公告",
        "（2023年第2号）",
        "",
        "经查，两家社会组织连续两年没有接受检查，我局决定撤销其登记。",
        "广德市民政局",
        "2023年5月16日",
    )
    assert (issue.kind, issue.articles[0].title) == (
        IssueKind.NOTICE,
        "广德市民政局行政处罚公告",
    )


MASTHEAD = ["广德民政", "第6期", "广德市民政局编　2023年5月31日", ""]


@pytest.mark.parametrize(
    "titles",
    [
        ["议事桌搬到院子里", "广德市推行“板凳会”"],
        ["新杭镇：村医社工一本簿", "“走一趟、记两样”省了腿"],
    ],
)
def test_two_lines_set_together_and_apart_from_the_text_are_one_title(titles):
    one = "广德市有56个村把议事桌搬到院子里，谁有话谁先讲，一年议出事项三百多件。"
    two = "新杭镇的村医和社工合用一本簿子，一趟记两样，省下的工夫多走几户。"
    below = two if titles[0].startswith("新杭镇") else one
    first = issue_of(*MASTHEAD, *titles, "", below).articles[0]
    assert first.title == "".join(titles)


def test_a_later_title_over_two_lines_opens_an_article():
    two = "新杭镇的村医和社工合用一本簿子，一趟记两样，省下的工夫多走几户。"
    titles = ["新杭镇：村医社工一本簿", "“走一趟、记两样”省了腿"]
    issue = issue_of(*MASTHEAD, TITLE, "", *TEXT, "", *titles, "", two)
    assert [each.title for each in issue.articles] == [TITLE, "".join(titles)]


@pytest.mark.parametrize(
    "credit", ["（新杭镇社工站）", "　（广德市民政局　文小满）", "（邱村镇卫生院）"]
)
def test_who_sent_an_item_stands_behind_its_last_sentence(credit):
    issue = issue_of(*MASTHEAD, TITLE, "", TEXT[0], TEXT[1] + credit)
    (article,) = issue.articles
    assert article.blocks[-1].text == TEXT[1]
    assert article.byline.replace("\u3000", "") in credit.replace("\u3000", "")


def test_an_office_is_of_its_bureau_and_speed_is_no_name():
    issue = issue_of(
        "特　急",
        "",
        "广德民政快报",
        "第6期",
        "广德市民政局督查室　　2023年5月31日",
        "",
        TITLE,
        "",
        *TEXT,
    )
    assert (issue.agency, issue.series) == ("广德市民政局", "广德民政快报")


def test_a_picture_told_in_brackets_is_a_caption():
    issue = issue_of(
        *MASTHEAD, TITLE, "", TEXT[0], "（图为社工在老人家中记簿。文小满摄）", TEXT[1]
    )
    kinds = [block.kind for block in issue.articles[0].blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]


def test_those_addressed_behind_a_heads_tools_are_the_texts():
    way = "首页 > 政务公开 > 通知公告 > "
    stamp = " 日期:2023-05-16 来源:广德市民政局 大 中 小 "
    to = "各乡镇人民政府："
    issue = issue_of(f"{way}关于做好村医走访工作的通知{stamp}{to} {FIRST}")
    assert texts(issue) == [f"{to}{FIRST}"]
    assert issue.articles[0].title == "关于做好村医走访工作的通知"


@pytest.mark.parametrize(
    ("last", "is_text"),
    [("皖南日报记者：补贴什么时候发？", True), ("皖南零距离记者：童佩", False)],
)
def test_who_asks_in_the_last_line_is_no_credit(last, is_text):
    assert (last in texts(issue_of(TITLE, STAMP, "", *TEXT, last))) is is_text


@pytest.mark.parametrize(
    ("labels", "day"),
    [
        ("时间：2023-05-16 地点：广德体育馆 作者：王某", "None"),
        ("时间：2023-05-16 来源：广德市民政局 作者：王某", "2023-05-16"),
    ],
)
def test_when_and_where_something_will_be_is_no_day_of_a_page(labels, day):
    assert str(issue_of(f"{TITLE}{labels}", *TEXT).published_on) == day


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Pt En 简 繁 无障碍长者中心今日揭幕", "长者中心今日揭幕"),
        ("Pt En 简 繁 无障碍电影走进三个社区", "无障碍电影走进三个社区"),
        ("Pt En 简 繁 无障碍环境建设讲座开讲", "无障碍环境建设讲座开讲"),
    ],
)
def test_a_mode_for_the_blind_is_of_the_bar_where_no_word_goes_on_with_it(first, title):
    text = f"{first}\n2024-03-05\n\n长者中心今日揭幕，现场来了三百多位街坊，大家看了两个小时。\n"
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert issue.articles[0].title == title
