"""manage.py send_alerts: whoever follows a list by e-mail is told what is new in it."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from briefings.management.alone import one_at_a_time
from readers.alerts import MailStopped, send_alerts
from readers.subscribing import forget_unconfirmed


class Command(BaseCommand):
    help = "给邮件订阅者发送新公开的内容，每人每天最多一封；可以重复运行。"

    @one_at_a_time
    def handle(self, **given) -> None:
        gone = forget_unconfirmed()
        if not settings.SENDS_ALERTS:
            raise CommandError("没有设置 EMAIL_URL 和 SITE_URL，不能发送邮件。")
        try:
            sent = send_alerts()
        except (MailStopped, OSError) as trouble:
            raise CommandError(f"邮件发不出去（{trouble}），下次再试。") from None
        self.stdout.write(
            f"已发送 {sent.told} 封，没有新内容 {sent.without_news} 人，"
            f"被拒收 {sent.refused} 人，删除没有确认的邮箱 {gone} 个。"
        )
