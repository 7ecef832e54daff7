"""The words that texts are held against, and what they tell of an article's figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..figures import ParsedFigure
from ..figures.arithmetic import findings_in
from ..figures.catalogue import FoundIndicator, IndicatorIndex, IndicatorNames
from ..figures.indicators import code_in, match
from ..figures.likely import likely
from .districts import of_whole
from .doubt import doubt_of
from .vocabulary import TopicReason, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedFigure:
    """A figure as parsed, with the indicator that our catalogue knows it by.

    `region_code` is its region if that is one we hold; `doubt` how unsure all this is.
    Of one that our catalogue does not know, `may_be` is what a person might say it is.
    """

    parsed: ParsedFigure
    match: FoundIndicator | None
    region_code: str | None
    doubt: int
    may_be: str | None = None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The names of the indicators, and the regions we hold.

    To another process it goes as just these; the forms of the names are made there.
    """

    names: tuple[IndicatorNames, ...]
    region_codes: frozenset[str]
    indicators: IndicatorIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "indicators", IndicatorIndex.of(self.names))

    def __reduce__(self) -> tuple[object, ...]:
        return FigureWords, (self.names, self.region_codes)

    def tag(self, figures: Sequence[ParsedFigure]) -> tuple[TaggedFigure, ...]:
        """Each figure of a text with the indicator that it is of, if of any."""
        belied = {each.start for each in findings_in(figures) if not each.agrees}
        found: list[tuple[ParsedFigure, FoundIndicator | None]] = []
        for figure in figures:
            found.append((figure, of_whole(figure, found) or self._match(figure)))
        return tuple(
            self._tagged(figure, match, is_belied=figure.start in belied)
            for figure, match in found
        )

    def _tagged(
        self, figure: ParsedFigure, found: FoundIndicator | None, *, is_belied: bool
    ) -> TaggedFigure:
        code = figure.region_code
        return TaggedFigure(
            parsed=figure,
            match=found,
            region_code=code if code in self.region_codes else None,
            doubt=doubt_of(figure, found, is_belied=is_belied),
            may_be=None if found else self._likely(figure),
        )

    def _likely(self, figure: ParsedFigure) -> str | None:
        return likely(figure.label, figure.unit, figure.kind, self.indicators)

    def _match(self, figure: ParsedFigure) -> FoundIndicator | None:
        """The indicator that the figure is of, and the words that say so."""
        return match(
            figure.label,
            figure.unit,
            figure.kind,
            code_in(figure.sentence),
            self.indicators,
            scope=figure.scope,
            sentence=figure.sentence,
            at=figure.start - figure.sentence_start,
            under=figure.under,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the catalogues say of an article: its topics, regions and figures."""

    topics: tuple[str, ...] = ()
    # The words that say so, of each topic in turn.
    why: tuple[tuple[TopicReason, ...], ...] = ()
    regions: tuple[str, ...] = ()
    figures: tuple[TaggedFigure, ...] = ()


class KnownWords(NamedTuple):
    """All the words that a text is held against, be it here or in another process."""

    texts: Vocabulary
    figures: FigureWords
