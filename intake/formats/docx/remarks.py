"""The remarks that a Word file earns: what was not taken as it stands, and what to do."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reading.parsed import ParsedRemark, Severity

from .pieces import WordDoubt

# So many lines and names are told in one message.
MOST_TOLD = 8
WARNING, BLOCKING, INFO = Severity.WARNING, Severity.BLOCKING, Severity.INFO
LOOK = "请对照原文补上。"
# What is said of each, behind the lines where it stands.
MESSAGES = {
    "unsettled_revision": (
        BLOCKING,
        "{lines}有没有定稿的修订（共 {count} 处），这里按全部接受来读。请在 Word 或 WPS 里接受或拒绝全部修订，存盘后再导入。",
    ),
    "part_not_read": (
        BLOCKING,
        "{lines}起插入了另一份文档，里面的文字没有读到。请把文字复制到正文里，存盘后再导入。",
    ),
    "field_open": (
        BLOCKING,
        "{lines}以前有一个没有结束的域，它后面的文字没有读到。请在 Word 里按 Ctrl+A、再按 Ctrl+Shift+F9 把域变成文字，存盘后再导入。",
    ),
    "comment_left_out": (
        WARNING,
        "{lines}有批注 {count} 条（{names}），没有收进正文。请看一看批注里提的事是否已经办完。",
    ),
    "hidden_text_left_out": (
        WARNING,
        "{lines}有隐藏文字（共 {count} 字），打印不出来，没有收进正文。要公开的话，请在 Word 里取消隐藏再导入。",
    ),
    "hidden_row_left_out": (
        WARNING,
        "{lines}起的表格有 {count} 行是隐藏的，没有收进正文。要公开的话，请在 Word 里取消隐藏再导入。",
    ),
    "placeholder_left_out": (
        WARNING,
        "{lines}有没有填写的空（“单击此处输入文字”一类），已略去。请核对是否漏填。",
    ),
    "date_of_today": (
        WARNING,
        "{lines}的日期是随打开而变的域，这里取上次存盘时的。请核对日期。",
    ),
    "field_not_read": (
        WARNING,
        f"{{lines}}有用域代码排出的字（带圈字、公式或自动编号），没有读出。{LOOK}",
    ),
    "equation_not_read": (
        WARNING,
        f"{{lines}}有公式，没有读出，用“［公式］”代替。{LOOK}",
    ),
    "object_not_read": (
        WARNING,
        f"{{lines}}嵌入了表格或其他文件，里面的文字和数字没有读到。{LOOK}",
    ),
    "drawing_not_read": (
        WARNING,
        f"{{lines}}有图表或 SmartArt 图形，里面的文字和数字没有读到。{LOOK}",
    ),
    "number_not_read": (
        WARNING,
        "{lines}的自动编号用了不认识的格式，编号没有读出。请对照原文补上。",
    ),
    "text_box_placed": (
        INFO,
        "{lines}起是文本框里的文字，排在它所依附的段落后面。请核对先后次序。",
    ),
}
# What concerns the whole file: wherever it stands, nothing of it is settled.
OF_THE_FILE = frozenset({"unsettled_revision", "part_not_read", "field_open"})


def remarks_on(doubts: Iterable[tuple[int, WordDoubt]]) -> Iterator[ParsedRemark]:
    """One remark for each kind, which names the lines."""
    by_code: dict[str, list[tuple[int, WordDoubt]]] = {}
    for line, doubt in doubts:
        by_code.setdefault(doubt.code, []).append((line, doubt))
    for code, (severity, message) in MESSAGES.items():
        if found := by_code.get(code):
            lines = sorted({line for line, _ in found})
            told = message.format(
                lines=_told(lines),
                count=sum(doubt.size for _, doubt in found),
                names=_names(doubt.detail for _, doubt in found),
            )
            at = None if code in OF_THE_FILE else lines[0]
            yield ParsedRemark(code=code, severity=severity, message=told, line=at)


def _told(lines: list[int]) -> str:
    """第 3、8 行, 第 3、8、9 等 12 行."""
    told = "、".join(map(str, lines[:MOST_TOLD]))
    more = f"等 {len(lines)} " if len(lines) > MOST_TOLD else ""
    return f"第 {told} {more}行"


def _names(authors: Iterable[str]) -> str:
    """张三 2 条，未署名 1 条."""
    counted = Counter(each.strip()[:20] or "未署名" for each in authors)
    told = (f"{name} {count} 条" for name, count in counted.most_common(MOST_TOLD))
    return "，".join(told)
