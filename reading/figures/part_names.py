"""Names that mean nothing alone: 女性, 户数, 合计; and how a name is laid bare."""

import re

# 一、 （一） 1. 1.1 ① # at the head of a name
LIST_MARK = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]、?|"
    r"\d+(?:[.．]\d+)*[、.．)）]|\d+(?:\.\d+)+\s*|[①-⑳]|[#＃*·—-]+)\s*"
)
# 其中：女性, 其中女性, 其 中:
OF_WHICH = re.compile(r"(?:其\s*中|包括)\s*[:：,，]?\s*")
SCOPE = re.compile(r"城市|城镇|农村|城乡")
SCOPE_ALONE = re.compile(r"(?:城市|城镇|农村|城乡)(?:居民|部分|地区|对象)?")
# Whom or what kind a part counts; it names nothing without its whole.
PART_ALONE = re.compile(
    r"女性?|男性?|老年人?|成年人|未成年人|儿童|残疾人?|重度残疾人?|重病患?者?|在校生|登记失业|灵活就业|"
    r"在职人员|无就业条件|(?:集中|分散|机构|社会)(?:供养|养育|散居)?|散居|涉外.*|初婚|再婚|复婚|(?:半|不能|能)?自理|全?失能|半失能|护理型|全护理|半护理|全自理|"
    r"[公民]办|公建民营|本地|外地|本地户籍|外地户籍|一类|二类|三类|[A-C]类|\d+.{0,4}岁.{0,3}|新增|本[年月季]新增"
)
# A measure of something that the row above names.
MEASURE_ALONE = re.compile(
    r"(?:(?:本[年月期季]|年末|期末|累计|在册|现有|实有|总|新增|退出|平均|人均|年|月|保障|发放|救助|供养|服务|享受|实际|补助)*)"
    r"(?:户数|人数|人口数?|人次数?|户次数?|户|人|人次|数量|件数|对数|个数|机构数?|床位数?|张数|资金|金额|支出|经费|"
    r"支出资金|资金支出|标准|保障标准|补助标准|补助水平|保障水平|水平|补差|任务数?|目标数?|计划数?|完成数|完成率|"
    r"覆盖率|占比|比例|发放率|总数|合计)"
)
TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|总\s*数|共\s*计")


def plain_name(text: str) -> str:
    """The name without list mark, 其中 and white space."""
    return OF_WHICH.sub("", LIST_MARK.sub("", "".join(text.split()), count=1), count=1)


def is_measure_alone(name: str) -> bool:
    return bool(MEASURE_ALONE.fullmatch(name))
