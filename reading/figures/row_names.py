"""Makes the name of a row whole: 户数 under 城市低保 is 城市低保户数."""

import re

from .column_heads import unit_apart
from .part_names import (
    PART_ALONE,
    SCOPE,
    SCOPE_ALONE,
    TOTAL,
    is_measure_alone,
    plain_name,
)

MEASURE_TAIL = re.compile(
    r"(?:总|平均)?(?:户数|人数|人次数?|户次|数量|床位数?|个数|数|资金|金额|支出|标准|补助水平|合计)$"
)
SPENT = re.compile("支出|资金|费|金|款|额|补贴|津贴|收入|销售|经费|补助|投入")
SUBJECTS = (("最低生活保障", "低保"), ("五保", "特困"))


class RowNames:
    """Reads names from the top of a table to its foot, remembering what is above."""

    def __init__(self) -> None:
        self._section = ""
        self._whole = ""
        self._subject = ""
        self._is_spending = False

    def begin(self, subject: str) -> None:
        """A table of its own, about what its title says."""
        self._section = self._whole = ""
        self._subject = subject
        self._is_spending = False

    def enter(self, text: str) -> None:
        """A row without a value: the rows below it belong to it."""
        name = unit_apart(plain_name(text))[0]
        if SCOPE_ALONE.fullmatch(name) and self._section:
            name = rescoped(self._section, name)
        self._section = self._subject = name
        self._whole = ""

    def read(self, text: str, *, unit: str = "") -> str:
        """The row's name made whole by the rows above it."""
        bare = "".join(text.split())
        is_part = bool(re.search("其中", bare))
        name = unit_apart(plain_name(bare))[0]
        if SCOPE_ALONE.fullmatch(name) and (self._whole or self._section):
            return rescoped(self._whole or self._section, name)
        if PART_ALONE.fullmatch(name) and self._whole:
            return f"{self._whole}（{name}）"
        if TOTAL.fullmatch(name):
            return f"{self._section}{name}"
        whole = self._completed(name, unit)
        if not is_part:
            self._remember(whole, unit)
        if not is_part and not is_measure_alone(name):
            self._subject = MEASURE_TAIL.sub("", whole) or whole
        return whole

    def _completed(self, name: str, unit: str) -> str:
        if is_measure_alone(name):
            return _joined(self._subject, name)
        scope = SCOPE.search(self._section)
        if scope and not SCOPE.search(name) and _share_subject(self._section, name):
            return scope[0] + name
        if unit == "元" and self._is_spending and not SPENT.search(name):
            return f"{name}支出"
        return name

    def _remember(self, whole: str, unit: str) -> None:
        self._whole = whole
        self._is_spending = unit == "元" and ("支出" in whole or self._is_spending)


def rescoped(whole: str, scope: str) -> str:
    """低保对象 as 城市低保对象, in place of another scope."""
    scope = SCOPE.search(scope)[0]
    return SCOPE.sub(scope, whole, count=1) if SCOPE.search(whole) else scope + whole


def _joined(subject: str, name: str) -> str:
    """临时救助 and 救助人次 as 临时救助人次: what both say is said once."""
    lengths = range(min(len(subject), len(name)), 0, -1)
    same = next((n for n in lengths if subject.endswith(name[:n])), 0)
    return subject + name[same:]


def _share_subject(above: str, name: str) -> bool:
    """农村最低生活保障 and 低保人数 speak of one thing."""
    for long, short in SUBJECTS:
        above, name = above.replace(long, short), name.replace(long, short)
    stem = SCOPE.sub("", above)
    stem = re.sub("居民|救助供养|对象|人员|数$", "", stem)
    return len(stem) > 1 and stem[:2] in name
