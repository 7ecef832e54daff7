"""What the items of the ministry's forms are counted in, where a row leaves it out."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ... import language
from .cells import ScaledUnit, scaled_unit
from .names import plain_name


class FormItem(NamedTuple):
    """An item of a form; `code` is blank where the years give it different ones."""

    code: str
    name: str
    unit: str


@cache
def form_items() -> tuple[FormItem, ...]:
    """All rows of `reading/language/form_items.csv`."""
    path = Path(language.__file__).with_name("form_items.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(FormItem(**row) for row in csv.DictReader(rows))


@cache
def _by_code() -> dict[str, FormItem]:
    return {item.code: item for item in form_items() if item.code}


@cache
def _by_name() -> dict[str, FormItem]:
    return {item.name: item for item in form_items()}


def unit_of_item(code: str, name: str) -> ScaledUnit | None:
    """个 for JZH011111000, whose row says 镇; of no other name, for codes change."""
    bare = plain_name(name)
    item = _by_code().get(code)
    if item is None or not _are_one(bare, item.name):
        item = _by_name().get(bare)
    return scaled_unit(item.unit) if item else None


def _are_one(said: str, name: str) -> bool:
    if len(name) < 3 or len(said) < 3:
        return said == name
    return any(said[i : i + 2] in name for i in range(len(said) - 1))
