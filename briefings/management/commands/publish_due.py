"""manage.py publish_due: what was passed for a moment that has come is published."""

from django.core.management.base import BaseCommand, CommandError

from briefings.management.alone import one_at_a_time
from briefings.scheduling import publish_due


class Command(BaseCommand):
    help = (
        "发布到了时间的定时内容；不能发布的留在待审，并写明原因。可以每分钟运行一次。"
    )

    @one_at_a_time
    def handle(self, **given) -> None:
        kept, broken = publish_due()
        for issue, why_not in kept:
            said = f"没有发布  {issue}  {why_not}" if why_not else f"已发布  {issue}"
            self.stdout.write(said)
        if broken:
            names = "；".join(map(str, broken))
            raise CommandError(f"出错，下次再试：{names}。详情见日志。")
