"""A clerk enters a whole issue on one page."""

from datetime import date

import pytest

from briefings.models import Article, ArticleTopic, Distribution, Issue

from ..factories import block, make_agency, make_article, make_issue, make_topic
from .factories import edit_page

pytestmark = pytest.mark.django_db
ADD = "/admin/briefings/issue/add/"
FIRST = "articles-0-"


def a_whole_issue():
    return {
        "kind": "bulletin",
        "agency": make_agency().pk,
        "year": "2022",
        "number": "5",
        "issued_on": "2022-04-11",
        "distribution-0-role": "分送",
        "distribution-0-recipients": "市委办公室，各县（市、区）民政局；\r\n局属各单位。",
        "distribution-1-role": "抄送",
        "distribution-1-recipients": "省民政厅",
        "articles-TOTAL_FORMS": "2",
        FIRST + "title": "严把防控关口",
        FIRST + "manuscript": "【小标题】一、抓早抓小\r\n\r\n全市无疫情发生。\r\n",
        FIRST + "chosen_topics": [make_topic().pk],
        FIRST + "regions": ["440203"],
        "articles-1-title": "深入基层走访",
        "articles-1-manuscript": "走访困难群众265户。",
    }


def errors_on(response) -> str:
    assert response.status_code == 200
    return response.text


def test_the_head_the_distribution_and_the_articles_are_saved_together(fill_in):
    assert fill_in(ADD, **a_whole_issue()).status_code == 302
    issue = Issue.objects.get()
    assert (issue.number, issue.issued_on) == (5, date(2022, 4, 11))
    assert issue.status == Issue.Status.DRAFT
    assert issue.edited_at
    assert [(d.role, d.recipients) for d in Distribution.objects.all()] == [
        ("分送", ["市委办公室", "各县（市、区）民政局", "局属各单位"]),
        ("抄送", ["省民政厅"]),
    ]
    first, second = Article.objects.all()
    assert (first.position, second.position) == (1, 2)
    assert [each["kind"] for each in first.blocks] == ["heading", "paragraph"]
    assert first.text == "一、抓早抓小\n全市无疫情发生。"
    assert ArticleTopic.objects.get(article=first).by_hand
    assert first.regions.get().name == "武江区"
    assert second.excerpt == "走访困难群众265户。"


def test_the_page_never_shows_json(clerk):
    article = make_article(blocks=[block("甲\t乙", "row"), block("一段。")])
    Distribution.objects.create(
        issue=article.issue, role="报", recipients=["市委办", "各县（市、区）民政局"]
    )
    page = clerk.get(edit_page(article.issue)).text
    assert "【表】甲｜乙\n一段。</textarea>" in page
    assert "市委办、各县（市、区）民政局</textarea>" in page
    assert "first_line" not in page
    assert "[&#x27;" not in page


def test_mending_one_paragraph_leaves_the_lines_of_the_others(fill_in):
    blocks = [
        {**block("甲镇已完成核查。", line=7), "starts": [[0, 7]]},
        {**block("共核查7209户。", line=9), "starts": [[0, 9]]},
    ]
    issue = make_article(blocks=blocks).issue
    fill_in(
        edit_page(issue), **{FIRST + "manuscript": "甲镇已完成核查。\n共核查7290户。"}
    )
    first, second = Article.objects.get().blocks
    assert first == blocks[0]
    assert (second["text"], second["first_line"]) == ("共核查7290户。", 9)
    assert second["starts"] == []
    issue.refresh_from_db()
    assert issue.edited_at


def test_saving_an_untouched_page_is_no_edit(fill_in):
    issue = make_issue(articles=2, recipients=["市委办公室"])
    before = Article.objects.values_list("blocks", flat=True)[0]
    assert fill_in(edit_page(issue)).status_code == 302
    issue.refresh_from_db()
    assert issue.edited_at is None
    assert Article.objects.values_list("blocks", flat=True)[0] == before


def test_topics_the_importer_chose_stay_its_own(fill_in):
    article = make_article()
    ArticleTopic.objects.create(article=article, topic=make_topic(), by_hand=False)
    fill_in(edit_page(article), title="新标题")
    assert not ArticleTopic.objects.get().by_hand


def test_a_new_article_left_untagged_is_tagged_by_its_words(fill_in):
    text = "武江区核对低保对象，发放临时救助金。"
    typed = {FIRST + "manuscript": text, FIRST + "chosen_topics": []}
    fill_in(ADD, **{**a_whole_issue(), **typed, FIRST + "regions": []})
    article = Article.objects.first()
    tag = ArticleTopic.objects.get(article=article, topic="social-assistance")
    assert not tag.by_hand
    assert article.regions.get().name == "武江区"


def test_a_topic_the_clerk_took_away_does_not_come_back(fill_in):
    article = make_article(text="发放临时救助金，走访困难群众。")
    ArticleTopic.objects.create(article=article, topic=make_topic(), by_hand=False)
    fill_in(edit_page(article), chosen_topics=[], manuscript="发放临时救助金。")
    assert not ArticleTopic.objects.exists()


def test_what_a_text_cites_follows_its_edits(fill_in):
    article = make_article()
    fill_in(edit_page(article), manuscript="按照甘民电[2021]244号要求办理。")
    citation = article.citations.get()
    assert (citation.document_number, citation.line) == ("甘民电〔2021〕244号", None)
    fill_in(edit_page(article), manuscript="照常办理。")
    assert not article.citations.exists()


def test_an_article_can_be_edited_on_its_own_page(fill_in):
    article = make_article()
    fill_in(edit_page(article), manuscript="改过的一段。")
    article.refresh_from_db()
    assert article.text == "改过的一段。"
    assert article.issue.edited_at


def test_a_document_number_is_kept_in_one_form(fill_in):
    typed = {**a_whole_issue(), "document_number": "韶民发[2022] 05号"}
    fill_in(ADD, **typed)
    assert Issue.objects.get().document_number == "韶民发〔2022〕5号"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"kind": ""}, "这一项必须填写。"),
        ({"issued_on": "2022-13-45"}, "没有“2022-13-45”这一天"),
        ({"document_number": "第五号"}, "发文字号由机关代字、年份和序号组成"),
        ({FIRST + "manuscript": " \r\n"}, "请填写正文。"),
        ({FIRST + "manuscript": "一段。\r\n【小标题】"}, "第 2 行只有记号，没有内容。"),
        ({"distribution-0-recipients": "、；"}, "请填写单位名单，或删去这一行。"),
        ({"distribution-0-recipients": "市委办\x00"}, "里面有看不见的控制字符"),
    ],
)
def test_bad_input_is_refused_in_chinese_and_nothing_saved(fill_in, typed, message):
    assert message in errors_on(fill_in(ADD, **{**a_whole_issue(), **typed}))
    assert not Issue.objects.exists()


def test_the_same_number_twice_is_refused(fill_in):
    make_issue(number=5, year=2022)
    page = errors_on(fill_in(ADD, **a_whole_issue()))
    assert "该单位本年度这一期已经入库。" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"agency": ""}, "已发布的期须有单位。请先撤下，再改。"),
        ({"year": ""}, "已发布的期须有年份。请先撤下，再改。"),
        ({"secrecy": "内部资料"}, "已发布的期不能有密级标志。请先撤下，再改。"),
    ],
)
def test_a_public_issue_cannot_lose_what_the_public_needs(fill_in, typed, message):
    issue = make_issue(articles=1)
    assert message in errors_on(fill_in(edit_page(issue), **typed))


def test_what_was_public_cannot_be_deleted(clerk):
    issue = make_issue(articles=1, first_public_at="2022-04-12T00:00:00Z")
    for row in (issue, issue.articles.get()):
        assert clerk.post(edit_page(row).replace("change", "delete")).status_code == 403
    assert Article.objects.exists()


def test_a_draft_can_be_deleted_with_all_that_hangs_on_it(clerk):
    issue = make_issue(articles=1, recipients=["市委办公室"], status="draft")
    clerk.post(edit_page(issue).replace("change", "delete"), {"post": "yes"})
    assert not Issue.objects.exists()


def test_deleting_an_article_stamps_its_issue(clerk):
    article = make_article(make_issue(status="draft"))
    clerk.post(edit_page(article).replace("change", "delete"), {"post": "yes"})
    assert Issue.objects.get().edited_at


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"issued_on": "2092-04-11"}, "印发日期 2092-04-11 在今天之后，不大可能。"),
        ({"issued_on": "1922-04-11"}, "印发日期 1922-04-11 早于1949年10月1日"),
        ({"issued_on": "1970-01-01"}, "印发日期 1970-01-01 是程序的默认时间"),
        ({"issued_on": "2012-04-11"}, "与期号或文号的年份“2022”相差一年以上"),
        (
            {"dated_on": "2022-04-11", "source_published_on": "2022-03-01"},
            "成文日期 2022-04-11 晚于网页发布日期 2022-03-01，不大可能。",
        ),
    ],
)
def test_a_date_that_can_hardly_be_true_is_refused(fill_in, typed, said):
    assert said in errors_on(fill_in(ADD, **{**a_whole_issue(), **typed}))
    assert not Issue.objects.exists()


def test_a_doubted_date_that_was_there_may_stay_while_the_rest_is_mended(fill_in):
    issue = make_issue(issued_on=date(1922, 4, 11), status="draft")
    fill_in(edit_page(issue), office="市民政局办公室")
    issue.refresh_from_db()
    assert issue.office == "市民政局办公室"
