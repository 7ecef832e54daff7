"""Texts of every layout, written with known facts, are read as they were written."""

import json
import subprocess
import sys

import pytest

from benchmarks.texts import LAYOUTS, compare, folded, generate
from reading.documents import ParsedDocument, parse
from reading.parsed import BlockKind, ParsedArticle, ParsedIssue

SEEDS_A_LAYOUT = 22


@pytest.mark.parametrize("seed", range(1, SEEDS_A_LAYOUT + 1))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_generated_text_is_read_as_it_was_written(layout, seed):
    text = generate(seed, layout)
    document = parse(text.content, text.name)
    assert compare(text.facts, as_receipt(document)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_writes_the_same_text(layout):
    assert generate(7, layout) == generate(7, layout)


def test_a_seed_writes_the_same_text_in_another_python():
    code = "from benchmarks.texts import generate; print(repr(generate(12)))"
    command = [sys.executable, "-X", "utf8", "-c", code]
    printed = [
        subprocess.run(command, capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert printed[0] == printed[1]
    assert repr(generate(12)) == printed[0].decode().rstrip("\n")


def test_no_two_texts_of_a_set_claim_the_same_issue():
    claims = [
        (issue["agency"], issue["kind"], issue["year"], issue["number"])
        for seed in range(1, 2001)
        for issue in generate(seed, "bulletin").facts["issues"]
    ]
    assert len(claims) == len(set(claims))


def test_no_two_notices_of_a_set_bear_the_same_number():
    numbers = [
        generate(seed, "notice").facts["issues"][0]["document_number"]
        for seed in range(1, 2001)
    ]
    borne = [number for number in numbers if number]
    assert len(borne) == len(set(borne))


def test_a_wrong_count_is_named_with_its_place():
    text = generate(3, "notice")
    receipt = as_stated(text.facts)
    receipt["issues"][0]["articles"][0]["paragraphs"] += 1
    count = text.facts["issues"][0]["articles"][0]["paragraphs"]
    assert compare(text.facts, receipt) == [
        f"issues[0].articles[0].paragraphs: expected {count}, got {count + 1}"
    ]


def test_a_title_in_other_quotes_and_widths_is_the_same_title():
    text = generate(8, "webpage")
    receipt = as_stated(text.facts)
    article = receipt["issues"][0]["articles"][0]
    article["title"] = f' "{folded(article["title"])}" '
    assert compare(text.facts, receipt) == []


def as_stated(facts: dict) -> dict:
    """A receipt that says exactly what is true."""
    receipt = json.loads(json.dumps(facts))
    receipt["layout"] = receipt["layout"][0]
    receipt["remarks"] = [{"code": code} for code in facts["remarks"]]
    for issue in receipt["issues"]:
        issue["series"] = issue["series"][0]
        for article in issue["articles"]:
            article["title"] = article["title"][0]
    return receipt


def as_receipt(document: ParsedDocument) -> dict:
    """The document in a receipt's words, with its paragraphs and rows added."""
    return {
        "layout": document.layout,
        "encoding": document.encoding,
        "remarks": [{"code": remark.code} for remark in document.remarks],
        "issues": [issue_of(issue) for issue in document.issues],
    }


def issue_of(issue: ParsedIssue) -> dict:
    return {
        "kind": issue.kind,
        "series": issue.series,
        "agency": issue.agency,
        "year": issue.year,
        "number": issue.number,
        "total_number": issue.total_number,
        "document_number": issue.document_number or None,
        "issued_on": issue.issued_on and issue.issued_on.isoformat(),
        "issued_on_is_inferred": issue.issued_on_is_inferred,
        "published_at": issue.published_at and issue.published_at.isoformat(),
        "source": issue.source,
        "distribution": [
            {"role": each.role, "recipients": list(each.recipients)}
            for each in issue.distribution
        ],
        "citations": [
            citation.document_number
            for article in issue.articles
            for citation in article.citations
        ],
        "articles": [article_of(article) for article in issue.articles],
    }


def article_of(article: ParsedArticle) -> dict:
    return {
        "title": article.title,
        "section": article.section,
        "subtitle": article.subtitle,
        "paragraphs": article.count(BlockKind.PARAGRAPH),
        "headings": article.count(BlockKind.HEADING),
        "captions": article.count(BlockKind.CAPTION),
        "images": article.count(BlockKind.IMAGE),
        "prose": texts_of(article, BlockKind.PARAGRAPH),
        "rows": texts_of(article, BlockKind.ROW),
    }


def texts_of(article: ParsedArticle, kind: BlockKind) -> list[str]:
    return [block.text for block in article.blocks if block.kind == kind]
