"""How right the comparison is on a set of pairs: python -m tests.reuse DIR.

DIR/texts/*.json holds texts as `given.told` reads them (level: county, city, province,
ministry, or 0 to 3), each with an id; DIR/pairs.json the pairs with their relation, and
the near misses: {"pairs": [{"first", "second", "relation"}], "near": [{"first", "second",
"why"}]}. A folder without pairs.json, as tests/reuse/pairs, has a file for each relation.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reading.reuse import TextKeys, TextRelation, ToldText, compare, keys_asked, keys_of

from .given import told

NOTHING = "near"


class GivenPair(NamedTuple):
    """Two texts, what they are to each other, and how they are called."""

    first: ToldText
    second: ToldText
    relation: str
    name: str


def given_pairs(folder: Path) -> Iterator[GivenPair]:
    """Those of a set, or of the files that stand beside this module."""
    if (folder / "pairs.json").exists():
        yield from _of_set(folder)
        return
    for relation in (*TextRelation, NOTHING):
        for pair in _read(folder / f"{relation}.json"):
            first, second = told(pair["first"]), told(pair["second"])
            yield GivenPair(first, second, relation, pair["why"])


def _of_set(folder: Path) -> Iterator[GivenPair]:
    given = [_read(path) for path in sorted((folder / "texts").glob("*.json"))]
    texts = {each["id"]: told(each) for each in given}
    listed = _read(folder / "pairs.json")
    for pair in [*listed["pairs"], *listed["near"]]:
        name = f"{pair['first']} {pair['second']} {pair.get('why', '')}".strip()
        relation = pair.get("relation", NOTHING)
        yield GivenPair(texts[pair["first"]], texts[pair["second"]], relation, name)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def found_relation(pair: GivenPair) -> str:
    """What compare says of them."""
    found = compare(pair.first, pair.second)
    return found.relation if found else NOTHING


def is_candidate(pair: GivenPair) -> bool:
    """Whether the later text, looked up by its keys, finds what is kept of the earlier."""
    return _finds(pair.first, pair.second) or _finds(pair.second, pair.first)


def _finds(kept: ToldText, new: ToldText) -> bool:
    if kept.day and new.day and kept.day > new.day:
        return False
    return bool(_all(keys_of(kept)) & _all(keys_asked(new)))


def _all(keys: TextKeys) -> set[int]:
    return {*keys.passages, *keys.event}


def measured(pairs: list[GivenPair]) -> Iterator[str]:
    """Precision and recall of each relation and of all, then every wrong pair."""
    found = {pair.name: found_relation(pair) for pair in pairs}
    counted = Counter((pair.relation, found[pair.name]) for pair in pairs)
    for relation in TextRelation:
        yield _line(relation, {relation}, counted)
    yield _line("all", set(TextRelation), counted)
    true = [pair for pair in pairs if pair.relation != NOTHING]
    shared = Counter(pair.relation for pair in true if is_candidate(pair))
    said = ", ".join(f"{each} {shared[each]}" for each in TextRelation)
    yield f"share a key: {sum(shared.values())} of {len(true)} ({said})"
    for pair in pairs:
        if found[pair.name] != pair.relation:
            missed = "" if pair.relation == NOTHING or is_candidate(pair) else " no key"
            yield f"{pair.relation} read as {found[pair.name]}{missed}: {pair.name}"


def _line(name: str, relations: set[str], counted: Counter[tuple[str, str]]) -> str:
    def count(true: bool, said: bool) -> int:
        return sum(
            n
            for (t, f), n in counted.items()
            if (not true or t in relations) and (not said or f in relations)
        )

    right, given, told_so = count(True, True), count(True, False), count(False, True)
    precision, recall = right / max(1, told_so), right / max(1, given)
    return (
        f"{name:8} {given:4} pairs, {told_so:4} found, {right:4} right: "
        f"precision {precision:.1%}, recall {recall:.1%}"
    )


def main() -> None:
    parser = ArgumentParser("python -m tests.reuse", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    for line in measured(list(given_pairs(parser.parse_args().folder))):
        print(line, file=sys.stdout)


if __name__ == "__main__":
    main()
