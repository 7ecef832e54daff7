"""Labels for the lines of an article's body, the same in every layout."""

import re
from collections.abc import Sequence

from ...language.marks import (
    ENUMERATION,
    HAN,
    PAGE_NUMBER,
    SECTION_MARK,
    bare,
    columns,
    ends_sentence,
    holds_words,
    is_prose,
)
from ...language.patterns import pattern
from ...parsed import Line
from ...privacy import MOBILE
from ..bylines import BYLINE_IN_BRACKETS, is_byline, names_below, parted_from_credit
from ..labels import Label, Labelled, opens_subtitle
from ..page.furniture import PART_OF_PATTERN, Furniture, furniture_of, is_aside
from ..page.links import dated_links
from .files import FILE_NAME, FILE_TITLE, downloads, parted_from_size
from .headings import (
    headings_with_stops,
    items_that_go_on,
    last_item_cut,
    questions_counted,
)
from .notes import (
    EDITORS_NOTE,
    MADE_SUMMARY,
    abstracts_said_again,
    instructions_above,
    notes_under_their_name,
)
from .rows import rows_of_bars, rows_of_gaps

HEADLINE_WIDTH = 46
TEXTS = {Label.PARAGRAPH, Label.HEADING, Label.ROW}
# PART THREE
LONGEST_PART = 12

# 图片7.png, [图片], 图1, IMG_2031.jpg, 【图片】
IMAGE = pattern(
    r"^[\[【（(<]?\s*(?:图\s?片?\s*\d{0,3}|[\w\-. ]{1,40}\.(?:png|jpe?g|gif|bmp|webp))\s*[\]】）)>]?$|"
    r"^[^，。（(]{0,14}[（(](?:图片?|图表|图解|视频|漫画)略[）)]$",
    re.IGNORECASE,
)
# [IMG_2031.jpg]: a file's name in the place of its picture, which says nothing
SHOWN_FILE = pattern(r"^[\[【][^\[\]【】]{1,60}\.[A-Za-z]{3,4}[\]】]$")
# 图为副局长走进养老院, 图1：活动现场, 图片说明：……, （王某某 摄）, （某某市民政局供图）,
# （图片）护理员为老人量血压。; [图]某某区民政局慰问老人 is a headline; [图：学员们上课], （照片由某某区民政局提供）,
# ↑揭牌仪式现场; ↑养老床位3021张 is a figure, ↑返回顶部 a site's word
CAPTION = pattern(
    r"^(?:[（(]?\s?图为|图\s?片?\s*\d{0,3}\s*[:：]|图\s?\d{1,2}\s+\S|图片说明\s*[:：]|[（(][^（()）]{2,80}摄[）)]$|"
    r"[（(][^（()）。，]{2,40}(?:供图|摄影)[）)]$|[\[［【（(]图片?\s?[:：][^\[\]［］【】（()）。]{2,60}[\]］】）)]$|"
    r"[（(](?:本[文组]|以上|文中)?(?:照片|图片|配图)均?(?:为|由|系)[^（()）。，]{2,40}(?:提供|供图|拍摄|摄)[）)]$|[↑⬆](?!\s?返回|\s?点击|\D{0,12}\d[\d.]{0,8}\s?(?:[%％万亿户张件名元]|个百分点))\s?[^，。；：:]{4,30}$|[（(【\[]图片?[）)】\]]\s?[^\s（(【\[].{0,160}。)"
)
# (市民政局副局长带队到市社会福利院督导)
BRACKETED = pattern(
    r"^[（(](?P<inner>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)][。.]?$"
)
# ：某某某, ：6621045 behind 联络员; 联络员：每周报送一次 tells what they do
_WHO = rf"(?:及[^:：]{{0,6}})?\s*[:：]\s*(?:[{HAN}]\s?[{HAN}]{{1,3}}(?:[\s、，,；;（(\d]|$)|\d)"
# 值班室电话:0931-8826009, 联系人：…, 邮箱：…, 地址：…
CONTACT = pattern(
    rf"^[（(]?\s*(?:[{HAN}]{{0,10}}(?:经办人|承办人|(?:经办人员|承办人员|联络[人员])(?={_WHO})|承办(?:单位|科室|股室)|单位领导|分管领导|联\s*系\s*人|联系(?:处室|单位|部门|科室)|联系\s*电话|联系方式|电\s*话|传\s*真|邮\s*箱|邮\s*编|邮政编码|电子邮件|电子信箱|通讯地址|联系地址|地\s*址|热线|手机)(?:及(?:联系)?(?:电话|方式))?)\s*[:：]"
)
# 6c1fe07a9d3b42e8b7f05518c2ad4490, 640?wx_fmt=png: what a program calls a picture
NAME_OF_PICTURE = pattern(
    r"^(?:[0-9a-f]{24,64}|[0-9A-F]{32,64}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|"
    r"\d{2,4}\?wx_fmt=[\w&=.#-]{2,80})(?:\.\w{2,5})?$",
    re.ASCII,
)
# 📍01, PART 2: the number above a part's heading
ORNAMENT = pattern(r"^(?:[^\w\s]{1,3}\s?|(?:PART|Part|NO|No)\W{0,2})\d{1,2}$")
# 附件：1.某表, 附件1：某表, 附件
ATTACHMENT = pattern(
    r"^[>＞»]{0,3}\s?附\s*件\s*(?:下载|列表)?\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*(?:[:：.．]|$|\s)|^附\s*[:：]"
)
# 附表：, 附表2 right above the rows
TABLE_BELOW = pattern(r"^附\s*表\s*[\d一二三四五六七八九十]{0,2}\s*[:：]?$")
# (此件公开发布), （此件主动公开）, （此页无正文）, （下期要目预告：…）
NOTE = pattern(
    r"^[（(]\s*此件.{1,16}[）)]$|^[（(]\s*(?:此|本|以下|下)[页文面]?(?:为空白|无正文)\s*[）)]$|"
    r"^[（(【\[〔]?\s*下期(?:要目|内容|重点|看点|导读|主题)?(?:预告|提示|预览)?\s*[:：】\]]|^[（(]\s*(?:摘自|转自|原载|据|本文(?:刊|载|摘)).{2,60}[）)]$|^[（(]?\s*(?:信息)?公开(?:方式|属性|形式|类别|选项)\s*[:：]|^主题词\s*[:：]"
)
# 相关报道：某某县举办培训班
LINK = pattern(r"[:：]\s{0,4}\S")
# （原标题：山里来了新社工）
FIRST_TITLE = pattern(r"^[（(]?\s?原(?:文)?(?:标题|题)\s?[:：]")
# 2022年1月20日，… 近日，… 为进一步…: how the first paragraph of an item of news opens.
DATELINE = pattern(
    r"^(?:(?:\d{4}|今)年)?\s*\d{1,2}月\s*\d{1,2}[日号\-—至~]|^(?:近日|日前|连日来|近期|目前|当前|为(?!了?什么|何)|今年以来|近年来|春节|在.{2,14}(?:来临|到来|之际)|[上下]午|本周|上周|随着|根据|按照)"
)


# 一、为什么要出台这个《办法》？: a heading that asks
QUESTION = pattern(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])[^。！？；]{2,36}[？?]$"
)


HAN_SIGN = pattern(f"[{HAN}]")


def is_headline(text: str) -> bool:
    """A short line that ends no sentence: a title or a sub-heading."""
    return (
        columns(text) <= HEADLINE_WIDTH
        and bool(HAN_SIGN.search(text))
        and (not is_prose(text) or bool(QUESTION.match(text)))
        and not text.endswith(("：", ":", "，", ",", "、"))
    )


def label_of(text: str) -> Label:
    """What one line of a body is, by its own signs."""
    if not holds_words(text):
        return Label.BLANK
    for label, form in (
        (Label.PAGE_NUMBER, PAGE_NUMBER),
        (Label.NAVIGATION, FILE_NAME),
        (Label.NAVIGATION, NAME_OF_PICTURE),
        (Label.NOTE, FIRST_TITLE),
        (Label.EDITORS_NOTE, EDITORS_NOTE),
        (Label.IMAGE, IMAGE),
        (Label.NOTE, MADE_SUMMARY),
        (Label.NOTE, NOTE),
        (Label.CAPTION, CAPTION),
    ):
        if form.match(text):
            return label
    if is_byline(text):
        return Label.BYLINE
    if ATTACHMENT.match(text) or FILE_TITLE.match(text):
        return Label.ATTACHMENT
    if CONTACT.match(text):
        return Label.CONTACT
    if is_aside(text):
        return Label.NAVIGATION
    if ORNAMENT.match(text) or TABLE_BELOW.match(text):
        return Label.HEADING
    if "\t" in text or text.count("|") + text.count("｜") >= 2:
        return Label.ROW
    if _is_name_and_mobile(text):
        return Label.CONTACT
    return Label.HEADING if is_headline(text) else Label.PARAGRAPH


def _is_name_and_mobile(text: str) -> bool:
    """孙某某 13800138000: the second line of a list of contacts."""
    rest = MOBILE.sub("", text)
    return rest != text and len(rest.strip(" 、，,；;。:：")) <= 8


def label_body(lines: Sequence[Line]) -> list[Labelled]:
    """A label for each line of a body, from its signs and its neighbours."""
    labelled = [each for line in lines for each in _parts(line)]
    for step in (
        _links_amid,
        rows_of_bars,
        rows_of_gaps,
        notes_under_their_name,
        instructions_above,
        abstracts_said_again,
        _attachment_lists,
        downloads,
        _empty_attachments,
        _captions_by_images,
        names_below,
        _headings_below_numbers,
        _files_shown,
        headings_with_stops,
        questions_counted,
        last_item_cut,
        items_that_go_on,
        _demote_lists,
    ):
        labelled = step(labelled)
    return labelled


def _parts(line: Line) -> list[Labelled]:
    if of_file := parted_from_size(line):
        return of_file
    said, *behind = parted_from_credit(line)
    bylines = (Labelled(credit, Label.BYLINE) for credit in behind)
    return [Labelled(said, label_of(said.text)), *bylines]


def _links_amid(labelled: list[Labelled]) -> list[Labelled]:
    """相关报道 between paragraphs, with links that end in a day below it."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    linked = set(dated_links([labelled[i].text for i in inked]))
    opens = False
    for place, i in enumerate(inked):
        text = labelled[i].text
        is_heading = furniture_of(text) is Furniture.LINKS
        opens = is_heading or (opens and (place in linked or _is_link(text)))
        below = labelled[inked[place + 1]].text if place + 1 < len(inked) else ""
        opens_list = place + 1 in linked or _is_link(below) or bool(LINK.search(text))
        if opens and (opens_list or not is_heading):
            labelled[i] = Labelled(labelled[i].line, Label.NAVIGATION)
    return labelled


def _is_link(text: str) -> bool:
    """>> 某某县举办培训班: a bullet, and no sentence."""
    return text[:1] in (">", "＞", "»", "·", "•", "▪", "🔗") and not is_prose(text)


def _captions_by_images(labelled: list[Labelled]) -> list[Labelled]:
    """A bracketed line is a caption when the nearest line above or below is an image."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for before, here, after in zip(
        [None, *inked], inked, [*inked[1:], None], strict=False
    ):
        each = labelled[here]
        near = {labelled[i].label for i in (before, after) if i is not None}
        is_framed = BRACKETED.match(each.text) or each.text.startswith(("▲", "△"))
        is_own = each.label in {Label.BYLINE, Label.NOTE, Label.CONTACT}
        if is_framed and not is_own and Label.IMAGE in near:
            labelled[here] = Labelled(each.line, Label.CAPTION)
        elif BYLINE_IN_BRACKETS.match(each.text):
            labelled[here] = Labelled(each.line, Label.BYLINE)
    return labelled


def _headings_below_numbers(labelled: list[Labelled]) -> list[Labelled]:
    """PART.01 or 02 alone, and right below it what the part is called, be it a question."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for above, here, below in zip(inked, inked[1:], inked[2:], strict=False):
        each = labelled[here]
        are_text = each.label is labelled[below].label is Label.PARAGRAPH
        if not are_text or len(labelled[above].text) > LONGEST_PART:
            continue
        is_short = columns(each.text) <= HEADLINE_WIDTH and "。" not in each.text
        if is_short and PART_OF_PATTERN.match(labelled[above].text.strip()):
            labelled[here] = each._replace(label=Label.HEADING)
    return labelled


def _files_shown(labelled: list[Labelled]) -> list[Labelled]:
    """[IMG_2031.jpg] is a site's, once the captions beside it are known."""
    return [
        each._replace(label=Label.NAVIGATION)
        if each.label is Label.IMAGE and SHOWN_FILE.match(each.text)
        else each
        for each in labelled
    ]


def _empty_attachments(labelled: list[Labelled]) -> list[Labelled]:
    """附件： with nothing behind it and nothing below it names no attachment."""
    inked = [
        i
        for i, each in enumerate(labelled)
        if each.label not in {Label.BLANK, Label.NAVIGATION}
    ]
    for i, below in zip(inked, [*inked, None][1:], strict=True):
        is_bare = bare(labelled[i].text).strip(":：") in {"附件", "附件下载"}
        if labelled[i].label is Label.ATTACHMENT and is_bare and below is None:
            labelled[i] = Labelled(labelled[i].line, Label.NOTE)
    return labelled


def _attachment_lists(labelled: list[Labelled]) -> list[Labelled]:
    """附件：1.甲表 is followed by 2.乙表 on a line of its own."""
    in_list = False
    for i, each in enumerate(labelled):
        if each.label is Label.ATTACHMENT:
            in_list = True
        elif (
            in_list
            and each.label is Label.HEADING
            and re.match(r"\d{1,2}\s*[.．、]", each.text)
        ):
            labelled[i] = Labelled(each.line, Label.ATTACHMENT)
        elif each.label is not Label.BLANK:
            in_list = False
    return labelled


def _demote_lists(labelled: list[Labelled]) -> list[Labelled]:
    """Three short lines in a row, or one that nothing follows, are no headings."""
    run: list[int] = []
    for i, each in enumerate([*labelled, None]):
        if each and each.label is Label.HEADING:
            run += [] if _is_set_off(each.text) else [i]
        elif each is None or each.label is not Label.BLANK:
            plain = [n for n in run if not ENUMERATION.match(labelled[n].text)]
            if len(plain) >= 3 or (run and not _is_text_below(labelled, i)):
                for n in plain:
                    labelled[n] = Labelled(labelled[n].line, Label.PARAGRAPH)
            run = []
    return labelled


def _is_set_off(text: str) -> bool:
    """【经验分享】, ——记某某: a section's name or a subtitle is no item of a list."""
    return bool(SECTION_MARK.match(text)) or opens_subtitle(text)


def _is_text_below(labelled: Sequence[Labelled], i: int) -> bool:
    """What a heading may head: text, or 本刊通讯员　佟某某 over text."""
    if i == len(labelled) or _can_follow_heading(labelled[i]):
        return i < len(labelled)
    each = labelled[i]
    # One in brackets closes what stands above, but right below a heading.
    is_close = i > 0 and labelled[i - 1].label is Label.HEADING
    if each.label is not Label.BYLINE or (
        each.text.startswith(("（", "(")) and not is_close
    ):
        return False
    below = map(labelled.__getitem__, range(i + 1, len(labelled)))
    following = next((each for each in below if each.label is not Label.BLANK), None)
    is_text = following and following.label is Label.PARAGRAPH
    return bool(following and is_text and is_prose(following.text))


def _can_follow_heading(each: Labelled) -> bool:
    return each.label in {
        Label.PARAGRAPH,
        Label.IMAGE,
        Label.CAPTION,
        Label.ROW,
        Label.CONTACT,
    }


def opens_news(text: str) -> bool:
    """Whether a paragraph opens an item of news, with its date or its occasion."""
    return bool(DATELINE.match(text)) and ends_sentence(text)


def titled_by_first(labelled: Sequence[Labelled]) -> list[Labelled]:
    """What 原标题：… says, above or below the text, is its title where no headline was copied."""
    notes = (each.text for each in labelled if each.label is Label.NOTE)
    found = next(filter(None, map(FIRST_TITLE.match, notes)), None)
    title = found.string[found.end() :].strip(" ）)") if found else ""
    titled = list(labelled)
    texts = (i for i, each in enumerate(titled) if each.label in TEXTS)
    first = next(texts, None)
    if title and first is not None:
        line = Line(titled[first].line.number, title)
        titled.insert(first, Labelled(line, Label.TITLE, is_from_contents=True))
    return titled
