"""Figures for every article, from a seed: numbers of its text, each given a meaning."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple
from zlib import crc32

# So many an article, if as many numbers stand in it.
FIGURES = 10
# The indicator of rank r is reported r to the power of this less often than the first.
SKEW = 0.7
# Of a hundred each.
STATES = ("unreviewed",) * 85 + ("confirmed",) * 10
STATES += ("corrected",) * 2 + ("rejected",) * 2 + ("lost",)
KINDS = ("actual",) * 90 + ("target",) * 6 + ("limit",) * 4
QUALIFIERS = ("exact",) * 17 + ("about", "over", "under")
# Whole years and quarters are told of more often than single months.
MONTHS = [(1, 12)] * 6 + [(1, 6)] * 3 + [(1, 9)] * 3 + [(1, 3)] * 2
MONTHS += [(month, month) for month in range(1, 13)]
# How often one contradicts what others say of the same thing, place and time.
CONTRADICTED = 0.02
# How often the place is the city above the bureau's county, or unknown.
ABOVE, NOWHERE = 0.07, 0.03
# How often the time is unknown, or of a sum nothing but its end.
NO_PERIOD, NO_BEGINNING = 0.03, 0.05
PERIOD_INFERRED, PLACE_INFERRED = 0.3, 0.2
# A value is up to so many steps, each of so much of the unit.
STEPS = 90_000
STEP = {"元": Decimal(1000), "%": Decimal("0.001")}
ONE = Decimal(1)
# As reading.tags counts: a figure that is compared, and each thing unsure of it.
DOUBT_OF_COMPARED = 4

# 投入资金[309.5万元], 惠及[12户]家庭
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:万元|人次|[%户人件个项条份期间天])?")
SENTENCE_ENDS = "。\n"
# What nobody knows of a figure whose words are gone.
LOST = dict.fromkeys(("start", "end", "sentence_start", "sentence_end", "line"))


class Reported(NamedTuple):
    """An article, as far as its figures depend on it."""

    pk: int
    text: str
    first_line: int
    day: date
    # Of the bureau.
    region: str | None


class Measure(NamedTuple):
    """An indicator, as far as figures of it depend on that."""

    key: str
    name: str
    unit: str
    nature: str


class DrawnFigure(NamedTuple):
    """The columns of a figure that are not left to their defaults."""

    article_id: int
    indicator_id: str
    label: str
    value: Decimal
    unit: str
    raw: str
    qualifier: str
    kind: str
    period_start: date | None
    period_end: date | None
    period_is_inferred: bool
    region_id: str | None
    place_is_inferred: bool
    start: int | None
    end: int | None
    sentence: str
    sentence_start: int | None
    sentence_end: int | None
    line: int | None
    matched: str
    matched_words: str
    doubt: int
    state: str


@dataclass
class Reporter:
    """Draws the figures of one article after another."""

    measures: Sequence[Measure]
    seed: int

    def __post_init__(self):
        self.rng = Random(self.seed)
        self.ranked = self.rng.sample(self.measures, len(self.measures))
        ranks = range(1, len(self.ranked) + 1)
        self.weights = list(accumulate(rank**-SKEW for rank in ranks))

    def figures_of(self, article: Reported) -> Iterator[DrawnFigure]:
        """Ten of its numbers, in the order of the text."""
        numbers = list(NUMBER.finditer(article.text))
        drawn = self.rng.sample(numbers, min(FIGURES, len(numbers)))
        drawn.sort(key=re.Match.start)
        measures = self.rng.choices(self.ranked, cum_weights=self.weights, k=len(drawn))
        for number, measure in zip(drawn, measures, strict=True):
            yield self._figure(article, number, measure)

    def _figure(
        self, article: Reported, number: re.Match[str], measure: Measure
    ) -> DrawnFigure:
        state = self.rng.choice(STATES)
        where = _where(article, number)
        if state == "lost":
            where |= LOST
        return DrawnFigure(
            article_id=article.pk,
            state=state,
            **where,
            **_named(measure),
            **self._said(measure, article),
        )

    def _said(self, measure: Measure, article: Reported) -> dict[str, Any]:
        """What of it, when and where; and how sure that is."""
        start, end = self._period(measure.nature, article.day)
        region = self._region(article.region)
        value, qualifier = _agreed(measure, region, start, end)
        is_standard = measure.nature == "standard"
        guessed = self._happens(PERIOD_INFERRED), self._happens(PLACE_INFERRED)
        return {
            "value": value + self._contradiction(measure.unit),
            "qualifier": qualifier,
            "kind": "standard" if is_standard else self.rng.choice(KINDS),
            "period_start": start,
            "period_end": end,
            "period_is_inferred": guessed[0],
            "region_id": region,
            "place_is_inferred": guessed[1],
            "doubt": DOUBT_OF_COMPARED + sum(guessed),
        }

    def _period(self, nature: str, day: date) -> tuple[date | None, date | None]:
        """Of what an article of that day may speak: it was over by then."""
        if self._happens(NO_PERIOD):
            return None, None
        if nature == "flow":
            return self._span(day)
        month = day.replace(day=1)
        after = self.rng.choice((month, month.replace(month=1)))
        return None, after - timedelta(days=1)

    def _span(self, day: date) -> tuple[date | None, date]:
        first, last = self.rng.choice(MONTHS)
        year = day.year if last < day.month else day.year - 1
        start = None if self._happens(NO_BEGINNING) else date(year, first, 1)
        return start, date(year, last, monthrange(year, last)[1])

    def _region(self, own: str | None) -> str | None:
        drawn = self.rng.random()
        if not own or drawn < NOWHERE:
            return None
        return own[:4] + "00" if drawn < NOWHERE + ABOVE else own

    def _contradiction(self, unit: str) -> Decimal:
        if not self._happens(CONTRADICTED):
            return Decimal(0)
        return self.rng.randint(1, 30) * STEP.get(unit, ONE)

    def _happens(self, chance: float) -> bool:
        return self.rng.random() < chance


def _agreed(measure: Measure, *of: object) -> tuple[Decimal, str]:
    """The value and its qualifier, the same in all articles that speak of the same."""
    drawn = crc32(f"{measure.key} {of}".encode())
    value = (1 + drawn % STEPS) * STEP.get(measure.unit, ONE)
    return value, QUALIFIERS[drawn // STEPS % len(QUALIFIERS)]


def _named(measure: Measure) -> dict[str, str]:
    """As where a text calls it by its name in the catalogue."""
    words = dict.fromkeys(("label", "matched", "matched_words"), measure.name)
    return words | {"indicator_id": measure.key, "unit": measure.unit}


def _where(article: Reported, number: re.Match[str]) -> dict[str, Any]:
    sentence, start = _sentence(article.text, number)
    return {
        "raw": number[0],
        "start": number.start(),
        "end": number.end(),
        "sentence": sentence,
        "sentence_start": start,
        "sentence_end": start + len(sentence),
        # The title has the first line, each paragraph one of its own.
        "line": article.first_line + 1 + article.text.count("\n", 0, start),
    }


def _sentence(text: str, number: re.Match[str]) -> tuple[str, int]:
    """The one that the number stands in, and where it begins."""
    start = 1 + max(text.rfind(mark, 0, number.start()) for mark in SENTENCE_ENDS)
    ends = (text.find(mark, number.end()) for mark in SENTENCE_ENDS)
    end = min((at for at in ends if at >= 0), default=len(text))
    return text[start:end], start
