"""What a site sets around a bulletin or a form is none of it, and moves nothing of it."""

import pytest

from reading.documents import parse
from reading.parsed import ParsedDocument, ParsedIssue

BULLETIN = """民政简报

第3期

临川区民政局　　　　2024年3月5日

桥头村食堂开张

　　三月一日，桥头村食堂开门，头一天来了四十位老人。

编辑：何小川　校对：丁一
临川区民政局办公室　　　　2024年3月6日印发
"""
SITE = ["版权所有：临川之窗　备案号：赣ICP备12345678号", "【打印本页】　【关闭窗口】"]
NEIGHBOURS = "上一篇：关于做好清明节祭扫工作的通知\n下一篇：我区召开养老服务工作会议"


def document_of(text: str) -> ParsedDocument:
    return parse(text.encode(), "甲.txt")


def issue_of(text: str) -> ParsedIssue:
    return document_of(text).issues[0]


def words_of(issue: ParsedIssue) -> list[str]:
    return [article.text for article in issue.articles]


@pytest.mark.parametrize("foot", [*SITE, NEIGHBOURS, "浏览次数：128次"])
def test_a_sites_foot_leaves_the_imprint_an_imprint(foot):
    plain, saved = issue_of(BULLETIN), issue_of(f"{BULLETIN}\n{foot}\n")
    assert words_of(saved) == words_of(plain)
    assert (saved.office, saved.issued_on) == (plain.office, plain.issued_on)


def test_what_a_site_calls_its_editors_below_its_records_is_set_aside():
    saved = document_of(f"{BULLETIN}\n{SITE[0]}\n主办：某某网站编辑部\n")
    reasons = {each.text: each.reason for each in saved.set_aside}
    assert reasons["主办：某某网站编辑部"] == "footer"
    assert saved.issues[0].office == "临川区民政局办公室"


def test_an_editors_line_with_no_site_above_it_is_the_bulletins():
    reasons = {each.text: each.reason for each in document_of(BULLETIN).set_aside}
    assert reasons["编辑：何小川　校对：丁一"] == "imprint"


def test_a_toolbar_below_short_paragraphs_is_no_head_of_a_page():
    text = BULLETIN.split("编辑")[0]
    assert (
        issue_of(f"{text}\n{SITE[1]}\n").series == issue_of(text).series == "民政简报"
    )


def test_what_tells_of_a_toolbar_is_text():
    told = "　　食堂门口立着一块牌子，上面写着：【打印本页】请找村会计，每页收两角钱。"
    issue = issue_of(BULLETIN.split("编辑")[0] + told)
    assert issue.articles[-1].text.endswith("收两角钱。")


@pytest.mark.parametrize(
    "way", ["首页 > 新闻中心 > 工作动态", "首页 机构概况 政务公开\n字号：大 中 小\n"]
)
@pytest.mark.parametrize("number", ["第3期", "（增　刊）", "（第3期　续报二）"])
def test_a_way_above_a_masthead_leaves_the_bulletin_one(way, number):
    text = BULLETIN.replace("第3期", number)
    plain, saved = issue_of(text), issue_of(f"{way}\n{text}")
    assert saved.kind == plain.kind == "bulletin"
    assert (saved.series, saved.number) == (plain.series, plain.number)
    assert (saved.agency, saved.published_on) == (plain.agency, plain.published_on)
    assert words_of(saved) == words_of(plain)


def test_a_headline_with_its_source_and_day_below_a_way_is_a_pages():
    news = issue_of(
        "首页 > 新闻中心 > 工作动态\n桥头村食堂开张\n临川区民政局　2024年3月5日\n\n"
        "　　三月一日，桥头村食堂开门，头一天来了四十位老人，村里派了三个人帮厨。\n"
    )
    assert news.kind == "web"


def test_spam_that_names_the_tab_is_known_below_the_way_to_the_page():
    way = "首页 > 新闻中心 > 工作动态\n"
    text = (
        "博彩平台大全_真人视讯官网_注册送彩金\n桥头村食堂开张\n"
        "发布时间：2024-03-05　来源：临川区民政局\n"
        "　　三月一日，桥头村食堂开门，头一天来了四十位老人。注册送彩金\n"
    )
    assert words_of(issue_of(way + text)) == words_of(issue_of(text))


def test_what_may_be_done_with_a_bulletin_is_its_imprints():
    terms = "（本刊为内部交流，未经许可不得转载）"
    reasons = {
        each.text: each.reason for each in document_of(BULLETIN + terms).set_aside
    }
    assert reasons[terms] == "imprint"
