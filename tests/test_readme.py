"""The README keeps up with what it describes."""

import re

from django.conf import settings

README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `?([\w-]+)`? \|", README, flags=re.M))


def read(name: str) -> str:
    return (settings.BASE_DIR / name).read_text(encoding="utf-8")


def test_every_setting_from_the_environment_is_described():
    # SECRET_KEY = os.environ.get("SECRET_KEY", …); DEBUG = flag("DEBUG")
    read_by_us = r'(?:environ\.get|flag|words)\(\s*"([A-Z_]+)"'
    assert set(re.findall(read_by_us, read("config/settings.py"))) <= ROWS


def test_every_dependency_has_its_reason():
    # psycopg[binary,pool]
    required = r"^([a-z][\w-]*)"
    inputs = read("requirements.in") + read("requirements-dev.in")
    assert set(re.findall(required, inputs, flags=re.M)) <= ROWS
