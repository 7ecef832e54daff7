"""An issue, or one article of it, as the paper that the office would print: words and styles.

Masked as the public reads it; what bears a mark of secrecy bears it on paper too.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from briefings.models import Article, Issue
from briefings.templatetags.reading import (
    addressees,
    cells,
    copied_to,
    full_date,
    issue_date,
)
from reading.privacy import mask

from .writer import WordWriter

# 一、 and 第一条 stand in 黑体, （一） in 楷体.
SECOND_HEAD = re.compile(r"[（(][一二三四五六七八九十]+[)）]")
STYLE_OF = {
    "paragraph": "Body",
    "contact": "Body",
    "attachment": "Body",
    "image": "Caption",
    "caption": "Caption",
}
# Above each page, where nobody takes it for a word of the text.
NO_TITLE = "原文没有标题"


def word_of_issue(issue: Issue) -> bytes:
    paper = WordWriter()
    articles = list(issue.articles.all())
    _mark(paper, issue)
    if issue.kind == Issue.Kind.BULLETIN:
        _bulletin(paper, issue, articles)
    else:
        _document(paper, issue, articles)
    return paper.content()


def word_of_article(article: Article) -> bytes:
    paper = WordWriter()
    _mark(paper, article.issue)
    _title(paper, article)
    _origin(paper, article.issue)
    _text(paper, article)
    return paper.content()


def _mark(paper: WordWriter, issue: Issue) -> None:
    if issue.secrecy:
        paper.paragraph(issue.secrecy, "Mark")


def _bulletin(paper: WordWriter, issue: Issue, articles: Sequence[Article]) -> None:
    paper.paragraph(mask(issue.series) or "简报", "Masthead")
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    numbered = issue.number or issue.document_number
    if numbered:
        paper.paragraph(f"{issue.heading}{total}", "MastheadNumber")
    paper.paragraph(f"{_issuer(issue)}\t{issue_date(issue)}", "MastheadLine")
    if len(articles) > 1:
        _contents(paper, articles)
    _editors_note(paper, issue)
    for section, those in groupby(articles, key=lambda each: each.section):
        if section:
            paper.paragraph(mask(section), "Section")
        for article in those:
            _title(paper, article)
            _text(paper, article)
    _imprint(paper, issue, issue.distribution.all())


def _contents(paper: WordWriter, articles: Iterable[Article]) -> None:
    paper.paragraph("本期目录", "Section")
    for section, those in groupby(articles, key=lambda each: each.section):
        if section:
            paper.paragraph(f"【{mask(section)}】", "Plain")
        for article in those:
            paper.paragraph(mask(article.title), "Plain")


def _document(paper: WordWriter, issue: Issue, articles: Sequence[Article]) -> None:
    if issue.document_number:
        paper.paragraph(_issuer(issue), "Masthead")
        paper.paragraph(issue.document_number, "DocumentNumber")
    _editors_note(paper, issue)
    for article in articles:
        is_first = article is articles[0]
        _title(paper, article)
        if is_first and issue.kind != Issue.Kind.OTHER and not _is_dated(issue):
            _origin(paper, issue)
        if is_first:
            for line in addressees(issue.distribution.all()):
                paper.paragraph(f"{'，'.join(map(mask, line.recipients))}：", "Plain")
        _text(paper, article)
    if issue.dated_on:
        paper.paragraph(_issuer(issue), "Signature")
        paper.paragraph(full_date(issue.dated_on), "Signature")
    _imprint(paper, issue, copied_to(issue.distribution.all()))


def _is_dated(issue: Issue) -> bool:
    """Whether number or signature tell where it comes from."""
    return bool(issue.document_number or issue.dated_on)


def _issuer(issue: Issue) -> str:
    return issue.agency.name if issue.agency else "（单位未填写）"


def _origin(paper: WordWriter, issue: Issue) -> None:
    paper.paragraph(f"发布时间：{issue_date(issue)}　来源：{_issuer(issue)}", "Caption")


def _editors_note(paper: WordWriter, issue: Issue) -> None:
    for line in filter(None, issue.editors_note.split("\n")):
        paper.paragraph(mask(line), "SecondHeading")


def _title(paper: WordWriter, article: Article) -> None:
    """A provisional one is no word of the text: it is not printed."""
    paper.paragraph("", "Plain")
    if article.title_is_provisional:
        paper.header = NO_TITLE
    else:
        paper.paragraph(mask(article.title), "Title")
    if article.subtitle:
        paper.paragraph(f"——{mask(article.subtitle)}", "Subtitle")
    paper.paragraph("", "Plain")


def _text(paper: WordWriter, article: Article) -> None:
    for kind, run in groupby(article.blocks, key=lambda block: block["kind"]):
        texts = [mask(block["text"]) for block in run]
        if kind == "row":
            _rows(paper, texts)
        elif kind == "heading":
            for text in texts:
                is_second = SECOND_HEAD.match(text)
                paper.paragraph(text, "SecondHeading" if is_second else "Heading")
        else:
            for text in texts:
                paper.paragraph(text, STYLE_OF[kind])
    if article.byline:
        paper.paragraph(f"（{mask(article.byline)}）", "Signature")


def _rows(paper: WordWriter, texts: Iterable[str]) -> None:
    """Rows whose cells are parted are a table; those that are one line stay one."""
    for is_parted, those in groupby(texts, key=lambda text: "\t" in text):
        if is_parted:
            paper.table([cells(text) for text in those])
        else:
            for text in those:
                paper.paragraph(text, "Plain")


def _imprint(paper: WordWriter, issue: Issue, lines: Iterable) -> None:
    """Whom it goes to, who has printed it and when, and how many copies."""
    paper.paragraph("", "Plain")
    for line in lines:
        names = "，".join(map(mask, line.recipients))
        paper.paragraph(f"{line.role}：{names}。", "Imprint")
    if issue.office:
        printed = f"{issue_date(issue)}印发" if issue.issued_on else ""
        paper.paragraph(f"{mask(issue.office)}\t{printed}".strip(), "LastImprint")
    if issue.copies:
        paper.paragraph(f"（共印{issue.copies}份）", "LastImprint")
