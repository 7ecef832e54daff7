"""The page and the styles of a paper of an office, by GB/T 9704, as the XML of Word."""

from typing import NamedTuple

# Twentieths of a point. A4, 37 mm above, 28 mm at the left, 156 by 225 mm of text.
WIDTH, HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1588, 1474
TEXT_WIDTH = WIDTH - LEFT - RIGHT
# 22 lines on a page.
LINE = 580
RED = "FF0000"
BODY_FONT, TITLE_FONT = "仿宋_GB2312", "方正小标宋简体"
HEAD_FONT, SECOND_FONT, NUMBER_FONT = "黑体", "楷体_GB2312", "宋体"
# Two signs in.
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
CENTRE, AT_RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


class PaperStyle(NamedTuple):
    """How one kind of paragraph is set; sizes are halves of a point: 32 is 三号."""

    name: str
    font: str = BODY_FONT
    size: int = 32
    paragraph: str = ""
    color: str = ""
    line: int = LINE

    def as_xml(self) -> str:
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        rule = "exact" if self.line == LINE else "atLeast"
        # The order of elements is the schema's: borders, tabs, spacing, indents, place.
        borders, _, rest = self.paragraph.rpartition("</w:pBdr>")
        borders = f"{borders}</w:pBdr>" if borders else ""
        tabs, _, rest = rest.rpartition("</w:tabs>")
        tabs = f"{tabs}</w:tabs>" if tabs else ""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.name}">'
            # Title and Heading are programs' own, with indents of their own.
            f'<w:name w:val="公文 {self.name}"/><w:qFormat/><w:pPr>{borders}{tabs}'
            f'<w:spacing w:line="{self.line}" w:lineRule="{rule}"/>{rest}</w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
            f'w:eastAsia="{self.font}"/>{color}<w:sz w:val="{self.size}"/>'
            f'<w:szCs w:val="{self.size}"/></w:rPr></w:style>'
        )


def _ruled(side: str, color: str = "auto", size: int = 8) -> str:
    rule = f'<w:{side} w:val="single" w:sz="{size}" w:space="4" w:color="{color}"/>'
    return f"<w:pBdr>{rule}</w:pBdr>"


STYLES = (
    PaperStyle("Body", paragraph=INDENT),
    PaperStyle("Plain"),
    PaperStyle("Mark", HEAD_FONT),
    PaperStyle("Masthead", TITLE_FONT, 84, CENTRE, RED, 1200),
    PaperStyle("MastheadNumber", paragraph=CENTRE),
    PaperStyle("MastheadLine", paragraph=_ruled("bottom", RED, 18) + RIGHT_TAB),
    PaperStyle("DocumentNumber", paragraph=_ruled("bottom", RED, 18) + CENTRE),
    PaperStyle("Title", TITLE_FONT, 44, CENTRE, line=700),
    PaperStyle("Subtitle", SECOND_FONT, 32, CENTRE),
    PaperStyle("Section", HEAD_FONT, 36, CENTRE),
    PaperStyle("Heading", HEAD_FONT, paragraph=INDENT),
    PaperStyle("SecondHeading", SECOND_FONT, paragraph=INDENT),
    PaperStyle("Signature", paragraph=AT_RIGHT),
    PaperStyle("Caption", SECOND_FONT, 28, CENTRE),
    PaperStyle("Imprint", size=28, paragraph=_ruled("top") + RIGHT_TAB),
    PaperStyle("LastImprint", size=28, paragraph=_ruled("bottom") + RIGHT_TAB),
    PaperStyle("TableCell", size=24, line=400),
    PaperStyle("PageNumber", NUMBER_FONT, 28),
)
