"""Of a zip or a mail each file in it is a text of its own, with a receipt of its own."""

import struct
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from briefings.models import Issue, SourceFile, Upload
from intake.formats import containers
from intake.formats.containers import members_of

from .texts import bulletin

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/briefings/sourcefile/upload/"


def zip_of(files: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def mail_of(body: str, *attached: tuple[str, bytes], html: str = "") -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "报送"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, content in attached:
        mail.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return bytes(mail)


def told(content: bytes, name: str = "包.zip") -> list[tuple[str, str]]:
    return [(each.name, each.refusal) for each in members_of(content, name)]


MIXED = {
    "2022/": b"",
    "2022/甲.txt": bulletin(1),
    "__MACOSX/2022/._甲.txt": b"\0\5",
    "2022/.DS_Store": b"\0\0\0\1Bud1",
    "2022/~$乙.docx": b"\5",
    "图.png": b"\x89PNG\r\n",
    "2022/乙.html": f"<html><p>{'</p><p>'.join(bulletin(2).splitlines())}</p>",
    "内.zip": zip_of({"丙.txt": bulletin(3), "丁.zip": zip_of({"戊.txt": "甲"})}),
}


def test_the_command_gives_each_file_in_it_a_receipt(write_file, run_import):
    path = write_file("包.zip", zip_of(MIXED))
    run = run_import(path, write_file("己.txt", bulletin(4)))
    assert [(each["file"], each["outcome"]) for each in run.receipts] == [
        (f"{path}/2022/甲.txt", "created"),
        (f"{path}/图.png", "rejected"),
        (f"{path}/2022/乙.html", "created"),
        (f"{path}/内.zip/丙.txt", "created"),
        (f"{path}/内.zip/丁.zip", "rejected"),
        (f"{path.parent}/己.txt", "created"),
    ]
    assert "未收下 2 个" in run.said
    assert "压缩包里的压缩包又套着压缩包" in "".join(run.messages)
    assert sorted(Issue.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert {each.name for each in SourceFile.objects.all()} >= {"甲.txt", "乙.html"}


def test_other_processes_read_what_is_in_it_too(write_file, run_import):
    run = run_import(write_file("包.zip", zip_of(MIXED)), "--jobs", 2)
    assert run.outcomes.count("created") == 3


def test_an_upload_tells_of_each_file_in_it(clerk):
    sent = {"files": [SimpleUploadedFile("包.zip", zip_of(MIXED))]}
    page = clerk.post(UPLOAD, sent, follow=True).text
    assert "包.zip/2022/甲.txt" in page
    assert "没有入库 2 个文件" in page
    assert "这是 PNG 图片" in page
    assert Upload.objects.get().files.count() == 5


def test_a_long_name_within_names_is_kept_from_its_end(clerk):
    deep = "/".join(["二〇二二年度简报"] * 40)
    sent = {
        "files": [SimpleUploadedFile("包.zip", zip_of({f"{deep}/甲.txt": bulletin(1)}))]
    }
    clerk.post(UPLOAD, sent)
    assert Upload.objects.get().files.get().name.endswith("简报/甲.txt")


def test_a_name_in_gbk_is_read_and_no_name_leads_out_of_the_archive():
    written = zip_of({"XX.txt": "甲"}).replace(b"XX", "简".encode("gb18030"))
    assert told(written) == [("包.zip/简.txt", "")]
    names = {"../../etc/甲.txt": "甲", "C:\\乙.txt": "乙", "/": "丙", "..": "丁"}
    assert [name for name, _ in told(zip_of(names))] == [
        *("包.zip/etc/甲.txt", "包.zip/C:/乙.txt"),
        "包.zip/未命名",
    ]


@pytest.mark.parametrize(
    "inner", [{"[Content_Types].xml": "甲"}, {"OFD.xml": "乙"}, {"mimetype": "丙"}]
)
def test_a_format_that_is_a_zip_is_one_file(inner):
    assert told(zip_of(inner), "甲.docx") == [("甲.docx", "")]


def encrypted(archive: bytes) -> bytes:
    """With the flag in both headers of its only member."""
    local, central = archive.index(b"PK\3\4") + 6, archive.index(b"PK\1\2") + 8
    changed = bytearray(archive)
    changed[local] |= 1
    changed[central] |= 1
    return bytes(changed)


HELD = zip_of({"甲.txt": bulletin(1)})
BOMB = zip_of({"甲.txt": b" " * 15_000_000})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (encrypted(HELD), "压缩包加了密码，打不开。请解压后再导入。"),
        (HELD[:-30], "压缩包已损坏或不完整"),
        (HELD.replace(HELD[60:70], bytes(10)), "压缩包已损坏或不完整"),
        (b"PK\3\4" + bytes(90), "压缩包已损坏或不完整"),
        (zip_of({}), "压缩包里没有文件"),
        (zip_of({"空/": b""}), "压缩包里没有文件"),
        (BOMB, "解开后大得反常"),
        (zip_of({"甲.txt": b"1" * 21 * 1024 * 1024}), "解开后超过 20 MB 的上限"),
        (zip_of(dict.fromkeys(map(str, range(501)), "甲")), "超过 500 个的上限"),
    ],
)
def test_what_cannot_be_opened_says_why(content, words):
    ((_, refusal),) = told(content)
    assert words in refusal


def test_what_swells_beyond_all_together_is_left(monkeypatch):
    monkeypatch.setattr(containers, "MOST_UNPACKED", 100)
    refusals = [
        refusal for _, refusal in told(zip_of({"甲": "1" * 90, "乙": "2" * 90}))
    ]
    assert refusals[0] == ""
    assert "这个文件没有读" in refusals[1]


def test_a_size_that_is_not_true_unpacks_no_more():
    lying = bytearray(zip_of({"甲.txt": bytes(30_000_000)}))
    at = lying.index(b"PK\1\2") + 24
    lying[at : at + 4] = struct.pack("<I", 1000)
    start = process_time()
    ((_, refusal),) = told(bytes(lying))
    assert refusal
    assert process_time() - start < 5


@pytest.mark.parametrize(
    ("signature", "kind"), [(b"Rar!\x1a\7\0", "RAR"), (b"7z\xbc\xaf'\x1c", "7z")]
)
def test_other_archives_are_to_be_unpacked_first(import_text, signature, kind):
    (remark,) = import_text(signature + bytes(40), name="包.rar")["remarks"]
    assert f"这是 {kind} 压缩包" in remark["message"]
    assert "请先解压" in remark["message"]


SAID = "近日，全市民政系统对养老机构开展安全检查，共检查养老机构36家。"


def test_a_mail_is_its_body_and_what_is_attached(write_file, run_import):
    mail = mail_of(
        bulletin(1), ("第2期.txt", bulletin(2).encode()), ("包.zip", zip_of(MIXED))
    )
    path = write_file("信.eml", mail)
    run = run_import(path)
    assert [(each["file"], each["outcome"]) for each in run.receipts][:3] == [
        (str(path), "created"),
        (f"{path}/第2期.txt", "created"),
        (f"{path}/包.zip/2022/甲.txt", "duplicate"),
    ]
    assert run.receipts[0]["encoding"] == "eml"


def test_a_mail_that_only_says_what_is_attached_is_no_text():
    assert told(mail_of("请查收附件。", ("甲.txt", b"1")), "信.eml") == [
        ("信.eml/甲.txt", "")
    ]
    assert told(mail_of("请查收。"), "信.eml") == [("信.eml", "")]
    assert told(mail_of(SAID * 3, ("甲.txt", b"1")), "信.eml")[0] == ("信.eml", "")


def test_of_a_body_in_two_forms_the_page_is_read(import_text):
    table = "<table><tr><td>地区<td>机构（家）<tr><td>武江区<td>12</table>"
    mail = mail_of("见网页", html=f"<p>关于检查的情况</p><p>{SAID}</p>{table}")
    receipt = import_text(mail, name="信.eml")
    assert receipt["outcome"] == "created"
    assert "武江区\t12" in SourceFile.objects.get().text


@pytest.mark.parametrize("written", ["=?gb18030?B?vNcudHh0?=", "甲.txt"])
def test_names_of_what_is_attached_are_read_however_they_are_written(written):
    mail = mail_of(SAID, ("X.txt", b"1")).replace(
        b'filename="X.txt"', f'filename="{written}"'.encode("gb18030")
    )
    assert ("信.eml/甲.txt", "") in told(mail, "信.eml")


def test_a_text_that_begins_like_a_letter_is_a_text():
    text = "主送：各区民政局\n抄送: 市委办\n日期: 2022年\nto: 甲\n".encode()
    assert told(text, "甲.txt") == [("甲.txt", "")]
    assert next(members_of(text, "甲.txt")).content == text


@pytest.mark.parametrize(
    "piece", ["To: <((((", "\n ", "Content-Type: multipart/mixed;"]
)
def test_mails_made_to_be_slow_are_not(piece):
    head = "From: a\nTo: b\nDate: c\nMessage-ID: d\n"
    start = process_time()
    list(members_of((head + piece * (500_000 // len(piece))).encode(), "信.eml"))
    assert process_time() - start < 10
