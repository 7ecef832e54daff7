"""Two imports of one folder at once: every text is filed once, and neither is refused any.

.venv/bin/python -m tests.faults.two_imports [TEXTS] tries it on SQLite and PostgreSQL. Not
run by `make test`.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from .sites import KINDS, Site, Trials, files_of, numbered, site, texts


def at_once(made: Site, folder: Path) -> list[list[str]]:
    """What becomes of the texts, as each of the two tells it."""
    both = [
        made.start("import_briefings", folder, "--publish", "--json") for _ in range(2)
    ]
    told = [process.communicate()[0].splitlines() for process in both]
    return [[json.loads(line)["outcome"] for line in lines] for lines in told]


def main(many: int) -> None:
    trials = Trials()
    with TemporaryDirectory() as name:
        folder = texts(Path(name), many)
        for kind in KINDS:
            with site(kind) as alone:
                alone.run("import_briefings", folder, "--publish")
                whole = numbered(files_of(alone.census()))
            with site(kind) as made:
                told = at_once(made, folder)
                held = numbered(files_of(made.census()))
                same = held == whole and made.is_whole()
            counts = [Counter(outcomes) for outcomes in told]
            created = sum(each["created"] for each in counts)
            trials.tell(
                f"two imports of {many} texts at once, {kind}",
                f"{', '.join(str(dict(each)) for each in counts)}; held as after one "
                f"import alone: {same}",
                survived=same
                and created == len(whole)
                and not any(each["rejected"] for each in counts),
            )
    trials.end()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
