"""The article that a page shows, with its issue and its bureau: one query, made once."""

from functools import cache
from itertools import islice

from django.db.models import BigAutoField, Field, Model, Value
from django.http import Http404

from agencies.models import Agency

from ..models import Article, Issue
from ..prepared import Blank, Prepared


def whole_article(pk: int) -> Article:
    """One that is or was public; else there is none at the address."""
    # A number that no key can be is not asked for: SQLite knows none so long.
    query, rows = _once_public(), []
    if pk <= BigAutoField.MAX_BIGINT:
        rows = list(query.ask(article=pk))
    if not rows:
        raise Http404
    values = iter(rows[0])
    # What is asked of them later is asked of the database that they come from.
    database = query.database
    article, issue, agency = (_made(model, database, values) for model in _COLUMNS)
    if issue.agency_id is not None:
        issue.agency = agency
    article.issue = issue
    return article


def _fields(model: type[Model], *left_out: str) -> list[Field]:
    return [f for f in model._meta.concrete_fields if f.name not in left_out]


# The words of its blocks stand in `text` once more, for the search.
_COLUMNS = {
    Article: _fields(Article, "text"),
    Issue: _fields(Issue),
    Agency: _fields(Agency),
}
_PATHS = {Article: "", Issue: "issue__", Agency: "issue__agency__"}


@cache
def _once_public() -> Prepared:
    columns = [
        _PATHS[model] + field.attname
        for model, fields in _COLUMNS.items()
        for field in fields
    ]
    article = Value(Blank("article"))
    found = Article.objects.once_public().filter(pk=article).order_by()
    return Prepared(found.values_list(*columns))


def _made(model, database: str, values):
    """The next of the values as a row of the model."""
    names = [field.attname for field in _COLUMNS[model]]
    own = list(islice(values, len(names)))
    return model.from_db(database, names, own)
