"""The patterns of reading: each is one, and none is compiled before it is asked."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.conf import settings

import reading
from reading.language.patterns import pattern

COMPILED_ON_LOADING = """
import re
compiled, compile = [], re.compile
re.compile = lambda *args: compiled.append(args) or compile(*args)
import reading
print(len(compiled))
"""


def held() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those that a module of reading holds by a name of its own."""
    for module in walk_packages(reading.__path__, "reading."):
        for name, value in vars(import_module(module.name)).items():
            if name.isupper() and isinstance(getattr(value, "pattern", None), str):
                yield f"{module.name}.{name}", value


def test_every_pattern_is_one():
    found = dict(held())
    for name, each in found.items():
        assert each.groups >= 0, name
    assert len(found) > 800


def test_it_answers_as_a_compiled_one():
    asked, compiled = (
        pattern(r"(?P<sum>\d+)元", re.A),
        re.compile(r"(?P<sum>\d+)元", re.A),
    )
    assert asked.pattern == compiled.pattern
    assert asked.flags == compiled.flags
    assert asked.groupindex == compiled.groupindex
    assert asked.sub(r"\g<sum>", "共12元") == compiled.sub(r"\g<sum>", "共12元")
    with pytest.raises(AttributeError):
        _ = asked.of_no_pattern


def test_what_is_no_pattern_says_so_when_it_is_asked():
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_loading_the_reading_compiles_next_to_none():
    told = subprocess.run(
        [sys.executable, "-c", COMPILED_ON_LOADING],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(told.stdout) < 60
