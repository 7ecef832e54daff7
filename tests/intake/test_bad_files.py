"""A file that cannot be taken in says why in Chinese, and the others go on."""

import os
import time
from pathlib import Path

import pytest

from briefings.models import Issue, SourceFile
from intake.formats import SUFFIXES

from .texts import bulletin

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
# Of the processor, however many others it works for; what takes the square of the
# length would take an hour.
SECONDS = 12


@pytest.fixture
def refused(write_file, run_import):
    """Import what stands there as 乙.txt between two good files; answer its remark."""

    def between_good_ones(path: Path, *options) -> dict:
        first = write_file("甲.txt", bulletin(1))
        last = write_file("丙.txt", bulletin(3))
        run = run_import(first, path, last, *options)
        assert (run.code, run.outcomes) == (1, ["created", "rejected", "created"])
        assert sorted(Issue.objects.values_list("number", flat=True)) == [1, 3]
        assert SourceFile.objects.count() == 2
        assert "未收下 1 个" in run.said
        assert run.receipts[1]["file"] == str(path)
        (remark,) = run.receipts[1]["remarks"]
        return remark

    return between_good_ones


NO_TEXTS = [
    (b"", "文件是空的（0 字节）。请核对后重新导出。"),
    (" \n\u3000\n\t\n".encode(), "只有空白。请核对后重新导出。"),
    (bytes(range(256)) * 40, "第 2 行有无法识别的字节"),
    (b"\1\2\3\4" * 40, "第 1 行含有空字符或控制字符，不是纯文本。请另存"),
    (PNG, "图片"),
    (b"\xff\xd8\xff\xe0" + bytes(64), "图片"),
    ("一\n二\n三\0四\n".encode(), "第 3 行含有空字符"),
    ("一\n二\n".encode() + b"\xff\xff\x81\n", "第 3 行有无法识别的字节"),
    (bulletin().encode("gb18030") + b"\x81", "第 12 行有无法识别的字节"),
    (b" " * 50 * 1024 * 1024, "文件超过 20 MB 的上限。请拆分后再导入。"),
]


@pytest.mark.parametrize(("content", "words"), NO_TEXTS)
def test_what_is_no_text_is_refused(refused, write_file, content, words):
    remark = refused(write_file("乙.txt", content))
    assert words in remark["message"]
    assert (remark["code"], remark["severity"]) == ("unreadable", "blocking")


def test_what_other_processes_find_to_be_no_text_is_refused_alike(
    write_file, run_import
):
    paths = [write_file(f"{n}.txt", each) for n, (each, _) in enumerate(NO_TEXTS)]
    run = run_import(*paths, write_file("好.txt", bulletin()), "--jobs", 2)
    assert run.outcomes == ["rejected"] * len(NO_TEXTS) + ["created"]
    for receipt, (_, words) in zip(run.receipts, NO_TEXTS, strict=False):
        (remark,) = receipt["remarks"]
        assert words in remark["message"]
        assert (remark["code"], remark["severity"]) == ("unreadable", "blocking")


def test_a_file_that_is_not_there_is_named(refused, tmp_path):
    remark = refused(tmp_path / "乙.txt")
    assert remark["message"] == f"找不到文件“{tmp_path}/乙.txt”。请核对路径。"


def test_a_folder_without_texts_is_named(refused, tmp_path):
    folder = tmp_path / "空"
    folder.mkdir()
    assert refused(folder)["message"] == (
        f"文件夹“{folder}”里没有能导入的文件（{'、'.join(SUFFIXES)}）。请核对路径。"
    )


def test_a_link_that_leads_nowhere_is_named(refused, tmp_path):
    path = tmp_path / "乙.txt"
    path.symlink_to(tmp_path / "无.txt")
    assert "找不到文件" in refused(path)["message"]


def test_a_link_that_leads_to_itself_is_named(refused, tmp_path):
    path = tmp_path / "乙.txt"
    path.symlink_to(path)
    assert f"读取“{path}”出错" in refused(path)["message"]


def test_a_pipe_is_not_waited_for(refused, tmp_path):
    path = tmp_path / "乙.txt"
    os.mkfifo(path)
    assert "不是普通文件" in refused(path)["message"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(13, "Permission denied"),
            "没有权限读取“{}”。请检查文件权限。",
        ),
        (OSError(5, "Input/output error"), "读取“{}”出错（Input/output error）。"),
        (FileNotFoundError(2, "No such file"), "找不到文件“{}”"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    refused, write_file, monkeypatch, error, words
):
    path = write_file("乙.txt", bulletin(2))
    read = Path.read_bytes

    def fail_on_this_one(self):
        if self.name == path.name:
            raise error
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", fail_on_this_one)
    assert words.format(path) in refused(path)["message"]


def test_a_file_that_vanishes_after_the_folder_was_listed_is_named(
    write_file, run_import, monkeypatch
):
    folder = write_file("甲.txt", bulletin(1)).parent
    gone = write_file("乙.txt", bulletin(2))
    read = Path.read_bytes

    def vanish_first(self):
        if self == gone:
            gone.unlink(missing_ok=True)
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", vanish_first)
    run = run_import(folder)
    assert sorted(run.outcomes) == ["created", "rejected"]
    assert f"找不到文件“{gone}”。请核对路径。" in run.messages


def test_a_file_name_in_gbk_bytes_is_shown_as_it_reads(
    write_file, run_import, tmp_path
):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + "/简报.txt".encode("gb18030")))
    path.write_text(bulletin(), encoding="utf-8")
    run = run_import(path)
    assert (run.code, run.receipts[0]["file"]) == (0, f"{tmp_path}/简报.txt")
    assert SourceFile.objects.get().name == "简报.txt"


@pytest.mark.parametrize(
    "piece", ["民政系统检查养老机构36家，", "民政", "9", "a", " ", "（2022年第", "●"]
)
def test_a_line_of_two_megabytes_is_read_in_seconds(write_file, run_import, piece):
    path = write_file("长.txt", piece * (2_000_000 // len(piece.encode())) + "民政局")
    start = time.process_time()
    assert run_import(path).outcomes == ["created"]
    assert time.process_time() - start < SECONDS


def test_a_day_that_never_was_is_remarked_and_not_used(import_text):
    receipt = import_text(bulletin(day="2022年13月45日"))
    (remark,) = (r for r in receipt["remarks"] if r["code"] == "impossible_date")
    assert (receipt["outcome"], remark["line"]) == ("created", 5)
    assert "第 5 行的“2022年13月45日”不是有效日期" in remark["message"]
    assert receipt["issues"][0]["issued_on"] is None


def test_a_number_beyond_all_numbers_is_left_out(import_text):
    receipt = import_text(bulletin("9" * 30))
    assert receipt["outcome"] == "created"
    assert receipt["issues"][0]["number"] is None


@pytest.mark.parametrize("count", [600, 200_000])
def test_words_without_end_where_a_title_stands_are_told_alike_on_any_database(
    import_text, count
):
    receipt = import_text(bulletin(title="关于做好养老服务工作" * (count // 10)))
    assert receipt["outcome"] in {"created", "rejected"}
    assert {r["code"] for r in receipt["remarks"]}.isdisjoint({"database_error"})
