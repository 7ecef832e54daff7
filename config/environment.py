"""What the environment says: switches, lists, and the key that signs sessions."""

import os
from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

# Printed here for all to read, so fit for a desk alone.
FOR_A_DESK = "django-insecure-desk-use-only"
THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]", ".localhost"}
REFUSED = (
    "没有设置 SECRET_KEY，而 ALLOWED_HOSTS 里有本机以外的网址（{hosts}），不能启动："
    "没有自己的密钥，任何人都能冒充任何人登录。请先生成一个："
    "python -c 'import secrets; print(secrets.token_urlsafe(50))'，"
    "写进环境变量 SECRET_KEY，再启动；换了密钥，已登录的人要重新登录。"
)


def flag(name: str, *, default: bool = False) -> bool:
    """An on/off environment variable: 1, true and yes are on."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated environment variable as a list."""
    return [word for word in os.environ.get(name, default).split(",") if word]


def secret_key(given: str, hosts: Iterable[str], *, debug: bool) -> str:
    """The key that was given; that of a desk where nobody else can come.

    Wherever others can reach the site, it does not start without one of its own.
    """
    if given and given != FOR_A_DESK:
        return given
    others = [host for host in hosts if host not in THIS_MACHINE]
    if others and not debug:
        raise ImproperlyConfigured(REFUSED.format(hosts="、".join(others)))
    return FOR_A_DESK
