"""The words that head columns: 指标名称, 计量单位, 本季度, 环比."""

import re

from .cells import ScaledUnit, measure_of

NAME_HEADS = re.compile(
    r"(?:主要|统计|业务)?(?:指标|项目|数据)(?:名称|类别|内容)?|名称|内容|.{0,8}类[别型]|种类|分类|事项|科目|甲|(?:指标|项目)(?:名称)?[（(]单位[)）]"
)
PLACE_HEADS = re.compile(
    r"各?(?:县区|区县|市?县市?区?|县[（(]市[、,，]?区[）)]|市?[（(]?[市县][、,，]?[县区][）)]|市州|州市|地市|旗县区?)(?:名称)?|"
    r"地区|区域|辖区|行政区划?|镇街道?|街镇|乡镇街?道?|乡?镇[（(]街道?[）)]|镇[、/]街道|镇|社区|村居|"
    r"[填上]报单位|.{0,6}单位名称|.{0,8}机构名称|.{2,8}名称|所属.{2,4}"
)
PERIOD_HEADS = re.compile("年份|年度|月份|季度|期间|报告期|时间|时期")
CODE_HEADS = re.compile(r".{0,4}代码|编码|序码|乙")
UNIT_HEADS = re.compile(r"计量单位|丙|单位")
# In rising order of preference.
VALUE_HEADS = tuple(
    map(
        re.compile,
        (
            r"(?P<month>本月|当月)(?:数|实际)?",
            r"合计|总计|总数|1",
            r"数量|数值|数据|数|指标值|实际数?|实绩|完成情况|落实情况|现状",
            r"本(?:季度?|期|年|报告期)(?:末|数|实际)?|报告期(?:末|数)?|[期季年月]末数?|当前",
            r"(?:本?年(?:初至今|初以来)?|本期|本月止|至本月|截至.{0,6})?累计数?(?:完成)?",
        ),
    )
)
COMPARISON_HEADS = re.compile(
    r"(?:上[年季月期]|上一|去年|前[年期]|同期|环比|同比|增减|增长|增幅|增加|减少|变化|升降|比上|较上|与上|比去|较去|占比|比重|占).*"
)
OTHER_HEADS = re.compile(
    r"序号?|行次|编号|.*备注|.{0,2}说明|排[名序]|[名位]次|.*联系.*|.*电话|.*手机.*|邮编|邮政编码|.*地址|.*日期|"
    r".*地点|文号|.*负责人|.*责任.*|年龄|性别|姓名|.*身份证.*|.*账号|.*等级|得分|评分|.*人员姓名"
)
SCOPE = re.compile(r"(?:城市|城镇|农村|城乡)(?:居民|地区)?")
# 户数（户）, 金额(单位：万元), 人数/人
WITH_UNIT = re.compile(
    r"(.*?)(?:[（(]\s*(?:单位[:：])?(?P<unit>[^（()）]{1,8})[)）]|[/／:：](?P<behind>[^/／]{1,3}))"
)
# What a heading that is only a period may say besides: 2022年6月底数
PERIOD_REST = re.compile(r"(?:底|末|份|止|度|截至|累计|实际|数|情况|年|全年|完成)*")


def is_known_heading(text: str) -> bool:
    """Whether the words alone tell that a cell heads a column."""
    text = "".join(text.split())
    patterns = (
        NAME_HEADS,
        PLACE_HEADS,
        PERIOD_HEADS,
        CODE_HEADS,
        UNIT_HEADS,
        OTHER_HEADS,
    )
    return any(pattern.fullmatch(text) for pattern in (*patterns, *VALUE_HEADS)) or (
        bool(COMPARISON_HEADS.fullmatch(text)) and len(text) < 12
    )


def unit_apart(text: str) -> tuple[str, ScaledUnit | None]:
    """低保资金 and 万元 of 低保资金（万元）; a bracket that is no unit stays."""
    match = WITH_UNIT.fullmatch(text)
    measure = measure_of(match["unit"] or match["behind"] or "") if match else None
    return (match[1], measure) if measure else (text, None)
