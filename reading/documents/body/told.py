"""What stands between a title and its text: who told it, when, and from what it was written down.

略阳县民政局局长　何某某 · （2024年6月27日） · （某某县民政局规划财务科　2025年4月15日） · （根据录音整理）
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ...language.dates import first_date, is_only_a_date, without_dates
from ...language.marks import ENUMERATION, HAN, bare, is_prose
from ...language.patterns import pattern
from ...names import can_be_name
from ...parsed import Line
from ..issuers import bureau_in
from ..labels import Label, Labelled, texts_of
from ..mastheads.masthead import ORGANISATION

# Within so many lines, blank ones included, stands all that tells of a text above it.
REACH = 12
LONGEST_LINE = 60
# （2024年1月9日）, （某某县民政局　2025年4月15日）: one bracket around all of the line
IN_BRACKETS = pattern(r"^[（(](?P<inner>[^（()）]{2,60})[）)]$")
# （根据录音整理，未经本人审阅）, （节选）, （送审稿）, （摘要）
WRITTEN_DOWN = pattern(
    r"^(?:根据|据)(?:会议|现场)?(?:录音|录像|记录|速记)|未经(?:本人|讲话人)?审[阅定核]|"
    r"^(?:节选|摘要|摘登|全文|提纲|讲话提纲|(?:讲话|发言|送审|审议|讨论|征求意见|书面)稿)$"
)
POST = (
    r"(?:局长|厅长|部长|处长|科长|股长|主任|书记|会长|理事长|秘书长|院长|站长|所长|校长|[省市州县区旗镇乡]长|"
    r"组长|队长|巡视员|调研员|专员|干事|代表)"
)
# 某某, ××, xx: a name that somebody made out
_MASKED = "xX×*"
# 某某县民政局局长　何某某, 局党组书记、局长　何 某, 何某某（市民政局副局长）, ——xx敬老院院长 xx
SPEAKER = pattern(
    rf"^[—―－-]{{0,3}}\s?(?P<of>[{HAN}、{_MASKED}]{{0,30}}){POST}\s{{1,4}}[{HAN}{_MASKED}](?:\s?[{HAN}{_MASKED}]){{1,3}}$|"
    rf"^[{HAN}]{{2,4}}\s?[（(](?P<whose>[{HAN}、]{{0,30}}){POST}[）)]$"
)
# 某某慈善总会, 某某敬老院: a speaker from there speaks for no bureau
NO_BUREAU = pattern(
    "(?:会|院|站|所|馆|校|社|村|镇|乡|公司|集团|中心|社区|街道|企业)(?:常务)?[副原前]?$"
)
_GREETING = (
    rf"(?:尊敬的)?(?:各位|同志们|同学们|朋友们|老师们|乡亲们)[{HAN}、，,]{{0,40}}[:：]"
)
# 同志们：, 各位领导、同志们：, 尊敬的各位来宾：
GREETING = pattern(f"^{_GREETING}$")
# 在某某会上的讲话（摘要） 市慈善总会会长 何某某 （2012年5月8日） 同志们：…: a speech on one line
SPEECH_ON_ONE_LINE = pattern(
    r"^(?P<title>[^。；：:!?！？]{4,50}(?:讲话|发言|致辞|致词|演讲|主持词)稿?(?:\s?[（(][^（()）\d]{2,12}[）)])?)\s{1,8}"
    rf"(?P<told>[^。；：:]{{2,60}}?)\s{{1,8}}(?P<greeting>{_GREETING})\s{{0,4}}(?=\S)"
)


class ToldBelowTitle(NamedTuple):
    """The lines right below a title that are none of its text, and what they say."""

    labelled: tuple[Labelled, ...] = ()
    dated_on: date | None = None
    agency: str = ""


def read_told(lines: Sequence[Line]) -> ToldBelowTitle:
    """Those of the first lines that tell of the text; a name alone only above a day.

    Where days stand alone further down as well, each is of what stands below it.
    """
    labelled: list[Labelled] = []
    end = 0
    for i, line in enumerate(lines[:REACH]):
        below = lines[i + 1 : i + 3]
        is_first = not end and not _are_listed(lines[i + 1 :])
        label = (
            _label(line.text, below, is_first=is_first) if line.text else Label.BLANK
        )
        if label is None and end and can_be_name(bare(line.text)):
            label = Label.BYLINE
        if label is None:
            break
        labelled.append(Labelled(line, label))
        end = i + 1 if line.text else end
    kept = tuple(labelled[:end])
    said = texts_of(kept, Label.SIGNATURE, Label.BYLINE)
    day = next((day for text in said if (day := first_date(text))), None)
    if day and any(is_only_a_date(line.text) for line in lines[end:]):
        return ToldBelowTitle()
    bureaus = (issuer.name for text in said if (issuer := bureau_in(text)))
    return ToldBelowTitle(kept, day, next(bureaus, ""))


def _label(text: str, below: Sequence[Line], *, is_first: bool) -> Label | None:
    if len(text) > LONGEST_LINE:
        return None
    if GREETING.match(bare(text)):
        return Label.ADDRESSEE
    if is_prose(text):
        return None
    if is_only_a_date(text) or is_told_on(text):
        return Label.SIGNATURE
    if is_written_down(text):
        return Label.NOTE
    if SPEAKER.match(text.strip()):
        return Label.BYLINE
    following = next((line.text for line in below if line.text), "")
    if is_first and SPEAKER.match(following.strip()) and not ENUMERATION.match(text):
        return Label.SUBTITLE
    is_signed = ORGANISATION.match(bare(text)) and is_only_a_date(following)
    return Label.SIGNATURE if is_signed else None


def _are_listed(lines: Sequence[Line]) -> bool:
    """某某院院长　何某某, 某某院院长　李某某: one below another they are of a list, and speak nothing."""
    texts = [line.text.strip() for line in lines[:REACH] if line.text][:2]
    return len(texts) > 1 and all(map(SPEAKER.match, texts))


def speaks_for_another(text: str) -> bool:
    """某某慈善总会会长　何某某: whoever's meeting it was, no bureau of the place tells it."""
    found = SPEAKER.match(text.strip())
    return bool(found and NO_BUREAU.search(found["of"] or found["whose"] or ""))


def parts_of_speech(text: str) -> list[int]:
    """Where title, speaker, day, greeting and text begin, of a speech that lost its line ends."""
    found = SPEECH_ON_ONE_LINE.match(text)
    if found is None:
        return []
    bracket = re.search(r"\s[（(]", found["told"])
    told = (
        [found["told"][: bracket.start()], found["told"][bracket.start() :]]
        if bracket
        else [found["told"]]
    )
    if not any(SPEAKER.match(each.strip()) or first_date(each) for each in told):
        return []
    day = [found.start("told") + bracket.start()] if bracket else []
    return [0, found.start("told"), *day, found.start("greeting"), found.end()]


def is_told_on(text: str) -> bool:
    """（2023年12月19日　局党组会议审议稿）, （某某县民政局规划财务科　2025年4月15日）"""
    found = IN_BRACKETS.match(text.strip())
    if found is None or is_prose(found["inner"]) or not first_date(found["inner"]):
        return False
    beside = without_dates(found["inner"]).strip(" \u3000，,、")
    return not re.search("[，,。；]", beside)


def is_written_down(text: str) -> bool:
    """（根据录音整理，未经本人审阅）"""
    found = IN_BRACKETS.match(text.strip())
    return bool(found and WRITTEN_DOWN.search(bare(found["inner"])))
