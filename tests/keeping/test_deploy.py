"""What deploy/ and the handbook name is there: commands, settings, files, targets."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
DEPLOY = sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file())
HANDBOOK = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
WORDS = "\n".join(path.read_text(encoding="utf-8") for path in DEPLOY) + HANDBOOK
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_each_command_is_one():
    named = set(re.findall(r"manage\.py (\w+)", WORDS))
    assert {"backup", "restore", "check_integrity", "publish_due"} <= named
    assert named <= get_commands().keys()


def test_each_setting_is_described_and_each_file_that_is_named_is_there():
    example = (ROOT / "deploy" / "jianbao.env.example").read_text(encoding="utf-8")
    for name in re.findall(r"^([A-Z_]+)=", example, flags=re.M):
        assert f"| `{name}` |" in README, name
    names = {path.relative_to(ROOT / "deploy").as_posix() for path in DEPLOY}
    for name in re.findall(r"deploy/([\w./-]+\w)", WORDS + MAKEFILE):
        assert name in names, name
    for name in re.findall(r"\]\(([\w./]+\.md)\)", HANDBOOK):
        assert (ROOT / "docs" / name).exists(), name


def test_what_is_served_is_told_apart_from_checks_and_heals():
    assert "ifneq ($(MAKECMDGOALS),serve)\nunexport DATABASE_URL" in MAKEFILE
    recipe = MAKEFILE.split("\nserve:\n")[1].split("\n\n")[0]
    for needed in ("--respawn-failed-workers", "--backpressure", "--workers-max-rss"):
        assert needed in recipe
    # One waits for an upload to be read, and readers would wait with it.
    assert "--blocking-threads $(THREADS)" in recipe
    assert int(re.search(r"^THREADS \?= (\d+)$", MAKEFILE, flags=re.M)[1]) > 1
    unit = (ROOT / "deploy" / "jianbao.service").read_text(encoding="utf-8")
    for needed in (
        "make serve",
        "Restart=always",
        "ProtectSystem=strict",
        "MemoryMax=",
    ):
        assert needed in unit


def test_what_stands_in_front_lets_go_of_a_connection_before_the_site_does():
    """What is posted into one that the site just closed is answered 502."""
    closes = int(re.search(r"--http1-header-read-timeout (\d+)", MAKEFILE)[1]) / 1000
    nginx, caddy, front = (
        (ROOT / "deploy" / name).read_text(encoding="utf-8")
        for name in ("nginx.conf", "Caddyfile", "cluster/front.cfg")
    )
    upstream = nginx.split("upstream jianbao {")[1].split("}")[0]
    for kept in (
        re.search(r"^ +keepalive_timeout (\d+)s;", upstream, flags=re.M),
        re.search(r"^\t+keepalive (\d+)s$", caddy, flags=re.M),
    ):
        assert int(kept[1]) <= closes / 2
    assert re.search(r"^    option http-server-close$", front, flags=re.M)


def test_nginx_has_somebody_else_to_ask_where_a_worker_was_killed():
    """With a single server it answers 502, unless the connection was an old one."""
    nginx = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    upstream = nginx.split("upstream jianbao {")[1].split("}")[0]
    # One that has failed is asked again at once: it is another worker that answers.
    assert re.findall(r"^    server (.+);$", upstream, flags=re.M) == [
        "127.0.0.1:8000 max_fails=0",
        "127.0.0.1:8000 max_fails=0",
    ]
    assert "proxy_next_upstream error timeout;" in nginx


def test_the_probe_of_the_front_is_answered_by_a_site_that_asks_for_https(
    client, settings
):
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["localhost"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    front = (ROOT / "deploy" / "cluster" / "front.cfg").read_text(encoding="utf-8")
    probe = re.search(r"http-check send meth GET uri (\S+) (.+)", front)
    headers = dict(re.findall(r"hdr (\S+) (\S+)", probe[2]))
    assert client.get(probe[1], headers=headers).status_code == 200
    del headers["X-Forwarded-Proto"]
    assert client.get(probe[1], headers=headers).status_code == 301
