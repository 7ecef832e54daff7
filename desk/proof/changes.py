"""What an issue says otherwise than when it was last public or judged."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.editing import manuscript_of
from briefings.gate import Passage
from briefings.models import Article, Issue
from briefings.pieces import fill
from briefings.versions import Stood, Version
from reading.differences import Beside, Stretch, compared
from reading.privacy import mask

from ..collisions import Met
from ..history import differences
from .weaving import NEW, Letters, WovenPage, squeezed

HEADS = ("section", "title", "subtitle", "byline")


class Changed(NamedTuple):
    """The head of an issue or one of its articles, and the fields that read otherwise."""

    name: str
    fields: list[Met]
    article: Article | None = None


def changes_since(issue: Issue, stood: Stood) -> Iterator[Changed]:
    """Head, articles, and those that there are no more."""
    if fields := _changed(issue, stood.issue):
        yield Changed("期号、日期等", fields)
    for at, article in enumerate(issue.articles.all(), start=1):
        if article.pk in stood.later:
            yield Changed(f"第{at}篇（新增）", _all_of(article, is_new=True), article)
        elif fields := _changed(article, stood.articles.get(article.pk)):
            yield Changed(f"第{at}篇《{article.title}》", fields, article)
    for gone in _deleted(issue, stood):
        yield Changed(f"删去的一篇《{gone.title}》", _all_of(gone, is_new=False))


def _changed(row: Issue | Article, old: Version | None) -> list[Met]:
    """Against its newest version, which is what it says now."""
    newest = row.history.first() if old else None
    return list(differences(old, newest)) if old != newest else []


def _all_of(article: Article | Version, *, is_new: bool) -> list[Met]:
    text = manuscript_of(Article(blocks=article.blocks))
    said = {"标题": article.title, "正文": text}
    return [
        Met(label, compared(*(("", words) if is_new else (words, ""))))
        for label, words in said.items()
    ]


def _deleted(issue: Issue, stood: Stood) -> list[Version]:
    held = {each.pk for each in issue.articles.all()}
    return [each for key, each in stood.articles.items() if key not in held]


def weave_changes(
    page: WovenPage, standing: Sequence[tuple[Passage, Letters | None]], stood: Stood
) -> None:
    """Mark what is new in the text, and put in what stood there before.

    `standing` are the passages of the issue, each with its place on the page, if any.
    """
    for article in {each.article for each, _ in standing if each.article}:
        own = [pair for pair in standing if pair[0].article == article]
        if article.pk in stood.later:
            _mark_all(page, own)
        elif old := stood.articles.get(article.pk):
            _weave_article(page, own, article, old)


def _mark_all(page: WovenPage, own: list) -> None:
    for _, where in own:
        if where:
            page.mark(where, NEW)


def _weave_article(page: WovenPage, own: list, article: Article, old: Version) -> None:
    paragraphs = [pair for pair in own if pair[0].is_paragraph]
    _weave_texts(page, paragraphs, [block["text"] for block in old.blocks])
    heads = {each.text: where for each, where in own if not each.is_paragraph}
    for name in HEADS:
        was, now = getattr(old, name), getattr(article, name)
        if was != now and (where := heads.get(now)):
            (row,) = compared(_on_one_line(was), _on_one_line(now))
            _weave_row(page, row, where)


def _weave_texts(page: WovenPage, after: list, before: list[str]) -> None:
    """Row by row of the comparison: each that has words by now is the next paragraph."""
    new = [_on_one_line(each.text) for each, _ in after]
    old = [text for text in map(_on_one_line, before) if text]
    places, last = iter([where for _, where in after]), None
    for row in compared("\n".join(old), "\n".join(new)):
        if not row.after:
            _note_gone(page, row, last, after)
        elif where := next(places):
            _weave_row(page, row, where)
            last = where


def _note_gone(page: WovenPage, row: Beside, last: Letters | None, after: list) -> None:
    """A paragraph that is gone, behind the one that it followed, else before the first."""
    words = _gone("".join(stretch.text for stretch in row.before), whole="yes")
    first = next((where for _, where in after if where), None)
    if last:
        page.note_behind(last.end, words)
    elif first:
        page.note_before(first.start, words)


def _weave_row(page: WovenPage, row: Beside, where: Letters) -> None:
    """What both say is passed; before each new stretch stands what it was."""
    old, at = list(row.before), where.start
    for stretch in row.after:
        if old and old[0].is_own:
            page.note_before(at, _gone(old.pop(0).text))
        if stretch.is_own:
            page.mark(Letters(at, at + _length(stretch)), NEW)
        elif old:
            old.pop(0)
        at += _length(stretch)
    for left in old:
        if left.is_own:
            page.note_behind(at, _gone(left.text))


def _length(stretch: Stretch) -> int:
    return len(squeezed(stretch.text))


def _on_one_line(text: str) -> str:
    return " ".join(mask(text).split())


def _gone(words: str, whole: str = "") -> str:
    return fill("admin/briefings/proof/_gone.html", words=words, whole=whole)
