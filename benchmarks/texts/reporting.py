"""Articles out of phrases, in the four shapes that bureaus' news takes."""

from datetime import date

from .clerk import Clerk
from .story import Piece, PieceKind, Story
from .vocabulary import CHINESE_ORDINALS
from .writing import plain_date


def prose(text: str) -> Piece:
    return Piece(text, PieceKind.PROSE)


def heading(text: str) -> Piece:
    return Piece(text, PieceKind.HEADING)


def story(clerk: Clerk, *, section: str = "", headed: bool = True) -> Story:
    """An article on an unused theme; `headed` allows headings on lines of their own."""
    theme = clerk.draw_theme()
    shapes = [_plain, _plain, _run_in, _by_points] + [_headed] * headed
    body = clerk.pick(shapes)(clerk, theme)
    return Story(
        title=clerk.say(theme, "titles"),
        body=(prose(clerk.say(theme, "openings") + _sentences(clerk, theme, 1)), *body),
        section=section,
    )


def event(clerk: Clerk, day: date, *, section: str = "") -> Story:
    """A short item whose opening says, with the full date, what its title says."""
    verb, matter, form = clerk.draw("items", "events")
    bureau = clerk.bureau
    manner, tail = clerk.say("items", "manners"), clerk.say("items", "tails")
    theme = clerk.draw_theme()
    opening = f"{plain_date(day)}，{bureau.name}{manner}{verb}{matter}{form}，{tail}"
    middle = prose(_sentences(clerk, theme, clerk.rng.randrange(2, 5)))
    closing = prose(clerk.say("general", "remarks") + clerk.say("general", "closings"))
    return Story(
        title=f"{bureau.self_name}{verb}{matter}{form}",
        body=(prose(opening), *([middle] * clerk.chance(0.6)), closing),
        section=section,
        opens_with_title=True,
    )


def _sentences(clerk: Clerk, theme: str, count: int) -> str:
    return "".join(clerk.say(theme, "sentences") for _ in range(count))


def _some(clerk: Clerk, theme: str) -> str:
    return _sentences(clerk, theme, clerk.rng.randrange(1, 6))


def _closing(clerk: Clerk) -> list[Piece]:
    return [prose(clerk.say("general", "closings"))] * clerk.chance(0.5)


def _plain(clerk: Clerk, theme: str) -> list[Piece]:
    paragraphs = [_some(clerk, theme) for _ in range(clerk.rng.randrange(1, 4))]
    paragraphs[0] += clerk.say("general", "remarks") * clerk.chance(0.5)
    return [*map(prose, paragraphs), *_closing(clerk)]


def _run_in(clerk: Clerk, theme: str) -> list[Piece]:
    """一、摸清底数，让政策找到人。截至3月底……"""
    count = clerk.rng.randrange(3, 6)
    return [
        prose(f"{mark}、{clerk.draw(theme, 'headings')}。{_some(clerk, theme)}")
        for mark in CHINESE_ORDINALS[:count]
    ] + _closing(clerk)


def _by_points(clerk: Clerk, theme: str) -> list[Piece]:
    count = clerk.rng.randrange(2, 5)
    marks = CHINESE_ORDINALS[:count]
    if clerk.chance(0.4):
        points = "；".join(f"{mark}是{clerk.draw(theme, 'points')}" for mark in marks)
        return [prose(f"主要做法：{points}。{_some(clerk, theme)}"), *_closing(clerk)]
    return [
        prose(f"{mark}是{clerk.draw(theme, 'points')}。{_some(clerk, theme)}")
        for mark in marks
    ] + _closing(clerk)


def _headed(clerk: Clerk, theme: str) -> list[Piece]:
    """Headings on lines of their own: 一、摸清底数，让政策找到人."""
    body = []
    for mark in CHINESE_ORDINALS[: clerk.rng.randrange(2, 5)]:
        body.append(heading(f"{mark}、{clerk.draw(theme, 'headings')}"))
        body.append(prose(_some(clerk, theme)))
        if clerk.chance(0.4):
            body.append(prose(_some(clerk, theme)))
    return body
