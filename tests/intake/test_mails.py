"""Mails of all makers: known as such, and whatever hangs on them named."""

import base64
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from briefings.models import Issue
from intake.formats import mails, web_archives
from intake.formats.containers import members_of

from .texts import bulletin

OUTLOOK = b"\x78\x9f\x3e\x22\x01\x00\x01\x90\x08\x00"
TO_SAY = f"现将本期简报报上，请审阅。\n{bulletin(1)}"


def letter(body: str, **headers: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(body)
    return mail


@pytest.mark.parametrize(
    "head",
    [
        # As programs save what was never sent: without Date, To and Message-ID.
        "Subject: 1\nFrom: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain",
        "Content-Type: text/plain\nMIME-Version: 1.0\nSubject: 1\nFrom: 甲\n <a@b.org>",
        "\ufeffX_QQ_mid: 1\nX.Y: 2\nContent-Type: text/plain\nCc: a",
        "From a@b.org Mon Oct 9 2023\nReply-To: a\nMIME-Version: 1.0",
    ],
)
def test_a_mail_is_known_by_any_of_its_headers(head):
    content = f"{head}\n\n{bulletin(1)}".encode()
    assert mails.recognises(content, "信")
    assert bulletin(1).strip() in mails.extract(content, "信").text


@pytest.mark.parametrize(
    "saved_by", ["<Saved by Blink>", "<由 Windows Internet Explorer 8 保存>"]
)
def test_a_page_that_a_browser_saved_is_no_mail(saved_by):
    head = f"From: {saved_by}\nSubject: 1\nMIME-Version: 1.0\nContent-Type: text/html"
    content = f"{head}\n\n<p>甲</p>".encode()
    assert not mails.recognises(content, "页.mht")
    assert web_archives.recognises(content, "页.mht")


@pytest.mark.django_db
@pytest.mark.parametrize("is_encoded", [False, True])
def test_a_mail_that_is_passed_on_is_filed_and_what_outlook_packed_is_named(
    write_file, run_import, is_encoded
):
    inner = letter(bulletin(2), Subject="1", From="a@example.org")
    inner.add_attachment(
        bulletin(3).encode(), maintype="text", subtype="plain", filename="丙.txt"
    )
    outer = letter(TO_SAY, Subject="2", From="b@example.org")
    outer.add_attachment(inner, filename="转来.eml")
    outer.add_attachment(
        OUTLOOK, maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    written = outer.as_bytes()
    if is_encoded:
        written = encoded(written, inner.as_bytes())
    path = write_file("信.eml", written)
    run = run_import(path)
    assert [(each["file"], each["outcome"]) for each in run.receipts] == [
        (str(path), "created"),
        (f"{path}/转来.eml", "created"),
        (f"{path}/转来.eml/丙.txt", "created"),
        (f"{path}/winmail.dat", "rejected"),
    ]
    assert sorted(Issue.objects.values_list("number", flat=True)) == [1, 2, 3]
    (remark,) = run.receipts[-1]["remarks"]
    assert "这是 Outlook 的附件包（winmail.dat）" in remark["message"]
    assert "请用 Outlook 打开邮件，把附件另存出来再导入。" in remark["message"]


def encoded(written: bytes, inner: bytes) -> bytes:
    """As some programs pass a mail on: the whole of it in base64."""
    head = b"Content-Type: message/rfc822\r\n"
    told = b"Content-Transfer-Encoding: base64\r\n"
    start = written.index(inner[:40])
    end = written.rindex(b"\r\n--", 0, written.index(b"application/ms-tnef"))
    whole = base64.encodebytes(inner).replace(b"\n", b"\r\n")
    return written[:start].replace(head, head + told) + whole + written[end:]


@pytest.mark.django_db
def test_a_mail_in_hundreds_of_mails_keeps_no_other_file_from_being_read(
    write_file, run_import
):
    head = "From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n"
    mail = f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{bulletin(1)}"
    for _ in range(300):
        mail = f"{head}Content-Type: message/rfc822\r\n\r\n{mail}"
    deep = write_file("一.eml", mail.encode())
    other = write_file("二.txt", bulletin(2))
    run = run_import(deep, other)
    first, second = run.receipts
    assert (first["outcome"], second["outcome"]) == ("rejected", "created")
    assert first["file"] == f"{deep}/邮件.eml"
    assert "套得太深" in first["remarks"][0]["message"]


def test_what_hangs_on_mails_too_deep_is_named():
    mail = letter(bulletin(1), From="a@example.org")
    mail.add_attachment(b"1", maintype="text", subtype="plain", filename="甲.txt")
    for _ in range(4):
        outer = letter(bulletin(1), From="a@example.org")
        outer.add_attachment(mail)
        mail = outer
    told = [
        (each.name.count("/"), each.refusal[:8])
        for each in members_of(bytes(mail), "信")
    ]
    assert told == [*((depth, "") for depth in range(4)), (4, "邮件里的邮件套得")]
