"""Rows of a package of open data as rows of this database, not saved yet."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from briefings.models import (
    Article,
    ArticleTopic,
    Citation,
    Correction,
    Distribution,
)
from metrics.exports.figures import COLUMNS
from metrics.exports.tables import PLACED

Row = dict[str, Any]
# What comes of rows that another site has made otherwise than this one would.
MAKES_NO_SENSE = (
    *(KeyError, TypeError, ValueError, AttributeError, ValidationError, DatabaseError),
    # Numbers that no column holds, and lists in lists without end.
    *(OverflowError, RecursionError),
)
# Whoever wrote a correction there has no account here: this one stands for them all.
TOLD_ELSEWHERE = "open-data"
DAYS = ("dated_on", "issued_on", "source_published_on")
OF_ISSUE = (
    *("kind", "series", "year", "number", "total_number", "is_supplement"),
    *("document_number", "office", "copies", "source", "origin", "editors_note"),
    "issued_on_is_inferred",
)
OF_ARTICLE = (
    *("position", "section", "title", "title_is_provisional", "subtitle", "byline"),
    *("blocks", "first_line", "last_line"),
)
OF_FIGURE = {column.key: column.field for column in COLUMNS if "__" not in column.field}
OF_PLACE_IN_HOUSE = ("url", "id", "article_id")


def of_issue(row: Row) -> Row:
    """The columns of an issue but for its bureau, its key and what only this site knows."""
    return {
        **{name: row[name] for name in OF_ISSUE},
        **{name: day(row[name]) for name in DAYS},
        "source_published_at": moment(row["source_published_at"]),
    }


def of_article(row: Row) -> Row:
    return {name: row[name] for name in OF_ARTICLE}


def of_figure(row: Row) -> Row:
    """The columns of a figure but for its key and its article."""
    named = {
        field: row[key]
        for key, field in OF_FIGURE.items()
        if key not in OF_PLACE_IN_HOUSE
    }
    placed = {name: row[name] for name in PLACED}
    period = {name: day(row[name]) for name in ("period_start", "period_end")}
    return named | placed | period


def distribution_of(row: Row, issue: int) -> list[Distribution]:
    return [
        Distribution(issue_id=issue, position=at, **line)
        for at, line in enumerate(row["distribution"])
    ]


def corrections_of(
    row: Row, issue: int, articles: dict[int, int] | None = None
) -> list[Correction]:
    """Of an issue; `articles` tells the keys here by those there, where they differ."""
    return [
        Correction(
            issue_id=issue,
            article_id=articles[each["article"]]
            if articles and each["article"]
            else each["article"],
            text=each["text"],
            corrected_at=datetime.fromisoformat(each["at"]),
            made_by=_account(),
        )
        for each in row["corrections"]
    ]


def topics_of(row: Row, article: int) -> list[ArticleTopic]:
    return [
        ArticleTopic(article_id=article, topic_id=code, by_hand=False)
        for code in row["topics"]
    ]


def regions_of(row: Row, article: int) -> list:
    through = Article.regions.through
    return [through(article_id=article, region_id=code) for code in row["regions"]]


def citations_of(row: Row, article: int) -> list[Citation]:
    return [
        Citation(article_id=article, document_number=number, raw=number, line=at)
        for at, number in enumerate(row["citations"], 1)
    ]


def save_all(rows: Iterable) -> None:
    """Rows of one model."""
    if rows := list(rows):
        type(rows[0])._default_manager.bulk_create(rows)


def day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _account() -> User:
    """Closed: nobody can sign in to it."""
    account, is_new = User.objects.get_or_create(
        username=TOLD_ELSEWHERE, defaults={"is_active": False}
    )
    if is_new:
        account.set_unusable_password()
        account.save()
    return account
