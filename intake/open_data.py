"""A package of another site's open data taken in: an equal site, in an empty database."""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from agencies.models import Agency, FormerSlug, Region
from briefings.content_version import raise_content_version
from briefings.models import Article, Issue, Topic
from briefings.search import index_new
from metrics.exports.package import CONTENTS, FORMAT, HAS_SM3, rows_in, sums_of
from metrics.models import Figure, Indicator

from .packaged import (
    citations_of,
    corrections_of,
    distribution_of,
    moment,
    of_article,
    of_figure,
    of_issue,
    regions_of,
    save_all,
    topics_of,
)

Row = dict[str, Any]
BATCH = 500


class NoPackage(ValueError):
    """A folder that cannot be taken in; why, in Chinese."""


def take_in_package(folder: Path) -> dict[str, int]:
    """All of it or nothing; by the name of each table how many rows were filed."""
    _check(folder)
    with transaction.atomic():
        if Issue.objects.exists():
            raise NoPackage("数据库里已经有内容；开放数据包只能导入空的数据库。")
        counts = {name: _file(folder / f"{name}.jsonl") for name in FILED}
        _count_on_behind(Issue, Article, Figure)
        raise_content_version(Issue.objects.published().years())
    return counts


def _check(folder: Path) -> None:
    """That it is one of ours, and not a byte of it has changed."""
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        told = {name: contents.get(name) for name in FORMAT}
        files = {each["path"]: each for each in contents["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise NoPackage(f"{folder} 里没有看得懂的 {CONTENTS}。") from problem
    if told != FORMAT:
        raise NoPackage(f"{folder} 不是这个版本的开放数据包。")
    for name in FILED:
        path = folder / f"{name}.jsonl"
        if path.name not in files or not path.is_file():
            raise NoPackage(f"数据包缺少 {path.name}。")
        if not _is_as_written(path, files[path.name]):
            raise NoPackage(f"{path.name} 与 {CONTENTS} 里的校验值不符。")


def _is_as_written(path: Path, told: Row) -> bool:
    sums = sums_of(path)
    agrees = told.get("hash") == f"sha256:{sums.sha256}"
    return agrees and (not HAS_SM3 or told.get("sm3", sums.sm3) == sums.sm3)


def _file(path: Path) -> int:
    """How many rows were filed; sums that agree do not make sense of what they are of."""
    count = 0
    try:
        for batch in _batches(path):
            count += FILED[path.stem](batch)
    except (KeyError, TypeError, ValueError, DatabaseError) as problem:
        where = f"{path.name} 第 {count + 1} 行起的 {BATCH} 行里"
        raise NoPackage(
            f"{where}有看不懂的内容，什么也没有存入。请向制作数据包的网站重新取一份。"
        ) from problem
    return count


def _batches(path: Path) -> Iterator[list[Row]]:
    rows = rows_in(path)
    while batch := list(islice(rows, BATCH)):
        yield batch


def file_regions(rows: list[Row]) -> int:
    held = set(Region.objects.values_list("pk", flat=True))
    Region.objects.bulk_create(
        Region(
            code=row["key"],
            name=row["name"],
            level=row["level"],
            parent_id=row["parent"],
        )
        for row in rows
        if row["key"] not in held
    )
    return len(rows)


def _agencies(rows: list[Row]) -> int:
    """As they are there, whatever this database had under their address names."""
    named = ("name", "short_name", "document_prefix", "former_names")
    for row in rows:
        own = {name: row[name] for name in named} | {"region_id": row["region"]}
        agency, _ = Agency.objects.update_or_create(slug=row["key"], defaults=own)
        for slug in row["former_keys"]:
            FormerSlug.objects.update_or_create(slug=slug, defaults={"agency": agency})
    held = {agency.slug: agency for agency in Agency.objects.all()}
    for row in rows:
        held[row["key"]].parent = held.get(row["parent"] or "")
    Agency.objects.bulk_update([held[row["key"]] for row in rows], ["parent"])
    return len(rows)


def _topics(rows: list[Row]) -> int:
    for row in rows:
        own = {name: value for name, value in row.items() if name != "key"}
        Topic.objects.update_or_create(code=row["key"], defaults=own)
    return len(rows)


def _indicators(rows: list[Row]) -> int:
    """Totals may come behind their parts: what each is part of is filled in last."""
    for row in rows:
        own = {n: v for n, v in row.items() if n not in ("key", "topic", "part_of")}
        own["topic_id"] = row["topic"]
        Indicator.objects.update_or_create(key=row["key"], defaults=own)
    for row in rows:
        Indicator.objects.filter(key=row["key"]).update(part_of=row["part_of"])
    return len(rows)


def _issues(rows: list[Row]) -> int:
    bureaus = dict(Agency.objects.values_list("slug", "pk"))
    Issue.objects.bulk_create(_issue(row, bureaus) for row in rows)
    save_all(line for row in rows for line in distribution_of(row, row["id"]))
    # Articles come later: a correction of one waits for the end of the transaction.
    save_all(each for row in rows for each in corrections_of(row, row["id"]))
    return len(rows)


def _issue(row: Row, bureaus: dict[str, int]) -> Issue:
    issue = Issue(
        pk=row["id"],
        agency_id=bureaus[row["agency"]],
        status=Issue.Status.PUBLISHED,
        first_public_at=moment(row["first_public_at"]),
        **of_issue(row),
    )
    issue.keep_in_order()
    return issue


def _articles(rows: list[Row]) -> int:
    issues = Issue.objects.select_related("agency").in_bulk({r["issue"] for r in rows})
    found = [_article(row, issues) for row in rows]
    Article.objects.bulk_create(found)
    for hanging in (topics_of, regions_of, citations_of):
        save_all(each for row in rows for each in hanging(row, row["id"]))
    index_new(found)
    return len(rows)


def _article(row: Row, issues: dict[int, Issue]) -> Article:
    article = Article(pk=row["id"], issue=issues[row["issue"]], **of_article(row))
    article.keep_in_step()
    return article


def _figures(rows: list[Row]) -> int:
    Figure.objects.bulk_create(
        Figure(pk=row["id"], article_id=row["article_id"], **of_figure(row))
        for row in rows
    )
    return len(rows)


def _count_on_behind(*models: type) -> None:
    """Rows that are filed from now on get numbers that these have not."""
    with connection.cursor() as cursor:
        for order in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(order)


# In the order in which each finds what it names.
FILED: dict[str, Callable[[list[Row]], int]] = {
    "regions": file_regions,
    "agencies": _agencies,
    "topics": _topics,
    "indicators": _indicators,
    "issues": _issues,
    "articles": _articles,
    "figures": _figures,
}
