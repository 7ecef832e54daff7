"""What is told of an article and of each of its figures."""

from dataclasses import dataclass

from ..figures import ParsedFigure
from ..figures.matching import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedFigure:
    """A figure as parsed, with the indicator that our catalogue knows it by.

    `region_code` is its region if that is one we hold; `doubt` how unsure all this is.
    """

    parsed: ParsedFigure
    match: Match | None
    region_code: str | None
    doubt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the catalogues say of an article: its topics, regions and figures."""

    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    figures: tuple[TaggedFigure, ...] = ()
