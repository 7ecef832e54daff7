"""What each line is: every layout gives every line exactly one label."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ..parsed import BlockKind, Line, SetAside


class Label(StrEnum):
    # Body: these become blocks.
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    IMAGE = "image"
    CONTACT = "contact"
    ATTACHMENT = "attachment"
    ROW = "row"
    # Read into fields of the article or issue.
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    EDITORS_NOTE = "editors_note"
    SECTION = "section"
    MASTHEAD = "masthead"
    CONTENTS = "contents"
    ADDRESSEE = "addressee"
    DISTRIBUTION = "distribution"
    IMPRINT = "imprint"
    SIGNATURE = "signature"
    NOTE = "note"
    SOURCE = "source"
    # Of no use to a reader.
    NAVIGATION = "navigation"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    BLANK = "blank"


BODY = frozenset(Label(kind.value) for kind in BlockKind)

# ——记某某市福利院护理员, however the dash was typed
SUBTITLE_DASHES = ("—", "--", "－", "―")

# What staff call each reason for which a line is in no block.
REASONS = {
    "title": "标题",
    "subtitle": "副标题",
    "byline": "作者或来源",
    "editors_note": "编者按",
    "section": "栏目",
    "masthead": "报头",
    "contents": "目录",
    "addressee": "主送单位",
    "distribution": "报送范围",
    "imprint": "版记",
    "signature": "落款",
    "note": "附注",
    "source": "页面信息栏",
    "navigation": "网页导航",
    "footer": "网页页脚",
    "page_number": "页码",
    "running_head": "页眉页脚",
    "secrecy_mark": "密级标志",
}


def name_of_reason(reason: str) -> str:
    return REASONS.get(reason, reason)


class Labelled(NamedTuple):
    line: Line
    label: Label
    # A title that only the contents list names stands at the line its text begins.
    is_from_contents: bool = False

    @property
    def text(self) -> str:
        return self.line.text


def opens_subtitle(text: str) -> bool:
    """Whether the line, below a title, is its subtitle: ——记某某市福利院护理员."""
    return text.startswith(SUBTITLE_DASHES)


def subtitle_of(text: str) -> str:
    """The subtitle without the dash before it."""
    return text.lstrip("".join(SUBTITLE_DASHES) + " \u3000").strip()


def texts_of(labelled: Iterable[Labelled], *labels: Label) -> list[str]:
    return [each.text for each in labelled if each.label in labels]


def set_aside(labelled: Iterable[Labelled]) -> tuple[SetAside, ...]:
    """Every readable source line that became no block, with its label as the reason."""
    return tuple(
        SetAside(line=number, text=text, reason=each.label)
        for each in labelled
        if each.label not in BODY | {Label.BLANK} and not each.is_from_contents
        for number, text in each.line.source_lines()
    )
