"""manage.py check_integrity: whether all that is held still agrees with itself."""

from django.core.management.base import BaseCommand, CommandError

from metrics.integrity import CHECKS


class Command(BaseCommand):
    help = (
        "全面核对：来源文件的指纹、段落与原文行号、数据与原文位置、检索索引、链接。"
        "只看不改；有不符时逐条列出，退出码为 1。"
    )

    def handle(self, **given: object) -> None:
        wrong = 0
        for name, check in CHECKS:
            found = 0
            for flaw in check():
                found += 1
                self.stdout.write(f"{name}  {flaw.where}  {flaw.said}")
            self.stdout.write(f"{name}：{f'{found} 处不符' if found else '相符'}")
            wrong += found
        if wrong:
            raise CommandError(f"共 {wrong} 处不符。")
