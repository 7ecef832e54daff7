"""The signature that closes a document: the bureau's name and the date."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, takewhile
from typing import NamedTuple

from ...language.dates import first_date, is_only_a_date, without_dates
from ...language.gazetteer import is_place
from ...language.marks import HAN, PAGE_NUMBER, bare, ends_sentence, is_prose
from ...language.patterns import pattern
from ...names import can_be_name
from ...parsed import Line
from ..distribution import opens_distribution
from ..imprints import is_imprint_line
from ..issuers import bureau_of_line, place_chain
from ..labels import BODY, Label, Labelled, texts_of
from ..mastheads.masthead import ORGANISATION
from ..official import is_addressees, is_title

# （盖章）, （印  章）, （某某市民政局代章）: where the seal is set, beside a name or alone
SEAL = pattern(
    rf"[（(]\s*(?:加?盖?\s*公\s*章|盖\s*章|印?\s*章|(?:由?[{HAN}]{{2,20}}\s?)?代\s*(?:为?盖\s*)?章|印)\s*[）)]"
)
# 2023年　　月　　日, 2023年×月×日, 年  月  日: a day of the signature that nobody has filled in
OPEN_DAY = pattern(
    r"^(?:(?:19|20)?[\dXx×*＊_＿—]{0,4}|二[〇○零][〇○零一二三四五六七八九十×]{2})\s*年\s*"
    r"(?:\d{1,2}\s*月\s*[Xx×*＊_＿—]{0,4}|[Xx×*＊_＿—]{0,4}\s*月\s*(?:\d{1,2}|[Xx×*＊_＿—]{0,4}))\s*日$"
)
# 申请单位：, 法定代表人签字：, 业务主管单位意见：: what is filled in above the day of a form
FIELD_OF_FORM = pattern(
    rf"^\s{{0,8}}(?:申\s?请\s?(?:人|单位)|[{HAN}]{{0,10}}(?:签\s?[字名章]|法定代表人|(?:单位|部门|机关|审[核批查]|主管)意见))\s?[:：]"
)

# 制表日期：2024年11月4日 below a table
MADE_ON = pattern(r"^(?:制\s*表|填\s*表|填\s*报|报\s*出)\s*(?:日\s*期|时\s*间)\s*[:：]")

# 2015年2月27日　发布: what it did on that day
GIVEN_OUT = pattern(r"\s{0,8}(?:发布|公布)\s*$")

# …望遵照办理。, 特此通知。: the last words of a notice, above the day that nobody signs
CLOSES = pattern(
    r"(?:遵照|贯彻|认真|组织)[^。]{0,16}(?:办理|执行|落实|实施)。$|特此(?:通知|公告|通告|公示|通报)。$"
)
# 20240308, 2023815: a day whose signs a copy lost, below the name of who signs
SIGNS_LOST = pattern(r"^(?P<year>(?:19|20)\d{2})\s?(?P<rest>\d{3,4})$")
YEAR = pattern(r"(?<!\d)(?:19|20)\d{2}")
# 2 0 2 2 . 5 . 6, set sign by sign to the width of the name above
SPACED_DAY = pattern(r"^[12](?:\s[\d./-]){7,9}$")

# 二零二三年十一月六日於社會工作局, 2024年3月5日于澳门: where it was signed
SIGNED_AT = pattern(
    rf"^(?P<day>[^于於，。；]{{8,24}}日)\s?[于於]\s?(?P<where>[{HAN}]{{2,20}})$"
)
POSTS = ("局长", "厅长", "主席", "司长", "署长", "处长", "主任", "行政长官")
# 局长 韩某某, 代局长 and the name below it: who signed, in person
SIGNER = pattern(
    rf"^[代署副]?(?:{'|'.join(POSTS)})(?:[\s:：]{{1,6}}[{HAN}](?:\s?[{HAN}]){{1,3}})?$"
)
# 某某省民政厅   某某省高级人民法院: two who sign, on one line
SET_WIDE = pattern(r"\s{2,}|[\u3000\t]")
# 2023年8月15日: a day as people write it, where a page would have 2023-08-15
WRITTEN_DAY = pattern(r"年.{1,4}月.{1,4}日")
# So many lines of names stand above a day, whatever stands above them; and so many of
# those who issue together, where the text ends right above.
MOST_NAMED, MOST_TOGETHER = 3, 15
# （此件公开发布）, （此页无正文）: what stands right below the day of a document
BELOW_DAY = pattern(r"^[（(]\s?此[件页][^（()）]{2,12}[）)]$")
QUOTED = pattern("《([^《》]{4,60})》")
# 《…办法（试行）》 is printed as …办法
TRIAL = pattern(r"[（(][^（()）]{1,10}[）)]")
# …予以表扬，名单如下。, 现对下列单位予以通报。: the names below are those of whom it tells;
# 请下列单位抓好落实。 ends a text above those who sign
NAMES_FOLLOW = pattern(
    r"(?:如下|对(?:以下|下列)[^。；]{0,12}(?:单位|机构|组织|部门|集体|团体)[^。；]{0,30})[。：:]$"
)
# 附：先进单位名单 above more names than sign
LIST_OF_NAMES = pattern(r"名单(?:公布|公示)?[。：:]?$")
# 某某县殡葬改革工作 above 领导小组办公室: the halves of an office's name, a day behind it perhaps;
# …成员名单 is an attachment's
BEGUN = pattern(
    rf"^[{HAN}、“”]{{4,30}}(?<!名单|方案|办法|通知|意见|细则|报告|计划|制度|规定|预案)(?<![表册书])$"
)
REST_OF_NAME = pattern(
    r"^(?:工作)?(?:(?:领导|协调|指导|推进)?小组|联席会议|指挥部|专班|委员会)(?:办公室)?(?:[（(]|\d|二〇|$)"
)
# 民政局 below 某某县, and the day below both: one name over two lines
BUREAU_ALONE, OF_BUREAU = pattern("^民政[局厅]$"), pattern("民政[局厅]$")
# 附件：…, （此件公开发布）, 联系人：…: what may stand right below who signs
BELOW_NAME = pattern(r"^\s*(?:附|[（(【]|联\s?系)")
ANNEX = pattern(r"^附\s?件\s?[\d一二三四五六七八九十]{0,2}\s?[:：]?$")


class Signature(NamedTuple):
    """The lines of a signature and what they say."""

    start: int
    end: int
    agency: str
    dated_on: date | None


def find_signature(lines: Sequence[Line]) -> Signature | None:
    """The last date that stands alone or beside an organisation, and the names above it.

    Where nobody signs, the first of those above what is sent out.
    """
    inked = [i for i, line in enumerate(lines) if line.text]
    years = _years_said_twice(lines)
    unsigned: Signature | None = None
    for place in range(len(inked) - 1, -1, -1):
        i = inked[place]
        text = lines[i].text
        is_day = _is_dated(text)
        if not is_day and not (text.strip()[:4] in years and _day_without_signs(text)):
            continue
        start = _above_torn_name(lines, inked, _top(lines, inked, place))
        found = _signature(lines, start, i + 1)
        if start < i or _names(text):
            return found
        above = lines[inked[place - 1]].text if place else ""
        is_told = is_day and (CLOSES.search(above) or _is_last(lines, i))
        if is_told and not unsigned:
            return found
        if is_day and _is_above_annex(lines, inked, place):
            unsigned = found
    return unsigned or _made_on(lines, inked) or _left_open(lines, inked)


def _left_open(lines: Sequence[Line], inked: Sequence[int]) -> Signature | None:
    """Who signs above a day that nobody filled in; a form has such days too, to be filled in."""
    for place, i in enumerate(inked):
        if OPEN_DAY.match(lines[i].text.strip()):
            start = _above_torn_name(lines, inked, _top(lines, inked, place))
            above = [line.text for line in lines[:start]]
            is_text = any(map(is_prose, above))
            is_text = is_text and not any(map(FIELD_OF_FORM.match, above))
            is_signed = start < i and _is_last(lines, i) and is_text
            return _signature(lines, start, i + 1) if is_signed else None
    return None


def day_above(labelled: Sequence[Labelled]) -> date | None:
    """The day on a line of its own in the head, where nobody signs below."""
    days = texts_of(labelled, Label.SIGNATURE)
    return next((first_date(day) for day in days if WRITTEN_DAY.search(day)), None)


def unsigned_day(body: Sequence[Labelled], issued_on: date) -> Labelled | None:
    """The only line amid a text that is a day and nothing else, and not the issue's day."""
    alone = [
        each
        for each in body
        if each.label in BODY and WRITTEN_DAY.search(each.text)
        if is_only_a_date(each.text) and first_date(each.text) != issued_on
    ]
    return alone[0] if len(alone) == 1 else None


def _made_on(lines: Sequence[Line], inked: Sequence[int]) -> Signature | None:
    """The day that a form says it was made on, as its last line, where nothing is signed."""
    last = lines[inked[-1]].text if inked else ""
    is_day = MADE_ON.match(last) and first_date(last)
    return _signature(lines, inked[-1], inked[-1] + 1) if is_day else None


def label_signature(lines: Sequence[Line]) -> list[Labelled]:
    """The lines of a signature: a page number among them stays one."""
    return [Labelled(line, _label_of(line.text)) for line in lines]


def _label_of(text: str) -> Label:
    if not text:
        return Label.BLANK
    return Label.PAGE_NUMBER if PAGE_NUMBER.match(text) else Label.SIGNATURE


def _years_said_twice(lines: Sequence[Line]) -> set[str]:
    """Those of two lines at least; none where no line is 2023815, which may be a telephone's."""
    if not any(SIGNS_LOST.match(line.text.strip()) for line in lines):
        return set()
    said = Counter(year for line in lines for year in set(YEAR.findall(line.text)))
    return {year for year, times in said.items() if times > 1}


def _day_without_signs(text: str) -> date | None:
    """2023815 is 15 August; 2023111 may be two days, and is none."""
    found = SIGNS_LOST.match(text.strip())
    if not found:
        return None
    year, rest = found["year"], found["rest"]
    days = (first_date(f"{year}-{rest[:at]}-{rest[at:]}") for at in (1, 2) if rest[at:])
    told = [day for day in days if day]
    return told[0] if len(told) == 1 else None


def _as_signed(text: str) -> str:
    """二零二三年十一月六日於社會工作局 as a day beside an organ; a day at a place as the day."""
    if SPACED_DAY.match(text.strip()):
        return bare(text)
    found = SIGNED_AT.match(text.strip()) if "日" in text else None
    if not found or not first_date(found["day"]):
        return text
    if _organisation(found["where"]):
        return f"{found['where']}  {found['day']}"
    return found["day"] if is_place(found["where"]) else text


def _is_dated(text: str) -> bool:
    text = _as_signed(text)
    return is_only_a_date(GIVEN_OUT.sub("", text)) or (
        not is_imprint_line(text)
        and len(text) <= 60
        and first_date(text) is not None
        and bool(_names(text))
    )


def _is_last(lines: Sequence[Line], i: int) -> bool:
    """A bare date without a name counts only when no text follows it, recipients aside."""
    return not any(
        is_prose(line.text)
        and len(line.text) > 30
        and not opens_distribution(line.text)
        for line in lines[i + 1 :]
    )


def _is_above_annex(lines: Sequence[Line], inked: Sequence[int], place: int) -> bool:
    """A bare date between the end of the text and what the text sends out.

    That stands below （此件公开发布）, 附件 or the name that the text had in 《》.
    """
    here, above = inked[place], lines[inked[max(0, place - 1)]].text
    if place + 1 >= len(inked) or above.endswith(("：", ":", "，", "、")):
        return False
    below = lines[inked[place + 1]].text.strip()
    if BELOW_DAY.match(below) or ANNEX.match(below):
        return True
    said = (name for line in lines[:here] for name in QUOTED.findall(line.text))
    wanted = bare(TRIAL.sub("", below))
    return bool(wanted) and any(bare(TRIAL.sub("", name)) == wanted for name in said)


def _top(lines: Sequence[Line], inked: Sequence[int], place: int) -> int:
    """The first line of the names above a day."""
    signed = list(
        takewhile(
            lambda i: bool(_names(lines[i].text)) or _is_seal(lines[i].text),
            reversed(inked[max(0, place - MOST_TOGETHER) : place]),
        )
    )
    named = [i for i in signed if not _is_seal(lines[i].text)]
    above = place - 1 - (signed.index(named[-1]) + 1 if named else 0)
    text = lines[inked[above]].text if above >= 0 else ""
    if _announces(text, len(named)):
        return inked[place]
    kept = named if _ends_text(text) else named[:MOST_NAMED]
    return kept[-1] if kept else inked[place]


def _above_torn_name(lines: Sequence[Line], inked: Sequence[int], top: int) -> int:
    """领导小组办公室 right below 某某县殡葬改革工作: one name of an office over two lines."""
    place = bisect_left(inked, top)
    halves = [bare(lines[i].text) for i in inked[max(0, place - 2) : place]]
    if len(halves) == 2 and BUREAU_ALONE.match(halves[1]) and _is_place(halves[0]):
        return inked[place - 2]
    if not REST_OF_NAME.match(bare(lines[top].text)):
        return top
    begun = bare(lines[inked[place - 1]].text) if place else ""
    is_begun = BEGUN.match(begun) and any(map(is_place, accumulate(begun)))
    return inked[place - 1] if is_begun and not _names(begun) else top


def _is_place(name: str) -> bool:
    """天津市蓟州区 too: places are all that it says."""
    return sum(len(place.name) for place in place_chain(name)) == len(name) > 0


def _announces(text: str, names: int) -> bool:
    """对下列单位予以表扬：, 名单如下。: the names below it are those of others, and sign nothing."""
    if names < 2:
        return False
    leads_in = text.endswith(("：", ":")) and not is_addressees(text)
    is_list = names > MOST_NAMED and LIST_OF_NAMES.search(text)
    return bool(leads_in or NAMES_FOLLOW.search(text) or is_list)


def _ends_text(text: str) -> bool:
    return ends_sentence(text) or text.lstrip().startswith("附")


def _names(text: str) -> list[str]:
    """The organisations of a line that holds nothing else, a date or seal aside."""
    said = SEAL.sub(" ", without_dates(_as_signed(text))).strip(" \u3000")
    pieces = [_organisation(piece) for piece in SET_WIDE.split(said)]
    if len(pieces) > 1 and all(pieces):
        return pieces
    whole = _organisation(said)
    return [whole] if whole else []


def _organisation(text: str) -> str:
    name = bare(text).strip("()（）")
    return name if name and not is_prose(name) and ORGANISATION.match(name) else ""


def _signature(lines: Sequence[Line], start: int, end: int) -> Signature:
    end = _below_bureau(lines, start, end)
    texts = [line.text for line in lines[start:end] if line.text]
    if len(texts) > 1 and not _names(texts[0]) and not first_date(texts[0]):
        texts[:2] = [texts[0].strip() + texts[1].strip()]
    names = [name for text in texts for name in _names(text)]
    bureaus = [issuer.name for name in names if (issuer := bureau_of_line(name))]
    days = (
        first_date(_as_signed(text)) or _day_without_signs(text)
        for text in reversed(texts)
    )
    dated = next(filter(None, days), None)
    end = _below_signer(lines, _below_seal(lines, end))
    return Signature(start, end, (bureaus or names or [""])[0], dated)


def _below_bureau(lines: Sequence[Line], start: int, end: int) -> int:
    """Below the bureau's name that stands close below a day that nobody signs above.

    Above other words it heads what the text sends out.
    """
    near = [i for i in range(end, min(end + 2, len(lines))) if lines[i].text]
    is_unsigned = end == start + 1 and is_only_a_date(lines[start].text)
    if not is_unsigned or not near or _is_head(lines[near[0] + 1 :]):
        return end
    name = bare(SEAL.sub("", lines[near[0]].text))
    return near[0] + 1 if OF_BUREAU.search(name) and _is_place(name[:-3]) else end


def _is_head(below: Sequence[Line]) -> bool:
    """Whether a title stands below, or right below what no attachment or foot begins with."""
    first = next((line.text for line in below if line.text), "")
    is_near = bool(below and below[0].text)
    is_foot = (
        BELOW_NAME.match(first)
        or PAGE_NUMBER.match(first)
        or opens_distribution(first)
        or is_imprint_line(first)
    )
    return is_title(first) or (is_near and not is_foot)


def _below_seal(lines: Sequence[Line], end: int) -> int:
    """Below （印章） on a line of its own, where that is the first below the day."""
    inked = (i for i in range(end, len(lines)) if lines[i].text)
    first = next(inked, None)
    return end if first is None or not _is_seal(lines[first].text) else first + 1


def _below_signer(lines: Sequence[Line], end: int) -> int:
    """Below 局长 韩某某, or 局长 and the name under it, right below the day."""
    inked = [i for i in range(end, len(lines)) if lines[i].text][:2]
    texts = [lines[i].text.strip() for i in inked]
    if not texts or not SIGNER.match(texts[0]):
        return end
    if not texts[0].endswith(POSTS):
        return inked[0] + 1
    is_named = len(texts) > 1 and can_be_name(bare(texts[1]))
    return inked[1] + 1 if is_named else end


def _is_seal(text: str) -> bool:
    return bool(SEAL.fullmatch(text.strip()))
