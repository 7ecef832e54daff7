"""Texts taken in as an upload takes them, and a person who decides on figures."""

import pytest

from briefings.intake import Options, take_in
from briefings.models import Article
from metrics.models import Figure

from ..admin.conftest import clerk, fill_in  # noqa: F401 (fixtures)
from ..factories import block, make_article


@pytest.fixture
def bring(db):
    """Take one text in, and answer its receipt."""

    def brought(text: str, name="甲.txt", **options):
        return take_in(name, text.encode(), Options(**options))

    return brought


@pytest.fixture
def decide(django_user_model):
    """Put a person's decision down on the figures that read so."""
    person = django_user_model.objects.create_user("reviewer")

    def decided(raw: str, state="confirmed", **fields) -> Figure:
        figure = Figure.objects.get(raw=raw)
        for name, value in {**fields, "state": state, "reviewed_by": person}.items():
            setattr(figure, name, value)
        figure.save()
        return figure

    return decided


def write(article: Article, *paragraphs: str) -> Article:
    """Give the article these paragraphs, one a line, and save it."""
    article.blocks = [block(text, line=n) for n, text in enumerate(paragraphs, 1)]
    article.save()
    return article


def write_anew(*paragraphs: str, **fields) -> Article:
    return write(make_article(**fields), *paragraphs)


def standing(article: Article) -> list[str]:
    """What each figure of the article points at, in order."""
    return [
        article.text[figure.start : figure.end]
        for figure in Figure.objects.of_article(article).exclude(state="lost")
    ]
