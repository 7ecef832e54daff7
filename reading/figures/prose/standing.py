"""What there is whatever is told of it: all of them, those at the year's end, room for some.

留守儿童920人全部签订协议 and 全市15个登记机关共办理 count no deed but those that there are.
"""

from ...language.patterns import pattern
from ...language.place_words import WHOLE_REGION

# 留守儿童920人全部签订协议: all that there are, whatever was done
ALL_OF_THEM = pattern("(?:已?全部|均已?|[都逐][已一]|悉数)(?!完成|办结)")
# 退出110人，年末低保对象3600人
AT_AN_END = pattern("(?:当|本|至)?(?:[年月季]度?[末底]|期末)(?!前|累计)")
# 一期完工，可安葬360穴: how many it holds
ROOM_FOR = pattern(
    "可(?:同时|一次性?)?(?:容纳|安葬|安放|入住|收住|停放|供)[^，。；]{0,8}$"
)
# 全市15个婚姻登记机关共办理: those that act are all there are
OF_THE_WHOLE = pattern(f"(?:{WHOLE_REGION}|全镇)(?:范围内)?的?$")
HOUSES_ACT = pattern(
    r"[^，。；\d]{0,14}(?:机关|机构|场所|登记处|站|馆|公墓|陵园|墓园|点|院|中心|窗口|大厅|骨灰堂)"
    "[^，。；\\d]{0,4}(?:共|累计|合计|全部|均[已有配设]|都[已有]|接待|接受|办理|收住|火化)"
)
# 全镇19个行政村的路灯, 全区24个镇街共发放: divisions are all there are
DIVISIONS = pattern(
    "(?:行政村|自然村|建制村|村民小组|村庄|村|社区|乡镇街道?|镇乡街道?|镇街|乡镇|街道|苏木|嘎查|"
    "县市区|市县区|区市县|县区|区县|市县|县市)(?![级委])"
)
PAID_TO = ("为", "给", "向")
LEVEL = pattern("月(?:人均|平均|均)(?:补助|补差|救助水平)")


def has_room(left: str) -> bool:
    """可同时容纳90名老人."""
    return bool(ROOM_FOR.search(left))


def acts_as_a_whole(left: str, right: str) -> bool:
    """全市15个婚姻登记机关共办理, 全镇19个行政村."""
    if not OF_THE_WHOLE.search(left):
        return False
    return bool(HOUSES_ACT.match(right) or DIVISIONS.match(right))


def is_of_all(left: str, right: str) -> bool:
    """920人全部签订, but not 为920人全部发放; 年末3600人."""
    if AT_AN_END.match(left):
        return True
    return bool(ALL_OF_THEM.match(right)) and not left.startswith(PAID_TO)


def is_paid_monthly(left: str) -> bool:
    """月人均补差228元: what each is paid by then, not what was paid in all those months."""
    return bool(LEVEL.search(left))
