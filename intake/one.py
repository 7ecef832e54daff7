"""The one way in: bytes are read, texts and figures filed, and a receipt given."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from agencies.models import Agency
from briefings.away import is_away
from briefings.filing import (
    ConflictingIssue,
    OthersIssue,
    Outcome,
    Overlong,
    Receipt,
    TaggedIssue,
    file_document,
    fingerprint,
)
from briefings.filing.held import untouched_drafts
from briefings.models import Issue
from briefings.publishing import publish_all
from metrics.filing import Decisions, file_figures
from reading import KnownWords, Unreadable, WholeText
from reading.documents.findings import WORDING
from reuse.filing import PairDecisions, file_pairs

from .formats import read_file
from .reference import ReferenceData
from .scans.limits import EVERY_PAGE, Scanning
from .scans.reader import TakesLong
from .time_limit import TooSlow, within

__all__ = [
    "Options",
    "Outcome",
    "Reader",
    "Receipt",
    "in_chinese",
    "reader_for",
    "take_in",
    "take_in_read",
]

logger = logging.getLogger(__name__)

# 单位 merged while its text was being filed, above all.
CHANGED_BENEATH = "单位等基础数据刚被改动，请再导入一次"
READ_ONLY = "read-only"
# What a database's complaint means to a clerk, by the words that betray it.
MEANINGS = {
    "locked": "数据库正被别的程序占用，稍后再导入一次即可",
    "lock timeout": "数据库正被别的程序占用，稍后再导入一次即可",
    "duplicate key": "别的程序刚刚存入了同一期，请再导入一次",
    "foreign key": CHANGED_BENEATH,
    "FOREIGN KEY": CHANGED_BENEATH,
    "full": "磁盘已满，请清理后再导入",
    "No space": "磁盘已满，请清理后再导入",
    "readonly": "数据库是只读的，请检查文件权限",
    READ_ONLY: "数据库是只读的，请管理员检查是不是连到了备机",
    "unable to open": "打不开数据库文件，请检查路径和权限",
    "terminating connection": "数据库中途断开了",
    "connection": "连不上数据库，请检查它是否在运行",
    "no such": "数据库还没有建好或不是这一版的，请先运行 manage.py migrate",
    "does not exist": "数据库还没有建好或不是这一版的，请先运行 manage.py migrate",
}
UNKNOWN = "数据库没有收下，请把括号里的话转给管理员"
TOO_SLOW = (
    "“{name}”用了 {seconds:g} 秒还没有读完，已经放弃，一点也没有存入。"
    "请拆成几个文件再导入；仍是这样，请把文件转给管理员。"
)
# The machine was busy with others, or the text waited for something.
TOO_LATE = (
    "“{name}”过了 {seconds:g} 秒还没有读完，机器可能正忙，已经放弃，一点也没有存入。"
    "请稍后再导入一次；仍是这样，请把文件转给管理员。"
)
TOO_MUCH = (
    "“{name}”读起来要用的内存超过了上限，已经放弃，一点也没有存入。"
    "请拆成几个文件再导入；仍是这样，请把文件转给管理员。"
)
UNFORESEEN = "程序出错，这个文件一点也没有存入。请把文件和日志转给管理员。"


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
    brought_in_by: User | None = None
    # How many times READING_SECONDS a text may take.
    patience: int = 1
    # What of a file is pictures, and may be read here.
    scanning: Scanning = EVERY_PAGE


# Reads a text, held against these words: pure, so that another process may do it. What
# takes too long raises TooSlow.
Reader = Callable[[KnownWords], WholeText]


def take_in(
    name: str, content: bytes, options: Options, reference: ReferenceData | None = None
) -> Receipt:
    """Take one text in, whole or not at all, and say what became of it."""
    reader = reader_for(name, content, options)
    return take_in_read(name, content, reader, options, reference)


def reader_for(name: str, content: bytes, options: Options) -> Reader:
    agency = options.agency.name if options.agency else ""
    today = timezone.localdate()
    task = partial(
        read_file,
        content,
        name,
        kind=options.kind,
        agency=agency,
        today=today,
        scanning=options.scanning if settings.READS_SCANS else Scanning(0),
    )
    return partial(within, settings.READING_SECONDS * options.patience, task)


def take_in_read(
    name: str,
    content: bytes,
    reader: Reader,
    options: Options,
    reference: ReferenceData | None = None,
) -> Receipt:
    """File what the reader answers; every refusal becomes a receipt.

    So does what nobody foresaw, for it must not keep the next file from being filed;
    the log then has the traceback.
    """
    rejected = partial(Receipt.rejected, name, sha256=fingerprint(content))
    try:
        reference = reference or ReferenceData.from_database()
        reading = reader(reference.known_words)
        return _file_or_refuse(name, content, reading, options, reference)
    except TakesLong as reason:
        return rejected(str(reason), code="takes_long")
    except Unreadable as reason:
        return rejected(str(reason), code="unreadable")
    except TooSlow as limit:
        words = TOO_LATE if limit.is_by_clock else TOO_SLOW
        told = words.format(name=name, seconds=limit.seconds)
        return rejected(told, code="too_slow")
    except MemoryError:
        return rejected(TOO_MUCH.format(name=name), code="too_much_memory")
    except DatabaseError as error:
        return rejected(_not_filed(error), code="database_error")
    except Exception:
        logger.exception("taking in %s", name)
        return rejected(UNFORESEEN, code="internal_error")


def _file_or_refuse(
    name: str,
    content: bytes,
    reading: WholeText,
    options: Options,
    reference: ReferenceData,
) -> Receipt:
    """File what was read, if it goes with what is there."""
    rejected = partial(Receipt.rejected, name, sha256=fingerprint(content))
    try:
        return _file_or_see(name, content, reading, options, reference)
    except ConflictingIssue as conflict:
        return rejected(
            str(conflict),
            code="conflicting_issue",
            line=conflict.line,
            in_the_way=conflict.held,
        )
    except OthersIssue as foreign:
        return rejected(str(foreign), code="others_issue", line=foreign.line)
    except Overlong as excess:
        return rejected(str(excess), code="overlong", line=excess.line)


def _file_or_see(*given) -> Receipt:
    """Another import that was filing the same has been waited for, and its rows are seen
    on the second try: two of one folder end as if one had come after the other.
    """
    try:
        return _file(*given)
    except IntegrityError:
        return _file(*given)


@transaction.atomic
def _file(
    name: str,
    content: bytes,
    reading: WholeText,
    options: Options,
    reference: ReferenceData,
) -> Receipt:
    """One transaction a file, or a savepoint in its group's; a dry run rolls it back."""
    decisions, of_pairs = Decisions(), PairDecisions()

    def remember(held: Issue, replaced_by: TaggedIssue) -> None:
        decisions.remember(held, replaced_by)
        of_pairs.remember(held, replaced_by)

    receipt = file_document(
        reading.document,
        reference.tag(reading),
        name=name,
        content=content,
        directory=reference.directory,
        replace_held=options.replace,
        before_replacing=remember,
        brought_in_by=options.brought_in_by,
    )
    file_figures(receipt, decisions)
    file_pairs(receipt, of_pairs)
    if options.publish:
        receipt = _publish(receipt, options.brought_in_by)
    transaction.set_rollback(options.dry_run)
    return receipt


def _publish(receipt: Receipt, by) -> Receipt:
    """Publish what was filed now, and what an earlier import of the text left a draft."""
    held = untouched_drafts(receipt, by)
    published = publish_all((*receipt.rows, *held), by)
    issues = (each.issue for each in held)
    # A receipt tells of wordings by their words, never of persons.
    found = (each for each in published.remarks if each.code == WORDING)
    receipt = receipt.with_remarks(*(each.as_read for each in found))
    return receipt.with_released(issue for issue in issues if issue.is_public)


def _not_filed(error: DatabaseError) -> str:
    """What went before the server did is stored or not: it went without an answer."""
    unknown = "有没有存入还不能确定，请再导入一次，已存入的会自动跳过"
    # What was refused was never begun, be it by a server that is not the first any more.
    is_unknown = is_away(error) and READ_ONLY not in str(error)
    return f"{in_chinese(error)}这个文件{unknown if is_unknown else '一点也没有存入'}。"


def in_chinese(error: DatabaseError) -> str:
    """What the database's complaint means to a clerk, with its own words behind."""
    words = " ".join(str(error).split())
    meaning = next((m for sign, m in MEANINGS.items() if sign in words), UNKNOWN)
    return f"{meaning}（{words}）。"
