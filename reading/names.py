"""Full names beside a welfare status or an illness: 低保户秦怀山, 孤儿盛小雨.

Rules alone: a word of status, a surname, one or two signs, and then the name's end.
"""

import re
from collections.abc import Iterator

HAN = "\u4e00-\u9fff"
# The surnames of nine in ten people, and the compound ones.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严欧莫孔向汤温"
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申詹殷耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗"
    "谷曲盛冉蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
    "米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥"
    "南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云"
)
COMPOUND = "欧阳|上官|司马|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|申屠|轩辕|端木|百里|呼延"
# Who receives, and who is ill: what such a name must not stand beside.
STATUS = (
    "低保户|低保对象|低保边缘户|低收入户|特困户|特困供养人员|特困人员|特困对象|特困老人|五保户|五保老人|五保对象|贫困户|困难户|困难老人|"
    "困难群众|脱贫户|监测户|孤儿|困境儿童|留守儿童|留守老人|独居老人|空巢老人|失能老人|孤寡老人|残疾人|残疾老人|重残人员|"
    "受助人|受助对象|受助学生|受助儿童|救助对象|求助人|求助者|患者|病人|病患|优抚对象|流浪乞讨人员|事实无人抚养儿童|散居孤儿|重病患者|精神病人"
)
# No names, though they begin as one: 高中, 关爱, 于某
NO_NAMES = frozenset(
    [
        "高中",
        "高龄",
        "高校",
        "高度",
        "高兴",
        "关爱",
        "关心",
        "关怀",
        "关注",
        "关系",
        "安全",
        "安置",
        "安心",
        "安排",
        "方便",
        "方面",
        "方式",
        "成立",
        "成员",
        "成年",
        "成为",
        "时候",
        "时间",
        "于是",
        "和谐",
        "白天",
        "金额",
        "张贴",
        "马上",
        "石头",
        "江苏",
        "江西",
        "广东",
        "云南",
        "海南",
        "湖南",
        "全部",
        "全家",
        "全市",
        "全县",
        "全年",
        "全区",
        "万元",
        "万人",
        "万余",
        "包括",
        "家庭",
        "家中",
        "符合",
        "申请",
        "申报",
        "单独",
        "单位",
        "管理",
        "管护",
        "解决",
        "解读",
        "连续",
        "应当",
        "应急",
        "应该",
        "任务",
        "何时",
        "路费",
        "费用",
        "商定",
        "计划",
        "平时",
        "平均",
        "平台",
        "国家",
        "相关",
        "初中",
        "门口",
        "云集",
        "支持",
        "支出",
        "池塘",
        "查看",
        "明显",
        "明确",
        "简单",
        "车辆",
        "车票",
        "项目",
        "文化",
        "康复",
        "温暖",
        "严重",
        "庄重",
        "常年",
        "房屋",
        "住房",
        "纪念",
        "毕业",
        "冷暖",
        "向上",
        "向好",
        "武装",
        "钱物",
        "顾虑",
        "毛毯",
        "田地",
        "许多",
        "许可",
        "何况",
        "曾经",
        "宋体",
        "余款",
        "余人",
        "余户",
        "余名",
        "于今",
        "杜绝",
        "程序",
        "任何",
        "姜汤",
        "陆续",
        "范围",
        "石材",
        "金秋",
        "夏季",
        "付出",
        "方案",
        "白内",
        "江边",
        "雷雨",
        "龙头",
        "史料",
        "段落",
        "万户",
    ]
)
NAME = rf"(?:(?:{COMPOUND})[{HAN}]{{1,2}}|[{SURNAMES}][{HAN}]{{1,2}}?)"
# What may follow a name: the end of a list's entry, a family, a bracket.
AFTER = r"(?=[、，。；：！,;:!（()）\s]|和|与|及|等|家|一家|的|说|告诉|表示|在|因|今年|夫妇|夫妻|老人|同学|女士|先生|$)"
BESIDE = re.compile(rf"(?:{STATUS})[“\"]?(?P<first>{NAME})[”\"]?{AFTER}")
# …和孟小娥家中, 、申铁柱: the names that go on in the same list
NEXT = re.compile(rf"[、和与及](?P<name>{NAME}){AFTER}")
MASKED = re.compile("[某×*XＸ○〇]")
# 张大爷, 陈奶奶: how people speak of others without naming them
KIN = re.compile(
    "(?:大爷|大娘|大妈|大姐|大叔|大伯|大哥|大嫂|奶奶|爷爷|阿姨|阿婆|婆婆|老伯|老汉|老人|老太|先生|女士|师傅|老师|局长|书记|主任|[姨伯叔婆婶嫂])$"
)


def names_beside_status(text: str) -> Iterator[str]:
    """Every full name in the text that a welfare status or an illness stands before."""
    for match in BESIDE.finditer(text):
        if _is_name(match["first"]):
            yield match["first"]
            yield from _more(text, match.end("first"))


def _more(text: str, at: int) -> Iterator[str]:
    while match := NEXT.match(text, at):
        if not _is_name(match["name"]):
            return
        yield match["name"]
        at = match.end("name")


def _is_name(name: str) -> bool:
    is_word = name in NO_NAMES or name[:2] in NO_NAMES
    return not (is_word or MASKED.search(name) or KIN.search(name))
