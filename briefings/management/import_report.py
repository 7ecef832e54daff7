"""How an import reports itself: a progress bar, a line a file, a summary, or JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import Progress

from briefings.intake import Outcome, Receipt

OUTCOMES = {
    Outcome.CREATED: "新入库",
    Outcome.UPDATED: "已替换",
    Outcome.UNCHANGED: "早已入库",
    Outcome.DUPLICATE: "内容重复",
    Outcome.REJECTED: "未收下",
}


class ImportReport:
    """Counts receipts and tells of each: on paper for people, as JSON for machines."""

    def __init__(self, stdout: OutputWrapper, stderr: OutputWrapper, *, as_json: bool):
        self.stdout, self.stderr, self.as_json = stdout, stderr, as_json
        self.outcomes: Counter[Outcome] = Counter()
        self.issues = self.public = 0

    @property
    def rejected(self) -> int:
        return self.outcomes[Outcome.REJECTED]

    @contextmanager
    def of(self, total: int) -> Iterator[None]:
        """Report on so many files: a bar on a terminal, the summary at the end."""
        console = Console(stderr=True)
        with Progress(console=console, disable=not console.is_terminal) as self.bar:
            self.task = self.bar.add_task("导入", total=total)
            yield
        if not self.as_json and not self.rejected:
            self.stdout.write(self.closing_line())

    def add(self, receipt: Receipt) -> None:
        self.outcomes[receipt.outcome] += 1
        self.issues += len(receipt.filed)
        self.public += sum(issue.is_public for issue in receipt.filed)
        self.bar.advance(self.task)
        if self.as_json:
            self.stdout.write(json.dumps(receipt.as_json(), ensure_ascii=False))
        else:
            self._tell(receipt)

    def _tell(self, receipt: Receipt) -> None:
        self.stdout.write(f"{OUTCOMES[receipt.outcome]}  {receipt.file}")
        stream = self.stderr if receipt.outcome is Outcome.REJECTED else self.stdout
        for remark in receipt.remarks:
            stream.write(f"    {remark.message}")

    def closing_line(self) -> str:
        counted = "，".join(
            f"{OUTCOMES[outcome]} {count} 个"
            for outcome, count in self.outcomes.items()
        )
        drafts = self.issues - self.public
        return f"共 {self.outcomes.total()} 个文件：{counted}。存入 {self.issues} 期，其中已发布 {self.public} 期，待审 {drafts} 期。"
