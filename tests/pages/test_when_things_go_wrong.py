"""An empty site, a wrong request, a broken page: each is answered in plain Chinese."""

import json
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.db import InternalError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.transaction import TransactionManagementError
from django.urls import reverse

from briefings import readiness
from briefings.views import site
from config.logs import JsonLines, log_settings
from desk import steps

from ..factories import make_issue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["home", "articles", "issues", "agencies", "topics", "archive"]
)
def test_an_empty_site_still_has_its_pages(client, name):
    assert client.get(reverse(name)).status_code == 200


def test_pages_can_only_be_read(client):
    assert client.post(reverse("articles")).status_code == 405


def test_a_request_for_another_host_is_refused_in_plain_chinese(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "没有看懂这个请求" in response.content.decode()


def test_a_page_that_breaks_shows_the_number_under_which_the_log_tells_why(
    client, monkeypatch, caplog
):
    def broken(*args):
        raise RuntimeError("拨打13800138000")

    monkeypatch.setattr(site, "render", broken)
    client.raise_request_exception = False
    caplog.handler.setFormatter(JsonLines())
    response = client.get("/?q=王某某")
    assert response.status_code == 500
    assert "网站暂时出了问题" in response.text
    (line,) = caplog.text.splitlines()
    said = json.loads(line)
    assert said["request"] == response["X-Request-ID"]
    assert f"错误编号：{said['request']}。" in response.text
    assert "RuntimeError: 拨打138****8000" in said["trace"]
    assert "王某某" not in line


def test_the_number_of_a_request_is_the_proxys_where_there_is_one(
    client, settings, monkeypatch
):
    monkeypatch.setattr(site, "missing", lambda: "database")

    def number(given: str) -> str:
        return client.get("/readyz", headers={"X-Request-ID": given})["X-Request-ID"]

    assert number("0af7651916cd43dd") != "0af7651916cd43dd"
    settings.PROXIES = 1
    assert number("0af7651916cd43dd") == "0af7651916cd43dd"
    assert len(number("a b\tc {}")) == 12


def test_what_each_app_of_ours_does_is_logged(settings):
    ours = {
        app.name
        for app in apps.get_app_configs()
        if settings.BASE_DIR in Path(app.path).parents
        and ".venv" not in Path(app.path).parts
    }
    loggers = log_settings("info", as_json=True)["loggers"]
    assert "readers" in ours
    assert all(loggers.get(name) == {"level": "INFO"} for name in ours)


def test_a_slow_query_is_logged_without_what_was_asked_for(client, settings, caplog):
    settings.SLOW_QUERY_SECONDS = 1e-9
    client.get("/agencies/no-such-bureau/")
    said = [each.sql for each in caplog.records if "slow query" in each.message]
    assert any("agencies_agency" in each for each in said)
    assert "no-such-bureau" not in "".join(said)
    settings.SLOW_QUERY_SECONDS = 0
    caplog.clear()
    client.get("/agencies/no-such-bureau/")
    assert "slow query" not in caplog.text


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_the_watchers_are_told_that_all_is_well(client, address, page_cache):
    response = client.get(address)
    assert (response.status_code, response.content) == (200, b"ok")


def test_without_its_database_the_site_is_alive_but_not_ready(client, monkeypatch):
    def unreachable():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", unreachable)
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "database")


def test_with_a_migration_that_was_not_applied_the_site_is_not_ready(client):
    [last] = MigrationLoader(None).graph.leaf_nodes("briefings")
    MigrationRecorder(connection).record_unapplied(*last)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "migrations")


def test_without_room_on_the_disk_the_site_is_not_ready(client, monkeypatch):
    full = shutil.disk_usage("/")._replace(free=readiness.LEAST_FREE - 1)
    monkeypatch.setattr(readiness.shutil, "disk_usage", lambda place: full)
    assert client.get("/readyz").text == "disk"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (OperationalError, "attempt to write a readonly database"),
        (InternalError, "cannot execute INSERT in a read-only transaction"),
        (OperationalError, "database or disk is full"),
        (OperationalError, "could not extend file: No space left on device"),
    ],
)
def test_who_would_change_a_database_that_takes_no_writes_is_told_so(
    client, monkeypatch, caplog, kind, said
):
    def refused(*args):
        try:
            raise kind(said)
        except kind as first:
            raise TransactionManagementError("the block was broken") from first

    monkeypatch.setattr(site, "render", refused)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "300"
    assert "现在只能看，不能改" in answer.text
    assert f"错误编号：{answer['X-Request-ID']}。" in answer.text
    assert said in caplog.text


def test_of_several_that_were_to_be_published_no_more_is_said_than_is_known(
    admin_client, monkeypatch
):
    """Each is a transaction of its own: the disk may be full at the second."""
    issues = [make_issue(status="in_review", number=n) for n in (1, 2)]
    taken = []

    def publish(issue, by):
        if taken:
            raise OperationalError("database or disk is full")
        taken.append(issue)

    monkeypatch.setattr(steps, "publish", publish)
    admin_client.raise_request_exception = False
    chosen = {"_selected_action": [each.pk for each in issues]}
    answer = admin_client.post(
        reverse("admin:briefings_issue_changelist"),
        {"action": "publish_issues", **chosen},
    )
    assert (answer.status_code, len(taken)) == (503, 1)
    assert "一点也没有存" not in answer.text
    assert "前面几件可能已经办成" in answer.text


def test_other_words_of_a_database_are_a_fault_of_ours(client, monkeypatch):
    def broken(*args):
        raise OperationalError("no such column: readonly_at")

    monkeypatch.setattr(site, "render", broken)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500


def test_that_nothing_can_be_written_is_told_and_readers_are_served(
    client, monkeypatch
):
    monkeypatch.setattr(readiness, "takes_writes", lambda: False)
    wanted = (("writes", readiness.takes_writes), *readiness.WANTED[1:])
    monkeypatch.setattr(readiness, "WANTED", wanted)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ok -writes -cache")


def test_whether_a_database_takes_writes_is_asked_of_itself(tmp_path, monkeypatch):
    assert readiness.takes_writes()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL default_transaction_read_only = on")
        assert not readiness.takes_writes()
        return
    file = tmp_path / "site.sqlite3"
    file.touch()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    assert readiness.takes_writes()
    file.unlink()
    assert readiness.takes_writes()
    gone = tmp_path / "gone" / "site.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(gone))
    assert not readiness.takes_writes()
    file.touch()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    monkeypatch.setattr(readiness.os, "access", lambda place, how: place != file)
    assert not readiness.takes_writes()


def test_an_old_index_and_a_cache_that_is_gone_are_told_of(client, monkeypatch):
    monkeypatch.setattr(readiness, "_found", set())
    monkeypatch.setattr(readiness, "index_is_stale", lambda: True)
    # Tests keep nothing: it is as if the cache were gone.
    assert client.get("/readyz").text == "ok -search -cache"
