"""docs/limits.md says of every limit what the code says."""

import re
from datetime import timedelta
from importlib import import_module

from django.conf import settings

ROW = re.compile(
    r"^\| (?P<what>[^|]+) \| (?P<number>[\d.,]+) (?P<unit>\S+) "
    r"\| `(?P<module>[\w.]+)\.(?P<name>[A-Z_]+)(?:\[(?P<one>\w+)\])?` \|$",
    flags=re.M,
)
TIMES = {"MB": 1024 * 1024, "天": 86_400}


def told() -> list[re.Match]:
    words = (settings.BASE_DIR / "docs" / "limits.md").read_text(encoding="utf-8")
    rows = [line for line in words.splitlines() if line.count("`") == 2 and "|" in line]
    found = list(ROW.finditer(words))
    assert len(found) >= len(rows) > 20
    return found


def held(row: re.Match) -> float:
    value = getattr(import_module(row["module"]), row["name"])
    if row["one"]:
        (value,) = (each.a_minute for each in value if each.name == row["one"])
    return value.total_seconds() if isinstance(value, timedelta) else value


def test_each_limit_is_told_as_the_code_has_it():
    wrong = {
        f"{row['what']}: {row['number']} {row['unit']}, but {held(row)}"
        for row in told()
        if float(row["number"].replace(",", "")) * TIMES.get(row["unit"], 1)
        != held(row)
    }
    assert not wrong
