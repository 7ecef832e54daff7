"""The head of an official document: red head, number, title, addressees."""

from collections.abc import Sequence

from ...language.dates import is_only_a_date
from ...language.marks import ENUMERATION, PAGE_NUMBER, bare, columns, is_prose
from ...parsed import Line
from ..bulletins.mastheads import SECRECY
from ..labels import Label, Labelled
from .documents import RED_HEAD, TITLE, document_number_of, is_addressees, is_salutation

TITLE_LINES = 4
TITLE_WIDTH = 60


def label_notice_head(lines: Sequence[Line]) -> list[Labelled]:
    """Labels down to the addressees, or to where the body's first paragraph begins."""
    end = _end_of_head(lines)
    titles = _title_lines(lines[:end])
    labelled = []
    for i, line in enumerate(lines[:end]):
        labelled.append(
            Labelled(line, Label.TITLE if i in titles else _label_of(line.text))
        )
    return labelled


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
        if is_addressees(line.text) or (end and is_salutation(line.text)):
            return i + 1
        if line.text and not _belongs_to_head(line.text):
            break
        if line.text:
            end = i + 1
    return end


def _belongs_to_head(text: str) -> bool:
    """A stamp of some kind, or a headline."""
    if document_number_of(text) or is_only_a_date(text) or SECRECY.match(text):
        return True
    if is_prose(text) or ENUMERATION.match(text) or columns(text) > TITLE_WIDTH:
        return False
    is_running = "，" in text or "," in text or text.endswith(("、", "：", ":"))
    return not is_running or bool(TITLE.search(bare(text)))


def _title_lines(head: Sequence[Line]) -> set[int]:
    """The headlines that make the title: up to four lines, ending in 通知, 公告 …"""
    candidates = [
        i
        for i, line in enumerate(head)
        if line.text
        and not is_addressees(line.text)
        and not is_salutation(line.text)
        and not document_number_of(line.text)
        and not is_only_a_date(line.text)
        and not SECRECY.match(line.text)
        and not PAGE_NUMBER.match(line.text)
    ]
    for count in range(min(len(candidates), TITLE_LINES), 0, -1):
        chosen = candidates[-count:]
        joined = bare("".join(head[i].text for i in chosen))
        if TITLE.search(joined) and not _is_red_head(head, chosen):
            return set(chosen)
    return {i for i in candidates[-2:] if not RED_HEAD.match(bare(head[i].text))}


def _is_red_head(head: Sequence[Line], chosen: Sequence[int]) -> bool:
    """Whether the first of these lines is the red head; 某某市民政局 right above 关于… is not."""
    if not RED_HEAD.match(bare(head[chosen[0]].text)):
        return False
    inked = [i for i in range(chosen[0], len(head)) if head[i].text]
    below = head[inked[1]].text if len(inked) > 1 else ""
    return not below.startswith("关于")
