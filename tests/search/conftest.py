"""A searched archive."""

import pytest

from briefings.models import Article
from briefings.search import reindex

from .corpus import fill
from .scanning import public_fields


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """The corpus, indexed once for all tests of a module; gone when they are done."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        reindex(Article.objects.all())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def readable(archive, django_db_blocker) -> dict[int, list[str]]:
    """The folded fields of every public article."""
    published = Article.objects.published().select_related("issue__agency")
    with django_db_blocker.unblock():
        return {article.pk: public_fields(article) for article in published}
