"""Files that a text or its site links to: what they are called, and what a site says beside."""

import re
from dataclasses import replace
from itertools import pairwise

from ...language.marks import bare
from ...language.patterns import pattern
from ...parsed import Line
from ..labels import Label, Labelled

# 附件1.xls, W020230314.pdf: what a link to a file is called where it says nothing
FILE_NAME = pattern(
    r"^(?:附\s?件\s?[\d一二三四五六七八九十]{0,2}|[\w-]{6,60})\s?\.(?:docx?|xlsx?|pptx?|pdf|wps|ofd|zip|rar)$",
    re.ASCII | re.IGNORECASE,
)
# 1.改期申请表.docx: a link to a file that says what it is
FILE_TITLE = pattern(
    r"^[^。；]{2,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar)$", re.IGNORECASE
)
# 附件下载, 文件下载： right above such a link
DOWNLOADS = pattern(
    r"^[【\[]?(?:(?:附件|文件|资料)下载|下载附件|相关附件)[】\]]?[:：]?$"
)
# 1.名单.xlsx（18.4KB）　下载次数：73, 名单.pdf [2.1M] 下载: what a site says behind a file's name
FILE_AND_SIZE = pattern(
    r"^(?P<name>[^。；]{2,80}?\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar))\s{0,4}(?=\S)"
    r"(?:[（(\[【]\s?(?:(?:文件)?大小\s?[:：]\s?)?\d{1,5}(?:\.\d{1,3})?\s?(?:[KMG]i?B?|字节)\s?[）)\]】])?\s{0,4}"
    r"(?:[（(\[【]?(?:已?下载(?:次数|量)?\s?[:：]?\s?\d{0,7}\s?次?|(?:点击|立即)下载|(?:在线)?预览)[）)\]】]?\s{0,4}){0,2}$",
    re.IGNORECASE,
)
LONGEST = 160


def parted_from_size(line: Line) -> list[Labelled]:
    """1.名单.xlsx apart from （18.4KB）　下载次数：73 behind it; nothing where none stands."""
    is_short = len(line.text) <= LONGEST and "." in line.text
    found = FILE_AND_SIZE.match(line.text) if is_short else None
    if not found:
        return []
    name = found["name"]
    starts = tuple(start for start in line.starts if start[0] < len(name))
    file = replace(line, text=name, starts=starts)
    said = Line(line.last_number, line.text[len(name) :].strip())
    return [Labelled(file, Label.ATTACHMENT), Labelled(said, Label.NAVIGATION)]


def downloads(labelled: list[Labelled]) -> list[Labelled]:
    """附件下载 above the files themselves is the site's word."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        is_file = FILE_TITLE.match(labelled[below].text)
        if is_file and DOWNLOADS.match(bare(labelled[here].text)):
            labelled[here] = Labelled(labelled[here].line, Label.NAVIGATION)
    return labelled
