"""How stored text is set for the public: masked, dated, gathered into runs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest
from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from agencies.paths import path_to
from reading import privacy as personal
from reading.documents.cleaning.illegible import illegible_places

from ..pieces import fill
from .marked_text import Mark, MarkedText, marked_texts

register = template.Library()

ADDRESSED = "主送"
# 12345 / 1,234.5 / -3% / 730元 stays text.
NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
FORMS = {"row": "table", "image": "picture", "caption": "picture"}


# So many headings, and a text so long, are worth a list of contents of their own.
FEWEST_HEADINGS, LONG_TEXT = 3, 1200
# What a block that stands on illegible lines is told by.
GARBLED = "is_garbled"
BLANKS = re.compile(r"(\s+)")


@dataclass(frozen=True)
class BlockRun:
    """A run of blocks that are set together: paragraphs, a table, a picture."""

    form: str
    blocks: list[dict]
    texts: list[str]

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Each with the anchor that the contents lead to."""
        return list(zip(map(_anchor_of, self.blocks), self.texts, strict=True))

    @property
    def pictures(self) -> int:
        return sum(block["kind"] == "image" for block in self.blocks)

    @property
    def captions(self) -> list[str]:
        """What is said of the pictures; an image's own text is a mere file name."""
        kinds = [block["kind"] for block in self.blocks]
        pairs = zip(kinds, self.texts, strict=True)
        return [text for kind, text in pairs if kind == "caption"]


@register.filter
def masked(text: str) -> str:
    """The text without anyone's mobile or ID number."""
    return personal.mask(text)


@register.filter
def block_runs(blocks: list[dict], marks: Sequence[Mark] = ()) -> Iterator[BlockRun]:
    """Blocks as they are set: rows make a table, a picture keeps its caption.

    What the marks name is lit up; they count in the text that all blocks make.
    """
    plain = [personal.mask(block["text"]) for block in blocks]
    texts = marked_texts(plain, [*marks, *_illegible_in(blocks, plain)])
    pairs = zip(blocks, texts, strict=True)
    for form, run in groupby(pairs, key=lambda pair: _form(pair[0]["kind"])):
        yield BlockRun(form, *map(list, zip(*run, strict=True)))


@register.filter
def garbled_on(blocks: list[dict], lines: Sequence[int]) -> list[dict]:
    """The blocks, those of them known that stand on illegible lines, sorted, of the file."""
    if not lines:
        return blocks
    return [{**each, GARBLED: _stands_on(each, lines)} for each in blocks]


def _stands_on(block: dict, lines: Sequence[int]) -> bool:
    first, last = block.get("first_line"), block.get("last_line")
    if not (first and last):
        return False
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= last


def _illegible_in(blocks: list[dict], texts: list[str]) -> Iterator[Mark]:
    start = 0
    for block, text in zip(blocks, texts, strict=True):
        for place in illegible_places(text) if block.get(GARBLED) else ():
            yield Mark(start + place.start, start + place.stop, "", "")
        start += len(text) + 1


def contents_of(blocks: list[dict]) -> list[tuple[str, str]]:
    """The headings of a long text, each with its anchor; none of one soon read."""
    headings = [block for block in blocks if block["kind"] == "heading"]
    length = sum(len(block["text"]) for block in blocks)
    if len(headings) < FEWEST_HEADINGS or length < LONG_TEXT:
        return []
    return [(_anchor_of(block), personal.mask(block["text"])) for block in headings]


def _anchor_of(heading: dict) -> str:
    """By its line: no other of its text has that."""
    return f"line-{heading['first_line']}"


@register.simple_tag(takes_context=True)
def pass_on(context, this: str, article=None) -> SafeString:
    """How what the page shows is printed, cited and shared; reported, if it is an article."""
    report = f"{path_to('report_error')}?article={article.pk}" if article else ""
    said = context["reference"]._asdict()
    return fill(
        "briefings/_pass_on.html", this=this, qr=context["qr"], report=report, **said
    )


@register.filter
def parted(title: str) -> str:
    """寒潮来袭 韶关民政送暖: what a blank sets off stays whole where a line has room."""
    parts = BLANKS.split(title.strip())
    if len(parts) == 1:
        return title
    return SafeString(
        "".join(
            blank
            if blank.isspace()
            else fill("briefings/_title_part.html", words=blank)
            for blank in parts
        )
    )


def full_date(day: date) -> str:
    """2022年4月11日; Django takes ten times as long, and a page has several."""
    return f"{day.year}年{day.month}月{day.day}日"


def _form(kind: str) -> str:
    return FORMS.get(kind, kind)


@register.filter
def cells(row: str) -> list[str]:
    if isinstance(row, MarkedText):
        return row.cells
    return [cell.strip() for cell in row.split("\t")]


@register.filter
def names_columns(rows: list[str]) -> bool:
    """Whether the first of several rows is a heading: it holds no number."""
    return len(rows) > 1 and not any(map(is_number, cells(rows[0])))


@register.filter
def column_heads(rows: list[str]) -> list[tuple[str, bool]]:
    """The cells of the first row, each with whether numbers stand below it."""
    columns = zip_longest(*map(cells, rows), fillvalue="")
    return [(head, any(map(is_number, below))) for head, *below in columns]


@register.filter
def is_number(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell))


@register.filter
def addressees(distribution: Iterable) -> list:
    """Whom a document is addressed to: they stand above its text."""
    return [line for line in distribution if line.role == ADDRESSED]


@register.filter
def copied_to(distribution: Iterable) -> list:
    """Everyone else: they stand at its foot."""
    return [line for line in distribution if line.role != ADDRESSED]


@register.filter
def issue_date(issue) -> str:
    """2022年4月11日, 2022年4月11日（推定） or 2022年（日期未注明）."""
    if issue.issued_on is None:
        return f"{issue.year}年（日期未注明）" if issue.year else "日期未注明"
    day = full_date(issue.issued_on)
    return f"{day}（推定）" if issue.issued_on_is_inferred else day


@register.filter
def issue_title(issue) -> str:
    """A bulletin by its agency and number, anything else by its first title."""
    articles = issue.articles.all()
    if issue.kind == issue.Kind.BULLETIN or not articles:
        parts = [str(issue.agency), personal.mask(issue.series), issue.heading]
        return " ".join(filter(None, parts))
    return personal.mask(articles[0].title)


@register.filter
def origin(issue) -> str:
    """Whose it is, and which: 韶关市民政局 2022年第5期; of no number, by its day."""
    is_numbered = issue.number or issue.document_number
    which = issue.heading if is_numbered else issue_date(issue)
    return f"{issue.agency or ''} {which}".strip()


@register.filter
def host(address: str) -> str:
    """jianbao.example.gov.cn, of an address there."""
    return urlsplit(address).hostname or address


@register.filter
def publication_time(issue) -> str:
    """For PubDate: the day of printing, never that of coming here; the hour if it is told.

    The text's own page may say when it went up; of another day that is not when it was
    printed.
    """
    moment = issue.source_published_at and localtime(issue.source_published_at)
    day = issue.issued_on or issue.source_published_on
    if moment and day in (None, moment.date()):
        return f"{moment:%Y-%m-%d %H:%M}"
    return f"{day:%Y-%m-%d}" if day else str(issue.year or "")
