"""Makes Word files for the tests: out of plain lines, or out of XML that a test writes."""

from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": MAIN,
        "r": f"{OFFICE}/relationships",
        "m": f"{OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
# What the text refers to by its kind, and the root of that part.
PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def run(words: str, properties: str = "") -> str:
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Each of the content is XML, or words that become a run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    runs = (each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{own}{''.join(runs)}</w:p>"


def cell(*pieces: str, properties: str = "") -> str:
    """Each piece is XML of blocks, or words that become a paragraph."""
    blocks = (each if each.startswith("<") else paragraph(each) for each in pieces)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """Each cell is XML of a cell, or words."""
    cells = (
        "".join(each if each.startswith("<w:tc>") else cell(each) for each in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def numbered(num: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    """One kind of list, and list 1 of it, or those given."""
    own = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{own}'


def word_file(*body: str, section: str = "", **parts: str) -> bytes:
    """A file with this body; parts are named for their kinds: header, header_first …"""
    relations, sections, members = [], [], {}
    for key, content in parts.items():
        kind, _, which = key.partition("_")
        root = PARTS[kind]
        members[f"word/{key}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
        relations.append((key, f"{OFFICE}/relationships/{kind}", f"{key}.xml"))
        if kind in ("header", "footer"):
            of = which or "default"
            sections.append(f'<w:{kind}Reference w:type="{of}" r:id="{key}"/>')
    end = f"<w:sectPr>{''.join(sections)}{section}</w:sectPr>"
    members["word/document.xml"] = (
        f"<w:document {SPACES}><w:body>{''.join(body)}{end}</w:body></w:document>"
    )
    members["word/_rels/document.xml.rels"] = _relations(relations)
    main = ("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml")
    members["_rels/.rels"] = _relations([main])
    members["[Content_Types].xml"] = _types(parts)
    return zipped(members)


def _types(parts: Iterable[str]) -> str:
    """LibreOffice asks for the types of parts; our reader goes by their relations."""
    kinds = {"document": "document.main"} | {
        key: key.partition("_")[0] for key in parts
    }
    inner = "".join(
        f'<Override PartName="/word/{key}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for key, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{rels}"/>'
        f"{inner}</Types>"
    )


def _relations(relations: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_of_lines(text: str) -> bytes:
    """One paragraph a line; an indent as Word keeps one, a row as one of a table."""
    body, rows = [], []
    for line in [*text.split("\n"), ""]:
        if "\t" in line.strip():
            rows.append(tuple(line.split("\t")))
            continue
        if rows:
            body.append(table(*rows))
            rows = []
        body.append(_paragraph_of(line))
    return word_file(*body[:-1])


def _paragraph_of(line: str) -> str:
    if line.startswith("　　") and line.strip():
        indent = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
        return paragraph(line[2:], properties=indent)
    return paragraph(line)
