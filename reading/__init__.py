"""Bytes into frozen values: documents, their figures and tags. Pure: no Django here.

`read` does it all, `parse` reads the document alone; what they answer is in `parsed`,
`figures` and `tags`. `python -m reading FILE…` prints it (docs/reading.md).
"""

from .documents import LAYOUTS, Unreadable, parse
from .extracted import Extracted
from .parsed import ParsedDocument
from .tags import KnownWords
from .whole import WholeText, read

__all__ = [
    "LAYOUTS",
    "Extracted",
    "KnownWords",
    "ParsedDocument",
    "Unreadable",
    "WholeText",
    "parse",
    "read",
]
