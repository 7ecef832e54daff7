"""`python -m reading FILE…`: what is read of each file, as one line of JSON."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .documents import MAX_BYTES, TOO_LARGE, Unreadable
from .language.numerals import plain
from .parsed import IssueKind, ParsedIssue
from .tags import TaggedFigure, Tags
from .whole import IssueTags, WholeText, read

UNREACHABLE = "没有这个文件，或没有读取它的权限。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each file that is readable, and say of the others why not: then it is 1."""
    options = _parser().parse_args(arguments)
    failures = 0
    for path in options.files:
        try:
            whole = read(
                content_of(path), path.name, kind=options.kind, agency=options.agency
            )
        except Unreadable as reason:
            failures += 1
            print(f"{shown(path)}：{reason}", file=sys.stderr)
        else:
            said = {"file": shown(path)} | as_json(whole)
            print(json.dumps(said, ensure_ascii=False))
    return 1 if failures else 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m reading", description="读出文本里的内容。")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="文本文件")
    parser.add_argument("--kind", choices=list(IssueKind), default="", help="类别")
    parser.add_argument("--agency", default="", help="没有写明单位的，是哪个单位的")
    return parser


def shown(path: Path) -> str:
    """The path as it was given; bytes of a name that are no UTF-8 show as such."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def content_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(UNREACHABLE) from error
    if len(content) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    return content


def as_json(whole: WholeText) -> dict[str, Any]:
    """All that was read, in plain values; the text itself is left out."""
    document = whole.document
    return {
        "layout": document.layout,
        "encoding": document.encoding,
        "pages": document.pages,
        "margins": document.margins,
        "issues": [
            _issue(issue, tags)
            for issue, tags in zip(document.issues, whole.tags, strict=True)
        ],
        "set_aside": [_fields(each) for each in document.set_aside],
        "remarks": [_fields(each) for each in document.remarks],
    }


def _issue(issue: ParsedIssue, tags: IssueTags) -> dict[str, Any]:
    articles = zip(_fields(issue)["articles"], tags.by_article, strict=True)
    return _fields(issue) | {
        "region_code": tags.region_code,
        "articles": [article | _told(told) for article, told in articles],
    }


def _told(tags: Tags) -> dict[str, Any]:
    return {
        "regions": tags.regions,
        "figures": [_figure(each) for each in tags.figures],
    }


def _figure(figure: TaggedFigure) -> dict[str, Any]:
    return _fields(figure.parsed) | {"doubt": figure.doubt}


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a frozen value, and of those within it, as JSON has them."""
    return asdict(value, dict_factory=_plain)


def _plain(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in pairs}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


if __name__ == "__main__":
    sys.exit(main())
