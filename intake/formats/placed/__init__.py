"""Characters at places of pages into lines of plain text: of PDF and OFD alike.

A page is signs, ruling lines and pictures. Signs on one baseline are a line, lines are
read column after column, cells of a ruled table become a row with tabs, and lines that
the page's edge broke off become paragraphs again.
"""

from .found import FoundSigns
from .legible import is_unmapped
from .signs import PlacedBox, PlacedPage, PlacedSign
from .whole import PlacedWords, whole_of

__all__ = [
    "FoundSigns",
    "PlacedBox",
    "PlacedPage",
    "PlacedSign",
    "PlacedWords",
    "is_unmapped",
    "whole_of",
]
