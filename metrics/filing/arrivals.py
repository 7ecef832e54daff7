"""Figures of texts that have just come in, and decisions on texts they replace."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.filing import Receipt
from briefings.filing.inserting import insert
from briefings.filing.receipts import TaggedIssue
from briefings.models import Article, Issue

from ..models import Figure
from ..reading import Reading
from .catalogue import FigureCatalogue
from .changes import changes_for
from .rows import rows_of, tag


@dataclass(slots=True)
class Decisions:
    """What persons have decided on figures of issues that are being replaced.

    By the first line of the issue that takes the old one's place.
    """

    figures: dict[int, list[Figure]] = field(default_factory=dict)

    def remember(self, held: Issue, replaced_by: TaggedIssue) -> None:
        """To be called before the old issue is deleted with all that is its own."""
        decided = Figure.objects.filter(article__issue=held).reviewed()
        self.figures[replaced_by.parsed.first_line] = list(
            decided.select_related("article").order_by("article__position", "start")
        )


def tag_receipt(
    receipt: Receipt, reading: Reading, catalogue: FigureCatalogue
) -> Receipt:
    """The receipt with the figures of every article."""
    return receipt.with_figures(
        [
            [
                tag(figures, catalogue)
                for figures in reading.figures_of(
                    at, each.attribution.region_code or ""
                )
            ]
            for at, each in enumerate(receipt.issues)
        ]
    )


def file_figures(
    receipt: Receipt, decisions: Decisions, catalogue: FigureCatalogue
) -> None:
    """File the figures of the issues that the receipt says were filed."""
    read = {each.parsed.first_line: each for each in receipt.issues}
    figures = [
        figure
        for issue, articles in zip(receipt.filed, receipt.articles, strict=True)
        for figure in _rows(
            articles,
            read[issue.first_line],
            decisions.figures.get(issue.first_line, []),
            catalogue,
        )
    ]
    # What persons have decided on keeps its id.
    Figure.objects.bulk_create(figure for figure in figures if figure.pk)
    insert(figure for figure in figures if not figure.pk)


def _rows(
    articles: Sequence[Article],
    tagged: TaggedIssue,
    decided: list[Figure],
    catalogue: FigureCatalogue,
) -> Iterator[Figure]:
    decided_in = _by_article(decided, articles)
    for article, tags in zip(articles, tagged.tags, strict=True):
        held = decided_in[article.pk]
        if not held:
            yield from rows_of(article, tags.figures, catalogue)
            continue
        yield from changes_for(article, held, tags.figures, catalogue).new
        yield from held


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
