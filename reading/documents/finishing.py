"""What every issue gets whatever its layout: its agency inferred, its doubts named."""

from collections.abc import Iterable
from dataclasses import replace

from ..language.dates import find_dates
from ..parsed import ParsedArticle, ParsedIssue, ParsedRemark
from ..privacy import personal_mentions
from . import remarks as doubts
from .assembly import IssueReading
from .issuers import infer_issuer
from .labels import Label, Labelled, texts_of

KIND_NAMES = {
    "bulletin": "简报",
    "web": "网页动态",
    "notice": "通知公告",
    "report": "工作总结",
    "statistics": "统计报表",
}
# How much of a text stands for its title where nothing else does.
OPENING_LENGTH = 20
DATED_LABELS = {Label.MASTHEAD, Label.IMPRINT, Label.SIGNATURE, Label.SOURCE}


def finish(reading: IssueReading, agency: str = "") -> IssueReading:
    """The reading with agency, personal mentions, provisional titles and their remarks."""
    remarks = list(reading.remarks)
    issue = reading.issue
    issue = replace(issue, agency=issue.agency or agency)
    issue = _with_agency(issue, reading.labelled, remarks)
    issue = _with_titles(issue, remarks)
    lines = [each.line for each in reading.labelled if not each.is_from_contents]
    issue = replace(
        issue,
        editors_note="\n".join(texts_of(reading.labelled, Label.EDITORS_NOTE)),
        personal_mentions=personal_mentions(lines),
    )
    remarks += _remarks_on_marks(issue, reading.labelled)
    return IssueReading(issue, reading.labelled, tuple(remarks))


def _with_agency(
    issue: ParsedIssue, labelled: Iterable[Labelled], remarks: list[ParsedRemark]
) -> ParsedIssue:
    if issue.agency:
        return issue
    issuer = infer_issuer(each.text for each in labelled)
    if issuer is None:
        remarks.append(doubts.unknown_agency(issue.first_line))
        return issue
    remarks.append(doubts.inferred_agency(issue.first_line, issuer.name))
    return replace(issue, agency=issuer.name)


def _with_titles(issue: ParsedIssue, remarks: list[ParsedRemark]) -> ParsedIssue:
    articles = []
    for article in issue.articles:
        if not article.title:
            article = replace(
                article,
                title=_provisional_title(issue, article),
                title_is_provisional=True,
            )
            remarks.append(doubts.missing_title(article.first_line, article.title))
        articles.append(article)
    return replace(issue, articles=tuple(articles))


def _provisional_title(issue: ParsedIssue, article: ParsedArticle) -> str:
    """From what the text does say: 兰州市民政局 兰民发〔2021〕239号."""
    if issue.document_number:
        return f"{issue.agency} {issue.document_number}".strip()
    number = f"第{issue.number}期" if issue.number else ""
    year = f"{issue.year}年" if issue.year else ""
    if not (year or number):
        return f"{article.text[:OPENING_LENGTH].strip()}…"
    return f"{issue.agency} {year}{number}{KIND_NAMES[issue.kind]}".strip()


def _remarks_on_marks(
    issue: ParsedIssue, labelled: Iterable[Labelled]
) -> list[ParsedRemark]:
    remarks = [doubts.personal_data(m.line, m.kind) for m in issue.personal_mentions]
    if issue.secrecy:
        remarks.append(doubts.secrecy_mark(issue.first_line, issue.secrecy))
    for each in labelled:
        if each.label in DATED_LABELS:
            remarks += [
                doubts.impossible_date(each.line.number, found.raw)
                for found in find_dates(each.text)
                if found.value is None
            ]
    return remarks
