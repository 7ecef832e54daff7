"""Which business lines an article is about, by the words it uses."""

from collections.abc import Iterable
from typing import NamedTuple

from ..parsed import ParsedArticle

TITLE_WEIGHT = 3
LEAST_SCORE = 2
MOST_TOPICS = 6


class TopicWords(NamedTuple):
    """A topic's code and the words that give it away."""

    code: str
    keywords: tuple[str, ...]
    only_if_leading: bool = False


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
