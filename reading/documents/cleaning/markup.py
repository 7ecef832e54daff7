"""Tags and entities of web pages left in a text: &ldquo;开火&rdquo;, <p>…</p>."""

import re
from collections.abc import Sequence
from html import unescape

from ...language.patterns import pattern
from ...parsed import Line, ParsedRemark, Severity

# Elements whose names are no words of prose: 90岁<b is no tag.
ELEMENTS = (
    "a|abbr|article|b|body|br|button|center|div|em|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|"
    "input|li|link|main|meta|nav|o:p|ol|p|pre|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|"
    "title|tr|u|ul|video"
)
# <![if supportMisalignedColumns]>, <![endif]>: what Office writes for browsers
TAG = pattern(
    rf"<!DOCTYPE[^<>]{{0,500}}>|<!--[^<>]{{0,2000}}-->|<!\[(?:if\b[^<>\[\]]{{0,200}}|endif)\]>|</?(?:{ELEMENTS})(?:\s[^<>]{{0,2000}})?/?>",
    re.IGNORECASE,
)
# What a program says, not a writer.
CODE = pattern(r"<(script|style)\b[^<>]{0,500}>[^<]{0,20000}</\1\s*>", re.IGNORECASE)
# &ldquo; &nbsp; &#8220; with its semicolon; AT&T is none
ENTITY = pattern(r"&(?:[A-Za-z]{2,8}\d?|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
# …</p><p>…: where a paragraph, a heading, a cell ends
BLOCK_END = pattern(
    r"</(?:p|div|h[1-6]|li|tr|td|th|section|title)\s{0,4}>", re.IGNORECASE
)
# …3210户<br>5120人，…: no end where it tears a sentence
BREAK = pattern(r"<br\s{0,4}/?>", re.IGNORECASE)
TORN = pattern(r"，[^。！？；：]*$")
LONGEST_CLAUSE = 200
INDENT = pattern(r"(?:<[^<>]{1,200}>|\s)*(?:&nbsp;|&emsp;|[\u3000\u00a0]){2}")
MOST_BLOCKS = 2_000
# ![](./W02.jpg), [打印](javascript:window.print()): as Markdown writes pictures and links
PICTURE = pattern(r"!\[[^\[\]]{0,100}\]\([^()]{0,300}\)")
LINK = pattern(
    r"\[([^\[\]]{1,200})\]\((?:https?:|javascript:|[./#])[^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100})?\)"
)
# ## 一、基本情况, **一是摸清底数。**随后…: as Markdown marks headings and bold words;
# **县民政局关于**镇…的报告 hides its places by such signs
HEADING = pattern(r"^\s{0,3}#{1,6}\s{1,4}(?=\S)")
BOLD = pattern(
    r"(?:^|(?<=[\s。；：！？]))\*\*(?![省市县区旗镇乡村局])(?=[\w“《（(【])([^*]{2,200})\*\*"
    r"(?:(?<=[。；：！？，、]\*\*)|(?=$|[\s。；：！？，、]))(?!\*)"
)
# *初审：某某某　终审：某某*, _来源：某某_: a whole line in italics, of a text that Markdown marks elsewhere
ITALICS = pattern(r"^\s{0,3}([*_])(?=[^\s*_])([^*_]{2,200})(?<=[^\s*_])\1\s*$")
# var id = …, $(function(){…, document.write(…), if(navigator.…){, jiathis_config={…};
STATEMENT = pattern(
    r"^\s*(?:(?:var|let|const)\s+[\w$]{1,40}\s*(?:[=;,]|$)|(?:jQuery|\$)\s?[(.]|function\b[\s\w$]{0,40}\(|"
    r"(?:if|for|while|switch)\s?\([^\u4e00-\u9fff]{1,200}\)\s*(?:\{|[\w$.]{1,60}[(=])|"
    r"(?:document|window|navigator|location|console|parent|self)\.[\w$.]{2,60}\s*(?:[(=]|\[)|"
    r"[A-Za-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){0,4}\s*=\s*[{\[(]|"
    r"[A-Za-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){1,4}\s*(?:=\s*[\"'\w]|\()|"
    r"(?:try|else)\s*\{|//\s?(?:<!\[CDATA\[|\]\]>))",
    re.ASCII,
)
ENDS_STATEMENT = pattern(r"(?:[;{}\[(,]|\)|\]\]>|<!\[CDATA\[)\s*$")
# A statement over more lines than these is none that was understood.
LONGEST_STATEMENT = 60
NO_BREAK_SPACE = "\u00a0"


def without_markup(lines: Sequence[Line]) -> tuple[list[Line], list[ParsedRemark]]:
    """The lines without tags, entities as the signs they stand for; a remark if there were any."""
    code = _statements([line.text for line in lines])
    is_markdown = any(map(_is_marked, lines))
    plain: list[Line] = []
    changed: list[int] = []
    for i, line in enumerate(lines):
        text = ITALICS.sub(r"\2", line.text) if is_markdown else line.text
        parts = [] if i in code else _parts(text)
        plain += [Line(line.number, part) for part in parts or [""]]
        changed += [line.number] if parts != [line.text] and line.text else []
    return plain, [_remark(changed)] if changed else []


def _is_marked(line: Line) -> bool:
    """A heading, a picture or a link as only Markdown writes them."""
    text = line.text
    is_linked = "](" in text and bool(PICTURE.search(text) or LINK.search(text))
    return is_linked or bool(HEADING.match(text))


def _parts(text: str) -> list[str]:
    """What stands in each paragraph of a line that holds several: <p>…</p><p>…</p>."""
    pieces = BLOCK_END.split(text, MOST_BLOCKS) if "<" in text else [text]
    lines = [line for piece in pieces for line in _broken(piece)]
    parts = [part for line in lines if (part := _plain(line)).strip()]
    return parts if len(parts) > 1 else [_plain(text)]


def _broken(text: str) -> list[str]:
    """The lines of a paragraph, those that one sentence runs through in one."""
    lines: list[str] = []
    for line in BREAK.split(text, MOST_BLOCKS):
        end = _plain(lines[-1][-LONGEST_CLAUSE:]) if lines and line.strip() else ""
        if TORN.search(end) and not INDENT.match(line):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _statements(texts: Sequence[str]) -> set[int]:
    """The lines of a script that lost its tags, each statement down to its last bracket."""
    found: set[int] = set()
    for i, text in enumerate(texts):
        if i in found or not (STATEMENT.match(text) and ENDS_STATEMENT.search(text)):
            continue
        found.add(i)
        depth = 0
        for end in range(i, min(len(texts), i + LONGEST_STATEMENT)):
            depth += _opened(texts[end])
            if depth <= 0:
                found.update(range(i, end + 1))
                break
            if texts[end].rstrip().endswith("。"):
                break
    return found


def _opened(text: str) -> int:
    """How many more brackets the line opens than it closes."""
    return sum((sign in "{([") - (sign in "})]") for sign in text)


def _plain(text: str) -> str:
    if "](" in text:
        text = LINK.sub(r"\1", PICTURE.sub("[图片]", text))
    if "#" in text or "**" in text:
        text = BOLD.sub(r"\1", HEADING.sub("", text))
    if "<" not in text and "&" not in text:
        return text
    text = TAG.sub("", CODE.sub("", text))
    return ENTITY.sub(lambda match: unescape(match[0]), text).replace(
        NO_BREAK_SPACE, " "
    )


def _remark(numbers: Sequence[int]) -> ParsedRemark:
    return ParsedRemark(
        code="markup_removed",
        severity=Severity.WARNING,
        line=numbers[0],
        message=f"从第 {numbers[0]} 行起有 {len(numbers)} 行带网页标记（HTML 标签、Markdown 记号、转义符或脚本），已去掉标记、保留文字。请对照原文核对。",
    )
