"""What a file says, as lines of plain text: all that reading wants to know of a format."""

from dataclasses import dataclass

from .parsed import ParsedRemark


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A text with what its file tells beside the words; the cells of a row are tabbed.

    A text file tells nothing but words. A Word file also knows its headers and footers
    (`margins`: the numbers of their lines), a PDF where its pages begin (`pages`: the
    number of each one's first line).
    """

    text: str
    # How the words were kept: utf-8, gb18030 …, or the format: docx, pdf.
    encoding: str
    pages: tuple[int, ...] = ()
    margins: tuple[int, ...] = ()
    # The numbers of the pages that are pictures, of which nothing is read yet.
    pictures: tuple[int, ...] = ()
    # The numbers of the pages that a machine has read off pictures, for a person to check.
    recognised: tuple[int, ...] = ()
    remarks: tuple[ParsedRemark, ...] = ()
