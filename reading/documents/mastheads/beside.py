"""What stands in a masthead beside its name, number, issuer and day, and says nothing of them."""

import re

from ...language.dates import LOOSE_YEAR
from ...language.marks import HAN
from ...language.patterns import pattern
from ...names import SURNAMES
from ..secrecy import NO_GRADE

# What may stand beside a date: 星期二, （周二）, 18时, 上午9:30, 印, 出版
BESIDE_DATE = pattern(
    r"[(（]?\s*(?:星\s*期|周|礼\s*拜)\s*[一二三四五六日天]\s*[)）]?|(?:[上下]午|凌晨|晚上?)?\s*\d{1,2}\s*[:：时点]\s*(?:\d{1,2}\s*分?)?(?!\d)|"
    r"公\s?历|阳\s?历|西\s?历|(?:编印|印发|印制|付印|印|出版|出刊|编发|发布|刊出|(?<![主合])编(?![辑印发]))(?!单位)"
)
# 农历正月廿五, 甲辰年正月廿五
LUNAR = pattern(
    r"(?:农|夏|阴)\s?历(?:闰?[正一二三四五六七八九十冬腊]{1,2}月)(?=\s|$)|[(（]?\s*(?:(?:农|夏|阴)\s*历)?\s*(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?\s*闰?[正一二三四五六七八九十冬腊]{1,2}月"
    r"(?:初|廿|卅|十|二十|三十)[一二三四五六七八九十]?(?!\s?[一二三四五六七八九十]?[日号])\s*[)）]?"
)
_YEAR = rf"(?:(?<!\d)(?P<year>(?:19|20)\d{{2}}|{LOOSE_YEAR})\s*年?\s*[·•・/|-]?\s*)"
_OPEN, _CLOSE = r"(?:^|(?<=[\s（(〔]))", r"(?=\s|[（()）〕]|第|总|$)"
# 2024年冬季号, 冬季刊, 2024·冬, 2024年夏之卷: the season where others have a number
SEASON = pattern(
    rf"(?:{_YEAR}|{_OPEN})[春夏秋冬](?:\s?[季之])?\s?(?:[号刊卷]|(?(year){_CLOSE}|(?!)))"
)
# 2024年国庆特刊, 特刊, 创刊号, 试刊第1期: its occasion; 抗洪特刊 without a year is a name
SPECIAL = pattern(
    rf"(?:{_YEAR}[{HAN}]{{0,8}}?|{_OPEN})(?:[特试]\s?刊\s?号?|创\s?刊\s?(?(year)号|号?)){_CLOSE}"
)
# （1998年创刊）, 创刊于1998年: since when it appears
FOUNDED = pattern(
    r"[（(]?\s?(?:(?:19|20)\d{2}\s?年(?:\s?\d{1,2}\s?月)?\s?创\s?刊(?!\s?号)|创\s?刊\s?于\s?(?:19|20)\d{2}\s?年(?:\s?\d{1,2}\s?月)?)\s?[）)]?"
)
# What may stand for a number, and the signs of which one is in it.
OCCASIONS = (("春夏秋冬", SEASON), ("特创试", SPECIAL))
# 第3卷 before 第4期, Vol.3 before No.4; Vol.12 alone is the number
VOLUME = pattern(
    r"第\s?[\d一二三四五六七八九十]{1,4}\s?卷|Vol(?:ume)?\s?[.．]?\s?\d{1,3}(?=\W{1,3}(?:No|№|第))",
    re.IGNORECASE,
)
# MAY 2024, Oct. 2024: the month once more
ENGLISH_MONTH = pattern(
    r"(?<![A-Za-z])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|(?:Octo|Novem|Decem)ber|Oct|Nov|Dec)\.?(?:\s?,?\s?(?:19|20)\d{2}(?!\s?[年\d]))?(?![A-Za-z\d])",
    re.IGNORECASE,
)
# 甲辰年 before 第12期: the year as the calendar of the moon counts
YEAR_OF_CYCLE = pattern(
    "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?=\\s?第|\\s|$)"
)
# （5.13-5.19） behind 第20期: the days of its week
WEEK_DAYS = pattern(
    r"[（(]\s?\d{1,2}[.．/]\d{1,2}\s?[-—–~～－至]{1,2}\s?\d{1,2}[.．/]\d{1,2}\s?[）)]"
)
# 共36期 behind 第12期
OF_HOW_MANY = pattern(r"[/／]?\s?[（(]?\s?共\s?\d{1,3}\s?期\s?[）)]?")
# 签发人：某某某, 责任编辑 某某、某某, 本期编辑：某某某
SIGNER = pattern(
    r"(?:本期|本刊|值班)?\s?(?:带班领导|值班人?员|编委会主任|责任编辑|责任校对|责\s*任|编\s*校|责\s*编|执行编辑|编\s*辑|副?\s*主\s*编|总\s*编|编\s*审|审\s*核|核\s*稿|审\s*稿|审\s*签|"
    rf"签\s*发人?|校\s*对|撰\s*稿)(?:\s*[:：]\s*|\s+)(?:[{HAN}] [{HAN}]|[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}|\s{{1,3}}[{SURNAMES}][{HAN}]{{1,2}}(?=\s|$)){{0,4}})(?=\s|$|[（()）|｜])"
)
# 共印60份, 本期4版, 第1版, 共8页
COPIES_OR_PAGES = pattern(
    r"[(（]?\s*(?:共\s*印?|总?印|印\s*数?\s*[:：]?|(?:本期|今日)共?|第)\s*[\d一二三四五六七八九十]{1,6}\s*[份页版]\s*[)）]?"
)
# 电话：0513-8000000, 投稿邮箱：mz@example.cn, 准印证号：某内资字第12号, 某内资准字第12号 alone
NO_NEWS = pattern(
    r"(?:联系|值班|编辑部|投稿|监督)?(?:电\s*话|传\s*真|邮\s*箱|电子邮箱|邮\s*编|网\s*址)\s*[:：]\s*[\w@.()（）—－-]{1,40}|"
    r"(?:准印证|准\s*印|登记证|许可证)(?:号|编号)?\s*[:：]?\s*[^\s]{1,30}|"
    rf"(?<!\S)[（(]?[{HAN}]{{1,4}}[）)]?\s?(?:内资(?:准?印?[字证]?)|新出内(?:准?印?)[字证]?)\s?第?\s?[A-Z\d][A-Z\d-]{{0,15}}\s?号(?!\S)",
    re.ASCII,
)
# 7月—8月, 9月号 alone, below a number of the year: which months it is of
MONTHS = pattern(
    r"(?<!\S)(?:\d{1,2}\s?月?\s?[-—~～至]{1,2}\s?\d{1,2}\s?月(?:号|份|刊)?|\d{1,2}\s?月(?:号|份|刊))(?!\S)"
)
# 地址：某某县百泉街12号, 投稿邮箱　mz@example.cn
WHERE = pattern(
    r"地\s?址\s?[:：]\s?[^\s:：]{4,40}|(?:投稿|电子)?(?:邮\s?箱|电\s?话)\s{1,4}(?:[\w.-]{1,40}@[\w.-]{1,40}|[\d-]{7,14})",
    re.ASCII,
)
# （季　刊） below the name, 双月刊 beside the number: how often it appears, no part of a name
_OFTEN = r"[双半]?\s?[周旬月季年]\s*刊"
OFTEN = pattern(rf"^{_OFTEN}$")
FREQUENCY = pattern(
    rf"[（(]\s*{_OFTEN}\s*[）)]|^{_OFTEN}(?=\s+\S)|(?<=\s){_OFTEN}(?=\s|$)"
)
# 特急, 加急: how fast it goes, no part of a name
URGENCY = pattern(r"(?<!\S)(?:特急|特提|加急|平急|急件|限时|明电)(?!\S)")
# ★ 呈阅件 ★, 送阅件: what is to be done with it, no part of a name
FOR_READING = pattern(
    r"(?:^|(?<=[\s★☆◆●【（(]))(?:呈阅|送阅|参阅|阅批|传阅|签批)件(?=[\s★☆◆●】）)]|$)"
)
# （全国民政会议精神学习专辑之二）: what this issue is about
OF_ONE_SUBJECT = pattern(
    rf"^[（(][{HAN}“”·、\d]{{2,30}}(?:专辑|专刊|特刊|专题|专号|专版|特辑)(?:之[一二三四五六七八九十\d]{{1,2}})?[）)]$"
)
# …办公室（设在县民政局）, …委员会办公室（市民政局）: where the office sits
HOST = pattern(
    rf"(?<=[局办室会组班部心])[（(]\s*(?:[{HAN}]{{2,14}}[局厅]\s?代章|(?:设在|设于|挂靠|[省市县区州旗盟])[{HAN}]{{1,12}}[局办厅部]\s*(?:代章)?)\s*[）)]"
)
# 协办：县卫生健康局　县残疾人联合会: who only helped
HELPERS = pattern(
    rf"协\s*办(?:单位)?\s*[:：]\s*[{HAN}]{{3,30}}(?:[\s、，,]{{1,3}}[{HAN}]{{3,30}}){{0,5}}(?=\s|$)"
)
# （本期由龙山执编）, （墨脱县民政局供稿）: who put this one together, or sent its text
OF_THIS_ISSUE = pattern(
    rf"[（(](?:本期由?[{HAN}]{{2,16}}(?:执编|编辑|编发|承编|组稿|供稿)|[{HAN}]{{3,20}}供稿)[）)]"
)
# 阅后请退回, 请妥善保管: how a secret paper is to be handled
HANDLING = pattern(
    r"(?<!\S)(?:免费(?:交流|赠阅)|赠阅|仅供参考|供内部参考|阅后(?:请)?(?:退回|收回|即焚|销毁)|请妥善保管|注意保存|妥善保管|请勿外传|不得(?:翻印|外传|复印))(?!\S)"
)
# 6个月, 长期 alone below 秘密: how long it holds
TERM_ALONE = pattern(r"^\s*(?:[\d一二三五十]{1,2}\s*(?:年|个月)|长\s*期)(?=\s|$)")
# 编号：000123, No.000123: no issue has such a number, a copy has
COPY_NUMBER = pattern(
    r"(?:NO|№|编\s*号|份\s*号|序\s*号)\s*[.．:：]?\s*\d{5,8}(?!\d)", re.IGNORECASE
)
# 市领导批示：, 拟办意见：: the box for what the leaders write, empty
EMPTY_BOX = pattern(
    rf"^(?:[{HAN}]{{0,6}}(?:领\s?导|首\s?长)\s?)?(?:批\s?示|批\s?阅|拟\s?办|批\s?办|审\s?批)(?:意\s?见|栏)?\s?[:：]$"
)
# What else may stand in a masthead, and the signs of which one is in it.
BESIDE = (
    ("（(", HOST),
    ("编稿", OF_THIS_ISSUE),
    ("阅请妥不免仅供", HANDLING),
    ("批办", EMPTY_BOX),
    ("协", HELPERS),
    ("密", NO_GRADE),
    ("No№编份序", COPY_NUMBER),
    ("年月长", TERM_ALONE),
    (":：准登许资内", NO_NEWS),
    ("址邮电", WHERE),
    ("月", MONTHS),
    ("刊", FREQUENCY),
    ("创", FOUNDED),
    ("卷Vv", VOLUME),
    ("JFMASONDjfmasond", ENGLISH_MONTH),
    ("年", YEAR_OF_CYCLE),
    ("共", OF_HOW_MANY),
    ("（(", WEEK_DAYS),
    ("急特限明", URGENCY),
    ("件", FOR_READING),
    ("专特", OF_ONE_SUBJECT),
    ("编责审签校撰领班核", SIGNER),
    ("份页版", COPIES_OR_PAGES),
)
