"""Document numbers 机关代字〔年〕序号号: read in all bracket forms, written in one."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..language.dates import SIGN, is_only_a_date, read_scanned
from ..language.marks import REMEMBERED_LINES
from ..language.patterns import pattern

OPEN, CLOSE = "〔［\\[【(（﹝", "〕］\\]】)）﹞"
# What runs into the prefix from the left: 根据民发〔2020〕8号 is 民发.
LEADING_WORDS = pattern(
    r"^.*(?:根据|按照|依据|依照|贯彻|落实|执行|转发|印发|参照|结合|对照|遵照|以及|通过|关于|"
    r"学习|传达|文号|字号|编号|通知|意见|办法|民政[局厅部]|人民政府|办公[厅室]|委员会|小组|"
    r"[的和与及见据按照以由对将自从等])"
)
# Places whose short form is such a word: 和(田)民发, 从(江)民发, 自(贡)民发.
PLACE_WORDS = "和从自以"
# 〔2021〕239号, [2022] 5 号, (2024)第03号, ﹝2023﹞83号, 〔２０２２〕８号, 〔2O18〕l2号: behind the prefix;
# 〔2021〕II号 holds no digit: it may be 2 as well as 11
YEAR_AND_SERIAL = pattern(
    rf"[{OPEN}]\s*(?P<year>(?:[1１lI][9９]|[2２][0０Oo]){SIGN}{{2}})\s*年?\s*[{CLOSE}]\s*"
    rf"(?:第\s*)?[0０]*(?P<serial>(?=\D{{0,4}}\d){SIGN}{{1,5}})\s*号"
)
# 兰民发, at the end of what stands before the year
PREFIX = pattern(r"(?P<prefix>[\u4e00-\u9fff]{1,14})\s*$")
# 发文字号：兰民发〔2021〕239号, 文 号 …: what stands before a number of its own
LABEL = pattern(r"^\s*(?:发文字号|文\s*号|文件编号|发文号|文件字号)\s*[:：]?\s*")
# 兰民发〔2021〕239号   签发人：某某某
SIGNER = pattern(r"\s*签发人")
# 兰民函〔2021〕9号　　办理结果：A: set wide on the number's line, a label and its value
SET_WIDE = pattern(r"\s{2,}|\u3000")
BESIDE_NUMBER = pattern(r"^[\u4e00-\u9fff]{2,8}[:：]\s?\S{0,12}$|^[A-D甲乙丙丁]类?$")
# （第3号）, 2018年第3号, 〔2023〕第4号, [2023]4号: what numbers announcements, below their title;
# 〔2024〕第11次: what numbers meetings; 第006/DP/2023号: as Macao numbers its announcements
NUMBER_ALONE = pattern(
    r"^[（(〔\[]?\s?(?:(?:19|20)\d{2}\s?年?\s?[）)〕\]]?\s?)?第\s?[\d一二三四五六七八九十]{1,4}\s?[号次]\s?[）)〕\]]?$|"
    r"^[（(〔\[]\s?(?:19|20)\d{2}\s?年?\s?[）)〕\]]\s?\d{1,4}\s?号$|"
    r"^第?\s?\d{1,4}(?:[/／][A-Z][A-Z-]{0,12}){0,2}[/／](?:19|20)\d{2}\s?号$"
)
# 湄民发〔20247, 湄民发2024〕7号: a copy lost the signs beside the digits, but not all;
# 养老服务办2022, 社会事务办20230512 are an office and its day
SIGNS_LOST = pattern(
    rf"^[\u4e00-\u9fff]{{1,9}}[发函字办复通电](?=[{OPEN}]|.{{4,9}}[{CLOSE}号]|\d{{5,7}}$)"
    rf"[{OPEN}]?\s?(?:19|20)\d{{2}}\s?[{CLOSE}]?\s?\d{{0,5}}\s?号?$"
)
# 贺审 批发〔2023〕14号, 贺 民 发〔2023〕14号: blanks within the office's letters, and all before them
TORN_PREFIX = pattern(
    rf"^(?P<prefix>[\u4e00-\u9fff]{{1,8}}(?: {{1,3}}[\u4e00-\u9fff]{{1,8}}){{1,6}}) ?(?=[{OPEN}]\s?(?:19|20))"
)
# 特急 贺民发〔2023〕14号: a mark before the number; 县民政局 贺民发〔2023〕14号: an office
MARK_BEFORE = pattern(
    r"^(?:急|特急|特提|加急|平急|急件|限时|文件|绝密|机密|秘密|(?:主动|依申请|不予?)?公开)$"
)
# 贺民发, 民发: letters that are whole, so that a word before them, as 翻印, may be none of them
WHOLE_PREFIX = pattern(r"^(?:民|[\u4e00-\u9fff]{3})")
NO_PREFIX = pattern(r"[局厅室会府委部组号件级类期人报刊]$|中心$|信息|动态|简报|附")
LONGEST_PREFIX = 9
# How far back a prefix and its spaces may reach.
PREFIX_REACH = 20

# 简报 〔2022〕5号 is a bulletin's number, not a document's.
BULLETIN_PREFIX = pattern(r"(?:简报|信息|动态|专报|快报)〔")


class DocumentNumber(NamedTuple):
    normal: str
    raw: str
    year: int
    start: int
    end: int


def find_document_numbers(text: str) -> Iterator[DocumentNumber]:
    """Every document number in the text, written 民发〔2020〕8号."""
    for match in YEAR_AND_SERIAL.finditer(text):
        before = text[max(0, match.start() - PREFIX_REACH) : match.start()]
        found = PREFIX.search(before)
        if found is None:
            continue
        prefix = _prefix_alone(found["prefix"], before[: found.start()])
        year, serial = read_scanned(match["year"]), read_scanned(match["serial"])
        if not prefix or not year or not serial:
            continue
        start = match.start() - len(before) + found.end("prefix") - len(prefix)
        normal = f"{prefix}〔{year}〕{serial}号"
        raw = text[start : match.end()]
        yield DocumentNumber(normal, raw, year, start, match.end())


def _prefix_alone(prefix: str, before: str) -> str:
    """The prefix without what runs into it; a place's short form at its head stays."""
    stands_free = not before.strip() or before.rstrip().endswith(("（", "(", "：", ":"))
    if stands_free and len(prefix) <= 5 and prefix[0] in PLACE_WORDS:
        return prefix
    return LEADING_WORDS.sub("", prefix)


def is_number_alone(text: str) -> bool:
    """（第3号）, 2018年第3号; 湄民发〔20247　签发人：, which tells no number any more."""
    own = SIGNER.split(text.strip(), maxsplit=1)[0]
    return bool(NUMBER_ALONE.match(text.strip()) or SIGNS_LOST.match(own))


def own_document_number(text: str) -> DocumentNumber | None:
    """The number that a line holds alone, as under a masthead, or behind its label."""
    bare = _closed_prefix(LABEL.sub("", text).strip().strip("()（） \u3000"))
    for number in find_document_numbers(bare):
        if number.start == 0 and number.end == len(bare):
            return number
    return None


def _closed_prefix(text: str) -> str:
    """贺审 批发〔2023〕14号 without the blank; 特急 before it, which is none of it, falls away."""
    found = TORN_PREFIX.match(text) if " " in text else None
    if found is None:
        return text
    pieces, rest = found["prefix"].split(), text[found.end() :]
    if len(pieces) > 1 and MARK_BEFORE.match(pieces[0]):
        pieces = pieces[1:]
    prefix = "".join(pieces)
    is_one = len(prefix) <= LONGEST_PREFIX and not LEADING_WORDS.match(prefix)
    is_one = is_one and not any(map(NO_PREFIX.search, pieces))
    return prefix + rest if is_one and not _is_word_before(pieces) else text


def _is_word_before(pieces: Sequence[str]) -> bool:
    """翻印 贺民发, 贺州市 民发: a word, and behind it letters that lack nothing."""
    opens_with_word = len(pieces) > 1 and len(pieces[0]) > 1
    return opens_with_word and bool(WHOLE_PREFIX.match(pieces[-1]))


def numbers_stated(value: str) -> list[DocumentNumber]:
    """Those of 文号：…, or the one that it is."""
    own = own_document_number(value)
    return [own] if own else list(find_document_numbers(value))


@lru_cache(REMEMBERED_LINES)
def document_number_of(text: str) -> DocumentNumber | None:
    """The number that a line holds for itself; 签发人 and 办理结果：A beside it are passed over."""
    number = own_document_number(SIGNER.split(_without_labels(text), maxsplit=1)[0])
    return number if number and not BULLETIN_PREFIX.search(number.normal) else None


def _without_labels(text: str) -> str:
    """The one piece of a line set wide that is no label with its value, nor a day; else all of it."""
    if "号" not in text:
        return text
    pieces = [piece for piece in SET_WIDE.split(text.strip()) if piece]
    others = [
        piece
        for piece in pieces
        if not (BESIDE_NUMBER.match(piece) or is_only_a_date(piece))
    ]
    return others[0] if len(others) == 1 else text
