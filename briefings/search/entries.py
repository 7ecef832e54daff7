"""What the index holds of an article: its public text, folded, and its place in time."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connections
from django.db.models import QuerySet

from reading.language.folding import BORDER, fold
from reading.privacy import mask

from ..models import Article
from ..querysets import ArticleQuerySet

# To be raised whenever folding, masking, or what is searched, changes: all is then stale.
VERSION = 5
TABLE = "briefings_search_entry"
ENTRIES = (
    "SELECT article_id, place, version, title, text FROM briefings_search_entry WHERE "
)
ANY_ENTRY = "SELECT 1 FROM briefings_search_entry WHERE "
# A place is a day in its upper half and an article, counted down, in its lower one.
LAST_ARTICLE = 2**32 - 1
NO_DAY = date.min
# All that an entry is made of.
READ = (
    "title",
    "subtitle",
    "section",
    "text",
    "issue__document_number",
    "issue__sorts_on",
    "issue__agency__name",
    "issue__agency__short_name",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the index; the text begins with the title."""

    article_id: int
    place: int
    version: int
    title: str
    text: str

    @property
    def below_title(self) -> str:
        return self.text[len(self.title) :]


def entry_of(article: Article) -> Entry:
    title = fold(mask(article.title))
    text = BORDER.join([title, *(fold(mask(field)) for field in _fields(article))])
    place = place_of(article.issue.sorts_on, article.pk)
    return Entry(article.pk, place, VERSION, title, text)


def place_of(day: date | None, article_id: int) -> int:
    """Later days are higher; within a day the article filed first is."""
    return (day or NO_DAY).toordinal() << 32 | LAST_ARTICLE - article_id


def day_of(place: int) -> date:
    return date.fromordinal(place >> 32)


def article_at(place: int) -> int:
    return LAST_ARTICLE - (place & LAST_ARTICLE)


def _fields(article: Article) -> Iterator[str]:
    """What else is searched than the title, where there is any."""
    agency = article.issue.agency
    fields = (
        article.subtitle,
        article.section,
        article.issue.document_number,
        agency.name if agency else "",
        agency.short_name if agency else "",
        article.text,
    )
    return filter(None, fields)


def due_entries(articles: ArticleQuerySet) -> dict[int, Entry]:
    """What the index should hold of these articles: those that are public."""
    public = articles.published().select_related("issue__agency").only(*READ)
    return {article.pk: entry_of(article) for article in public.order_by()}


def held_entries(articles: QuerySet[Article]) -> dict[int, Entry]:
    """What the index does hold of them."""
    ids, parameters = articles.order_by().values("pk").query.sql_with_params()
    return _entries(f"article_id IN ({ids})", parameters)


def entries_of(ids: Collection[int]) -> dict[int, Entry]:
    """As held_entries, of the articles with these ids."""
    marks = ", ".join(["%s"] * len(ids)) or "NULL"
    return _entries(f"article_id IN ({marks})", tuple(ids))


def orphaned_entries() -> dict[int, Entry]:
    """What it holds of articles that are no more."""
    return _entries("article_id NOT IN (SELECT id FROM briefings_article)")


def _entries(condition: str, parameters: Sequence = ()) -> dict[int, Entry]:
    with connections[Article.objects.db].cursor() as cursor:
        cursor.execute(ENTRIES + condition, parameters)
        return {row[0]: Entry(*row) for row in cursor.fetchall()}


def index_is_blank() -> bool:
    """Whether something is public and nothing in the index."""
    return not _any_entry("version = version") and Article.objects.published().exists()


def index_is_stale() -> bool:
    """Whether another version of this package has made any entry."""
    return _any_entry("version <> %s", [VERSION])


def _any_entry(condition: str, parameters: Sequence = ()) -> bool:
    with connections[Article.objects.db].cursor() as cursor:
        cursor.execute(ANY_ENTRY + condition + " LIMIT 1", parameters)
        return cursor.fetchone() is not None
