"""The one issue of a captured page: its article between head and foot, its facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from ..language.dates import first_date, first_moment, without_dates
from ..language.marks import (
    ENUMERATION,
    HAN,
    bare,
    columns,
    is_prose,
)
from ..language.patterns import pattern
from ..parsed import IssueKind, Line, ParsedIssue
from .accounts_of_figures import gives_figures
from .assembly import IssueReading, read_articles
from .body.lines import BRACKETED, label_body, titled_by_first
from .imprints import is_imprint_line
from .issuers import bureau_of_line, is_bureau_alone
from .labels import BODY, Label, Labelled, texts_of
from .mastheads.masthead import NO_NAME, ORGANISATION
from .official import addressees, is_addressees
from .page import Page, PageFacts, read_page
from .page.accounts import is_of_account, is_slogan
from .page.headlines import is_titled, with_named_title
from .page.labels import pairs_in
from .page.letters import is_letter_box, names_part, opens_part, parts_of_row
from .page.stamps import stamp_in
from .page.torn_titles import opens_with_place
from .page.words import Means
from .remarks import missing_issue_date
from .titles import leads_in

SHORTEST_TITLE, TITLE_WIDTH = 3, 90
# …政策解读, …答记者问, 一图读懂…: a title that explains a document
EXPLAINS = pattern(r"(?:解读|政策问答|答记者问)(?:[（(].{1,10}[）)])?$|图解|^一图读懂")
# Lines between an account's headline and its text; of those it has no more for itself.
SHORT = {Label.HEADING, Label.BLANK, Label.NAVIGATION}
MOST_SLOGANS = 4
CAPTION_MARKS = ("▲", "△")
# Of a headline over two short lines each is so short; so many gaps tell what is wide.
WIDEST_HALF, FEWEST_GAPS, MOST_GAPS = 16, 4, 40
# More of them head the parts of a text.
MOST_MARKED = 2
# 解读机关：…, 解 读 人：…
EXPLAINED_BY = pattern(r"^解\s*读\s*(?:机\s*关|单\s*位|人|部门)\s*[:：]")

# 某某县融媒体中心, 某某市广播电视台: an organ that may publish a page
NEWSROOM = pattern("(?:融媒体?中心|电视台|报社)$")
# 某某县融媒体中心5月20日讯（记者 …）, 某某日报讯
REPORTS = pattern(
    rf"^(?P<who>[{HAN}]{{3,16}}?)(?:\d{{1,2}}月\d{{1,2}}日)?\s?(?:讯|电|报道)\s?[（(：:]"
)
# 香港时间17时26分, 17:26: the clock below the day that closes a release
CLOSING_CLOCK = pattern(rf"^[{HAN}]{{0,6}}\s?\d{{1,2}}\s?[:：时]\s?\d{{1,2}}\s?分?$")


def read_page_issue(lines: tuple[Line, ...]) -> IssueReading:
    page = read_page(lines)
    inner = lines[page.body.start : page.body.stop]
    if is_letter_box([line.text for line in inner]):
        head, body, facts = _read_letter(inner, page)
    else:
        body, facts = _with_closing(_label_body(inner, page)), page.facts
        body = body if is_titled(page.head, body) else titled_by_first(body)
        head = with_named_title(page.head, body)
    labelled = (*head, *_addressed(body), *page.foot)
    issue = _issue(facts, labelled)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return IssueReading(issue, labelled, remarks)


def _addressed(body: Sequence[Labelled]) -> list[Labelled]:
    """An open letter: 广大市民朋友： above the text, and the day alone below it."""
    first = next((i for i, each in enumerate(body) if each.label in BODY), len(body))
    is_signed = any(each.label is Label.SIGNATURE for each in body)
    return [
        each._replace(label=Label.ADDRESSEE)
        if i == first and is_signed and is_addressees(each.text)
        else each
        for i, each in enumerate(body)
    ]


def _label_body(lines: Sequence[Line], page: Page) -> list[Labelled]:
    """The body; its first headline is the title when the page's head held none."""
    labelled = _captions(label_body(lines))
    if any(is_of_account(each.text) for each in (*page.head, *page.foot)):
        labelled = _without_slogans(labelled)
    if any(each.label is Label.TITLE for each in page.head):
        return labelled
    for i, each in enumerate(labelled):
        if each.label in {Label.HEADING, Label.PARAGRAPH}:
            for n in _title_from(labelled, i):
                labelled[n] = Labelled(labelled[n].line, Label.TITLE)
            break
    return labelled


def _title_from(labelled: Sequence[Labelled], i: int) -> list[int]:
    """The first line, if it may be one; 州救助站 above 夜访街头 is a title with it.

    What opens with a place of its own is a whole headline.
    """
    if not _can_be_title(labelled[i].text):
        return []
    below = [n for n in range(i + 1, len(labelled)) if labelled[n].text][:2]
    labels = [labelled[n].label for n in below]
    names_organ = bool(ORGANISATION.match(bare(labelled[i].text)))
    is_above = names_organ and labels == [Label.HEADING, Label.PARAGRAPH]
    if not is_above:
        return [i, below[0]] if _goes_on_above_gap(labelled, i, below) else [i]
    headline = labelled[below[0]].text
    is_rest = _can_be_title(headline) and not opens_with_place(bare(headline))
    return [i, below[0]] if is_rest else [i]


def _goes_on_above_gap(
    labelled: Sequence[Labelled], i: int, below: Sequence[int]
) -> bool:
    """雪夜来电 above 热线那头有人在: two short lines, and a wider gap below them than any paragraph has."""
    inked = [n for n in range(i, len(labelled)) if labelled[n].text]
    gaps = [under - here for here, under in pairwise(inked)][:MOST_GAPS]
    if len(gaps) < FEWEST_GAPS or gaps[0] != 1 or gaps[1] <= max(gaps[2:]):
        return False
    one, two = labelled[i], labelled[below[0]]
    is_short = columns(one.text) < WIDEST_HALF and columns(two.text) < WIDEST_HALF
    is_text = labelled[below[1]].label is Label.PARAGRAPH
    return is_short and is_text and two.label is Label.HEADING


def _without_slogans(labelled: list[Labelled]) -> list[Labelled]:
    """The text of an account below the lines that say what it is for, one of them in its words."""
    top = next(
        (i for i, each in enumerate(labelled) if each.label not in SHORT), len(labelled)
    )
    said = [i for i in range(top) if labelled[i].text]
    if len(said) > MOST_SLOGANS or not any(is_slogan(labelled[i].text) for i in said):
        return labelled
    last = max(i for i in said if is_slogan(labelled[i].text))
    # What stands below a gap, or right above the text, may be its own first heading.
    while last + 2 < top and labelled[last + 1].text:
        last += 1
    aside = [
        each._replace(label=Label.NAVIGATION) if each.text else each
        for each in labelled[: last + 1]
    ]
    return [*aside, *labelled[last + 1 :]]


def _read_letter(
    lines: Sequence[Line], page: Page
) -> tuple[list[Labelled], list[Labelled], PageFacts]:
    """Question and answer are parts of the text; who answered, and when, issued it."""
    parted = [part for line in lines for part in parts_of_row(line)]
    body = _with_closing([_of_letter(each) for each in label_body(parted)])
    body = _below_mailbox(body)
    answer = {
        pair.means: pair.value
        for text in texts_of(body, Label.SOURCE)
        for pair in pairs_in(text)
    }
    issuer = bureau_of_line(answer.get(Means.LABEL_OF_ISSUER, ""))
    moment = answer.get(Means.LABEL_OF_PUBLISHED, "")
    facts = replace(
        page.facts,
        agency=issuer.name if issuer else page.facts.agency,
        published_on=first_date(moment) or page.facts.published_on,
        published_at=first_moment(moment) or page.facts.published_at,
    )
    head = with_named_title(page.head, body)
    return head, with_named_title(body, head), facts


def _below_mailbox(body: list[Labelled]) -> list[Labelled]:
    """The letter without what its site says above 标题：… of letters at large."""
    top = next((i for i, each in enumerate(body) if _names_title(each)), 0)
    above = [
        each._replace(label=Label.NAVIGATION if each.text else Label.BLANK)
        for each in body[:top]
    ]
    return [*above, *body[top:]]


def _names_title(each: Labelled) -> bool:
    pairs = pairs_in(each.text) if each.label is Label.SOURCE else ()
    return any(pair.means is Means.LABEL_OF_TITLE and pair.value for pair in pairs)


def _of_letter(each: Labelled) -> Labelled:
    if opens_part(each.text) or names_part(each.text):
        return each._replace(label=Label.HEADING)
    return each._replace(label=Label.SOURCE) if pairs_in(each.text) else each


def _captions(labelled: list[Labelled]) -> list[Labelled]:
    """▲志愿者把饭菜送到桌前, △ …: what a picture above it shows, not each part's heading."""
    marked = [
        i
        for i, each in enumerate(labelled)
        if each.text.startswith(CAPTION_MARKS)
        and not is_prose(each.text)
        and each.label in {Label.HEADING, Label.PARAGRAPH}
    ]
    for i in marked if len(marked) <= MOST_MARKED else []:
        line = labelled[i].line
        shown = line.text.lstrip("".join(CAPTION_MARKS) + " \u3000")
        labelled[i] = Labelled(Line(line.number, shown), Label.CAPTION)
    return labelled


def _with_closing(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The day, clock and bureau that close a release: 2014年8月15日（星期五）, 17时26分.

    How many were printed may stand below.
    """
    closed = list(labelled)
    has_day = False
    for i in range(len(closed) - 1, -1, -1):
        text = closed[i].text
        if not text:
            continue
        if not has_day and is_imprint_line(text):
            closed[i] = Labelled(closed[i].line, Label.IMPRINT)
            continue
        is_day, is_clock = _is_day(text), bool(CLOSING_CLOCK.match(text))
        signs = has_day and _signs(text)
        if is_day and has_day:
            # One of a list of days, which are those of other news.
            return list(labelled)
        if not (is_day or is_clock or signs):
            break
        has_day = has_day or is_day
        closed[i] = Labelled(closed[i].line, Label.SIGNATURE)
    return closed if has_day else list(labelled)


def _signs(text: str) -> bool:
    """A bureau's name; 经研究，某某区民政局决定，… is the last paragraph."""
    is_name = not is_prose(text) and not NO_NAME.search(text) and "，" not in text
    return is_name and bureau_of_line(text) is not None


def _is_day(text: str) -> bool:
    """2014年8月15日（星期五）, 某某县民政局办公室 2021-12-20"""
    stamp = stamp_in(text)
    if stamp is not None and not stamp.source:
        return True
    return bool(first_date(text)) and is_bureau_alone(without_dates(text))


def _can_be_title(text: str) -> bool:
    """A line of words; no name of a column (项目), no remark in brackets: (资料图片)."""
    is_line = SHORTEST_TITLE <= columns(text) <= TITLE_WIDTH and not is_prose(text)
    is_part = ENUMERATION.match(text) or leads_in(text)
    return is_line and not is_part and not BRACKETED.match(text)


def _issue(facts: PageFacts, labelled: Sequence[Labelled]) -> ParsedIssue:
    closing = texts_of(labelled, Label.SIGNATURE)
    closed_on = first_date("\n".join(closing))
    kind = _kind(labelled)
    addressed = texts_of(labelled, Label.ADDRESSEE)
    is_own = kind is IssueKind.STATISTICS or bool(addressed)
    own = _own_day(closed_on, facts.published_on) if is_own else None
    if _signing(closing, ()) and not _is_below_head(labelled):
        own = closed_on
    dated_on = facts.dated_on or own
    issued_on = dated_on or facts.published_on or closed_on
    return ParsedIssue(
        kind=kind,
        agency=facts.agency
        or _signing(closing, labelled)
        or _reporting(facts.source, labelled),
        year=issued_on.year if issued_on else None,
        source=facts.source,
        dated_on=dated_on,
        issued_on=issued_on,
        # A release bears the day that it went out at its end.
        published_on=facts.published_on or (None if dated_on else closed_on),
        published_at=facts.published_at,
        distribution=tuple(map(addressees, addressed)),
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _is_below_head(labelled: Sequence[Labelled]) -> bool:
    """Whether a page's menu or stamp stands above the text; a foot alone is no page's head."""
    above = takewhile(lambda each: each.label not in BODY, labelled)
    return any(each.label in {Label.NAVIGATION, Label.SOURCE} for each in above)


def _own_day(closed_on: date | None, published_on: date | None) -> date | None:
    """The day that closes a communiqué or a letter is its own; that of news says when it went up."""
    if not (closed_on and published_on):
        return None
    return closed_on if closed_on <= published_on else None


def _signing(closing: Sequence[str], labelled: Sequence[Labelled]) -> str:
    """Who signs at the end, or whose explanation it is: 解读机关：某某市民政局."""
    explained = (
        each.text[found.end() :]
        for each in labelled
        if (found := EXPLAINED_BY.match(each.text))
    )
    issuers = (bureau_of_line(text) for text in (*closing, *explained))
    return next((issuer.name for issuer in issuers if issuer), "")


def _reporting(source: str, labelled: Sequence[Labelled]) -> str:
    """The source that a report calls its own: 某某县融媒体中心5月20日讯, 某某融媒讯 for short."""
    texts = texts_of(labelled, Label.PARAGRAPH)
    openings = (found for text in texts if (found := REPORTS.match(text)))
    return next(
        (source for found in openings if _is_short_for(found["who"], source)), ""
    )


def _is_short_for(name: str, source: str) -> bool:
    """桓仁融媒 of 桓仁县融媒体中心: its signs in their order, the first two of them together."""
    signs = iter(source)
    is_same = source.startswith(name[:2]) and all(sign in signs for sign in name)
    return name == source or (is_same and bool(NEWSROOM.search(source)))


def _kind(labelled: Sequence[Labelled]) -> IssueKind:
    """News, or figures; what explains a document is of no kind of ours."""
    titles = texts_of(labelled, Label.TITLE)
    explained = any(EXPLAINED_BY.match(each.text) for each in labelled)
    if explained or any(map(EXPLAINS.search, titles)):
        return IssueKind.OTHER
    counts = gives_figures(titles, labelled)
    return IssueKind.STATISTICS if counts else IssueKind.WEB
