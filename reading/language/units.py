"""What bureaus count in, and how a unit is written down: ％ is %, 元每人每月 元/人/月."""

import re

# Longest first: 人次 before 人.
LONG_UNITS = (
    "平方公里|平方米|立方米|平米|千瓦时|毫升|公顷|公里|千米|公斤|千克|英里|"
    "人[（(]次[）)]|人次数?|户次|家次|辆次|车次|班次|场次|台次|件次|批次|趟次|条次|篇次|单次|床次|"
    "个(?:工作日|[百千]分点|小时|月|学时|课时|自然日)|[百千]分点|工作日|自然日|"
    "小时|学时|课时|分钟|人天|人日|人份|块钱|点位|厘米|立方|港元|美元|欧元"
)
# 支队伍 is counted in 支, but 处级, 部门, 项目, 位数, 名列, 次年 are no units.
SHORT_UNITS = (
    "[％%﹪‰元类种通卷字束注瓶米人名户家所间座张件例宗起场期份套台辆艘架亩吨斤米天批床双顶桶袋箱瓶盒枚盏副株棵"
    "册幅幢栋尾头匹笔单餐桌席篇封倍㎡具支条块只本轮门组颗粒把包片趟遍杯碗节枝朵盆捆帧罐串股秒]"
)
# 3区2市4县: counted without 个, they are their own noun
PLACES = frozenset("市县区旗镇乡")
PLACE = "[市县区旗镇乡]"
# These begin words too, so they are units only before other signs.
GUARDED_UNITS = (
    "个(?!人|体|性|别|案)|位(?!数|置|于|列)|处(?!级|理|置|长|于|罚|在)|项(?!目)|次(?!年|日|月|要|生|于)|"
    "对(?!口|外|[一1]|于|照|标|接|应)|部(?!门|委|队|级|长|署|分)|"
    "格(?![局式外调])|穴(?!位)|面(?=锦旗|红旗|国旗|党旗|旗帜|文化墙|宣传墙)|首(?=歌|诗|曲)|"
    "款(?!项|待|式)|剂(?!量)|针(?!对|灸)|顿(?!时)|克(?!服)|升(?![至到级为])|"
    # 地上5层: how high, not 位于5层
    r"(?:(?<=[上下高共建]\d)|(?<=[上下高共建]\d\d))层(?![面级次层])|"
    # 3区2市4县, strung together
    rf"{PLACE}(?=\d{{1,2}}{PLACE})|(?<=\d{PLACE}\d){PLACE}|(?<=\d{PLACE}\d\d){PLACE}|"
    "(?<=[一二两三四五六七八九])成(?![立员为功果效本绩人年都长熟就交型品份色套不半])"
)
# 元/人/月, 元/人·月, 元／月, 元每人每月, 元/床/年
PER = (
    r"(?:\s?[/／每]\s?(?:人次|人|户|月|年|天|日|床|张|次|名|亩|平方米|小时|课时|学年|季度?|餐|位|"
    r"个|具|穴|格位|例|件|份|单|桌|台|场|床位|张床位)"
    r"(?:\s?[/／每·.•・]?\s?(?:月|年|天|日|人|次|学年))?)"
)
# 2022元旦, 300万户籍人口, 500家庭: here the word goes on.
NOT_A_UNIT = (
    "元[旦宵]|户[籍主]|家[庭长属]|期间|条[例款件]|单[位元]|组[织建]|门[诊槛]|节[日假约]|场[所地]|"
    "所有|本[级地市县区]|件事|块链|台[账风]|份额|批[准示复]|支[持部]|把[握关]|人大|天津"
)
# 12.68万老年人, 4.2万困难残疾人: behind 万 people need no 人
WHICH_PEOPLE = (
    "困难|重度|贫困|低保|特困|失能|半失能|高龄|独居|空巢|留守|城乡|农村|城市|户籍|常住|注册|实名|"
    "社区|流动|低收入|在校"
)
PEOPLE = (
    f"(?<=[万亿])(?=(?:{WHICH_PEOPLE})*(?:老年人|老人|群众|居民|村民|儿童|残疾人|农民|职工|人口|"
    "市民|学生|学员|党员|会员(?!单)|社工(?!站)|志愿者|对象))"
)
UNIT = rf"(?:{PEOPLE}|元{PER}|(?!{NOT_A_UNIT})(?:{LONG_UNITS}|{SHORT_UNITS}|{GUARDED_UNITS}))"

SAME = {
    "％": "%",
    "﹪": "%",
    "平米": "平方米",
    "㎡": "平方米",
    "千米": "公里",
    "千克": "公斤",
    "人次数": "人次",
    "": "人",
    "成": "%",
    "块钱": "元",
    "百分点": "个百分点",
    "千分点": "个千分点",
    "工作日": "个工作日",
    "自然日": "个自然日",
    "个小时": "小时",
    "个学时": "学时",
    "个课时": "课时",
}
# 人(次), 人（次）
BRACKETED = re.compile(r"人[（(]次[）)]")
# Of 床位比1∶8.6, whose value is the quotient.
RATIO_UNIT = "比"
TIMES = ("月", "年", "天", "日", "学年", "季", "季度")
# Units that name themselves what is counted, or a measure: nothing need follow.
MEASURES = frozenset(
    [
        "元",
        "%",
        "‰",
        RATIO_UNIT,
        "个百分点",
        "个千分点",
        "倍",
        "人",
        "人次",
        "户",
        "户次",
        "车次",
        "辆次",
        "小时",
        "学时",
        "课时",
        "分钟",
        "天",
        "个工作日",
        "平方米",
        "平方公里",
        "亩",
        "公顷",
        "公里",
        "米",
        "厘米",
        "岁",
        "年",
        "日",
        "吨",
        "公斤",
        "斤",
        "立方米",
        "个月",
        "场次",
        "批次",
        "家次",
        "班次",
    ]
)
DURATIONS = frozenset(
    ["小时", "天", "日", "年", "个工作日", "个自然日", "个月", "分钟"]
)


def canonical(unit: str) -> str:
    """The unit in its one spelling: ％ is %, 元／月·人 is 元/人/月."""
    unit = BRACKETED.sub("人次", unit)
    if unit.startswith("元") and len(unit) > 1:
        return rate(
            *re.findall(
                "人次|学年|季度|平方米|小时|课时|格位|张?床位|[^元/／每·.•・\\s]", unit
            )
        )
    return SAME.get(unit, unit)


def rate(*parts: str) -> str:
    """元/人/月 from its parts, in whatever order they stood."""
    parts = tuple(
        {"名": "人", "位": "人", "日": "天", "张床位": "床位", "床": "床位"}.get(
            part, part
        )
        for part in parts
    )
    whom = [part for part in parts if part not in TIMES]
    return "/".join(["元", *whom, *(part for part in parts if part in TIMES)])


def is_rate(unit: str) -> bool:
    return unit.startswith("元/")
