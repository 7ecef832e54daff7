"""The one way in: bytes are decoded, parsed, tagged and filed, and a receipt given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import DatabaseError, transaction

from agencies.models import Agency

from .catalogue import Catalogue
from .filing import ConflictingIssue, file_document, fingerprint
from .parsing import ParsedDocument, Unreadable, parse
from .publishing import publish_all
from .receipts import Outcome, Receipt

__all__ = ["Options", "Outcome", "Receipt", "parser_for", "take_in", "take_in_parsed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a text is to be taken in."""

    # The bureau of texts that do not name theirs.
    agency: Agency | None = None
    # What the texts are, for those whose layout does not show it: bulletin, web …
    kind: str = ""
    dry_run: bool = False
    publish: bool = False
    replace: bool = False
    brought_in_by: object = None


def take_in(
    name: str, content: bytes, options: Options, catalogue: Catalogue | None = None
) -> Receipt:
    """Take one text in, whole or not at all, and say what became of it."""
    parsed = parser_for(name, content, options)
    return take_in_parsed(name, content, parsed, options, catalogue)


def parser_for(
    name: str, content: bytes, options: Options
) -> Callable[[], ParsedDocument]:
    """The parsing still to be done: pure, so that another process may do it."""
    agency = options.agency.name if options.agency else ""
    return partial(parse, content, name, kind=options.kind, agency=agency)


def take_in_parsed(
    name: str,
    content: bytes,
    parsed: Callable[[], ParsedDocument],
    options: Options,
    catalogue: Catalogue | None = None,
) -> Receipt:
    """File what `parsed` answers; every refusal becomes a receipt."""
    rejected = partial(Receipt.rejected, name, sha256=fingerprint(content))
    try:
        document = parsed()
        catalogue = catalogue or Catalogue.from_database()
        return _file(name, content, document, options, catalogue)
    except Unreadable as reason:
        return rejected(str(reason), code="unreadable")
    except ConflictingIssue as conflict:
        return rejected(str(conflict), code="conflicting_issue", line=conflict.line)
    except DatabaseError as error:
        return rejected(_in_chinese(error), code="database_error")


@transaction.atomic
def _file(
    name: str,
    content: bytes,
    document: ParsedDocument,
    options: Options,
    catalogue: Catalogue,
) -> Receipt:
    """One transaction a file, which a dry run rolls back."""
    receipt = file_document(
        document,
        name=name,
        content=content,
        catalogue=catalogue,
        replace_held=options.replace,
        brought_in_by=options.brought_in_by,
    )
    if options.publish:
        publish_all(receipt.filed, options.brought_in_by)
    transaction.set_rollback(options.dry_run)
    return receipt


def _in_chinese(error: DatabaseError) -> str:
    """What the database's complaint means to a clerk, with its own words behind."""
    words = " ".join(str(error).split())
    meanings = {
        "locked": "数据库正被别的程序占用，稍后再导入一次即可",
        "lock timeout": "数据库正被别的程序占用，稍后再导入一次即可",
        "full": "磁盘已满，请清理后再导入",
        "No space": "磁盘已满，请清理后再导入",
        "readonly": "数据库是只读的，请检查文件权限",
    }
    unknown = "数据库没有收下，请把括号里的话转给管理员"
    meaning = next((m for sign, m in meanings.items() if sign in words), unknown)
    return f"{meaning}（{words}）。这个文件一点也没有存入。"
