"""What an article is about: its topics by their keywords, and the places it names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

from ..documents.issuers import place_of_bureau
from ..language.gazetteer import Place, places_in
from ..language.guarded import any_of_kind
from ..parsed import ParsedArticle

TITLE_WEIGHT, LEAD_WEIGHT = 3, 2
LEAST_SCORE = 2
MOST_TOPICS = 6
# What a text of many topics mentions less is not what it is about.
LEAST_SHARE = 0.04
# What one paragraph alone mentions must be what that paragraph is about.
LEAST_OF_ONE_PARAGRAPH = 4
# Of weddings as of funerals, of martyrs and temples, of offices and schools: they tell of a
# topic only beside another word of it, or beside one of these.
OF_SEVERAL: dict[str, tuple[str, ...]] = {
    "移风易俗": (),
    "祭祀": (),
    "饭堂": ("老人", "老年", "长者"),
}


class TopicWords(NamedTuple):
    """A topic's code and the words that give it away."""

    code: str
    keywords: tuple[str, ...]
    only_if_leading: bool = False


class TopicReason(NamedTuple):
    """A word that gives a topic away, and how often it stands in each part of a text."""

    word: str
    in_title: int
    in_lead: int
    in_text: int

    @property
    def score(self) -> int:
        """In the text the lead is counted once more."""
        lead = (LEAD_WEIGHT - 1) * self.in_lead
        return TITLE_WEIGHT * self.in_title + lead + self.in_text

    def __str__(self) -> str:
        where = (
            ("标题", self.in_title),
            ("首段", self.in_lead),
            ("全文", self.in_text),
        )
        counts = "、".join(f"{name}{n}次" for name, n in where if n)
        return f"“{self.word}”（{counts}）"


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
        code = region_named(bureau)
        return code if code in self.region_codes else None

    def topics_of(self, article: ParsedArticle) -> tuple[str, ...]:
        """The codes of its topics, the surest first."""
        return topics_of(article, self.topics)

    def reasons_for(self, article: ParsedArticle) -> dict[str, tuple[TopicReason, ...]]:
        """Its topics, the surest first, with the words that say so."""
        return reasons_for_topics(article, self.topics)

    def regions_in(self, article: ParsedArticle, near: str | None) -> tuple[str, ...]:
        """The codes of the places it names; namesakes are told apart by what is near."""
        text = f"{article.title}\n{article.subtitle}\n{article.text}"
        named = places_in(text, near=near or "")
        return tuple(sorted({place.code for place in named} & self.region_codes))


def region_named(body: str) -> str | None:
    """The code of where a body is by its name: 韶关市民政局, 某某县慈善总会; of a newspaper none."""
    place = place_of_bureau(body) or _deepest(places_in(body))
    return place.code if place else None


def _deepest(named: Iterable[Place]) -> Place | None:
    """海口市龙华区人民政府…民政办 is in 龙华区: the place within all the others."""
    found = sorted(named, key=lambda place: len(place.prefix))
    if found and all(found[-1].code.startswith(each.prefix) for each in found):
        return found[-1]
    return None


def topics_of(article: ParsedArticle, topics: Iterable[TopicWords]) -> tuple[str, ...]:
    """The codes of at most six topics, the surest first."""
    return tuple(reasons_for_topics(article, topics))


def reasons_for_topics(
    article: ParsedArticle, topics: Iterable[TopicWords]
) -> dict[str, tuple[TopicReason, ...]]:
    """At most six topics that it is about, the surest first, with the words that say so.

    A word counts each time it stands in the text, once more in the first paragraph,
    three times in the title. What nearly every text mentions counts in the title and
    the first paragraph only.
    """
    title = _uncrossed(f"{article.section} {article.title} {article.subtitle}")
    lead = _uncrossed(article.blocks[0].text if article.blocks else "")
    text = _uncrossed(article.text)
    found = {
        topic.code: _reasons(
            topic, title, lead, lead if topic.only_if_leading else text
        )
        for topic in topics
    }
    scores = {code: sum(r.score for r in reasons) for code, reasons in found.items()}
    least = max(LEAST_SCORE, LEAST_SHARE * sum(scores.values()))
    told = [code for code in scores if scores[code] >= least]
    told = [code for code in told if _is_spread(found[code], scores[code], article)]
    surest = sorted(told, key=lambda code: -scores[code])[:MOST_TOPICS]
    return {code: found[code] for code in surest}


def _is_spread(
    reasons: Sequence[TopicReason], score: int, article: ParsedArticle
) -> bool:
    """Whether title or lead tell of it, or two paragraphs, or one again and again."""
    if score >= LEAST_OF_ONE_PARAGRAPH or any(r.in_title or r.in_lead for r in reasons):
        return True
    words = [each.word for each in reasons]
    telling = (b for b in article.blocks if any(word in b.text for word in words))
    return len(list(islice(telling, 2))) > 1


def _reasons(
    topic: TopicWords, title: str, lead: str, text: str
) -> tuple[TopicReason, ...]:
    found = (
        TopicReason(word, title.count(word), lead.count(word), text.count(word))
        for word in topic.keywords
        if word in text or word in title
    )
    reasons = tuple(found)
    if len(reasons) != 1 or reasons[0].word not in OF_SEVERAL:
        return reasons
    beside = OF_SEVERAL[reasons[0].word]
    return reasons if any(word in text or word in title for word in beside) else ()


@cache
def _crossed() -> re.Pattern[str]:
    """Words that hold a keyword across their parts; which, is their value."""
    return re.compile(any_of_kind("crossed_words.csv"))


def _uncrossed(text: str) -> str:
    """大海葬身 tells of no 海葬."""
    return _crossed().sub("", text)
