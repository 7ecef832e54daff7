"""Whether all that is held still agrees: bytes, lines, texts, figures, index and links."""

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db import IntegrityError, connection
from django.urls import Resolver404, resolve

from briefings.models import Article, Issue, SourceFile
from briefings.search.entries import index_is_stale
from briefings.search.keeping import drifts

from .checks import displaced

BATCH = 200


class Flaw(NamedTuple):
    """One thing that does not agree: where it is, and what is wrong with it."""

    where: str
    said: str


def changed_originals() -> Iterator[Flaw]:
    """The bytes of each file, hashed again."""
    rows = SourceFile.objects.order_by("pk").values_list(
        "pk", "name", "sha256", "content"
    )
    for pk, name, noted, content in rows.iterator(chunk_size=20):
        if hashlib.sha256(content).hexdigest() != noted:
            yield Flaw(f"来源文件 {pk}“{name}”", "字节与登记的指纹不符")


def blocks_beside_lines() -> Iterator[Flaw]:
    """Each block, against the lines that its file has; the text, against the blocks."""
    articles = Article.objects.select_related("issue__source_file").defer(
        "issue__source_file__content"
    )
    for batch in articles.in_batches(BATCH):
        for article in batch:
            yield from _flaws_of(article)


def _flaws_of(article: Article) -> Iterator[Flaw]:
    where = f"文章 {article.pk}“{article.title}”"
    if article.text != "\n".join(block["text"] for block in article.blocks):
        yield Flaw(where, "纯文本与段落不符")
    file = article.issue.source_file
    last = file.text.count("\n") + 1 if file else 0
    for number, block in enumerate(article.blocks, 1):
        first, end = block["first_line"], block["last_line"]
        # What was typed at the desk has no line; it says 0.
        if not 0 <= first <= end or (first and file and end > last):
            yield Flaw(where, f"第 {number} 段的行号 {first}—{end} 不在原文里")


def figures_beside_texts() -> Iterator[Flaw]:
    for figure in displaced():
        yield Flaw(f"文章 {figure.article_id} 的数据 {figure.pk}", f"错位：{figure}")


def index_beside_articles() -> Iterator[Flaw]:
    if index_is_stale():
        yield Flaw("检索索引", "由旧版程序生成，请运行 manage.py rebuild_search")
        return
    for drift in drifts():
        yield Flaw(f"检索索引，文章 {drift.article_id}", str(drift.kind))


def broken_links() -> Iterator[Flaw]:
    """Rows that point at none, and public pages whose address leads nowhere."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield Flaw("数据库", f"有的行指向已经没有的行：{error}")
    public = Issue.objects.published().select_related("agency")
    for issue in public.iterator(chunk_size=BATCH):
        if not _leads_somewhere(issue.get_absolute_url()):
            yield Flaw(f"第 {issue.pk} 号材料“{issue}”", "网址打不开")


def _leads_somewhere(address: str) -> bool:
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


CHECKS: tuple[tuple[str, Callable[[], Iterator[Flaw]]], ...] = (
    ("来源文件的指纹", changed_originals),
    ("段落与原文行号", blocks_beside_lines),
    ("数据与原文位置", figures_beside_texts),
    ("检索索引", index_beside_articles),
    ("链接", broken_links),
)
