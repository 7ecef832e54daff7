"""Which indicator of the catalogue a figure is of, or that it is of none.

None too where it counts some (新建6个长者饭堂), not all there are (全市共有).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..documents.tables import CODE
from .figure import FigureKind
from .label_forms import (
    ALIKE,
    are_counted_alike,
    core_of,
    form_of,
    without_action,
    without_place,
)

# Words that name a place as often as they are counted: 4个镇低保对象.
PLACES = frozenset(("镇", "乡", "街道"))
# The clause says that only some are meant, or that they were only dealt with.
NOT_ALL = re.compile(
    r"新[建增设立办评添开]|新成立|新登记|新纳入|新培育|引[进入]|扩建|改建|改造|提升|整治|关停|关闭|取缔|注销|撤[销并]|"
    r"退出|停发|核销|清退|调出|核查|走访|慰问|看望|探访|检查|抽查|督[查导]|排查|巡查|暗访|评[估选为定]|培训|表彰|奖励|"
    r"选取|选定|抽取|试点|打造|(?<!社会)(?<!慈善)组织|召开|安排|投入|支持|资助|购买|参[加与]|动员|发动|派出|设立|当年|本年度?|"
    r"(?<!截至)今年(?!以来)|涉及|协调|联合|捐赠|对接|挂牌|命名|示范|创[建成]|达标|星级|接种|申请|通过|吸引|邀请"
)
# 建成 says of all there are, or of those built this year.
BUILT = re.compile("建成|建立|建设|成立|发展|培育")
ALL_THERE_ARE = re.compile("累计|共有|现有|已|截至|目前|总[数量]|达到?|共建")
# 全市97家养老机构, 对6万余名低收入人口开展动态监测
SIGNS_OF_ALL = re.compile(
    "(?:全|我|本)(?:国|省|市|县|区|州|旗|盟)|共有|现有|现辖|下辖|在册|总[数量共]|"
    "动态监测|纳入|登记在册|得到[^，。；]{0,6}保障"
)
# 因寒潮影响…, 受疫情影响…: only for that reason.
FOR_A_REASON = re.compile(
    r"(?:因|受|由于)[^，；。]{1,20}?(?:影响|导致|造成|原因)|疫情期间|寒潮"
)
# Of one day, of one office's errand, or of one person only.
AT_ONE_TIME = re.compile("当[天日]|首日|首个|跨省|试点|每[人户名家]|看望|活动现场")
# 25家公墓进行整治, 志愿者投入防汛: what was done stands behind.
DEALT_WITH = re.compile(
    r"[^，；。]{0,18}?(?:(?:进行|得到|开展|完成|实施|予以|给予|接受|获评?|被|已)"
    r"[^，；。]{0,14}?(?:整治|提升|改造|检查|评估|换届|培训|表彰|排查|复核|整改|探访|慰问|接种|申请|注销)|"
    r"参[加与]|投入|结对|报名|前往|走进|捐[赠款献]|获评|申请|通过)"
)
# 从每人每月670元提高到730元: what it was before, nobody knows how long.
FORMER = re.compile(
    "(?:从|由)(?:年初|年末|上年|去年|原来?|此前|每|人均?|[年月])*的?(?:人均)?$"
)
LONGEST_BEHIND = 60
SEMICOLON = re.compile("[；;。]")
CLAUSE_ENDS = re.compile("[，,。；;：:！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorNames:
    """What the catalogue says of an indicator; `unit` is the base unit."""

    key: str
    name: str
    unit: str
    nature: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIndicator:
    """Why a figure is of an indicator: the alias it met, and the label's words."""

    key: str
    matched: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    indicator: IndicatorNames
    wording: str
    by: str


@dataclass(frozen=True, slots=True)
class IndicatorIndex:
    """The indicators by the forms of their names and aliases, built once."""

    by_form: MappingProxyType[str, tuple[IndexEntry, ...]]
    by_code: MappingProxyType[str, IndicatorNames]
    units: frozenset[str]

    @classmethod
    def of(cls, indicators: Sequence[IndicatorNames]) -> "IndicatorIndex":
        forms: dict[str, tuple[IndexEntry, ...]] = {}
        codes: dict[str, IndicatorNames] = {}
        for indicator in indicators:
            codes |= dict.fromkeys(indicator.codes, indicator)
            for form, entry in _entries(indicator):
                held = forms.get(form, ())
                if all(each.indicator is not indicator for each in held):
                    forms[form] = (*held, entry)
        units = {indicator.unit for indicator in indicators}
        units |= {unit for base in units for unit in ALIKE.get(base, ())}
        return cls(MappingProxyType(forms), MappingProxyType(codes), frozenset(units))

    def with_form(self, form: str, unit: str) -> IndexEntry | None:
        """The entry of this form that counts in this unit; of two, neither."""
        found = [
            entry
            for entry in self.by_form.get(form, ())
            if are_counted_alike(unit, entry.indicator.unit)
        ]
        exact = [entry for entry in found if entry.indicator.unit == unit]
        only = exact or found
        return only[0] if len(only) == 1 else None


def match(
    label: str,
    unit: str,
    kind: FigureKind,
    code: str,
    catalogue: IndicatorIndex,
    *,
    sentence: str = "",
    at: int = 0,
) -> FoundIndicator | None:
    """The indicator that the label names in this unit, or None; never a near miss.

    The whole label must be a name or alias, but for words that count nothing
    (全市共有): 新增低保对象 and 民办养老机构 are not 低保对象 and 养老机构. With the
    sentence, and where in it the number stands, a figure of some only (新建6个长者
    饭堂, 走访慰问低保对象9356户) is told from one of all. `code` is the ministry's.
    """
    if kind in (FigureKind.TARGET, FigureKind.LIMIT) or unit not in catalogue.units:
        return None
    entry, words = _named(label, unit, catalogue)
    if entry is None:
        entry, words = _coded(label, unit, code, catalogue), label
    if entry is None or not _is_of_kind(entry.indicator, kind):
        return None
    indicator = entry.indicator
    if "\t" not in sentence:
        if words in PLACES and not code:
            return None
        if sentence and is_of_some(indicator.nature, words, sentence, at):
            return None
    return FoundIndicator(
        key=indicator.key, matched=entry.wording, words=words, by=entry.by
    )


def code_in(sentence: str) -> str:
    """The ministry's code in a table's row: JZH011110000, or nothing."""
    found = re.search(CODE, sentence) if "\t" in sentence else None
    return found[0] if found else ""


def _entries(indicator: IndicatorNames) -> Iterator[tuple[str, IndexEntry]]:
    wordings = ((indicator.name, "name"), *((a, "alias") for a in indicator.aliases))
    for wording, by in wordings:
        yield form_of(wording, indicator.unit), IndexEntry(indicator, wording, by)


def _named(
    label: str, unit: str, catalogue: IndicatorIndex
) -> tuple[IndexEntry | None, str]:
    """The entry whose wording the label is, and the label's words that say it."""
    core = core_of(label, unit)
    if entry := catalogue.with_form(core.form, unit):
        return entry, core.words
    words = without_place(core.words)
    if words != core.words:
        return _named(words, unit, catalogue)
    words = without_action(core.words)
    if words != core.words:
        entry = catalogue.with_form(form_of(words, unit), unit)
        if entry and entry.indicator.nature == "flow":
            return entry, words
    return None, ""


def _coded(
    label: str, unit: str, code: str, catalogue: IndicatorIndex
) -> IndexEntry | None:
    """By the ministry's code, where the label too has a word of the indicator."""
    indicator = catalogue.by_code.get(code)
    if indicator is None or not are_counted_alike(unit, indicator.unit):
        return None
    wordings = "|".join((indicator.name, *indicator.aliases))
    pairs = (label[i : i + 2] for i in range(max(1, len(label) - 1)))
    if not any(pair in wordings for pair in pairs):
        return None
    return IndexEntry(indicator, code, "code")


def _is_of_kind(indicator: IndicatorNames, kind: FigureKind) -> bool:
    return kind is not FigureKind.STANDARD or indicator.nature == "standard"


def is_of_some(nature: str, words: str, sentence: str, at: int) -> bool:
    """Whether the number at `at` is of only some of what the words name, or of before."""
    before, behind = sentence[:at], sentence[at : at + LONGEST_BEHIND]
    part = SEMICOLON.split(before)[-1]
    if FORMER.search(before) or FOR_A_REASON.search(part):
        return True
    if nature != "stock":
        return nature == "flow" and bool(AT_ONE_TIME.search(part))
    clause = CLAUSE_ENDS.split(before)[-1]
    rest = clause.replace(words, "")
    if BUILT.search(rest) and not ALL_THERE_ARE.search(rest):
        return True
    if NOT_ALL.search(rest):
        return True
    if words in clause or words not in CLAUSE_ENDS.split(behind)[0]:
        return False
    # The number goes first, 104家社会组织: most such are some of many.
    return bool(DEALT_WITH.match(behind)) or not SIGNS_OF_ALL.search(clause + behind)
