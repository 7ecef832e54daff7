"""What import-linter cannot say of the house; its contracts are in pyproject.toml."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from .conftest import OF_READING, WALKS

ROOT = settings.BASE_DIR
APPS = ("agencies", "briefings", "reuse", "metrics", "readers")
TEXT_LIBRARIES = {"opencc", "jieba"}
# Modules of an app that Django reads before anything else of it is there.
BARE = ("__init__", "apps")
# Hosts that hand out packages, in a form that does not name one here.
REGISTRY_HOST = re.compile(
    rb"\b(pypi|pythonhosted|npmjs|yarnpkg|debian|ubuntu|aliyun|tsinghua)"
    rb"(\.edu)?\.(org|com|io|cn)\b"
)
NOT_COMMITTED = re.compile(r"\.git$|\.venv|.*_cache|__pycache__|\.hypothesis|.*sqlite3")


def modules_of(*packages: str) -> list[Path]:
    return sorted(
        path
        for package in packages
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    )


def committed(folder: Path = ROOT) -> Iterator[Path]:
    for path in folder.iterdir():
        if path in (ROOT / "bench", ROOT / "demo", settings.STATIC_ROOT):
            continue
        if NOT_COMMITTED.match(path.name):
            continue
        if path.is_dir():
            yield from committed(path)
        else:
            yield path


def imported_packages(path: Path) -> set[str]:
    """The first names of all that a module imports absolutely."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_reading_needs_only_the_standard_library_and_text_libraries():
    allowed = sys.stdlib_module_names | TEXT_LIBRARIES
    assert strangers_in(modules_of("reading"), allowed) == set()


def strangers_in(paths: list[Path], allowed: set[str]) -> set[str]:
    return {
        f"{path.relative_to(ROOT)}: {package}"
        for path in paths
        for package in imported_packages(path) - allowed
    }


def floors() -> list[set[str]]:
    """What stands on each, the upper first: agencies.people, briefings.search …"""
    with (ROOT / "pyproject.toml").open("rb") as file:
        layers = tomllib.load(file)["tool"]["importlinter"]["contracts"][0]["layers"]
    return [set(re.findall(r"[\w.]+", layer)) for layer in layers]


def test_every_module_of_an_app_stands_on_a_floor():
    placed = set().union(*floors())
    # agencies/views.py is agencies.views; all of briefings/search/ is one.
    paths = (path.relative_to(ROOT) for path in modules_of(*APPS))
    modules = {".".join(path.with_suffix("").parts[:2]) for path in paths}
    bare = {f"{app}.{name}" for app in APPS for name in BARE}
    assert modules - bare == placed & modules


def test_the_page_on_the_house_says_what_stands_on_which_floor():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = [
        set(re.findall(r"\w+", row)) for row in re.findall(r"^\| \d .*", page, re.M)
    ]
    unsaid = [
        {module for module in floor if module.rpartition(".")[2] not in row}
        for row, floor in zip(rows, floors(), strict=True)
    ]
    assert unsaid == [set()] * 5


def test_what_a_second_database_leaves_out_is_there():
    """A name that stands for no test any more leaves out nothing, and hides that."""
    tests = ROOT / "tests"
    assert [n for n in (*OF_READING, *WALKS) if not any(tests.glob(f"{n}*"))] == []


def test_no_committed_file_names_a_package_registry():
    naming = [path for path in committed() if REGISTRY_HOST.search(path.read_bytes())]
    assert naming == []
