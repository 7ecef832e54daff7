"""Changes that change nothing: what a site, a printer or a program does to any text.

Each has a name, and a text before and after it that a test makes of one another.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

WAY = "首页 > 新闻中心 > 工作动态"
STAMPS = "发布时间：2024-05-20 09:30　来源：某某市民政局　点击：128"
RECORD = "版权所有：某某网站　备案号：粤ICP备12345678号　网站地图"
TOOLS = "【打印本页】　【关闭窗口】"
NEIGHBOURS = "上一篇：关于做好清明节祭扫工作的通知\n下一篇：我市召开养老服务工作会议"
HALF_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")
LINES_OF_A_PAGE = 20


class Change(NamedTuple):
    make: Callable[[str], str]
    before: str
    after: str


def above(line: str) -> Change:
    return Change(lambda text: f"{line}\n{text}", "甲\n乙\n", f"{line}\n甲\n乙\n")


def below(lines: str) -> Change:
    return Change(
        lambda text: text.rstrip("\n") + f"\n{lines}\n",
        "甲\n乙\n",
        f"甲\n乙\n{lines}\n",
    )


def both(one: Change, two: Change, before: str, after: str) -> Change:
    return Change(lambda text: two.make(one.make(text)), before, after)


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(
        change(line) if line.strip() else line for line in text.split("\n")
    )


def with_page_amid(text: str) -> str:
    """A page's number between two paragraphs in the middle, as where the printer turned it."""
    lines = text.split("\n")
    for i in range(len(lines) // 2, len(lines) - 1):
        if lines[i].rstrip().endswith("。") and lines[i + 1].strip():
            return "\n".join([*lines[: i + 1], "- 1 -", *lines[i + 1 :]])
    return text


def with_pages(text: str) -> str:
    """A page's number below each twenty lines."""
    return "\n".join(_paged(text.split("\n")))


def _paged(lines: list[str]) -> Iterator[str]:
    for n, line in enumerate(lines, 1):
        yield line
        if n % LINES_OF_A_PAGE == 0:
            yield f"— {n // LINES_OF_A_PAGE} —"


TWENTY = "\n".join(["甲"] * LINES_OF_A_PAGE)
WAY_ON_TOP, FOOT = above(WAY), below(RECORD)
DOUBLED = Change(lambda text: text.replace("\n", "\n\n"), "甲\n\n乙", "甲\n\n\n\n乙")
SET_IN = Change(
    each_line(lambda line: "　　" + line), "甲\n\n　　乙", "　　甲\n\n　　　　乙"
)
CHANGES = {
    "a way on top": WAY_ON_TOP,
    "where the reader is": above("您当前的位置：首页 > 政务公开 > 通知公告"),
    "a site's foot": FOOT,
    "print and close": below(TOOLS),
    "neighbours": below(NEIGHBOURS),
    "how often it was read": below("浏览次数：128次"),
    "where to share it": below("分享到：微信 微博 QQ空间"),
    "line ends of Windows": Change(
        lambda text: text.replace("\n", "\r\n"), "甲\n乙", "甲\r\n乙"
    ),
    "a mark of byte order": Change(lambda text: "\ufeff" + text, "甲", "\ufeff甲"),
    "no blank lines": Change(
        lambda text: re.sub(r"\n[ \t\u3000]*(?=\n)", "", text), "甲\n\n　\n乙", "甲\n乙"
    ),
    "blank lines doubled": DOUBLED,
    "blanks behind": Change(
        lambda text: text.replace("\n", "  \n"), "甲\n乙", "甲  \n乙"
    ),
    "all set in": SET_IN,
    "a page's number amid it": Change(
        with_page_amid, "甲\n乙。\n丙", "甲\n乙。\n- 1 -\n丙"
    ),
    "a page's number below": below("— 1 —"),
    "pages of twenty lines": Change(
        with_pages, f"{TWENTY}\n乙", f"{TWENTY}\n— 1 —\n乙"
    ),
    "a page's end below": below("\n\f"),
    "half-width stops": Change(
        lambda text: text.translate(HALF_WIDTH), "甲，乙（丙）：", "甲,乙(丙):"
    ),
    "no-break blanks at the margin": Change(
        lambda text: re.sub(r"(?m)^(?=\S)", "\u00a0" * 4, text),
        "甲\n　　乙",
        "\u00a0\u00a0\u00a0\u00a0甲\n　　乙",
    ),
    "a way and a foot": both(
        WAY_ON_TOP, FOOT, "甲\n乙\n", f"{WAY}\n甲\n乙\n{RECORD}\n"
    ),
    "doubled, with a foot": both(DOUBLED, FOOT, "甲\n乙\n", f"甲\n\n乙\n{RECORD}\n"),
    "set in, with a foot": both(
        SET_IN, FOOT, "甲\n乙\n", f"　　甲\n　　乙\n{RECORD}\n"
    ),
}
