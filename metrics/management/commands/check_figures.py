"""manage.py check_figures: shares, sums and contradictions over all that is filed."""

from django.core.management.base import BaseCommand, CommandError

from briefings.models import Issue
from metrics.checks import check_between_texts, check_texts, displaced, remark_on
from reading.parsed import ParsedRemark


class Command(BaseCommand):
    help = (
        "核对全部数据：占比、分项之和、各文之间是否一致。"
        "每一处不符记为待核事项，已处理的不再提；有不符时退出码为 1。"
    )

    def handle(self, **given: object) -> None:
        self.open = 0
        figures = agreeing = 0
        for checked in check_texts():
            figures += checked.figures
            agreeing += checked.agreeing
            self._tell(checked.issue, checked.remarks)
        for checked in check_between_texts():
            self._tell(checked.issue, checked.remarks)
        out_of_place = self._tell_displaced()
        said = f"核对数据 {figures} 条：核算相符 {agreeing} 处，待处理 {self.open} 处"
        if out_of_place:
            raise CommandError(
                f"{said}；{out_of_place} 条与原文错位，请运行 manage.py refile_figures。"
            )
        if self.open:
            raise CommandError(f"{said}。")
        self.stdout.write(f"{said}。")

    def _tell(self, issue: Issue, remarks: tuple[ParsedRemark, ...]) -> None:
        if not remarks:
            return
        where = issue.source_file.name if issue.source_file else "手工录入"
        for remark in remark_on(issue, remarks):
            self.open += 1
            line = f":{remark.line}" if remark.line else ""
            self.stdout.write(f"{where}{line}  {issue}  {remark.message}")

    def _tell_displaced(self) -> int:
        count = 0
        for figure in displaced():
            count += 1
            self.stdout.write(f"错位  文章 {figure.article_id}  {figure}")
        return count
