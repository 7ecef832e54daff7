"""Harmful changes to the code, and the tests that must notice each.

changes.toml lists them: `old` words that stand once in the code, what they become as
`new`, and the `tests` that fail then. `python -m tests.mutants` (or `make mutants`)
makes each in a copy of the tree, and says which of them no test noticed.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
CODE = (
    *("agencies", "briefings", "config", "desk", "intake", "metrics", "readers"),
    *("reading", "reuse"),
)
KINDS = {".py", ".html", ".xml", ".txt"}


class Run(NamedTuple):
    """Which tests, and on which database."""

    tests: str
    postgres: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: what it breaks, and whether only PostgreSQL shows that."""

    breaks: str
    old: str
    new: str
    tests: str
    postgres: bool = False

    @property
    def run(self) -> "Run":
        return Run(self.tests, self.postgres)

    def place(self, root: Path = ROOT) -> Path:
        """The one file that holds the old words, once."""
        holding = [path for path in files(root) if self.old in text_of(path)]
        times = sum(text_of(path).count(self.old) for path in holding)
        if times != 1:
            where = ", ".join(str(path.relative_to(root)) for path in holding)
            raise LookupError(
                f"{self.old!r} stands {times} times in the code ({where})"
            )
        return holding[0]


def changes() -> list[Change]:
    text = Path(__file__).with_name("changes.toml").read_text(encoding="utf-8")
    return [Change(**each) for each in tomllib.loads(text)["change"]]


@cache
def files(root: Path) -> tuple[Path, ...]:
    """Whatever of the tree the site is made of, and the Makefile."""
    folders = [root / name for name in (*CODE, "templates")]
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    return (root / "Makefile", *(path for path in found if path.suffix in KINDS))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")
