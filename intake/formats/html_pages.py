"""Saved web pages, and what Word or WPS saved as one: html, htm; the clipboard too."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reading import Extracted, Unreadable
from reading.documents.decoding import decoded
from reading.parsed import ParsedRemark, Severity

from .doubts import FoundDoubt, remarks_on
from .html_lines import Lines, Mark, PageMark, TextMark
from .html_page import ShownPage, shown

NAME = "html"
TITLE = "网页"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

# What a page begins with, behind declarations and comments: <!DOCTYPE html>, <table …>.
START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,4000}-->)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|table|meta|title)(?=[\s>]))",
    re.IGNORECASE,
)
# <meta charset="gb2312">, <meta … content="text/html; charset=gbk">
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
LOOKED_AT = 8192
# What pages call by the name of its narrower forerunner.
CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
PICTURE = "［图片］"
# In the clipboard's text, where nobody sees a tab, an empty cell is a dash.
NOTHING = "—"
# 关于…的通知_通知公告_某某市民政局: of a title what stands before the site's name.
TITLE_ENDS = re.compile(r"\s*(?:[_|｜—]|\s[-–]\s|-{2,}|>>?)\s*")
SHORTEST_TITLE = 4
# A title that names the site alone: 韶关市民政局, 某某政务网
OF_SITE = re.compile(r"(?:局|网|网站|首页|平台|中心|政府|厅|部|委员会|文档|页|简报)$")
# A line that holds a sentence is the article's.
SENTENCE = re.compile(r"[。；！？]")
SHORTEST_SENTENCE = 20
# 图为检查现场, （记者 王某某摄）
CAPTION = re.compile(r"^\s*[（(▲△图]|摄[）)]?\s*$")
CALLED_OTHERWISE = ParsedRemark(
    code="markup_removed",
    severity=Severity.INFO,
    line=1,
    message="文件名不是网页的，内容却是网页（HTML）：已去掉标签、保留文字。请对照原文核对。",
)
NO_TEXT = (
    "这个网页里没有文字，多半由脚本或框架显示。"
    "请在浏览器里打开，复制正文后用“粘贴全文”。"
)


def recognises(content: bytes, name: str) -> bool:
    """A page by its first tag; a text that quotes tags begins with words."""
    head = content[: LOOKED_AT * 2]
    if b"\0" in head[:4] or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = (
            head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        )
    return bool(START.match(head))


def extract(content: bytes, name: str) -> Extracted:
    told = extracted(shown(source_of(content)), NAME)
    if name.lower().endswith(SUFFIXES):
        return told
    return replace(told, remarks=(CALLED_OTHERWISE, *told.remarks))


def extracted(page: ShownPage, encoding: str) -> Extracted:
    """The page's lines, its remarks told by their numbers."""
    lines = [*_headline(page), *page.lines]
    text, remarks = _numbered(_without_icons(lines))
    if not any(line.strip() for line in text):
        raise Unreadable(NO_TEXT)
    return Extracted(text="\n".join(text), encoding=encoding, remarks=tuple(remarks))


def text_of_html(html: str) -> str:
    """What Word or a web page puts on the clipboard: paragraphs, and rows with tabs."""
    lines = [line for line in shown(html, NOTHING).lines if isinstance(line, str)]
    return "\n".join(line.strip(" \u00a0") for line in lines if line.strip())


def in_charset(content: bytes, declared: str) -> str:
    """The words; what decodes without a fault counts more than what is declared."""
    codec = CODECS.get(declared.lower())
    for each in ("utf-8", codec) if _has_no_mark(content) else ():
        text = _strictly(content, each) if each else None
        if text and (each == codec or HAN.search(text) or text.isascii()):
            return text
    return decoded(content).text if content else ""


def source_of(content: bytes, declared: str = "") -> str:
    """A page's source, of the charset declared beside or within it."""
    if declared:
        return in_charset(content, declared)
    found = CHARSET.search(content[:LOOKED_AT])
    return in_charset(content, found[1].decode("ascii", "ignore") if found else "")


def _has_no_mark(content: bytes) -> bool:
    return not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and (
        b"\0" not in content[:LOOKED_AT]
    )


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _headline(page: ShownPage) -> list[str]:
    """The title in the page's head, where no line of the page says it."""
    if page.has_headline:
        return []
    said = ["".join(each.split()) for each in page.lines if isinstance(each, str)]
    for title in page.titles:
        first = TITLE_ENDS.split(title.strip(), maxsplit=1)[0].strip()
        bare = "".join(first.split())
        if len(HAN.findall(bare)) < SHORTEST_TITLE or OF_SITE.search(bare):
            continue
        return [] if any(bare in line for line in said) else [first]
    return []


def _without_icons(lines: Lines) -> Lines:
    """Of the pictures those within the article: between its sentences, or below one."""
    sentences = [i for i, line in enumerate(lines) if _is_sentence(line)]
    if not sentences:
        return [line for line in lines if line is not PageMark.PICTURE]
    first, last = sentences[0], sentences[-1]
    below = lines[last + 1 :]
    others = (last + 1 + i for i, line in enumerate(below) if _is_other(line))
    ends = next(others, len(lines))
    return [
        line
        for i, line in enumerate(lines)
        if line is not PageMark.PICTURE or first < i < ends
    ]


def _is_other(line: str | Mark) -> bool:
    """Whether the line is no picture below an article, and no caption of one."""
    return isinstance(line, str) and bool(line.strip()) and not CAPTION.search(line)


def _is_sentence(line: str | Mark) -> bool:
    return (
        isinstance(line, str)
        and len(line) >= SHORTEST_SENTENCE
        and bool(SENTENCE.search(line))
    )


def _numbered(lines: Sequence[str | Mark]) -> tuple[list[str], list[ParsedRemark]]:
    text: list[str] = []
    found: list[FoundDoubt] = []
    for each in lines:
        if isinstance(each, str):
            text.append(each)
        elif each is PageMark.PICTURE:
            text.append(PICTURE)
        else:
            told = each if isinstance(each, TextMark) else TextMark(each.value)
            found.append(FoundDoubt(told.doubt, max(len(text), 1), name=told.words))
    return text, list(remarks_on(found))
