"""The sample texts, and whether a file of another format is read as their plain text is."""

import re
from dataclasses import asdict

from django.conf import settings

from intake.formats import read_file
from reading import WholeText
from reading.documents.decoding import decode

TEXTS = settings.BASE_DIR / "fixtures" / "texts"
NAMES = sorted(path.name for path in TEXTS.iterdir())
STATISTICS = [name for name in NAMES if "statistics" in name]


def lines_of(name: str) -> list[str]:
    text = decode((TEXTS / name).read_bytes()).text.lstrip("\ufeff")
    return text.removesuffix("\n").split("\n")


def rows_of(name: str) -> list[list[str]]:
    """The cells of each line: 镇 | 个 | 11 | has three, others one."""
    lines = [re.split(r" ?\| ?", line) for line in lines_of(name)]
    return [cells[:-1] if len(cells) > 1 else cells for cells in lines]


def reading_of(content: bytes, name: str) -> dict:
    """All that was read, but for the file itself and how lines stand in it."""
    return told(read_file(content, name))


def reading_of_text(name: str) -> dict:
    return reading_of("\n".join(lines_of(name)).encode(), name)


def reading_of_rows(name: str) -> dict:
    """Of the same cells parted by tabs: where pipes stand, blank cells end a row."""
    lines = ["\t".join(cells).rstrip("\t") for cells in rows_of(name)]
    rows = reading_of("\n".join(lines).encode(), name)
    assert figures_in(rows) == figures_in(reading_of_text(name))
    return rows


def figures_in(reading: dict) -> list[tuple]:
    return [
        (each.label, each.value, each.unit, each.period_end, each.line, figure.match)
        for by_article in reading["tags"]
        for tags in by_article
        for figure in tags.figures
        for each in [figure.parsed]
    ]


def told(whole: WholeText) -> dict:
    document = whole.document
    return {
        "layout": document.layout,
        "issues": [asdict(issue) for issue in document.issues],
        "set_aside": [(each.line, each.reason) for each in document.set_aside],
        "remarks": document.remarks,
        "tags": [tags.by_article for tags in whole.tags],
    }
