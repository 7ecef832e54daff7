"""Words of the language that stand in a table: a row each, with its class and example."""

import csv
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def word_rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of `scopes.csv` or another table beside this module."""
    with (HERE / table).open(encoding="utf-8", newline="") as rows:
        return tuple(csv.DictReader(rows))


@cache
def words_of(table: str, *classes: str) -> tuple[str, ...]:
    """The words of these classes, or all; longest first, as patterns need them."""
    rows = word_rows(table)
    words = {r["word"] for r in rows if not classes or r["class"] in classes}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def any_of(table: str, *classes: str) -> str:
    """A pattern for any one of these words."""
    return f"(?:{'|'.join(word.replace('.', '[.]') for word in words_of(table, *classes))})"
