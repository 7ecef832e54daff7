"""Old Word files come in by way of docx where there is an office, and are refused elsewhere."""

import shutil
import struct

import pytest

from intake.formats import doc, extract, read_file
from intake.formats.compound import SIGNATURE, streams_of
from intake.office import converted
from reading import Unreadable
from reading.documents.decoding import decode

from ..office import stand_in
from .test_sample_words import TEXTS, told
from .word_maker import word_of_lines

LINES = "青禾县民政局关于核查低保的通知\n　　请核查。"
RTF = rb"{\rtf1\ansi abc}"
NONE = 0xFFFFFFFF


def compound(*names: str, inner: str = "") -> bytes:
    """A container of old Office files with these streams, one of them in a storage."""
    entries = [_entry("Root Entry", 5, child=1)]
    entries += [
        _entry(name, 2, right=i + 1 if i < len(names) else NONE)
        for i, name in enumerate(names, start=1)
    ]
    if inner:
        at = len(entries)
        entries[-1] = entries[-1][:72] + struct.pack("<I", at) + entries[-1][76:]
        entries += [_entry("ObjectPool", 1, child=at + 1), _entry(inner, 2)]
    directory = b"".join(entries).ljust(1024, b"\0")
    head = bytearray(512)
    head[: len(SIGNATURE)] = SIGNATURE
    struct.pack_into("<H", head, 0x1E, 9)
    struct.pack_into("<I", head, 0x30, 1)
    struct.pack_into("<109I", head, 0x4C, 0, *[NONE] * 108)
    # The table of sectors is the first of them; the directory goes on from 1 to 2.
    table = struct.pack("<128I", 0xFFFFFFFD, 2, 0xFFFFFFFE, *[NONE] * 125)
    return bytes(head) + table + directory


def _entry(name: str, kind: int, child: int = NONE, right: int = NONE) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    return (head + struct.pack("<III", NONE, right, child)).ljust(128, b"\0")


DOC = compound("WordDocument", "1Table", "Data")


def test_what_a_container_is_the_streams_at_its_root_tell():
    assert streams_of(DOC) == {"WordDocument", "1Table", "Data"}
    assert doc.recognises(DOC, "甲.xls")
    assert not doc.recognises(compound("Workbook", inner="WordDocument"), "甲.doc")
    assert doc.recognises(RTF, "甲.doc")
    assert not doc.recognises("民政简报".encode(), "甲.doc")


def test_a_torn_container_is_what_it_is_called():
    for length in (8, 60, 600, 1100):
        assert streams_of(DOC[:length]) <= {"WordDocument", "1Table", "Data"}
    assert doc.recognises(DOC[:600], "甲.doc")
    assert not doc.recognises(DOC[:600], "甲.xls")


def test_where_there_is_no_office_old_files_are_refused(settings):
    settings.OFFICE_COMMAND = ""
    for content, name, kind in (
        (DOC, "甲.doc", "doc"),
        (DOC, "甲.wps", "wps"),
        (RTF, "甲.rtf", "rtf"),
    ):
        with pytest.raises(
            Unreadable, match=f"旧版 Word 文档（{kind}）。本机没有装"
        ) as refused:
            extract(content, name)
        assert "另存为 docx" in str(refused.value)


@pytest.mark.parametrize("name", ["甲.docx", "甲.doc"])
def test_a_locked_file_is_refused_as_such(name):
    with pytest.raises(Unreadable, match="密码"):
        extract(compound("EncryptionInfo", "EncryptedPackage"), name)


def test_what_the_office_makes_of_an_old_file_is_read(settings, tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(word_of_lines(LINES))
    does = f"made.write_bytes(Path({str(made)!r}).read_bytes())"
    settings.OFFICE_COMMAND = stand_in(tmp_path, does)
    extracted = extract(DOC, "甲.doc")
    assert (extracted.encoding, extracted.text) == ("doc", LINES)
    assert read_file(DOC, "甲.doc").document.encoding == "doc"


@pytest.mark.parametrize(
    "does", ["raise SystemExit(1)", "made.write_bytes(b'no docx')"]
)
def test_what_the_office_cannot_turn_is_refused(settings, tmp_path, does):
    settings.OFFICE_COMMAND = stand_in(tmp_path, does)
    with pytest.raises(Unreadable, match="转换不成"):
        extract(DOC, "甲.doc")


@pytest.mark.skipif(not shutil.which("soffice"), reason="there is no LibreOffice here")
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_sample_reads_alike_by_way_of_a_real_office(settings, kind):
    settings.OFFICE_COMMAND = "soffice"
    name = "shaoguan-2022-issue-06.txt"
    content = (TEXTS / name).read_bytes()
    old = converted(word_of_lines(decode(content).text), "docx", kind)
    assert told(old, f"甲.{kind}") == told(content, name)
