"""`python -m reading.reuse FILE FILE`: what the articles of two files are to each other."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

from ..__main__ import content_of, shown
from ..documents import Unreadable
from ..whole import WholeText, read
from . import BureauLevel, Likeness, ToldText, compare, earlier_of

LEVELS = (BureauLevel.PROVINCE, BureauLevel.CITY, BureauLevel.COUNTY)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each two articles that have to do with each other; 1: unreadable."""
    parser = ArgumentParser("python -m reading.reuse", description="比对两份文本。")
    parser.add_argument("files", nargs=2, type=Path, metavar="FILE", help="文本文件")
    texts = []
    for path in parser.parse_args(arguments).files:
        try:
            texts.append(list(texts_of(read(content_of(path), path.name))))
        except Unreadable as reason:
            print(f"{shown(path)}：{reason}", file=sys.stderr)
            return 1
    for (i, first), (j, second) in product(*map(enumerate, texts)):
        if found := compare(first, second):
            said = {"articles": [i, j], "earlier": earlier_of(first, second)}
            print(json.dumps(said | as_json(found), ensure_ascii=False))
    return 0


def texts_of(whole: WholeText) -> Iterator[ToldText]:
    """The articles of a file, each as it is held against others."""
    for issue, tags in zip(whole.document.issues, whole.tags, strict=True):
        own = (tags.region_code,) if tags.region_code else ()
        for article, told in zip(issue.articles, tags.by_article, strict=True):
            yield ToldText(
                title=article.title,
                paragraphs=tuple(block.text for block in article.blocks),
                day=issue.issued_on or issue.published_on,
                level=level_of(tags.region_code or "", issue.agency),
                places=tuple(dict.fromkeys((*own, *told.regions))),
            )


def level_of(code: str, bureau: str) -> BureauLevel:
    """By the place of the bureau; one that is nowhere is the ministry if it says so."""
    if not code:
        return BureauLevel.MINISTRY if bureau.endswith("部") else BureauLevel.COUNTY
    return LEVELS[2 - (code.endswith("00") + code.endswith("0000"))]


def as_json(likeness: Likeness) -> dict[str, Any]:
    """All of it in plain values, with how many signs each passage kept."""
    said = asdict(likeness)
    for passage, plain in zip(likeness.passages, said["passages"], strict=True):
        plain["kept"] = passage.kept
    return said


if __name__ == "__main__":
    sys.exit(main())
