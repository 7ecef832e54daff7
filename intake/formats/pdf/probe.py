"""Run by itself: a PDF on standard input, each of its pages opened once.

Drawings that hold drawings without end have PDFium work for ever, or ask for more memory
than there is, which ends its process: let it be one that nobody needs. `nesting` runs this
file, and it imports nothing of the house.
"""

import resource
import sys

from pypdfium2 import PdfDocument, PdfiumError

MOST_MEMORY = 512 * 1024 * 1024
MOST_SECONDS = 8


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        document = PdfDocument(sys.stdin.buffer.read())
    except PdfiumError:
        return
    for number in range(len(document)):
        try:
            document[number].close()
        except PdfiumError:
            continue


if __name__ == "__main__":
    main()
