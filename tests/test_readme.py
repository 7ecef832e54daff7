"""The README keeps up with what it describes."""

import re

from django.conf import settings


def read(name: str) -> str:
    return (settings.BASE_DIR / name).read_text(encoding="utf-8")


def test_the_settings_described_are_those_that_are_read():
    # | `SECRET_KEY` | signs sessions |
    described = re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), flags=re.M)
    # SECRET_KEY = os.environ.get("SECRET_KEY", …); DEBUG = flag("DEBUG")
    read_by_us = r'(?:environ\.get|flag|words)\(\s*"([A-Z_]+)"'
    settings_read = set(re.findall(read_by_us, read("config/settings.py")))
    # dj_database_url looks for its variable by itself.
    assert {*settings_read, "DATABASE_URL"} == set(described)


def test_the_dependencies_described_are_those_that_are_required():
    # | django | BSD-3 | 2026 |
    row = r"^\| ([\w-]+) \| [^|]+ \| 20\d\d \|"
    described = re.findall(row, read("README.md"), flags=re.M)
    # psycopg[binary,pool]
    required = {
        name
        for path in settings.BASE_DIR.glob("requirements*.in")
        for name in re.findall(r"^([a-z][\w-]*)", read(path.name), flags=re.M)
    }
    assert required == set(described)
