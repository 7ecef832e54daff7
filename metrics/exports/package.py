"""A package of open data: JSON Lines and tables, with a list of what is in it and its sums."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from rest_framework import serializers

from briefings.api.resource import columns_of, told_by
from briefings.exporting import as_table, json_of

from .tables import TABLES, PackagedTable

CONTENTS = "datapackage.json"
FORMAT = {"format": "jianbao-open-data", "version": 1}
HAS_SM3 = "sm3" in hashlib.algorithms_available
WITHOUT_SM3 = "制作这个数据包的程序没有国密 SM3 算法，只列出 SHA-256。"
MEDIA = {"jsonl": "application/jsonl", "csv": "text/csv"}
KINDS = (
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "integer"),
    (serializers.DateTimeField, "datetime"),
    (serializers.DateField, "date"),
    ((serializers.ListField, serializers.ListSerializer), "array"),
)


class Sums(NamedTuple):
    """What a file is known again by."""

    size: int
    sha256: str
    sm3: str


def write_package(folder: Path, site: str) -> dict[str, int]:
    """Write the whole public site; by the name of each table how many rows it has."""
    folder.mkdir(parents=True, exist_ok=True)
    # Without its contents a package is none: they come last.
    (folder / CONTENTS).unlink(missing_ok=True)
    counts: dict[str, int] = {}
    files: list[dict[str, Any]] = []
    for table in TABLES:
        counts[table.name], lines = _write_lines(folder, table, site)
        files.append(lines | {"schema": {"fields": fields_of(table.record)}})
        files.append(_write_table(folder, table))
    contents = json.dumps(_contents(site, files), ensure_ascii=False, indent=2)
    (folder / CONTENTS).write_text(contents + "\n", encoding="utf-8")
    return counts


def live_contents(site: str, version: int) -> dict[str, Any]:
    """What the site hands out at this moment: no sums, as nothing is written yet.

    Whoever takes it away looks at its version before and after, and begins anew where
    something was published or withdrawn meanwhile.
    """
    files = [
        _named(table, "jsonl") | {"schema": {"fields": fields_of(table.record)}}
        for table in TABLES
    ]
    return _contents(site, files) | {"content_version": f"{version:x}"}


def lines_of(table: PackagedTable, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    keys = [*told_by(table.record)]
    return (json_of({key: row[key] for key in keys}) + "\n" for row in rows)


def rows_in(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def sums_of(path: Path) -> Sums:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
        file.seek(0)
        sm3 = hashlib.file_digest(file, "sm3").hexdigest() if HAS_SM3 else ""
    return Sums(size, sha256, sm3)


def fields_of(record: type[serializers.Serializer]) -> list[dict[str, Any]]:
    """A record as a Table Schema has it."""
    return [_field(key, told) for key, told in told_by(record).items()]


def _field(key: str, told: serializers.Field) -> dict[str, Any]:
    kind = next((name for kind, name in KINDS if isinstance(told, kind)), "string")
    found: dict[str, Any] = {"name": key, "type": kind, "title": str(told.label)}
    if told.help_text:
        found["description"] = str(told.help_text)
    if isinstance(told, serializers.ChoiceField):
        found["constraints"] = {"enum": [*told.choices]}
    return found


def _write_lines(folder: Path, table: PackagedTable, site: str) -> tuple[int, dict]:
    path, count = folder / f"{table.name}.jsonl", 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines_of(table, table.rows(site)):
            file.write(line)
            count += 1
    return count, _entry(path, table) | {"rows": count}


def _write_table(folder: Path, table: PackagedTable) -> dict[str, Any]:
    """The same for people, read back from the lines."""
    path, columns = folder / f"{table.name}.csv", columns_of(table.record)
    rows = rows_in(folder / f"{table.name}.jsonl")
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(as_table(rows, columns))
    return _entry(path, table) | {"dialect": {"header": True}}


def _entry(path: Path, table: PackagedTable) -> dict[str, Any]:
    sums = sums_of(path)
    found = _named(table, path.suffix[1:])
    found |= {"bytes": sums.size, "hash": f"sha256:{sums.sha256}"}
    return found | {"sm3": sums.sm3} if sums.sm3 else found


def _named(table: PackagedTable, form: str) -> dict[str, Any]:
    return {
        "name": table.name if form == "jsonl" else f"{table.name}-{form}",
        "title": table.title,
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": MEDIA[form],
        "encoding": "utf-8",
    }


def _contents(site: str, files: Iterable[dict[str, Any]]) -> dict[str, Any]:
    named = {"title": settings.DATA_LICENCE, "path": settings.DATA_LICENCE_URL}
    licence = {name: value for name, value in named.items() if value}
    return {
        "name": "jianbao-open-data",
        "title": settings.SITE_NAME,
        "description": "全部公开的简报、文章和数据；个人的号码都已隐去。",
        "homepage": site,
        **FORMAT,
        **({"licenses": [licence]} if licence else {}),
        **({} if HAS_SM3 else {"remark": WITHOUT_SM3}),
        "resources": [*files],
    }
