"""The foot of a bulletin or document: distribution list, office, printing date, copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..language.dates import find_dates, without_dates
from ..language.marks import HAN, PAGE_NUMBER, bare, is_prose
from ..language.numerals import read_number
from ..language.patterns import pattern
from ..parsed import Line, Recipients
from .credit_rows import BOARD, is_credit_row, names_members, names_two
from .distribution import COPIES, opens_distribution, read_distribution
from .issuers import bureau_of_line
from .labels import Label, Labelled, texts_of
from .mastheads.beside import NO_NEWS
from .mastheads.masthead import ORGANISATION, read_masthead_line

# 2022年4月11日印发, 韶关市民政局办公室 2022年4月11日印发, 共印50份, 〔县民政局　印220本〕;
# …分到每个村。（印制500册） is a sentence's
IMPRINT = pattern(
    r"(?:印发|印制|编发|付印|(?<=日)印)\s*[。]?\s*(?:[（(]?\s*共\s*印?.{0,8}份\s*[）)]?)?\s*$|共\s*印\s*(?:\d{1,6}|[一二三四五六七八九十百千零〇]{1,7})\s*份|印\s?数\s*[:：|｜]|"
    rf"^(?:[^，。；]{{0,40}}(?:[局室办科股处站院会部心]|[日：:][{HAN}\s]{{0,12}})(?=[\s（(〔]))?[\s（(〔]*"
    r"印[发制]?\s*[:：]?\s*\d{1,6}\s*[份本册]\s*[）)〕]?\s*$"
)
# 责任编辑：某某, （本期编辑：某某）, 签发：…, 值班员：…, 电　　话：…, 投稿：… at the foot
EDITORS = pattern(
    r"^[（(【\[]?\s*(?:[本下]期|本刊|值班|执行|编辑部|联系|投稿|监督)?\s*(?:责任?编辑?|责编|编\s*辑(?!部?(?:附记|按|注|的话|后记|手记|点评|同志))|编\s*校|校\s*对|签\s*发|核\s*稿|审\s*核|审\s*稿|编\s*审|主\s*编|总\s*编|"
    r"编\s*发|编委会?|打\s*印|缮\s*印|主\s*[办管]|承\s*办|人?员|带班领导|(?:投|来|赐|截)\s*稿|社\s*址|公众号|微信号|电\s*话|传\s*真|(?:电子)?\s*邮\s*[箱编件]|地\s*址|网\s*址|印\s*数)[^:：]{0,8}[:：|｜]"
    r"|^[（(]?(?:本刊|本期|本报|本简报)?\s?(?:诚挚|热忱|竭诚)?(?:欢迎|敬请|恭请|恳请)(?:广大|各地|各单位|您)?[^，。]{0,8}(?:来稿|赐稿|投稿|供稿|批评指正|指正|提供(?:稿件|信息稿|素材)|对(?:本刊|本报|简报))"
    rf"|^[（(【\[]\s*本期(?:责任|执行)?编辑\s+[{HAN}]\s?[{HAN}]{{1,3}}(?:[\s、]+[{HAN}]{{2,4}}){{0,3}}\s*[）)】\]]$"
)
# 〖本期供稿：…〗: who sent what all of the issue tells
SENT_IN = pattern(
    r"^[（(【\[〔〖]?\s*本期(?:供稿|撰稿|来稿|组稿|信息来源|稿件来源)(?:单位|人员)?\s*[:：]"
)
# （本刊文章未经同意请勿转载）: what may be done with it
TERMS_OF_USE = pattern(
    r"^[（(【\[〔]?\s*本(?:刊|期|报|简报|资料)[^。]{0,40}(?:转载|赠阅|翻印|外传|作者观点|保存|销毁|收回)[^。]{0,16}。?[）)】\]〕]?$"
)
# （此件阅后由办公室收回）: brackets around all of a line below the recipients; （含各园区管委会）
# tells who they are
IN_BRACKETS = pattern(
    r"^[（(〔【\[](?!\s?(?:不?含|包括|除|不发|各|另))[^（()）〔〕]{2,60}[）)〕】\]]$"
)
# 本期共发：县级领导18份，部门45份: how many went to whom
SHARED_OUT = pattern(
    r"^[（(]?\s?本期共?(?:发|印|印发|发送)\s?(?:[:：]|(?=\d))[^。]{0,60}\d\s?份[^。]{0,40}。?[）)]?$"
)
# 存档：局办公室: the copy that is kept
KEPT = pattern(r"^存\s?档?\s*[:：]|^存档[（(]")
# 主题词：儿童福利　经验　交流: between the last article and the recipients
KEYWORDS = pattern(r"^主\s*题\s*词\s*[:：]")
RULE = pattern(r"^[\s_＿=\-—─━*·.]{3,}$")
# 附：征询意见表, 建议编号：47, □满意: the form to be sent back, below the recipients
NO_RECIPIENT = pattern(r"^附\s?件?\s?\d?\s?(?:[:：]|$)|[:：□]")
FOOT_LENGTH = 80
# So many lines at most tell who sits on an editors' board.
LONGEST_BOARD = 12
VERB = pattern(r"(?:编印|印发|印制|编发|付印|主办|编|印)\s*$")
EDGES = " \u3000。()（）|｜│┃"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    distribution: tuple[Recipients, ...] = ()
    office: str = ""
    printed_on: date | None = None
    copies: int | None = None


def label_foot(lines: Sequence[Line]) -> tuple[int, list[Labelled]]:
    """Where the foot begins, and a label for each of its lines."""
    start = _start_of_foot(lines)
    labelled: list[Labelled] = []
    listed = ""
    for line in lines[start:]:
        label = _foot_label(line.text, listed)
        if label is Label.DISTRIBUTION:
            listed = line.text
        elif label is Label.IMPRINT and not IN_BRACKETS.match(line.text):
            listed = ""
        labelled.append(Labelled(line, label))
    return start, labelled


def _start_of_foot(lines: Sequence[Line]) -> int:
    """The foot begins at the first distribution line, else at the printer's lines."""
    for i, line in enumerate(lines):
        if opens_distribution(line.text) and _is_foot(lines[i:]):
            return _with_board_above(lines, _with_editors_above(lines, i))
    start = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        text = lines[i].text
        if is_printers_line(text):
            start = i
        elif text and not RULE.match(text) and not PAGE_NUMBER.match(text):
            break
    return _with_board_above(lines, start)


def _with_board_above(lines: Sequence[Line], start: int) -> int:
    """《某某民政》编委会 over 主任：某某 and what else it names, down to the foot."""
    for i in range(start - 1, max(start - 1 - LONGEST_BOARD, -1), -1):
        if BOARD.match(lines[i].text.strip()):
            return i
        if lines[i].text and not names_members(lines[i].text):
            break
    return start


def _with_editors_above(lines: Sequence[Line], start: int) -> int:
    """（本期编辑：某某） right above the recipients."""
    top = start
    for i in range(start - 1, -1, -1):
        text = lines[i].text
        if text and not (names_editors(text) or KEYWORDS.match(text)):
            break
        top = i if text else top
    return top


def names_editors(text: str) -> bool:
    """Who made it, or how they are reached: 州治理办公室联系电话：…　邮箱：…"""
    if not text or len(text) >= FOOT_LENGTH:
        return False
    rest = NO_NEWS.sub("", text)
    is_address = rest != text and (
        not rest.strip() or bool(ORGANISATION.match(bare(rest)))
    )
    return is_address or is_credit_row(text) or bool(EDITORS.match(text.lstrip("|｜ ")))


def _is_foot(lines: Sequence[Line]) -> bool:
    """No article follows: below the list stand names and stamps, no sentences."""
    return not any(
        "。" in line.text.rstrip("）)。")
        or (len(line.text) > FOOT_LENGTH and "、" not in line.text)
        for line in lines
        if not opens_distribution(line.text)
    )


def is_imprint_line(text: str) -> bool:
    """Whether the line tells of printing: 2022年4月11日印发, 共印50份."""
    return bool(IMPRINT.search(text)) and len(text) < FOOT_LENGTH


def is_printed(text: str) -> bool:
    """Whether all that the line tells is who printed it, when, and how many."""
    if not is_imprint_line(text) or is_prose(text):
        return False
    told = next(find_dates(text), None) or COPIES.search(text)
    rest = VERB.sub("", without_dates(COPIES.sub("", text)).strip(EDGES)).strip(EDGES)
    return bool(told) and (not rest or bool(ORGANISATION.match(bare(rest))))


def is_printers_line(text: str) -> bool:
    """A line that tells who made an issue, whose it is, or what may be done with it."""
    return bool(text) and bool(
        IMPRINT.search(text)
        or names_editors(text)
        or _is_of_edition(text)
        or read_masthead_line(text)
    )


def _is_of_edition(text: str) -> bool:
    """Who sent it in, what may be done with it, where a copy is kept."""
    return any(each.match(text) for each in (SENT_IN, SHARED_OUT, TERMS_OF_USE, KEPT))


def _foot_label(text: str, listed: str) -> Label:
    """The label of a line below `listed`, the distribution line before it if any."""
    if not text:
        return Label.BLANK
    if PAGE_NUMBER.match(text):
        return Label.PAGE_NUMBER
    if opens_distribution(text):
        return Label.DISTRIBUTION
    if listed and not listed.endswith("。") and not _is_printers_own(text):
        return Label.DISTRIBUTION
    return Label.IMPRINT


def _is_printers_own(text: str) -> bool:
    """Printer's lines that no list of recipients could hold."""
    return bool(
        IMPRINT.search(text)
        or EDITORS.match(text)
        or _is_of_edition(text)
        or IN_BRACKETS.match(text)
        or is_credit_row(text)
        or names_two(text)
        or NO_RECIPIENT.search(text)
        or next(find_dates(text), None)
        or bureau_of_line(text)
    )


def read_imprint(labelled: Sequence[Labelled]) -> Imprint:
    """The fields of a labelled foot."""
    lists = texts_of(labelled, Label.DISTRIBUTION)
    foot = texts_of(labelled, Label.IMPRINT)
    everything = "\n".join([*lists, *foot])
    copies = COPIES.search(everything)
    printed = [
        found.value for text in foot for found in find_dates(text) if found.value
    ]
    return Imprint(
        distribution=read_distribution(lists),
        office=next((office for text in foot if (office := _office(text))), ""),
        printed_on=printed[-1] if printed else None,
        copies=read_number(copies["copies"]) if copies else None,
    )


def _office(text: str) -> str:
    """韶关市民政局办公室 of 韶关市民政局办公室  2022年4月11日印发."""
    text = without_dates(COPIES.sub("", text))
    name = VERB.sub("", text.strip(EDGES)).strip()
    return bare(name) if ORGANISATION.match(bare(name)) else ""
