"""OFD, the format of official documents, is read by where its signs stand."""

import io
import zipfile

import ofdkit
import pytest

from intake.formats import extract, ofd, read_file
from intake.formats.ofd.package import DEEPEST, LARGEST_PART
from intake.formats.placed.whole import MOST_PAGES
from reading import Unreadable
from reading.parsed import Severity

from .alike import SAMPLES, text_of, told, told_by_the_text
from .ofd_files import (
    HEAD,
    SPACE,
    drawn_page,
    ofd_of,
    packed,
    parts_of,
    text_object,
)
from .paper import SetLine, set_pages

TITLE = "青禾县民政局关于开展敬老月活动的通知"
CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def line(text: str, left: float = 80, base: float = 200) -> SetLine:
    return SetLine(text, left, base)


def page(*objects: str) -> dict[str, str]:
    return parts_of(["".join(objects)])


def lines_of(parts: dict) -> list[str]:
    return extract(packed(parts), "甲.ofd").text.split("\n")


def codes_of(parts: dict) -> dict[str, Severity]:
    return {
        each.code: each.severity for each in extract(packed(parts), "甲.ofd").remarks
    }


def refusal_of(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        extract(content, "甲.ofd")
    return str(refused.value)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_the_receipt_of_its_plain_text(name):
    whole = read_file(ofd_of(text_of(name)), name.replace("txt", "ofd"))
    assert whole.document.encoding == "ofd"
    assert told(whole) == told_by_the_text(name)


@pytest.mark.parametrize("name", list(SAMPLES)[:6])
def test_another_reader_finds_the_same_signs(name):
    content = ofd_of(text_of(name))
    with ofdkit.open(content) as document:
        theirs = document.text()
    ours = extract(content, "甲.ofd").text
    assert sorted("".join(ours.split())) == sorted("".join(theirs.split()))


def test_the_order_in_the_file_does_not_matter():
    (whole,) = set_pages("青禾县民政局文件\n各乡镇人民政府：\n　　请按通知办理。")
    backwards = [text_object(each) for each in reversed(whole.lines)]
    assert lines_of(page(*backwards)) == lines_of(page(drawn_page(whole)))
    singly = [
        text_object(line(sign, 80 + 16 * i))
        for i, sign in reversed(list(enumerate(TITLE)))
    ]
    assert lines_of(page(*singly)) == [TITLE]


def test_signs_within_an_object_stand_where_their_shifts_put_them():
    # 5.6 mm are a sign; the first two are exchanged, then a wide gap.
    told_shifts = (
        '<ofd:TextObject Boundary="20 50 150 8" Font="1" Size="5.6">'
        '<ofd:TextCode X="5.6" Y="5.6" DeltaX="-5.6 11.2 g 2 5.6 44.8">局政民各县县</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    (told_line,) = lines_of(page(told_shifts))
    assert told_line.startswith("政局民各县\u3000")
    assert told_line.endswith("县")


def test_templates_and_shared_drawings_are_part_of_the_page():
    parts = page('<ofd:CompositeObject ID="9" Boundary="0 0 200 290" ResourceID="77"/>')
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        "</ofd:CommonData>",
        '<ofd:TemplatePage ID="5" BaseLoc="Tpls/T.xml"/><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>',
    )
    parts[CONTENT] = parts[CONTENT].replace(
        "<ofd:Content>", '<ofd:Template TemplateID="5"/><ofd:Content>'
    )
    parts["Doc_0/Tpls/T.xml"] = (
        f"{HEAD}<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{text_object(line('青禾县民政局文件', base=100))}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    parts["Doc_0/Res.xml"] = (
        f'{HEAD}<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="200" Height="290"><ofd:Content>{text_object(line(TITLE))}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'
    )
    assert [each for each in lines_of(parts) if each] == ["青禾县民政局文件", TITLE]


def annotated(kind: str, drawn: str) -> dict[str, str]:
    parts = parts_of(
        [text_object(line(TITLE)) + text_object(line("2023年9月28日", base=228))],
        "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
    )
    parts["Doc_0/Annots/Annotations.xml"] = (
        f'{HEAD}<ofd:Annotations {SPACE}><ofd:Page PageID="10"><ofd:FileLoc>Page_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    )
    parts["Doc_0/Annots/Page_0.xml"] = (
        f'{HEAD}<ofd:PageAnnot {SPACE}><ofd:Annot ID="3" Type="{kind}"><ofd:Appearance Boundary="0 0 200 200">{drawn}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    )
    return parts


def test_the_words_of_a_watermark_are_a_margin_and_their_mark_counts():
    turned = text_object(line("内部资料"), ' CTM="0.7 0.7 -0.7 0.7 0 0"')
    parts = annotated("Watermark", turned)
    extracted = extract(packed(parts), "甲.ofd")
    assert extracted.text.split("\n")[-1] == "内部资料"
    assert extracted.margins == (3,)
    (issue,) = read_file(packed(parts), "甲.ofd").document.issues
    assert issue.secrecy


def test_a_stamp_or_a_remark_on_the_page_is_told_not_read():
    parts = annotated("Stamp", text_object(line("已阅")))
    assert lines_of(parts) == [TITLE, "2023年9月28日"]
    assert codes_of(parts) == {"annotation_left_out": Severity.WARNING}
    assert codes_of(annotated("Link", text_object(line("已阅")))) == {}


def test_seals_and_attachments_are_told():
    parts = parts_of(
        [text_object(line(TITLE))], "<ofd:Attachments>Attachments.xml</ofd:Attachments>"
    )
    parts["Doc_0/Attachments.xml"] = (
        f'{HEAD}<ofd:Attachments {SPACE}><ofd:Attachment ID="1" Name="表"/></ofd:Attachments>'
    )
    parts["OFD.xml"] = parts["OFD.xml"].replace(
        "</ofd:DocRoot>", "</ofd:DocRoot><ofd:Signatures>Doc_0/S.xml</ofd:Signatures>"
    )
    parts["Doc_0/S.xml"] = (
        f'{HEAD}<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="x.xml"/></ofd:Signatures>'
    )
    assert codes_of(parts) == {
        "seal_left_out": Severity.INFO,
        "attachment_left_out": Severity.WARNING,
    }


@pytest.mark.parametrize(
    ("more", "inner"),
    [
        (' Visible="false"', ""),
        (' Alpha="0"', ""),
        (' Fill="false"', ""),
        ("", '<ofd:FillColor Value="255 255 255"/>'),
    ],
)
def test_what_nobody_sees_is_left_out_with_a_remark(more, inner):
    hidden = text_object(line("看不见的字", base=400), more, inner)
    parts = page(text_object(line(TITLE)), hidden)
    assert lines_of(parts) == [TITLE]
    assert codes_of(parts) == {"hidden_text_left_out": Severity.WARNING}


def test_a_scan_is_refused_and_a_scanned_page_blocks():
    scan = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="8"/>'
    assert refusal_of(packed(page(scan))).startswith("这份 OFD 是扫描件，没有文字")
    parts = parts_of([text_object(line(TITLE)), scan])
    assert codes_of(parts) == {"page_without_text": Severity.BLOCKING}


def test_signs_without_a_character_block_or_are_refused():
    assert codes_of(page(text_object(line(TITLE + "和走访高龄老人¤")))) == {
        "unmapped_characters": Severity.BLOCKING
    }
    assert refusal_of(packed(page(text_object(line("¤" * 9))))).startswith(
        "这份 OFD 里的字取出来不对"
    )


def test_parts_in_gbk_and_names_with_backslashes_are_read():
    parts = page(text_object(line(TITLE)))
    parts["Doc_0\\Pages\\Page_0\\Content.xml"] = (
        parts.pop(CONTENT).replace('encoding="UTF-8"', 'encoding="GBK"').encode("gbk")
    )
    assert lines_of(parts) == [TITLE]


def test_an_ofd_is_known_by_its_parts_not_its_name():
    content = packed(page(text_object(line(TITLE))))
    assert extract(content, "甲.zip").text == TITLE
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("其他.xml", "<a/>")
    assert not ofd.recognises(other.getvalue(), "甲.docx")
    broken = "这份 OFD 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"
    assert refusal_of(other.getvalue()) == broken
    assert refusal_of(content[: len(content) // 2]) == broken


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "民政">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1),
        "<a>" + " " * LARGEST_PART + "</a>",
        "<a><b>",
        "",
        "<a>" + "<b/>" * 250_000 + "</a>",
    ],
    ids=["entity", "outer entity", "deep", "swells", "torn", "empty", "many"],
)
def test_parts_that_mean_harm_are_refused(part):
    parts = page(text_object(line(TITLE)))
    parts[CONTENT] = part
    assert refusal_of(packed(parts)).startswith("这份 OFD ")


def test_drawings_that_hold_themselves_are_refused():
    itself = '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="77"/>' * 9
    parts = page(itself)
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        "</ofd:CommonData>", "<ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>"
    )
    parts["Doc_0/Res.xml"] = (
        f'{HEAD}<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77"><ofd:Content>{itself}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'
    )
    assert refusal_of(packed(parts)).startswith("这份 OFD 里有大得异常的数据")


def test_places_outside_of_the_file_lead_nowhere():
    parts = page(text_object(line(TITLE)))
    parts["OFD.xml"] = parts["OFD.xml"].replace(
        "Doc_0/Document.xml", "../../../etc/passwd"
    )
    assert refusal_of(packed(parts)).startswith("这份 OFD 不完整或已损坏")


def test_an_encrypted_part_is_refused():
    content = bytearray(packed(page(text_object(line(TITLE)))))
    # The flag of each part, in the parts themselves and in the table behind them.
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    assert refusal_of(bytes(content)).startswith("这份 OFD 加了密")


def test_more_pages_than_any_text_has_are_refused():
    parts = page(text_object(line(TITLE)))
    listed = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        listed, listed * (MOST_PAGES + 1)
    )
    told_pages = (
        f"这份 OFD 有 {MOST_PAGES + 1} 页，超过 {MOST_PAGES} 页的上限。请拆分后再导入。"
    )
    assert refusal_of(packed(parts)) == told_pages


def test_a_page_whose_part_is_missing_blocks():
    parts = parts_of([text_object(line(TITLE)), text_object(line(TITLE))])
    del parts["Doc_0/Pages/Page_1/Content.xml"]
    assert codes_of(parts) == {"page_not_read": Severity.BLOCKING}
