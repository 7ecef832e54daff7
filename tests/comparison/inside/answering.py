"""Runs inside a checkout: reads requests from stdin, writes what its site answers."""

import json
import os
import sys

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.utils import override_settings
from managing import stop_the_clock

# Names of style sheets and scripts as they are, and no need to collect them first.
PLAIN_NAMES = "django.contrib.staticfiles.storage.StaticFilesStorage"
# That bodies differ is enough to be told.
SAID_BY_THE_BODY = {"Content-Length"}


def main() -> None:
    # Whatever else is printed must not get between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    stop_the_clock()
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN_NAMES}}
    with override_settings(STORAGES=storages):
        clients: dict[str, Client] = {}
        for line in sys.stdin:
            answers.write(json.dumps(_answer(clients, json.loads(line))) + "\n")
            answers.flush()


def _answer(clients: dict[str, Client], asked: dict) -> str:
    who = asked["who"]
    if who not in clients:
        clients[who] = _client(who)
    response = clients[who].generic(
        asked["method"],
        asked["path"],
        asked["form"],
        "application/x-www-form-urlencoded",
        headers=asked["headers"],
    )
    headers = {name: v for name, v in response.items() if name not in SAID_BY_THE_BODY}
    head = [f"{name}: {value}" for name, value in sorted(headers.items())]
    head += [f"Set-Cookie: {name}" for name in sorted(response.cookies)]
    content = b"".join(response) if response.streaming else response.content
    body = content.decode("utf-8", "backslashreplace")
    return "\n".join([str(response.status_code), *head, "", body])


def _client(who: str) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    if who != "reader":
        user = get_user_model().objects.create_superuser(who, password=None)
        client.force_login(user)
    return client


if __name__ == "__main__":
    main()
