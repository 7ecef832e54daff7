"""Run by itself: a PDF on standard input, each of its pages opened once.

Drawings that hold drawings without end have PDFium work for ever, or ask for more memory
than there is, which ends its process: let it be one that nobody needs. `nesting` runs this
file, and it imports nothing of the house.
"""

import resource
import sys
from math import ceil
from time import process_time

from pypdfium2 import PdfDocument, PdfiumError

# Below 500 MB, as people count them and as machines do.
MOST_MEMORY = 440 * 1024 * 1024
# Of the processor, for one page: a thousand honest ones may take a minute.
MOST_SECONDS = 8


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _begin_page()
    try:
        document = PdfDocument(sys.stdin.buffer.read())
    except PdfiumError:
        return
    for number in range(len(document)):
        _begin_page()
        try:
            document[number].close()
        except PdfiumError:
            continue


def _begin_page() -> None:
    """From now on the process may work for so many seconds more, before it is ended."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    soft = ceil(process_time()) + MOST_SECONDS
    if most != resource.RLIM_INFINITY:
        soft = min(soft, most)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


if __name__ == "__main__":
    main()
