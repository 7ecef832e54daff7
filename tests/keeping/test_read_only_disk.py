"""A database of SQLite on a disk that takes no writes is read, and never an old one."""

import os
import sqlite3

import pytest

from config.sqlite3 import base

pytestmark = pytest.mark.django_db
# Of a connection that the tests open beside their own.
SETTINGS = {
    "NAME": "",
    "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"},
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": False,
    "AUTOCOMMIT": True,
    "TIME_ZONE": None,
}


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "民政 #1?.sqlite3"
    held = sqlite3.connect(made)
    held.executescript("PRAGMA journal_mode=WAL; CREATE TABLE told (words);")
    held.execute("INSERT INTO told VALUES ('公开')")
    held.commit()
    held.close()
    return made


@pytest.fixture
def no_log(monkeypatch):
    """As where no -shm can be made: SQLite opens none but what does not change."""
    opened = sqlite3.connect

    def connect(database, **options):
        if "immutable" not in str(database):
            raise sqlite3.OperationalError("unable to open database file")
        return opened(database, **options)

    monkeypatch.setattr(base.base.Database, "connect", connect)


def mounted(monkeypatch, flags):
    monkeypatch.setattr(
        base.os, "statvfs", lambda place: type("Disk", (), {"f_flag": flags})
    )
    monkeypatch.setattr(base.os, "access", lambda *asked: not flags & os.ST_RDONLY)


def opened(file):
    return base.DatabaseWrapper({**SETTINGS, "NAME": str(file)}, "read_only")


@pytest.mark.usefixtures("no_log")
def test_it_is_read_and_opened_anew_for_the_next_request(file, monkeypatch):
    mounted(monkeypatch, os.ST_RDONLY)
    made = opened(file)
    made.connect()
    assert made.connection.execute("SELECT words FROM told").fetchall() == [("公开",)]
    with pytest.raises(sqlite3.OperationalError, match="readonly database"):
        made.connection.execute("DELETE FROM told")
    made.close_if_unusable_or_obsolete()
    assert made.connection is None


@pytest.mark.usefixtures("no_log")
@pytest.mark.parametrize("why", ["others write", "a log beside it", "no file"])
def test_what_may_be_old_or_change_is_not_read(file, monkeypatch, why):
    mounted(monkeypatch, 0 if why == "others write" else os.ST_RDONLY)
    if why == "a log beside it":
        file.with_name(f"{file.name}-wal").write_bytes(b"later")
    if why == "no file":
        file.unlink()
    with pytest.raises(Exception, match="unable to open"):
        opened(file).connect()


def test_where_all_is_well_a_connection_is_kept(file):
    made = opened(file)
    made.connect()
    made.close_if_unusable_or_obsolete()
    assert made.connection is not None
    made.close()


def test_a_file_that_could_not_be_written_is_opened_anew_as_well(file, monkeypatch):
    """Its disk may take writes by then; the connection would not."""
    mounted(monkeypatch, os.ST_RDONLY)
    made = opened(file)
    made.connect()
    made.close_if_unusable_or_obsolete()
    assert made.connection is None
