"""A page saved whole is read as the page, however its parts are written."""

from base64 import encodebytes
from quopri import encodestring

import pytest

from intake.formats import extract, web_archives
from reading import Unreadable

from .sameness import NAMES, lines_of, reading_of, reading_of_text
from .test_html_pages import SAID, page_of, paragraph

CHROME = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: http://example.org/\n"
    "Subject: =?utf-8?Q?=E7=94=B2?=\nDate: Fri, 1 Sep 2023 08:00:00 +0800\n"
)
EXPLORER = (
    "From: =?gb2312?B?08kgV2luZG93cyBJRQ==?=\nSubject: =?gb2312?B?vNc=?=\n"
    "Date: Fri, 1 Sep 2023 08:00:00 +0800\n"
)
OF_WORD = ""
ENCODERS = {"quoted-printable": encodestring, "base64": encodebytes}


def part(
    content: bytes, encoding: str, *, kind: str = "text/html", more: str = ""
) -> bytes:
    head = f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n{more}\n"
    return head.encode() + ENCODERS[encoding](content)


def archive_of(*parts: bytes, head: str = CHROME) -> bytes:
    kind = 'Content-Type: multipart/related;\n type="text/html";\n boundary="----=_1"'
    opened = f"{head}MIME-Version: 1.0\n{kind}\n\n".encode()
    inner = b"".join(b"------=_1\n" + each + b"\n" for each in parts)
    return opened + inner + b"------=_1--\n"


PICTURE = part(b"\x89PNG", "base64", kind="image/png", more="Content-ID: <a@b>\n")


@pytest.mark.parametrize(
    ("head", "encoding", "charset"),
    [
        (CHROME, "quoted-printable", "utf-8"),
        (EXPLORER, "quoted-printable", "gb2312"),
        (OF_WORD, "base64", "gb2312"),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_as_an_archive_is_read_as_its_text(name, head, encoding, charset):
    page = page_of(*map(paragraph, lines_of(name)), charset=charset)
    told = part(page, encoding, kind=f'text/html; charset="{charset}"')
    content = archive_of(told, PICTURE, head=head).replace(b"\n", b"\r\n")
    assert reading_of(content, "甲.mht") == reading_of_text(name)


def test_a_frame_whose_page_is_there_is_read_where_it_stands():
    for source, more in (
        ("cid:frame-1@mhtml.blink", "Content-ID: <frame-1@mhtml.blink>\n"),
        ("http://example.org/b.htm", "Content-Location: http://example.org/b.htm\n"),
        ("b.files/b.htm", "Content-Location: file:///C:/b.files/b.htm\n"),
    ):
        page = page_of("<p>甲</p>", f"<iframe src='{source}'></iframe><p>丙</p>")
        inner = part(page_of("<p>乙</p></div></body>"), "base64", more=more)
        told = extract(archive_of(part(page, "base64"), inner), "甲.mht")
        assert (told.text, told.remarks) == ("甲\n乙\n丙", ())
    alone = extract(archive_of(part(page, "base64")), "甲.mht")
    assert [each.code for each in alone.remarks] == ["frame_left_out"]


def test_headers_of_word_are_margins():
    margins = page_of("<div style='mso-element:header'><p>内部资料 注意保密</p></div>")
    told = extract(
        archive_of(
            part(page_of(f"<p>{SAID}"), "base64"), part(margins, "base64"), head=""
        ),
        "甲.mht",
    )
    assert told.text == f"{SAID}\n内部资料 注意保密"
    assert told.margins == (2,)


@pytest.mark.parametrize(
    "content",
    [
        archive_of(PICTURE),
        archive_of(part(page_of(SAID), "base64"))[:240],
        archive_of(),
    ],
)
def test_an_archive_without_a_page_is_refused(content):
    assert web_archives.recognises(content, "甲")
    with pytest.raises(Unreadable, match="网页"):
        extract(content, "甲.mht")


def test_parts_within_parts_without_end_are_refused():
    nested = archive_of().replace(b"------=_1--\n", b"")
    for at in range(3_000):
        nested += f"------=_{at + 1}\nContent-Type: multipart/mixed; boundary=----=_{at + 2}\n\n".encode()
    with pytest.raises(Unreadable):
        extract(nested, "甲.mht")
