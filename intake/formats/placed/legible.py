"""Whether what a file's fonts yield is Chinese at all: a wrong table yields wrong words."""

import re

from reading import Unreadable
from reading.language.characters import is_traditional, simplified
from reading.language.marks import HAN

# The characters that bureaus use most: of the text of any they are a third or more, of
# characters drawn at random three in a hundred.
MOST_USED = frozenset(
    "人政民市的年局老一区助会月务办县日工社养发全家个服作保救公元机对动开万理到关安员有和"
    "上户中次位成时在不村困镇各来事期实低要出构建生报部数儿三行为组活每名以查大点了室展等二"
    "入地金提用下乡难设居门送新分心是单通者护道前现号化项站进城街童导管业防"
)
# And pairs of them: of all pairs, in letters and diaries one in twenty-five, elsewhere
# one in eight; where the characters of a text are exchanged for each other, hardly one.
MOST_USED_PAIRS = (
    "民政政局市民工作服务老人社会万元救助政府机构养老人员人次困难开展单位群众街道组织特困家庭低保社区"
    "发放办公公室县民儿童情况动态乡镇全市对象管理部门保障累计老机生活时间登记发布有关中心临时补贴农村"
    "来源今年老服福利区民困人以来其中公开年人老年完成一次活动护理资金府办电话床位信息人民各县政厅安全"
    "局办问题万人期间负责重点机关建设城市关于以上领导供养省民首页每月全部集中委办市政社工市委如下打印"
    "标准支出敬老安排难群老院实现覆盖会议没有办理走访基本建成改造责人事项残疾孤儿责任志愿愿者建立位置"
    "检查实施小时关闭干部设立浏览日期联系慈善综合事业季度达到政策月底主办居家设施要求任务消防基层治理"
    "召开参加总结下一年来新增公益报告做好去年通知项目举办当前发现投入推进全县印发落实解决行政次数每人"
    "事务每年推动提高独居提供送到网站应急食堂实行按照部署科室上门自治人数规范殡葬方式城乡截至行动亿元"
    "办法办事主要留守散居一个长者制度交流一年数据政务启动幸福人口全年培训纳入不能他们我们一些可以这样"
)
USUAL_PAIRS = frozenset(re.findall("..", MOST_USED_PAIRS))
LEAST_SHARE, LEAST_PAIRS = 0.15, 0.012
# Fewer characters prove nothing.
FEWEST, FEWEST_PAIRS = 60, 100
# Letters and marks that no Chinese text has so many of.
LEAST_HAN = 0.05
# Bullets of fonts that hold nothing else: they are no lost words.
SYMBOLS = range(0xF000, 0xF100)
PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
# U+FFFD; ¤, which OFD writes for a drawing without a character
NOTHING = (0xFFFD, 0xA4)
# What PDFium tells of a hyphen at a line's end.
HYPHEN = 0x02
FIRST_PRINTED = 0x20
HANZI = re.compile(f"[{HAN}]")
WORDS = re.compile(r"[^\s\d]")


def refuse_illegible(text: str, reason: str) -> None:
    """Raise Unreadable for that reason if the text cannot be what its page shows."""
    hanzi = "".join(HANZI.findall(text))
    words = len(WORDS.findall(text))
    if words >= FEWEST and len(hanzi) < LEAST_HAN * words:
        raise Unreadable(reason)
    if is_traditional(hanzi):
        hanzi = simplified(hanzi)
    if len(hanzi) >= FEWEST and _share_of_usual(hanzi) < LEAST_SHARE:
        raise Unreadable(reason)
    if len(hanzi) >= FEWEST_PAIRS and _share_of_pairs(hanzi) < LEAST_PAIRS:
        raise Unreadable(reason)


def _share_of_usual(hanzi: str) -> float:
    return sum(sign in MOST_USED for sign in hanzi) / len(hanzi)


def _share_of_pairs(hanzi: str) -> float:
    pairs = [hanzi[i : i + 2] for i in range(len(hanzi) - 1)]
    return sum(pair in USUAL_PAIRS for pair in pairs) / len(pairs)


def is_unmapped(code: int) -> bool:
    """Whether the character says nothing: a private one, U+FFFD, ¤ where OFD has none."""
    if FIRST_PRINTED <= code < PRIVATE[0].start:
        return code in NOTHING
    if code in SYMBOLS or code == HYPHEN:
        return False
    return (
        code < FIRST_PRINTED or code in NOTHING or any(code in each for each in PRIVATE)
    )
