"""What is doubtful of a file: each kind of doubt with its code, its weight and its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reading.parsed import ParsedRemark, Severity

# So many places and names are told in one message.
MOST_TOLD = 8
MOST_QUOTED = 20
WARNING, BLOCKING, INFO = Severity.WARNING, Severity.BLOCKING, Severity.INFO
LOOK = "请对照原文补上。"


class FileDoubt(NamedTuple):
    """A kind of doubt; `told` names its {lines} or {pages}, how many ({count}), {names}, or how
    it begins ({quoted}).
    """

    code: str
    severity: Severity
    told: str
    # Wherever it stands, nothing of the file is settled.
    is_of_file: bool = False
    # Each place has a remark of its own.
    is_told_each: bool = False


class FoundDoubt(NamedTuple):
    """A doubt at a line of the text; on which page, of how much, of whose."""

    doubt: FileDoubt
    line: int
    page: int = 0
    size: int = 1
    name: str = ""


# ---- what stands in Word ------------------------------------------------------------

WORD = (
    FileDoubt(
        code="unsettled_revision",
        severity=BLOCKING,
        told="{lines}有没有定稿的修订（共 {count} 处），这里按全部接受来读。请在 Word 或 WPS 里接受或拒绝全部修订，存盘后再导入。",
        is_of_file=True,
    ),
    FileDoubt(
        code="part_not_read",
        severity=BLOCKING,
        told="{lines}起插入了另一份文档，里面的文字没有读到。请把文字复制到正文里，存盘后再导入。",
        is_of_file=True,
    ),
    FileDoubt(
        code="field_open",
        severity=BLOCKING,
        told="{lines}以前有一个没有结束的域，它后面的文字没有读到。请在 Word 里按 Ctrl+A、再按 Ctrl+Shift+F9 把域变成文字，存盘后再导入。",
        is_of_file=True,
    ),
    FileDoubt(
        code="comment_left_out",
        severity=WARNING,
        told="{lines}有批注 {count} 条（{names}），没有收进正文。请看一看批注里提的事是否已经办完。",
    ),
    FileDoubt(
        code="hidden_text_left_out",
        severity=WARNING,
        told="{lines}有隐藏文字（共 {count} 字），打印不出来，没有收进正文。要公开的话，请在 Word 里取消隐藏再导入。",
    ),
    FileDoubt(
        code="struck_text_left_out",
        severity=BLOCKING,
        told="{lines}有画了删除线的文字（共 {count} 字），没有收进正文。请在 Word 里删去这些字，或去掉删除线，存盘后再导入。",
    ),
    FileDoubt(
        code="hidden_row_left_out",
        severity=WARNING,
        told="{lines}起的表格有 {count} 行是隐藏的，没有收进正文。要公开的话，请在 Word 里取消隐藏再导入。",
    ),
    FileDoubt(
        code="placeholder_left_out",
        severity=WARNING,
        told="{lines}有没有填写的空（“单击此处输入文字”一类），已略去。请核对是否漏填。",
    ),
    FileDoubt(
        code="date_of_today",
        severity=WARNING,
        told="{lines}的日期是随打开而变的域，这里取上次存盘时的。请核对日期。",
    ),
    FileDoubt(
        code="field_not_read",
        severity=WARNING,
        told=f"{{lines}}有用域代码排出的字（带圈字、公式或自动编号），没有读出。{LOOK}",
    ),
    FileDoubt(
        code="equation_not_read",
        severity=WARNING,
        told=f"{{lines}}有公式，没有读出，用“［公式］”代替。{LOOK}",
    ),
    FileDoubt(
        code="object_not_read",
        severity=WARNING,
        told=f"{{lines}}嵌入了表格或其他文件，里面的文字和数字没有读到。{LOOK}",
    ),
    FileDoubt(
        code="drawing_not_read",
        severity=WARNING,
        told=f"{{lines}}有图表或 SmartArt 图形，里面的文字和数字没有读到。{LOOK}",
    ),
    FileDoubt(
        code="number_not_read",
        severity=WARNING,
        told="{lines}的自动编号用了不认识的格式，编号没有读出。请对照原文补上。",
    ),
    FileDoubt(
        code="text_box_placed",
        severity=INFO,
        told="{lines}起是文本框里的文字，排在它所依附的段落后面。请核对先后次序。",
    ),
)

# ---- what stands on pages with places: PDF, OFD -------------------------------------

RECOGNISED = FileDoubt(
    code="recognised_text",
    severity=BLOCKING,
    told="{pages}是扫描图片，文字是扫描软件识别的，可能有错字、错数。请对照原件逐字核对。",
)
HIDDEN = FileDoubt(
    code="hidden_text_left_out",
    severity=WARNING,
    told="{pages}有看不见的文字（白色、极小、透明或在页面之外），没有导入。请打开原件核对。",
)
NO_TEXT = FileDoubt(
    code="page_without_text",
    severity=BLOCKING,
    told="{pages}是图片，没有文字，这一页的内容没有导入。请对照原件补录。",
)
NOT_READ = FileDoubt(
    code="page_not_read",
    severity=BLOCKING,
    told="{pages}打不开，这一页的内容没有导入。请对照原件补录。",
)
UNMAPPED = FileDoubt(
    code="unmapped_characters",
    severity=BLOCKING,
    told="{pages}有的字没有文字对应，取不出来或取错了。请对照原件更正。",
)
NOTES = FileDoubt(
    code="annotation_left_out",
    severity=WARNING,
    told="{pages}有批注、印章或表单里填写的内容，没有导入。请打开原件核对。",
)
FROM_ABOVE = FileDoubt(
    code="vertical_text",
    severity=BLOCKING,
    told="{pages}有竖排的文字，是横着读的，字句已经打乱。请对照原件更正。",
)
PARAGRAPH_UNSURE = FileDoubt(
    code="paragraph_end_unsure",
    severity=WARNING,
    told="{pages}有 {count} 处，句子正好写满一行，看不出下一行是接着写还是另起一段。请对照原件核对分段。",
)
ROW_TORN = FileDoubt(
    code="row_maybe_torn",
    severity=WARNING,
    told="{pages}的表格第一行只有一格有字，可能是上一页最后一行没写完的。请对照原件核对。",
)
ROW_UNSURE = FileDoubt(
    code="row_maybe_wrapped",
    severity=WARNING,
    told="{pages}没有画线的表格里有 {count} 行只有一格有字，可能是上一行没写完的。请对照原件核对。",
)
STRUCK_OUT = FileDoubt(
    code="struck_text_left_out",
    severity=BLOCKING,
    told="{pages}有画了删除线的文字，没有导入。请对照原件核对定稿，再确认。",
)
PLACED = (
    RECOGNISED,
    HIDDEN,
    NO_TEXT,
    NOT_READ,
    UNMAPPED,
    NOTES,
    FROM_ABOVE,
    PARAGRAPH_UNSURE,
    ROW_TORN,
    ROW_UNSURE,
    STRUCK_OUT,
)

SEAL = FileDoubt(
    code="seal_left_out",
    severity=INFO,
    told="这份 OFD 盖有电子印章，印章上的字没有导入。请打开原件核对落款单位。",
)
ATTACHED = FileDoubt(
    code="attachment_left_out",
    severity=WARNING,
    told="这份 OFD 带有附件，附件没有导入。请另存出来再单独导入。",
)

# ---- what stands in web pages -------------------------------------------------------

FRAME = FileDoubt(
    code="frame_left_out",
    severity=WARNING,
    told="{lines}处嵌有另一个页面（框架或附件），其中的文字不在这个文件里，没有读到。请打开原网页核对。",
    is_told_each=True,
)
STRUCK = FileDoubt(
    code="unsettled_revision",
    severity=BLOCKING,
    told="{lines}处有划去的文字（“{quoted}”），没有读入。请核对定稿，再确认。",
    is_told_each=True,
)
UNSHOWN = FileDoubt(
    code="hidden_text_left_out",
    severity=WARNING,
    told="{lines}处有网页不显示的文字（“{quoted}”），没有读入。请打开原网页核对。",
    is_told_each=True,
)
VEILED = FileDoubt(
    code="hidden_text_read",
    severity=WARNING,
    told="{lines}处有网页打开时看不见的文字（“{quoted}”），已经读入。请打开原网页核对，不该公开的删去。",
    is_told_each=True,
)

# In this order remarks on one line are told.
DOUBTS = (*WORD, *PLACED, SEAL, ATTACHED, FRAME, STRUCK, UNSHOWN, VEILED)


def remarks_on(found: Iterable[FoundDoubt]) -> Iterator[ParsedRemark]:
    """One remark for each kind, which names the places; or one for each place."""
    by_kind: dict[tuple[FileDoubt, int], list[FoundDoubt]] = defaultdict(list)
    for at, each in enumerate(found):
        by_kind[each.doubt, at if each.doubt.is_told_each else -1].append(each)
    for (doubt, _), places in sorted(by_kind.items(), key=_order):
        yield ParsedRemark(
            code=doubt.code,
            severity=doubt.severity,
            message=_message(doubt, places),
            line=None if doubt.is_of_file else min(each.line for each in places),
        )


def _order(kind: tuple[tuple[FileDoubt, int], list[FoundDoubt]]) -> tuple[int, int]:
    (doubt, at), _ = kind
    return DOUBTS.index(doubt), at


def _message(doubt: FileDoubt, places: list[FoundDoubt]) -> str:
    return doubt.told.format(
        lines=_named((each.line for each in places), "行"),
        pages=_named((each.page for each in places), "页"),
        count=sum(each.size for each in places),
        names=_counted(each.name for each in places),
        quoted=_begun(places[0].name),
    )


def _begun(words: str) -> str:
    return f"{words[:MOST_QUOTED]}……" if len(words) > MOST_QUOTED else words


def _named(numbers: Iterable[int], unit: str) -> str:
    """第 3、8 行, 第 3、8、9 等 12 行."""
    every = sorted(set(numbers))
    told = "、".join(map(str, every[:MOST_TOLD]))
    more = f"等 {len(every)} " if len(every) > MOST_TOLD else ""
    return f"第 {told} {more}{unit}"


def _counted(authors: Iterable[str]) -> str:
    """张三 2 条，未署名 1 条."""
    counted = Counter(each.strip()[:20] or "未署名" for each in authors)
    told = (f"{name} {count} 条" for name, count in counted.most_common(MOST_TOLD))
    return "，".join(told)
