"""Full names beside a welfare status or an illness: 低保户秦怀山, 盛小雨（孤儿）.

Rules alone, of a word of status, a surname and the signs that given names are made of.
Words that begin as a name does (高龄, 关爱) are rows of `reading/language/no_names.csv`.
"""

import re
from collections.abc import Iterator
from functools import cache

from .language.guarded import any_of, begin_pairs, words_of_table
from .language.patterns import pattern

HAN = "\u4e00-\u9fff"
# The surnames of nine in ten people.
COMMON = set(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余杜叶魏苏吕丁任卢姚沈"
    "钟姜崔谭陆汪廖韦贾夏付傅邹熊孟秦邱侯尹薛闫阎雷龙程段黎陶贺毛郝顾龚邵覃武钱戴严欧莫孔汤高马郭方金石白江温康范洪赖翁骆"
)
RARER = set(
    "施文樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟申詹殷耿关兰焦俞左柳甘祝宁尚舒阮柯纪梅童凌毕单季裴霍涂成苗"
    "谷曲盛冉蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳穆农司卓古吉缪简项麦褚娄窦戚岑景党宫冷晏席卫米柏宗瞿桂佟臧闵"
    "苟邬边卞姬栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池麻迟邝官封匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻"
    "于常厉伊仝郜阚花权强帅屠豆朴盖练廉禹井祖漆巴丰卿狄索宣晋初门云万史易牛向连车解包符时费全应查支芦卜仇苑谈扈晁习竺隆虎鱼束揭逯逄濮蒯亓郗"
)
# Surnames that are first of all words: a name of these is made of signs of names alone.
WORDS_TOO = set(
    "于常万向连车解包符时费全应查支满强权原成关管米单初门宣花练高路谈习隆虎鱼束揭"
)
SURNAMES = "".join(sorted(COMMON | RARER))
COMPOUND = "欧阳|上官|司马|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|申屠|轩辕|端木|百里|呼延|宗政|濮阳|淳于|澹台|钟离|鲜于|赫连|万俟|闻人|拓跋"
ALL_HAN = pattern(f"[{HAN}]+")
KNOWN = COMMON | RARER
SURE = KNOWN - WORDS_TOO
SURELY_COMMON = COMMON - WORDS_TOO
COMPOUNDS = set(COMPOUND.split("|"))
COMPOUND_NAME = pattern(rf"(?:{COMPOUND})[{HAN}]{{1,2}}")
FIRST_SIGNS = KNOWN | {each[0] for each in COMPOUNDS}
# The signs that given names are made of.
GIVEN = set(
    "英华文明玉秀红军建国平志金兰芳丽海春桂永荣云强林生德龙凤梅成东光伟芬珍福忠清霞国新勇刚爱琴民玲祥宝庆燕贵萍世学"
    "兴波宏俊杰娟艳晓雪莲洪峰辉立丹娜静敏慧超磊涛鹏浩宇轩涵欣怡子梓雨佳嘉思诗婷雅琪瑶琳菲蕾薇颖倩楠宁博睿泽瑞晨旭"
    "阳天豪凯翔飞鑫淼焱森淑惠贤良仁义礼智信孝顺和安康寿喜乐年顺有富财发旺盛昌茂根水木土火山川江河湖洋波润柱铁钢铜银"
    "锁栓石头虎豹狗牛羊彪武威刚毅坚毅守正中华汉唐宋元怀远达道理才能全会运来顺利满仓库粮田苗花香菊竹松柏杨柳槐桃李杏"
    "梨莉蓉芝芹莹菁蓓蔓若紫彩虹霜冬夏秋早晚晴岚岩岭峻崇嵩巍彤昊旻昕景智曼月朋朝本权栋梁桐梦棋楚榕樱欢歆毓永沁沛泉洁"
    "津浦涓淇渊湘源滨漫潇澜灵炎炜炳烨焕煜照熙燕爽珂珊珠珺琦琛琼瑄瑛瑜璇璐瓅甜生男盈益盼真眉睿祖祺禄禹秋程稳立竞笑"
    "纪纯红纲绍维绪绮绵继罗美群翠翰耀联聪肖胜腾臣自舒航良艺芸苏苗茜茵荷莎菊菲萌葆蓝蕊蕴薪藏行裕西观解言诚谊谦豫贞"
    "贝赞超跃路辰达迎进迪逸道邦郁重野鉴钊钦钧铭锋锐锦镇长闯阔陆隆雄雯震霄霖青韬韵顶项顺颂颜风飘馨骁骏高魁鸣鸿鹤麒"
    "黎齐龄大小老三四五六七九万千百双宗家先传兆其仲伯叔季孟元亮仙付代令以仪伦保信修倍健偲兵冠冰凌凡利前加劲勤化北升"
    "卓南占卫印友发可召台史司同向君启呈周咏哲唯善园在坤城培基堂士壮声夫奇奎好如妍妮妹姣姗娇婉媛嫣存孔学守定宜宝实宣"
    "宪容宽宾密富寒寿尚少尧展山岗岳川州工巧巨帅帆常干幸广应庭康延开弘张当征徐得心必志忆忠念怀思恒恩悦情惜愿慈成扬承"
    "萱宸沐奕妤姝娅妙妞娣婧嫦婵骅骐骥阿毅晗旻谨尔朵茹苒蒙淳澄涟伶俐卉帆畅坦锡钱彦弟妍炫浚灿坡社队粉样改巧连换引招转进喜见来接"
    "拥振捷敬数斌斐仙佑诺然细哲阿哥姐姑娃崽圆满堂喆铮濠方日旦昂昆映是晗景暖书有望朗术朵来极枝枫柏柔树格桂桃桥梓椿楷槿欣正步殿民气"
)
MASKED = pattern("[某×*＊XＸ○〇口]")
# 张大爷, 李局长, 王村: how people speak of others without naming them, and places
NO_GIVEN = pattern(
    "大爷|大娘|大妈|大姐|大叔|大伯|大哥|大嫂|大婶|大姨|奶奶|爷爷|阿姨|阿婆|阿公|婆婆|公公|老伯|老汉|老人|老太|老两|老师|老板|"
    "先生|女士|小姐|同学|同志|师傅|医生|大夫|护士|主任|书记|[局院市县区镇乡村校班队处科股所站园会部组厅]长|家人|家属|家里|家中|两口|"
    "[氏姓州贷园村镇乡县市区局街社组院所校厂店庄屯寨沟湾坝]|^[家姨伯叔婆婶嫂爷奶婆总工老大小][、，。]?$"
)
# What may follow a name whatever its signs.
AFTER = pattern(
    r"[、，。；：！？,;:!?（()）”\"\s|/]|$|家[中里]|一家|夫妇|夫妻|老人|同学|女士|先生|"
    r"[和与及等的说在因是系为患有领收得送被拉握接捧激感住出入去来到正已从由向对也把给就不没一每开做养种需今现]|告诉|表示|高兴"
)
# 低保户：秦怀山, 患者“秦怀山”
GAP = r"[：:“\"（(\s—-]{0,3}(?:名叫|叫|自称叫?|姓名[：:]?)?"
NEXT = pattern(r"[、和与及，]\s?")
# What a name that precedes its status stands behind.
LEFT = pattern(
    r"(?:^|[^\u4e00-\u9fff]|村民|居民|学生|同学|儿童|男子|女子|社区|户主|女儿|儿子|妻子|丈夫|儿媳|父亲|母亲|老人|[村组镇乡县区街道的叫])$"
)
# 王秀兰老人, 赵凤英家里: of whom a text speaks that tells of a status
AT_HOME = pattern("老人|一家|家[中里]")
ILLNESS = "患有|患上|身患|罹患|因患|患|确诊|查出|被诊断"
ILL = pattern(ILLNESS)
SICKNESS = "癌|瘤|白血病|尿毒症|精神|抑郁|艾滋|肺结核|梗|瘫|肾病|心脏病|糖尿病|血友病|脑出血|中风|残疾|重病|大病|病"


@cache
def statuses() -> tuple[str, ...]:
    """Who receives, and who is ill, longest first."""
    words = [each.word for each in words_of_table("statuses.csv")]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def no_names() -> frozenset[str]:
    return frozenset(each.word for each in words_of_table("no_names.csv"))


@cache
def _beside() -> re.Pattern[str]:
    words = words_of_table("statuses.csv")
    return re.compile(rf"{begin_pairs(words)}(?:{any_of(words)}){GAP}")


@cache
def _behind() -> re.Pattern[str]:
    """What follows a name that its status follows: （低保户）, 系特困人员, ，男，72岁，低保户."""
    status = "|".join(statuses())
    return re.compile(
        rf"[（(][^（）()。]{{0,12}}?(?:{status})|"
        rf"(?:是|系|属于|属|为)[^，。；]{{0,10}}?(?:{status})|"
        rf"[，,、\s（(]{{0,2}}[男女][，,、）)\s][^。；]{{0,50}}?(?:{status}|{ILLNESS})|"
        rf"(?:{ILLNESS})[^，。；]{{0,10}}?(?:{SICKNESS})"
    )


def names_beside_status(text: str) -> Iterator[str]:
    """Every full name in the text that stands beside a welfare status or an illness."""
    found: dict[int, str] = {}
    beside = list(_beside().finditer(text))
    if not beside and not ILL.search(text):
        return
    for match in beside:
        at = match.end()
        while name := name_at(text, at):
            found[at] = name
            gap = NEXT.match(text, at + len(name))
            at = gap.end() if gap else len(text)
    behind = [_name_before(text, each.start()) for each in _behind().finditer(text)]
    if beside:
        behind += [_name_before(text, m.start(), (3,)) for m in AT_HOME.finditer(text)]
    found.update(named for named in behind if named)
    yield from (name for _, name in sorted(found.items()))


def _name_before(
    text: str, end: int, lengths: tuple[int, ...] = (3, 2, 4)
) -> tuple[int, str] | None:
    """The whole name that ends there, with where it begins."""
    for length in lengths:
        start = end - length
        if start >= 0 and LEFT.search(text[max(0, start - 2) : start]):
            name = text[start:end]
            if _is_whole(name):
                return start, name
    return None


def name_at(text: str, at: int) -> str:
    """The full name that begins there, or nothing."""
    if compound := re.match(rf"(?:{COMPOUND})[{HAN}]{{1,2}}", text[at : at + 4]):
        # 欧阳春和邻居: what may stand behind a name does
        name = compound[0][:3] if AFTER.match(text, at + 3) else compound[0]
        return name if not _is_unnamed(name, 2) else ""
    if _begins_a_word(text, at):
        return ""
    three, two = text[at : at + 3], text[at : at + 2]
    if AFTER.match(text, at + 2) and _is_whole(two) and two[0] in COMMON:
        return two
    if len(three) < 3 or not _can_be(three):
        return ""
    signs = sum(sign in GIVEN for sign in three[1:])
    if AFTER.match(text, at + 3):
        return three if signs >= (2 if three[0] in WORDS_TOO else 1) else ""
    if text[at + 3 : at + 4] in "省市县区州旗盟镇乡村街":
        return ""
    is_sure = three[0] in SURELY_COMMON and signs == 2
    return three if is_sure and three[1:] not in no_names() else ""


def _is_whole(name: str) -> bool:
    """Whether just these signs make a name."""
    if re.fullmatch(rf"(?:{COMPOUND})[{HAN}]{{1,2}}", name):
        return not _is_unnamed(name, 2)
    if len(name) > 3 or not _can_be(name) or _begins_a_word(name, 0):
        return False
    signs = sum(sign in GIVEN for sign in name[1:])
    return signs == len(name) - 1 or (
        len(name) == 3 and signs == 1 and name[0] in COMMON
    )


def likeness(name: str) -> int:
    """How much the signs look like a full name: 2 as good as sure, 1 in its place, 0 no."""
    if COMPOUND_NAME.fullmatch(name):
        return 0 if _is_unnamed(name, 2) else 2
    if name in COMPOUNDS:
        return 0
    if len(name) == 4:
        both = name[0] in COMMON and name[1] in COMMON
        return 2 if both and likeness(name[1:]) == 2 else 0
    signs = sum(sign in GIVEN for sign in name[1:])
    if not signs or not _can_be(name) or _begins_a_word(name, 0):
        return 0
    is_sure = signs == len(name) - 1 and (len(name) == 3 or name[0] in COMMON)
    return 2 if is_sure and name[1:] not in no_names() else int(signs > 0)


def is_masked(name: str) -> bool:
    return bool(MASKED.search(name))


def can_be_name(name: str) -> bool:
    """Whether what stands where a name must stand is a full one, be its surname rare."""
    if not re.fullmatch(f"[{HAN}]{{2,3}}", name) or _is_unnamed(name, 1):
        return False
    is_known = name[0] in KNOWN or any(sign in GIVEN for sign in name[1:])
    return is_known and not _begins_a_word(name, 0)


def _can_be(name: str) -> bool:
    is_one = name[:1] in KNOWN and ALL_HAN.fullmatch(name) is not None
    return is_one and not _is_unnamed(name, 1)


def _is_unnamed(name: str, surname_length: int) -> bool:
    given = name[surname_length:]
    return bool(MASKED.search(name) or NO_GIVEN.search(given))


def _begins_a_word(text: str, at: int) -> bool:
    """高龄, 关爱: the two or three signs there are a word."""
    return text[at : at + 2] in no_names() or text[at : at + 3] in no_names()
