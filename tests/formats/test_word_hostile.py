"""Word files that are torn, locked or made to harm are refused in a sentence."""

import struct

import pytest

from intake.formats import docx, extract
from reading import Unreadable

from .word_maker import SPACES, cell, paragraph, table, word_file, zipped

TEXT = word_file(paragraph("青禾县民政局关于核查低保的通知"))


def main_part(xml: str, **more) -> bytes:
    return zipped({"word/document.xml": xml, **more})


def body_of(inner: str) -> str:
    return f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>"


@pytest.mark.parametrize("length", [4, 40, 400, len(TEXT) - 30])
def test_a_torn_file_is_refused(length):
    with pytest.raises(Unreadable, match="不完整"):
        extract(TEXT[:length], "甲.docx")


def test_damaged_contents_are_refused():
    at = TEXT.index(b"word/document.xml") + 40
    with pytest.raises(Unreadable, match=r"损坏|不完整"):
        extract(TEXT[:at] + b"\0" * 40 + TEXT[at + 40 :], "甲.docx")


def test_a_zip_with_a_password_is_refused():
    """The flag of the first member, in its own head and in the directory."""
    locked = bytearray(main_part(body_of(paragraph("甲"))))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="密码"):
        extract(bytes(locked), "甲.docx")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">',
    ],
)
def test_entities_are_refused(head):
    with pytest.raises(Unreadable, match="损坏或不合规范"):
        extract(main_part(head + body_of(paragraph("甲"))), "甲.docx")


def test_a_part_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(docx.package, "LARGEST_PART", 1 << 20)
    with pytest.raises(Unreadable, match="解开后超过 1 MB"):
        extract(main_part(body_of(paragraph("甲" * (1 << 20)))), "甲.docx")


def test_what_is_never_read_may_be_as_large_as_it_likes():
    picture = {"word/media/image1.png": b"\0" * (1 << 26)}
    content = main_part(body_of(paragraph("甲")), **picture)
    assert extract(content, "甲.docx").text == "甲"


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(docx.package, "MOST_ELEMENTS", 1000)
    with pytest.raises(Unreadable, match="庞杂"):
        extract(main_part(body_of("<w:p/>" * 1000)), "甲.docx")


@pytest.mark.parametrize("tag", ["w:p", "w:r", "w:sdt", "w:tbl", "mc:Choice", "w:x"])
def test_elements_too_deep_are_refused(tag):
    deep = f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000
    with pytest.raises(Unreadable, match="庞杂"):
        extract(main_part(body_of(deep)), "甲.docx")


def test_tables_as_deep_as_word_sets_them_are_read():
    inner = "甲"
    for _ in range(30):
        inner = table((cell(inner),))
    assert extract(word_file(inner), "甲.docx").text == "甲"


def test_too_many_members_are_refused():
    members = {f"word/{i}.xml": b"" for i in range(5_001)}
    with pytest.raises(Unreadable, match="5000 个的上限"):
        extract(main_part(body_of(paragraph("甲")), **members), "甲.docx")


def test_names_that_lead_out_of_the_file_lead_nowhere():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="a" Type="{kind}" '
        'Target="../../../../etc/passwd"/></Relationships>'
    )
    parts = {"word/_rels/document.xml.rels": relations, "../../etc/passwd": b"x"}
    assert extract(main_part(body_of(paragraph("甲")), **parts), "甲.docx").text == "甲"


def test_macros_are_not_looked_at():
    content = main_part(body_of(paragraph("甲")), **{"word/vbaProject.bin": b"x"})
    assert extract(content, "甲.docm").text == "甲"


def test_a_word_file_is_one_whatever_it_is_called():
    assert extract(TEXT, "甲.txt").encoding == "docx"
    assert extract(TEXT, "甲").encoding == "docx"
    assert not docx.recognises(zipped({"xl/workbook.xml": b""}), "甲.xlsx")
    assert not docx.recognises("民政简报".encode(), "甲.docx")


def test_a_file_of_nothing_but_pictures_is_refused():
    picture = paragraph("<w:r><w:drawing><a:blip/></w:drawing></w:r>")
    for body in (picture, "", "<w:p/>"):
        with pytest.raises(Unreadable, match="没有文字"):
            extract(word_file(body, header=paragraph("页眉")), "甲.docx")


def test_numbers_of_a_list_may_say_anything():
    """Levels that are not there, styles in a circle, numbers that are none."""
    style = (
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    numbers = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/>'
        '<w:lvl w:ilvl="x"><w:start w:val="-9"/><w:lvlText w:val="%9%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = [
        paragraph(
            "甲", properties=f'<w:pStyle w:val="a"/><w:numPr>{level}{num}</w:numPr>'
        )
        for level in ("", '<w:ilvl w:val="99"/>', '<w:ilvl w:val="a"/>')
        for num in ("", *(f'<w:numId w:val="{n}"/>' for n in (1, 2, 3)))
    ]
    text = extract(word_file(*body, styles=style, numbering=numbers), "甲.docx").text
    assert {line[-1] for line in text.split("\n")} == {"甲"}


def test_a_size_that_lies_is_not_believed():
    """The directory says that a member is small; it is read no further than the limit."""
    content = bytearray(main_part(body_of(paragraph("甲" * 5000))))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(Unreadable, match="损坏"):
        extract(bytes(content), "甲.docx")
