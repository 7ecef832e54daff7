"""What a list shows of each article: plain dictionaries, made from few columns.

A template reads a dictionary several times as fast as an object, and a list of twenty
rows reads three hundred values.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from django.db.models import Value

from agencies.paths import numbered_path
from reading.privacy import mask

from ..models import Article, Issue
from ..models.issue import heading_of
from ..prepared import Prepared, blanks, filled, given, room_for
from ..search import Query
from ..search.entries import article_at
from ..search.highlights import excerpts, lit
from .index import PublicIndex
from .topics import TopicMark, topics_at

# A name that is missing takes a template ten times as long to look up.
NO_HITS = {"lit_title": (), "passages": ()}
IN_HEADING = ("kind", "document_number", "year", "number", "is_supplement")
COLUMNS = (
    *("pk", "title", "title_is_provisional", "section", "excerpt"),
    *("issue__status", "issue__issued_on", "issue__issued_on_is_inferred"),
    *("issue__agency__short_name", "issue__agency__name"),
    *(f"issue__{name}" for name in IN_HEADING),
    "is_corrected",
)


def rows_at(
    places: Iterable[int], index: PublicIndex | None = None, query: Query | None = None
) -> list[dict]:
    """In the order of the places; what was withdrawn meanwhile is left out.

    Their topics are told where an index is given, which knows them.

    Fetched by id alone: asked for published ones as well, a database may choose to
    start from all that are published.
    """
    at = {article_at(place): place for place in places}
    found = _found(list(at), (*COLUMNS, "text") if query else COLUMNS)
    return [
        _row(found[pk], topics_at(place, index) if index else [], query)
        for pk, place in at.items()
        if pk in found and found[pk]["issue__status"] == Issue.Status.PUBLISHED
    ]


def _found(ids: Sequence[int], columns: tuple[str, ...]) -> dict[int, dict]:
    if not ids:
        return {}
    room = room_for(ids)
    rows = _rows(room, columns).ask(**given("pk", filled(ids, room)))
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


@cache
def _rows(room: int, columns: tuple[str, ...]) -> Prepared:
    """The columns of so many articles."""
    # As values: a field of numbers takes no blank as it is.
    articles = Article.objects.filter(pk__in=map(Value, blanks("pk", room)))
    return Prepared(articles.told_if_corrected().order_by().values_list(*columns))


def _row(found: dict, topics: list[TopicMark], query: Query | None) -> dict:
    title, excerpt = mask(found["title"]), mask(found["excerpt"])
    shown = {
        "url": numbered_path("article", found["pk"]),
        "title": title,
        "is_provisional": found["title_is_provisional"],
        "is_corrected": found["is_corrected"],
        "agency": found["issue__agency__short_name"] or found["issue__agency__name"],
        "heading": heading_of(*(found[f"issue__{name}"] for name in IN_HEADING)),
        "section": mask(found["section"]),
        "excerpt": excerpt,
        "topics": topics,
        **_day(found),
    }
    return shown | (_hits(title, mask(found["text"]), query) if query else NO_HITS)


def _day(found: dict) -> dict[str, str]:
    """2022-04-11, 2022-04-11 推定 or 2022年 日期未注明"""
    if day := found["issue__issued_on"]:
        note = "推定" if found["issue__issued_on_is_inferred"] else ""
        return {"day": day.isoformat(), "day_note": note}
    return {"year": f"{found['issue__year']}年", "day_note": "日期未注明"}


def _hits(title: str, text: str, query: Query) -> dict[str, tuple]:
    """The title with its hits lit up, and passages of the text in place of the excerpt."""
    return {"lit_title": lit(title, query), "passages": excerpts(text, query)}
