"""What files that mean harm cost: `python -m tests.formats.hostile_figures` prints the table.

Each is brought in by the command and by the upload, in a process of its own, on a database
of its own (DATABASE_URL, migrated): seconds by the clock and of the processor, and the most
memory that it or a process that it started held.
"""

import os
import struct
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import django
from reportlab.lib.pdfencrypt import StandardEncryption

from . import sheets
from .pdf_files import drawn, file_of, pdf_of, plain_pdf_of, stream
from .test_scan import tif_of
from .word_maker import paragraph, word_file, zipped
from .xls_files import xls_of

MB = 1024 * 1024
PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"
TEXT = "青禾县民政局关于开展敬老月活动的通知\n\n　　全市走访高龄老人365户。"
FROM = "From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n"
LINE = (
    "全市各级民政部门扎实推进社会救助工作，累计发放低保资金三千五百万元，惠及困难群众。"
)


def zip_of(*files: tuple[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return held.getvalue()


def with_macros() -> bytes:
    held = BytesIO(word_file(*map(paragraph, TEXT.split("\n"))))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()" * MB)
    return held.getvalue()


def with_entities() -> bytes:
    more = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<!DOCTYPE a [<!ENTITY a0 "甲">{more}]><w:document>&a11;</w:document>'.encode()
    )


def with_script() -> bytes:
    def draw(canvas):
        canvas.drawString(80, 700, "青禾县民政局关于开展敬老月活动的通知")

    script = (
        b"/OpenAction<</S/JavaScript/JS(while\\(1\\){app.alert\\(1\\)})>>/Type/Catalog"
    )
    return drawn(draw).replace(b"/Type /Catalog", script, 1)


def of_pages(count: int) -> bytes:
    kids = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"4 0 R " * count, count)
    return file_of([PAGES[0], kids, stream(b""), PAGE])


def locked_bomb() -> bytes:
    lock = StandardEncryption("", ownerPassword="owner", canPrint=0)
    swelling = " " * (17 * MB)
    return drawn(
        lambda canvas: canvas._code.append(swelling), encrypt=lock, pageCompression=1
    )


def one_member_often(times: int, size: int) -> bytes:
    """A zip that names one member many times: as if it were so many."""
    whole = zip_of(("a.txt", bytes(range(256)) * (size // 256)))
    at = whole.index(b"PK\x01\x02")
    entry = whole[at : whole.index(b"PK\x05\x06")]
    end = struct.pack("<HHII", times, times, times * len(entry), at)
    return whole[:at] + entry * times + b"PK\x05\x06\0\0\0\0" + end + b"\0\0"


def in_parts(count: int) -> bytes:
    """A mail whose parts lie within each other."""
    mail = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}"
    for n in range(count):
        head = f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n"
        mail = f"{head}--b{n}\r\n{mail}\r\n--b{n}--\r\n"
    return (FROM + mail).encode()


def in_mails(count: int) -> bytes:
    mail = f"{FROM}Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}"
    for _ in range(count):
        mail = f"{FROM}Content-Type: message/rfc822\r\n\r\n{mail}"
    return mail.encode()


def drawn_in_itself() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream"
    page = PAGE.replace(b"/Contents", b"/Resources<</XObject<</X 5 0 R>>>>/Contents")
    return file_of([*PAGES, stream(b"/X Do " * 1000), page, form])


FILES: dict[str, Callable[[], bytes]] = {
    "1 GB of blanks in a zip.zip": lambda: zip_of(("a.txt", b" " * (1024 * MB))),
    "600 files in a zip.zip": lambda: zip_of(*((f"{n}.txt", b"a") for n in range(600))),
    "three zips deep.zip": lambda: zip_of(
        ("a.zip", zip_of(("b.zip", zip_of(("c.txt", TEXT.encode())))))
    ),
    "path traversal.zip": lambda: zip_of(("../../../etc/cron.d/甲.txt", TEXT.encode())),
    "one file of 19 MB 400 times.zip": lambda: one_member_often(400, 19 * MB),
    "a mail in 300 mails.eml": lambda: in_mails(300),
    "1,000 parts deep.eml": lambda: in_parts(1_000),
    "the wrong boundary.mht": lambda: (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
        f" boundary=a\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>{TEXT}\r\n--b--\r\n"
    ).encode(),
    "1 GB of text.txt": lambda: b"",
    "20 MB without a line's end.txt": lambda: ("民政" * (3 * MB)).encode(),
    "a program called docx.docx": lambda: b"MZ\x90\0" + os.urandom(MB),
    "macros.docm": with_macros,
    "entities that swell.docx": lambda: zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": with_entities()}
    ),
    "a part of 400 MB.docx": lambda: zip_of(
        ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b" " * (400 * MB))
    ),
    "one attribute of 40 MB.docx": lambda: zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<document a='{'民' * 13 * MB}'/>",
        }
    ),
    "100,000 attributes.html": lambda: (
        f"<html><p {' '.join(f'a{n}=1' for n in range(100_000))}>{TEXT}".encode()
    ),
    "script and frames.html": lambda: (
        "<html><script>while(1){}</script><iframe src=http://127.0.0.1/></iframe>"
        + "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    ).encode(),
    "a million tags deep.html": lambda: b"<html>" + b"<div>" * 1_000_000,
    "a picture of lines.svg": lambda: (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    ),
    "JavaScript.pdf": with_script,
    "a drawing in itself.pdf": drawn_in_itself,
    "10,000 pages.pdf": lambda: of_pages(10_000),
    "2,000 pages of one.pdf": lambda: of_pages(2_000),
    "a stream of 1 GB.pdf": lambda: file_of([*PAGES, stream(b" " * (1024 * MB)), PAGE]),
    "locked, a stream that swells.pdf": locked_bomb,
    "a password.pdf": lambda: drawn(
        lambda canvas: canvas.drawString(80, 700, "甲"),
        encrypt=StandardEncryption("secret"),
    ),
    "cut off.pdf": lambda: pdf_of(TEXT)[:-400],
    "400 dense pages.pdf": lambda: plain_pdf_of("\n".join([f"　　{LINE * 4}"] * 2_400)),
    "a part of 400 MB.ofd": lambda: zip_of(
        ("OFD.xml", b"<ofd:OFD>"), ("Doc_0/Document.xml", b" " * (400 * MB))
    ),
    "400 million dots.png": lambda: sheets.png(
        sheets.Image.new("1", (20_000, 20_000), 1)
    ),
    "10,000 pages.tif": lambda: tif_of(10_000),
    "12,000 rows of blanks.xls": lambda: xls_of([["甲"]], blank_rows=12_000),
    "a part of 400 MB.xlsx": lambda: zip_of(
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", b" " * (400 * MB)),
    ),
}


def by_command(path: Path) -> None:
    from django.core.management import CommandError, call_command

    with suppress(CommandError):
        call_command("import_briefings", "--dry-run", str(path), stderr=sys.stdout)


def by_upload(path: Path) -> None:
    from django.contrib.auth.models import User
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from briefings.models import Upload

    person, _ = User.objects.get_or_create(username="hostile", is_superuser=True)
    User.objects.update(is_staff=True)
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    client.post("/admin/briefings/sourcefile/upload/", {"files": [sent], "kind": ""})
    upload = Upload.objects.latest("pk")
    for each in upload.files.all():
        print(each.get_outcome_display(), *(r["message"] for r in each.remarks[:1]))
    for each in upload.waiting.all():
        print(f"{each}排队等候。")


def measured(do: Callable[[Path], None], path: Path) -> tuple[float, float, int, str]:
    """Seconds by the clock and of the processor, MB at most, and what is said first.

    In a process of its own, which begins with what this one holds.
    """
    began, said = monotonic(), path.with_name("said")
    if not (process := os.fork()):
        try:
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
            do(path)
            sys.stdout.flush()
        finally:
            os._exit(0)
    _, _, used = os.wait4(process, 0)
    lines = [each.strip() for each in said.read_text("utf-8").split("\n")]
    told = next((each for each in lines if "。" in each), " ".join(lines[:1]))
    seconds = used.ru_utime + used.ru_stime
    return monotonic() - began, seconds, used.ru_maxrss // 1024, told


def make(path: Path) -> None:
    path.write_bytes(FILES[path.name]())
    if path.name.startswith("1 GB of text"):
        os.truncate(path, 1024 * MB)


def main() -> None:
    django.setup()
    import config.urls  # noqa: F401 - what the site holds before anybody comes

    sys.stdout.reconfigure(line_buffering=True)
    print("| file | way | s by clock | s of processor | MB | told |")
    print("|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for name in sys.argv[1:] or FILES:
            path = Path(folder) / name
            measured(make, path)
            for way, do in (("command", by_command), ("upload", by_upload)):
                if path.stat().st_size > 100 * MB and way == "upload":
                    continue
                clock, seconds, most, told = measured(do, path)
                cells = (name, way, f"{clock:.0f}", f"{seconds:.1f}", most, told[:80])
                print("|", " | ".join(map(str, cells)), "|")
            path.unlink()


if __name__ == "__main__":
    main()
