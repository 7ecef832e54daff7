"""Figures of texts that have just come in, and decisions on texts they replace."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from briefings.filing import Receipt, TaggedIssue
from briefings.filing.inserting import insert, insert_values
from briefings.models import Article, Issue
from reading.tags import TaggedFigure

from ..models import Figure
from ..series.holding import hold_back, pairs_of
from .following import changes_for
from .rows import FIELDS, values_of


@dataclass(slots=True)
class Decisions:
    """What persons have decided on figures of issues that are being replaced.

    By the first line of the issue that takes the old one's place.
    """

    figures: dict[int | None, list[Figure]] = field(default_factory=dict)

    def remember(self, held: Issue, replaced_by: TaggedIssue) -> None:
        """To be called before the old issue is deleted with all that is its own."""
        decided = Figure.objects.filter(article__issue=held).reviewed()
        self.figures[replaced_by.parsed.first_line] = list(
            decided.select_related("article").order_by("article__position", "start")
        )


def file_figures(receipt: Receipt, decisions: Decisions) -> None:
    """File the figures of the issues that the receipt says were filed."""
    read: dict[int | None, TaggedIssue] = {
        each.parsed.first_line: each for each in receipt.issues
    }
    for filed in receipt.rows:
        first_line = filed.issue.first_line
        told = zip(filed.articles, read[first_line].tags, strict=True)
        pairs = [(article, tags.figures) for article, tags in told]
        if decided := decisions.figures.get(first_line):
            _file_with_decisions(pairs, decided)
        else:
            _file_as_read(pairs)
    articles = [each.pk for filed in receipt.rows for each in filed.articles]
    hold_back(pairs_of(Figure.objects.filter(article__in=articles)))


# An article, and the figures that were read in it.
Read = tuple[Article, Sequence[TaggedFigure]]


def _file_as_read(pairs: Sequence[Read]) -> None:
    rows = (
        (article.pk, *values_of(figure)) for article, found in pairs for figure in found
    )
    insert_values(Figure, ("article_id", *FIELDS), rows)


def _file_with_decisions(pairs: Sequence[Read], decided: list[Figure]) -> None:
    decided_in = _by_article(decided, [article for article, _ in pairs])
    new = [
        figure
        for article, found in pairs
        for figure in changes_for(article, decided_in[article.pk], found).new
    ]
    # What persons have decided on keeps its id.
    Figure.objects.bulk_create(chain.from_iterable(decided_in.values()))
    insert(new)


def _by_article(
    decided: list[Figure], articles: Sequence[Article]
) -> defaultdict[int, list[Figure]]:
    """Each to the article that has its sentence, else to the one in the same place."""
    found = defaultdict(list)
    for figure in decided:
        has_sentence = (each for each in articles if figure.sentence in each.text)
        if article := next(has_sentence, None) or _at_place_of(figure, articles):
            figure.article = article
            found[article.pk].append(figure)
    return found


def _at_place_of(figure: Figure, articles: Sequence[Article]) -> Article | None:
    position = figure.article.position
    in_order = sorted(articles, key=lambda each: abs(each.position - position))
    return next(iter(in_order), None)
