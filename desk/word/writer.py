"""Writes a Word file: paragraphs in styles, tables, page numbers as — 1 —."""

import re
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .styles import BOTTOM, HEIGHT, LEFT, RIGHT, STYLES, TEXT_WIDTH, TOP, WIDTH

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML cannot hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Pages on the right bear their number at the right, those on the left at the left.
SIDES = {"default": ("right", "w:rightChars"), "even": ("left", "w:leftChars")}
TYPES = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    **{f"{edge}-{side}": edge for edge in ("header", "footer") for side in SIDES},
}
SECTION = (
    f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/><w:pgMar w:top="{TOP}" w:right="{RIGHT}" '
    f'w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="851" w:footer="1400" w:gutter="0"/>'
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TABLE = (
    f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    f"<w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>"
)
# The same file of the same words, whenever it is written.
WRITTEN_AT = (1980, 1, 1, 0, 0, 0)


class WordWriter:
    """A Word file while it is written, from its head to its foot."""

    def __init__(self) -> None:
        self.body: list[str] = []
        # What stands above each page.
        self.header = ""

    def paragraph(self, text: str, style: str = "Body") -> None:
        self.body.append(_paragraph(text, style))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows of one table; a row that is shorter than others has empty cells."""
        width = max(map(len, rows))
        grid = f'<w:gridCol w:w="{TEXT_WIDTH // width}"/>' * width
        filled = ([*row, *[""] * (width - len(row))] for row in rows)
        written = "".join(map(_row, filled))
        self.body.append(
            f"<w:tbl>{TABLE}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
        )

    def content(self) -> bytes:
        parts = {
            "document": self._document(),
            "styles": _styles(),
            "settings": f"<w:settings {SPACES}><w:evenAndOddHeaders/></w:settings>",
            **{f"footer-{side}": _footer(side) for side in SIDES},
            **{f"header-{side}": self._header() for side in SIDES},
        }
        members = {f"word/{name}.xml": xml for name, xml in parts.items()}
        members["[Content_Types].xml"] = _content_types()
        members["_rels/.rels"] = _relations({"officeDocument": "word/document.xml"})
        of_main = {name: f"{name}.xml" for name in parts if name != "document"}
        members["word/_rels/document.xml.rels"] = _relations(of_main)
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, xml in members.items():
                info = ZipInfo(name, WRITTEN_AT)
                info.compress_type = ZIP_DEFLATED
                archive.writestr(info, HEAD + xml)
        return file.getvalue()

    def _header(self) -> str:
        return f"<w:hdr {SPACES}>{_paragraph(self.header, 'PageNumber')}</w:hdr>"

    def _document(self) -> str:
        edges = "".join(
            f'<w:{edge}Reference w:type="{side}" r:id="{edge}-{side}"/>'
            for edge in ("header", "footer")
            for side in SIDES
        )
        section = f"<w:sectPr>{edges}{SECTION}</w:sectPr>"
        inner = "".join(self.body)
        return f"<w:document {SPACES}><w:body>{inner}{section}</w:body></w:document>"


def _paragraph(text: str, style: str) -> str:
    """Line ends and tabs are Word's own."""
    bare = escape(UNWRITABLE.sub("", text))
    inner = bare.replace("\n", "</w:t><w:br/><w:t>").replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
    run = f'<w:r><w:t xml:space="preserve">{inner}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _row(cells: Sequence[str]) -> str:
    written = (
        f"<w:tc><w:tcPr/>{_paragraph(each, 'TableCell')}</w:tc>" for each in cells
    )
    return f"<w:tr>{''.join(written)}</w:tr>"


def _styles() -> str:
    inner = "".join(each.as_xml() for each in STYLES)
    return f"<w:styles {SPACES}>{inner}</w:styles>"


def _footer(side: str) -> str:
    """— 1 —, a sign in from its edge."""
    place, indent = SIDES[side]
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/>'
        f'<w:ind {indent}="100"/><w:jc w:val="{place}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{number}'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in TYPES.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/>{parts}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    """By their ids, which begin with their kinds: footer-even."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{key.partition("-")[0]}" '
        f'Target="{target}"/>'
        for key, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
