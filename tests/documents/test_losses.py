"""What was set aside and may have been text is remarked on, furniture is not."""

from datetime import date

import pytest

from reading.documents import parse
from reading.documents.checks.losses import losses
from reading.parsed import (
    Block,
    BlockKind,
    IssueKind,
    ParsedArticle,
    ParsedIssue,
    SetAside,
)


def issue(*texts: str, kind=BlockKind.PARAGRAPH) -> ParsedIssue:
    blocks = tuple(Block(kind=kind, text=t, first_line=2, last_line=2) for t in texts)
    article = ParsedArticle(
        title="县里送去棉被38床", blocks=blocks, first_line=1, last_line=9
    )
    return ParsedIssue(
        kind=IssueKind.WEB, articles=(article,), first_line=1, last_line=9
    )


def found(text: str, reason: str) -> list[str]:
    aside = SetAside(line=7, text=text, reason=reason)
    return [each.code for each in losses(issue("一段话。"), [aside])]


@pytest.mark.parametrize("reason", ["navigation", "footer", "note"])
@pytest.mark.parametrize(
    "text",
    [
        "全县各敬老院的老人都领到了新棉衣，炉子也逐一检查过了。",
        "共发放慰问金12.6万元",
        "走访低保户265户",
    ],
)
def test_a_sentence_or_a_figure_set_aside_is_remarked_on(text, reason):
    assert found(text, reason) == ["text_set_aside"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("当前位置：首页 > 要闻", "navigation"),
        ("版权所有：某某市民政局", "footer"),
        ("浏览次数：33次", "navigation"),
        ("上一篇：某县发放棉被38床", "footer"),
        ("相对湿度 45%", "navigation"),
        ("第3716期", "navigation"),
        ("县里送去棉被38床", "navigation"),
        ("县里送去棉被38床", "contents"),
        ("某县发放棉被200床", "contents"),
        ("全县各敬老院的老人都领到了新棉衣，炉子也逐一检查过了。", "title"),
        ("共印120份", "imprint"),
    ],
)
def test_what_was_understood_is_not(text, reason):
    assert found(text, reason) == []


def test_headlines_below_the_word_for_links_are_links():
    aside = [
        SetAside(line=n, text=text, reason="footer")
        for n, text in [(7, "相关阅读"), (8, "某县发放棉被200床")]
    ]
    assert losses(issue("一段话。"), aside) == []


def test_the_remark_names_the_line_and_what_it_was_taken_for():
    aside = SetAside(line=7, text="共发放慰问金12.6万元", reason="footer")
    (remark,) = losses(issue("一段话。"), [aside])
    assert remark.message == (
        "第 7 行“共发放慰问金12.6万元”被当作网页页脚，没有收进正文。请核对。"
    )


@pytest.mark.parametrize(
    "kind", [BlockKind.CONTACT, BlockKind.IMAGE, BlockKind.HEADING]
)
def test_an_article_without_any_text_blocks(kind):
    (remark,) = losses(issue("电话：0751-8877660", kind=kind), [])
    assert (remark.code, remark.severity, remark.line) == (
        "empty_article",
        "blocking",
        1,
    )


@pytest.mark.parametrize(
    "kind", [BlockKind.PARAGRAPH, BlockKind.ROW, BlockKind.CAPTION]
)
def test_text_of_any_kind_is_enough(kind):
    assert losses(issue("一段话。", kind=kind), []) == []


def test_a_text_of_a_title_alone_waits_for_a_person():
    text = (
        "当前位置：首页 > 要闻\n我市开展冬季走访\n"
        "发布时间：2022-05-06 来源：韶关市民政局\n【打印】【关闭】\n"
    )
    document = parse(text.encode(), "甲.txt", today=date(2022, 6, 1))
    assert "empty_article" in {remark.code for remark in document.remarks}
