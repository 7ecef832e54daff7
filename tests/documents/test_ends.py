"""What a text says at its ends: whose it is, of which day, who wrote it, how it is graded."""

from datetime import date

import pytest

from reading.documents import parse
from reading.parsed import ParsedDocument, ParsedIssue

PAGE = """首页 > 部门动态 > 正文

{title}

发布时间：2023-06-09 来源：{source}

{body}

{foot}
"""
BODY = "6月8日，桐城的社工上门给独居老人理发，二十来位老人都说方便。"
FOOT = "版权所有：市政务服务中心"


def document_of(text: str) -> ParsedDocument:
    return parse(text.encode(), "甲.txt")


def page(
    *,
    title: str = "社工上门给老人理发",
    source: str = "某某社区",
    body: str = BODY,
    foot: str = FOOT,
) -> ParsedDocument:
    text = PAGE.format(title=title, source=source, body=body, foot=foot)
    return document_of(text)


def only(document: ParsedDocument) -> ParsedIssue:
    (issue,) = document.issues
    return issue


def paragraphs(document: ParsedDocument) -> list[str]:
    (article,) = only(document).articles
    return [block.text for block in article.blocks]


def codes(document: ParsedDocument) -> set[str]:
    return {remark.code for remark in document.remarks}


@pytest.mark.parametrize(
    "opening",
    ["（通讯员 何小川）", "(记者 何小川 摄影 丁一)", "（供稿：区社工站）"],
)
def test_a_paragraph_that_opens_with_who_wrote_it_is_text(opening):
    said = f"{opening}6月8日，社工上门给独居老人理发。"
    assert len(paragraphs(page(body=f"{said}\n{BODY}"))) == 2


@pytest.mark.parametrize(
    "credit",
    [
        "（编辑 何小川）",
        "（责编何小川、丁一）",
        "（供稿：区社工站）",
        "（图文：何小川）",
    ],
)
def test_a_credit_behind_the_last_sentence_is_no_text(credit):
    document = page(body=f"{BODY}\n老人们都说下回还来。{credit}")
    assert paragraphs(document)[-1] == "老人们都说下回还来。"
    (article,) = only(document).articles
    assert article.byline == credit.strip("（）")
    assert credit in {each.text for each in document.set_aside}


@pytest.mark.parametrize(
    "words", ["（记者在现场看到人很多）", "（编辑部另行通知各家）"]
)
def test_words_in_brackets_that_credit_nobody_stay(words):
    assert paragraphs(page(body=f"{BODY}\n老人们都说好。{words}"))[-1].endswith(words)


CLOSINGS = [
    "2016年9月21日（星期三）\n北京时间16时40分",
    "2016年9月21日",
    "二〇一六年九月二十一日",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_the_day_that_closes_a_release_is_the_day_it_went_out(closing):
    document = document_of(
        f"打印 关闭\n社工上门给老人理发\n\n{BODY}\n\n{closing}\n\n返回首页\n"
    )
    issue = only(document)
    assert (issue.issued_on, issue.published_on) == (date(2016, 9, 21),) * 2
    assert paragraphs(document) == [BODY]
    assert "missing_issue_date" not in codes(document)


def test_who_signs_a_page_has_published_it():
    document = page(body=f"{BODY}\n桐城市民政局\n2023年6月8日")
    assert only(document).agency == "桐城市民政局"
    assert only(document).published_on == date(2023, 6, 9)
    assert paragraphs(document) == [BODY]


def test_whose_explanation_it_is_the_page_says_in_its_last_part():
    body = f"一、为什么要改\n{BODY}\n二、谁来解读\n解读机关：桐城市民政局"
    issue = only(page(source="市民政局", body=body))
    assert (issue.agency, issue.kind) == ("桐城市民政局", "other")


def test_a_bureau_without_a_place_is_that_of_the_site_it_writes_on():
    document = page(source="市民政局", foot="主办：桐城市人民政府办公室")
    assert only(document).agency == "桐城市民政局"
    assert "inferred_agency" not in codes(document)
    # The bureau of a city writes on the site of a county: whose it is stays unsaid.
    document = page(source="市民政局", foot="主办：岳西县人民政府办公室")
    assert only(document).agency == ""


def test_a_source_that_calls_the_report_its_own_has_published_it():
    told = "桐城融媒体中心6月8日讯（记者 何小川）社工上门给老人理发，大家都说好。"
    assert only(page(source="桐城融媒体中心", body=told)).agency == "桐城融媒体中心"
    # Of a source that only passed it on nothing is said.
    assert only(page(source="桐城融媒体中心")).agency == ""


@pytest.mark.parametrize(
    ("number", "place", "bureau"),
    [
        ("桐民函〔2023〕18号", "桐城市", "桐城市民政局"),
        ("桐民发〔2023〕18号", "桐城市", "桐城市民政局"),
        ("岳民字〔2023〕18号", "岳西县", "岳西县民政局"),
        # The number is another's, or names no bureau of ours.
        ("桐政函〔2023〕18号", "桐城市", ""),
        ("皖民函〔2023〕18号", "桐城市", ""),
    ],
)
def test_a_number_tells_whose_the_reply_is_where_the_text_names_its_place(
    number, place, bureau
):
    document = document_of(
        f"{number}\n\n对政协{place}十届二次会议第7号提案的答复\n\n何小川委员：\n"
        "您提出的关于助浴的提案收悉，现答复如下。\n老人助浴点今年再添两处。\n"
    )
    assert only(document).agency == bureau
    assert ("inferred_agency" in codes(document)) is bool(bureau)


@pytest.mark.parametrize(
    "said", ["密级　无", "密级：无", "密 级：公开", "密级 一般", "密级　—"]
)
def test_a_form_that_says_there_is_no_grade_blocks_nothing(said):
    masthead = f"{said}\n桐城民政简报\n第7期\n桐城市民政局　2023年6月9日"
    document = document_of(f"{masthead}\n\n社工上门理发\n\n{BODY}\n")
    assert document.remarks == ()
    assert only(document).number == 7


def test_a_deck_below_a_title_of_the_contents_is_no_loss_where_the_article_says_it():
    listed = (
        "桐城民政参阅\n第7期\n桐城市民政局　2023年6月9日\n导　读\n社工上门给老人理发\n"
    )
    deck = "桐城的社工上门给独居老人理发，二十来位老人都说方便，下回还要来。\n"
    other = "全市今年新添了三处助浴点，失能老人在家门口就能洗上热水澡。\n"
    article = f"\n社工上门给老人理发\n{BODY}\n"
    assert "text_set_aside" not in codes(document_of(listed + deck + article))
    assert "text_set_aside" in codes(document_of(listed + other + article))


def test_of_a_date_that_is_not_understood_it_is_said_where_it_stands():
    document = document_of(
        f"在会上的讲话\n（讲话时间是2023年6月9日，地点在县里）\n同志们：\n{BODY}\n"
    )
    (remark,) = (r for r in document.remarks if r.code == "missing_issue_date")
    assert remark.line == 2
    assert "第 2 行有日期“2023年6月9日”，但看不出是不是印发日期" in remark.message


@pytest.mark.parametrize("summary", ["AI摘要：{}", "【智能速览】\n{}"])
def test_what_a_portal_has_a_program_say_of_the_text_is_none_of_it(summary):
    said = "本文说桐城的社工上门给独居老人理发，二十来位老人都说方便。"
    document = page(body=f"{summary.format(said)}\n{BODY}")
    assert paragraphs(document) == [BODY]
    assert "text_set_aside" not in codes(document)


ANSWERED = """宁县民政局
宁民函〔2022〕58号
{}
关于对县政协三届一次会议
第64号提案的答复
{}

向家慧委员：
您提出的《关于公墓的建议》收悉，现答复如下：
到2021年底建成公益性公墓87个。

宁县民政局
2022年7月19日
"""
GRADES = [
    "（A类 同意公开）",
    "【B1类】",
    "（类别：C）",
    "A类  公开",
    "（公开方式：主动公开）",
]


@pytest.mark.parametrize("mark", GRADES)
@pytest.mark.parametrize("marks", [("{}", ""), ("", "{}")])
def test_how_a_reply_is_graded_is_none_of_its_title(mark, marks):
    text = ANSWERED.format(*(each.format(mark) for each in marks))
    (article,) = only(document_of(text)).articles
    assert article.title == "关于对县政协三届一次会议第64号提案的答复"


@pytest.mark.parametrize(
    "mark", ["（试行）", "（第二批）", "（公开稿）", "（A类企业名单）"]
)
def test_what_a_title_says_of_itself_is_no_grade(mark):
    (article,) = only(document_of(ANSWERED.format("", mark))).articles
    assert article.title.endswith("答复" + mark)
