"""A mail server on this machine, as the site would be given one."""

import socket
from email import message_from_bytes
from email.message import Message
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from config.mail_url import mail_named


class Postman:
    """Takes every message, but for the addresses that it refuses."""

    def __init__(self):
        self.brought: list[Message] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.brought.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def take(self) -> list[Message]:
        """What has come since it was last asked."""
        taken, self.brought = self.brought, []
        return taken


@pytest.fixture
def postman(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    postman = Postman()
    server = Controller(postman, hostname="127.0.0.1", port=port)
    server.start()
    for name, value in mail_named(f"smtp://127.0.0.1:{port}").items():
        setattr(settings, name, value)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SITE_URL = "https://jianbao.example.gov.cn"
    settings.SENDS_ALERTS = True
    yield postman
    server.stop()
