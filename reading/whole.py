"""A text read whole: parsed, its figures taken out and checked, all of it tagged.

Pure, so that another process may do it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from .documents import ParsedDocument, parse
from .documents.checks.recognised import places_misread
from .documents.remarks import table_not_read, table_rows_skipped
from .documents.tables import CODE
from .extracted import Extracted
from .figures import ParsedFigure, Setting, extract, rows_not_read
from .figures.arithmetic import findings_in
from .language.gazetteer import places
from .language.patterns import pattern
from .limits import LONGEST_TEXT, MOST_CELLS, MOST_NUMBERS
from .parsed import (
    Block,
    BlockKind,
    ParsedArticle,
    ParsedIssue,
    ParsedRemark,
    Severity,
)
from .tags import FigureWords, KnownWords, Tags, Vocabulary

# A database keeps so many digits of a number exactly; no bureau counts further.
MOST_DIGITS = 15
MOST_DECIMALS = 6
LONGEST_RAW = 60
LONGEST_UNIT = 20
# What parts the cells of a row.
CELL_MARK = pattern(r"[\t|｜│┃]")
# 1,204.5, 三百六十五: no figure is without one.
NUMBER = pattern(r"\d+(?:[.,，]\d+)*|[零〇一二两三四五六七八九十百千万亿]+")

# 结婚登记    件    58210   66947: numbers that gaps set in columns
NUMBER_APART = pattern(r"(?<=\S)[ \u3000]{2,}\d[\d,.]*(?=[ \u3000]{2,}|$)")
FEWEST_APART = 2

Figures = tuple[ParsedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTags:
    """What is told of each article of an issue, read with its bureau at this place."""

    region_code: str | None
    by_article: tuple[Tags, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeText:
    """A document with remarks on its arithmetic, and what is told of each issue."""

    document: ParsedDocument
    tags: tuple[IssueTags, ...]

    def tags_of(
        self, at: int, region_code: str | None, words: KnownWords
    ) -> tuple[Tags, ...]:
        """Of an issue's articles with its bureau there, wherever we thought it was."""
        region_code = region_code or _region_of(self.document.issues[at], words)
        read_so_far = self.tags[at]
        if read_so_far.region_code == region_code:
            return read_so_far.by_article
        return _tags_of(self.document.issues[at], region_code, words).by_article


def read(
    content: bytes | Extracted,
    name: str,
    words: KnownWords | None = None,
    *,
    kind: str = "",
    agency: str = "",
    today: date | None = None,
) -> WholeText:
    """Parse the text and read and tag its figures; raises Unreadable as `parse` does."""
    words = words or words_of_the_language()
    document = parse(content, name, kind=kind, agency=agency, today=today)
    tags = tuple(
        _tags_of(issue, _region_of(issue, words), words) for issue in document.issues
    )
    on_figures = [
        remark
        for issue, found in zip(document.issues, tags, strict=True)
        for remark in _remarks_on(issue, found)
    ]
    on_places = _on_places(document, tags) if is_recognised(content) else ()
    told = [*document.remarks, *on_figures, *on_places]
    remarks = sorted(told, key=lambda each: each.line or 0)
    return WholeText(document=replace(document, remarks=tuple(remarks)), tags=tags)


def is_recognised(content: bytes | Extracted) -> bool:
    """Whether a machine has read any of it off a picture."""
    return isinstance(content, Extracted) and bool(content.recognised)


def _on_places(
    document: ParsedDocument, tags: Iterable[IssueTags]
) -> Iterator[ParsedRemark]:
    for issue, told in zip(document.issues, tags, strict=True):
        if told.region_code:
            yield from places_misread(issue, told.region_code)


@cache
def words_of_the_language() -> KnownWords:
    """What is known without a catalogue: all divisions, no topic and no indicator."""
    codes = frozenset(place.code for place in places())
    return KnownWords(
        texts=Vocabulary(region_codes=codes, regions_of_bureaus={}),
        figures=FigureWords(names=(), region_codes=codes),
    )


def figures_in(blocks: tuple[Block, ...], setting: Setting) -> Figures:
    """The figures of one article that can be kept, never two at one place."""
    if excess_of(blocks):
        return ()
    by_start = {each.start: each for each in extract(blocks, setting) if _fits(each)}
    return tuple(by_start.values())


def excess_of(blocks: tuple[Block, ...]) -> str:
    """What an article holds too much of for its figures to be read; blank if nothing."""
    if sum(len(block.text) for block in blocks) > LONGEST_TEXT:
        return f"超过 {LONGEST_TEXT // 10_000} 万字"
    rows = [block.text for block in blocks if block.kind is BlockKind.ROW]
    if sum(len(CELL_MARK.findall(row)) + 1 for row in rows) > MOST_CELLS:
        return f"的表格超过 {MOST_CELLS} 格"
    if sum(len(NUMBER.findall(block.text)) for block in blocks) > MOST_NUMBERS:
        return f"超过 {MOST_NUMBERS} 个数字"
    return ""


def _region_of(issue: ParsedIssue, words: KnownWords) -> str | None:
    """Where its bureau is; of a text that names none, where its source is."""
    return words.texts.region_of(issue.agency or issue.source)


def _tags_of(
    issue: ParsedIssue, region_code: str | None, words: KnownWords
) -> IssueTags:
    by_article = (
        _tags_of_article(
            article, _setting_of(issue, article, region_code), region_code, words
        )
        for article in issue.articles
    )
    return IssueTags(region_code=region_code, by_article=tuple(by_article))


def _setting_of(
    issue: ParsedIssue, article: ParsedArticle, region_code: str | None
) -> Setting:
    return Setting(
        issued_on=issue.issued_on,
        year=issue.year,
        region_code=region_code or "",
        kind=issue.kind,
    ).of_article(
        article.title, article.subtitle, is_provisional=article.title_is_provisional
    )


def _tags_of_article(
    article: ParsedArticle,
    setting: Setting,
    region_code: str | None,
    words: KnownWords,
) -> Tags:
    reasons = words.texts.reasons_for(article)
    return Tags(
        topics=tuple(reasons),
        why=tuple(reasons.values()),
        regions=words.texts.regions_in(article, region_code),
        figures=words.figures.tag(figures_in(article.blocks, setting)),
    )


def _remarks_on(issue: ParsedIssue, tags: IssueTags) -> Iterator[ParsedRemark]:
    for article, told in zip(issue.articles, tags.by_article, strict=True):
        if excess := excess_of(article.blocks):
            yield _unread(article, excess)
        else:
            setting = _setting_of(issue, article, tags.region_code)
            yield from _on_tables(article, setting, told)
        for finding in findings_in([each.parsed for each in told.figures]):
            if not finding.agrees:
                yield finding.as_remark()


def _on_tables(
    article: ParsedArticle, setting: Setting, told: Tags
) -> Iterator[ParsedRemark]:
    """A table that gave no figure, or rows of it that gave none."""
    figures = [each.parsed for each in told.figures]
    rows = rows_not_read(article.blocks, setting, figures)
    in_rows = any("\t" in figure.sentence for figure in figures)
    lines = [row.first_line for row in rows]
    if lines and not in_rows:
        yield table_not_read(lines[0])
    elif lines:
        yield table_rows_skipped(lines)
    unread = next((line for line in _lines_of_items(article, told)), None)
    if unread is not None:
        yield table_not_read(unread)


def _lines_of_items(article: ParsedArticle, tags: Tags) -> Iterator[int]:
    """Lines that were not taken for rows, with the ministry's codes, or numbers in columns."""
    read_from = {each.parsed.line for each in tags.figures}
    for block in article.blocks:
        if block.kind is BlockKind.ROW:
            continue
        is_columns = len(NUMBER_APART.findall(block.text)) >= FEWEST_APART
        is_unread = is_columns and block.first_line not in read_from
        if is_unread or re.search(CODE, block.text):
            yield block.first_line


def _unread(article: ParsedArticle, excess: str) -> ParsedRemark:
    return ParsedRemark(
        code="figures_not_read",
        severity=Severity.INFO,
        line=article.first_line,
        message=f"第 {article.first_line} 行起的文章{excess}，没有提取数据。",
    )


def _fits(figure: ParsedFigure) -> bool:
    numbers = [figure.value, figure.previous or Decimal(0)]
    return (
        len(figure.raw) <= LONGEST_RAW
        and len(figure.unit) <= LONGEST_UNIT
        and all(map(_is_exact, numbers))
    )


def _is_exact(number: Decimal) -> bool:
    """Whether each database gives the number back just as it is."""
    _, digits, exponent = number.normalize().as_tuple()
    if not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        return False
    return len(digits) + max(0, exponent) <= MOST_DIGITS
