"""The same rows in one flat table, as Datasette serves them at its best."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from operator import itemgetter
from pathlib import Path

from reading.privacy import mask

from .corpus import Corpus, PlannedArticle, PlannedIssue, topic_names

EXCERPT = 120
# Of so many rows there are also indexes by other tokenisers, to count what they find.
SAMPLE = 2000

WHOLE, SAMPLED = "by_sign", ("by_default", "by_trigram")

TABLES = """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY, issued_on TEXT, title TEXT, agency TEXT, section TEXT,
        city TEXT, topic TEXT, kind TEXT, year INTEGER, excerpt TEXT, text TEXT
    );
    CREATE VIRTUAL TABLE by_sign USING fts5(text, content='');
    CREATE VIRTUAL TABLE by_default USING fts5(text, content='');
    CREATE VIRTUAL TABLE by_trigram USING fts5(text, content='', tokenize='trigram');
"""
# Made once the rows are in, which is faster.
INDEXES = """
    CREATE INDEX articles_city ON articles (city);
    CREATE INDEX articles_topic ON articles (topic);
    CREATE INDEX articles_kind ON articles (kind);
    CREATE INDEX articles_year ON articles (year);
    INSERT INTO by_sign (by_sign) VALUES ('optimize');
    ANALYZE;
"""
INSERT = "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

METADATA = {
    "databases": {
        "flat": {
            "tables": {
                "articles": {
                    "fts_table": "by_sign",
                    "fts_pk": "id",
                    # Rows are in order of their days: this costs no sorting.
                    "sort_desc": "id",
                    "size": 20,
                    "facets": ["city", "topic", "kind", "year"],
                }
            }
        }
    }
}


def build(corpus: Corpus, folder: Path) -> None:
    """Write flat.db and metadata.json into the folder."""
    database = sqlite3.connect(folder / "flat.db")
    database.executescript(TABLES)
    # Later days have higher ids, so that the newest are found from the end.
    rows = sorted(_rows(corpus), key=itemgetter(0))
    with database:
        for pk, row in enumerate(rows, 1):
            _put_in(database, pk, row)
    database.executescript(INDEXES)
    database.close()
    (folder / "metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")


def newest(folder: Path, most: int) -> list[dict]:
    """Rows as a list of them shows each, for a page that has no database."""
    columns = "id AS pk, issued_on, title, agency, section, kind AS heading, excerpt"
    statement = f"SELECT {columns}, topic FROM articles ORDER BY id DESC LIMIT ?"
    with closing(sqlite3.connect(folder / "flat.db")) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(statement, (most,))]
    for row in rows:
        code = row.pop("topic")
        row["topics"] = [{"code": code, "name": topic_names()[code]}]
    return rows


def spaced(text: str) -> str:
    """低保对象 as 低 保 对 象: then every sign is a token."""
    return " ".join(text)


def frequency(folder: Path, word: str) -> int:
    """How many rows the index by signs finds for a word."""
    statement = f"SELECT count(*) FROM {WHOLE} WHERE {WHOLE} MATCH ?"
    return _count(folder, statement, f'"{spaced(word)}"')


def sampled(folder: Path, word: str) -> dict[str, int]:
    """How many rows of the sample hold a word, and how many each index finds."""
    query = dict.fromkeys(SAMPLED, f'"{word}"') | {WHOLE: f'"{spaced(word)}"'}
    holding = "SELECT count(*) FROM articles WHERE instr(title || text, ?) AND id <= ?"
    found = {"rows that hold it": _count(folder, holding, word, SAMPLE)}
    for table, match in query.items():
        statement = f"SELECT count(*) FROM {table} WHERE {table} MATCH ? AND rowid <= ?"
        found[table] = _count(folder, statement, match, SAMPLE)
    return found


def _count(folder: Path, statement: str, *parameters: str | int) -> int:
    with closing(sqlite3.connect(folder / "flat.db")) as database:
        return database.execute(statement, parameters).fetchone()[0]


def _rows(corpus: Corpus) -> Iterator[tuple]:
    for issue in corpus.issues():
        for article in issue.articles:
            yield _row(issue, article)


def _row(issue: PlannedIssue, article: PlannedArticle) -> tuple:
    prose = " ".join(article.paragraphs)
    return (
        (issue.issued_on or date(issue.year, 1, 1)).isoformat(),
        article.title,
        issue.office.name,
        article.section,
        issue.office.city,
        # One of its topics: a column of several would cost Datasette far more.
        article.topics[0],
        issue.kind,
        issue.year,
        mask(prose)[:EXCERPT] + "…",
        "\n".join(article.paragraphs),
    )


def _put_in(database: sqlite3.Connection, pk: int, row: tuple) -> None:
    database.execute(INSERT, (pk, *row))
    # Other fields are not searched, which only makes it faster.
    title, text = row[1], row[-1]
    whole = f"{title}\n{text}"
    into = "INSERT INTO {} (rowid, text) VALUES (?, ?)".format
    database.execute(into(WHOLE), (pk, spaced(whole)))
    if pk <= SAMPLE:
        for table in SAMPLED:
            database.execute(into(table), (pk, whole))
