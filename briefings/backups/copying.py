"""To make a backup, to prove one, and to bring one back."""

import shutil
import tomllib
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from ..content_version import raise_content_version
from . import postgres, sqlite
from .manifest import BackupRefused, Manifest, check_files, hashes_of, read_manifest

ENGINES = {"sqlite": sqlite, "postgresql": postgres}
MEDIA = "media"


def back_up(into: Path) -> Path:
    """A new folder in this one, named by the moment, that holds the whole site."""
    began = timezone.localtime()
    folder = into / f"jianbao-{began:%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise BackupRefused(f"不能写入“{folder}”：{error.strerror}。") from None
    try:
        rows, migrations = _engine().dump(folder)
        _copy_media(folder)
    except (BackupRefused, OSError) as error:
        # Half a backup is none, and takes room.
        shutil.rmtree(folder)
        raise BackupRefused(f"备份没有做完：{error}") from None
    Manifest(
        made_at=began.isoformat(),
        version=version(),
        database=connection.vendor,
        migrations=migrations,
        rows=rows,
        files=hashes_of(folder),
    ).write(folder)
    return folder


def prove(folder: Path) -> Manifest:
    """Refuses what cannot be brought back: tried with a database that is thrown away."""
    manifest = _checked(folder)
    with _engine().scratch(folder) as rows:
        _compare(manifest, rows)
    return manifest


def restore(folder: Path, *, replace: bool = False) -> Manifest:
    """Bring back all of it, into an empty database or in the place of what is held."""
    manifest = prove(folder)
    if _engine().holds_anything() and not replace:
        raise BackupRefused(
            "现在的数据库不是空的。要用备份换掉里面的一切，请先备份现在的，再加 --replace。"
        )
    connections.close_all()
    _engine().load(folder, manifest.rows.keys())
    _restore_media(folder)
    # What readers and workers have kept was made of other rows.
    raise_content_version()
    return manifest


def version() -> str:
    words = (Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(words)["project"]["version"]


def _engine() -> ModuleType:
    return ENGINES[connection.vendor]


def _checked(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"这是 {manifest.database} 的备份，现在的数据库是 {connection.vendor}。"
        )
    check_files(folder, manifest)
    return manifest


def _compare(manifest: Manifest, rows: dict[str, int]) -> None:
    for name in sorted({*manifest.rows, *rows}):
        noted, found = manifest.rows.get(name, 0), rows.get(name, 0)
        if noted != found:
            raise BackupRefused(f"表 {name} 备份时 {noted} 行，恢复出来 {found} 行。")


def _copy_media(folder: Path) -> None:
    """Originals lie in the database; files that a deployment keeps beside it go along."""
    if settings.MEDIA_ROOT and Path(settings.MEDIA_ROOT).is_dir():
        shutil.copytree(settings.MEDIA_ROOT, folder / MEDIA)


def _restore_media(folder: Path) -> None:
    if settings.MEDIA_ROOT and (folder / MEDIA).is_dir():
        shutil.copytree(folder / MEDIA, settings.MEDIA_ROOT, dirs_exist_ok=True)
