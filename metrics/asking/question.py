"""What a reader asks of a figure: an indicator by one of its names, where and when.

The whole query must be such a question: 韶关 养老机构 is one, 养老机构消防检查 is not, nor
is what names two indicators or two places. A word that is first of all a subject (社会救助
for what it costs, 祭扫 for how many came) names its indicator only where it is asked how much.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from reading.language.gazetteer import COMMON_NOUNS, Place, places
from reading.language.guarded import GuardedWord, longest_first, words_of_table

from ..models import Indicator
from ..series.points import RegionName
from .names import NamedIndicators, measure_of, squeezed

TABLE = "asking_words.csv"
# A longer query is no question of this kind.
LONGEST = 40
LONGEST_PLACE = 12
YEAR = r"(?:19|20)[0-9]{2}(?:年度|年底|年末|年)?"
YEAR_FIRST, YEAR_LAST = re.compile(YEAR), re.compile(rf"(?<![0-9]){YEAR}$")
MARKS = re.compile(r"^[,，?？。、:：]+|[,，?？。、:：]+$")
MONEY = "元"


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """The indicators meant (the whole, and towns and country apart), where and when.

    It is bare if nothing but the name was typed.
    """

    keys: tuple[str, ...]
    apart: tuple[str, ...]
    place: RegionName | None
    year: int | None
    is_bare: bool


def asked_in(
    text: str, names: NamedIndicators, home: Collection[str] = ()
) -> AskedFigure | None:
    """The question that the whole text is; of namesakes the place among `home` is meant."""
    if len(text) > LONGEST or '"' in text or text.startswith("-"):
        return None
    read = _QueryRead(squeezed(text), names, home)
    while read.rest not in names:
        if not read.peel():
            return None
    whole = names.called(read.rest, read.measure)
    if not whole or not read.asks_for(whole[0]):
        return None
    parts = names.apart(read.rest, whole)
    return AskedFigure(
        tuple(each.pk for each in whole),
        tuple(each.pk for each in parts),
        RegionName(read.place.code, read.place.name) if read.place else None,
        read.year,
        not (read.place or read.year or read.is_asked),
    )


@dataclass
class _QueryRead:
    """A query from whose ends is taken what is known, until a name is left."""

    rest: str
    names: NamedIndicators
    home: Collection[str]
    place: Place | None = None
    year: int | None = None
    measure: str = ""
    is_asked: bool = field(default=False)

    def peel(self) -> bool:
        """Take one thing off an end; False where nothing is known.

        Words last: 人数 may be of the name, once the place before that is gone.
        """
        return self._marks() or self._year() or self._place() or self._word()

    def asks_for(self, indicator: Indicator) -> bool:
        """Whether what was typed is more than the subject of a search."""
        if self.is_asked or self._says_measure(indicator):
            return True
        if indicator.nature == Indicator.Nature.STOCK:
            return True
        is_money = measure_of(indicator.unit) == MONEY
        return bool(self.place and self.year) and not is_money

    def _says_measure(self, indicator: Indicator) -> bool:
        ends = tuple(each.word for each in _words("measure"))
        return self.rest == squeezed(indicator.name) or self.rest.endswith(ends)

    def _marks(self) -> bool:
        return self._leave(MARKS.sub("", self.rest))

    def _word(self) -> bool:
        for each in _words("asks", "filler"):
            without = self.rest.removesuffix(each.word).removeprefix(each.word)
            if self._leave(without):
                self.is_asked |= each.kind == "asks"
                self.measure = self.measure or each.value
                return True
        return False

    def _year(self) -> bool:
        found = YEAR_FIRST.match(self.rest) or YEAR_LAST.search(self.rest)
        if not found or self.year:
            return False
        self.year = int(found[0][:4])
        return self._leave(self.rest[: found.start()] + self.rest[found.end() :])

    def _place(self) -> bool:
        for length in range(min(LONGEST_PLACE, len(self.rest) - 1), 1, -1):
            first, last = self.rest[:length], self.rest[-length:]
            for name, rest in (
                (first, self.rest[length:]),
                (last, self.rest[:-length]),
            ):
                if (place := self._place_called(name)) and self._leave(rest):
                    self.place = place
                    return True
        return False

    def _place_called(self, name: str) -> Place | None:
        """One that lies in the place named before, or that alone is called so."""
        found = _places_by_name().get(name, ())
        if self.place:
            above = self.place.code
            found = tuple(each for each in found if above in each.parent_codes)
        if len(found) > 1:
            found = tuple(each for each in found if each.code in self.home)
        return found[0] if len(found) == 1 else None

    def _leave(self, rest: str) -> bool:
        """Go on with what is left; nothing left is no question."""
        if not rest or rest == self.rest:
            return False
        self.rest = rest
        return True


@cache
def _words(*kinds: str) -> list[GuardedWord]:
    words = longest_first(words_of_table(TABLE, *kinds))
    return [each._replace(word=squeezed(each.word)) for each in words]


@cache
def _places_by_name() -> dict[str, tuple[Place, ...]]:
    """韶关市 and 韶关."""
    found: dict[str, dict[Place, None]] = {}
    for place in places():
        for name in (place.name, place.short_name):
            if len(name) > 1 and name not in COMMON_NOUNS:
                found.setdefault(name, {})[place] = None
    return {name: tuple(called) for name, called in found.items()}
