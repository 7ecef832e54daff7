"""When the database, the program or the person breaks off: whole files or nothing."""

import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.core.management import (
    CommandError,
    ManagementUtility,
    call_command,
)
from django.db import OperationalError, connection

from briefings.filing import documents, rows
from briefings.models import Issue, SourceFile
from intake import many
from intake import one as intake
from intake.formats.containers import Member
from intake.together import OpenedText

from .texts import bulletin

SQLITE_ONLY = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a lock on the whole database is SQLite's"
)


@pytest.fixture
def two_texts(write_file) -> Path:
    write_file("1.txt", bulletin(1))
    return write_file("2.txt", bulletin(2)).parent


@pytest.fixture
def fail_on_the_first(monkeypatch):
    """Let the last step of filing the first file fail."""

    def fail(error: Exception):
        file_remarks = rows.file_remarks

        def failing(remarks, source, filed):
            if source.name == "1.txt":
                raise error
            return file_remarks(remarks, source, filed)

        monkeypatch.setattr(documents, "file_remarks", failing)

    return fail


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("database or disk is full", "磁盘已满，请清理后再导入"),
        ("could not extend file: No space left on device", "磁盘已满"),
        ("database is locked", "数据库正被别的程序占用，稍后再导入一次即可"),
        ("attempt to write a readonly database", "数据库是只读的"),
        ("cannot execute INSERT in a read-only transaction", "数据库是只读的"),
        ("connection to server was lost", "连不上数据库"),
        ("disk I/O error", "请把括号里的话转给管理员"),
    ],
)
def test_a_database_that_fails_is_explained_and_the_next_file_goes_on(
    two_texts, run_import, fail_on_the_first, words, told
):
    fail_on_the_first(OperationalError(words))
    run = run_import(two_texts)
    assert (run.code, run.outcomes) == (1, ["rejected", "created"])
    assert told in run.messages[0]
    assert f"（{words}）。这个文件一点也没有存入。" in run.messages[0]
    assert Issue.objects.get().number == 2
    assert SourceFile.objects.get().name == "2.txt"


def test_what_a_database_refused_was_not_stored_though_it_is_the_first_no_more():
    refused = OperationalError("cannot execute INSERT in a read-only transaction")
    refused.__cause__ = psycopg.errors.ReadOnlySqlTransaction(str(refused))
    gone = OperationalError("terminating connection due to administrator command")
    gone.__cause__ = psycopg.errors.AdminShutdown(str(gone))
    assert "一点也没有存入" in intake._not_filed(refused)
    assert "还不能确定" in intake._not_filed(gone)


@pytest.mark.django_db
def test_a_fault_of_the_program_stops_one_file_and_is_logged(
    two_texts, run_import, fail_on_the_first, caplog
):
    fail_on_the_first(RuntimeError("nobody foresaw this"))
    run = run_import(two_texts)
    assert (run.code, run.outcomes) == (1, ["rejected", "created"])
    assert run.receipts[0]["remarks"][0]["code"] == "internal_error"
    assert "nobody foresaw this" in caplog.text
    assert Issue.objects.get().number == 2


@pytest.mark.django_db
def test_a_fault_in_opening_an_archive_stops_that_alone(
    write_file, monkeypatch, run_import
):
    def members_of(content, name):
        if name.endswith("坏.zip"):
            raise RuntimeError
        yield Member(name, content)

    monkeypatch.setattr(many, "members_of", members_of)
    run = run_import(write_file("坏.zip", b"PK"), write_file("好.txt", bulletin(1)))
    bad, good = run.receipts
    assert bad["remarks"][0]["message"].startswith("程序出错，这个文件一点也没有存入")
    assert good["outcome"] == "created"


def test_large_texts_are_read_ahead_one_at_a_time(monkeypatch):
    """Each is held three times: as bytes, on its way, and where it is read."""
    opened = []

    def texts(size: int):
        for n in range(6):
            opened.append(n)
            yield OpenedText(f"{n}.txt", b" " * size, None)

    monkeypatch.setattr(many, "MOST_AHEAD", 100)
    for size, ahead in ((10, 6), (60, 2)):
        opened.clear()
        next(many._ahead(texts(size), 1, None))
        assert len(opened) == ahead


@pytest.mark.django_db
def test_words_that_no_column_holds_are_told_alike_on_every_database(
    import_text, monkeypatch
):
    long = bulletin(title="养" * 40)
    monkeypatch.setattr(rows.Article._meta.get_field("title"), "max_length", 30)
    (remark,) = import_text(long)["remarks"]
    assert (remark["code"], remark["line"]) == ("overlong", 7)
    assert "第 7 行起的“标题”有 40 个字，最多 30 个字。" in remark["message"]
    assert not SourceFile.objects.exists()


@SQLITE_ONLY
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_told_for_each_file(two_texts, run_import):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    # The test's database lives in memory, shared by its name.
    name = connection.settings_dict["NAME"]
    with sqlite3.connect(name, uri=True, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        run = run_import(two_texts)
        other.execute("ROLLBACK")
    other.close()
    assert (run.code, run.outcomes) == (1, ["rejected", "rejected"])
    assert "数据库正被别的程序占用" in run.messages[0]
    assert not SourceFile.objects.exists()
    assert run_import(two_texts).outcomes == ["created", "created"]


@pytest.mark.django_db
def test_a_database_that_was_never_set_up_is_told(two_texts, monkeypatch, run_import):
    def missing():
        raise OperationalError("no such table: briefings_topic")

    monkeypatch.setattr("intake.reference.Directory.from_database", missing)
    run = run_import(two_texts)
    assert (run.code, run.receipts) == (1, [])
    assert "请先运行 manage.py migrate" in run.said


@pytest.mark.django_db
def test_ctrl_c_between_two_files_keeps_the_first(two_texts, run_import, monkeypatch):
    file = intake.file_document

    def break_off_at_the_second(*args, name, **kwargs):
        receipt = file(*args, name=name, **kwargs)
        if name.endswith("2.txt"):
            raise KeyboardInterrupt
        return receipt

    monkeypatch.setattr(intake, "file_document", break_off_at_the_second)
    run = run_import(two_texts)
    assert (run.code, run.outcomes) == (130, ["created"])
    assert run.said.startswith("已中断。共 1 个文件：新入库 1 个。")
    assert SourceFile.objects.get().name == "1.txt"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [[], ["--jobs", "0"], ["--jobs", "两"], ["--kind", "诗"], ["--quick"]],
)
def test_a_wrong_option_is_told_and_exits_with_2(two_texts, capsys, wrong):
    paths = [str(two_texts)] if wrong else []
    with pytest.raises(SystemExit) as end:
        ManagementUtility(["manage.py", "import_briefings", *paths, *wrong]).execute()
    assert end.value.code == 2
    assert "命令写法有误（" in capsys.readouterr().err
    assert not SourceFile.objects.exists()


@pytest.mark.django_db
def test_an_unknown_agency_is_told_with_those_we_know(two_texts):
    with pytest.raises(CommandError) as end:
        call_command("import_briefings", str(two_texts), "--agency", "无锡")
    assert str(end.value).startswith("没有“无锡”这个单位。可用：")
    assert "shaoguan" in str(end.value)
    assert end.value.returncode == 2


@pytest.mark.django_db
def test_on_paper_a_refusal_names_its_file_and_reason(write_file, capsys):
    path = write_file("空.txt", b"")
    with pytest.raises(CommandError):
        call_command("import_briefings", str(path))
    assert capsys.readouterr().err.splitlines()[:2] == [
        f"未收下  {path}",
        "    文件是空的（0 字节）。请核对后重新导出。",
    ]
