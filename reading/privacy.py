"""Personal numbers and names: found for staff, masked for the public."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .language.patterns import pattern
from .names import can_be_name, is_masked, name_at, statuses
from .parsed import Line, PersonalMention
from .people import private_names

# What may part the digits of a number: a space of any width, a hyphen, a dash or a dot,
# perhaps with spaces beside it, or a sign without width that nobody sees.
DASH = "-\u2010-\u2015\u2212\ufe63\uff0d.\uff0e\u00b7\u2022_"
SPACE = " \u00a0\u2002-\u200a\u202f\u3000\u200b-\u200d\u2060\ufeff\u00ad"
PARTED = rf"(?:[{SPACE}]?[{DASH}][{SPACE}]?|[{SPACE}])?"
HYPHEN = rf"[{SPACE}]?[-\u2010-\u2015\u2212\uff0d][{SPACE}]?"
# Each begins with what it looks for and looks behind it then: a search that begins
# by looking behind looks behind every character of the text.
# 13800138000, 138-0013-8000, 1380-0138-000, 138-001-38000
REST_OF_MOBILE = (
    rf"[3-9]\d(?:{PARTED}\d{{4}}{PARTED}\d{{4}}|\d{HYPHEN}\d{{4}}{HYPHEN}\d{{3}}"
    rf"|{HYPHEN}\d{{3}}{HYPHEN}\d{{5}})(?!\d)"
)
# Not inside a longer run of digits, but behind the code of the country: +8613800138000
MOBILE = pattern(
    r"1(?:(?<![\d*]1)|(?<=861)(?<!\d861)|(?<=00861)(?<!\d00861))" + REST_OF_MOBILE
)
# 11010519491231002X, 110105 19491231 002X, 1101 0519 4912 3100 2X
ID_NUMBER = pattern(
    rf"\d(?<![0-9A-Za-z]\d)(?:{PARTED}\d){{16}}{PARTED}[\dXx](?![0-9A-Za-z])"
)
# 110105491231002, as numbers were until 1999
OLD_ID_NUMBER = pattern(r"\d(?<![0-9A-Za-z*]\d)\d{14}(?![0-9A-Za-z*])")
# 6222 0200 1234 5678 9 (UnionPay), 622202 00123456789, 4… (Visa), 51 to 55 (Mastercard),
# 9558…; 436742 and 456351 begin cards of 19 digits. A row of a table is in other groups.
BANK_CARD = pattern(
    rf"[3-69](?<![0-9A-Za-z][3-69])(?:\d{{3}}(?:{PARTED}\d{{4}}){{3}}(?:{PARTED}\d{{1,3}})?"
    rf"|\d{{5}}{PARTED}\d{{10,13}})(?![0-9A-Za-z])"
)
CARD_ISSUERS = pattern(
    r"6[02]\d{14,17}|955[89]\d{12,15}|4\d{15}(?:\d{3})?|5[1-5]\d{14}(?:\d{3})?|35\d{14}"
)
# 紧急联系人:王 某 13800138000 / 联 系 人：孙  蓓 / 联系人及电话：孙蓓
CONTACT_NAME = pattern(
    r"(?=[联经])(?:联\s{0,4}系\s{0,4}人|经\s{0,4}办\s{0,4}人|联\s{0,4}络\s{0,4}[员人])(?:姓名|及(?:联系)?(?:电话|方式))?"
    r"\s{0,4}[:：]\s{0,4}"
    r"(?P<name>(?!\S{0,8}[局科处室办站])"
    r"(?:[\u4e00-\u9fff]\s[\u4e00-\u9fff]\s[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]\s{0,4}[\u4e00-\u9fff·]{1,3}))"
)
# Every number that is looked for holds eleven digits, and nothing else but what parts them;
# most lines hold none such. It is asked of every text that is shown, and costs half as much
# as a pattern that tells a digit from what parts two.
LONG_NUMBER = pattern(rf"\d[{DASH}{SPACE}\d]{{10}}")
# １３８００１３８０００, typed by a keyboard set wide
WIDE = pattern("[０-９Ａ-Ｚａ-ｚ]")
NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
# 家住城关镇东街12号302室, 现住某村三组: an address that somebody lives at
LIVES_AT = pattern(
    r"(?=[家现租居住户])(?:家\s?住|现\s?住|租\s?住|居\s?住|住\s?在|住\s?址|家庭\s?(?:住|地)\s?址|户籍(?:地址|地|所在地)?)"
    r"[址地在于为:：\s]{0,4}(?P<place>[^，,。；;：:、（(]{2,40})"
)
# 12号, 302室, 3栋: which house it is
HOUSE = pattern(
    r"(?:\d{1,5}|[一二三四五六七八九十]{1,3})\s?(?:号|室|栋|幢|单元|弄)(?!线|楼梯|召)"
)
# 东湖村三组, 东湖村第2村民小组: too many live there, unless one of them is named
GROUP = pattern(
    r"村(?<=[\u4e00-\u9fff]村)(?:委会)?第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:村民小)?[组社队屯](?![长级建队会])"
)
# What stands before a number without being a name.
NO_NAMES = "联系|电话|手机|热线|传真|值班|办公|咨询|监督|举报|投诉|地址|微信|号码"
# 孙某某 13800138000: a name with nothing but spaces before a mobile number.
NAME_BEFORE_MOBILE = pattern(
    rf"(?:^|[\s、，,；;：:（(])(?P<name>(?!{NO_NAMES})[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){{1,3}})"
    r"\s*[（(：:，,]?\s*1" + REST_OF_MOBILE
)

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
# 11 is 北京, 44 广东, 83 台湾 of today's residence permits
_PROVINCE = pattern(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
# 110105194912310021, 110105 19491231 0021, 110105 1949 1231 0021: as people write it
USUAL_GROUPS = pattern(r"\d{6} ?\d{4} ?\d{4} ?\d{3}[\dXx]")


def is_id_number(digits: str) -> bool:
    """Whether 18 characters are a resident's number: ISO 7064 MOD 11-2, a real birth month and day."""
    weighted = sum(int(d) * w for d, w in zip(digits[:17], _ID_WEIGHTS, strict=True))
    return (
        digits[6:8] in {"18", "19", "20"}
        and _is_day(digits[10:14])
        and _ID_CHECKS[weighted % 11] == digits[17].upper()
    )


def is_mistyped_id(written: str) -> bool:
    """Whether it is a resident's number but for its check: a province, a day of birth.

    Numbers of cases are made likewise, of a place and a day: of those who were born
    since they are kept by computer, the check has to be right.
    """
    digits = _digits(written)
    return (
        bool(USUAL_GROUPS.fullmatch(_plainly(written)))
        and bool(_PROVINCE.match(digits))
        and "1900" <= digits[6:10] < "2010"
        and _is_day(digits[10:14])
    )


def is_old_id(digits: str) -> bool:
    """Whether 15 digits are a resident's number of before 1999: a province, a day of birth."""
    is_placed = bool(_PROVINCE.match(digits))
    return is_placed and _is_day(digits[8:12]) and digits[12:] != "000"


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 12 and 1 <= int(digits[2:]) <= 31


def is_bank_card(written: str) -> bool:
    """Whether these digits are a card's: of an issuer that we know, and right by Luhn."""
    digits = _digits(written)
    if not CARD_ISSUERS.fullmatch(digits) or is_written_id(digits):
        return False
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    return (
        sum(map(int, digits[-1::-2])) + sum(n - 9 * (n > 9) for n in doubled)
    ) % 10 == 0


def is_written_id(written: str) -> bool:
    digits = _digits(written)
    return len(digits) == 18 and (is_id_number(digits) or is_mistyped_id(written))


def _digits(written: str) -> str:
    """The digits alone, with the X of a check."""
    return "".join(sign for sign in written if sign.isalnum())


def _plainly(written: str) -> str:
    """With one space for whatever parts the digits."""
    return re.sub(r"[^0-9Xx]+", " ", written)


class PersonalNumber(NamedTuple):
    """A kind of number that is somebody's, and how much of it the public may read."""

    kind: str
    pattern: re.Pattern[str]
    is_one: Callable[[str], bool]
    keep_first: int
    keep_last: int = 4

    def found_in(self, text: str) -> Iterator[str]:
        return (m[0] for m in self.pattern.finditer(text) if self.is_one(m[0]))

    def shown(self, number: str) -> str:
        """What staff are told of it: enough to find it by, with no gaps."""
        return self._masked(_digits(number))

    def masked_in(self, text: str) -> str:
        return self.pattern.sub(lambda match: self._masked(match[0]), text)

    def _masked(self, number: str) -> str:
        if not self.is_one(number):
            return number
        middle = len(number) - self.keep_first - self.keep_last
        return number[: self.keep_first] + "*" * middle + number[-self.keep_last :]


# In the order of masking: a card's digits may hold what looks like a mobile number.
NUMBERS = (
    PersonalNumber("bank_card", BANK_CARD, is_bank_card, keep_first=6),
    PersonalNumber("mobile_phone", MOBILE, lambda _: True, keep_first=3),
    PersonalNumber("id_number", ID_NUMBER, is_written_id, keep_first=6),
    PersonalNumber("id_number", OLD_ID_NUMBER, is_old_id, keep_first=6, keep_last=3),
)


def mask(text: str) -> str:
    """The text as the public may read it; every character keeps its place.

    13800138000 becomes 138****8000, an ID number keeps its first 6 and last 4.
    """
    if not LONG_NUMBER.search(text):
        return text
    usual = masked = narrow(text)
    for personal in NUMBERS:
        masked = personal.masked_in(masked)
    return text if masked == usual else masked


def narrow(text: str) -> str:
    """Wide digits and letters as usual ones: １３８ is 138; every sign keeps its place."""
    return text.translate(NARROW) if WIDE.search(text) else text


def personal_mentions(lines: Iterable[Line]) -> tuple[PersonalMention, ...]:
    """Personal numbers, contacts, names beside a status and homes, each at its line."""
    return tuple(mention for line in lines for mention in _mentions_in(line))


def _mentions_in(line: Line) -> Iterator[PersonalMention]:
    """What the line holds of each kind; of a contact, whether he is named at all."""
    text = narrow(line.text)
    contacts = {m.start("name"): m["name"] for m in CONTACT_NAME.finditer(text)}
    found: list[tuple[str, str]] = []
    if LONG_NUMBER.search(text):
        found = list(_numbers_in(text))
        named = NAME_BEFORE_MOBILE.finditer(text)
        contacts |= {m.start("name"): m["name"] for m in named}
    found += [("name_beside_status", name) for name in private_names(text)]
    found += [("home_address", place) for place in home_addresses(text)]
    for kind, words in found:
        yield PersonalMention(kind=kind, line=line.number, words=words)
    for name in contacts.values():
        yield PersonalMention(
            kind="contact_name",
            line=line.number,
            is_masked=not _is_full(name),
            words="".join(name.split()),
        )


def _numbers_in(text: str) -> Iterator[tuple[str, str]]:
    for personal in NUMBERS:
        for number in personal.found_in(text):
            yield personal.kind, personal.shown(number)


def _is_full(name: str) -> bool:
    """孙  蓓 is a full name; 李某某, 王女士 and 各科室 are none."""
    written = "".join(name.split())
    return not is_masked(written) and (can_be_name(written) or "·" in written)


def home_addresses(text: str) -> Iterator[str]:
    """Each address that the line says somebody lives at, down to the house; or, where
    it names somebody, to the group of a village.
    """
    homes = [m["place"] for m in LIVES_AT.finditer(text)]
    yield from (place for place in homes if HOUSE.search(place))
    for match in GROUP.finditer(text):
        if _names_somebody(text, match):
            yield match[0]


def _names_somebody(text: str, group: re.Match[str]) -> bool:
    """三组村民李大山, 三组低保户李大山, 李大山（家住东湖村三组）"""
    at = group.end()
    if who := _who().match(text, at):
        at = who.end()
    return bool(name_at(text, at))


@cache
def _who() -> re.Pattern[str]:
    return re.compile(
        rf"的?(?:村民|居民|社员|老人|{'|'.join(statuses())})?[：:“\"\s]{{0,2}}"
    )
