"""What an article is about: its topics by their keywords, and the places it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..documents.issuers import place_of_bureau
from ..language.gazetteer import places_in
from ..parsed import ParsedArticle

TITLE_WEIGHT = 3
LEAST_SCORE = 2
MOST_TOPICS = 6


class TopicWords(NamedTuple):
    """A topic's code and the words that give it away."""

    code: str
    keywords: tuple[str, ...]
    only_if_leading: bool = False


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


def topics_of(article: ParsedArticle, topics: Iterable[TopicWords]) -> tuple[str, ...]:
    """The codes of at most six topics, the surest first.

    A word counts each time it stands in the text, three times in the title. What
    nearly every text mentions counts in the title and the first paragraph only.
    """
    title = f"{article.section} {article.title} {article.subtitle}"
    lead, text = article.blocks[0].text if article.blocks else "", article.text
    scores = {
        topic.code: _score(topic, title, lead if topic.only_if_leading else text)
        for topic in topics
    }
    surest = sorted(scores, key=lambda code: -scores[code])[:MOST_TOPICS]
    return tuple(code for code in surest if scores[code] >= LEAST_SCORE)


def _score(topic: TopicWords, title: str, text: str) -> int:
    return sum(
        TITLE_WEIGHT * title.count(word) + text.count(word) for word in topic.keywords
    )
