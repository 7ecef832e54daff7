"""A site of the first frozen schema is brought up to date, and no migration changes after.

`site-0.1.0.sqlite3.xz` is one with three sample texts, as it stood when the schema was
frozen: 2 public, 1 draft.
"""

import lzma
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from briefings.backups.copying import version

HERE = Path(__file__).parent
ROOT = Path(settings.BASE_DIR)
# briefings/migrations/0001_initial.py  3fa1…
FROZEN = HERE / "frozen_migrations.txt"


def own_migrations() -> set[str]:
    folders = ROOT.glob("*/migrations")
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in folder.glob("[0-9]*.py")
    }


def frozen() -> dict[str, str]:
    lines = FROZEN.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def test_a_migration_that_has_landed_is_never_changed_only_others_are_added():
    """A site that has applied it would not notice, and differ from a new one for good."""
    changed = {
        name
        for name, noted in frozen().items()
        if not (ROOT / name).exists()
        or sha256((ROOT / name).read_bytes()).hexdigest() != noted
    }
    assert not changed, f"released, so not to be changed: {changed}; write a new one"
    assert frozen().keys() <= own_migrations()
    # Each app has one end, so that two branches which add one to the same app are seen.
    graph = MigrationLoader(None).graph
    ends = [app for app, _ in graph.leaf_nodes() if app in apps.app_configs]
    assert sorted(ends) == sorted(set(ends))


def test_a_site_of_the_first_frozen_schema_is_upgraded_with_nothing_lost(tmp_path):
    old = tmp_path / "site.sqlite3"
    old.write_bytes(lzma.decompress((HERE / "site-0.1.0.sqlite3.xz").read_bytes()))
    place = {"DATABASE_URL": f"sqlite:///{old}", "DEBUG": "1"}
    environment = {"PATH": os.environ["PATH"], **place}

    def manage(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    manage("migrate", "--verbosity", "0")
    manage("rebuild_search")
    assert manage("check_integrity").count("：相符") == 5
    look = (
        "from django.test import Client as C; from briefings.models import *;"
        "print(SourceFile.objects.count(), Issue.objects.published().count());"
        "a = Article.objects.published().first();"
        "c = C(SERVER_NAME='localhost');"
        "print(*(c.get(at).status_code for at in ('/', a.get_absolute_url(), '/readyz')))"
    )
    assert manage("shell", "--no-imports", "-c", look).splitlines() == [
        "3 2",
        "200 200 200",
    ]


def test_the_changelog_begins_with_the_version_of_the_program():
    words = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", words, flags=re.M)
    assert first
    assert first[1] == version()
