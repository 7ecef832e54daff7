"""Which indicator of the catalogue a figure is of, or that it is of none.

None too where it counts some (新建6个长者饭堂), not all there are (全市共有).
"""

import re
from dataclasses import replace

from ..documents.tables import CODE
from ..language.patterns import pattern
from ..language.sentences import last_part
from .catalogue import FoundIndicator, IndexEntry, IndicatorIndex, IndicatorNames
from .figure import FigureKind, Scope
from .label_forms import (
    are_counted_alike,
    core_of,
    form_of,
    unit_by,
    without_action,
    without_agent,
    without_building,
    without_examples,
    without_occasion,
    without_place,
)
from .narrowings import (
    ALL_MEANT,
    ALLOTTED,
    AT_ONE_TIME,
    DEALT_WITH,
    DEED,
    FOR_EACH,
    MEAN_OF_MONTHS,
    MOVED_AS_A_WHOLE,
    OF_A_TOWN,
    OF_FUNDS,
    ON_AVERAGE,
    ONE_PLACE,
    PAID_FOR_ELSE,
    SET_BEFORE,
    SIGNS_OF_ALL,
    are_all_built,
    is_divided,
    is_for_a_reason,
    is_in_scope,
    is_measured,
    is_of_entered,
    is_of_task,
    is_of_years_task,
    is_one_certificate,
    is_so_far,
)
from .subjects import NONE, Subject, area_of, given_to, subject_of, topic_of

# Words that name a place as often as they are counted: 4个镇低保对象, but 辖4个镇.
PLACES = frozenset(("镇", "乡", "街道"))
# Of this year only: 今年社会组织9家, but not 截至今年, 今年以来.
THIS_YEAR = pattern("本年度?|(?<!截至)今年(?!以来)")
# 建成 says of all there are, or of those built this year.
BUILT = pattern("建成|建立|建设|设立|成立|发展|培育")
ALL_THERE_ARE = pattern("累计|共有|现有|已|截至|目前|总[数量]|达到?|共建|增至|全覆盖")
# What came in is not what was given out of it.
RECEIVED, PAID_OUT = "收入", pattern("支出|拨付|使用|发放")
# 筹措慰问资金: what was raised is not yet paid
RAISED = pattern("筹[措集募得]")
GIVEN_THEN = pattern("[^，。；]{1,12}，(?:走访|慰问|发放|送[去上])")
# 从每人每月670元提高到730元: what it was before, nobody knows how long.
FORMER = pattern(
    "[比较与同和跟][^，。；、\\d]{0,4}(?:上年|去年|上月|上季度?|前年|20\\d\\d年)(?:同期|同日|同月|度|[年月]?[初末底])*的$|"
    "(?:从|由)(?:年初|年末|上年|去年|原来?|此前|目前|现行|每|人均?|[年月])*的?(?:人均)?$"
)
TOWARDS = pattern("^[、和及与]?(?:对|为|向|给|组织)")
LONGEST_BEHIND = 60
MONEY = ("资金", "经费")
# What a label may be cut by, and the nature of what is then left.
SHORTER = (
    (without_action, "flow"),
    (without_agent, "flow"),
    (without_occasion, "flow"),
    (without_building, "stock"),
    (without_examples, "stock"),
    (without_examples, "flow"),
)
# Of those in every town: 建成社工站126个，覆盖率100%
EVERYWHERE = pattern("[^。；]{0,16}?(?:全覆盖|覆盖率|建成率)")
# Of one house, whoever runs it: 市社会福利院, 某公墓; not 全市各公墓.
ONE_HOUSE = pattern(
    "(?:^|[，。；：])[^，。；：、全各等所\\d]{1,10}(?:公墓|陵园|墓园|福利院|敬老院|养老院|护理院|养护院|老年公寓|殡仪馆|福利中心)"
    "(?=现?有|设|接待|火化|入住|收住|共|日均|全年|累计|[减免]免|救助|床位|目前|，)"
)
CREMATED = "火化"
RATE_BEHIND = pattern(r"[\d.,]*万?[余多]?[具例宗]，[^，。；\d]{0,6}火化率")
ON_TOMBS_DAY, TOMBS = "清明", pattern("清明|祭扫")
# 未保站已建成, 低保对象达到: what may stand between a name and its number
STANDS = pattern("(?:(?:已|共|累计)*(?:建成|建有|达到?|增至|共有|有|为|的))+$")
STANDS_LAST = ("建成", "建有", "达", "达到", "增至", "有", "为", "的")
DIGIT = pattern(r"\d")
# 全县低保标准分别为: what may stand before the one name of several numbers
OF_ONE_AREA = ("城市", "城镇", "农村")
SPOKEN_OF = pattern("(?:[全我][省市县区州旗])?")
# 持证社工126人（新一批正在公示），社会组织428家: said in passing
ASIDE = pattern("[（(][^（）()]*[）)]")
CLAUSE_ENDS = pattern("[，,。；;：:！？】]")


def match(
    label: str,
    unit: str,
    kind: FigureKind,
    code: str,
    catalogue: IndicatorIndex,
    *,
    scope: Scope = Scope.ALL,
    sentence: str = "",
    at: int = 0,
    under: str = "",
) -> FoundIndicator | None:
    """The indicator that the label names in this unit, or None; never a near miss.

    The whole label must be a name or alias, but for words that count nothing
    (全市共有): 新增低保对象 and 民办养老机构 are not 低保对象 and 养老机构. With the
    sentence, and where in it the number stands, a property finds whose it is (城市低保
    对象…，平均保障标准), and a figure of some only (新建6个长者饭堂, 走访慰问低保对象
    9356户) is told from one of all; so it is by its scope. `under` is the heading,
    `code` the ministry's.
    """
    if kind in (FigureKind.TARGET, FigureKind.LIMIT) or unit not in catalogue.units:
        return None
    unit = unit_by(label, unit)
    is_row = bool(code) or "\t" in sentence
    if is_row:
        entry, words = _named_or_coded(label, unit, code, catalogue)
    else:
        entry, words = _named_in(sentence, at, label, unit, catalogue)
        if area := area_of(under, label, sentence[:at]) if entry else "":
            entry, words = _named(area + label, unit, catalogue)
        if entry is None and under and label:
            headed = f"{topic_of(under)}方面，"
            said, behind = headed + sentence, at + len(headed)
            entry, words = _named_in(said, behind, label, unit, catalogue)
    if entry is None or not _is_of_kind(entry.indicator, kind):
        return None
    if not (is_row or _is_of_all(entry.indicator, words, scope, sentence, at)):
        return None
    return entry.found(words)


def _is_of_all(
    indicator: IndicatorNames, words: str, scope: Scope, sentence: str, at: int
) -> bool:
    """Whether by its scope and by the sentence it counts all, and nothing but them."""
    if words in PLACES and not is_divided(sentence, at):
        return False
    if not is_in_scope(indicator, scope):
        return False
    if indicator.unit == "元" and FOR_EACH.search(sentence[:at]):
        # 发放补贴124万元，人均30元: what each got is no sum
        return False
    return not sentence or not is_of_some(indicator, words, sentence, at)


def code_in(sentence: str) -> str:
    """The ministry's code in a table's row: JZH011110000, or nothing."""
    found = re.search(CODE, sentence) if "\t" in sentence else None
    return found[0] if found else ""


def _named_or_coded(
    label: str, unit: str, code: str, catalogue: IndicatorIndex
) -> tuple[IndexEntry | None, str]:
    entry, words = _named(label, unit, catalogue)
    return (entry, words) if entry else (_coded(label, unit, code, catalogue), label)


def _named_in(
    sentence: str, at: int, label: str, unit: str, catalogue: IndicatorIndex
) -> tuple[IndexEntry | None, str]:
    """What the label names, be it by the words before: of a part never the whole."""
    before, behind = sentence[:at], sentence[at:]
    label = catalogue.as_said(label, before)
    subject = subject_of(label, unit, before, behind)
    if subject.is_unsure:
        return None, ""
    if not subject.wordings:
        entry, words = _named(label, unit, catalogue)
        if entry:
            return entry, words
        subject = given_to(label, behind)
        if subject is NONE:
            subject = _in_its_clause(label, before)
    forms = (form_of(wording, unit) for wording in subject.wordings)
    entries = (catalogue.with_form(form, unit) for form in forms)
    entry = next(filter(None, entries), None)
    return (replace(entry, by="context"), subject.said) if entry else (None, "")


def _in_its_clause(label: str, before: str) -> Subject:
    """儿童主任218名，未成年人保护工作站已建成25个: of what the clause says, not the label."""
    clause = CLAUSE_ENDS.split(before)[-1]
    if not clause.endswith(STANDS_LAST):
        return NONE
    said = STANDS.sub("", clause)
    if label in clause or said == clause or not said or DIGIT.search(said):
        return NONE
    return Subject((core_of(said, "").words,), said)


def _named(
    label: str, unit: str, catalogue: IndicatorIndex
) -> tuple[IndexEntry | None, str]:
    """The entry whose wording the label is, and the label's words that say it."""
    if entry := catalogue.with_form(form_of(label, unit), unit):
        return entry, label
    core = core_of(label, unit)
    if entry := catalogue.with_form(core.form, unit):
        return entry, core.words
    words = without_place(core.words)
    if words != core.words:
        return _named(words, unit, catalogue)
    for shorter, nature in SHORTER:
        words = shorter(core.words)
        if words != core.words:
            entry = catalogue.with_form(form_of(words, unit), unit)
            if entry and entry.indicator.nature == nature:
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


def is_of_some(indicator: IndicatorNames, words: str, sentence: str, at: int) -> bool:
    """Whether the number at `at` is of only some of what the words name, or of before."""
    before, behind = sentence[:at], sentence[at : at + LONGEST_BEHIND]
    part = last_part(before)
    if FORMER.search(before):
        return True
    if ONE_HOUSE.search(part) and not _is_of_all_cremated(indicator, behind):
        return True
    if is_for_a_reason(part) and not MOVED_AS_A_WHOLE.search(indicator.name):
        return True
    if is_one_certificate(words, part, behind):
        return True
    if ON_TOMBS_DAY in indicator.name and not TOMBS.search(sentence):
        return True
    clause = CLAUSE_ENDS.split(before)[-1]
    if indicator.nature == "standard" and (
        _is_mean(indicator, words, clause) or _is_one_of_several(words, clause)
    ):
        return True
    if indicator.nature == "flow":
        if words.endswith(MONEY) and words[-2:] not in sentence:
            # 分县看，甲县8000万元 below 提前下达救助资金3.1亿元: what was done is said above
            return True
        return is_of_task(behind) or _is_of_some_flow(
            indicator, words, part, clause, behind
        )
    if indicator.nature != "stock":
        return False
    return _is_of_some_stock(words, part, before, behind)


def _is_of_all_cremated(indicator: IndicatorNames, behind: str) -> bool:
    """某市殡仪馆火化遗体2100具，火化率71%: no house has a rate, so all are told of."""
    if CREMATED not in indicator.name:
        return False
    return indicator.unit == "%" or bool(RATE_BEHIND.match(behind))


def _is_of_some_stock(words: str, part: str, before: str, behind: str) -> bool:
    """Whether they were made or met in that time, or are of one place, or for a task."""
    clause = CLAUSE_ENDS.split(before)[-1]
    if ONE_PLACE.search(part) or OF_A_TOWN.match(clause) or is_of_years_task(behind):
        return True
    if MEAN_OF_MONTHS.search(clause):
        return True
    said = _clause_that_says(words, part, clause)
    if BUILT.search(said.replace(words, "")) and not (
        ALL_THERE_ARE.search(part)
        or EVERYWHERE.match(behind)
        or is_so_far(before)
        or are_all_built(before, behind)
    ):
        return True
    rest = clause.replace(words, "")
    if (
        is_of_entered(rest, before)
        or is_measured(words, clause)
        or _is_dealt_with(rest, behind)
        or _goes_on_from(DEED, part, clause, words)
    ):
        return True
    if words in clause or words not in CLAUSE_ENDS.split(behind)[0]:
        return False
    # The number goes first, 104家社会组织: most such are some of many.
    return bool(DEALT_WITH.match(behind)) or not SIGNS_OF_ALL.search(part + behind)


def _is_of_some_flow(
    indicator: IndicatorNames, words: str, part: str, clause: str, behind: str
) -> bool:
    """Whether a sum was given on, or for another thing, or of one day or town."""
    if indicator.unit == "元" and (
        PAID_FOR_ELSE.search(part)
        or ALLOTTED.search(clause)
        or _goes_on_from(ALLOTTED, part, clause, words)
    ):
        return True
    if _is_only_raised(indicator, clause, behind):
        return True
    if RECEIVED in indicator.name and (
        PAID_OUT.search(clause) or OF_FUNDS.search(part)
    ):
        return True
    at_one_time = AT_ONE_TIME.search(SET_BEFORE.sub("", part))
    return bool(at_one_time or OF_A_TOWN.match(clause))


def _is_only_raised(indicator: IndicatorNames, clause: str, behind: str) -> bool:
    """筹措慰问资金26万元: not yet paid, unless 走访慰问…户 is told right behind it."""
    raised = RAISED.search(clause) if indicator.unit == "元" else None
    if raised is None or RECEIVED in indicator.name:
        return False
    # 筹集资金发放慰问金26万元
    return not (PAID_OUT.search(clause, raised.end()) or GIVEN_THEN.match(behind))


def _is_mean(indicator: IndicatorNames, words: str, clause: str) -> bool:
    """生活补贴…，月人均175元: what came of the standard, not the standard."""
    is_standard = "标准" in indicator.name and "标准" not in words + clause
    return is_standard and bool(ON_AVERAGE.search(clause))


def _is_one_of_several(words: str, clause: str) -> bool:
    """低保标准分别为760元和550元: the clause says neither which of them is whose."""
    before, _, behind = clause.partition(words)
    is_shared = behind.startswith("分别") and not words.startswith(OF_ONE_AREA)
    return is_shared and bool(SPOKEN_OF.fullmatch(before))


def _clause_that_says(words: str, part: str, clause: str) -> str:
    """建成社工站43个，其中沛县8个: the eight were built too."""
    at = part.rfind(words)
    if words in clause or at < 0:
        return clause
    return CLAUSE_ENDS.split(part[:at])[-1] + words


def _is_dealt_with(rest: str, behind: str) -> bool:
    """A deed in its clause, but for what it made of all there are: 推动…增至126家.

    对全县低保家庭4100户开展核查: it may stand behind.
    """
    if TOWARDS.search(rest) and DEALT_WITH.match(behind):
        return True
    done = DEED.search(rest) or THIS_YEAR.search(rest)
    return bool(done) and not ALL_MEANT.search(rest, done.end() if done else 0)


def _goes_on_from(deed: re.Pattern[str], part: str, clause: str, words: str) -> bool:
    """走访低保家庭760户，农村低保家庭430户: the second was visited too."""
    if clause.strip("、和及与 ") != words or ALL_MEANT.search(words):
        return False
    earlier = ASIDE.sub("", part[: len(part) - len(clause)])
    meant = ALL_MEANT.search(earlier)
    return not meant and bool(deed.search(earlier))
