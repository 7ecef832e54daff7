"""Searches that can be shown to a reader because they find something here and now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from opencc import OpenCC

from reading.language.folding import fold
from reading.privacy import mask

from ..models import Article, Issue, Topic
from ..querysets import IssueQuerySet
from .finding import capped, count_of, newest
from .links import Bureaus, DirectLink, direct_links
from .numerals import NUMBER, spellings
from .query import parse_query
from .words import HAN_RUN

# What the newest issues tell of decides which examples are given.
LATEST_ISSUES = 50
LATEST_ARTICLES = 100
MOST_WORDS = 6
MOST_SPELLINGS = 3
# A title's beginning that is worth being quoted.
QUOTED = range(5, 13)


@dataclass(frozen=True, slots=True)
class Example:
    """What one may type, how much it finds as a page says it, and the pages it opens."""

    typed: str
    count: str
    opens: tuple[DirectLink, ...] = ()


def examples(bureaus: Bureaus) -> dict[str, list[Example]]:
    """For each thing the help explains, searches that find something; none if none do."""
    issues = Issue.objects.published().newest_first().select_related("agency__region")
    latest = Article.objects.published().filter(issue__in=issues[:LATEST_ISSUES])
    articles = list(latest.newest_first().for_results()[:LATEST_ARTICLES])
    words = list(_words_in_use(articles))
    pairs = list(permutations(words, 2))
    numbers = _spellings_of_one_number(articles)
    typed = {
        "words": [*words[:1], *_first_found(f"{one} {two}" for one, two in pairs)],
        "quoted": _first_found(map('"{}"'.format, _beginnings(articles))),
        "without": _first_found(f"{one} -{two}" for one, two in pairs),
        "numbers": numbers,
        "script": [*_in_traditional(words), *_in_full_width(numbers[:1])],
        "short": [word[0] for word in words[:1]],
    }
    names = _names_of_pages(issues)
    return {
        **{name: [*map(_example, each)] for name, each in typed.items()},
        **{name: [*_openers(each, bureaus)] for name, each in names.items()},
    }


def _example(typed: str, opens: Iterable[DirectLink] = ()) -> Example:
    return Example(typed, capped(count_of(parse_query(typed))), tuple(opens))


def _first_found(typed: Iterable[str]) -> list[str]:
    found = (each for each in typed if newest(parse_query(each), most=1))
    return list(islice(found, 1))


def _words_in_use(articles: Sequence[Article]) -> Iterator[str]:
    """A keyword of each of the topics that most articles are about."""
    topics = Counter(topic for each in articles for topic in each.topics.all())
    for topic, _ in topics.most_common(MOST_WORDS):
        yield from _first_found(_plain_keywords(topic))


def _plain_keywords(topic: Topic) -> Iterator[str]:
    return (word for word in topic.keywords if HAN_RUN.fullmatch(word))


def _beginnings(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        start = HAN_RUN.match(mask(article.title))
        if start and len(start[0]) in QUOTED:
            yield start[0]


def _spellings_of_one_number(articles: Iterable[Article]) -> list[str]:
    """309.5万元, 3095000元, 3,095,000元."""
    for article in articles:
        text = fold(mask(article.text))
        for number in NUMBER.finditer(text):
            with_unit = text[number.start() : number.end() + 1]
            if number["scale"] == "万" and HAN_RUN.fullmatch(with_unit[-1]):
                return list(spellings(with_unit)[:MOST_SPELLINGS])
    return []


def _in_traditional(words: Iterable[str]) -> list[str]:
    converter = OpenCC("s2t")
    written = ((word, converter.convert(word)) for word in words)
    return list(islice((new for old, new in written if new != old), 1))


def _in_full_width(numbers: Iterable[str]) -> list[str]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [number.translate(wide) for number in numbers]


def _names_of_pages(issues: IssueQuerySet) -> dict[str, list[str]]:
    """What names the newest document, issue, bureau and month outright."""
    documents = issues.exclude(document_number="")[:1]
    numbered = issues.numbered().exclude(agency__region=None)[:1]
    dated = issues.exclude(issued_on=None)[:1]
    days = filter(None, (issue.issued_on for issue in dated))
    return {
        "documents": [issue.document_number for issue in documents],
        "issues": [
            f"{issue.agency.region} {issue.year}年第{issue.number}期"
            for issue in numbered
        ],
        "agencies": [issue.agency.name for issue in issues[:1] if issue.agency],
        "months": [f"{i.year}年{i.month}月" for i in days],
    }


def _openers(typed: Iterable[str], bureaus: Bureaus) -> Iterator[Example]:
    for each in typed:
        if opens := direct_links(each, bureaus):
            yield _example(each, opens)
