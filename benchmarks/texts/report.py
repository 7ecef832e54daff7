"""工作总结: the year behind, the year ahead, headings and long paragraphs."""

from dataclasses import dataclass
from datetime import date

from .clerk import Clerk
from .reporting import heading, prose
from .story import BLANK, Draft, OneOf, Piece, Story
from .vocabulary import CHINESE_ORDINALS
from .writing import chinese_date, plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpan:
    """What the report looks back on and ahead to, in words."""

    past: str
    ahead: str
    year: int


def write(clerk: Clerk) -> Draft:
    span = _span(clerk)
    title, subtitle = _titles(clerk, span)
    article = Story(title=title, subtitle=subtitle, body=tuple(_body(clerk, span)))
    is_dated = clerk.chance(0.6)
    top = [Piece(article.title)]
    if subtitle:
        top.append(Piece(clerk.pick(("——", "—— ", "--")) + subtitle))
    day_on_top = is_dated and clerk.chance(0.4)
    if day_on_top:
        top.append(Piece(f"（{plain_date(clerk.day)}）"))
    signature = [] if day_on_top or not is_dated else _signature(clerk)
    return Draft(
        layout=OneOf(("report",)),
        pieces=(*top, BLANK, *article.body, *signature),
        issues=(_facts(clerk, span, article, clerk.day if is_dated else None),),
        remarks=() if is_dated else ("missing_issue_date",),
        is_spaced=clerk.chance(0.3),
    )


def _span(clerk: Clerk) -> ReportedSpan:
    """A year's report is written in the January after, a half year's in July."""
    year = clerk.day.year
    if clerk.chance(0.75):
        clerk.day = date(year, 1, clerk.rng.randrange(3, 29))
        return ReportedSpan(past=f"{year - 1}年", ahead=f"{year}年", year=year)
    clerk.day = date(year, 7, clerk.rng.randrange(1, 29))
    return ReportedSpan(past=f"{year}年上半年", ahead="下半年", year=year)


def _titles(clerk: Clerk, span: ReportedSpan) -> tuple[str, str]:
    name = clerk.bureau.name
    plain = clerk.pick(
        (
            f"{name}{span.past}工作总结和{span.ahead}工作计划",
            f"{name}{span.past}工作总结及{span.ahead}工作打算",
            f"{name}关于{span.past}工作情况和{span.ahead}工作安排的报告",
            f"{name}{span.past}工作回顾与{span.ahead}工作思路",
        )
    )
    if clerk.chance(0.3):
        return clerk.draw("report", "slogans"), plain
    return plain, ""


def _body(clerk: Clerk, span: ReportedSpan) -> list[Piece]:
    overview = clerk.say("report", "overviews", year=span.past.removesuffix("年"))
    ahead = f"{span.ahead}，重点做好以下几方面工作："
    parts = [heading(f"一、{span.past}工作完成情况"), *_past(clerk)]
    if clerk.chance(0.6):
        parts.append(heading("二、存在的主要问题"))
        parts.append(prose(clerk.say("report", "problems")))
    mark = CHINESE_ORDINALS[sum(part.text[1] == "、" for part in parts)]
    parts += [heading(f"{mark}、{span.ahead}工作计划"), prose(ahead), *_ahead(clerk)]
    return [prose(overview), *parts]


def _past(clerk: Clerk) -> list[Piece]:
    """（一）摸清底数，让政策找到人: on a line of its own, or run in."""
    is_run_in, pieces = clerk.chance(0.5), []
    for mark in CHINESE_ORDINALS[: clerk.rng.randrange(3, 7)]:
        theme = clerk.draw_theme()
        title = f"（{mark}）{clerk.draw(theme, 'headings')}"
        count = clerk.rng.randrange(4, 8)
        text = "".join(clerk.say(theme, "sentences") for _ in range(count))
        pieces += (
            [prose(f"{title}。{text}")] if is_run_in else [heading(title), prose(text)]
        )
    return pieces


def _ahead(clerk: Clerk) -> list[Piece]:
    pieces = []
    for place in range(1, clerk.rng.randrange(3, 6)):
        title = clerk.draw("report", "plan_headings")
        text = clerk.say("report", "plans") + clerk.say("report", "plans")
        pieces.append(prose(f"{place}.{title}。{text}"))
    return pieces


def _signature(clerk: Clerk) -> list[Piece]:
    day = clerk.pick((plain_date, chinese_date))(clerk.day)
    return [BLANK, Piece("　　　　" + clerk.bureau.name), Piece("　　　　" + day)]


def _facts(clerk: Clerk, span: ReportedSpan, article: Story, day: date | None) -> dict:
    return {
        "kind": "report",
        "series": OneOf(("",)),
        "agency": clerk.bureau.name,
        "year": span.year,
        "number": None,
        "total_number": None,
        "document_number": None,
        "issued_on": day.isoformat() if day else None,
        "distribution": [],
        "articles": [article.facts],
    }
