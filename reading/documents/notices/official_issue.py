"""An official document read: number, title, addressees, body, attachments, signature."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile

from ...language.dates import is_only_a_date
from ...language.marks import ENUMERATION, PAGE_NUMBER, bare, columns, is_prose
from ...language.patterns import pattern
from ...parsed import IssueKind, Line, ParsedIssue, ParsedRemark
from ..assembly import IssueReading, read_articles
from ..body.lines import label_body
from ..document_numbers import (
    document_number_of,
    is_number_alone,
    numbers_stated,
)
from ..imprints import label_foot, read_imprint
from ..issuers import bureau_in, names_nobody
from ..labels import Label, Labelled, texts_of
from ..mastheads.masthead import ORGANISATION, is_in_other_script
from ..mastheads.numbered_names import holds_number
from ..mastheads.opened import ANNOUNCEMENT
from ..mastheads.unnumbered import is_sent_out
from ..official import (
    RED_HEAD,
    TITLE,
    addressees,
    addresses_without_colon,
    holds_own_number,
    is_addressees,
    is_grade,
    is_salutation,
    is_title,
    without_colon,
)
from ..page import Page, read_page
from ..page.headlines import OF_PAGE, with_named_title
from ..page.labels import is_label_row, pairs_in
from ..remarks import below_signature, missing_issue_date, other_day
from ..said_twice import lines_said_again
from ..secrecy import is_secrecy_mark
from .below_signatures import (
    doubted_below,
    imprints_above_annexes,
    notes_below,
    with_foreign_aside,
)
from .forms import above_form
from .sent_out import organ_before, sender_of_own
from .signatures import (
    Signature,
    day_above,
    find_signature,
    label_signature,
    unsigned_day,
)

HEAD_LENGTH = 16
TITLE_LINES = 4
TITLE_WIDTH = 60
# 等级：特急　　桂民电〔2020〕31号　　机发1187号: what parts them
SET_WIDE = pattern(r"\s{2,}|\u3000")
# 公告 is a title, A and 公开 are marks.
SHORTEST_TITLE_LINE = 2
# 某某市民政局文件, 某某省民政厅（函）: no title's first line
RED_HEAD_ALONE = pattern(r"^.{4,50}(?:文件|[（(]函[）)])$")
MARKS = {
    "公开",
    "不公开",
    "主动公开",
    "依申请公开",
    "急件",
    "特急",
    "加急",
    "平急",
    "特提",
    "文件",
}


@dataclass(frozen=True, slots=True)
class Official:
    """A document's page, and its own lines: head, body and signature."""

    page: Page
    head: tuple[Labelled, ...]
    body: tuple[Labelled, ...]
    signature: Signature | None

    @property
    def labelled(self) -> tuple[Labelled, ...]:
        return (
            *with_named_title(_page_head(self.page, self.head), self.head),
            *self.head,
            *self.body,
            *self.page.foot,
        )

    @property
    def title(self) -> str:
        return "".join(texts_of(self.labelled, Label.TITLE))

    @property
    def addressees(self) -> list[str]:
        return texts_of(self.head, Label.ADDRESSEE)

    @property
    def text(self) -> str:
        return "\n".join(texts_of(self.body, Label.PARAGRAPH, Label.HEADING))


@lru_cache(maxsize=1)
def read_official(lines: tuple[Line, ...]) -> Official:
    """Kept, because each layout of official documents asks it of the same text."""
    page = read_page(lines)
    inner = _inner(lines, page)
    head = label_notice_head(inner)
    signature = find_signature(inner[len(head) :])
    body = label_official_body(inner[len(head) :], signature)
    body = with_foreign_aside(head, body) if signature else body
    return Official(page, tuple(head), tuple(body), signature)


def has_own_number(lines: tuple[Line, ...]) -> bool:
    official = read_official(lines)
    body = [line for line in _inner(lines, official.page) if line.text]
    listed = numbers_stated(official.page.facts.document_number)
    above = texts_of(official.page.head, Label.MASTHEAD)
    return any(map(document_number_of, above)) or bool(listed) or holds_own_number(body)


def is_bulletin(lines: tuple[Line, ...]) -> bool:
    """Whether an issue's number stands at the head, or a masthead without over recipients."""
    body = [line for line in _inner(lines, read_page(lines)) if line.text]
    heads = body[:HEAD_LENGTH]
    titles = map(bare, (line.text for line in heads[:TITLE_LINES]))
    announces = any(map(ANNOUNCEMENT.search, titles))
    return is_sent_out(body) or (not announces and holds_number(heads))


def _inner(lines: tuple[Line, ...], page: Page) -> tuple[Line, ...]:
    return lines[page.body.start : page.body.stop]


def read_issue(lines: tuple[Line, ...], kind: IssueKind) -> IssueReading:
    official = read_official(lines)
    issue = _issue(official.page, official.labelled, official.signature, kind)
    return IssueReading(issue, official.labelled, tuple(_remarks(issue, official)))


def _page_head(page: Page, head: Sequence[Labelled]) -> list[Labelled]:
    """The page's own title gives way where the document holds its title itself."""
    if not any(each.label is Label.TITLE for each in head):
        return list(page.head)
    return [
        each._replace(label=Label.NAVIGATION) if each.label is Label.TITLE else each
        for each in page.head
    ]


def label_official_body(
    lines: Sequence[Line], signature: Signature | None
) -> list[Labelled]:
    """Body, signature, and what stands under the signature."""
    end = signature.start if signature else len(lines)
    below = signature.end if signature else 0
    foot_start, foot = label_foot(lines[below:])
    if not signature:
        return [*label_body(lines[:foot_start]), *foot]
    signed = label_signature(lines[end:below])
    between = notes_below(label_body(lines[below : below + foot_start]))
    between = imprints_above_annexes(between)
    return [*label_body(lines[:end]), *signed, *between, *foot]


def _issue(
    page: Page,
    labelled: Sequence[Labelled],
    signature: Signature | None,
    kind: IssueKind,
) -> ParsedIssue:
    imprint = read_imprint(labelled)
    meta = page.facts
    number = _own_number(page, labelled)
    signed_on = signature.dated_on if signature else day_above(labelled)
    dated_on = signed_on or meta.dated_on
    issued_on = imprint.printed_on or dated_on or meta.published_on
    to = map(addressees, texts_of(labelled, Label.ADDRESSEE))
    return ParsedIssue(
        kind=kind,
        agency=_agency(page, labelled, signature),
        year=(int(number.split("〔")[1][:4]) if number else None)
        or (issued_on.year if issued_on else None),
        document_number=number,
        office=imprint.office,
        copies=imprint.copies,
        source=meta.source,
        dated_on=dated_on,
        issued_on=issued_on,
        # The day the page went up stands in for a date that the text does not tell.
        issued_on_is_inferred=bool(issued_on) and not (imprint.printed_on or dated_on),
        published_on=meta.published_on,
        published_at=meta.published_at,
        distribution=(*to, *imprint.distribution),
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _own_number(page: Page, labelled: Sequence[Labelled]) -> str:
    """The number on a line of the head, in the page's metadata, or set wide beside others."""
    own = [
        number.normal
        for text in texts_of(labelled, Label.MASTHEAD)
        if (number := document_number_of(text))
    ]
    listed = [each.normal for each in numbers_stated(page.facts.document_number)]
    beside = (
        number.normal
        for text in texts_of(labelled, Label.MASTHEAD, Label.SOURCE)
        for piece in SET_WIDE.split(text)
        if (number := document_number_of(piece))
    )
    return next(iter([*own, *listed]), "") or next(beside, "")


def _agency(
    page: Page, labelled: Sequence[Labelled], signature: Signature | None
) -> str:
    """Who signed, else whose red head or title it is, else whose page."""
    if signature and signature.agency:
        return signature.agency
    for text in texts_of(labelled, Label.MASTHEAD, Label.TITLE):
        if issuer := bureau_in(text.split("关于")[0]):
            return issuer.name
    titles = "".join(texts_of(labelled, Label.TITLE))
    named = organ_before(titles) or page.facts.agency
    return named or sender_of_own(texts_of(labelled, Label.PARAGRAPH))


def _remarks(issue: ParsedIssue, official: Official) -> list[ParsedRemark]:
    """What stands unannounced below the signature; a day that is missing, or signs nothing."""
    below = doubted_below((*official.head, *official.body))
    remarks = [below_signature(below.line.number, below.text)] if below else []
    issued_on = issue.issued_on
    if issued_on is None:
        return [*remarks, missing_issue_date(issue.first_line)]
    alone = None if official.signature else unsigned_day(official.body, issued_on)
    if alone:
        remarks.append(other_day(alone.line.number, alone.text.strip(), issued_on))
    return remarks


def label_notice_head(lines: Sequence[Line]) -> list[Labelled]:
    """Labels down to the addressees, or to where the body's first paragraph begins."""
    end = above_form(lines, _end_of_head(lines))
    own = end - (end > 0 and addresses_without_colon(lines, end - 1))
    titles = _title_lines(lines[:own])
    labelled = [
        _titled(line) if i in titles else Labelled(line, _label_of(line.text))
        for i, line in enumerate(lines[:own])
    ]
    addressed = [Labelled(line, Label.ADDRESSEE) for line in lines[own:end]]
    return [*_asked_below(labelled, titles), *addressed]


def _asked_below(labelled: list[Labelled], titles: Collection[int]) -> list[Labelled]:
    """发展和改革局 below the title, with no colon: whom it asks; an issuer names its place."""
    # 社会事务科 above 各养老机构： is whose work it is.
    is_addressed = any(each.label is Label.ADDRESSEE for each in labelled)
    last = max(titles, default=len(labelled))
    return [
        each._replace(label=Label.ADDRESSEE)
        if i > last and not is_addressed and _names_organ_of_the_place(each)
        else each
        for i, each in enumerate(labelled)
    ]


def _names_organ_of_the_place(each: Labelled) -> bool:
    is_organ = each.label is Label.MASTHEAD and ORGANISATION.match(bare(each.text))
    return bool(is_organ) and names_nobody(each.text)


def _titled(line: Line) -> Labelled:
    return Labelled(replace(line, text=without_colon(line.text)), Label.TITLE)


def _label_of(text: str) -> Label:
    if not text:
        return Label.BLANK
    if PAGE_NUMBER.match(text):
        return Label.PAGE_NUMBER
    if is_addressees(text) or is_salutation(text):
        return Label.ADDRESSEE
    if is_only_a_date(text):
        return Label.SIGNATURE
    return Label.MASTHEAD


def _end_of_head(lines: Sequence[Line]) -> int:
    end = 0
    for i, line in enumerate(lines):
        greets = bool(end) and is_salutation(line.text)
        if greets or is_addressees(line.text) or addresses_without_colon(lines, i):
            return i + 1
        if line.text and not _belongs_to_head(line.text):
            break
        if line.text:
            end = i + 1
    return end


def _belongs_to_head(text: str) -> bool:
    """A stamp of some kind, or a headline."""
    if document_number_of(text) or is_only_a_date(text) or is_secrecy_mark(text):
        return True
    if is_number_alone(text) or OF_PAGE.search(text):
        return True
    is_line = not is_prose(text) and columns(text) <= TITLE_WIDTH
    if ENUMERATION.match(text) or not (is_title(text) or is_line):
        return False
    is_running = "，" in text or "," in text or text.endswith(("、", "：", ":"))
    return not is_running or bool(TITLE.search(bare(without_colon(text))))


def _title_lines(head: Sequence[Line]) -> set[int]:
    """The headlines that make the title: up to four lines, ending in 通知, 公告 …"""
    candidates = _below_number(
        head, [i for i in range(len(head)) if _may_be_title(head[i])]
    )
    candidates = _above_organ(head, candidates)
    candidates = candidates[-lines_said_again([head[i].text for i in candidates]) :]
    for count in range(min(len(candidates), TITLE_LINES), 0, -1):
        chosen = candidates[-count:]
        joined = bare(without_colon("".join(head[i].text for i in chosen)))
        if TITLE.search(joined) and not (
            _is_red_head(head, chosen) or _is_title_twice(head, chosen)
        ):
            return set(chosen)
    said = {i: bare(head[i].text).lstrip("-–•·●") for i in candidates[-2:]}
    return {i for i in said if not RED_HEAD.match(said[i]) and said[i] not in MARKS}


def _above_organ(head: Sequence[Line], candidates: list[int]) -> list[int]:
    """Without 发展和改革局 right below a whole title: whom it asks, or whose it is."""
    texts = [bare(head[i].text) for i in candidates[-TITLE_LINES:]]
    is_below = len(texts) > 1 and ORGANISATION.match(texts[-1])
    is_whole = is_below and TITLE.search("".join(texts[:-1]))
    return candidates[:-1] if is_whole else candidates


def _may_be_title(line: Line) -> bool:
    """A headline of some kind, no stamp of a document or a form."""
    text = line.text
    is_stamp = (
        document_number_of(text)
        or is_number_alone(text)
        or is_grade(text)
        or is_only_a_date(text)
        or is_secrecy_mark(text)
        or PAGE_NUMBER.match(text)
    )
    if is_stamp or is_addressees(text) or is_salutation(text):
        return False
    if OF_PAGE.search(text) or RED_HEAD_ALONE.match(bare(text)):
        return False
    if is_in_other_script(text):
        return False
    if pairs_in(text) or is_label_row(text):
        return False
    return columns(bare(text)) >= SHORTEST_TITLE_LINE and bare(text) not in MARKS


def _below_number(head: Sequence[Line], candidates: list[int]) -> list[int]:
    """The lines below the document's number, where they end in a title: no red head's."""
    numbers = [i for i, line in enumerate(head) if document_number_of(line.text)]
    below = [i for i in candidates if numbers and i > numbers[-1]]
    is_titled = TITLE.search(bare("".join(head[i].text for i in below[-TITLE_LINES:])))
    return below if is_titled else candidates


def _is_title_twice(head: Sequence[Line], chosen: Sequence[int]) -> bool:
    """某某区民政局公告 above 关于…的公告: the first is the head of the sheet."""
    first = bare(head[chosen[0]].text)
    rest = bare("".join(head[i].text for i in chosen[1:]))
    return bool(rest and TITLE.search(first) and TITLE.search(rest))


def _is_red_head(head: Sequence[Line], chosen: Sequence[int]) -> bool:
    """Whether the first of these lines is the red head; 某某市民政局 right above 关于… is not."""
    first = bare(head[chosen[0]].text)
    below = [bare(line.text) for line in head[chosen[0] + 1 :] if line.text]
    if not RED_HEAD.match(first) or (below and below[0].startswith(first)):
        return bool(RED_HEAD.match(first))
    below = list(dropwhile(ORGANISATION.match, below))
    return not (below and below[0].startswith("关于"))
