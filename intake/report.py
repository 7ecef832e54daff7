"""How an import reports itself: a progress bar, a line a file, a summary, or JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError
from rich.console import Console
from rich.progress import Progress

from .one import Outcome, Receipt, in_chinese

OUTCOMES = {
    Outcome.CREATED: "新入库",
    Outcome.UPDATED: "已替换",
    Outcome.UNCHANGED: "早已入库",
    Outcome.DUPLICATE: "内容重复",
    Outcome.REJECTED: "未收下",
}
# What a shell calls a command that Ctrl-C has ended.
INTERRUPTED = 130


class ImportReport:
    """Counts receipts and tells of each: on paper for people, as JSON for machines."""

    def __init__(self, stdout: OutputWrapper, stderr: OutputWrapper, *, as_json: bool):
        self.stdout, self.stderr, self.as_json = stdout, stderr, as_json
        self.outcomes: Counter[Outcome] = Counter()
        self.issues = self.public = self.released = self.total = 0

    @contextmanager
    def of(self, total: int) -> Iterator[None]:
        """Report on so many files: a bar on a terminal, the summary at the end.

        The command fails if any file was rejected or the work was broken off.
        """
        console, self.total = Console(stderr=True), total
        try:
            with Progress(console=console, disable=not console.is_terminal) as self.bar:
                self.task = self.bar.add_task("导入", total=total)
                yield
        except KeyboardInterrupt:
            message = f"已中断。{self.closing_line()}再导入一次即可接着做完。"
            raise CommandError(message, returncode=INTERRUPTED) from None
        except DatabaseError as error:
            raise CommandError(in_chinese(error)) from error
        if self.outcomes[Outcome.REJECTED]:
            raise CommandError(self.closing_line())
        if not self.as_json:
            self.stdout.write(self.closing_line())

    def add(self, receipt: Receipt) -> None:
        self.outcomes[receipt.outcome] += 1
        self.issues += len(receipt.filed)
        self.public += sum(issue.is_public for issue in receipt.filed)
        self.released += len(receipt.released)
        # An archive among the files has more texts than were counted.
        done = self.outcomes.total()
        self.total = max(self.total, done)
        self.bar.update(self.task, completed=done, total=self.total)
        if self.as_json:
            words = json.dumps(receipt.as_json(), ensure_ascii=False)
            self._write(self.stdout, words)
        else:
            self._tell(receipt)

    def _tell(self, receipt: Receipt) -> None:
        is_rejected = receipt.outcome is Outcome.REJECTED
        stream = self.stderr if is_rejected else self.stdout
        self._write(stream, f"{OUTCOMES[receipt.outcome]}  {receipt.file}")
        for remark in receipt.remarks:
            self._write(stream, f"    {remark.message}")
        for issue in receipt.issues:
            if waiting := receipt.waits_of(issue):
                words = "、".join(wait.words for wait in waiting)
                where = f"第 {issue.parsed.first_line} 行起的一期"
                self._write(stream, f"    {where}不自动发布：{words}。")

    def _write(self, stream: OutputWrapper, words: str) -> None:
        """On a terminal the line goes above the bar, not through it."""
        if stream.isatty() and not self.bar.disable:
            self.bar.console.out(words, highlight=False)
        else:
            stream.write(words)

    def closing_line(self) -> str:
        counted = "，".join(
            f"{OUTCOMES[outcome]} {count} 个"
            for outcome, count in self.outcomes.items()
        )
        drafts = self.issues - self.public
        released = f"此前存入的草稿，现已发布 {self.released} 期。"
        return (
            f"共 {self.outcomes.total()} 个文件：{counted or '无'}。"
            f"存入 {self.issues} 期，其中已发布 {self.public} 期，草稿 {drafts} 期。"
            f"{released if self.released else ''}"
        )
