"""Golden cases: `<layout>/<name>.txt`, and beside each its facts and how it is read."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from reading.documents import ParsedDocument, parse
from reading.documents.cleaning import clean
from reading.documents.decoding import decode
from reading.parsed import Line

from .readings import in_lines, reading_of

ROOT = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A text, and its notes: `facts` that a person stated, `read` as it was recorded."""

    text: Path

    def __str__(self) -> str:
        return f"{self.layout}/{self.text.stem}"

    @property
    def layout(self) -> str:
        return self.text.parent.name

    @property
    def notes(self) -> Path:
        return self.text.with_suffix(".json")

    @cached_property
    def content(self) -> bytes:
        return self.text.read_bytes()

    @cached_property
    def lines(self) -> list[Line]:
        return clean(decode(self.content).text).lines

    @cached_property
    def document(self) -> ParsedDocument:
        return parse(self.content, self.text.name)

    @property
    def facts(self) -> dict:
        return self._noted["facts"]

    @property
    def recorded(self) -> dict | None:
        return self._noted.get("read")

    @property
    def _noted(self) -> dict:
        return json.loads(self.notes.read_text(encoding="utf-8"))

    def record(self) -> None:
        """Note how the text is read now; its facts stay as a person stated them."""
        notes = {"facts": self.facts, "read": reading_of(self.document)}
        self.notes.write_text(in_lines(notes) + "\n", encoding="utf-8")


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(Case(path) for path in sorted(ROOT.glob("*/*.txt")))


def cases_of(layout: str) -> list[Case]:
    return [case for case in all_cases() if case.layout == layout]
