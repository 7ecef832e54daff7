"""The head of a bulletin: series name, number, issuer, date, secrecy mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

from ...language.dates import FoundDate, find_dates
from ...language.marks import HAN, REMEMBERED_LINES, bare, is_prose, unspaced
from ...language.numerals import read_number
from ...language.patterns import pattern
from ...parsed import Line
from ..document_numbers import document_number_of
from ..issuers import BUREAU_NOUN, NAMELESS, bureau_in, bureau_of_line, place_chain
from ..secrecy import mark_in, without_marks
from .beside import BESIDE, BESIDE_DATE, LUNAR, OCCASIONS
from .bulletin_names import BARS, QUOTED_NAME, bare_name, names_its_place, own_name
from .issue_numbers import NUMBERED_NAME, WEEK, IssueNumber, find_issue_number

# Within so many lines a masthead's own follow one another.
MASTHEAD_LINES = 12
LONGEST_LINE = 70
# Blanks included: issuer and date are set far apart.
LONGEST_SET_WIDE = 200
# 韶关民政简报, 民政信息, 云浮民政工作动态, 疫情防控专报
SERIES = pattern(
    rf"^(?!关于)(?:(?:19|20)\d{{2}}年?)?[{HAN}“”\"·\s（）()《]{{0,24}}?(?:简\s*报|信\s*息|动\s*态|专\s*报|快\s*报|快\s*讯|通\s*讯|(?<=工作)简\s*讯|(?<=民政)简\s*讯|要\s*情|要\s*报|"
    r"[周月旬]\s*讯|周\s*刊|(?:民政|工作|局务)一周|[每一]周民政|月\s*报|周\s*报|旬\s*报|日\s*报|摘\s*报|摘\s*编|文\s*摘|专\s*刊|专\s*辑|工作交流|情况交流|情况反映|情况通报|工作通报|"
    rf"参阅|参考|之窗|之声|园地|视窗|内\s*参|月\s*刊|季\s*刊|会\s*刊|民政情况)》?(?:\s*[（(][^（()）]{{2,12}}[）)])?$"
)
# 韶关市民政局办公室编, 兰州市民政局主办, 中共…委员会, …工作领导小组办公室
ORGANISATION = pattern(
    rf"^(?!.*[的了是])(?:[{HAN}]{{2}}(?=(?:慈善|总|协|学|联合|基金|促进|研究)会)|[{HAN}、]{{3,40}}?)(?:[局厅部委办]|办公[室厅]|中心|委员会|政府|协会|学会|小组|(?:信息|宣传|编辑|编写|采编|调研){{1,2}}组|专班|指挥部|科|处|股|室|站|院|(?:管理|服务|事务|研究|民政)所|殡仪馆|"
    r"党组|党委|[科体侨]协|文联|侨联|工商联|慈善会|党总支|党支部|党工委|团委|团支部|工会|妇联|残联|总会|联合会|基金会|促进会|研究会)\s*(?:编印|主编|合编|编发|编|主办|主管|承办|协办|联办|合办|印发|印)?$"
)
# What the name of no organisation holds: 我市成立民政服务中心
NO_NAME = pattern(
    "召开|举办|举行|成立|设立|走进|深入|建成|启动|慰问|参观|助力|强化|加强|提升|优化|做好|全力|揭牌|挂牌|荣获|获评|赴"
)
# （2023年4月）, 2023年4月份, 2023年4月上旬, 2023年第三季度, 2024年7—8月合刊: a monthly's or a quarterly's date
MONTH = pattern(
    r"[（(]?(?P<year>(?:19|20)\d{2})\s*年\s*(?:(?:\d{1,2}\s*月?\s*[-—–~～－至、]{1,2}\s*)?\d{1,2}\s*月\s*(?:份|号|合\s*刊\s*号?|[上下]半月刊?|刊|[上中下]旬|第[一二三四五]周)?|"
    r"第?\s?[一二三四1-4]\s?季\s?度(?:合?刊|号|卷)?|[上下]\s?半\s?年(?:合?刊|号|卷)?)[）)]?(?!\s*\d)"
)
_DAY = r"\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
# 24年3月5日, 3月5日, 九月二十八日: a day whose year must be known from elsewhere
PART_OF_DATE = pattern(
    rf"(?<![\d年〇○零一二三四五六七八九十])(?:(?P<year>\d{{2}})\s*年\s*)?(?P<month>\d{{1,2}}|十[一二]?|[一二三四五六七八九])\s*月\s*(?P<day>{_DAY})\s*[日号曰]"
)
# —3月9日, 至11日: where a range of days ends
RANGE_END = pattern(
    r"^\s*[-—~～－至到]{1,2}\s*(?:(?P<month>\d{1,2})\s*月\s*)?(?P<day>\d{1,2})\s*[日号曰]"
)
LABELS = pattern(
    r"(?:(?:编印|主编|主办|主管|承办|编发|印发|报送|发布|编制|编辑|编写|出版|出刊|发行)单位|编辑部(?=\s*[:：])|主\s*办|主\s*管|承\s*办|协\s*办|(?:联合)?编印|联合(?:主办|编发)|合编|联办|合办|编发|签发人?|责任编辑|编辑|编号|期\s*[号数次]|"
    r"刊\s*[名号期]|名\s*称|(?:出刊|出版|印发|编印|签发|编发)?(?:日\s*期|时\s*间)|编(?=\s?[:：]))\s*(?:[:：]|(?=\s)|$)"
)
# What a bureau does with its bulletin: it is no part of its name.
VERBS = pattern(r"(?:编印|主编|合编|编发|编|主办|主管|承办|协办|联办|合办|印发|印)$")
BUREAU = pattern(rf"{BUREAU_NOUN}$")
# 侨乡善讯(2023年6月 总第41期): a name in any words, and nothing but total number and month;
# a training course is counted likewise
NAME_AND_TOTAL = pattern(
    rf"^(?!.*(?:公告|公示|通告|名单|培训|讲座|课堂|[班营会]》?\s?[（(]))"
    rf"《?[{HAN}“”·]{{2,10}}》?\s?[（(]\s?(?=[^（()）]*总第?\s?\d)"
    r"(?:(?:19|20)\d{2}\s?年)?[\s第总期月号刊·，,、\d]{2,24}期\s?[）)]$"
)
# ᠢᠷᠭᠡᠨ, མི་དམངས, Minzheng: a name in another script above or below the same in Chinese
OTHER_SCRIPT = pattern(rf"^[^{HAN}\d]*$")
EDGES = " \u3000,，、()（）★☆◆◇●○■□▲△※❖✦-—·•:：/。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines at the head of an issue say; blank and None where they do not."""

    series: str = ""
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    is_supplement: bool = False
    # NO.23, 编号：23 may number the copy, where another line numbers the issue.
    number_is_loose: bool = False
    agency: str = ""
    secrecy: str = ""
    dated: date | None = None
    # The words of a date that names no one day, or not its year: 24年3月5日, 3月5日—9日
    rough_date: str = ""

    @property
    def has_number(self) -> bool:
        return bool(self.number or self.total_number or self.is_supplement)

    @property
    def names_only_an_agency(self) -> bool:
        return self == Masthead(agency=self.agency) and bool(self.agency)

    @property
    def names_only_a_series(self) -> bool:
        return self == Masthead(series=self.series) and bool(self.series)


FACTS = tuple(each.name for each in fields(Masthead))


@dataclass(slots=True)
class _Rest:
    """What of a line is not understood yet, and what has been."""

    text: str
    said: Masthead = Masthead()
    says_something: bool = False

    def drop(self, form: re.Pattern[str]) -> bool:
        """Without all that matches; whether anything did."""
        self.text, times = form.subn(" ", self.text)
        self.says_something = self.says_something or bool(times)
        return bool(times)

    def say(self, **facts: Any) -> None:
        self.said = replace(self.said, **facts)
        self.says_something = True


@lru_cache(REMEMBERED_LINES)
def read_masthead_line(line: str) -> Masthead | None:
    """What one line says, when a masthead's words are all it says."""
    rest = _read(line)
    is_whole = rest is not None and rest.says_something and not rest.text
    return rest.said if rest and is_whole else None


def read_roughly(line: str) -> Masthead:
    """What of a line is a masthead's, though it says more: its number, date and bureau."""
    rest = _read(line)
    if rest is None:
        return Masthead()
    issuer = bureau_in(rest.text)
    return replace(rest.said, agency=issuer.name) if issuer else rest.said


def read_rest(line: str) -> tuple[Masthead, str]:
    """What of a line is a masthead's, and what else it holds: 第6号, and 民情快递 before it."""
    rest = _read(line)
    return (rest.said, rest.text) if rest else (Masthead(), "")


def _read(line: str) -> _Rest | None:
    if len(line) > LONGEST_SET_WIDE or "。" in line:
        return None
    text = " ".join(unspaced(BARS.sub(" ", line)).split())
    is_text = is_prose(text) and len(text) > 30
    if not text or len(text) > LONGEST_LINE or is_text or document_number_of(line):
        return None
    rest = _Rest(text)
    if own := own_name(text):
        rest.text = ""
        rest.say(**own)
    _take_occasion(rest)
    if mark := mark_in(text):
        rest.text = without_marks(text)
        rest.say(secrecy=bare(mark))
    held = set(text)
    for signs, form in BESIDE:
        if not held.isdisjoint(signs):
            rest.drop(form)
    _take_dates(rest)
    _take_number(rest)
    rest.text = LABELS.sub(" ", rest.text)
    _take_names(rest, is_numbered=bool(NAME_AND_TOTAL.match(line.strip())))
    return rest


def _take_occasion(rest: _Rest) -> None:
    """2024年冬季号, 2024年国庆特刊: of an issue that has no number the year is all that it tells."""
    held = set(rest.text)
    for signs, form in OCCASIONS:
        found = None if held.isdisjoint(signs) else form.search(rest.text)
        if found:
            rest.text = rest.text.replace(found[0], " ", 1)
            rest.say(year=_year_of(found["year"]) or rest.said.year)


def _take_dates(rest: _Rest) -> None:
    """The day that the line tells, a range's last; what stands beside it falls away."""
    dates = list(find_dates(rest.text))
    month = None if dates else MONTH.search(rest.text)
    part = None if dates or month else PART_OF_DATE.search(rest.text)
    if dates:
        _take_days(rest, dates)
    elif month:
        rest.text = rest.text.replace(month[0], " ")
        rest.say(year=int(month["year"]))
    elif part:
        tail = RANGE_END.match(rest.text[part.end() :])
        raw = part[0] + (tail[0] if tail else "")
        rest.text = rest.text.replace(raw, " ")
        rest.say(rough_date=raw)
    if "月" in rest.text:
        rest.drop(LUNAR)
    if rest.says_something and (dates or month or part):
        rest.drop(BESIDE_DATE)


def _take_days(rest: _Rest, dates: Sequence[FoundDate]) -> None:
    last = dates[-1]
    tail = RANGE_END.match(rest.text[last.end :])
    end = last.end + (tail.end() if tail else 0)
    raw = rest.text[dates[0].start : end]
    is_range = bool(tail) or bool(re.search("[—~至]", raw)) or "日-" in raw
    days = [found.value for found in dates if found.value]
    day = (days[-1] if is_range else days[0]) if days else None
    if tail and day:
        day = day_of(day.year, tail["month"] or day.month, tail["day"]) or day
    for found in dates:
        rest.text = rest.text.replace(found.raw, " ")
    if tail:
        rest.text = rest.text.replace(tail[0].strip(), " ")
    rest.say(dated=day, rough_date=raw if is_range else "")


def day_of(year: int, month: Any, day: Any) -> date | None:
    try:
        return date(year, read_number(str(month)) or 0, read_number(str(day)) or 0)
    except ValueError:
        return None


def _take_number(rest: _Rest) -> None:
    number = find_issue_number(rest.text)
    if number is None:
        _take_week(rest)
        _take_number_behind_name(rest)
        return
    rest.text = number.rest
    again = find_issue_number(number.rest)
    if again and again.number and number.number:
        rest.text = again.rest
    rest.say(
        year=_year(number) or rest.said.year,
        number=number.number,
        total_number=number.total_number,
        is_supplement=number.is_supplement,
        number_is_loose=number.is_loose,
    )


def _take_week(rest: _Rest) -> None:
    """2025年第18周 of a weekly that has no number: the year is all that it tells."""
    if week := WEEK.search(rest.text) if "周" in rest.text else None:
        rest.text = rest.text.replace(week[0], " ", 1)
        rest.say(year=_year_of(week["year"]) or rest.said.year)


def _take_number_behind_name(rest: _Rest) -> None:
    if found := _numbered_name(rest.text):
        rest.text = found["name"]
        rest.say(number=read_number(found["number"]))


def _numbered_name(text: str) -> re.Match[str] | None:
    found = NUMBERED_NAME.match(text) if text.endswith(("）", ")")) else None
    is_name = found and SERIES.match(found["name"]) and not NO_NAME.search(text)
    return found if is_name else None


def _year(number: IssueNumber) -> int | None:
    return number.year if number.year and number.year > 1000 else None


def _year_of(words: str | None) -> int | None:
    year = read_number(words) if words else None
    return year if year and year > 1000 else None


def _take_names(rest: _Rest, *, is_numbered: bool) -> None:
    """Series and issuer, where what is left is nothing but such names."""
    text = rest.text = rest.text.strip(EDGES)
    if not text:
        return
    is_series = is_numbered or bool(SERIES.match(text)) or _is_numbered_name(rest)
    if is_series and not bureau_of_line(text) and not NO_NAME.search(text):
        rest.text = ""
        _say_series(rest, text)
        return
    pieces = _without_verbs([piece.strip(EDGES) for piece in text.split()])
    # 某某县慈善会 and 某某县民政局 behind it are two.
    if not any(map(bureau_of_line, pieces[1:])) and _is_torn(pieces):
        pieces = ["".join(pieces)]
    unknown = [piece for piece in pieces if piece and not _is_name(piece)]
    for piece in pieces:
        if SERIES.match(piece):
            _say_series(rest, piece)
        elif _is_name(piece):
            _say_agency(rest, piece)
    rest.text = " ".join(unknown)


def _without_verbs(pieces: list[str]) -> list[str]:
    """某某县民政局 of 某某县民政局　编; 编 alone is whatever it is."""
    names = [piece for piece in pieces if not VERBS.fullmatch(piece)]
    return names or pieces


def _is_torn(pieces: Sequence[str]) -> bool:
    """Pieces that are a name only together: 某某县殡葬改革 领导小组办公室."""
    is_whole = all(map(_is_name, pieces))
    return not is_whole and bool(ORGANISATION.match("".join(pieces)))


def _is_numbered_name(rest: _Rest) -> bool:
    """《江城民政》 or 江城民政, where a number stood beside it that is no copy's."""
    is_own = names_its_place(bare_name(rest.text))
    if not rest.said.has_number or (rest.said.number_is_loose and not is_own):
        return False
    return bool(QUOTED_NAME.match(rest.text)) or is_own


def _is_name(piece: str) -> bool:
    if NO_NAME.search(piece) or len(piece) < 2:
        return False
    return bool(SERIES.match(piece) or ORGANISATION.match(piece) or _is_place(piece))


def _is_place(piece: str) -> bool:
    """宁夏回族自治区 above 吴忠市民政局: the places are all it says."""
    chain = place_chain(piece)
    return bool(chain) and sum(len(place.name) for place in chain) == len(piece)


def _say_agency(rest: _Rest, piece: str) -> None:
    """The first bureau; of no bureau the first organisation. 市民政局 is nobody's name."""
    issuer = bureau_of_line(piece)
    rest.says_something = True
    if issuer is None and (NAMELESS.match(piece) or _is_place(piece)):
        return
    name = issuer.name if issuer else VERBS.sub("", piece)
    if not rest.said.agency or (issuer and not is_bureau(rest.said.agency)):
        rest.say(agency=name)


def is_bureau(name: str) -> bool:
    return bool(BUREAU.search(name))


def _say_series(rest: _Rest, text: str) -> None:
    """民政之窗 of 《民政之窗》, of 仪征市民政局《民政之窗》 its bureau too."""
    before, opens, named = bare(text).partition("《")
    rest.say(series=named.replace("》", "") if opens else before)
    if opens and (issuer := bureau_of_line(before)):
        rest.say(agency=rest.said.agency or issuer.name)


def cited_name(text: str) -> str:
    """中国民政 of 《中国民政》2024年第5期, where something stood; 《民政快报》, 《江城民政》 and a total are a bulletin's."""
    quoted = re.match(r"[\s（(]*《([^《》]{2,20})》", text)
    if not quoted or SERIES.match(quoted[1]) or names_its_place(quoted[1]):
        return ""
    said = read_masthead_line(text)
    return quoted[1] if said and said.number and not said.total_number else ""


def is_in_other_script(text: str) -> bool:
    """ᠢᠷᠭᠡᠨ, MINZHENG: letters, and none of them Chinese nor any digit."""
    return bool(OTHER_SCRIPT.match(text)) and any(map(str.isalpha, text))


def is_bare_series(lines: Sequence[Line]) -> bool:
    """A short name like 金华民政 with a masthead's own lines right below it.

    Between them the name may stand once more in another script.
    """
    inked = [line for line in lines[1:] if line.text]
    below = [line for line in inked if not is_in_other_script(line.text)][:2]
    name = bare_name(lines[0].text)
    return bool(
        re.fullmatch(rf"[{HAN}·“”]{{2,14}}", name)
        and below
        and (
            is_anchor(below[0])
            or (len(below) > 1 and all(map(is_masthead_line, below)))
        )
    )


def is_masthead_line(line: Line) -> bool:
    return read_masthead_line(line.text) is not None


def is_anchor(line: Line) -> bool:
    """Whether the line carries an issue's number, so that a masthead stands around it.

    政策之窗（三） may be a column's, and 《中国民政》2024年第5期 where a text stood: they are none.
    """
    masthead = read_masthead_line(line.text)
    is_numbered = masthead is not None and masthead.has_number
    return is_numbered and not (_numbered_name(line.text) or cited_name(line.text))
