"""What a text is read into: frozen values that name their source lines."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import itemgetter
from typing import Self

# Where each source line begins in a text, and its number: ((0, 17), (61, 19)).
Starts = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line of cleaned text: one source line, or several rejoined."""

    number: int
    text: str
    starts: Starts = ()

    @property
    def last_number(self) -> int:
        return self.starts[-1][1] if self.starts else self.number

    def line_at(self, offset: int) -> int:
        return _line_at(self.starts, offset, self.number)

    def source_lines(self) -> Iterator[tuple[int, str]]:
        """The number of each source line, and what of the text stands in it."""
        starts = self.starts or ((0, self.number),)
        ends = [start for start, _ in starts[1:]] + [len(self.text)]
        for (start, number), end in zip(starts, ends, strict=True):
            yield number, self.text[start:end]


def _line_at(starts: Starts, offset: int, first: int) -> int:
    """The source line that the character at `offset` of a text came from."""
    behind = bisect_right(starts, offset, key=itemgetter(0))
    return starts[behind - 1][1] if behind else first


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    IMAGE = "image"
    CONTACT = "contact"
    ATTACHMENT = "attachment"
    # A row of a table; its cells are parted by tabs.
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    starts: Starts = ()

    def line_at(self, offset: int) -> int:
        return _line_at(self.starts, offset, self.first_line)


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    BLOCKING = "blocking"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRemark:
    """A doubt about the text, for a person to settle; the message is Chinese."""

    code: str
    severity: Severity
    message: str
    line: int | None = None
    # What in the text it is about, where the gate will look for the same words again.
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A line that is no part of an article's body, and why: masthead, footer…"""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """One role of a distribution list (分送, 抄送 …) and its recipients in order."""

    role: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedCitation:
    """A document number named in the text: 甘民电〔2021〕244号."""

    document_number: str
    raw: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalMention:
    """Where something personal stands: mobile_phone, id_number, contact_name …"""

    kind: str
    line: int
    # 李某某: it may stay as it is.
    is_masked: bool = False
    # The name or place itself; of a number only what its mask shows.
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    title: str
    blocks: tuple[Block, ...]
    first_line: int
    last_line: int
    section: str = ""
    subtitle: str = ""
    byline: str = ""
    title_is_provisional: bool = False
    citations: tuple[ParsedCitation, ...] = ()

    @property
    def text(self) -> str:
        """The plain text: what is searched and what figures point into."""
        return "\n".join(block.text for block in self.blocks)

    def count(self, kind: BlockKind) -> int:
        return sum(block.kind == kind for block in self.blocks)


class IssueKind(StrEnum):
    """What an issue is, and what that is called; the one list of them."""

    label: str

    BULLETIN = "bulletin", "简报"
    WEB = "web", "网页动态"
    NOTICE = "notice", "通知公告"
    REPORT = "report", "工作总结"
    REPLY = "reply", "建议提案答复"
    STATISTICS = "statistics", "统计报表"
    OTHER = "other", "其他"

    def __new__(cls, value: str, label: str) -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        return kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedIssue:
    kind: IssueKind
    articles: tuple[ParsedArticle, ...]
    first_line: int
    last_line: int
    agency: str = ""
    series: str = ""
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    is_supplement: bool = False
    document_number: str = ""
    office: str = ""
    copies: int | None = None
    secrecy: str = ""
    source: str = ""
    editors_note: str = ""
    dated_on: date | None = None
    issued_on: date | None = None
    issued_on_is_inferred: bool = False
    # The day a page went up, and the moment where it tells that too.
    published_on: date | None = None
    published_at: datetime | None = None
    distribution: tuple[Recipients, ...] = ()
    personal_mentions: tuple[PersonalMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    layout: str
    encoding: str
    text: str
    issues: tuple[ParsedIssue, ...]
    # The first line of each page, and the lines of headers and footers, of files that
    # know of them.
    pages: tuple[int, ...] = ()
    margins: tuple[int, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[ParsedRemark, ...] = ()
