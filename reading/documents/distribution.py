"""Distribution lists: 分送：…、…。 with recipients whose brackets are their own."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ..language.patterns import pattern
from ..parsed import Recipients

# 分送: 市政府分管副市长 / 抄　送：省民政厅 / 报：市委办 / 发 至: / 本期送： / 〇发：
MARKS = "〇○◯●◎■□◆◇★☆▲△▶※·•"
OPENING = pattern(
    rf"^\s*(?:[|｜│┃{MARKS}]\s*)?(?:本[期刊报])?(?P<role>主\s*[送报]|报\s?[、/]\s?送|呈\s*[送报阅]?|[请送]\s*阅|印\s*送|分\s*[送发]|抄\s*送|抄\s*报|发\s*至|报\s*送|发\s*送|送\s*发|[报送发抄])"
    r"(?:机关|单位|范围|对象)?\s*[:：|｜│┃]\s*"
)
# 〔本期印发〕县委办、各乡镇, 【抄送】市民政局, 【报】市民政局; 【报送】 alone may be a step of a procedure
OPENING_IN_BRACKETS = pattern(
    r"^\s*[〔【\[［]\s*(?:本期)?(?P<role>主送|分送|抄[送报]|(?<=本期)(?:呈[送报阅]|印[送发]|分发|发至|报送|发送)|[报送发](?=\s?[〕】\]］]\s?[:：]?\s?(?:各|市|县|区|州|省|局|本|有关|相关)))\s*[〕】\]］]\s*[:：]?\s*(?=\S)"
)
# 送　市民政局，县委办: a wide blank for the colon; 发　放的棉被 says what was done
OPENING_SET_WIDE = pattern(
    r"^\s*(?P<role>抄[送报]|分[送发]|发至|[报送发])(?:\u3000|\s{2})\s{0,4}(?=\S)"
)
# 报：…送：…发：…: the next list on the same line, parted by a mark or by nothing; 签发：, 转发：
# and 《…简报：…》 open none
NEXT_OPENING = pattern(
    r"(?:主[送报]|呈[送报阅]|印送|分[送发]|抄[送报]|发至|报送|发送|"
    r"(?<![签转编印下上颁批简周月季日快通])[报送发])\s{0,2}[:：]\s*"
)
# 分发：志愿者把棉被送到老人手中: a sentence of the text, whatever opens it
TOLD = pattern(r"把|手中|[送发交][到给]|(?<=[:：])\s?[给将让为请]")
# ；存档（2）, 存：本科,　存: a copy that is kept and sent to nobody
KEPT = pattern(
    r"(?:^|[；;，,、。\s])存\s?档?\s?(?:[:：][^；;。]{1,20}|[（(]\s*\d{1,3}\s*份?\s*[）)])?\s*。?\s*$"
)
BARS = " \u3000|｜│┃"
# The Chinese that stands for a role of our list.
SAME_AS = {
    "发送": "发",
    "报送": "报",
    "报、送": "报",
    "报/送": "报",
    "印送": "送",
    "送发": "送",
    "分发": "发",
    "印发": "发",
    "主报": "报",
    "抄": "抄送",
} | dict.fromkeys(("呈", "呈送", "呈报", "呈阅", "请阅", "送阅"), "报")
# 请阅：附件 asks to read something; 请阅：县长 names who reads it.
ASKING = {"请阅", "送阅"}
# 各县区民政局, 局机关各科室, 乔松月等4位委员, 各街道办事处: how the names of those addressed end
WHOM = pattern(
    r"(?:局|厅|部|委|办|院|站|所|校|会|社|队|组|厂|店|行|工商联|[残妇文侨科社]联|[科侨]协|单位|部门|中心|政府|公司|集团|同志|机构|处|室|科|股|代表|委员|"
    r"市民|居民|群众|村民|朋友们?|父老|乡亲们?|组织|企业|学校|大学|镇|乡|县|区|市|州|旗|盟|街道|镇街|街镇|村|社区|团|会员|协会|学会|基金会|人员|"
    r"领导|班子|书记|[省市县区州盟旗乡镇]长|主任|局长|主席|秘书长|常委|馆|先生|女士|家长|业主|筹备组|全体.{1,8})(?:[（(][^（()）]{1,20}[）)])?$"
)
# 各乡镇, 市委办, 局机关各股室: how another name begins, where only a blank parts it
ANOTHER = pattern(
    "^(?:各|市|县|区|州|盟|旗|省|自治区|局|厅|委|本|有关|相关|驻|中共|民政部|国务院|[\u4e00-\u9fff]{2,6}(?:省|市|县|区|州|旗|盟|镇|乡|街道))"
)
SHORTEST_NAME, LONGEST_NAME = 2, 40
MARK = pattern("[、，,；;。]")
# 共印50份, (共印120份), 共印八十五份, 印数：30, 印发80份, （县民政局　印220本）; 印发一份存档 is an order
COPIES = pattern(
    r"(?:[（(〔\[]\s*(?:[\u4e00-\u9fff]{2,16}\s*)?)?"
    r"(?<![复翻影打加彩])(?:(?P<all>共\s*印)|(?P<counted>[印份]\s?数)|印\s?[发制]?)\s*[:：|｜〕]?\s*(?P<copies>\d{1,6}|(?(all)[一二三四五六七八九十百千零〇]{1,7}(?=\s*份)|(?!)))\s*(?:[份本册]|(?(counted)(?!\d)|(?!)))\s*[）)〕\]]?"
)


def opens_distribution(text: str) -> re.Match[str] | None:
    """How the list opens that a line begins, if it begins one and no sentence."""
    if opening := OPENING.match(text):
        is_asked = "".join(opening["role"].split()) in ASKING
        is_told = TOLD.search(text, opening.end())
        is_list = not is_asked or _names_whom(text[opening.end() :])
        return opening if is_list and not is_told else None
    if wide := OPENING_SET_WIDE.match(text):
        return wide if _names_several(text[wide.end() :]) else None
    opening = OPENING_IN_BRACKETS.match(text)
    if opening is None or TOLD.search(text, opening.end()):
        return None
    is_sure = len(opening["role"]) > 1 or _names_whom(text[opening.end() :])
    return opening if is_sure else None


def _names_whom(text: str) -> bool:
    """各乡镇、县直各单位; 【送】市民春联 800副 gives them something."""
    first = MARK.split(text.strip(), maxsplit=1)[0].split()
    return bool(first) and all(map(WHOM.search, first))


def _names_several(text: str) -> bool:
    """市民政局，县委办: two at least, and all of them such as can be written to."""
    names = split_recipients(text)
    return len(names) > 1 and all(map(WHOM.search, names))


def _goes_on_wide(text: str) -> re.Match[str] | None:
    """送　市直有关部门 below another list, where one name is enough."""
    wide = OPENING_SET_WIDE.match(text)
    names = text[wide.end() :] if wide else ""
    return wide if ANOTHER.match(names) and WHOM.search(names) else None


def split_recipients(text: str) -> tuple[str, ...]:
    """The recipients in order; a mark inside brackets does not part them.

    各县（市、区）民政局、市委办。 is 各县（市、区）民政局 and 市委办.
    """
    recipients, depth, current = [], 0, ""
    for sign in text:
        depth += (sign in "（(〔[") - (sign in "）)〕]")
        if depth <= 0 and sign in "、，,；;。":
            recipients.append(current)
            current, depth = "", 0
        else:
            current += sign
    recipients.append(current)
    names = (name for each in recipients for name in _parted_by_blanks(each))
    return tuple(name for each in names if (name := "".join(each.split())))


def parts_by_blanks(text: str) -> bool:
    """Whether a line of recipients has nothing but blanks between them."""
    opening = opens_distribution(text)
    if opening is None:
        return False
    return len(_parted_by_blanks(text[opening.end() :])) > 1


def _parted_by_blanks(text: str) -> list[str]:
    """市民政局 县委办 县政府办: each piece a whole name; else one name set wide."""
    pieces = text.rstrip("。").split()
    are_names = all(
        len(piece) >= SHORTEST_NAME and WHOM.search(piece) for piece in pieces
    )
    begin_anew = all(ANOTHER.match(piece) for piece in pieces[1:])
    return pieces if are_names and begin_anew else [text]


def read_distribution(texts: Iterable[str]) -> tuple[Recipients, ...]:
    """Each role with its recipients, from lines of which some only continue."""
    found: list[list[str]] = []
    for text in (part for each in texts for part in _lists_on(each)):
        if opening := opens_distribution(text) or (found and _goes_on_wide(text)):
            role = "".join(opening["role"].split())
            found.append([SAME_AS.get(role, role), text[opening.end() :]])
        elif found:
            found[-1][1] = _gone_on(found[-1][1].rstrip(), text.strip(BARS))
    return tuple(
        Recipients(role=role, recipients=split_recipients(names))
        for role, names in found
        if split_recipients(names)
    )


def _lists_on(text: str) -> list[str]:
    """Each list that a line opens, or what of one goes on there, without what is kept."""
    text = KEPT.sub("", COPIES.sub("", text.rstrip(BARS)).rstrip(BARS))
    opening = opens_distribution(text)
    if opening is None:
        return [text]
    starts = [each.start() for each in NEXT_OPENING.finditer(text, opening.end())]
    return [
        text[start:end].rstrip(f" \u3000；;/{MARKS}")
        for start, end in pairwise([0, *starts, len(text)])
    ]


def _gone_on(names: str, text: str) -> str:
    """The list over another line, which begins another name or goes on with the last."""
    begins_anew = WHOM.search(names[-LONGEST_NAME:]) and ANOTHER.match(text)
    return f"{names}、{text}" if begins_anew else names + text
