"""Who writes: a bureau's clerk with a date, a stock of phrases and figures at hand."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from .bureaus import Bureau, bureaus
from .vocabulary import DEPARTMENTS, GIVEN_NAMES, POSTS, SURNAMES, TOWNS
from .writing import document_number, plain_date, written_document_number

Choice = TypeVar("Choice")

# {thousands} in 登记志愿者{thousands}人
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def phrases() -> dict[str, dict[str, list]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))


@cache
def themes() -> tuple[str, ...]:
    return tuple(theme for theme, kinds in phrases().items() if "openings" in kinds)


class Clerk:
    """Fills the phrases, never the same one twice in a text, and notes what it cites."""

    def __init__(self, rng: Random, bureau: Bureau, day: date, block: int):
        self.rng = rng
        self.bureau = bureau
        self.day = day
        # Numbers issued at this desk come from its own block: none is used twice.
        self.block = block
        self.cited: list[str] = []
        self._decks: dict[tuple[str, str], list] = {}

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return self.rng.choice(choices)

    def draw(self, theme: str, kind: str):
        """An unused phrase of the theme; all over again when they run out."""
        deck = self._decks.setdefault((theme, kind), [])
        if not deck:
            deck.extend(phrases()[theme][kind])
            self.rng.shuffle(deck)
        return deck.pop()

    def draw_theme(self) -> str:
        deck = self._decks.setdefault(("", "themes"), [])
        if not deck:
            deck.extend(themes())
            self.rng.shuffle(deck)
        return deck.pop()

    def say(self, theme: str, kind: str, **given: str) -> str:
        return self.fill(self.draw(theme, kind), **given)

    def fill(self, pattern: str, **given: str) -> str:
        """Put something fitting into every {slot} of a phrase."""
        return _SLOT.sub(
            lambda slot: given.get(slot[1]) or getattr(self, f"_{slot[1]}")(), pattern
        )

    def person(self) -> str:
        return self.pick(SURNAMES) + self.pick(GIVEN_NAMES)

    def telephone(self) -> str:
        """An office line that rings nowhere: exchange 5550 is nobody's."""
        area = self.rng.choice(("0577", "0791", "0931", "0871", "024", "0411"))
        return f"{area}-5550{self.rng.randrange(1000, 9999)}"

    def earlier_day(self) -> date:
        """A day of the last month, in the same year."""
        day = self.day - timedelta(days=self.rng.randrange(25))
        return day if day.year == self.day.year else self.day

    def department(self) -> str:
        department = self.pick(DEPARTMENTS)
        return department[:-1] + "处" if self.bureau.is_province else department

    def cite(self) -> str:
        """Another office's document number, as typed; its normal form is noted."""
        others = [bureau for bureau in bureaus() if bureau is not self.bureau]
        prefix = self.pick(others).prefix + self.pick("发函电规办")
        year, number = self.day.year - self.rng.randrange(2), self.rng.randrange(1, 260)
        self.cited.append(document_number(prefix, year, number))
        return written_document_number(self.rng, prefix, year, number)

    _cite = cite
    _dept = department

    def _self(self) -> str:
        return self.bureau.self_name

    def _place(self) -> str:
        return self.pick(self.bureau.children or TOWNS)

    def _town(self) -> str:
        return self.pick(TOWNS)

    def _level(self) -> str:
        return self.bureau.level

    def _word(self) -> str:
        return self.bureau.scope

    def _all(self) -> str:
        return "全" + self.bureau.scope

    def _our(self) -> str:
        return "我" + self.bureau.scope

    def _n(self) -> str:
        return str(self.rng.randrange(3, 60))

    def _hundreds(self) -> str:
        return str(self.rng.randrange(100, 1000))

    def _thousands(self) -> str:
        return str(self.rng.randrange(1000, 36000))

    def _money(self) -> str:
        return f"{self.rng.randrange(30, 90000) / 10:g}万元"

    def _pct(self) -> str:
        return f"{self.rng.randrange(5500, 9990) / 100:g}%"

    def _day(self) -> str:
        return plain_date(self.earlier_day()).split("年")[1]

    def _month(self) -> str:
        return f"{self.earlier_day().month}月"

    def _leader(self) -> str:
        post = self.pick(POSTS).replace("局", self.bureau.kind[-1])
        return f"{self.bureau.self_name}{post}{self.person()}"

    def _matter(self) -> str:
        return self.draw("notice", "matters")
