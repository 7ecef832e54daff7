"""Names of rows and columns: laid bare, and made whole: 户数 under 城市低保.

户数, 女性 and 合计 mean nothing alone: they take what stands above, 城市低保户数.
"""

import re

from ...language.marks import NOTE_MARKS
from ...language.patterns import pattern
from .cells import unit_apart

# 一、 （一） 1. 1.1 ① # at the head of a name
LIST_MARK = pattern(
    r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]、?|"
    r"[A-H](?:[、.．]|(?=[\u4e00-\u9fff](?<![级类座区])))|\d+(?:[.．]\d+)*[、.．)）]|\d+(?:\.\d+)+\s*|[①-⑳]|[#＃*·—-]+)\s*"
)
# （≥**人）: a form's own hint at what is to be filled in, ★: what must not be left out
HINT = pattern("[（(][≥≤>＞<＜=＝]{1,2}[*＊×xX_]{1,4}[^（()）]{0,8}[)）]|[★☆▲△]+")
# 其中：女性, 其中女性, 其 中:
OF_WHICH = pattern(r"(?:其\s*中|包括)\s*[:：,，]?\s*")
# 结婚登记*, 火化遗体*（具）
NOTE_MARK = pattern(rf"[{NOTE_MARKS}]+(?=$|[（(])")
SCOPE = pattern(r"城市|城镇|农村|城乡")
SCOPE_ALONE = pattern(r"(?:城市|城镇|农村|城乡)(?:居民|部分|地区|对象)?")
# Whom or what kind a part counts; it names nothing without its whole.
PART_ALONE = pattern(
    r"女性?|男性?|老年人?|成年人|未成年人|儿童|残疾人?|重度残疾人?|重病患?者?|在校生|登记失业|灵活就业|"
    r"在职人员|无就业条件|(?:集中|分散|机构|社会)(?:供养|养育|散居)?|散居|涉外.*|初婚|再婚|复婚|(?:半|不能|能)?自理|全?失能|半失能|护理型|全护理|半护理|全自理|"
    r"[公民]办|公建民营|本地|外地|本地户籍|外地户籍|一类|二类|三类|[A-C]类|\d+.{0,4}岁(?![^，]*[数额金]$).{0,3}|新增|本[年月季]新增"
)
# A measure of something that the row above names.
MEASURE_ALONE = pattern(
    r"(?:(?:本[年月期季]|年末|期末|累计|在册|现有|实有|总|新增|退出|平均|人均|年|月|保障|发放|救助|供养|服务|享受|实际|补助)*)"
    r"(?:户数|人数|人口数?|人次数?|户次数?|户|人|人次|数量|件数|对数|个数|机构数?|床位数?|张数|资金|金额|支出|经费|"
    r"支出资金|资金支出|标准|保障标准|补助标准|补助水平|保障水平|水平|补差|任务数?|目标数?|计划数?|完成数|完成率|"
    r"覆盖率|占比|比例|发放率|总数|合计)"
)
TOTAL = pattern(r"合\s*计|总\s*计|小\s*计|总\s*数|共\s*计")
SAME_SIGNS = "金费款人户床"
PURSE = pattern("(?<=..)(?:补助)?资金(?:发放)?$")
MEASURE_TAIL = pattern(
    r"(?:总|平均)?(?:户数|人数|人次数?|户次|数量|床位数?|个数|数|资金|金额|支出|标准|补助水平|合计)$"
)
SPENT = pattern("支出|资金|费|金|款|额|补贴|津贴|收入|销售|经费|补助|投入")
SUBJECTS = (("最低生活保障", "低保"), ("五保", "特困"))


def plain_name(text: str) -> str:
    """The name without list mark, 其中, white space and the star of a note."""
    bare = HINT.sub("", "".join(unmarked(text).split()))
    bare = LIST_MARK.sub("", bare, count=1)
    return OF_WHICH.sub("", bare, count=1)


def unmarked(text: str) -> str:
    """结婚登记 of 结婚登记*, whose star leads to a note."""
    return NOTE_MARK.sub("", text)


def _is_numbered(name: str) -> bool:
    """2.床位数 belongs to its section, as 1.机构数 does, and not to the last of its parts."""
    return bool(re.match(r"\d[.．、]", name))


def is_measure_alone(name: str) -> bool:
    return bool(MEASURE_ALONE.fullmatch(name))


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
        whole = self._completed(name, unit, is_numbered=_is_numbered(bare))
        if not is_part:
            self._remember(whole, unit)
        if not is_part and not is_measure_alone(name):
            self._subject = MEASURE_TAIL.sub("", whole) or whole
        return whole

    def _completed(self, name: str, unit: str, *, is_numbered: bool) -> str:
        if is_measure_alone(name):
            subject = self._section if is_numbered and self._section else self._subject
            return whole_name(subject, name)
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
    said = SCOPE.search(scope)
    bare = said[0] if said else scope
    return SCOPE.sub(bare, whole, count=1) if SCOPE.search(whole) else bare + whole


def whole_name(subject: str, name: str) -> str:
    """临时救助 and 救助人次 as 临时救助人次: what both say is said once.

    What 低保资金 is paid for has 低保户数: no households of a sum.
    """
    if is_measure_alone(name):
        subject = PURSE.sub("", subject)
    lengths = range(min(len(subject), len(name)), 0, -1)
    same = next((n for n in lengths if subject.endswith(name[:n])), 0)
    # 低保 and 保障户数 share a sign and no word.
    same = 0 if same == 1 and name[0] not in SAME_SIGNS else same
    return subject + name[same:]


def _share_subject(above: str, name: str) -> bool:
    """农村最低生活保障 and 低保人数 speak of one thing."""
    for long, short in SUBJECTS:
        above, name = above.replace(long, short), name.replace(long, short)
    stem = SCOPE.sub("", above)
    stem = re.sub("居民|救助供养|对象|人员|数$", "", stem)
    return len(stem) > 1 and stem[:2] in name
