"""A proof drawn: the public's own templates, with remarks and changes woven in."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from briefings.gate import Passage, passages
from briefings.lists import public_index
from briefings.lists.topics import TopicMark, topics_of
from briefings.models import Article, Issue, Remark
from briefings.versions import Stood
from briefings.views.reading import parts_of_article, parts_of_issue
from reading.privacy import mask

from .changes import weave_changes
from .places import holds, place_of
from .weaving import DOUBTED, Letters, WovenPage

LINK = re.compile(r'href="([^"]*)"')
Standing = list[tuple[Passage, Letters | None]]


class Drawn(NamedTuple):
    """The page, and the remarks that stand in no place of it."""

    html: SafeString
    at_head: list[Remark]


def draw_proof(
    issue: Issue,
    article: Article | None,
    remarks: Iterable[Remark],
    stood: Stood | None,
    query: str,
) -> Drawn:
    """The issue, or the page of one article; links to either lead to their proofs."""
    page = WovenPage(_led_to_proofs(_drawn(issue, article), issue, query))
    standing = _standing(page, issue, article)
    if stood:
        weave_changes(page, standing, stood)
    at_head = list(_weave_remarks(page, standing, remarks, article))
    return Drawn(page.html, at_head)


def _drawn(issue: Issue, article: Article | None) -> str:
    if article:
        parts = parts_of_article(article, _topics_of(article))
        return render_to_string("briefings/_article.html", parts)
    topics = [_topics_of(each) for each in issue.articles.all()]
    return render_to_string("briefings/_issue.html", parts_of_issue(issue, topics))


def _topics_of(article: Article) -> list[TopicMark]:
    """Of what is not public yet no index knows them."""
    if article.issue.is_public:
        return topics_of(article, public_index())
    return [TopicMark(each.code, each.name) for each in article.topics.all()]


def _led_to_proofs(html: str, issue: Issue, query: str) -> str:
    """What is not public has no page of its own yet."""
    proofs = {issue.get_absolute_url(): f"?{query}"}
    for each in issue.articles.all():
        proofs[each.get_absolute_url()] = f"?article={each.pk}&amp;{query}"
    return LINK.sub(lambda link: f'href="{proofs.get(link[1], link[1])}"', html)


def _standing(page: WovenPage, issue: Issue, alone: Article | None) -> Standing:
    """Each passage of the issue, with its place on the page if it has one there."""
    of_issue = passages(issue, issue.articles.all(), issue.distribution.all())
    found: Standing = []
    at, last = 0, None
    for each in of_issue:
        if not each.text.strip():
            continue
        if alone and each.article and each.article != alone:
            found.append((each, None))
            continue
        if each.article and each.article != last:
            at, last = page.behind_anchor(f"a{each.article.pk}") or at, each.article
        where = page.find(mask(each.text), at if each.article else 0)
        if where and each.is_paragraph:
            at = where.end
        found.append((each, where))
    return found


def _weave_remarks(
    page: WovenPage,
    standing: Standing,
    remarks: Iterable[Remark],
    alone: Article | None,
) -> Iterator[Remark]:
    """Each behind the passage it is about; answers those of no place on any page."""
    texts = [passage for passage, _ in standing]
    for remark in remarks:
        at = place_of(remark, texts)
        passage, where = standing[at] if at is not None else (None, None)
        if passage and where:
            _weave_remark(page, passage, where, remark)
        elif not (alone and passage and passage.article):
            yield remark


def _weave_remark(
    page: WovenPage, passage: Passage, where: Letters, remark: Remark
) -> None:
    if holds(passage, remark) and (words := page.find(remark.words, where.start)):
        page.mark(words, DOUBTED)
    note = render_to_string("admin/briefings/proof/_remark.html", {"remark": remark})
    page.note_behind(where.end, note)
