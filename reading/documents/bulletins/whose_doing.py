"""Whose doing a headline tells: a place's, a township's, an institution's of the bureau's own place."""

import re
from functools import cache
from itertools import accumulate

from ...language.gazetteer import TOWN, is_place_name
from ...language.guarded import words_of_table
from ...language.marks import HAN, bare, unspaced
from ...language.patterns import pattern

LONGEST_PLACE = 10
# 银屏镇：三条短信叫醒一个村, 市救助站：帮走失老人回家, 机关第二支部：…: news that is titled by
# its place, or by a branch of the Party
PLACE_TITLE = pattern(
    rf"^(?:\d{{1,2}}[.．、]\s*)?[{HAN}]{{1,12}}(?:[省市县区州旗盟镇乡村局站所院会馆处办队园校]|街道|社区|苏木|居养|民政|中心|超市|支部|总支|党委)[:：]\S"
)
# 刀尔登镇社工站…, 全县婚姻登记档案…, 市慈善总会…: whose doing a title tells
ACTOR = pattern(
    rf"^[“]?(?:[我全本][省市县区州旗盟镇乡]|[{HAN}]{{2,9}}?(?:[省市县区旗州盟镇乡局厅]|街道|社区|苏木|救助站|福利院|敬老院|总会|登记处)|民政系统|民政部门)"
)
# 县殡仪馆, 市儿童福利院, 区社会工作服务中心: an institution of the bureau's own place
INSTITUTION = pattern(
    rf"^[省市县区州旗盟镇乡][{HAN}]{{0,8}}?(?:殡仪馆|福利院|养老院|敬老院|救助站|社工站|未保站|服务站|服务中心|救助中心|登记处|陵园|公墓|"
    r"协会|学会|商会|总会|基金会|民政局)"
)
# 数字乡村, 他乡情: no township
NO_TOWN = "村亲土情风愁邻"
# 强化组织领导, 把好准入关: how a sub-heading begins, and no title of news
SLOGAN = pattern(
    "^(?:推动|推进|加强|强化|深化|聚焦|提升|优化|完善|健全|创新|打造|建立|建好|落实|夯实|压实|坚持|突出|抓好|抓实|做好|做实|做细|用好|管好|守好|"
    "筑牢|织密|织牢|兜牢|兜住|搭建|畅通|规范|严格|严把|拓宽|拓展|激活|凝聚|引导|培育|构建|探索|实施|摸清|算清|把好|当好|答好|以|让|把|从|为|在|用)"
)


PART_HEADINGS = "part_headings.csv"
# 下一步怎么走 opens with such a word; a headline that does is longer.
LONGEST_OPENED = 10


@cache
def _words_of_parts(kind: str) -> tuple[str, ...]:
    return tuple(each.word for each in words_of_table(PART_HEADINGS, kind))


def names_part(title: str) -> bool:
    """下一步怎么走, 问题与对策: what a part of any article may be called."""
    said = bare(title)
    opens = len(said) <= LONGEST_OPENED and said.startswith(_words_of_parts("opens"))
    return opens or said in _words_of_parts("whole")


def heads_part(title: str) -> bool:
    """强化组织领导, 下一步怎么走: within an article, and no article of its own."""
    return bool(SLOGAN.match(unspaced(title))) or names_part(title)


def names_actor(title: str) -> bool:
    """Whether a place, a township or an institution opens it: 党建引领聚社区合力 tells none."""
    if re.match("[我全本][省市县区州旗盟镇乡]", title) or INSTITUTION.match(title):
        return True
    if any(map(is_place_name, accumulate(title[:LONGEST_PLACE]))):
        return True
    town = TOWN.match(title)
    return town is not None and title[town.end() : town.end() + 1] not in NO_TOWN
