"""A document's number that a site glued to its title: 湄民发〔2024〕7号关于…的通知.

Parted only in the head, and where all that stand there are one number: several are a list
of documents. In brackets behind a title it is how texts cite: there it is the text's own
only if no other headline stands above.
"""

from collections.abc import Sequence

from ...language.marks import bare, is_prose
from ...language.patterns import pattern
from ...parsed import Line
from ..document_numbers import DocumentNumber, document_number_of, find_document_numbers
from ..issuers import bureau_of_line
from ..official import is_title, tells_of_work
from ..page.furniture import furniture_of
from ..page.labels import pairs_in

HEAD_LINES, LONGEST_TITLE, SHORTEST_PROSE = 24, 120, 60
BEFORE_NUMBER = "【〖[（( \u3000"
BEHIND_NUMBER = "】〗]）):： \u3000"
# 转发…的通知（民发〔2020〕8号）: another's number
OF_ANOTHER = pattern("转发|批转|解读|废止|学习|贯彻")

# The number, and where its title begins and ends.
Parts = tuple[DocumentNumber, slice]


def parted_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines; a title in the head with its number before or behind it in two."""
    found = _in_head(lines)
    if len({number.normal for number, _ in found.values()}) != 1:
        return list(lines)
    parted: list[Line] = []
    for i, line in enumerate(lines):
        parted += _parted(line, *found[i]) if i in found else [line]
    return parted


def _in_head(lines: Sequence[Line]) -> dict[int, Parts]:
    """Such titles down to the first running text."""
    found: dict[int, Parts] = {}
    for i, line in enumerate(lines[:HEAD_LINES]):
        parts = _parts(line.text)
        if parts and not _is_cited(lines[:i], line.text, *parts):
            found[i] = parts
        elif is_prose(line.text) and len(line.text) > SHORTEST_PROSE:
            break
    return found


def _parts(text: str) -> Parts | None:
    if "号" not in text or len(text) > LONGEST_TITLE:
        return None
    for number in find_document_numbers(text):
        if not document_number_of(number.raw):
            continue
        before = text[: number.start].strip(BEFORE_NUMBER)
        behind = text[number.end :].strip(BEHIND_NUMBER)
        title = before or behind
        if bool(before) == bool(behind) or not _is_titled(title):
            continue
        at = text.index(title)
        return number, slice(at, at + len(title))
    return None


def _is_cited(
    above: Sequence[Line], text: str, number: DocumentNumber, title: slice
) -> bool:
    """关于…的意见（某政发〔2012〕3号） below 某某县高龄津贴申请指南, whose ground it is."""
    between = text[title.stop : number.start].strip()
    if number.start < title.start or not between.endswith(("（", "(", "〔", "[", "【")):
        return False
    return any(_is_headline(each.text, text[title]) for each in above)


def _is_headline(text: str, title: str) -> bool:
    """Whether the line is text of its own: no row of the page, no bureau, not the title."""
    said = bare(text)
    if not said or said in bare(title) or said.startswith(bare(title)):
        return False
    return not (furniture_of(text) or pairs_in(text) or bureau_of_line(text))


def _is_titled(title: str) -> bool:
    is_own = is_title(title) or tells_of_work(title)
    return is_own and not OF_ANOTHER.search(title.split("《")[0])


def _parted(line: Line, number: DocumentNumber, title: slice) -> list[Line]:
    pieces = sorted([(number.start, number.raw), (title.start, line.text[title])])
    return [
        Line(line.line_at(at), piece, ((0, line.line_at(at)),)) for at, piece in pieces
    ]
