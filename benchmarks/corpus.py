"""A hundred thousand articles from a seed, the same each time, with known words."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count
from pathlib import Path
from random import Random

from .offices import Office, offices
from .texts.vocabulary import SECTIONS, SERIES
from .wording import GAP, Wording, phrases, rare_names

TOPICS = Path(__file__).parents[1] / "fixtures" / "topics.json"
FIRST_DAY, YEARS = date(2013, 1, 1), 12
DAYS = (date(FIRST_DAY.year + YEARS, 1, 1) - FIRST_DAY).days
SHORTEST, LONGEST = 600, 1500
# How many articles an issue of each kind has, and how many issues of a hundred it is.
KINDS = {
    "bulletin": ((4, 8), 28),
    "web": ((1, 1), 36),
    "notice": ((1, 1), 16),
    "report": ((1, 3), 9),
    "statistics": ((1, 2), 5),
    "reply": ((1, 1), 4),
    "other": ((1, 1), 2),
}
# So many names are in exactly ten articles, and as many in exactly one.
RARE_NAMES = 60
UNIQUE_SENTENCES = 3
OPENING = "{}的来信来访，已由专人办结。"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedArticle:
    section: str
    title: str
    subtitle: str
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]
    # Of the vocabulary and the rare names, what stands in the text.
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedIssue:
    kind: str
    office: Office
    series: str
    year: int
    number: int | None
    document_number: str
    # Some reports give nothing but their year.
    issued_on: date | None
    articles: tuple[PlannedArticle, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is the same for the same seed and size, on every machine."""

    size: int
    seed: int = 1

    def issues(self) -> Iterator[PlannedIssue]:
        writer = _Writer(self)
        left = self.size
        while left:
            issue = writer.issue(most=left)
            left -= len(issue.articles)
            yield issue

    @property
    def names_in_ten(self) -> Sequence[str]:
        return rare_names()[:RARE_NAMES]

    @property
    def names_in_one(self) -> Sequence[str]:
        return rare_names()[RARE_NAMES : 2 * RARE_NAMES]

    def rare_places(self) -> dict[int, list[str]]:
        """The rare names, by the number of the article that each stands in."""
        rng = Random(self.seed)
        found: dict[int, list[str]] = {}
        for names, times in ((self.names_in_ten, 10), (self.names_in_one, 1)):
            for name in names:
                for number in rng.sample(range(self.size), times):
                    found.setdefault(number, []).append(name)
        return found


@dataclass
class _Writer:
    """Writes the issues one after another."""

    corpus: Corpus
    _numbers: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.rng = Random(self.corpus.seed)
        self.wording = Wording(self.rng)
        self.rare = self.corpus.rare_places()
        self.issue_seeds = count(self.corpus.seed << 32)
        self.article_numbers = count()

    def issue(self, most: int) -> PlannedIssue:
        # Each issue has a seed of its own, so that a larger corpus of the same seed
        # begins with the issues of a smaller one, but for their rare names.
        self.rng.seed(next(self.issue_seeds))
        kind = self.rng.choices(list(KINDS), [often for _, often in KINDS.values()])[0]
        office = self.rng.choice(offices())
        day = FIRST_DAY + timedelta(days=self.rng.randrange(DAYS))
        has_day = kind != "report" or self.rng.random() < 0.9
        sections = self.rng.choice(SECTIONS)
        size = min(most, self.rng.randint(*KINDS[kind][0]))
        return PlannedIssue(
            kind=kind,
            office=office,
            series=SERIES[1 + office.rank % 6] if kind == "bulletin" else "",
            year=day.year,
            number=self._next(kind, office, day) if kind == "bulletin" else None,
            document_number=self._document_number(kind, office, day),
            issued_on=day if has_day else None,
            articles=tuple(
                self._article(office, sections if size > 1 else ()) for _ in range(size)
            ),
        )

    def _next(self, kind: str, office: Office, day: date) -> int:
        self._numbers[kind, office, day.year] += 1
        return self._numbers[kind, office, day.year]

    def _document_number(self, kind: str, office: Office, day: date) -> str:
        if kind != "notice":
            return ""
        return f"{office.prefix}〔{day.year}〕{self._next(kind, office, day)}号"

    def _article(self, office: Office, sections: Sequence[str]) -> PlannedArticle:
        words = self.wording.words()
        rare = self.rare.get(next(self.article_numbers), [])
        subject = self.rng.choice(words) if words else "重点任务"
        given = {"place": office.place, "bureau": office.name, "word": subject}
        title = self.wording.fill(self.rng.choice(phrases()["titles"]), **given)
        subtitles = phrases()["subtitles"] if self.rng.random() < 0.1 else [""]
        return PlannedArticle(
            section=self._section(sections),
            title=title,
            subtitle=self.wording.fill(self.rng.choice(subtitles)),
            paragraphs=tuple(self._paragraphs(words, rare)),
            topics=self._topics(),
            words=(*words, *rare),
        )

    def _section(self, sections: Sequence[str]) -> str:
        if not sections:
            return ""
        return self.wording.fill(self.rng.choice(sections), level="市")

    def _paragraphs(self, words: list[str], rare: list[str]) -> Iterator[str]:
        """The sentences in mixed order, a few in each paragraph."""
        sentences = self._sentences(words, rare)
        self.rng.shuffle(sentences)
        while sentences:
            few = self.rng.randint(3, 7)
            yield "".join(sentences[:few])
            del sentences[:few]

    def _sentences(self, words: list[str], rare: list[str]) -> list[str]:
        """One for each word, some found nowhere else, and others to fill up."""
        choice, stock = self.rng.choice, self.wording
        sentences = [choice(stock.speaking).replace(GAP, word) for word in words]
        sentences += [OPENING.format(name) for name in rare]
        sentences += [stock.unique() for _ in range(UNIQUE_SENTENCES)]
        length = sum(map(len, sentences))
        wanted = self.rng.randint(SHORTEST, LONGEST - 60)
        while length < wanted:
            sentences.append(choice(stock.filling))
            length += len(sentences[-1])
        return sentences

    def _topics(self) -> tuple[str, ...]:
        codes, weights = topic_weights()
        times = self.rng.randint(1, 3)
        drawn = self.rng.choices(codes, cum_weights=weights, k=times)
        return tuple(dict.fromkeys(drawn))


@cache
def topic_names() -> dict[str, str]:
    """By code, in the order of the site."""
    rows = json.loads(TOPICS.read_text(encoding="utf-8"))
    return {row["code"]: row["name"] for row in rows}


@cache
def topic_weights() -> tuple[Sequence[str], Sequence[float]]:
    """The topics' codes, and how often each is met: the first most, by Zipf's law."""
    codes = list(topic_names())
    return codes, tuple(accumulate(1 / rank for rank in range(1, len(codes) + 1)))
