"""The masthead of an issue as a zone: from its first line down to the last that says something.

A line of the zone that is not wholly understood is no title: it is set aside, and told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...language.dates import LOOSE_YEAR
from ...language.marks import (
    ENUMERATION,
    HAN,
    PAGE_NUMBER,
    SECTION_MARK,
    bare,
    is_prose,
)
from ...language.numerals import read_number
from ...language.patterns import pattern
from ...parsed import Line
from ..body.lines import IMAGE, opens_news
from ..distribution import opens_distribution
from ..document_numbers import document_number_of
from ..issuers import bureau_of_line
from ..labels import Label, Labelled
from ..mastheads.beside import FOR_READING, OFTEN
from ..mastheads.bulletin_names import bare_name, names_its_place
from ..mastheads.masthead import (
    LABELS,
    MASTHEAD_LINES,
    SERIES,
    Masthead,
    is_bare_series,
    is_in_other_script,
    read_masthead_line,
    read_rest,
    read_roughly,
)
from ..mastheads.numbered_names import numbered_name
from ..mastheads.whole import merged
from ..page.furniture import Furniture, furniture_of
from ..titles import is_no_title
from .contents import is_contents_heading

# 民, 政, 动态: a name set one sign or one word a line
PART_OF_NAME = pattern(rf"^[{HAN}·“”]{{1,14}}$")
LONGEST_NAME, LONGEST_WORD = 16, 6
# 办公室, 办公室编 or （办公室） below its bureau's name
OFFICE = pattern(
    rf"^[（(]?[{HAN}]{{0,8}}(?:办公室|编辑部|室|科|处|股|办|中心)(?:编印|主编|编发|主办|编|印)?[）)]?$"
)
# 联合编印, 主办 alone below the offices that do it
DONE_WITH_IT = pattern(r"^(?:联合|共同)?(?:编印|主办|编发|印发|合编|联办|合办|编)$")
# （清明祭扫工作） right below the issuer
IN_BRACKETS = pattern(r"^[（(][^（()）。]{2,40}[）)]$")
# （三） right below 增刊: which supplement it is
SUPPLEMENT = pattern(
    r"^[（(]\s?(?:之)?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})\s?[）)]$"
)
# 学习贯彻…主题教育, 全市…专项整治行动
CAMPAIGN = pattern(
    rf"^[{HAN}“”《》·]{{6,50}}(?:教育|活动|行动|工作|创建|攻坚战?|整治|建设|普查|检查|联检|调查|试点|选举|换届|会战)$"
)
# 民政, 动: two lines that are signs of one name, though a blank line parts them
TWO_SHORT = 3
# No.1 below a masthead that has its number counts the articles.
FIRST_OF_ALL = Masthead(number=1, number_is_loose=True)
YEAR_ALONE = pattern(rf"^(?P<year>(?:19|20)\d{{2}}|{LOOSE_YEAR})\s?年(?:度)?$")
# How far below a line that says nothing known a date may still belong to the masthead.
NEAR = 2


@dataclass(slots=True)
class BulletinHead:
    """The head's lines, what they say, and those that nobody understands."""

    labelled: list[Labelled] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    parts: list[Masthead] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)

    @property
    def end(self) -> int:
        return len(self.labelled)

    @property
    def masthead(self) -> Masthead:
        """What the lines say; words above a name belong to it."""
        said = merged(self.parts)
        if not self.names:
            return said
        often = OFTEN.match(said.series)
        name = _joined(self.names) + ("" if often else said.series)
        return merged([Masthead(series=name), *self.parts])

    def take(self, line: Line, label: Label, part: Masthead | None = None) -> bool:
        self.labelled.append(Labelled(line, label))
        self.parts += [part] if part else []
        return True


def read_head(lines: Sequence[Line]) -> BulletinHead:
    """The masthead's zone; empty where none opens the lines."""
    head = BulletinHead()
    reach = lines[: _reach(lines)]
    for i, line in enumerate(reach):
        if not line.text:
            head.take(line, Label.BLANK)
        elif PAGE_NUMBER.match(line.text):
            head.take(line, Label.PAGE_NUMBER)
        elif not _take(head, reach, i):
            break
    _settle_names(head)
    _name_by_its_use(head)
    if head.masthead.has_number:
        # Beside an issue's number it may be that of a document that the issue reprints.
        head.unread += [
            each.line
            for each in head.labelled
            if each.label is Label.MASTHEAD
            and each.line not in head.unread
            and document_number_of(each.text)
        ]
    return head


def _reach(lines: Sequence[Line]) -> int:
    """Down to where contents, sections or running text begin, a dozen lines at most."""
    inked = 0
    for i, line in enumerate(lines):
        inked += bool(line.text)
        is_name = inked == 1 and _is_framed_name(line.text)
        is_name = is_name or bool(SUPPLEMENT.match(line.text.strip()))
        is_name = is_name or read_masthead_line(line.text) == Masthead()
        if inked > MASTHEAD_LINES or (_opens_text(line.text) and not is_name):
            return i
    return len(lines)


def _is_framed_name(text: str) -> bool:
    """◆ 每 周 快 报 ◆: between two signs alike stands a name, behind one a section's."""
    part = read_masthead_line(text)
    is_named = (part and part.series) or names_its_place(bare_name(text))
    return bool(is_named) and text.strip()[0] == text.strip()[-1]


def _opens_text(text: str) -> bool:
    return bool(
        is_contents_heading(text)
        or SECTION_MARK.match(text)
        or ENUMERATION.match(text)
        or IMAGE.match(text)
        or opens_news(text)
        or (is_prose(text) and len(bare(text)) > 30 and not read_masthead_line(text))
    )


def _take(head: BulletinHead, lines: Sequence[Line], i: int) -> bool:
    """Whether the line is of the masthead, and what it says of it then."""
    line = lines[i]
    part = read_masthead_line(line.text) or _numbered_name(head, lines[i:])
    is_labelled = bool(head.parts) and "：" in line.text and LABELS.match(line.text)
    if part and (
        is_labelled
        or _is_office_close_below(head, part, line)
        or not _says_again(head.masthead, part, lines, i)
    ):
        return head.take(line, Label.MASTHEAD, part)
    if opens_distribution(line.text) and head.parts:
        return head.take(line, Label.DISTRIBUTION)
    if head.masthead.series and document_number_of(line.text):
        return head.take(line, Label.MASTHEAD)
    if number := _number_of_supplement(head, line):
        return head.take(line, Label.MASTHEAD, number)
    if _is_office_below(head, line) or _is_in_other_script(lines[i:]):
        return head.take(line, Label.MASTHEAD)
    if _is_campaign(lines[i : i + MASTHEAD_LINES]):
        return head.take(line, Label.MASTHEAD)
    if is_bare_series(lines[i : i + MASTHEAD_LINES]) and not head.masthead.series:
        head.names.append(line)
        return head.take(line, Label.MASTHEAD)
    if beside := _beside_name(head, lines[i:]):
        return head.take(line, Label.MASTHEAD, beside)
    if _is_name_below_number(head, lines[i:]):
        return head.take(line, Label.MASTHEAD, Masthead(series=bare_name(line.text)))
    if part and not is_no_title(line.text):
        return False
    return _take_unknown(head, lines, i)


def _numbered_name(head: BulletinHead, lines: Sequence[Line]) -> Masthead | None:
    """民情快递　2024年第6号 above whatever else the masthead says."""
    return None if head.masthead.has_number else numbered_name(lines[:MASTHEAD_LINES])


def _says_again(said: Masthead, part: Masthead, lines: Sequence[Line], i: int) -> bool:
    """A second bureau or a second name below a masthead that has them is a headline."""
    if part.names_only_an_agency and said.agency:
        rest = [line for line in lines[i + 1 :] if not OFFICE.match(bare(line.text))]
        awaits_date = said.dated is None and _next_that_dates(rest, 1)
        is_issuer = _is_of_bureau(part.agency, said.agency)
        return not (awaits_date or (is_issuer and not _opens_group(lines, i)))
    is_said = said.has_number and bool(said.agency or said.dated)
    if is_said and part == FIRST_OF_ALL:
        return True
    return part.names_only_a_series and bool(said.series) and is_said


def _is_of_bureau(agency: str, said: str) -> bool:
    """The very bureau that the masthead's name told, or its office."""
    bureau, office = bureau_of_line(said), bureau_of_line(agency)
    return bureau is not None and office is not None and bureau.name == office.name


def _opens_group(lines: Sequence[Line], i: int) -> bool:
    """Below a blank line and close above the next: 江城市民政局养老服务科 over what it did."""
    above, below = lines[max(i - 1, 0)], lines[i + 1 : i + 2]
    return not above.text and bool(below and below[0].text)


def _beside_name(head: BulletinHead, lines: Sequence[Line]) -> Masthead | None:
    """江城民政　2024年5月刊, or 2024年 alone, with the number on a line below."""
    if head.masthead.has_number or not _next_with_number(lines[1:]):
        return None
    said, rest = read_rest(lines[0].text)
    if year := YEAR_ALONE.match(lines[0].text.strip()):
        return Masthead(year=read_number(year["year"]))
    is_named = not head.masthead.series and names_its_place(bare_name(rest))
    return replace(said, series=bare_name(rest)) if is_named and said.year else None


def _is_name_below_number(head: BulletinHead, lines: Sequence[Line]) -> bool:
    """第12期 above 江城民政, and issuer or day right below."""
    below = next((line.text for line in lines[1:] if line.text), "")
    part = read_masthead_line(below)
    is_between = head.masthead.has_number and part and bool(part.agency or part.dated)
    is_named = head.masthead.series or not names_its_place(bare_name(lines[0].text))
    return bool(is_between) and not is_named


def _is_office_close_below(head: BulletinHead, part: Masthead, line: Line) -> bool:
    """某某县妇女联合会 right below two other offices, with no blank line between."""
    above = head.labelled[-1] if head.labelled else None
    if above is None or not head.parts or above.label is not Label.MASTHEAD:
        return _is_office_below_day(head, part, line)
    is_close = above.line.last_number + 1 == line.number
    is_second = part.names_only_an_agency and bool(head.parts[-1].agency)
    return (is_close and is_second) or _is_office_below_day(head, part, line)


def _is_office_below_day(head: BulletinHead, part: Masthead, line: Line) -> bool:
    """One office, the day on the row between, the other office: as far below as the first is above.

    With blank lines between them both are called alike: …督查室, …督查室.
    """
    said = [each for each in head.labelled if each.label is Label.MASTHEAD][-2:]
    if len(said) < 2 or not part.names_only_an_agency:
        return False
    office, day = (read_masthead_line(each.text) or Masthead() for each in said)
    gap = line.number - said[1].line.last_number
    is_between = day.dated is not None and day == Masthead(dated=day.dated)
    is_even = said[1].line.number - said[0].line.last_number == gap
    is_alike = gap == 1 or office.agency[-2:] == part.agency[-2:]
    return office.names_only_an_agency and is_between and is_even and is_alike


def _is_office_below(head: BulletinHead, line: Line) -> bool:
    """办公室, or 联合编印, right below 某某市民政局."""
    above = head.parts[-1] if head.parts else Masthead()
    text = bare(line.text)
    is_known = OFFICE.match(text) or DONE_WITH_IT.match(text)
    return above.names_only_an_agency and bool(is_known)


def _number_of_supplement(head: BulletinHead, line: Line) -> Masthead | None:
    """（三） right below 增刊, （三十七） right below a name."""
    found = SUPPLEMENT.match(line.text.strip())
    above = head.parts[-1] if head.parts else Masthead()
    if found is None or above.number:
        return None
    number = read_number(found["number"])
    if above.names_only_a_series and not head.masthead.has_number:
        return Masthead(number=number)
    return Masthead(number=number, is_supplement=True) if above.is_supplement else None


def _is_in_other_script(lines: Sequence[Line]) -> bool:
    """The name in Mongolian, Tibetan or Latin letters, with the masthead's number below it."""
    return is_in_other_script(lines[0].text) and _next_with_number(lines[1:])


def _take_unknown(head: BulletinHead, lines: Sequence[Line], i: int) -> bool:
    """A line that says nothing known: part of the name, not understood, or a headline."""
    line, said = lines[i], head.masthead
    is_above_name = _is_above_plain_name(lines[i : i + MASTHEAD_LINES])
    awaits_number = is_above_name or not said.has_number
    awaits_number = awaits_number and _next_with_number(lines[i + 1 :])
    awaits_date = (
        said.dated is None
        and (said.has_number or bool(said.series))
        and _next_that_dates(lines[i + 1 :], NEAR)
    )
    if awaits_number and PART_OF_NAME.match(bare(line.text)):
        head.names.append(line)
        return head.take(line, Label.MASTHEAD)
    rough = read_roughly(line.text)
    is_stamp = bool(head.parts) and (
        is_no_title(line.text) or _is_in_brackets_below(head, lines, i)
    )
    if not (awaits_number or awaits_date or is_stamp):
        return False
    if furniture_of(line.text) is Furniture.TOOL:
        return head.take(line, Label.NAVIGATION)
    head.unread.append(line)
    return head.take(line, Label.MASTHEAD, rough)


def _is_in_brackets_below(head: BulletinHead, lines: Sequence[Line], i: int) -> bool:
    """（清明祭扫工作） as the last line of a masthead: what the issue is about, no title."""
    above = head.labelled[-1]
    is_close = above.line.last_number + 1 == lines[i].number
    is_last = i + 1 < len(lines) and not lines[i + 1].text
    is_of_head = above.label is Label.MASTHEAD and head.masthead.has_number
    return (
        is_close and is_last and is_of_head and bool(IN_BRACKETS.match(lines[i].text))
    )


def _is_campaign(lines: Sequence[Line]) -> bool:
    """学习贯彻…主题教育 right above 简报: whose bulletin it is, and no part of its name."""
    return _is_above_plain_name(lines) and bool(CAMPAIGN.match(bare(lines[0].text)))


def _is_above_plain_name(lines: Sequence[Line]) -> bool:
    """Above 简报 or 工作简报, which is nobody's yet."""
    below = next((line.text for line in lines[1:] if line.text), "")
    return len(bare(below)) <= LONGEST_WORD and bool(SERIES.match(bare(below)))


def _next_with_number(below: Sequence[Line]) -> bool:
    parts = (read_masthead_line(line.text) for line in below if line.text)
    return any(part and part.has_number for part in parts)


def _next_that_dates(below: Sequence[Line], within: int) -> bool:
    """Whether issuer or day stand close below; a day in brackets is a headline's own."""
    inked = [line.text for line in below if line.text][:within]
    return any(
        part.dated is not None and not text.startswith(("（", "("))
        for text in inked
        if (part := read_masthead_line(text))
    )


def _settle_names(head: BulletinHead) -> None:
    """The name over several lines in one piece; what cannot be of it is not understood."""
    given = merged(head.parts).series
    runs = _runs(head.names)
    named = [run for run in runs if _says_a_name(_joined(run))]
    chosen = (named or runs[-1:] or [[]])[0]
    words = [len(bare(line.text)) for line in chosen]
    longest = LONGEST_WORD if given else LONGEST_NAME
    is_name = sum(words) <= longest and (
        len(words) < 2 or all(word <= LONGEST_WORD for word in words)
    )
    kept = chosen if is_name else ([] if given else chosen[-1:])
    head.unread += [line for line in head.names if line not in kept]
    head.names = kept


def _name_by_its_use(head: BulletinHead) -> None:
    """送阅件 above all, and no other name in a masthead that has its number: what it is called."""
    first = next((each for each in head.labelled if each.text), None)
    is_named = bool(head.masthead.series) or not head.masthead.has_number
    if first and not is_named and FOR_READING.fullmatch(bare(first.text)):
        head.names = [first.line]


def _says_a_name(words: str) -> bool:
    return bool(SERIES.match(words)) or names_its_place(words)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs that no other line parts; a blank one may, sign by sign: 民政, 动, 态."""
    runs: list[list[Line]] = []
    for line in lines:
        gap = line.number - runs[-1][-1].last_number if runs else 0
        signs = len(bare(line.text)) + len(bare(runs[-1][-1].text)) if runs else 0
        if gap == 1 or (gap == 2 and signs <= TWO_SHORT):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _joined(lines: Sequence[Line]) -> str:
    """The lines as one name, without the frame that is drawn around it."""
    return "".join(bare_name(line.text) for line in lines)
