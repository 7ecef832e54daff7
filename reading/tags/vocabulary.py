"""What articles are about, by the words that the catalogue knows topics and places by."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..documents.issuers import place_of_bureau
from ..language.gazetteer import places_in
from ..parsed import ParsedArticle
from .topics import TopicWords, topics_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of the topics, and the regions we hold, those of bureaus by their names.

    All of it is plain values, so that other processes may be handed it.
    """

    topics: tuple[TopicWords, ...] = ()
    region_codes: frozenset[str] = frozenset()
    # By every name and former name of a bureau; None for one that is nowhere.
    regions_of_bureaus: Mapping[str, str | None]

    def region_of(self, bureau: str) -> str | None:
        """Where we have the bureau; of one that we do not know, where its name says."""
        if bureau in self.regions_of_bureaus:
            return self.regions_of_bureaus[bureau]
        place = place_of_bureau(bureau)
        return place.code if place and place.code in self.region_codes else None

    def topics_of(self, article: ParsedArticle) -> tuple[str, ...]:
        """The codes of its topics, the surest first."""
        return topics_of(article, self.topics)

    def regions_in(self, article: ParsedArticle, near: str | None) -> tuple[str, ...]:
        """The codes of the places it names; namesakes are told apart by what is near."""
        text = f"{article.title}\n{article.subtitle}\n{article.text}"
        named = places_in(text, near=near or "")
        return tuple(sorted({place.code for place in named} & self.region_codes))
