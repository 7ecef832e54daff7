"""How many names of private people the gate holds back, and how often it cries wolf.

Sentences lie one a line as JSON: the text, the names that must be held back (none: a
control) and the kind of sentence. `python -m tests.gate.names FILE` prints the table.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from reading.documents.checks.wordings import Wordings
from reading.documents.findings import PERSONAL, findings_in


class Sentence(NamedTuple):
    """What somebody wrote, and whom of it the public may not read."""

    text: str
    names: tuple[str, ...]
    kind: str


class Outcome(NamedTuple):
    """A sentence, and what was held back of it."""

    sentence: Sentence
    held: tuple[str, ...]

    @property
    def missed(self) -> list[str]:
        return [n for n in self.sentence.names if not any(n in h for h in self.held)]

    @property
    def wrong(self) -> list[str]:
        names = self.sentence.names
        return [h for h in self.held if not any(n in h for n in names)]


def sentences_of(path: Path) -> list[Sentence]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Sentence(row["text"], tuple(row["names"]), row["kind"]) for row in rows]


def held_back(text: str) -> tuple[str, ...]:
    """The words of all that keeps the text from the public as personal."""
    found = findings_in(text, Wordings([]))
    return tuple(each.words for each in found if each.code == PERSONAL and each.blocks)


def outcomes(
    sentences: Iterable[Sentence], finds: Callable[[str], Iterable[str]] = held_back
) -> list[Outcome]:
    return [Outcome(each, tuple(finds(each.text))) for each in sentences]


def report(results: list[Outcome]) -> str:
    """Recall of names, false alarms of controls, and both by kind."""
    kinds: dict[str, Counter[str]] = {}
    for each in results:
        of_kind = kinds.setdefault(each.sentence.kind, Counter())
        of_kind["sentences"] += 1
        of_kind["names"] += len(each.sentence.names)
        of_kind["missed"] += len(each.missed)
        of_kind["wrong"] += len(each.wrong)
        of_kind["controls"] += not each.sentence.names
        of_kind["alarms"] += not each.sentence.names and bool(each.held)
    total = sum(kinds.values(), Counter())
    lines = [_line(kind, of_kind) for kind, of_kind in sorted(kinds.items())]
    return "\n".join([*lines, _line("all", total)])


def _line(kind: str, of: Counter[str]) -> str:
    found = of["names"] - of["missed"]
    return (
        f"{kind:20} {of['sentences']:4} sentences  names {found:3} of {of['names']:3}"
        f"  others {of['wrong']:3}  alarms {of['alarms']:3} of {of['controls']:3}"
    )


def seconds_a_sentence(
    sentences: list[Sentence],
    finds: Callable[[str], Iterable[str]] = held_back,
    rounds: int = 5,
) -> float:
    """The best of some rounds: what the machine does besides only ever adds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        outcomes(sentences, finds)
        best = min(best, time.perf_counter() - began)
    return best / len(sentences)
