"""What a broken site glued together: 分享到手机 behind a text, a head or all parts on one line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...language.dates import find_dates
from ...language.marks import HAN, bare, columns, ends_sentence, is_prose, words_of
from ...language.patterns import pattern
from ...parsed import Line
from ..body.told import parts_of_speech
from ..bulletins.contents import is_contents_heading
from ..mastheads.masthead import read_masthead_line
from ..official import is_title, tells_of_work
from ..page.bars import LANGUAGES
from ..page.furniture import SHORT_SENTENCE, Furniture, furniture_of
from ..page.labels import is_label_row, pairs_in, start_of_labels
from .whole_heads import parts_of_whole_head

# Behind the last end of a sentence, its quotes and brackets, and who wrote it: …（通讯员 王某某）;
# any other bracket opens a note.
LAST_SENTENCE = pattern(
    r"[。！？][”’」』）)]{0,3}\s{0,20}(?:[（(][^（()）。]{0,8}(?:记者|通讯员|供稿|作者|编辑|[文图影]\s?[/／:：])[^（()）。]{0,16}[）)]\s{0,4})?(?=[^。！？（(]{2,160}$)"
)
TELEPHONE = pattern(r"\d{7}|\d{3,4}[-—－]\d")
LONGEST_TAIL = 170
# ◎重阳家书征集启动　9月24日，…: a mark, a title, a gap, and running text; 【重阳家书征集启动】9月24日，…
MARKED_TITLE = pattern(
    r"(?P<title>(?:[●◆★■▶►◇□○◎⊙◉➤❖✦※]{1,2}\s?[^\s，。；：:]{6,40}(?=[ \u3000])|【[^】。]{8,40}】))"
    r"(?:\u3000{1,4}| {1,8})?(?=[^。]{4,200}，|[^。]{10,300}。)"
)
# 首页 政务公开 您当前的位置：首页 > 要闻 > 详情 某某会议召开 发布时间：2023-09-06 …: a head on one line
HEAD_ON_ONE_LINE = pattern(
    r"(?P<way>(?:[您你]?(?:当前|现在|所在)的?)?位置\s?[:：][^>＞》›]{0,20}(?:[>＞›]{1,2}\s?[^\s>＞›]{1,20}\s?){1,6})"
    r"(?<=\s)(?P<title>\S[^>＞›。]{5,80}?)\s(?=(?:发布时间|发布日期|时间|日期|来源)\s?[:：])"
)
# 。 一、概述 2018年…: a numbered part of a text that was copied onto one line
PART = pattern(
    r"(?:^|(?<=[。！？；”）)])\s{1,8})(?P<numeral>[一二三四五六七八九十]{1,2})、"
)
NUMERALS = "一二三四五六七八九"
# What its paragraphs and headings end with, where blanks are all that parts them.
PARAGRAPH_END = pattern(r"(?<=[。！？])\s{1,8}(?=\S)")
HEADING_END = pattern(
    r"^[一二三四五六七八九十]{1,2}、[^\s，。；：:]{2,24}(\s{1,8})(?=\S)"
)
# What stands before the first blank, and no sentence
FIRST_PIECE = pattern(r"^(?P<title>[^\s，。；：]{8,60})\s{1,8}(?=\S)")
SHORTEST_RUN_ON, FEWEST_PARTS = 200, 3
SHORTEST_HEAD, LONGEST_HEAD = 40, 400
# 【本期看点】, and what parts the titles behind it
MARKED_HEADING = pattern(r"^\s*[【\[〖][^】\]〗]{2,10}[】\]〗]")
# *本期内容:  △甲, 本期要目：1.甲  2.乙: the heading of a list, and its first entries behind it
LABELLED_HEADING = pattern(rf"^\s*[^\w\s]{{0,3}}[{HAN}]{{2,8}}\s?[:：]\s{{0,8}}")
LISTED = pattern(
    rf"(?:^|(?<=[\s:：]))(?:[△▲●◆■★◇○□☆※•·➤▶]|[①-⑳]|[（(]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）、.．])\s?(?=[{HAN}“《])"
)
BARS = pattern(r"\s{0,4}[|｜丨]{1,3}\s{0,4}(?=[^\s|｜丨])")
BETWEEN = " \t\u3000|｜丨"
# 1、…, 2、…: how a site that sells texts numbers the pieces that it shows
PIECE_NUMBER = pattern(r"\s*\d{1,2}[、.．]\s*")
# …第3期（2020年3月4日）刊登了: a sentence that tells of an issue
GOES_ON = pattern(r"\s*[）)，,、。；：:的刊印编出发起至到前后以]")
LONGEST_MASTHEAD, SHORTEST_TEXT = 90, 40
SET_WIDE = pattern(rf"^(?:[{HAN}] ){{2,20}}(?=[{HAN}]{{1,2}}[第（(])")
# 一场开放日活动 2023-08-17 来源：某某区人民政府: a title, and its stamp behind it, a blank
# between them or none
STAMP_BEHIND = pattern(
    r"^(?P<title>[^。；\t|｜]{8,90}?)(?<![:：])(?:\s{1,8}|(?<![\d年月]))(?P<stamp>(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s{1,8}(?:信息|稿件|文章)?来源\s?[:：])"
)
# 田某某代表：您提出的…: those a letter is to, and its first words right behind them
TO_DEPUTY = pattern(
    rf"^\s{{0,8}}(?:尊敬的)?[{HAN}·]{{2,8}}(?:等\s?\d{{0,2}}[{HAN}]?[名位])?(?:代表|委员)\s?[:：]\s{{0,4}}(?=[您你]们?(?!好)[{HAN}]{{1,12}}[“《关的])"
)
# Pt En 简 繁 無障礙某某中心开幕: the languages of a page, its mode for the blind, and a title
BEHIND_LANGUAGES = pattern(
    rf"^{LANGUAGES}(?:[\s|｜/]{{1,4}}(?:无障碍|长者版|关怀版)(?!改造|环境|设施|建设|出行|服务|通道|法|标准|督导|社区|家庭|城市|体验|电影|观影|影片|坡道|卫生间|公交))?[\s|｜]{{0,4}}(?=[^\s|｜])"
)
# 养老食堂开张｜民生要闻｜某某新闻网: headline, column and site
NAME_OF_TAB = pattern(
    r"^(?P<title>[^|｜_＿。；]{8,60})[|｜_＿](?P<rest>[^|｜_＿。；]{2,8}[|｜_＿][^|｜_＿。；]{3,20})$"
)
TAB_REACH, SAME_OPENING = 60, 8
LONGEST_STAMPED, STAMPED_LINES = 160, 12
# 楓橋鎮走訪慰問 今天下午，…: so near its headline the text says it again, and runs on
SHORTEST_TITLE, LONGEST_TITLE, SHORTEST_REST, NEAR_TITLE = 8, 80, 4, 8


def parted_heads(lines: Iterable[Line]) -> Iterator[Line]:
    """Each line; one that holds the head of a page, or of a speech, in its parts."""
    for place, line in enumerate(lines):
        at = _parts_of_head(line.text) or _parts_of_stamped(line.text, place)
        at = at or _parts_of_labelled(line.text, place)
        at = at or _parts_of_languages(line.text, place)
        if not at and place < STAMPED_LINES:
            at = parts_of_whole_head(line.text) or _parts_of_answer(line.text)
        if not at and place < STAMPED_LINES:
            at = parts_of_speech(line.text) or _parts_of_masthead(line.text)
            at = at or _parts_of_contents(line.text)
        if not at:
            yield line
            continue
        for start, end in pairwise([*at, len(line.text)]):
            if part := _closed(line.text[start:end].strip(BETWEEN)):
                number = line.line_at(start)
                yield Line(number, part, ((0, number),))


def parted_tab(lines: Sequence[Line]) -> list[Line]:
    """The lines; a first one of headline, column and site in two, the headline nearer to the text.

    养老食堂开张｜民生要闻｜某某新闻网 above a headline that says the same is a tab's name.
    """
    first = next((i for i, line in enumerate(lines) if line.text), 0)
    found = NAME_OF_TAB.match(lines[first].text) if lines else None
    if not found or not _is_tab(found["title"].strip(), found["rest"].strip()):
        return list(lines)
    opening = words_of(found["title"])[:SAME_OPENING]
    below = lines[first + 1 : first + 1 + TAB_REACH]
    if any(words_of(line.text).startswith(opening) for line in below):
        return list(lines)
    number = lines[first].number
    parts = (Line(number, found[part].strip()) for part in ("rest", "title"))
    return [*lines[:first], *parts, *lines[first + 1 :]]


def _is_tab(title: str, rest: str) -> bool:
    is_of_site = furniture_of(rest) is Furniture.WAY
    return is_of_site and columns(title) >= SHORTEST_TITLE and not furniture_of(title)


def parted_again(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line; one that ends the headline a second time and runs on with the text in two."""
    ends = dict(
        found
        for place, line in enumerate(lines[:STAMPED_LINES])
        if (found := _said_again(lines[place + 1 :][:NEAR_TITLE], line.text))
    )
    for line in lines:
        at = ends.get(line.number, 0)
        if not at:
            yield line
            continue
        yield Line(
            line.number,
            line.text[:at],
            tuple(start for start in line.starts if start[0] < at),
        )
        text = line.text[at:].lstrip()
        at = len(line.text) - len(text)
        starts = tuple((c - at, n) for c, n in line.starts if c > at)
        number = line.line_at(at)
        yield Line(number, text, ((0, number), *starts))


def _said_again(below: Sequence[Line], title: str) -> tuple[int, int] | None:
    """The number of the line that goes on behind the title's last words, and where."""
    words = words_of(title) if SHORTEST_TITLE <= len(title) <= LONGEST_TITLE else ""
    rest = words if not is_prose(title) else ""
    for line in below if rest else ():
        said = words_of(line.text[:LONGEST_TITLE])
        if said and rest.startswith(words_of(line.text)):
            rest = rest[len(said) :]
        elif said.startswith(rest) and len(rest) >= SHORTEST_REST:
            at = next(
                i for i in range(len(line.text)) if words_of(line.text[:i]) == rest
            )
            is_parted = line.text[at : at + 1].isspace() and is_prose(line.text[at:])
            return (line.number, at) if is_parted else None
        elif said and len(rest) < len(words):
            return None
    return None


def _parts_of_head(text: str) -> list[int]:
    """Where menu, way, title and stamp begin."""
    is_head = SHORTEST_HEAD < len(text) < LONGEST_HEAD and "位置" in text
    found = HEAD_ON_ONE_LINE.search(text) if is_head else None
    return [0, found.start(), found.start("title"), found.end()] if found else []


def _parts_of_stamped(text: str, place: int) -> list[int]:
    """Where title and stamp begin, on one of the first lines."""
    is_head = place < STAMPED_LINES and len(text) < LONGEST_STAMPED and "源" in text
    found = STAMP_BEHIND.match(text) if is_head and not ends_sentence(text) else None
    is_titled = found and not (pairs_in(found["title"]) or furniture_of(found["title"]))
    return [0, found.start("stamp")] if found and is_titled else []


def _parts_of_answer(text: str) -> list[int]:
    """Where 某某代表： and 您提出的…收悉 begin, of a letter that runs on from those it is to."""
    found = TO_DEPUTY.match(text)
    return [0, found.end()] if found else []


def _parts_of_languages(text: str, place: int) -> list[int]:
    """Where a page's languages and the title behind them begin; 无障碍改造… is the title's own."""
    found = BEHIND_LANGUAGES.match(text) if place < STAMPED_LINES else None
    is_titled = found and len(text) - found.end() >= SHORTEST_TITLE
    return [0, found.end()] if found and is_titled else []


def _parts_of_labelled(text: str, place: int) -> list[int]:
    """Where title and labels begin, on one of the first lines: …送温暖日期：2019-01-24来源：县民政局"""
    at = start_of_labels(text) if place < STAMPED_LINES else 0
    title = text[:at].strip(BETWEEN)
    is_long = SHORTEST_TITLE <= len(title) <= LONGEST_TITLE
    is_own = pairs_in(title) or furniture_of(title) or read_masthead_line(title)
    # 征集部门:某某县民政局    开始时间:2022-06-10: all of it labels
    is_labelled = any(map(is_label_row, title.split()[:1]))
    is_titled = is_long and not (is_own or is_labelled or is_prose(title))
    return [0, at] if is_titled else []


def _parts_of_masthead(text: str) -> list[int]:
    """1、民政简报第7期某某县民政局办公室编 2016年3月8日全县…: where masthead and text begin."""
    start = PIECE_NUMBER.match(text)
    dates = find_dates(text[:LONGEST_MASTHEAD])
    day = next((found for found in dates if found.value), None)
    if day is None or len(text) < day.end + SHORTEST_TEXT:
        return []
    begins = start.end() if start else 0
    said = read_masthead_line(_closed(text[begins : day.end]))
    is_whole = said is not None and said.has_number and said.dated == day.value
    runs_on = "《" in text[begins : day.end] or GOES_ON.match(text[day.end :])
    return [begins, day.end] if is_whole and not runs_on else []


def _parts_of_contents(text: str) -> list[int]:
    """【本期看点】甲||乙||丙: where the heading of a list and each of its titles begin."""
    heading = MARKED_HEADING.match(text) or LABELLED_HEADING.match(text)
    if heading is None or not is_contents_heading(heading[0]) or "。" in text:
        return []
    listed = [found.start() for found in LISTED.finditer(text, heading.end())]
    if listed[:1] == [heading.end()]:
        return [0, *listed]
    bars = [found.end() for found in BARS.finditer(text, heading.end())]
    return [0, heading.end(), *bars] if bars else []


def _closed(text: str) -> str:
    """A name set wide before its number: 民 政 简 报第7期 is 民政简报第7期."""
    return SET_WIDE.sub(lambda found: bare(found[0]), text, count=1)


def parted_run_on(lines: Iterable[Line]) -> Iterator[Line]:
    """Each line; one that holds 一、, 二、, 三、 and their text in its paragraphs."""
    for line in lines:
        cuts = _cuts_of_run_on(line.text) if len(line.text) >= SHORTEST_RUN_ON else []
        if not cuts:
            yield line
            continue
        for start, end in pairwise([0, *cuts, len(line.text)]):
            if part := line.text[start:end].strip():
                number = line.line_at(start)
                yield Line(number, part, ((0, number),))


def _cuts_of_run_on(text: str) -> list[int]:
    """Where its paragraphs begin; nothing unless its parts are numbered on from 一."""
    said = "".join(found["numeral"][-1] for found in PART.finditer(text))
    if not said.startswith(NUMERALS[:FEWEST_PARTS]):
        return []
    cuts = [found.end() for found in PARAGRAPH_END.finditer(text)]
    cuts += _end_of_title(text)
    cuts += [found.start("numeral") for found in PART.finditer(text)]
    for start in sorted(cuts):
        if heading := HEADING_END.match(text[start : start + LONGEST_HEAD]):
            cuts.append(start + heading.end())
    return sorted(set(cuts))


def _end_of_title(text: str) -> list[int]:
    """Where the text begins behind 某某市民政局2018年上半年工作总结 and a blank."""
    opening = FIRST_PIECE.match(text)
    title = opening["title"] if opening else ""
    return (
        [opening.end()] if opening and (tells_of_work(title) or is_title(title)) else []
    )


def parted_from_page(lines: Iterable[Line]) -> Iterator[Line]:
    """Each line; one that a page's furniture is glued to in two."""
    for line in lines:
        at = _end_of_text(line.text)
        if not at:
            yield line
            continue
        starts = tuple(start for start in line.starts if start[0] < at)
        number = line.line_at(at)
        yield Line(line.number, line.text[:at].rstrip(), starts)
        yield Line(number, line.text[at:].strip(), ((0, number),))


def parted_titles(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line; a marked title that its text runs on from in two.

    ◎重阳家书征集启动　9月24日，…: one such line alone may be anything.
    """
    marked = [bool(MARKED_TITLE.match(line.text)) for line in lines]
    parts = sum(marked) > 1
    for line, is_marked in zip(lines, marked, strict=True):
        found = MARKED_TITLE.match(line.text) if parts and is_marked else None
        if not found or is_prose(found["title"]):
            yield line
            continue
        at = found.end()
        starts = tuple((max(c - at, 0), n) for c, n in line.starts if c >= at)
        number = line.line_at(at)
        yield Line(line.number, found["title"])
        yield Line(number, line.text[at:], ((0, number), *starts))


def _end_of_text(text: str) -> int:
    """Where the furniture begins; 0 where none is glued on."""
    reach = max(len(text) - LONGEST_TAIL, 0)
    found = LAST_SENTENCE.search(text, reach)
    if found is None or found.end() < SHORT_SENTENCE:
        return 0
    tail = text[found.end() :]
    is_page = furniture_of(tail) or (pairs_in(tail) and not TELEPHONE.search(tail))
    return found.end() if is_page else 0
