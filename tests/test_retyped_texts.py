"""The sample texts as other programs would store them: typed otherwise, read the same."""

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from reading.documents import parse
from reading.parsed import ParsedArticle, ParsedIssue

from .test_parsing_properties import folded

TEXTS = sorted(Path("fixtures/texts").glob("*.txt"))
RADICALS = str.maketrans("人民日月大小立老", "⼈⺠⽇⽉⼤⼩⽴⽼")
WIDE = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})
INVISIBLE = "\u200b\u00ad\ufeff\u2060"
LINES_OF_A_PAGE = 12


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    """The text with every line that holds something changed."""
    return lambda text: "\n".join(
        change(line) if line.strip() else line for line in text.split("\n")
    )


def strewn(text: str) -> str:
    chance = random.Random(1)
    return "".join(
        sign + (chance.choice(INVISIBLE) if chance.random() < 0.03 else "")
        for sign in text
    )


def with_pages(text: str) -> str:
    """A page's number wherever a printer turns the page between two paragraphs."""
    lines: list[str] = []
    page, place = 1, 0
    for line in text.split("\n"):
        lines.append(line)
        place += 1
        if place >= LINES_OF_A_PAGE and not line.strip():
            lines += [f"— {page} —", "\f", ""]
            page, place = page + 1, 0
    return "\n".join(lines)


RETYPED: dict[str, Callable[[str], str]] = {
    "old Macs' line ends": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "a margin of hard blanks": each_line(lambda line: "\u00a0" * 4 + line),
    "no indents, blanks behind": each_line(lambda line: line.strip() + "\u3000 "),
    "a mail that answers": lambda text: "\n".join(
        f"> {line}".rstrip() for line in text.split("\n")
    ),
    "wide digits": lambda text: text.translate(WIDE),
    "radicals": lambda text: text.translate(RADICALS),
    "signs that show nothing": strewn,
    "dates set apart": lambda text: re.sub(
        r"(\d{4})年(\d{1,2})月(\d{1,2})日", r"\1 年 \2 月 \3 日", text
    ),
    "pages": with_pages,
}


def facts_of_issue(issue: ParsedIssue) -> tuple[object, ...]:
    return (
        issue.kind,
        issue.agency,
        folded(issue.series),
        (issue.year, issue.number, issue.total_number, issue.document_number),
        (issue.dated_on, issue.issued_on, issue.published_on),
        issue.distribution,
        *map(facts_of_article, issue.articles),
    )


def facts_of_article(article: ParsedArticle) -> tuple[object, ...]:
    blocks = [(block.kind, folded(block.text)) for block in article.blocks]
    return folded(article.title), folded(article.section), blocks


def facts_of(text: str) -> list[tuple[object, ...]]:
    return [facts_of_issue(issue) for issue in parse(text.encode(), "甲.txt").issues]


@cache
def as_it_is(path: Path) -> tuple[str, list[tuple[object, ...]]]:
    text = parse(path.read_bytes(), path.name).text
    return text, facts_of(text)


@pytest.mark.parametrize("way", RETYPED)
def test_a_text_says_the_same_whatever_typed_it(way):
    changed = []
    for path in TEXTS:
        text, facts = as_it_is(path)
        if facts_of(RETYPED[way](text)) != facts:
            changed.append(path.stem)
    assert changed == []
