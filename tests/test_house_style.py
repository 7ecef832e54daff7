"""The ceilings of the house: short functions, small files, telling names."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

OURS = (
    *("agencies", "briefings", "config", "desk", "intake", "metrics", "readers"),
    *("reading", "reuse"),
)
LONGEST_FUNCTION = 40
LONGEST_FILE = 400
LONGEST_TEST_FILE = 500
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "misc", "common", "base", "data"}
MODULES = {
    path.relative_to(settings.BASE_DIR): path.read_text(encoding="utf-8")
    for package in (*OURS, "benchmarks", "tests")
    for path in (settings.BASE_DIR / package).rglob("*.py")
    if "migrations" not in path.parts
}


def ceiling(path: Path) -> int:
    return LONGEST_TEST_FILE if path.parts[0] == "tests" else LONGEST_FILE


def test_functions_are_short():
    long = {
        f"{path}:{node.lineno} {node.name}"
        for path, source in MODULES.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert long == set()


def test_style_sheets_close_what_they_open():
    """A brace that is lost takes all that stands behind it along, without a word."""
    sheets = (settings.BASE_DIR / "static/css").glob("*.css")
    texts = {sheet.name: sheet.read_text(encoding="utf-8") for sheet in sheets}
    unequal = [
        name for name in texts if texts[name].count("{") - texts[name].count("}")
    ]
    assert (len(texts) > 5, unequal) == (True, [])


def test_files_are_small():
    large = {
        f"{path}: {lines}"
        for path, source in MODULES.items()
        if (lines := source.count("\n")) > ceiling(path)
    }
    assert large == set()


def test_a_module_is_named_for_what_it_holds():
    # Where a database is opened otherwise, Django looks for a module `base`.
    named = {path.stem for path in MODULES if path.parent.name != "sqlite3"}
    assert not NAMES_THAT_SAY_NOTHING & named


def test_a_module_says_in_a_sentence_what_it_is():
    silent = {
        str(path)
        for path, source in MODULES.items()
        # Django's own boilerplate speaks for itself.
        if source
        and path.name != "apps.py"
        and ast.get_docstring(ast.parse(source)) is None
    }
    assert silent == set()


# Modules that Django or Python asks for by name, models (one file a noun), layouts.
ASKED_FOR = {
    "__init__",
    "__main__",
    "apps",
    "admin",
    "urls",
    "wsgi",
    "context",
    "checks",
}
SMALL = 30


def importers_of(module: str) -> set[str]:
    """The modules of ours that import the one of this dotted name."""
    package, _, name = module.rpartition(".")
    asked = {module, f"{package}:{name}"}
    return {importer for importer, held in imports().items() if held & asked}


@cache
def imports() -> dict[str, set[str]]:
    """By the dotted name of each module of ours what it imports."""
    return {
        ".".join(path.with_suffix("").parts): set(imports_of(path, ast.parse(source)))
        for path, source in MODULES.items()
        if path.parts[0] in OURS
    }


def imports_of(path: Path, tree: ast.Module) -> Iterator[str]:
    """a.b for `from a.b import c`, and a:b for `from a import b`."""
    package = path.with_suffix("").parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}:{alias.name}" for alias in node.names)


def test_a_module_is_no_slice_of_the_one_that_imports_it():
    small = {
        ".".join(path.with_suffix("").parts)
        for path, source in MODULES.items()
        if path.parts[0] in OURS
        and source.count("\n") < SMALL
        and path.stem not in ASKED_FOR
        and not {"models", "commands", "layouts"} & set(path.parts)
    }
    assert {module for module in small if len(importers_of(module)) == 1} == set()
