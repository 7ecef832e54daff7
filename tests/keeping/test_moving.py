"""A site moves from SQLite to PostgreSQL with every row, or stays where it is."""

import lzma
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from agencies.models import Region
from briefings import moving
from briefings.models import SourceFile
from briefings.moving import MoveRefused, move_from
from intake.one import Options, take_in

from ..intake.scratch import Scratch
from ..racing import POSTGRES_ONLY
from .test_upgrade import HERE

pytestmark = pytest.mark.django_db

# Every name of a region, written otherwise than it was sent.
CHANGES_ON_THE_WAY = """
    CREATE FUNCTION otherwise() RETURNS trigger AS
    $$ BEGIN NEW.name = NEW.name || '?'; RETURN NEW; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER otherwise BEFORE INSERT ON agencies_region
    FOR EACH ROW EXECUTE FUNCTION otherwise();
"""
SITE = ("--site", "https://jianbao.example")
NEXT = "关于做好防汛工作的通知\n\n各地要做好防汛工作。\n"


@pytest.fixture
def old(tmp_path):
    """A site of three texts on SQLite, of the schema that was frozen first."""
    file = tmp_path / "site.sqlite3"
    file.write_bytes(lzma.decompress((HERE / "site-0.1.0.sqlite3.xz").read_bytes()))
    return file


@pytest.fixture
def empty(monkeypatch):
    """The database of the test without a row, as `migrate` leaves it."""
    monkeypatch.setattr(moving, "call_command", lambda *given, **options: None)
    tables = ", ".join(f'"{each._meta.db_table}"' for each in moving._models())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY")


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute(statement)
        database.commit()


def published(folder: Path) -> dict[str, list[str]]:
    """What anyone may take away of a site; databases order issues of one day otherwise."""
    return {
        path.name: sorted(path.read_text("utf-8").splitlines())
        for path in folder.glob("*.jsonl")
    }


@POSTGRES_ONLY
def test_all_of_it_moves_or_nothing_does(old, empty, tmp_path):
    def refused(said: str) -> None:
        with pytest.raises(MoveRefused, match=said):
            move_from(old)
        assert not Region.objects.exists()

    refused("不是同一版")
    site = Scratch(f"sqlite:///{old}")
    site.run("migrate", "--verbosity", "0")
    # PostgreSQL takes no such sign.
    change(old, "UPDATE briefings_article SET subtitle = char(0) WHERE id = 1")
    refused("briefings_article")
    change(old, "UPDATE briefings_article SET subtitle = '' WHERE id = 1")
    with connection.cursor() as cursor:
        cursor.execute(CHANGES_ON_THE_WAY)
        refused("agencies_region 搬过去以后不一样了")
        cursor.execute("DROP FUNCTION otherwise CASCADE")

    out = StringIO()
    call_command("move_from_sqlite", old, stdout=out)
    assert "逐行核对相符" in out.getvalue()
    call_command("check_integrity", stdout=out)
    assert out.getvalue().count("：相符") == 5
    call_command("export_open_data", tmp_path / "new", *SITE, stdout=out)
    site.run("export_open_data", tmp_path / "old", *SITE)
    assert published(tmp_path / "new") == published(tmp_path / "old")
    # The next row has the next number.
    last = SourceFile.objects.latest("pk").pk
    assert take_in("next.txt", NEXT.encode(), Options()).outcome == "created"
    assert SourceFile.objects.latest("pk").pk == last + 1
    with pytest.raises(MoveRefused, match="不是空的"):
        move_from(old)


@POSTGRES_ONLY
def test_a_living_site_is_refused_before_its_schema_is_touched(old, empty, monkeypatch):
    ran = []
    monkeypatch.setattr(
        moving, "call_command", lambda *given, **options: ran.append(given)
    )
    Region.objects.create(code="440000", name="某省")
    with pytest.raises(MoveRefused, match="不是空的（表 agencies_region"):
        move_from(old)
    assert ran == []


@POSTGRES_ONLY
def test_what_the_database_complains_of_before_the_move_is_told_in_chinese(
    old, empty, monkeypatch
):
    def migrate(*given, **options):
        raise OperationalError("permission denied")

    monkeypatch.setattr(moving, "call_command", migrate)
    with pytest.raises(MoveRefused, match="没有搬成，一行也没有留下：permission"):
        move_from(old)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="says what else is needed")
def test_a_site_moves_to_postgresql_alone(old):
    with pytest.raises(MoveRefused, match="不是 PostgreSQL"):
        move_from(old)


@POSTGRES_ONLY
@pytest.mark.parametrize(
    ("content", "said"), [(None, "打不开"), (b"no database", "不是 SQLite")]
)
def test_what_is_no_database_is_not_moved(tmp_path, content, said):
    file = tmp_path / "file"
    if content:
        file.write_bytes(content)
    with pytest.raises(MoveRefused, match=said):
        move_from(file)
