"""Whose names the public may not read: people who are helped, ill or in need.

Asked of a line that tells of need: the names that stand where such a text names them,
less those of people who are named in their office, or whom everybody knows. Words are
rows of `reading/language/people.csv`, each of a kind; all patterns are bounded.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from .language.characters import simplified
from .language.gazetteer import is_place
from .language.guarded import (
    GuardedWord,
    any_of,
    begin,
    begin_pairs,
    words_of_table,
)
from .language.patterns import pattern
from .names import (
    AFTER,
    FIRST_SIGNS,
    HAN,
    NO_GIVEN,
    SURE,
    SURNAMES,
    is_masked,
    likeness,
    names_beside_status,
)

# 鍾永強, 低保戶: signs that a text in usual characters has none of
TRADITIONAL = pattern(
    "[戶鍾張陳劉吳趙楊黃孫馬鄭謝許鄧馮蕭葉蘇盧韋龍賀龔錢嚴獨這個們領補發殘]"
)
# 李 秀 珍: torn by the machine that read the page
TORN = pattern(
    rf" (?<=[{HAN}] )(?=[{HAN}])|\u3000(?<=[{SURNAMES}]\u3000)(?=[{HAN}][{HAN}，。])"
)
PROSE = pattern("[，。]")
# Where a clause begins, or a word behind 的 (门口站着的是范小满), with a sign that begins names.
CLAUSE = r"(?:^|[。！？；!?;“”‘’\s|｜、，,：:（(…]|的(?:是|叫)?)"
# How far from a name its need may stand.
NEAR = 60


def _words(*kinds: str) -> tuple[GuardedWord, ...]:
    return words_of_table("people.csv", *kinds)


@cache
def _needs() -> re.Pattern[str]:
    return re.compile(
        f"{begin_pairs(_words('hardship'))}(?:{any_of(_words('hardship'))})"
    )


@cache
def _asks() -> re.Pattern[str]:
    """A need, a status or an illness: most lines have none, and nothing is looked for."""
    words = (*_words("hardship", "illness"), *words_of_table("statuses.csv"))
    return re.compile(f"{begin_pairs(words)}(?:{any_of(words)})")


@cache
def _famous() -> frozenset[str]:
    return frozenset(each.word for each in _words("famous"))


@cache
def _told_of() -> re.Pattern[str]:
    """What stands behind the name of one who is told of: 老人, 患有, （82岁, ，男，."""
    need = any_of((*words_of_table("statuses.csv"), *_words("hardship")))
    return re.compile(
        begin(
            _words("elder"),
            "患因身罹被查出确诊瘫失双无今现刚年夫一全家户（([，、, \t男女身大读是同：:",
        )
        + rf"(?:{any_of(_words('elder'))}|"
        r"患(?![者儿难])|因患|身患|罹患|因病|被?查出|确诊|瘫痪|失智|失能|失明|双目|无儿无女|"
        r"[今现]年|刚满|年[过逾近]|夫妇|夫妻|一家(?![人单企])|全家|家(?=[的中里门失房庭])|户(?=[（(，、是的])|"
        r"[（(]\d{1,3}[岁周）)]|[（(][男女][，,）)]|[，、,\s]{1,2}[男女][，、,\s]|[（(]?身份证|"
        r"[，,（(][\u4e00-\u9fff]{1,4}族[，,）)]|大学毕业|读[小初高大]|说[。：，]|因(?=[\u4e00-\u9fff]{1,6}?(?:肺|病|癌|住院|残|灾))|"
        r"[（(](?:[长次独]子|[长次独]女|儿子|女儿|母亲|父亲|丈夫|妻子|户主|死亡|孤儿)|[：:][男女]，|同志(?=[的来]信|反映)|"
        rf"是(?:[个位名]|一[个位名]|村里的)?[^，。；]{{0,8}}?(?:{need}))"
    )


@cache
def _points_at() -> re.Pattern[str]:
    """What a name stands behind that is told of: 村民, 户主：, 名叫, 看望了, 妻子."""
    return re.compile(
        begin(
            _words("whose", "deed"), "姓户监被受申求当报死逝家本弃患少一两另名叫取人村"
        )
        + r"(?:(?P<label>(?:户主|申请人)?姓名|落款是|户主|监护人|被监护人|受益人|申请人|求助人|受助人|当事人|报告人|死者|逝者|受害人|家属|本人|弃婴)[：:\s“]{0,2}(?:为|是)?|"
        r"(?:(?:[一两另][位个]叫|名叫|叫做|取名|人叫)“?|村|"
        rf"(?:{any_of(_words('whose'))})[：:“]?|(?P<deed>{any_of(_words('deed'))})(?:了|着|过)?)"
        rf"(?=[{_first_signs()}]))"
    )


LABELLED = pattern(
    rf"(?!性别|身份|电话|联系|住址|年龄|关系|单位|民族|地址)[{HAN}]{{2,4}}(?=[\s，,、；;。”|]|$)"
)


def _labelled(text: str, match: re.Match[str]) -> str:
    """姓名：和丽芬: what a form has where a name is to be written, be its signs rare."""
    if not match["label"] or not match[0].endswith(("：", ":", "“")):
        return ""
    item = LABELLED.match(text, match.end())
    return item[0] if item and not is_masked(item[0]) else ""


@cache
def _clauses() -> re.Pattern[str]:
    return re.compile(f"{CLAUSE}(?=[{_first_signs()}])")


def _first_signs() -> str:
    return "".join(sorted(FIRST_SIGNS | _ethnic_signs()))


# 拟资助孤儿：, 公示：一、: what a list of names stands behind
HEADS_LIST = pattern(
    r"(?=[对人名公新孤如学残家取户为])(?:对象|人员|名单|公示|新增|孤儿|如下|学生|残疾|家庭|取消|户|人|为)(?:[：:]\s?(?:一、|1[.．、])?|(?<=对象)为)"
)


@cache
def _public_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(_words('office'))})[：:、\s“”（(]{{0,2}}(?:[{HAN}]{{2,3}}[、和])?$"
    )


@cache
def _public_after() -> re.Pattern[str]:
    return re.compile(rf"[（(]?(?:{any_of(_words('public_after'))}|化名)")


def private_names(text: str) -> Iterator[str]:
    """Every full name in the line that belongs to one who is helped, ill or in need."""
    if not _asks().search(text) and not TRADITIONAL.search(text):
        return
    written, read = _as_read(text)
    found = _names_told_of(read) if _needs().search(read) else {}
    found |= {read.find(name): name for name in names_beside_status(read)}
    if not found:
        return
    public = {name for start, name in found.items() if is_public(read, start, name)}
    for start, name in sorted(found.items()):
        if start >= 0 and name not in public:
            yield written[start : start + len(name)]


def privately_named(
    text: str, reader: Callable[[str], Iterable[tuple[int, str]]]
) -> Iterator[str]:
    """Of those whom another reader finds in a suspect line, whoever the rules let be one."""
    written, read = _as_read(text)
    if not _asks().search(read):
        return
    told = [_widened(read, *each) for each in reader(read)]
    named = [(at, name) for at, name in told if _is_named(name)]
    public = {name for at, name in named if is_public(read, at, name)}
    known = list(private_names(text))
    for at, name in named:
        words = written[at : at + len(name)]
        if name not in public and not any(words in each for each in known):
            yield words


def _widened(text: str, at: int, name: str) -> tuple[int, str]:
    """储小兰, of which the reader has seen 小兰."""
    if len(name) == 2 and text[at - 1 : at] in FIRST_SIGNS and likeness(name) < 2:
        return at - 1, text[at - 1] + name
    return at, name


def _is_named(name: str) -> bool:
    """叶婆婆, 老周, 小芳, 文豪 and 王＊珍 are no full names."""
    is_short = len(name) < 2 or (len(name) == 2 and name[0] in "老小阿大")
    is_office = name in {each.word for each in _words("office")} or is_place(name)
    return not (is_short or is_office or is_masked(name) or NO_GIVEN.search(name, 1))


def _as_read(text: str) -> tuple[str, str]:
    """The text without gaps within words, as it is written and in usual characters."""
    if (" " in text or "\u3000" in text) and PROSE.search(text):
        text = TORN.sub("", text)
    if not TRADITIONAL.search(text):
        return text, text
    read = simplified(text)
    return (text, read) if len(read) == len(text) else (text, text)


# （乔松月）, at the end of what he wrote
SIGNED = pattern(r"\s?(?:[文图摄供]{1,2}(?:[/／][文图摄])?)?[）)]\s*$")


def is_public(text: str, start: int, name: str) -> bool:
    """局长李建国, 白求恩, 李宁公司, 小明（化名）: one who is no private person here."""
    end = start + len(name)
    return (
        name in _famous()
        or is_masked(name)
        or bool(_public_before().search(text, max(0, start - 12), start))
        or bool(_public_after().match(text, end))
        or bool(SIGNED.match(text, end) and text[start - 1] in "（(")
    )


def _names_told_of(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _told_of().finditer(text):
        if named := _before(text, match.start()):
            found[named[0]] = named[1]
    for match in _points_at().finditer(text):
        at = match.end()
        name = _at(text, at, needed=2) or ("" if match["deed"] else _sure(text, at))
        if name or (name := _labelled(text, match)):
            found[at] = name
    for match in HEADS_LIST.finditer(text):
        if name := _at(text, match.end(), needed=1):
            found[match.end()] = name
    for match in _clauses().finditer(text):
        if name := _near_need(text, match.end()):
            found[match.end()] = name
    found |= dict(_ethnic(text))
    return found | dict(_in_lists(text, found))


def _before(text: str, end: int) -> tuple[int, str] | None:
    """The name that ends there, with where it begins."""
    for length in (3, 2, 4):
        start = end - length
        if start < 0 or text[start] not in FIRST_SIGNS:
            continue
        name, left = text[start:end], text[start - 1 : start]
        is_edge = not left or not re.match(f"[{HAN}]", left)
        needed = 1 if is_edge and length > 2 else 2
        if likeness(name) >= needed and (is_edge or left in LEFT_OF_NAMES):
            return start, name
    return None


LEFT_OF_NAMES = set(
    "的是为给把将到在对向由叫和与及看望访问助陪接送见让请帮替据村组民属位了者"
)


def _at(text: str, at: int, needed: int) -> str:
    """The name that begins there and ends where a name may."""
    first = text[at : at + 1]
    if first in _ethnic_signs() and (match := _part_of_name().match(text, at)):
        return match[0] if _ends(text, match.end(), 3) else ""
    if first not in FIRST_SIGNS:
        return ""
    for length in (4, 3, 2):
        name = text[at : at + length]
        is_one = len(name) == length and likeness(name) >= needed
        if is_one and _ends(text, at + length, length):
            return name
    return ""


# What else a longer name may stand before.
GOES_ON = pattern(
    "读|拿|躲|留|大学|站|经|终|也|还|竖|走|跑|哭|笑|拨|打|坐|躺|接|收|户|家|老人|同志|今年|身|多|长|无|常|遭|突|至|获|申|反|喂|吃|搬|抱|发|竟|便|夫|"
    "独|失|残|瘫|智|头|腿|双|时|一度|一直|一个|声音|找|…|[一两二三四五六七八九十0-9]{1,3}[人户名]"
)


def _ends(text: str, end: int, length: int) -> bool:
    return bool(AFTER.match(text, end) or (length > 2 and GOES_ON.match(text, end)))


# ”陈晓丽说: whoever speaks need not be who is spoken of
SPEAKS = pattern("[说道]|表示|告诉|介绍|感慨|坦言")


def _near_need(text: str, at: int) -> str:
    """A name that a clause begins with, near what it needs: 马秀英的丈夫患有…."""
    name = _at(text, at, needed=2) or _sure(text, at)
    if text[at - 1 : at] == "”" and SPEAKS.match(text, at + len(name)):
        return ""
    end = at + len(name)
    if len(name) > 2 and _needs().search(text, max(0, at - NEAR), end + NEAR):
        return name
    return ""


PLACE_SIGNS = set("省市县区州旗盟镇乡村街路道社公基集医慈护〔有")


@cache
def _ethnic_signs() -> frozenset[str]:
    return frozenset(each.word[0] for each in _words("ethnic"))


def _sure(text: str, at: int) -> str:
    """Three signs that are hardly anything but a name, whatever follows."""
    name = text[at : at + 3]
    if len(name) < 3 or name[0] not in SURE or text[at + 3 : at + 4] in PLACE_SIGNS:
        return ""
    if likeness(name) < 2 or is_place(name) or NO_GIVEN.search(text, at + 1, at + 5):
        return ""
    return name


@cache
def _part_of_name() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_words('ethnic'))})(?![·•・])")


@cache
def _ethnic_forms() -> re.Pattern[str]:
    part = f"(?:{any_of(_words('ethnic'))})"
    return re.compile(
        rf"{begin_pairs(_words('ethnic'))}{part}{{2,3}}(?:[·•・][{HAN}]{{2,4}})?"
    )


DOT = pattern("[·•・]")
DOTTED = pattern(rf"[{HAN}]{{2,5}}[·•・][{HAN}]{{2,5}}")
NOT_OF_NAME = pattern(r".*[的将给到在为向对由叫是和与儿民者人生户员区村]")
ENDS_NAME = pattern(r"(?<=..)[家的在今被把将护送得获说因患是和与、].*$")


def _ethnic(text: str) -> Iterator[tuple[int, str]]:
    """木合塔尔·吾斯曼, 巴图孟和: names of more signs, with a dot or of known parts."""
    dotted = DOTTED.finditer(text) if DOT.search(text) else ()
    for match in dotted:
        start = match.start()
        if cut := NOT_OF_NAME.match(re.split("[·•・]", match[0])[0]):
            start += cut.end()
        name = text[start : match.end()]
        given = re.split("[·•・]", name)[-1]
        yield start, name[: len(name) - len(given)] + ENDS_NAME.sub("", given)
    for match in _ethnic_forms().finditer(text):
        yield match.start(), match[0]


ITEM = pattern(
    rf"[、，,；;和与及]\s?(?:[一二三四五六七八九十]{{1,2}}、|\d{{1,2}}[.．、])?(?=[{HAN}])"
)


def _in_lists(text: str, found: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Whoever stands in a row with one that is told of."""
    for start, name in found.items():
        at = start + len(name)
        while gap := ITEM.match(text, _past_brackets(text, at)):
            at = gap.end()
            if at in found:
                # From there the row is followed by itself.
                break
            name = _at(text, at, needed=1) or _strange(text, at, name)
            if not name:
                break
            yield at, name
            at += len(name)


def _strange(text: str, at: int, before: str) -> str:
    """Behind a name of a people with other names, one more of theirs: 旦正加."""
    item = STRANGE.match(text, at)
    return item[0] if item and _part_of_name().match(before) else ""


STRANGE = pattern(rf"[{HAN}]{{2,4}}(?=[、，。；（(\s]|$)")
BRACKETS = pattern("[（(][^（）()]{0,20}[）)]")


def _past_brackets(text: str, at: int) -> int:
    match = BRACKETS.match(text, at)
    return match.end() if match else at
