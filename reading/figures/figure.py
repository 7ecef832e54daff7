"""A figure as it is read from a text, and what is known of the text beforehand."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ..parsed import Block


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class FigureKind(StrEnum):
    ACTUAL = "actual"
    STANDARD = "standard"
    TARGET = "target"
    LIMIT = "limit"


class Scope(StrEnum):
    """How much of what it names a figure counts: all there is, or a part and which.

    PART is one of the parts of a total (其中城市低保), SUBSET is of others than all
    (其中女性), FOUNDING is since anything began, CUMULATIVE says 累计 and no beginning.
    """

    ALL = "all"
    URBAN = "urban"
    RURAL = "rural"
    PART = "part"
    SUBSET = "subset"
    FOUNDING = "founding"
    CUMULATIVE = "cumulative"
    DAY = "day"
    BATCH = "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFigure:
    """One number said in one sentence: 养老机构服务对象3958人.

    `value` is in the base unit (万元 → 元, 万人 → 人; % stays), `previous` too.
    `start` and `end` count within the article's text, the blocks' texts joined by
    line breaks: there stands `raw`. A stock has no `period_start`. `period_words` are
    those of the text that tell the period, none where the issue's date stands in.
    `entity` is whose it is, `property` what of it: 养老机构服务对象 and 人数.
    """

    label: str
    value: Decimal
    unit: str
    raw: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    line: int
    entity: str = ""
    property: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    kind: FigureKind = FigureKind.ACTUAL
    previous: Decimal | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_is_inferred: bool = False
    period_words: str = ""
    region_code: str = ""
    place_is_inferred: bool = False
    # Of a place without a code (a town, a village, the nation) its name as written.
    place_words: str = ""
    # What the section or the paragraph is headed by: 临时救助。全年实施2.1万人次.
    under: str = ""
    scope: Scope = Scope.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an issue says for all its texts, and the title of the one at hand.

    `region_code` is its bureau's; a title and subtitle may alone name the period.
    """

    issued_on: date | None = None
    year: int | None = None
    region_code: str = ""
    kind: str = ""
    title: str = ""

    @property
    def this_year(self) -> int | None:
        """The year in which the issue speaks."""
        return self.issued_on.year if self.issued_on else self.year

    def of_article(
        self, title: str, subtitle: str, *, is_provisional: bool = False
    ) -> "Setting":
        """The setting of one of the issue's texts; a made-up title tells no time."""
        stated = "" if is_provisional else title
        return replace(self, title=f"{stated} {subtitle}".strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block and the offset of its text within the article's text."""

    block: Block
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.block.text)
