"""What the index holds of an article: its public text, folded, and its place in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from ..models import Article
from ..parsing.personal import mask
from .folding import BORDER, fold

# To be raised whenever folding, or what is searched, changes: all is then stale.
VERSION = 1
TABLE = "briefings_search_entry"
ENTRIES = "SELECT article_id, place, version, text FROM briefings_search_entry WHERE "
ANY_ENTRY = "SELECT 1 FROM briefings_search_entry WHERE "
# A place is a day in its upper half and an article, counted down, in its lower one.
LAST_ARTICLE = 2**32 - 1
NO_DAY = date.min


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the index."""

    article_id: int
    place: int
    version: int
    text: str


def entry_of(article: Article) -> Entry:
    return Entry(article.pk, place_of(article), VERSION, searched_text(article))


def place_of(article: Article) -> int:
    """Later days are higher; within a day the article filed first is."""
    day = article.issue.sorts_on or NO_DAY
    return day.toordinal() << 32 | LAST_ARTICLE - article.pk


def searched_text(article: Article) -> str:
    """The fields that are searched, as the public may read them, folded."""
    agency = article.issue.agency
    fields = (
        article.title,
        article.subtitle,
        article.section,
        article.issue.document_number,
        agency.name if agency else "",
        agency.short_name if agency else "",
        article.text,
    )
    return BORDER.join(fold(mask(field)) for field in fields if field)


def due_entries(articles: QuerySet[Article]) -> dict[int, Entry]:
    """What the index should hold of these articles: those that are public."""
    public = articles.published().select_related("issue__agency").defer("blocks")
    return {article.pk: entry_of(article) for article in public}


def held_entries(articles: QuerySet[Article]) -> dict[int, Entry]:
    """What the index does hold of them."""
    ids, parameters = articles.order_by().values("pk").query.sql_with_params()
    return _entries(f"article_id IN ({ids})", parameters)


def orphaned_entries() -> dict[int, Entry]:
    """What it holds of articles that are no more."""
    return _entries("article_id NOT IN (SELECT id FROM briefings_article)")


def _entries(condition: str, parameters: Sequence = ()) -> dict[int, Entry]:
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES + condition, parameters)
        return {row[0]: Entry(*row) for row in cursor.fetchall()}


def index_is_blank() -> bool:
    """Whether something is public and nothing in the index."""
    return not _any_entry("version = version") and Article.objects.published().exists()


def index_is_stale() -> bool:
    """Whether another version of this package has made any entry."""
    return _any_entry("version <> %s", [VERSION])


def _any_entry(condition: str, parameters: Sequence = ()) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(ANY_ENTRY + condition + " LIMIT 1", parameters)
        return cursor.fetchone() is not None
