"""The signs of an official document: red head, number, title, addressees."""

from collections.abc import Sequence

from ..language.marks import HAN, bare, columns, is_prose
from ..language.patterns import pattern
from ..parsed import Line, Recipients
from .distribution import WHOM, split_recipients
from .document_numbers import document_number_of

HEAD_LENGTH = 24
# 2020年工作总结和2021年工作思路, 关于2022年度法治政府建设情况的报告: what tells of work, whatever its
# number
TELLS_OF_WORK = pattern(
    r"(?:工作|年度|半年|季度|述职)总结(?:[及和与暨、].{2,30}|的?报告)?$|"
    r"总结[及和与暨、].{0,16}(?:思路|打算|计划|安排|要点)(?:的?报告|的?汇报)?$|"
    r"情况的?(?:报告|汇报|总结)$|(?:19|20)\d{2}年[^，。]{0,30}(?:工作|建设)的?(?:年度)?报告$|"
    r"(?:自查|自评|整改|调研)(?:落实)?的?报告$|述职(?:述廉)?报告$|政府信息公开工作年度报告$"
)
# 关于报送2020年工作总结: it asks for reviews, and is none; 关于请求…的报告 asks for something else
ASKS_FOR_REVIEW = pattern(
    r"关于(?:(?:做好|开展|及时|按时)?(?:报送|上报|填报|提交|撰写|征集)|请求|申请|恳请|商请|要求|请示)"
)
TYPES = "通知|公告|通告|通报|意见|公示|批复|决定|函|复函|请示|报告|方案|办法|规定|细则|答复|命令|令|倡议书|公报|纪要|决定书|告知书|通知书"
# 关于做好…工作的通知, 兰州市民政局关于印发《…办法》的通知, 公 告
TITLE = pattern(
    rf"(?:关于.*的?\s*(?:{TYPES})\s*(?:[（(].{{1,14}}[）)])?$)|^(?:{TYPES})$|^[^，。]{{4,40}}(?:通知|公告|通告|公示|通报|启事|倡议书|答复|批复|复函|决定|决定书|告知书|通知书|温馨提示)$"
)
WIDEST_TITLE = 100
# 某某省民政厅 某某省高级人民法院 共青团某某省委员会: who issue a document together
JOINT = pattern(
    rf"^(?!.*[的了是])[{HAN}、]{{3,400}}(?:[局厅部委办院会社队]|中心|政府)$"
)
# 各县区民政局,局机关各科室、局属各单位:
ADDRESSEES = pattern(r"^[^。；！？]{2,200}[:：]$")
# 沈某某代表, 尊敬的乔某某、李某某等4位委员：, with no colon behind or another sign
DEPUTIES = pattern(
    rf"^(?:尊敬的)?[{HAN}·、，,\s]{{2,40}}?(?:等\s?\d*[{HAN}]?[名位])?(?:人大|政协)?(?:代表|委员)(?:们)?(?:[（(].{{1,12}}[）)])?\s?[，,。.！!；;：:]?$"
)
# 各乡镇, 局属各单位: whom an office addresses; those who issue a document together have their places
ADDRESSED = pattern(r"^(?:各|[局厅](?:属|机关)|有关|[省市县区州旗盟]直)|[，,、；;\s]各")
LONGEST_LIST = 120
SPEAKS_TO = pattern(r"[您你]们?(?!好$)")
# Blank lines stand between them.
NEAR, LONGEST_ADDRESS = 4, 70
# 王某某：, 尊敬的各位老年朋友：
SALUTATION = pattern(rf"^[{HAN}·×*]{{2,16}}[:：]$")
# 您好, 经研究, 为了…: no name of anybody
NO_WHOM = pattern(
    r"[的了把被将在为请已现是]|^(?:[一二三四五六七八九十]{1,2}[、是要，.．]|[（(]?\d)"
)
LONGEST_NAME = 40
SPEAKS = pattern(
    r"(?:如下|通知|强调|指出|要求|表示|认为|内容|包括|情况|说|附件|方式|时间|地点|条件|范围|对象|电话|人员|一是|签发人)[:：]$"
)
# 兰州市民政局文件, 兰州市民政局: the red head of a document.
RED_HEAD = pattern(
    rf"^[{HAN}、\s]{{4,50}}文\s*件$|^[{HAN}\s]{{4,40}}[局厅部委办][（(]函[）)]$|^[{HAN}\s]{{2,40}}民\s*政\s*[局厅部](?:办\s*公\s*[室厅])?$"
)

# 公开, 同意对外公开, 不予公开: whether a reply may be shown
SHOWN = r"(?:公开(?:属性|方式|情况)[:：]?)?(?:同意|可以?|建议|拟)?(?:对外|向社会|全文|主动|依申请|不予?|不宜|部分|摘要)?公开"
# （B类）, （A类 同意对外公开）, 【类别：C】, （同意公开）, A类 公开: what stands beside a title, and is
# none of it
GRADE = pattern(
    rf"^[（(【〔\[](?:(?:办理)?(?:类别|分类|结果)[:：]?[A-D甲乙丙丁]\d?类?|[A-D甲乙丙丁]\d?类?)?"
    rf"[，,、；;/·]?(?:{SHOWN})?[）)】〕\]]$|^[A-D甲乙丙丁]\d?类[，,、；;/·]?(?:{SHOWN})?$"
)


def holds_own_number(lines: Sequence[Line]) -> bool:
    """Whether a document's number stands alone on one of its first lines, above all text."""
    for line in lines[:HEAD_LENGTH]:
        if is_prose(line.text) and len(line.text) > 60 and not is_title(line.text):
            return False
        if document_number_of(line.text):
            return True
    return False


def is_title(text: str) -> bool:
    """关于…的通知, whole, on one line."""
    said = without_organs(text)
    is_short = columns(said) <= WIDEST_TITLE and not is_prose(said)
    return is_short and bool(TITLE.search(bare(said)))


def is_grade(text: str) -> bool:
    """（A类 同意对外公开）: what a reply's handling was marked with, beside its title."""
    return bool(GRADE.match(bare(text)))


def without_organs(text: str) -> str:
    """A joint document's title from 关于 on: 某某市民政局 某某市财政局关于…的通知."""
    organs, about, rest = text.partition("关于")
    is_joint = about and JOINT.match(bare(organs)) and TITLE.search(bare(about + rest))
    return about + rest if is_joint else text


def without_colon(text: str) -> str:
    """关于…的通告： above those addressed is a title with a colon behind it."""
    return text.rstrip("：: \u3000")


def tells_of_work(title: str) -> bool:
    """Whether a document's title says that it reviews work: it orders and announces nothing."""
    title = bare(title)
    return bool(TELLS_OF_WORK.search(title)) and not asks_for_review(title)


def asks_for_review(title: str) -> bool:
    """关于报送2020年工作总结, 关于请求…的报告: an office wants something of another one."""
    return bool(ASKS_FOR_REVIEW.search(title))


def is_addressees(text: str) -> bool:
    """Whether the line addresses someone: 各县区民政局，局属各单位：

    Names hold no clauses, and half of them at least end as names of those addressed do;
    a paragraph that ends in a colon is no list of names.
    """
    if not ADDRESSEES.match(text) or SPEAKS.search(text):
        return False
    names = [_without_courtesy(name) for name in split_recipients(text.rstrip("：: "))]
    if any(len(name) > LONGEST_NAME or NO_WHOM.search(name) for name in names):
        return False
    return 2 * sum(bool(WHOM.search(name)) for name in names) >= max(len(names), 1)


def addresses_without_colon(lines: Sequence[Line], i: int) -> bool:
    """Deputies whose letter a text answers, or offices that a whole title tells something."""
    return _addresses_deputies(lines, i) or _addresses_offices(lines, i)


def _addresses_deputies(lines: Sequence[Line], i: int) -> bool:
    """某某代表 without a colon, right above a text that speaks to them: 您提出的…收悉."""
    text = lines[i].text.strip()
    is_long = len(text) > LONGEST_ADDRESS or not ("代表" in text or "委员" in text)
    if is_long or not DEPUTIES.match(text):
        return False
    below = (line.text for line in lines[i + 1 : i + 1 + NEAR] if line.text)
    return bool(SPEAKS_TO.match(next(below, "").strip()))


def _addresses_offices(lines: Sequence[Line], i: int) -> bool:
    """各乡镇（街道），市救助站 without a colon, between a whole title and the first paragraph."""
    text = lines[i].text.strip()
    if not ADDRESSED.search(text) or len(text) > LONGEST_LIST or is_prose(text):
        return False
    inked = (line.text for line in reversed(lines[max(i - NEAR, 0) : i]) if line.text)
    below = (line.text for line in lines[i + 1 : i + 1 + NEAR] if line.text)
    is_between = is_title(next(inked, "")) and is_prose(next(below, ""))
    names = split_recipients(text)
    return is_between and all(
        WHOM.search(name) and not NO_WHOM.search(name) and len(name) <= LONGEST_NAME
        for name in names
    )


def is_salutation(text: str) -> bool:
    """Whether a line right under a title greets one reader: 王某某："""
    names_kind = TITLE.search(bare(without_colon(text)))
    return bool(SALUTATION.match(text)) and not (SPEAKS.search(text) or names_kind)


def addressees(text: str) -> Recipients:
    names = split_recipients(text.rstrip("：:，,。.！!；; "))
    return Recipients(role="主送", recipients=tuple(map(_without_courtesy, names)))


def _without_courtesy(name: str) -> str:
    return name.removeprefix("尊敬的") or name
