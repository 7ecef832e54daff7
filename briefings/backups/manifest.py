"""What a backup says of itself: its files by their hashes, its tables by their rows."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = "manifest.json"
FORMAT = 1
# The national hash, where this machine's OpenSSL has it.
ALGORITHMS = tuple(
    each for each in ("sha256", "sm3") if each in hashlib.algorithms_available
)
PIECE = 1024 * 1024


class BackupRefused(Exception):
    """It cannot be made or brought back; the message says why and what to do, in Chinese."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Written last: a folder without it is no backup, but one that was broken off."""

    made_at: str
    version: str
    # sqlite or postgresql
    database: str
    migrations: dict[str, str]
    rows: dict[str, int]
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        words = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / NAME).write_text(words + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = Manifest(**told)
    except FileNotFoundError:
        raise BackupRefused(
            f"“{folder}”里没有 {NAME}：不是备份，或者备份没有做完。"
        ) from None
    except (ValueError, TypeError):
        raise BackupRefused(f"“{folder}”的 {NAME} 读不懂，已经损坏。") from None
    if manifest.format != FORMAT:
        raise BackupRefused(f"“{folder}”是另一种格式的备份（{manifest.format}）。")
    return manifest


def hashes_of(folder: Path) -> dict[str, dict[str, str]]:
    return {name: hashes(folder / name) for name in _names_in(folder)}


def hashes(file: Path) -> dict[str, str]:
    working = {name: hashlib.new(name) for name in ALGORITHMS}
    with file.open("rb") as content:
        while piece := content.read(PIECE):
            for each in working.values():
                each.update(piece)
    return {name: each.hexdigest() for name, each in working.items()}


def check_files(folder: Path, manifest: Manifest) -> None:
    """Refuses a backup of which a file lacks, has changed, or was added."""
    there = set(_names_in(folder))
    for name, noted in manifest.files.items():
        if name not in there:
            raise BackupRefused(f"备份里缺少“{name}”。")
        now = hashes(folder / name)
        if any(now[each] != noted[each] for each in noted if each in now):
            raise BackupRefused(f"备份里的“{name}”与清单的指纹不符，已经损坏或被改过。")
    if more := there - manifest.files.keys():
        raise BackupRefused(f"备份里多出了“{'”“'.join(sorted(more))}”。")


def _names_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / NAME:
            yield path.relative_to(folder).as_posix()
