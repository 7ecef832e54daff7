"""A stand-in for LibreOffice: takes the same options, and does what a test tells it."""

import sys
from pathlib import Path

HEAD = """
import os, sys, time
from pathlib import Path
wanted = sys.argv[sys.argv.index("--convert-to") + 1]
results = Path(sys.argv[sys.argv.index("--outdir") + 1])
source = Path(sys.argv[-1])
made = results / f"{source.stem}.{wanted}"
"""


def stand_in(folder: Path, does: str) -> str:
    """The command; `does` is Python that knows `source`, `wanted` and `made`."""
    program = folder / "office.py"
    program.write_text(HEAD + does, encoding="utf-8")
    return f"{sys.executable} {program}"
