"""From labelled lines to articles: the one place where blocks are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..parsed import (
    Block,
    BlockKind,
    ParsedArticle,
    ParsedCitation,
    ParsedIssue,
    ParsedRemark,
)
from .document_numbers import find_document_numbers
from .labels import BODY, Label, Labelled

ARTICLE_PARTS = BODY | {Label.TITLE, Label.SUBTITLE, Label.BYLINE}


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
            section = clean_heading(each.text)
            if drafts[-1].parts:
                drafts.append(_Draft(section=section))
            drafts[-1].section = section
        elif each.label in ARTICLE_PARTS:
            if each.label is Label.TITLE and drafts[-1].has_body:
                drafts.append(_Draft(section=section))
            _take(drafts[-1], each)
    return tuple(_article(draft) for draft in drafts if draft.parts)


def _take(draft: _Draft, each: Labelled) -> None:
    draft.parts.append(each)
    if each.label is Label.TITLE:
        draft.titles.append(clean_heading(each.text))
    elif each.label is Label.SUBTITLE:
        draft.subtitles.append(each.text.lstrip("—-－― 　").strip())
    elif each.label is Label.BYLINE:
        draft.bylines.append(each.text.strip("（）() 　"))


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


def clean_heading(text: str) -> str:
    """A heading without its list mark or frame: ●市级动态 and 【市级动态】 are 市级动态."""
    text = text.strip().lstrip("#●◆★■▲▶►※☆◇□○◎⊙◉➤•❖✦✱*＊·").strip()
    if text.startswith(("【", "〖")) and text.endswith(("】", "〗")):
        text = text[1:-1].strip()
    return text
