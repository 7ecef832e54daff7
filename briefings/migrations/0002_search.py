"""The index of the search: made by hand on each database, unknown to the models."""

from django.db import migrations

# Every ASCII mark is a letter of the index; straight quotes never get there.
MARKS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"

SQLITE = (
    "CREATE TABLE briefings_search_entry (article_id INTEGER PRIMARY KEY,"
    " place INTEGER NOT NULL UNIQUE, version INTEGER NOT NULL,"
    " title TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE briefings_search_grams USING fts5"
    f"(title, below, content='', tokenize=\"ascii tokenchars '{MARKS}'\")",
)
POSTGRESQL = (
    "CREATE TABLE briefings_search_entry (article_id bigint PRIMARY KEY,"
    " place bigint NOT NULL, version integer NOT NULL,"
    " title text NOT NULL, text text NOT NULL)"
    # A text lies in its row as it is, up to a page: to fetch and unpack it from
    # elsewhere costs more than to look through it.
    " WITH (toast_tuple_target = 8160)",
    "ALTER TABLE briefings_search_entry ALTER COLUMN text SET STORAGE EXTERNAL",
    "CREATE TABLE briefings_search_grams (article_id bigint PRIMARY KEY,"
    " place bigint NOT NULL UNIQUE,"
    " has_all_grams boolean NOT NULL, grams tsvector NOT NULL)"
    # Grams are put elsewhere, so that thousands of places lie close together.
    " WITH (toast_tuple_target = 128)",
    "CREATE INDEX briefings_search_tokens ON briefings_search_grams USING gin (grams)",
)
CREATE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DROP = {
    "sqlite": (
        "DROP TABLE briefings_search_grams",
        "DROP TABLE briefings_search_entry",
    ),
    "postgresql": (
        "DROP TABLE briefings_search_grams",
        "DROP TABLE briefings_search_entry",
    ),
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
