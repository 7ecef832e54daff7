"""From labelled lines to an issue: its articles, its bureau, its titles, its remarks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..language.dates import any_date, find_dates
from ..language.marks import DRAWN_MARKS, HAN, unspaced
from ..language.patterns import pattern
from ..parsed import (
    Block,
    BlockKind,
    IssueKind,
    Line,
    ParsedArticle,
    ParsedCitation,
    ParsedIssue,
    ParsedRemark,
)
from ..privacy import personal_mentions
from .body.told import speaks_for_another
from .bylines import OPENING_BYLINE
from .checks.losses import losses
from .checks.plausibility import implausible_dates
from .document_numbers import find_document_numbers
from .issuers import (
    infer_issuer,
    is_of_other_organ,
    issuer_by_prefix,
    names_nobody,
)
from .labels import BODY, Label, Labelled, set_aside, subtitle_of, texts_of
from .remarks import (
    impossible_date,
    inferred_agency,
    missing_issue_date,
    missing_title,
    other_headline,
    personal_data,
    secrecy_mark,
    title_doubted,
    title_may_go_on,
    title_refused,
    unknown_agency,
    unread_date,
)
from .secrecy import has_form_of_mark, mark_in, resembles_mark, starred_mark_in
from .titles import (
    doubtful_titles,
    headlines_passed_over,
    is_no_title,
    titles_that_may_go_on,
    without_column,
)

# What may stand around all of a heading
FRAMES = {"【】", "〖〗", "〔〕", "［］", "「」", "『』", "〈〉"}
LIST_MARKS = DRAWN_MARKS + "#●◆★■▇█▉▊▋▌▍▎▏◼⬛▲△▶►※☆◇□○◎⊙◉➤•❖✦✱*＊·"
# 第2版　人物, 03版：基层动态: the sheet of a small paper, before what stands on it
OF_SHEET = pattern(
    r"^(?:第\s?)?(?:[A-D]?\d{1,2}|[一二三四五六七八九十]{1,2})\s?版(?:$|[\s:：·|｜／/—-]{1,4})"
)
# ——某某敬老院院长　何某某
BEFORE_BYLINE = LIST_MARKS + "—―－-"
ARTICLE_PARTS = BODY | {Label.TITLE, Label.SUBTITLE, Label.BYLINE}
# How much of a text stands for its title where nothing else does.
OPENING_LENGTH = 20
BEFORE_FIRST_WORDS = pattern(rf"{OPENING_BYLINE}(?=\S)")
# Where a mark of secrecy may stand among other words, and where alone it may.
STAMPS = {Label.MASTHEAD, Label.IMPRINT, Label.NOTE}
EDGES = STAMPS | {Label.SIGNATURE, Label.SOURCE, Label.FOOTER, Label.DISTRIBUTION}
HEAD_REACH, FOOT_REACH = 12, 6
LONGEST_MARK = 60
MISSING_DATE = missing_issue_date(0).code
DATED_LABELS = {Label.MASTHEAD, Label.IMPRINT, Label.SIGNATURE, Label.SOURCE}


@dataclass(frozen=True, slots=True)
class IssueReading:
    """What a layout hands back: an issue, the lines it was read from, its remarks."""

    issue: ParsedIssue
    labelled: tuple[Labelled, ...]
    remarks: tuple[ParsedRemark, ...] = ()


@dataclass
class _Draft:
    """An article while its lines come in."""

    section: str = ""
    titles: list[str] = field(default_factory=list)
    subtitles: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    parts: list[Labelled] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        return any(part.label in BODY for part in self.parts)


def read_articles(labelled: Iterable[Labelled]) -> tuple[ParsedArticle, ...]:
    """The articles in order; a title, or a section, closes the one before it."""
    drafts = [_Draft()]
    section = ""
    for each in labelled:
        if each.label is Label.SECTION:
            section = _section_of(each.text)
            if drafts[-1].parts:
                drafts.append(_Draft(section=section))
            drafts[-1].section = section
        elif each.label in ARTICLE_PARTS:
            if each.label is Label.TITLE and drafts[-1].has_body:
                drafts.append(_Draft(section=section))
            _take(drafts[-1], each)
    return tuple(_article(draft) for draft in drafts if draft.parts)


def _section_of(text: str) -> str:
    return OF_SHEET.sub("", unspaced(clean_heading(text)))


def _take(draft: _Draft, each: Labelled) -> None:
    draft.parts.append(each)
    if each.label is Label.TITLE:
        draft.titles.append(unspaced(clean_heading(each.text)))
    elif each.label is Label.SUBTITLE:
        draft.subtitles.append(subtitle_of(each.text))
    elif each.label is Label.BYLINE:
        draft.bylines.append(each.text.lstrip(BEFORE_BYLINE).strip("（）() 　"))


def _article(draft: _Draft) -> ParsedArticle:
    blocks = tuple(block_of(part) for part in draft.parts if part.label in BODY)
    return ParsedArticle(
        title="".join(draft.titles),
        subtitle="".join(draft.subtitles),
        section=draft.section,
        byline=" ".join(draft.bylines),
        blocks=blocks,
        first_line=draft.parts[0].line.number,
        last_line=draft.parts[-1].line.last_number,
        citations=citations_in(blocks),
    )


def block_of(part: Labelled) -> Block:
    return Block(
        kind=BlockKind(part.label.value),
        text=part.line.text,
        first_line=part.line.number,
        last_line=part.line.last_number,
        starts=part.line.starts or ((0, part.line.number),),
    )


def citations_in(blocks: Sequence[Block]) -> tuple[ParsedCitation, ...]:
    """Each document the text names, once, where it is first named."""
    found: dict[str, ParsedCitation] = {}
    for block in blocks:
        for number in find_document_numbers(block.text):
            line = block.line_at(number.start)
            citation = ParsedCitation(
                document_number=number.normal, raw=number.raw, line=line
            )
            found.setdefault(number.normal, citation)
    return tuple(found.values())


# 1.　　困境儿童…, 01  某某镇…: a list's number, set apart from its title by more than a blank;
# 3  个社区… counts what its title tells
OWN_NUMBER = pattern(
    r"^(?:\d{1,2}\s?[.．、](?:\t|[ \u3000]{2})\s{0,8}|"
    r"\d{1,2}(?:\t|[ \u3000]{2})\s{0,8}(?![个名户位家项所场件条次岁天周万亿元座支对张批类种])|"
    rf"0\d\s?[.．、丨|]?\s{{1,8}})(?=[{HAN}“《])(?![年月日])"
)
# 题目：关于…的报告, 标 题：…: the label of a title
TITLED = pattern(r"^(?:题\s{0,4}目|标\s{0,4}题)\s{0,2}[:：]\s{0,4}(?=\S)")


# ━━ 某某镇 ━━, ＝＝某某镇＝＝: between two rules alike
RULED = pattern(r"^([━─═＝=～~]{2,12})\s?([^━─═＝=～~]{2,60})\1$")


def clean_heading(text: str) -> str:
    """A heading without its marks or frame: ●市级动态, ◇ 市级动态 ◇, 01  市级动态 are 市级动态."""
    text = OWN_NUMBER.sub("", TITLED.sub("", RULED.sub(r"\2", text.strip())))
    marked = text.lstrip(LIST_MARKS).strip()
    text = marked.rstrip(text[0]).strip() if marked != text else text
    if text[:1] + text[-1:] in FRAMES:
        text = text[1:-1].strip()
    return without_column(text)


def finish(
    reading: IssueReading,
    agency: str = "",
    today: date | None = None,
    marked: Sequence[Line] = (),
    outside: Iterable[Line] = (),
) -> IssueReading:
    """The reading with agency, personal mentions, provisional titles and their remarks.

    `marked` are the lines that bear a mark of secrecy and stand outside of it, `outside`
    all that cleaning took out of its lines.
    """
    remarks = list(reading.remarks)
    marks = _marks(reading.labelled, marked)
    issue = _with_marks(reading.issue, marks)
    remarks += [secrecy_mark(line.number, mark) for line, mark in marks]
    named = "" if names_nobody(issue.agency) else issue.agency
    issue = replace(issue, agency=named or agency)
    issue = _with_agency(issue, reading.labelled, remarks)
    issue = _with_titles(issue, remarks)
    remarks += _title_doubts(issue, reading.labelled)
    lines = [each.line for each in reading.labelled if not each.is_from_contents]
    issue = replace(
        issue,
        editors_note="\n".join(texts_of(reading.labelled, Label.EDITORS_NOTE)),
        personal_mentions=personal_mentions(lines),
    )
    remarks += _remarks_on_marks(issue, reading.labelled)
    remarks += implausible_dates(issue, today)
    remarks += losses(issue, set_aside(reading.labelled))
    remarks = _with_dates_unread(remarks, reading.labelled, outside)
    return IssueReading(issue, reading.labelled, tuple(remarks))


def _title_doubts(
    issue: ParsedIssue, labelled: Sequence[Labelled]
) -> Iterator[ParsedRemark]:
    """Titles of several lines, titles that may go on, and headlines that were passed over."""
    for lines in doubtful_titles(labelled):
        title = "".join(each.text for each in lines)
        yield title_doubted(lines[0].line.number, title)
    for title, below in titles_that_may_go_on(labelled):
        yield title_may_go_on(below.line.number, title, below.text)
    if len(issue.articles) == 1:
        title = issue.articles[0].title
        for each in headlines_passed_over(labelled):
            yield other_headline(each.line.number, title, each.text)


def _marks(
    labelled: Sequence[Labelled], marked: Sequence[Line]
) -> list[tuple[Line, str]]:
    """Each line with its mark: those outside, those of the edges, what resembles one there,
    and what can be nothing else wherever it stands.
    """
    found = [(line, mark) for line in marked if (mark := mark_in(line.text.strip()))]
    inked = [each for each in labelled if each.label is not Label.BLANK]
    ends = {*range(HEAD_REACH), *range(len(inked) - FOOT_REACH, len(inked))}
    for i, each in enumerate(inked):
        is_edge = each.label in EDGES or (
            i in ends and each.label is not Label.NAVIGATION
        )
        mark = mark_in(each.text) if is_edge else ""
        looks_like = each.label in STAMPS and resembles_mark(each.text)
        if looks_like or (is_edge and has_form_of_mark(each.text)):
            mark = each.text.strip()
        if mark := mark or starred_mark_in(each.text):
            found.append((each.line, mark))
    return sorted(found, key=lambda pair: pair[0].number)


def _with_dates_unread(
    remarks: list[ParsedRemark],
    labelled: Iterable[Labelled],
    outside: Iterable[Line],
) -> list[ParsedRemark]:
    """Where a date stands that is not known for the issue's, nobody says that none does."""
    if not any(each.code == MISSING_DATE for each in remarks):
        return remarks
    texts = [
        *((each.line.number, each.text) for each in labelled),
        *((each.number, each.text) for each in outside),
    ]
    found = ((line, raw) for line, text in texts if (raw := any_date(text)))
    line, raw = next(found, (0, ""))
    return [
        unread_date(line, raw) if raw and each.code == MISSING_DATE else each
        for each in remarks
    ]


def _with_marks(issue: ParsedIssue, marks: Sequence[tuple[Line, str]]) -> ParsedIssue:
    """Marked with the first, and as long as the lines that bear them."""
    if not marks:
        return issue
    words = "".join(marks[0][1].split())
    return replace(
        issue,
        secrecy=issue.secrecy or words[:LONGEST_MARK],
        first_line=min(issue.first_line, marks[0][0].number),
        last_line=max(issue.last_line, marks[-1][0].last_number),
    )


def under_marks(reading: IssueReading, over_all: Sequence[Line]) -> IssueReading:
    """With the mark of a header that stands over all of a file's issues: 内部资料.

    The lines of the issue stay its own.
    """
    marks = [mark_in(line.text.strip()) for line in over_all]
    if reading.issue.secrecy or not marks:
        return reading
    words = "".join(marks[0].split())[:LONGEST_MARK]
    return replace(reading, issue=replace(reading.issue, secrecy=words))


def _with_agency(
    issue: ParsedIssue, labelled: Sequence[Labelled], remarks: list[ParsedRemark]
) -> ParsedIssue:
    if issue.agency:
        return issue
    texts = [each.text for each in labelled]
    number = issue.document_number
    issuer = issuer_by_prefix(number, texts)
    told = texts_of(labelled, Label.BYLINE)
    is_of_other = is_of_other_organ(number) or any(map(speaks_for_another, told))
    if issuer is None and not is_of_other:
        titles = texts_of(labelled, Label.TITLE)
        is_one = len(issue.articles) == 1
        issuer = infer_issuer(texts, "".join(titles), told if is_one else ())
    if issuer is None:
        remarks.append(unknown_agency(issue.first_line))
        return issue
    remarks.append(inferred_agency(issue.first_line, issuer.name))
    return replace(issue, agency=issuer.name)


def _with_titles(issue: ParsedIssue, remarks: list[ParsedRemark]) -> ParsedIssue:
    articles = []
    for article in issue.articles:
        refused = article.title if is_no_title(article.title) else ""
        if refused:
            remarks.append(title_refused(article.first_line, refused))
        if refused or not article.title:
            article = replace(
                article,
                title=_provisional_title(issue, article),
                title_is_provisional=True,
            )
            if not refused:
                remarks.append(missing_title(article.first_line, article.title))
        articles.append(article)
    return replace(issue, articles=tuple(articles))


def _provisional_title(issue: ParsedIssue, article: ParsedArticle) -> str:
    """From what the text does say: 兰州市民政局 兰民发〔2021〕239号."""
    if issue.document_number:
        return f"{issue.agency} {issue.document_number}".strip()
    number = f"第{issue.number}期" if issue.number else ""
    year = f"{issue.year}年" if issue.year else ""
    if not number and (issue.kind is IssueKind.OTHER or not year):
        opening = BEFORE_FIRST_WORDS.sub("", article.text)[: 2 * OPENING_LENGTH]
        return f"{' '.join(opening.split())[:OPENING_LENGTH].strip()}…"
    return f"{issue.agency} {year}{number}{issue.kind.label}".strip()


def _remarks_on_marks(
    issue: ParsedIssue, labelled: Iterable[Labelled]
) -> list[ParsedRemark]:
    remarks = [personal_data(each) for each in issue.personal_mentions]
    for each in labelled:
        if each.label in DATED_LABELS:
            remarks += [
                impossible_date(each.line.number, found.raw)
                for found in find_dates(each.text)
                if found.value is None
            ]
    return remarks
