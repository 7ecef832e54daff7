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
USUAL_PAIRS = frozenset(
    "民政 政局 市民 工作 服务 老人 社会 万元 救助 政府 机构 养老 人员 人次 困难 开展 单位 群众 "
    "街道 组织 特困 家庭 低保 社区 发放 办公 公室 县民 儿童 情况 动态 乡镇 全市 对象 管理 部门 "
    "保障 累计 老机 生活 时间 登记 发布 有关 中心 临时 补贴 农村 来源 今年 老服 福利 区民 困人 "
    "以来 其中 公开 年人 老年 完成 一次 活动 护理 资金 府办 电话 床位 信息 人民 各县 政厅 安全 "
    "局办 问题 万人 期间 负责 重点 机关 建设 城市 关于 以上 领导 供养 省民 首页 每月 全部 集中 "
    "委办 市政 社工 市委 如下 打印 标准 支出 敬老 安排 难群 老院 实现 覆盖 会议 没有 办理 走访 "
    "基本 建成 改造 责人 事项 残疾 孤儿 责任 志愿 愿者 建立 位置 检查 实施 小时 关闭 干部 设立 "
    "浏览 日期 联系 慈善 综合 事业 季度 达到 政策 月底 主办 居家 设施 要求 任务 消防 基层 治理 "
    "召开 参加 总结 下一 年来 新增 公益 报告 做好 去年 通知 项目 举办 当前 发现 投入 推进 全县 "
    "印发 落实 解决 行政 次数 每人 事务 每年 推动 提高 独居 提供 送到 网站 应急 食堂 实行 按照 "
    "部署 科室 上门 自治 人数 规范 殡葬 方式 城乡 截至 行动 亿元 办法 办事 主要 留守 散居 一个 "
    "长者 制度 交流 一年 数据 政务 启动 幸福 人口 全年 培训 纳入 不能 他们 我们 一些 可以 这样".split()
)
LEAST_SHARE, LEAST_PAIRS = 0.15, 0.012
# Fewer characters prove nothing.
FEWEST, FEWEST_PAIRS = 60, 100
# Letters and marks that no Chinese text has so many of.
LEAST_HAN = 0.05
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
