"""What was set aside of a text and may have been part of it; articles left empty.

Furniture that was understood is no loss, nor is a headline that a page prints twice.
"""

from collections.abc import Iterable, Iterator

from ...language.marks import words_of
from ...language.numerals import ARABIC
from ...language.patterns import pattern
from ...language.units import UNIT
from ...parsed import BlockKind, ParsedIssue, ParsedRemark, SetAside
from ..labels import Label, name_of_reason
from ..page.foot import opens_comments
from ..page.furniture import Furniture, furniture_of, is_sentence
from ..page.labels import pairs_in
from ..page.links import dated_links
from ..page.weather import WEATHER
from ..remarks import empty_article, text_set_aside

# Elsewhere each line becomes a fact of the issue or of its articles.
MAY_HIDE_TEXT = {
    Label.NAVIGATION,
    Label.FOOTER,
    Label.NOTE,
    Label.CONTENTS,
    Label.IMPRINT,
}
# 共印150份: their numbers are none of a text's
COUNTED_ELSEWHERE = {Label.CONTENTS, Label.IMPRINT}
# 送去棉被38床; but 第3716期, 相对湿度45%
FIGURE = pattern(rf"(?<![第\d.]){ARABIC} ?{UNIT}")
# So much of what a deck or a portal's summary says stands in the article that it sums up.
SUMMED_UP = 0.4
SUMMARIES = {Label.CONTENTS, Label.NOTE}
TEXT = {BlockKind.PARAGRAPH, BlockKind.ROW, BlockKind.CAPTION}


def losses(issue: ParsedIssue, aside: Iterable[SetAside]) -> list[ParsedRemark]:
    """A remark on each line set aside that holds a sentence or a figure, and on each
    article without any text.
    """
    doubtful = list(_doubtful(aside))
    texts = (f"{each.title}{each.text}" for each in issue.articles if doubtful)
    kept = words_of("".join(texts))
    lost = [line for line in doubtful if not _is_kept(line, kept)]
    empty = [
        each
        for each in issue.articles
        if not has_text(block.kind for block in each.blocks)
    ]
    return [
        *(text_set_aside(e.line, e.text, name_of_reason(e.reason)) for e in lost),
        *(empty_article(each.first_line, each.title) for each in empty),
    ]


def _is_kept(line: SetAside, kept: str) -> bool:
    """Whether the articles hold its words, or most of what sums one of them up."""
    words = words_of(line.text)
    if words in kept:
        return True
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    told = sum(pair in kept for pair in pairs)
    return line.reason in SUMMARIES and told >= SUMMED_UP * len(pairs)


def has_text(kinds: Iterable[str]) -> bool:
    """Whether blocks of these kinds tell anything: a paragraph, a row, a caption."""
    return any(kind in TEXT for kind in kinds)


def _doubtful(aside: Iterable[SetAside]) -> Iterator[SetAside]:
    """Those that hold a sentence or a figure and are no furniture we understand."""
    lines = [each for each in aside if each.reason in MAY_HIDE_TEXT]
    linked = {lines[i].line for i in dated_links([each.text for each in lines])}
    is_among_links = is_among_comments = False
    for each in lines:
        kind = furniture_of(each.text)
        is_among_comments |= each.reason == Label.FOOTER and opens_comments(each.text)
        is_among_links |= each.reason == Label.FOOTER and kind is Furniture.LINKS
        if is_among_comments and each.reason == Label.FOOTER:
            continue
        if kind or pairs_in(each.text) or WEATHER.search(each.text):
            continue
        is_headline = is_among_links or each.line in linked
        may_count = not is_headline and each.reason not in COUNTED_ELSEWHERE
        is_running = is_sentence(each.text) and each.text.rstrip().endswith("。")
        if is_running or (may_count and FIGURE.search(each.text)):
            yield each
