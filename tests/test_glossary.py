"""One word, one meaning: the glossary names classes that stand where it says, and once."""

import ast
import re
from collections import Counter, defaultdict

from django.conf import settings

from tests.test_house_style import MODULES, OURS

# Classes that Django or its commands ask for by these names.
ASKED_FOR = {"Command", "Migration", "Meta"}
# | issue | 期 | one thing published | `Issue` | `briefings/models/issue.py` |
ROW = re.compile(
    r"^\| ([^|]+) \|[^|]*\|[^|]+\|\s*(?:`(\w+)`)?\s*\|\s*(?:`([\w/.]+)`)?\s*\|$"
)


def glossary() -> list[tuple[str, str, str]]:
    """Word, class and place of each row."""
    text = (settings.BASE_DIR / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = (ROW.match(line) for line in text.splitlines())
    return [
        match.groups("") for match in rows if match and match[1] not in ("word", "---")
    ]


def classes() -> dict[str, list[str]]:
    """Where each top-level class of the house stands."""
    found = defaultdict(list)
    for path, source in MODULES.items():
        if path.parts[0] in (*OURS, "benchmarks"):
            for node in ast.parse(source).body:
                if isinstance(node, ast.ClassDef) and node.name not in ASKED_FOR:
                    found[node.name].append(path.as_posix())
    return found


def test_a_word_of_the_glossary_names_one_class_where_it_says():
    standing = classes()
    wrong = {
        word: standing.get(name, [])
        for word, name, place in glossary()
        if name and standing.get(name) != [place]
    }
    assert wrong == {}


def test_a_place_that_the_glossary_names_is_there():
    missing = [
        place
        for _, _, place in glossary()
        if place and not (settings.BASE_DIR / place).exists()
    ]
    assert missing == []


def test_no_word_stands_twice():
    words = Counter(word for word, _, _ in glossary())
    assert {word for word, count in words.items() if count > 1} == set()
    assert len(words) > 30


def test_no_two_classes_bear_one_name():
    assert {name: places for name, places in classes().items() if len(places) > 1} == {}
