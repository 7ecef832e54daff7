"""Makes OFD files out of plain texts, as a word processor's printer would."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from .paper import A4, SetLine, SetPage, set_pages, width_of

# Points in a millimetre.
POINTS = 72 / 25.4
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BOX = f"0 0 {A4[0] / POINTS:.4f} {A4[1] / POINTS:.4f}"


def ofd_of(text: str) -> bytes:
    return packed(parts_of(drawn_page(page) for page in set_pages(text)))


def drawn_page(page: SetPage) -> str:
    return "".join([*map(text_object, page.lines), *map(path_object, page.rules)])


def text_object(line: SetLine, more: str = "", inner: str = "") -> str:
    """The words in one box, each sign a shift from the one before it."""
    size = line.size / POINTS
    x, y = line.left / POINTS, line.base / POINTS - size
    shifts = " ".join(f"{width_of(sign, size):.4f}" for sign in line.text[:-1])
    return (
        f'<ofd:TextObject Boundary="{x:.4f} {y:.4f} 150 {1.2 * size:.4f}" Font="1" Size="{size:.4f}"{more}>{inner}'
        f'<ofd:TextCode X="0" Y="{size:.4f}" DeltaX="{shifts}">{escape(line.text)}</ofd:TextCode></ofd:TextObject>'
    )


def path_object(rule) -> str:
    x, y = rule.left / POINTS, rule.top / POINTS
    to_x, to_y = (rule.right - rule.left) / POINTS, (rule.bottom - rule.top) / POINTS
    return (
        f'<ofd:PathObject Boundary="{x:.4f} {y:.4f} {to_x + 0.1:.4f} {to_y + 0.1:.4f}">'
        f"<ofd:AbbreviatedData>M 0 0 L {to_x:.4f} {to_y:.4f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def parts_of(pages: Iterable[str], more: str = "") -> dict[str, str]:
    """The parts of a file whose pages hold these objects; `more` stands in Document.xml."""
    contents = list(pages)
    listed = "".join(
        f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i in range(len(contents))
    )
    parts = {
        "OFD.xml": f'{HEAD}<ofd:OFD {SPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f"{HEAD}<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{BOX}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>",
    }
    for i, content in enumerate(contents):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f'{HEAD}<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return parts


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
