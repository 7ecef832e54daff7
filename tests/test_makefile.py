"""What the Makefile promises of keys, databases and packages."""

import re
import stat
import subprocess
import sys

import pytest
from django.conf import settings

MAKEFILE = settings.BASE_DIR / "Makefile"


def make(*arguments, folder=settings.BASE_DIR, words: str = "", **environment) -> str:
    """What make prints, of this Makefile or of words that include it."""
    file = "-" if words else MAKEFILE
    return subprocess.run(
        ["make", "--no-print-directory", "-f", file, *map(str, arguments)],
        cwd=folder,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", **environment},
        input=words,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_no_check_meets_the_settings_of_a_real_site():
    read_by_us = r'(?:environ\.get|flag|words)\(\s*"([A-Z_]+)"'
    source = (settings.BASE_DIR / "config" / "settings.py").read_text(encoding="utf-8")
    names = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", *re.findall(read_by_us, source)}
    words = f"include {MAKEFILE}\nshow:\n\t@env\n"
    seen = make("show", words=words, **dict.fromkeys(names, "a real site's"))
    assert "PATH=" in seen
    assert "a real site's" not in seen


def test_the_tests_run_on_both_databases():
    planned = make("--dry-run", "test")
    assert re.search(r"python -m pytest .*-m 'not browser'", planned)
    assert re.search(r"python -m tests\.postgres \S+ -m pytest", planned)
    for step in ("ruff check", "ruff format", "lint-imports", "makemigrations --check"):
        assert step in planned
    assert "check --deploy --fail-level WARNING" in planned


def test_a_key_is_for_its_owner_alone_and_never_the_same(tmp_path):
    keys = set()
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        make("demo/secret-key", f"PYTHON={sys.executable}", folder=folder)
        key = folder / "demo" / "secret-key"
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        keys.add(key.read_text())
    assert len(keys) == 2
    assert min(map(len, keys)) >= 50


@pytest.mark.parametrize("stamp", ["installed", "installed-dev", "installed-bench"])
def test_no_package_is_installed_but_by_its_hash(stamp):
    planned = make("--dry-run", "--always-make", f".venv/{stamp}")
    installing = [line for line in planned.splitlines() if "pip install" in line]
    assert installing
    assert all("--require-hashes" in line for line in installing)
