"""Who wrote a text, as its body says it: on lines of their own, in brackets, behind a sentence."""

import re
from dataclasses import replace

from ..language.gazetteer import is_place
from ..language.marks import ENUMERATION, HAN, is_prose
from ..language.patterns import pattern
from ..names import SURNAMES, is_masked, likeness
from ..parsed import Line
from .labels import Label, Labelled

BYLINE_LENGTH = 80
# 王某某, 王 某: a name, set wide or not
SURNAMED = rf"[{SURNAMES}](?:[{HAN}]{{1,2}}|\s{{1,2}}[{HAN}])"
_NAME = rf"(?:[{HAN}]{{2,3}}|[{HAN}]\s{{1,2}}[{HAN}])"
# 优秀通讯员 某某某: one of those who are commended, and nobody who wrote it
_HONOURED = "优秀|先进|模范|十佳|最佳|最美|[金银铜]牌|[一二三]等"
# 某某县民政局 报送: how who sends a text in ends; 规范简报和政务信息报送 is a headline
OF_OFFICES = "局厅委办站院部心室科处股所会社组镇乡道村区县市旗"
# (供稿：某县民政局), 来源：…, 撰稿 张某某, 解读单位：…, （某区民政局 李某某）, 某某县民政局供稿, 某某日报记者 王某
BYLINE = pattern(
    r"^[（(【]?\s*(?:供\s*稿|撰\s*稿|来\s*稿|通讯员|(?:本[报刊网]|特约)(?:通讯员|记者|评论员)|文(?=\s?[/／:：])|(?:信息|图文|文字)?作者|报送单位|上报单位|信息来源|稿件来源|新闻来源|来源|责任编辑|编辑|审核|核稿|签发|解\s?读(?=\s?(?:单|人))|解\s?读\s?(?:机\s?关|部\s?门))(?:\s?单\s?位|\s?人)?\s*[:：/／ \u3000]"
    rf"|^[（(【]?[{HAN}\s、·]{{2,40}}(?:供稿|(?<=[{OF_OFFICES}])报送|提供)\s*[）)】]?$|^(?!{_HONOURED})[{HAN}]{{2,14}}(?:记者|通讯员)\s{{1,4}}{_NAME}(?:[\s、]{{1,3}}{_NAME}){{0,3}}$|^(?:本[报网])?记者[{HAN}\s、]{{2,24}}摄$|^[（(]\s*作者(?:系|为|单位|是).{{2,60}}[）)]$|"
    rf"^[（(]\s*(?:(?:课题|调研|编写|采写)组(?:成员|组长)?|执\s?笔人?)\s*[:：]\s*[{HAN}·、，,:：\s]{{2,80}}[）)]$"
)
# 文字编辑：王某某, 照片提供：某某日报社; 照片提供：本人近期照片两张 asks for them
CREDIT = pattern(
    rf"^(?:(?:文字|图文)编辑|照片(?:拍摄|提供))\s*[:：/]\s*"
    rf"(?:{_NAME}|[A-Za-z]{{2,14}}|[{HAN}]{{2,14}}[局社站会院室])(?:[\s、]{{1,3}}{_NAME}){{0,3}}$"
)
# 一审：李某某, 二校（审）：王某某、赵某: who read the proofs; 初审：乡镇人民政府 is a step
PROOFREADERS = pattern(
    rf"^[（(【]?\s*[一二三初复终][校审](?:[（(][校审核]{{1,2}}[）)])?\s*[:：]\s*(?P<names>[{HAN}·、\s]{{2,16}})[）)】]?$"
)
# （图/文  温某某）, 文、图：温某某 李某: who wrote it and took its pictures; 图文 并茂 names nobody
WORDS_AND_PICTURES = pattern(
    rf"^[（(]?\s?(?:图\s?[/／、·]?\s?文|文\s?[/／、·]\s?[图影])\s?[:：/／\s]\s{{0,4}}"
    rf"{SURNAMED}(?:[\s、]{{1,3}}{SURNAMED}){{0,3}}\s?[）)]?$"
)
BETWEEN_NAMES = pattern(r"、|\s{2,}|(?<=\S{2})\s(?=\S{2})")
# （通讯员 王某某） before the first words
OPENING_BYLINE = r"^[（(【][^（()）】]{2,40}[）)】]\s*"
# （通讯员 王某某）3月9日，…: a paragraph that opens with who wrote it
OPENS_WITH_BYLINE = pattern(rf"{OPENING_BYLINE}\S.{{8}}")
# (某县民政局), （浈江区民政局 张某某）, （坪石镇 张某某）, （坪石镇  张  某）
BYLINE_IN_BRACKETS = pattern(
    rf"^[（(][{HAN}、\s]{{2,24}}(?:[局厅站院部中心室科处股办会])(?:[\s、]+[{HAN}\s]{{2,8}})?[）)]$|"
    rf"^[（(][{HAN}]{{2,12}}(?:[镇乡村区县市旗]|街道|苏木)[\s、]+{_NAME}(?:[\s、]+{_NAME}){{0,2}}[）)]$"
)
# 编辑王某某: a blank or colon may be lost only before a name
EDITED_BY = rf"(?:责任编辑|责编|编辑|摄影)(?:[{HAN}]{{2,3}}(?=[、，,/／）)\s]))"
WRITTEN_BY = (
    r"(?:责任编辑|责编|编辑|摄影|撰稿|供稿|来稿|校对|审核|记者|通讯员|作者|图文|文|图)"
    rf"(?:[、/／和](?:责编|通讯员|摄影|图))?\s?[:：/／\s]\s?[{HAN}·]{{2,16}}"
)
# …群众都说好。（编辑 王某某、责编 周某）, …。（供稿：某某县民政局）
CREDIT_BEHIND = pattern(
    rf"(?<=[。！？”])\s?[（(]\s?(?:{EDITED_BY}|{WRITTEN_BY})"
    rf"(?:[、，,/／\s]{{1,2}}(?:{EDITED_BY}|{WRITTEN_BY}|[{HAN}·]{{2,16}})){{0,4}}\s?[）)]$"
    rf"|(?<=[。！？”])\s{{0,4}}[（(][{HAN}]{{2,20}}(?:民政[局厅][\s、]{{0,4}}[{HAN}]{{2,3}}|[局厅站院部室科处股办会]|中心)(?:[\s、]{{1,4}}[{HAN}]{{2,4}}){{0,3}}\s?[）)]$"
)
# …堆成了山。（黄家镇 冉某某）, （黄家镇民政助理 冉某某）: a township and a name; （详见乡村振兴专栏） is none
OF_TOWNSHIP = pattern(
    rf"(?<=[。！？”])\s{{0,4}}[（(][{HAN}]{{2,6}}(?:[镇乡]|街道|苏木)(?:民政(?:助理员?|员|办|所|干事|专干)|社工站|党政办)?[\s、]{{0,4}}(?P<name>[{HAN}]{{2,3}})\s?[）)]$"
)
# （周航 苏小曼）, (吴桂兰): names alone, under the last paragraph
NAMES_IN_BRACKETS = pattern(
    rf"^[（(][{HAN}]{{2,4}}(?:[\s、]*[{HAN}]{{2,4}}){{0,3}}[）)]$"
)
# (记者 王某某), (总台央视记者 王某某)
REPORTER_IN_BRACKETS = pattern(
    rf"^[（(][{HAN}]{{0,8}}(?:记者|通讯员)[\s:：/]{{1,3}}[{HAN}\s、]{{2,24}}[）)]$"
)
# ◇本刊记者　余某某, ●通讯员：邹某　乐某某: behind a mark only names; ★十佳通讯员　王某某 is honoured
MARKED_REPORTER = pattern(
    rf"^[◇◆■□●○▲△◎☆★※—―－-]{{1,2}}\s?(?!{_HONOURED})(?:本[刊报网]|特约|[{HAN}]{{2,8}})?(?:记者|通讯员|撰稿人?|供稿|作者|[图撰]?文(?=\s?[:：/／]))[\s:：/／]{{1,3}}{_NAME}(?:[\s、]{{1,3}}{_NAME}){{0,4}}$"
)

# (某县融媒 编辑：王某某 三审：赵某), (社会事务股 供稿：江某某): a newsroom's or office's name before
# its people
OF_NEWSROOM = pattern(
    rf"^[（(]\s?[{HAN}]{{2,12}}[\s，,]{{1,3}}(?:(?:责任编辑|责编|编辑|编审|记者|通讯员|作者|校对|审核|监制|供稿人?|撰稿人?|来稿|撰写|整理|摄影|[一二三初复终][审校])\s?[:：]\s?[{HAN}·]{{2,4}}[\s、，,;；/／]{{0,3}}){{1,6}}[）)]$"
)


def is_byline(text: str) -> bool:
    """(供稿：某县民政局), (记者 王某某): the line says who wrote, and no more."""
    if MARKED_REPORTER.match(text) or REPORTER_IN_BRACKETS.match(text):
        return True
    if names_newsroom(text):
        return True
    is_short = len(text) <= BYLINE_LENGTH and not OPENS_WITH_BYLINE.match(text)
    return is_short and bool(
        BYLINE.match(text)
        or CREDIT.match(text)
        or WORDS_AND_PICTURES.match(text)
        or _names_proofreaders(text)
    )


def names_newsroom(text: str) -> bool:
    """(某县融媒 编辑：王某某 三审：赵某): who edited it, behind where they work."""
    is_short = len(text) <= BYLINE_LENGTH and text.endswith(("）", ")"))
    return is_short and bool(OF_NEWSROOM.match(text))


def _names_proofreaders(text: str) -> bool:
    found = PROOFREADERS.match(text)
    names = BETWEEN_NAMES.split(found["names"].strip()) if found else []
    return bool(names) and all(
        likeness(name) or is_masked(name)
        for name in map("".join, map(str.split, names))
    )


def parted_from_credit(line: Line) -> tuple[Line, ...]:
    """The line; the credit behind its last sentence apart: …都说好。（编辑 王某某）"""
    found = CREDIT_BEHIND.search(line.text) or _of_township(line.text)
    if not found:
        return (line,)
    at = found.start()
    starts = tuple(start for start in line.starts if start[0] < at)
    said = replace(line, text=line.text[:at], starts=starts)
    return (said, Line(line.last_number, found[0].strip()))


def _of_township(text: str) -> re.Match[str] | None:
    found = OF_TOWNSHIP.search(text)
    return found if found and likeness(found["name"]) else None


def names_in_brackets(text: str) -> bool:
    """（周航）, （周航 苏小曼）: what is full names as good as surely, and no place; （全文） is none."""
    if not NAMES_IN_BRACKETS.match(text):
        return False
    names = re.split(r"[\s、]+", text[1:-1].strip())
    return all(likeness(name) == 2 and not is_place(name) for name in names)


def mark_names_below_titles(labelled: list[Labelled]) -> None:
    """（周航） between a headline and its text says who wrote it."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for above, here, below in zip(inked, inked[1:], inked[2:], strict=False):
        each, text = labelled[here], labelled[below].text
        is_between = not is_prose(labelled[above].text) and (
            is_prose(text) or ENUMERATION.match(text)
        )
        is_line = each.label in {Label.HEADING, Label.PARAGRAPH}
        if is_line and is_between and names_in_brackets(each.text.strip()):
            labelled[here] = Labelled(each.line, Label.BYLINE)


def names_below(labelled: list[Labelled]) -> list[Labelled]:
    """Names in brackets between the last paragraph and the end, or a headline, say who wrote."""
    inked = [
        i
        for i, each in enumerate(labelled)
        if each.label not in {Label.BLANK, Label.PAGE_NUMBER}
    ]
    for above, i, below in zip(inked, inked[1:], [*inked[2:], None], strict=False):
        each = labelled[i]
        is_last = below is None or labelled[below].label is Label.HEADING
        is_below = labelled[above].label is Label.PARAGRAPH and is_last
        if is_below and NAMES_IN_BRACKETS.match(each.text):
            is_name = below is None or each.text[1] in SURNAMES
            labelled[i] = Labelled(each.line, Label.BYLINE) if is_name else each
    return labelled
