"""Compares what is known of a text with what an import says of it."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from .story import OneOf

_QUOTES = "\"'“”‘’「」『』＂＇"
# Python names them differently, a receipt by family: 936 is 18030 is GB.
_FAMILIES = {"utf8": "utf-8", "gb": "gb18030", "utf16": "utf-16"}


def folded(text: str) -> str:
    """Without white space and quotes, full and half width alike."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in text if not sign.isspace() and sign not in _QUOTES)


def compare(facts: dict, receipt: dict) -> list[str]:
    """Differences in words: issues[0].articles[1].paragraphs: expected 5, got 6.

    Only what the facts state is compared, and paragraphs' text (`prose`) and a
    table's `rows` only where the receipt carries them: the public one does not.
    """
    expected = {key: facts[key] for key in facts if key != "remarks"}
    expected["encoding"] = encoding_family(facts["encoding"])
    got = receipt | {"encoding": encoding_family(receipt["encoding"])}
    codes = {remark["code"] for remark in receipt["remarks"]}
    missing = [code for code in facts["remarks"] if code not in codes]
    return [
        *_differences("", expected, got),
        *(f"remarks: expected {code}, got {sorted(codes)}" for code in missing),
    ]


def encoding_family(name: str) -> str:
    """gbk → gb18030, utf_8_sig → utf-8, utf-16-le → utf-16."""
    bare = name.lower().replace("-", "").replace("_", "")
    starts = (family for start, family in _FAMILIES.items() if bare.startswith(start))
    return next(starts, name)


def _differences(path: str, expected: Any, got: Any) -> Iterator[str]:
    match expected:
        case dict():
            yield from _in_keys(path, expected, got or {})
        case OneOf():
            if folded(got or "") not in map(folded, expected):
                yield f"{path}: expected {_choices(expected)}, got {got!r}"
        case list():
            yield from _in_order(path, expected, got or [])
        case _:
            if _comparable(expected) != _comparable(got):
                yield f"{path}: expected {expected!r}, got {got!r}"


def _in_keys(path: str, expected: dict, got: dict) -> Iterator[str]:
    for key, value in expected.items():
        inner = f"{path}.{key}" if path else key
        if key == "prose" and key in got:
            yield from _in_prose(inner, value, got[key])
        elif key == "rows" and key in got:
            yield from _in_rows(inner, value, got[key])
        elif key == "citations":
            yield from _differences(inner, value, sorted(set(got.get(key) or ())))
        elif key not in ("prose", "rows"):
            yield from _differences(inner, value, got.get(key))


def _in_order(path: str, expected: list, got: list) -> Iterator[str]:
    if len(expected) != len(got):
        yield f"{path}: expected {len(expected)}, got {len(got)}"
        if not expected or not isinstance(expected[0], dict):
            yield f"{path}: expected {expected}, got {got}"
    for place, (one, other) in enumerate(zip(expected, got, strict=False)):
        yield from _differences(f"{path}[{place}]", one, other)


def _in_prose(path: str, expected: list[str], got: list[str]) -> Iterator[str]:
    """Word for word; where the counts differ, `paragraphs` says so already."""
    if len(expected) == len(got):
        yield from _in_order(path, expected, got)


def _in_rows(path: str, expected: list[list[str]], got: list[str]) -> Iterator[str]:
    """Every row's cells stand in one row, in order; header rows may come on top."""
    printed = {folded(row) for row in got}
    for row in expected:
        if folded("".join(row)) not in printed:
            yield f"{path}: {row} is no row"


def _choices(choices: OneOf) -> str:
    return " or ".join(map(repr, sorted(choices)))


def _comparable(value: Any) -> Any:
    return folded(value) if isinstance(value, str) else value
