"""简报 with a contents list and sections, as often without any masthead."""

import re
from dataclasses import dataclass, replace

from . import bulletin
from .clerk import Clerk
from .distribution import distribution
from .masthead import imprint, masthead, series_name
from .reporting import event, story
from .story import BLANK, Draft, OneOf, Piece, Story
from .vocabulary import CONTENTS_HEADINGS, SECTION_MARKS, SECTIONS
from .writing import WrittenNumber

# Leaders between a title and its page: …………3, ······3
_PAGE_LEADERS = (
    "……………………{}",
    "…………（{}）",
    "  {}",
    "··········{}",
    "\t{}",
    "------------{}",
)
# 市民政局召开 in 市民政局召开安全生产专题会议
_LEADING_VERB = re.compile("^(.{1,3}民政[局厅])(召开|举办|组织|开展|启动)")
_OPENING_QUOTES = "“《（("
_CLOSING_MARKS = "”》）)，、：；。"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """Which of the digest's liberties this one takes."""

    has_masthead: bool
    has_contents: bool
    wraps_titles: bool
    # The article whose heading stands in the contents list only.
    unheaded: int | None
    section_mark: str


def write(clerk: Clerk) -> Draft:
    articles = _articles(clerk)
    plan = _plan(clerk, articles)
    if plan.has_contents:
        articles = [_listed(clerk, article) for article in articles]
    top, tail, issue = _frame(clerk, plan, articles)
    pieces = [*top, *_contents(clerk, plan, articles), *_body(clerk, plan, articles)]
    return Draft(
        layout=OneOf(("digest", "bulletin") if plan.has_masthead else ("digest",)),
        pieces=(*pieces, *tail),
        issues=(issue,),
        remarks=tuple(_remarks(plan)),
        is_spaced=clerk.chance(0.3) and plan.unheaded is None,
    )


def _remarks(plan: DigestPlan) -> list[str]:
    remarks = []
    if not plan.has_masthead:
        remarks += ["missing_issue_number", "inferred_date", "inferred_agency"]
    if plan.unheaded is not None:
        remarks.append("heading_recovered_from_contents")
    return remarks


def _articles(clerk: Clerk) -> list[Story]:
    names = [clerk.fill(name) for name in clerk.pick(SECTIONS)]
    # The first item is of the day of issue: no full date in the text is later.
    articles = [event(clerk, clerk.day, section=names[0])]
    for name in names:
        for _ in range(clerk.rng.randrange(1, 4)):
            if clerk.chance(0.3):
                article = event(clerk, clerk.earlier_day(), section=name)
            else:
                article = story(clerk, section=name, headed=False)
            articles.append(article)
    return articles


def _plan(clerk: Clerk, articles: list[Story]) -> DigestPlan:
    has_contents = clerk.chance(0.85)
    candidates = [
        place
        for place, article in enumerate(articles)
        if place and article.opens_with_title
    ]
    unheaded = has_contents and candidates and clerk.chance(0.5)
    return DigestPlan(
        has_masthead=clerk.chance(0.5),
        has_contents=has_contents,
        wraps_titles=has_contents and clerk.chance(0.5),
        unheaded=clerk.pick(candidates) if unheaded else None,
        section_mark=clerk.pick(SECTION_MARKS),
    )


def _listed(clerk: Clerk, article: Story) -> Story:
    """Now and then the contents list names an article a little differently."""
    if not clerk.chance(0.2):
        return article
    shorter = _LEADING_VERB.sub(r"\1", article.title)
    return replace(article, listed_as=shorter)


def _frame(
    clerk: Clerk, plan: DigestPlan, articles: list[Story]
) -> tuple[list[Piece], list[Piece], dict]:
    """The pieces above and below, and the issue's facts."""
    habits = clerk.rng
    top, tail, roles = [], [BLANK], []
    series = OneOf(("",))
    number = WrittenNumber(year=clerk.day.year, number=clerk.block * 4 + 1)
    if clerk.chance(0.7):
        lines, roles = distribution(habits, clerk.bureau)
        tail += lines
    if plan.has_masthead:
        series = series_name(habits, clerk.bureau)
        top = masthead(habits, clerk.bureau, series, number, clerk.day)
        tail += imprint(habits, clerk.bureau, clerk.day) * clerk.chance(0.5)
    issue = bulletin.facts(clerk, series, number, roles, articles)
    if not plan.has_masthead:
        issue |= {"number": None, "issued_on_is_inferred": True}
    return top, tail, issue


def _contents(clerk: Clerk, plan: DigestPlan, articles: list[Story]) -> list[Piece]:
    if not plan.has_contents:
        return []
    leader = clerk.pick(("", "", "", *_PAGE_LEADERS))
    bullet = clerk.pick(("", "", "", "◇", "· ", "{}.", "{}、"))
    lines, page, section = [clerk.pick(CONTENTS_HEADINGS)], 2, None
    for position, article in enumerate(articles, start=1):
        if article.section != section:
            section = article.section
            lines.append(plan.section_mark.format(section))
        title = article.listed_as or article.title
        lines.append(bullet.format(position) + title + leader.format(page))
        page += clerk.rng.randrange(1, 3)
    return [*map(Piece, lines), BLANK]


def _body(clerk: Clerk, plan: DigestPlan, articles: list[Story]) -> list[Piece]:
    pieces, section = [], None
    gap = [BLANK] * clerk.rng.randrange(1, 8)
    for place, article in enumerate(articles):
        if article.section != section:
            section = article.section
            pieces += [*gap, Piece(plan.section_mark.format(section)), BLANK]
        if place != plan.unheaded:
            title = (
                _wrapped(clerk, article.title) if plan.wraps_titles else article.title
            )
            pieces += [*gap, Piece(title), BLANK]
        pieces += article.body
    return pieces


def _wrapped(clerk: Clerk, title: str) -> str:
    """A long heading over two lines, broken where no mark is left stranded."""
    if len(title) < 18 or clerk.chance(0.3):
        return title
    places = [
        place
        for place in range(len(title) * 2 // 5, len(title) * 4 // 5)
        if title[place - 1] not in _OPENING_QUOTES
        and title[place] not in _CLOSING_MARKS
        and title[place - 1] != " "
        and title[place] != " "
    ]
    place = clerk.pick(places)
    return f"{title[:place]}\n{title[place:]}"
