"""Makes PDF files out of plain texts: by reportlab, and by hand."""

import io
import zlib
from collections.abc import Iterator
from itertools import groupby

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .paper import A4, SIZE, SetLine, SetPage, set_pages, width_of

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def drawn(draw, size: tuple[float, float] = A4, **options) -> bytes:
    """A PDF that `draw(canvas)` has drawn; its places count from the lower left corner."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1, **options)
    canvas.setFont(FONT, SIZE)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def picture() -> ImageReader:
    """A grey picture, as a scanner would make one."""
    return ImageReader(Image.new("L", (60, 80), 200))


def pdf_of(text: str) -> bytes:
    """The text by reportlab: a font that is not embedded, and has no table of its signs."""

    def measure(words: str, size: float) -> float:
        return pdfmetrics.stringWidth(words, FONT, size)

    def draw(canvas):
        for page in set_pages(text, measure):
            for line in page.lines:
                canvas.setFont(FONT, line.size)
                canvas.drawString(line.left, A4[1] - line.base, line.text)
            for rule in page.rules:
                canvas.line(
                    rule.left, A4[1] - rule.top, rule.right, A4[1] - rule.bottom
                )
            canvas.showPage()

    return drawn(draw)


def plain_pdf_of(text: str) -> bytes:
    """The same by hand: signs numbered anew as a subset's are, a table that names them."""
    return by_hand(set_pages(text))


def by_hand(
    pages: list[SetPage], table: dict[str, int] | None = None, *, told: bool = True
) -> bytes:
    """A minimal file; `table` numbers the signs, `told` writes it into the file."""
    signs = sorted(
        {sign for page in pages for line in page.lines for sign in line.text}
    )
    numbers = {sign: i for i, sign in enumerate(signs, start=1)}
    named = {
        number: (table or {}).get(sign, ord(sign)) for sign, number in numbers.items()
    }
    wide = [number for sign, number in numbers.items() if ord(sign) < 0x250]
    widths = " ".join(f"{number} [500]" for number in wide)
    contents = [_content(page, numbers) for page in pages]
    first = 7
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    unicode = "/ToUnicode 5 0 R" if told else ""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[4 0 R]{unicode}>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{widths}]/FontDescriptor 6 0 R>>".encode(),
        stream(_to_unicode(named)),
        b"<</Type/FontDescriptor/FontName/ABCDEF+Song/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
    ]
    for i, content in enumerate(contents):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {A4[0]:g} {A4[1]:g}]/Resources<</Font<</F 3 0 R>>>>/Contents {first + 2 * i + 1} 0 R>>".encode(),
            stream(content),
        ]
    return file_of(objects)


def _content(page: SetPage, numbers: dict[str, int]) -> bytes:
    rows = (
        _row(list(lines), numbers)
        for _, lines in groupby(page.lines, lambda line: line.base)
    )
    rules = (
        f"{rule.left:g} {A4[1] - rule.top:g} m {rule.right:g} {A4[1] - rule.bottom:g} l S"
        for rule in page.rules
    )
    return f"BT\n{chr(10).join(rows)}\nET\n{chr(10).join(rules)}".encode()


def _row(lines: list[SetLine], numbers: dict[str, int]) -> str:
    """What stands on one baseline, written at one go as word processors do."""
    first, shown, end = lines[0], "", lines[0].left
    for line in lines:
        shown += (
            f" {1000 * (end - line.left) / line.size:g} " if line is not first else ""
        )
        shown += f"<{''.join(f'{numbers[sign]:04X}' for sign in line.text)}>"
        end = line.left + width_of(line.text, line.size)
    return f"/F {first.size:g} Tf 1 0 0 1 {first.left:g} {A4[1] - first.base:g} Tm [{shown}] TJ"


def _to_unicode(named: dict[int, int]) -> bytes:
    rows = [
        f"<{number:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for number, code in sorted(named.items())
    ]
    blocks = (rows[i : i + 100] for i in range(0, len(rows), 100))
    told = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar"
        for block in blocks
    )
    return f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n{told}\nendcmap end end".encode()


def stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n"
    return head.encode() + packed + b"\nendstream"


def file_of(objects: list[bytes], trailer: str = "") -> bytes:
    """The objects, numbered from 1, as a file with its table of places."""
    file = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += f"trailer <</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(file)


def gbk_pdf_of(text: str) -> bytes:
    """The text in a font that is not embedded: bytes of GBK, and no table of their signs.

    What GBK has not is written by the name that Adobe gives it, as another font would.
    """
    pages = set_pages(text, _gbk_width)
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    fonts = (
        f"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{each}/DescendantFonts[5 0 R]>>".encode()
        for each in ("GBK-EUC-H", "UniGB-UTF16-H")
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        *fonts,
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/DW 1000/W[1 95 500 814 939 500 7716[500]]>>",
    ]
    for i, page in enumerate(pages):
        box = f"/MediaBox[0 0 {A4[0]:g} {A4[1]:g}]"
        objects += [
            f"<</Type/Page/Parent 2 0 R{box}/Resources<</Font<</F 3 0 R/U 4 0 R>>>>/Contents {7 + 2 * i} 0 R>>".encode(),
            stream(_gbk_content(page)),
        ]
    return file_of(objects)


def _gbk_content(page: SetPage) -> bytes:
    shown = [
        f"/{font} {line.size:g} Tf 1 0 0 1 {left:g} {A4[1] - line.base:g} Tm <{code.hex()}> Tj"
        for line in page.lines
        for font, left, code in _gbk_runs(line)
    ]
    rules = (
        f"{rule.left:g} {A4[1] - rule.top:g} m {rule.right:g} {A4[1] - rule.bottom:g} l S"
        for rule in page.rules
    )
    return f"BT\n{chr(10).join(shown)}\nET\n{chr(10).join(rules)}".encode()


def _gbk_runs(line: SetLine) -> Iterator[tuple[str, float, bytes]]:
    """The font, the place and the bytes of each run of signs in one font."""
    left = line.left
    for is_gbk, signs in groupby(line.text, _is_gbk):
        run = "".join(signs)
        yield "F" if is_gbk else "U", left, run.encode("gbk" if is_gbk else "utf-16-be")
        left += _gbk_width(run, line.size)


def _gbk_width(text: str, size: float) -> float:
    """All but ASCII is as wide as it is high, quotes too."""
    return sum(0.5 if sign.isascii() else 1 for sign in text) * size


def _is_gbk(sign: str) -> bool:
    try:
        return bool(sign.encode("gbk"))
    except UnicodeEncodeError:
        return False
