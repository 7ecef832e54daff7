"""简报: one to four issues in a file, newest first, each with one article or a few."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .clerk import Clerk
from .distribution import distribution
from .masthead import editors, imprint, masthead, series_name
from .reporting import story
from .story import BLANK, Draft, OneOf, Piece, Story
from .vocabulary import CONTENTS_HEADINGS, SECTION_MARKS
from .writing import WrittenNumber

_BYLINES = ("（{}供稿）", "（{}）", "（供稿：{}）", "({}供稿)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """What a bureau keeps alike from issue to issue."""

    seed: int
    series: OneOf
    has_imprint: bool
    has_list: bool
    has_masthead_date: bool
    has_totals: bool
    secrecy: str
    # How articles of one issue are told apart: a contents list, or a mark.
    title_mark: str

    @property
    def habits(self) -> Random:
        return Random(self.seed)


def write(clerk: Clerk) -> Draft:
    custom = _custom(clerk)
    count = clerk.pick((1, 1, 1, 1, 2, 3, 4))
    is_single = clerk.chance(0.6)
    pieces, issues, has_contents = [], [], False
    is_supplement = count == 1 and clerk.chance(0.08)
    for back in range(count):
        number = _number(clerk, custom, count - back, is_supplement=is_supplement)
        articles = _articles(clerk, 1 if is_single else clerk.rng.randrange(2, 4))
        has_contents |= len(articles) > 1
        issue_pieces, issue = _issue(clerk, custom, number, articles)
        pieces += issue_pieces
        issues.append(issue)
        clerk.day -= timedelta(days=clerk.rng.randrange(5, 25))
        clerk.day = max(clerk.day, date(number.year, 1, 2))
    return Draft(
        layout=OneOf(("bulletin", "digest") if has_contents else ("bulletin",)),
        pieces=tuple(pieces),
        issues=tuple(issues),
        remarks=("secrecy_mark",) if custom.secrecy else (),
        is_spaced=clerk.chance(0.6),
    )


def _custom(clerk: Clerk) -> Custom:
    seed = clerk.rng.randrange(1 << 30)
    has_imprint = clerk.chance(0.75)
    return Custom(
        seed=seed,
        series=series_name(Random(seed), clerk.bureau),
        has_imprint=has_imprint,
        has_list=clerk.chance(0.8),
        has_masthead_date=not has_imprint or clerk.chance(0.85),
        has_totals=clerk.chance(0.35),
        secrecy="内部资料　注意保存" if clerk.chance(0.05) else "",
        title_mark=clerk.pick(("", "", *SECTION_MARKS)),
    )


def _number(
    clerk: Clerk, custom: Custom, place: int, *, is_supplement: bool
) -> WrittenNumber:
    number = clerk.block * 4 + place
    total = clerk.day.year * 24 - 48000 + number if custom.has_totals else None
    return WrittenNumber(
        year=clerk.day.year,
        number=number,
        total=None if is_supplement else total,
        is_supplement=is_supplement,
    )


def _articles(clerk: Clerk, count: int) -> list[Story]:
    return [story(clerk, headed=count == 1) for _ in range(count)]


def _issue(
    clerk: Clerk, custom: Custom, number: WrittenNumber, articles: list[Story]
) -> tuple[list[Piece], dict]:
    habits, bureau, day = custom.habits, clerk.bureau, clerk.day
    shown = day if custom.has_masthead_date else None
    pieces = [Piece(custom.secrecy)] if custom.secrecy else []
    pieces += masthead(habits, bureau, custom.series, number, shown)
    pieces += _contents(clerk, custom, articles)
    for article in articles:
        pieces += _set(clerk, custom, article, is_only=len(articles) == 1)
    roles = []
    if custom.has_list:
        lines, roles = distribution(habits, bureau)
        pieces += [BLANK, *lines]
    if custom.has_imprint:
        pieces += imprint(habits, bureau, day)
    pieces += editors(habits, [clerk.person(), clerk.person()], clerk.telephone())
    return [*pieces, BLANK], facts(clerk, custom.series, number, roles, articles)


def facts(
    clerk: Clerk,
    series: OneOf,
    number: WrittenNumber,
    roles: list[dict],
    articles: list[Story],
) -> dict:
    return {
        "kind": "bulletin",
        "series": series,
        "agency": clerk.bureau.name,
        "year": number.year,
        "number": number.number,
        "total_number": number.total,
        "document_number": None,
        "issued_on": clerk.day.isoformat(),
        "issued_on_is_inferred": False,
        "distribution": roles,
        "articles": [article.facts for article in articles],
    }


def _contents(clerk: Clerk, custom: Custom, articles: list[Story]) -> list[Piece]:
    if len(articles) == 1 or (custom.title_mark and clerk.chance(0.5)):
        return []
    habits = custom.habits
    heading = habits.choice(CONTENTS_HEADINGS)
    marks = habits.choice(("", "", "{}.", "{}、", "◆", "●"))
    lines = [
        marks.format(position) + article.title
        for position, article in enumerate(articles, start=1)
    ]
    return [Piece(heading), *map(Piece, lines), BLANK]


def _set(clerk: Clerk, custom: Custom, article: Story, *, is_only: bool) -> list[Piece]:
    mark = custom.title_mark if custom.title_mark and not is_only else "{}"
    pieces = [Piece(mark.format(article.title)), BLANK, *article.body]
    if clerk.chance(0.2):
        by = clerk.pick((clerk.department(), clerk.bureau.name))
        pieces.append(Piece(clerk.pick(_BYLINES).format(by)))
    return [*pieces, BLANK]
