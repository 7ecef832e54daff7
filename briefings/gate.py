"""The one gate: all that an issue would show is looked at before the public sees it.

What it finds becomes remarks of the issue, at submission and again at publication; a
change of what is public already is refused. An import has read the same words by the
same rules, so of its issues only the bureau's own wordings are still to be looked for,
and what a model of names finds, where one is installed.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from reading.documents.checks.losses import has_text
from reading.documents.checks.plausibility import doubted_dates
from reading.documents.findings import (
    SECRECY,
    Finding,
    empty_article,
    findings_in,
    implausible_date,
    names_found,
    uses_of,
)
from reading.parsed import BlockKind, IssueKind, ParsedIssue

from .filing import Filed
from .filing.inserting import insert
from .models import Article, Distribution, Issue, Remark
from .names_model import reader
from .wordings import wordings_for

# How a finding is known again: its code, severity and words, and where it was filed by
# the gate the article, too. An import's remark is on a line, whichever article has it.
Key = tuple[str | int | None, ...]

GONE = "再查时已没有这一处。"
# What stands around the texts, and how the desk calls it.
HEAD = {
    "series": "刊名",
    "document_number": "发文字号",
    "office": "印发机关",
    "source": "信息来源",
}
HEAD_OF_ARTICLE = {
    "section": "栏目",
    "title": "标题",
    "subtitle": "副标题",
    "byline": "供稿",
}


class ChangeRefused(Exception):
    """A change of something public would show what may not be; the message names it all."""

    def __init__(self, reasons: Iterable[str]):
        self.reasons = tuple(reasons)
        super().__init__("；".join(each.rstrip("。") for each in self.reasons) + "。")


class Passage(NamedTuple):
    """A piece of what an issue shows that is read as one, and where it stands."""

    text: str
    place: str
    article: Article | None = None
    line: int | None = None
    is_row: bool = False
    is_head: bool = False
    is_paragraph: bool = False


class Found(NamedTuple):
    """A finding in its place."""

    finding: Finding
    place: str
    article: Article | None = None
    line: int | None = None

    @property
    def message(self) -> str:
        return f"{self.place}{self.finding.said}"

    @property
    def key(self) -> Key:
        return *self.as_read, self.article.pk if self.article else None

    @property
    def as_read(self) -> Key:
        return self.finding.code, self.finding.severity.value, self.finding.words

    def is_among(self, keys: Collection[Key]) -> bool:
        return self.key in keys or self.as_read in keys


def findings(issue: Issue) -> list[Found]:
    """All that keeps the issue back or is advised against, each at its first place."""
    articles = list(issue.articles.all())
    wordings = wordings_for(issue.agency_id)
    in_issue = passages(issue, articles, issue.distribution.all())
    shown = [*in_issue, *_notes_of(issue)]
    found = [
        Found(each, passage.place, passage.article, passage.line)
        for passage in shown
        for each in findings_in(
            passage.text, wordings, is_row=passage.is_row, is_head=passage.is_head
        )
    ]
    found += _names_by_model(shown)
    found += [*_without_text(articles), *_implausible_dates(issue)]
    return _each_once(found)


def blocks_in(text: str, agency_id: int | None, *, is_head: bool = False) -> list[str]:
    """What would keep these few words of a person's own from the public, in Chinese."""
    found = findings_in(text, wordings_for(agency_id), is_row=False, is_head=is_head)
    return [each.said for each in found if each.blocks]


def blocks_before(issue: Issue | None) -> frozenset[Key]:
    """What of something public would be refused already: no change is to blame for it."""
    if issue is None or not issue.is_named_in_public:
        return frozenset()
    return frozenset(each.key for each in findings(issue) if each.finding.blocks)


def examine(issue: Issue) -> list[Remark]:
    """Note what is found in an issue that the caller has locked; answers the new remarks.

    What a person has lifted stays so, and what was noted is not noted again, as long as
    the same words stand; what is gone settles by itself.
    """
    return _note(issue, findings(issue))


def blocks_to_come(issue: Issue) -> list[str]:
    """What would block at the next step, and no remark has told of yet."""
    unknown = _unknown(findings(issue), _held(issue))
    return [each.message for each in unknown if each.finding.blocks]


def refuse_new_blocks(issue: Issue, stood: Collection[Key] = ()) -> None:
    """Raise ChangeRefused if what is public now shows what it did not before.

    `stood` are the blocks of the issue as it was: they keep no other change back. What
    was lifted or is noted since, and did not stand there, comes back as another.
    """
    found = findings(issue)
    new = [each for each in found if each.finding.blocks and each.key not in stood]
    if new:
        raise ChangeRefused(each.message for each in new)
    _note(issue, found)


def examine_wordings(filed: Filed) -> list[Remark]:
    """The same of an issue whose words were just read: only what reading looks for not.

    The bureau's wordings, and the names that a model finds where there is one.
    """
    wordings = wordings_for(filed.issue.agency_id)
    if not wordings and not settings.NAMES_BY_MODEL:
        return []
    in_order = list(
        passages(filed.issue, filed.articles, filed.issue.distribution.all())
    )
    found = [
        Found(each, passage.place, passage.article, passage.line)
        for passage in in_order
        for each in uses_of(passage.text, wordings)
    ]
    found += _names_by_model(in_order)
    return _file(filed.issue, _unknown(_each_once(found), filed.remarks))


def is_gone(remark: Remark) -> bool:
    """Whether the words it is about stand in its issue no more."""
    if not (remark.words and remark.issue):
        return False
    key = _key_of(remark)
    return all(key not in (each.key, each.as_read) for each in findings(remark.issue))


def is_mended(remark: Remark) -> bool:
    """Whether it settles by itself once the gate looks again; a mark of secrecy never does."""
    return remark.code != SECRECY and is_gone(remark)


def _names_by_model(passages: Iterable[Passage]) -> list[Found]:
    """What is beyond the rules, where a model is installed."""
    if (reads := reader()) is None:
        return []
    return [
        Found(each, passage.place, passage.article, passage.line)
        for passage in passages
        for each in names_found(passage.text, reads)
    ]


def passages(
    issue: Issue, articles: Iterable[Article], distribution: Iterable[Distribution]
) -> Iterator[Passage]:
    """All that it shows, piece by piece, as remarks call the place of each."""
    for name, called in HEAD.items():
        yield Passage(getattr(issue, name), f"“{called}”一栏", is_head=True)
    yield Passage(issue.editors_note, "编者按")
    for line in distribution:
        yield Passage("、".join(line.recipients), "报送范围")
    for at, article in enumerate(articles, start=1):
        yield from _passages_of(article, f"第{at}篇")


def _notes_of(issue: Issue) -> Iterator[Passage]:
    """What readers are told was put right in it."""
    for each in issue.corrections.standing():
        yield Passage(each.text, "更正说明", each.article)


def _passages_of(article: Article, which: str) -> Iterator[Passage]:
    for name, called in HEAD_OF_ARTICLE.items():
        text, place = getattr(article, name), f"{which}的{called}"
        yield Passage(text, place, article, article.first_line)
    for at, block in enumerate(article.blocks, start=1):
        yield Passage(
            block["text"],
            f"{which}第{at}段",
            article,
            block["first_line"] or None,
            is_row=block["kind"] == BlockKind.ROW,
            is_paragraph=True,
        )


def _without_text(articles: Iterable[Article]) -> Iterator[Found]:
    for at, article in enumerate(articles, start=1):
        if not has_text(block["kind"] for block in article.blocks):
            found = empty_article(article.title)
            yield Found(found, f"第{at}篇", article, article.first_line)


def _implausible_dates(issue: Issue) -> Iterator[Found]:
    dated = ParsedIssue(
        kind=IssueKind.OTHER,
        articles=(),
        first_line=0,
        last_line=0,
        year=issue.year,
        number=issue.number,
        document_number=issue.document_number,
        issued_on=issue.issued_on,
        dated_on=issue.dated_on,
        published_on=issue.source_published_on,
    )
    for _, words in doubted_dates(dated, timezone.localdate()):
        yield Found(implausible_date(words), "")


def _each_once(found: Iterable[Found]) -> list[Found]:
    first: dict[Key, Found] = {}
    for each in found:
        first.setdefault(each.key, each)
    return list(first.values())


def _held(issue: Issue) -> list[Remark]:
    """The remarks on words that stood in the issue when it was last looked at."""
    return list(Remark.objects.about(issue).standing())


def _keys_of(remarks: Iterable[Remark]) -> set[Key]:
    known = (each for each in remarks if each.words and not _is_lifted_of_file(each))
    return {_key_of(each) for each in known}


def _is_lifted_of_file(remark: Remark) -> bool:
    """A mark outside of all issues: that it means nothing there lets it into none."""
    is_of_file = remark.issue_id is None and remark.code == SECRECY
    return is_of_file and remark.settled_at is not None


def _key_of(remark: Remark) -> Key:
    as_read = remark.code, remark.severity, remark.words
    return as_read if remark.source_file_id else (*as_read, remark.article_id)


def _unknown(found: Iterable[Found], remarks: Iterable[Remark]) -> list[Found]:
    known = _keys_of(remarks)
    return [each for each in found if not each.is_among(known)]


def _note(issue: Issue, found: list[Found]) -> list[Remark]:
    held = _held(issue)
    stands = {key for each in found for key in (each.key, each.as_read)}
    # Of its whole file other issues may still show it.
    own = (each for each in held if each.issue_id == issue.pk)
    _let_go([each for each in own if _key_of(each) not in stands])
    return _file(issue, _unknown(found, held))


def _let_go(gone: list[Remark]) -> None:
    """Settle what is gone. Only a text that says it is secret does not become less so
    by saying it no more: that is for a second person.
    """
    undone = [each.pk for each in gone if not each.settled_at and each.code != SECRECY]
    now = timezone.now()
    if gone:
        Remark.objects.filter(pk__in=[e.pk for e in gone]).update(gone_at=now)
    if undone:
        Remark.objects.filter(pk__in=undone).update(settled_at=now, settled_why=GONE)


def _file(issue: Issue, found: Iterable[Found]) -> list[Remark]:
    remarks = [
        Remark(
            issue=issue,
            article=each.article,
            code=each.finding.code,
            severity=each.finding.severity.value,
            line=each.line,
            message=each.message,
            words=each.finding.words,
        )
        for each in found
    ]
    insert(remarks)
    return remarks
