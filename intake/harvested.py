"""What another site has handed out, read issue by issue from its tables on this disk."""

import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class TakenIssue(NamedTuple):
    """An issue of another site with its articles and their figures, as it tells them."""

    issue: Row
    articles: list[Row]
    figures: list[Row]


class TakenTexts:
    """The issues that stand first at that site, each with a digest of all that it says.

    Only where lines begin is held in memory: a site of twenty years is larger than that.
    """

    def __init__(self, folder: Path, address: str):
        self.folder = folder
        self._lines: dict[int, dict[str, list[int]]] = {}
        self._sums: dict[int, Any] = {}
        of_article: dict[int, int] = {}
        for at, line, row in _lines_in(folder / "issues.jsonl"):
            # What it has from elsewhere is to be had there.
            if row["origin"].startswith(f"{address}/"):
                self._sums[row["id"]] = sha256()
                self._lines[row["id"]] = defaultdict(list)
                self._note(row["id"], "issues", at, line)
        for at, line, row in _lines_in(folder / "articles.jsonl"):
            of_article[row["id"]] = row["issue"]
            self._note(row["issue"], "articles", at, line)
        for at, line, row in _lines_in(folder / "figures.jsonl"):
            self._note(of_article[row["article_id"]], "figures", at, line)

    def _note(self, issue: int, table: str, at: int, line: bytes) -> None:
        if issue in self._sums:
            self._sums[issue].update(line)
            self._lines[issue][table].append(at)

    def digests(self) -> dict[int, str]:
        return {key: found.hexdigest() for key, found in self._sums.items()}

    def read(self, keys: list[int]) -> Iterator[TakenIssue]:
        with (
            (self.folder / "issues.jsonl").open("rb") as issues,
            (self.folder / "articles.jsonl").open("rb") as articles,
            (self.folder / "figures.jsonl").open("rb") as figures,
        ):
            for key in keys:
                lines = self._lines[key]
                [issue] = _rows_at(issues, lines["issues"])
                yield TakenIssue(
                    issue,
                    _rows_at(articles, lines["articles"]),
                    _rows_at(figures, lines["figures"]),
                )


def _lines_in(path: Path) -> Iterator[tuple[int, bytes, Row]]:
    at = 0
    with path.open("rb") as file:
        for line in file:
            yield at, line, json.loads(line)
            at += len(line)


def _rows_at(file: BufferedReader, places: list[int]) -> list[Row]:
    found = []
    for place in places:
        file.seek(place)
        found.append(json.loads(file.readline()))
    return found
