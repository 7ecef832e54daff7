"""Of a mail its subject is a title where its text has none, and what tells how to write one is text."""

import pytest

from reading.documents import parse
from reading.parsed import ParsedDocument

HEAD = "发件人：办公室 <office@example.com>\n收件人：各镇\n主题：转发：关于报送食堂统计表的通知\n"
TOLD = "　　请于六月底前报送食堂统计表，逾期不再受理。"
SIGNED = "临川区民政局\n2024年6月12日"


def document_of(*lines: str) -> ParsedDocument:
    return parse("\n".join(lines).encode(), "甲.txt")


@pytest.mark.parametrize(
    "title",
    ["关于报送2024年度食堂统计表的通知", "临川区民政局关于商请提供统计表的函"],
)
def test_a_title_of_the_text_itself_leaves_the_subject_the_mails(title):
    document = document_of(HEAD, title, "", "区财政局：", TOLD, "", SIGNED)
    assert [each.title for each in document.issues[0].articles] == [title]
    subjects = [x.reason for x in document.set_aside if "关于报送食堂" in x.text]
    assert subjects == ["navigation"]


def test_a_bulletin_in_a_mail_is_not_called_as_its_mail():
    head = ("民政简报", "第3期", "临川区民政局　　　　2024年3月5日", "")
    document = document_of(HEAD, *head, "桥头村食堂开张", TOLD)
    assert [each.title for each in document.issues[0].articles] == ["桥头村食堂开张"]
    assert document.remarks == ()


def test_the_subject_titles_a_text_that_has_no_title():
    (article,) = document_of(HEAD, "各镇：", TOLD, "", SIGNED).issues[0].articles
    assert article.title == "关于报送食堂统计表的通知"


HOW_TO_WRITE = ["发件人：写单位的名称", "主题：写月份和报表名", "附件：只放一张报表"]


def test_how_to_write_a_mail_in_three_rows_is_text():
    lines = (HEAD, "各镇：", TOLD, "邮件照下面写：", *HOW_TO_WRITE, "", SIGNED)
    reasons = {each.text: each.reason for each in document_of(*lines).set_aside}
    assert not set(HOW_TO_WRITE) & set(reasons)


def test_a_forwarded_mail_that_says_when_it_was_sent_is_none_of_the_text():
    held = ["发件人：救助科", "发送时间：2024年6月11日 15:40", "主题：报表"]
    lines = (HEAD, "各镇：", TOLD, "", *held, "", SIGNED)
    reasons = {each.text: each.reason for each in document_of(*lines).set_aside}
    assert [reasons.get(row) for row in held] == ["navigation"] * len(held)


def test_a_mark_of_an_answer_alone_on_the_first_line_opens_no_mail():
    lines = ("", "关于走访老人的通知", "各镇：", TOLD.strip(), *SIGNED.split("\n"))
    (article,) = document_of(*(f"> {line}" for line in lines)).issues[0].articles
    assert article.title == "关于走访老人的通知"
