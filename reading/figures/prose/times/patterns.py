"""What a time looks like: a year, a part of it, a word, with what stands around them.

The words are rows of `reading/language/times.csv`; here is how they are put together.
Every piece is a named group, which `spans` reads.
"""

import re
from collections.abc import Iterator
from functools import cache

from ....language.times import times_named, values_of

Y4 = r"(?:19|20)\d\d"
HAN_YEAR = "二[〇○零][〇○零一二三四五六七八九]{2}"
DASH = r"[-—–－−―~～至到]{1,2}"
MONTH = "(?:元|1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# 2023.1—2023.5
DOTTED_MONTH = rf"{Y4}[.．](?:1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
FEW = "(?:1[01]|[2-9]|十一?|[二两三四五六七八九])"
# The kinds of words that a time may begin with.
ALONE = (
    *(
        "year",
        "year before",
        "same year",
        "month",
        "same month",
        "same quarter",
        "quarter",
        "week",
        "day",
        "same day",
        "same span",
        "now",
    ),
    *("until", "whole year", "census", "plan", "wedding day", "feast day"),
    *("feast around", "holiday", "nth day"),
)
HAN_DIGITS = "一二三四五六七八九十"
DASHES = "—–－−―~～至到-"
# What a time that is no word of the table begins with: a sign, and what stands behind it.
OPENERS = (
    (
        "0123456789",
        rf"\d{{0,3}} ?[年月日号份{DASHES}]|\d{{3}}[./．]|\d{{0,2}}(?:个?多?月|周|天)多?(?:[来间里]|累计|合计|[总一]?共)",
    ),
    (HAN_DIGITS, rf"[{HAN_DIGITS}季月日号〇○零年个周天{DASHES}]"),
    ("一二三", "、[二三四]"),
    ("两半", "[年个周天]"),
    ("上下前头后", "半"),
    ("元", "[月至到—-]"),
    ("第", f"[{HAN_DIGITS}1-4]"),
    ("年", "[初底末]"),
    ("前头近", rf"[\d{HAN_DIGITS}两]"),
    ("到至", r"[\d今去明年本]"),
    ("今去", "年"),
    ("以", "来"),
    ("过", "去"),
    ("最", "近"),
    ("昨今", r"[（(\d]"),
    ("“\"'‘", r"\d"),
)
# 第一、二、三季度: none is left out, as 二 is in 一、三季度
QUARTERS_ON = (
    "(?<=[年度第中，,]一)、(?=第?二)(?:第?二、(?=第?三)(?:第?三、(?=第?四))?)?"
    "|(?<=[年度第中，,]二)、(?=第?三)(?:第?三、(?=第?四))?|(?<=[年度第中，,]三)、(?=第?四)"
)
# 全市一、三季度 is of no days in a row; at the head of a line 一、 numbers it
NOT_IN_A_ROW = (
    ("[一1]", "[三四34]"),
    ("[二2]", "[四4]"),
    *((f"[一1]、{nth}[三3]", "[四4]") for nth in ("", "第")),
)
NONE_LEFT_OUT = "".join(
    rf"(?!(?<=[^\n。；：:\s]{before}、{nth})第?{quarter})"
    for before, quarter in NOT_IN_A_ROW
    for nth in ("", "第")
)
# 近5年来首次回升 tells how rare it is; but 近五年来最低生活保障资金 is of these years
RECORD = "的?(?:首[次个]|新[高低]|最[高低多少大](?!生活|限度|程度)|之最|第[一二三]次|少有|罕见|同期)"
# 三年来, 近五年, 两周来: up to now, from when is not told
LATELY = (
    rf"(?!一年来)(?:近|最近|过去)?[\d{HAN_DIGITS}两半]{{1,3}}(?:年半?|个?多?月|周|天)多?来(?!{RECORD}|[自的到源])"
    rf"|近[{HAN_DIGITS}两]{{1,2}}年(?!来|{RECORD})"
)
# 五年间, 三天里, 五年累计, 两个月共: of the days spoken of before; but 3月共 is of March
SPELL = rf"(?<![\d{HAN_DIGITS}第近])[\d{HAN_DIGITS}两半]{{1,3}}(?:年|个多?月|多月|(?<=[两半])月|周|天)多?(?:[间里]|(?=累计|合计|[总一]?共(?![同享建治筹创])))"
# 入冬至1月20日: up to that day, from one that nobody names
BEGINNINGS = (
    "入冬|入夏|入秋|入春|入汛|入伏|启动|开始|开展|开园|开馆|开学|放假|上线|投用"
)
# 截至下午5时, of the day spoken of
CLOCK = "(?:上午|下午|中午|傍晚|晚上?)? ?\\d{1,2} ?(?:[时点]\\d{0,2}分?|[:：]\\d\\d)"
# 清明节三天假期, “五一”假期; what is done before them is of no day of theirs
FREE_DAYS = (
    "(?:(?P<free_days>[三五七八3578])天)?"
    "(?:(?<=天)(?=[，共累总])|的?(?:小长假|长假|假期|假日)"
    "(?:(?P<days_free>[三五七八3578])天)?(?![之以]?前|来临|将至|临近|在即|到来))"
)
NO_MONTH = "内|间|均|子|嫂|饼|光|球|刊|报|龄|薪"


def _year() -> str:
    """2022年, 2020—2022年, 二〇二二年, 22年底, 今年."""
    return (
        rf"(?:(?:(?P<first_year>{Y4}) ?年?度?{DASH} ?)?(?P<year>{Y4}|{HAN_YEAR})(?: ?年(?![代级龄])度?|[.．](?=[\d—-]{{1,5}}月))"
        rf"|(?<![\d历近经达第满])(?P<short_year>[12]\d)年(?=[底末]|全年|[上下]半年|\d{{1,2}}(?:{DASH}\d{{1,2}})?月)"
        rf"|(?P<named_year>{times_named('year', 'year before', 'same year')}))"
    )


def _month() -> str:
    """6月, 1—9月, 6月15日, 7月1日至9日, 5月中旬."""
    return (
        rf"(?<![\d一二三四五六七八九十百千万亿每个第])(?P<month>{MONTH})(?: ?月份?)?"
        rf"(?:{DASH}(?P<last_month>{MONTH}))? ?月(?!{NO_MONTH})"
        rf"(?: ?(?P<day>{DAY})(?= ?[日号]|{DASH}{DAY} ?[日号])(?: ?[日号])?"
        rf"(?:{DASH}(?P<last_day>{DAY})(?= ?[日号]))?(?: ?[日号])?"
        r"|(?P<third>[上中下])旬|份)?"
    )


def _part() -> str:
    """What may stand behind a year: 一季度, 前三季度, 上半年, 全年, 年底, 前5个月."""
    return (
        rf"(?:第?(?:(?P<first_quarter>[一二三四1-4])(?:季度)?(?:{DASH}|{QUARTERS_ON}))?{NONE_LEFT_OUT}第?(?P<quarter>[一二三四1-4])季度"
        r"|前(?P<quarters>[二两三])个?季度|(?P<half>[上下]|(?<!提)[前头后])半年"
        rf"|(?P<whole>{times_named('whole year')})"
        r"|(?P<beginning>(?<!岁末)(?<!年末)年初|(?<=\d年)初|(?<=[今去]年)初)|(?P<bottom>年)(?=[底末])"
        rf"|[前头](?P<first_months>{FEW})个?月|{_month()})"
    )


def _feast() -> str:
    """A day that people marry on, by its name: “520”, 七夕节; 元旦 only with 当天."""
    return (
        rf"(?:(?:[“\"'‘]|(?!\d)|(?<=[年的]))(?P<wedding>{times_named('wedding day')})(?!期间|前|来临|将至|登记高峰|系列|主题)节?[”\"'’]?"
        rf"|(?P<feast>{times_named('feast day')})(?=[”\"]?(?:当天|当日|这天|这一天|那天))"
        rf"|(?P<around>{times_named('feast around')})(?=(?:前后|期间))"
        rf"|[“\"]?(?P<holiday>{times_named('holiday')})[”\"]?{FREE_DAYS})"
    )


def _word() -> str:
    """What is a time by itself: 上月, 目前, 第七次人口普查, “十四五”, 昨（10）日, 20日.

    5日接待 is a day where 4月4日至6日 was told, else five days for all that is known.
    """
    same = ("same month", "same quarter", "same day", "same span")
    relative = times_named("month", "quarter", "week", "day", *same, "nth day")
    return (
        rf"(?P<relative>{relative})|(?P<now>{times_named('now')}|{LATELY})|(?P<spell>{SPELL})"
        rf"|(?P<iso>{Y4}(?P<parted>[-./．])\d{{1,2}}(?P=parted)\d{{1,2}})(?![\d.])"
        rf"|(?P<dotted>{DOTTED_MONTH}{DASH}{DOTTED_MONTH})(?![\d.．])"
        rf"|(?P<census>{times_named('census')})"
        rf"|(?:[“\"](?P<plan>{times_named('plan')})[”\"]|(?P<bare_plan>{times_named('plan')})(?=末|时?期|规划))(?:规划)?(?:时?期)?"
        r"|[昨今][（(]?(?P<told_day>\d{1,2})[）)]?日"
        rf"|(?:(?<![^，。；：:（(）)\s])|(?<=其中)|(?<=[日号][、和及与]))(?P<lone_day>{DAY}) ?[日号]"
        rf"(?=[，,上下晚当清凌]|[、和及与]{DAY}[日号]|分别|依次|[两仍将共全]|这[两三四]项|为[约近]?\d)"
        rf"|(?:(?<![^，。；：:（(）)\s])|(?<=其中)|(?<=[日号][、和及与]))(?P<day_among>{DAY}) ?[日号]"
        rf"(?:{DASH}(?P<last_among>{DAY}) ?[日号])?(?![内间以后前起止左游均龄]|之[内间后前]|为期|{DASH})"
    )


def _until() -> str:
    """截至, and 到 or 至 before a year, unless 增加到 stands there."""
    return (
        rf"(?P<until>(?:{times_named('until')})[到至]?"
        r"|(?<![加高长升降少低大展调增减留转延迟])[到至](?=20|[今去明]年|年[底末]|本月)"
        rf"|(?:(?<![^，。；：\s])|(?<={BEGINNINGS}))[到至](?=\d{{1,2}}月))"
    )


def _behind() -> str:
    """底, a clock time, 前, a season, 同期 and 以来 behind a time."""
    clock = r"(?P<clock> ?(?:上午|下午|凌晨|晚上?)? ?\d{1,2} ?(?:[时点]\d{0,2}分?|[:：]\d\d)|零时)?"
    return (
        rf"(?:份?(?P<close>[底末]))?{clock}(?P<stop>止(?!损))?(?P<before>(?:之|以)?前(?![期后往去提两三列进景来\d]))?"
        rf"(?P<season>{times_named('season')})?"
        rf"(?:(?P<same>同期|同[一]?[日天])|(?P<since>[\u4e00-\u9fff“”]{{0,16}}?(?P<all_along>{times_named('since all along')})|{times_named('since')}))?"
    )


def time_matches(text: str) -> Iterator[re.Match[str]]:
    """All that looks like a time, in order; tried only where one can begin.

    A match may be no more than 截至: `spans` makes nothing of it.
    """
    begins, whole, at = _beginning(), _whole(), 0
    while found := begins.search(text, at):
        at = found.start()
        match = whole.match(text, at)
        if match and match.end() > at:
            yield match
            at = match.end()
        else:
            at += 1


@cache
def _whole() -> re.Pattern[str]:
    until_day = (
        rf"(?:(?:{times_named('until')})[到至]?|(?<![^，。；：\s])[到至])"
        rf"(?:(?P<until_day>{DAY}) ?[日号]|(?P<until_clock>{CLOCK}))"
    )
    dated = rf"(?:{_year()})?(?: ?[的，]? ?(?:{_part()}|{_feast()}))?"
    return re.compile(rf"(?:{until_day}|{_until()}?(?:{_word()}|{dated})){_behind()}")


@cache
def _beginning() -> re.Pattern[str]:
    """The first signs of a time: two of a word of the table, or what a number opens with.

    One alternative for each first sign, so that all other text is skipped at once.
    """
    behind: dict[str, list[str]] = {}
    for firsts, seconds in OPENERS:
        for first in firsts:
            behind.setdefault(first, []).append(seconds)
    for word in sorted({word[:2] for word in values_of(*ALONE)}):
        behind.setdefault(word[0], []).append(re.escape(word[1]))
    behind.setdefault("“", []).append(f"[{''.join(behind)}]")
    return re.compile(
        "|".join(f"{first}(?:{'|'.join(each)})" for first, each in behind.items())
    )
