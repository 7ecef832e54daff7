"""The head of an official document: red head, number, title, addressees."""

import re
from collections.abc import Sequence

from ..language.dates import is_only_a_date
from ..language.marks import ENUMERATION, HAN, PAGE_NUMBER, bare, columns, is_prose
from ..parsed import Line, Recipients
from .distribution import split_recipients
from .document_numbers import DocumentNumber, document_number_of
from .labels import Label, Labelled
from .mastheads import SECRECY

HEAD_LENGTH = 24
TITLE_LINES = 4
TITLE_WIDTH = 60
TYPES = "通知|公告|通告|通报|意见|公示|批复|决定|函|复函|请示|报告|方案|办法|规定|细则|答复|命令|令|倡议书|公报|纪要"
# 关于做好…工作的通知, 兰州市民政局关于印发《…办法》的通知, 公 告
TITLE = re.compile(
    rf"(?:关于.*的?\s*(?:{TYPES})\s*(?:[（(].{{1,14}}[）)])?$)|^(?:{TYPES})$|^[^，。]{{4,40}}(?:通知|公告|通告|公示|通报|启事|倡议书)$"
)
# 各县区民政局,局机关各科室、局属各单位:
ADDRESSEES = re.compile(r"^[^。；！？]{2,200}[:：]$")
# 王某某：, 尊敬的各位老年朋友：
SALUTATION = re.compile(rf"^[{HAN}·×*]{{2,16}}[:：]$")
WHOM = re.compile(
    r"(?:各|全|局|厅|委|办|院|站|会|单位|部门|中心|政府|公司|同志|机构|处|科室|代表|委员|市民|群众|组织)"
)
SPEAKS = re.compile(
    r"(?:如下|通知|强调|指出|要求|表示|认为|内容|包括|情况|说|附件|方式|时间|地点|条件|范围|对象|电话|人员|一是)[:：]$"
)
# 兰州市民政局文件, 兰州市民政局: the red head of a document.
RED_HEAD = re.compile(
    rf"^[{HAN}、\s]{{4,50}}文\s*件$|^[{HAN}\s]{{4,40}}民\s*政\s*[局厅部](?:办\s*公\s*[室厅])?$"
)


def find_own_number(lines: Sequence[Line]) -> tuple[int, DocumentNumber] | None:
    """The document's own number, on a line of its own in the head or right under a title."""
    inked = [i for i, line in enumerate(lines) if line.text][:HEAD_LENGTH]
    for i in inked:
        if is_prose(lines[i].text) and len(lines[i].text) > 60:
            return None
        if number := document_number_of(lines[i].text):
            return i, number
    return None


def is_title(text: str) -> bool:
    """关于…的通知, whole, on one line."""
    return (
        not is_prose(text) and columns(text) <= 100 and bool(TITLE.search(bare(text)))
    )


def is_addressees(text: str) -> bool:
    """Whether the line addresses someone: 各县区民政局，局属各单位："""
    return (
        bool(ADDRESSEES.match(text))
        and bool(WHOM.search(text))
        and not SPEAKS.search(text)
        and not re.match(r"^[一二三四五六七八九十\d（(]", text)
    )


def is_salutation(text: str) -> bool:
    """Whether a line right under a title greets one reader: 王某某："""
    return bool(SALUTATION.match(text)) and not SPEAKS.search(text)


def addressees(text: str) -> Recipients:
    return Recipients(role="主送", recipients=split_recipients(text.rstrip("：: ")))


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
