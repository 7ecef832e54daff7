"""The rows that head an interview on a page: 在线访谈, 主题：…, 嘉宾：…, 时间：…, 主持人：…"""

from collections.abc import Sequence

from ...language.marks import bare, is_prose
from ...language.patterns import pattern
from .labels import Pair
from .words import Means

# When it was held: the page that says when it went up says so better.
HELD = "访谈时间"
OF_INTERVIEW = r"(?:访谈|直播|专访)"
# 主题：…, 访谈主题：…: what it is about, and its title where no headline stands above
THEME = pattern(
    rf"^{OF_INTERVIEW}?(?:本期)?主\s?题\s?[:：]\s{{0,4}}(?P<theme>\S.{{3,60}})$"
)
GUEST = pattern(rf"^{OF_INTERVIEW}?(?:本期|特邀|受访)?嘉\s?宾\s?[:：]\s{{0,4}}\S")
WHEN = pattern(
    rf"^{OF_INTERVIEW}?(?:时\s?间|日\s?期)\s?[:：]\s{{0,4}}(?P<day>\S.{{5,40}})$"
)
OTHER_ROW = pattern(
    rf"^{OF_INTERVIEW}?(?:主\s?持\s?人?|地\s?点|单\s?位)\s?[:：]\s{{0,4}}\S.{{0,40}}$"
)
# 养老政策直播预告: its day is to come, and its rows are what the text tells
ANNOUNCED = pattern(r"预告|邀请|征集|(?:通知|公告|启事)$")
# 访谈嘉宾：…, 直播时间：…
OWN_LABEL = pattern(rf"^{OF_INTERVIEW}(?:主\s?题|嘉\s?宾|时\s?间|日\s?期)\s?[:：]")
# 在线访谈, 政务访谈实录: the column that it stands in
COLUMN = pattern(
    rf"^(?:在线|网上|网络|视频|图文|政务|嘉宾|民生)?{OF_INTERVIEW}(?:实录|间|室|回顾)?$"
)


def rows_of_interview(texts: Sequence[str]) -> dict[int, tuple[Pair, ...]]:
    """What each row says, and nothing of its column: theme, guest and others of their kind.

    They stand below 在线访谈 and its headline, or one begins with 访谈: an evening of readings
    has theme and guest too, and its day is no page's.
    """
    inked = [i for i, text in enumerate(texts) if text]
    at = next((n for n, i in enumerate(inked) if THEME.match(texts[i])), len(inked))
    start, end = at, at + 1
    while start and _is_row(texts[inked[start - 1]]):
        start -= 1
    while end < len(inked) and _is_row(texts[inked[end]]):
        end += 1
    held = inked[start:end]
    above = inked[max(start - 2, 0) : start]
    columns = [i for i in above if _is_column(texts[i])]
    is_named = columns or any(OWN_LABEL.match(texts[i]) for i in held)
    is_to_come = any(ANNOUNCED.search(bare(texts[i])) for i in above)
    if is_to_come or not is_named or not any(GUEST.match(texts[i]) for i in held):
        return {}
    return {i: _pairs(texts[i]) for i in (*columns, *held)}


def theme_of(texts: Sequence[str]) -> str:
    """What the interview that these rows head is about; blank without a guest."""
    has_guest = any(map(GUEST.match, texts))
    found = filter(None, map(THEME.match, texts)) if has_guest else iter(())
    return next((theme["theme"] for theme in found), "")


def _is_column(text: str) -> bool:
    return bool(COLUMN.match(bare(text)))


def _is_row(text: str) -> bool:
    """嘉宾：…, and no 主持人：各位网友大家好。 that begins the talk itself."""
    is_said = any(form.match(text) for form in (GUEST, WHEN, OTHER_ROW))
    return is_said and not is_prose(text)


def _pairs(text: str) -> tuple[Pair, ...]:
    if theme := THEME.match(text):
        return (Pair("主题", Means.LABEL_OF_TITLE, theme["theme"]),)
    if when := WHEN.match(text):
        return (Pair(HELD, Means.LABEL_OF_PUBLISHED, when["day"]),)
    return (Pair("", Means.OTHER_LABEL, text),) if _is_row(text) else ()
