"""What ends, dates and parts a bulletin, and lines of texts that only look so."""

import pytest

from reading.documents import parse
from reading.parsed import ParsedIssue

BULLETIN = (
    "宁县民政信息\n第12期\n宁县民政局　2024年5月16日\n\n敬老院里洗被子\n"
    "5月15日，宁县民政局组织二十名志愿者到敬老院洗被子六十床，陪老人包了饺子。\n"
)


def issue_of(text: str) -> ParsedIssue:
    (issue,) = parse(text.encode(), "甲.txt").issues
    return issue


def lists_of(foot: str) -> list[tuple[str, tuple[str, ...]]]:
    found = issue_of(f"{BULLETIN}\n{foot}\n").distribution
    return [(each.role, each.recipients) for each in found]


def test_lists_on_one_line_are_parted():
    line = "报：市民政局送：县委办、县政府办发：各乡镇"
    assert [role for role, _ in lists_of(line)] == ["报", "送", "发"]


@pytest.mark.parametrize("word", ["签发", "转发", "编发", "简报"])
def test_a_word_that_ends_as_a_role_does_opens_no_list(word):
    roles = [role for role, _ in lists_of(f"报：市民政局送：县委办　{word}：李建国")]
    assert roles == ["报", "送"]


def test_a_role_of_one_sign_in_brackets_opens_a_list_of_names():
    foot = "【报】市民政局，县四大班子领导\n【发】各乡镇 各街道"
    assert lists_of(foot) == [
        ("报", ("市民政局", "县四大班子领导")),
        ("发", ("各乡镇", "各街道")),
    ]


def test_what_brackets_say_of_recipients_stays_with_them():
    ((_, recipients),) = lists_of(
        "发：各乡镇（街道）\n（含高新区、园区管委会）\n（共印60份）"
    )
    assert recipients == ("各乡镇（街道）（含高新区、园区管委会）",)


@pytest.mark.parametrize(
    "line",
    [
        "分发：志愿者分成八个小组，把棉被送到各村老人手中。",
        "【报送】村委会收齐材料，当天报乡镇",
        "【送】本地困难群众棉被200床，企业捐的",
        "【发】有关政策口袋书5000册",
        "【分发】志愿者分成八个小组，把棉被送到各村老人手中。",
        "县民政局编写了政策口袋书，分到每个村。（印制500册）",
        "县民政局把政策口袋书分到每个村　印制500册",
        "热线：0812-3100000",
    ],
)
def test_a_line_of_the_text_is_no_foot(line):
    issue = issue_of(f"{BULLETIN}\n{line}\n")
    assert not issue.distribution
    assert issue.copies is None
    assert line.strip("【】").split("】")[-1] in issue.articles[-1].text


@pytest.mark.parametrize(
    "line", ["县民政局办公室　印80份", "责编：柳青　　印80份", "〔县民政局　印80本〕"]
)
def test_the_printers_line_says_how_many(line):
    assert issue_of(f"{BULLETIN}\n报：市民政局\n{line}\n").copies == 80


@pytest.mark.parametrize(
    ("line", "copies"),
    [("共印八十五份", 85), ("送：县委办，印发一份存档", None)],
)
def test_only_all_that_were_printed_are_told_in_words(line, copies):
    assert issue_of(f"{BULLETIN}\n报：市民政局\n{line}\n").copies == copies


def test_who_signs_a_bulletin_of_one_article_dates_it():
    text = BULLETIN.replace("　2024年5月16日", "")
    signed = f"{text}（宁县民政局 2024年5月18日）\n\n报：市民政局\n"
    document = parse(signed.encode(), "甲.txt")
    assert str(document.issues[0].issued_on) == "2024-05-18"
    assert "inferred_date" not in {each.code for each in document.remarks}


def test_who_signs_a_reprinted_text_dates_nothing_for_certain():
    text = BULLETIN.replace("　2024年5月16日", "")
    reprinted = (
        f"{text}\n政策回放\n2016年2月，国务院印发意见，要求逐村登记留守儿童，逐户走访。\n"
        "宁县民政局\n2016年3月20日\n\n报：市民政局\n"
    )
    document = parse(reprinted.encode(), "甲.txt")
    assert "inferred_date" in {each.code for each in document.remarks}


def test_the_same_number_of_another_year_opens_another_issue():
    first = "宁县民政信息\n2021年第5期\n宁县民政局\n\n本期目录\n敬老院开饭\n\n"
    second = "慈善简报\n2022年第5期\n宁县慈善会\n\n慈善箱开箱\n5月15日，宁县慈善会开箱清点。\n"
    issues = parse(f"{first}{second}".encode(), "甲.txt").issues
    assert [each.year for each in issues] == [2021, 2022]


def test_a_number_in_brackets_below_the_same_name_opens_another_issue():
    first = "宁县民政简报\n（三十七）\n宁县民政局　2024年5月16日\n\n社区来了理发师\n理发师来了。\n"
    second = "宁县民政简报\n（三十八）\n宁县民政局　2024年5月20日\n\n社区来了琴师\n琴师来了。\n"
    text = f"{first}\n报：市民政局\n\n{second}\n报：市民政局\n"
    issues = parse(text.encode(), "甲.txt").issues
    assert [each.number for each in issues] == [37, 38]


def test_a_guide_with_a_list_of_its_parts_is_no_bulletin():
    text = (
        "养老服务信息\n发布时间：2024-03-05　来源：宁县民政局\n目录\n一、高龄津贴怎么领\n"
        "二、助餐点在哪里\n\n一、高龄津贴怎么领\n八十岁以上的老人到村委会登记，津贴按季度发放。\n\n"
        "二、助餐点在哪里\n老人刷脸吃饭，每餐五元，外县老人也可以办卡。\n打印本页 关闭窗口\n"
    )
    assert parse(text.encode(), "甲.txt").layout == "webpage"


def test_a_heading_between_lines_set_close_is_no_article_for_certain():
    text = (
        "宁县民政信息\n第12期\n宁县民政局　2024年5月16日\n宁县全力推进殡葬改革见成效\n"
        "县民政局把殡葬改革抓在手上，今年火化率达到百分之九十，群众满意。\n县财政局保障到位有力\n"
        "县财政局拨付资金六十万元，用于公益性公墓建设和奖补。\n"
    )
    document = parse(text.encode(), "甲.txt")
    assert len(document.issues[0].articles) == 1
    assert "article_doubted" in {each.code for each in document.remarks}


def test_a_heading_below_an_editors_note_may_open_an_article():
    note = "开栏的话：从今天起，本刊开栏，讲老人的故事，欢迎大家来信。"
    text = (
        f"{BULLETIN}\n{note}\n\n老兵王大山\n王大山在敬老院里种菜，院里的人都吃得上。\n"
    )
    document = parse(text.encode(), "甲.txt")
    assert "article_doubted" in {each.code for each in document.remarks}


def test_whom_a_mark_and_an_honour_name_wrote_nothing():
    honoured = "★十佳通讯员　王小明　李大海"
    issue = issue_of(f"{BULLETIN}{honoured}\n县民政局给他发了奖状，老人们来看热闹。\n")
    assert "王小明" not in "".join(each.byline for each in issue.articles)


def test_the_name_of_an_attachment_is_no_half_of_an_office():
    text = (
        "宁县民政局关于成立专班的通知\n\n各乡镇人民政府：\n现成立专班，六月底前到位。附件：\n"
        "宁县社会救助联席会议成员名单\n联席会议办公室\n2024年3月6日\n"
    )
    assert "名单" not in issue_of(text).agency
