"""Readers are served by a copy of the database alone; staff and writes by the first."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from briefings.models import Article
from config.replicas import ReadersOnReplica, ReplicaRouter, is_readers

from ..intake.scratch import Scratch

TEXTS = settings.BASE_DIR / "fixtures" / "texts"
WALK = """
import re
import django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="localhost")
def named(at):
    return re.findall("<loc>http://localhost(.*?)</loc>", client.get(at).text)
pages = [page for part in named("/sitemap.xml") for page in named(part)]
pages += ["/articles/?q=%E8%80%81%E4%BA%BA", "/articles/?q=%E4%BD%8E%E4%BF%9D&agency=shaoguan"]
pages += ["/feeds/articles.atom", "/api/v1/articles/", "/api/v1/indicators/"]
pages += ["/suggestions/?q=%E8%80%81", "/healthz"]
pages += ["/articles/?format=csv", "/issues/?format=json", "/articles/?group=event"]
for page in pages:
    answer = client.get(page)
    list(answer)
    if answer.status_code not in (200, 301, 302):
        print(answer.status_code, page)
print(len(pages) > 50, client.get("/readyz").text)
client.cookies["sessionid"] = "somebody"
try:
    print("staff are answered", client.get("/articles/").status_code)
except Exception as error:
    print(type(error).__name__)
"""


def test_every_public_page_is_made_of_the_copy_while_the_first_is_gone(tmp_path):
    first, copy = tmp_path / "gone" / "first.sqlite3", tmp_path / "copy.sqlite3"
    first.parent.mkdir()
    site = Scratch(f"sqlite:///{first}")
    site.run("migrate", "--verbosity", "0")
    site.run("load_reference")
    few = tmp_path / "few"
    few.mkdir()
    for path in sorted(TEXTS.glob("*.txt"))[:6]:
        shutil.copy(path, few)
    site.run("import_briefings", few, "--publish")
    first.rename(copy)
    shutil.rmtree(first.parent)
    assert walked(first, copy) == ["True ok -writes", "OperationalError"]


def walked(first: Path, copy: Path) -> list[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{first}",
        "DATABASE_REPLICA_URL": f"sqlite:///{copy}",
        "LOG_LEVEL": "CRITICAL",
        # Static files as they lie there.
        "DEBUG": "1",
    }
    said = subprocess.run(
        [sys.executable, "-c", WALK],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not said.returncode, said.stderr
    return said.stdout.splitlines()


def test_whoever_is_signed_in_or_sends_something_is_no_reader():
    ask = RequestFactory()
    assert is_readers(ask.get("/articles/?q=老人"))
    assert is_readers(ask.head("/"))
    assert not is_readers(ask.post("/articles/1/report/"))
    assert not is_readers(ask.get("/admin/login/"))
    # Who has just left a list is led to the lists that she still follows.
    assert not is_readers(ask.get("/alerts/token/"))
    # Another site asks for one table after another, of which none may be older.
    assert not is_readers(ask.get("/open-data/datapackage.json"))
    assert not is_readers(ask.get("/open-data/articles.jsonl"))
    ask.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    assert not is_readers(ask.get("/articles/"))


@pytest.mark.django_db
def test_what_is_written_and_read_in_one_transaction_is_of_the_first(monkeypatch):
    chosen = []
    router = ReplicaRouter()

    def view(request):
        chosen.append(router.db_for_read(Article))
        chosen.append(router.db_for_write(Article))

    # A test is a transaction itself.
    monkeypatch.setattr("config.replicas.connection", Outside())
    monkeypatch.setitem(settings.DATABASES, "replica", {})
    ask, answers = RequestFactory(), ReadersOnReplica(view)
    answers(ask.get("/articles/"))
    with monkeypatch.context() as within:
        within.setattr(Outside, "in_atomic_block", True)
        answers(ask.get("/articles/"))
    answers(ask.post("/articles/"))
    # The next request of this thread, whatever it is, says anew.
    assert chosen[::2] == ["replica", "default", "default"]
    assert {*chosen[1::2]} == {"default"}


class Outside:
    """A connection that is in no transaction, until it is told so."""

    in_atomic_block = False


def test_a_copy_has_no_tables_made_in_it():
    router = ReplicaRouter()
    assert router.allow_migrate("replica", "briefings") is False
    assert router.allow_migrate("default", "briefings") is None
