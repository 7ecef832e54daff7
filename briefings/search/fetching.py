"""The public ones of articles whose ids the index has given."""

from collections.abc import Sequence

from ..models import Article


def public_articles(ids: Sequence[int]) -> list[Article]:
    """In the order of the ids, with what a list shows; without what was withdrawn.

    Fetched by id alone: asked for published ones as well, a database may choose to
    start from all that are published.
    """
    found = Article.objects.for_list().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found and found[pk].issue.is_public]
