"""The remarks that an issue can earn, each with its message in Chinese."""

from collections.abc import Sequence
from datetime import date

from ..limits import MOST_ENTRIES
from ..parsed import ParsedRemark, PersonalMention, Severity

QUOTED_LENGTH = 60
# A line of text is told by its beginning.
QUOTED_OF_A_LINE = 40
# So many lines are named in one message.
MOST_LINES_TOLD = 8


def _short(words: str, most: int = QUOTED_LENGTH) -> str:
    """Words to be quoted, cut where they would drown the message."""
    return words if len(words) <= most else f"{words[:most]}…"


def missing_issue_number(line: int) -> ParsedRemark:
    return ParsedRemark(
        code="missing_issue_number",
        severity=Severity.INFO,
        line=line,
        message="原文没有期号，已留空。若知道期号，请在后台补填。",
    )


def missing_issue_date(line: int) -> ParsedRemark:
    return ParsedRemark(
        code="missing_issue_date",
        severity=Severity.WARNING,
        line=line,
        message="原文没有写明日期，印发日期已留空。请查证后补填。",
    )


def unread_date(line: int, raw: str) -> ParsedRemark:
    return ParsedRemark(
        code="missing_issue_date",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行有日期“{_short(raw)}”，但看不出是不是印发日期，印发日期已留空。请核对后补填。",
    )


def inferred_date(line: int, day: date) -> ParsedRemark:
    return ParsedRemark(
        code="inferred_date",
        severity=Severity.WARNING,
        line=line,
        message=f"原文没有印发日期，暂按第 {line} 行提到的最晚日期 {day} 推定。请核对。",
    )


def other_day(line: int, raw: str, day: date) -> ParsedRemark:
    return ParsedRemark(
        code="inferred_date",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行单独写着“{_short(raw)}”，可能是成文日期；印发日期现在是 {day}。请核对。",
    )


def completed_date(line: int, raw: str, day: date) -> ParsedRemark:
    return ParsedRemark(
        code="inferred_date",
        severity=Severity.WARNING,
        line=line,
        message=f"刊头的日期“{_short(raw)}”没有写全，或是一段时间，印发日期暂按 {day} 推定。请核对。",
    )


def masthead_not_understood(line: int, text: str) -> ParsedRemark:
    return ParsedRemark(
        code="masthead_not_understood",
        severity=Severity.BLOCKING,
        line=line,
        message=f"刊头第 {line} 行“{_short(text)}”没有完全看懂，没有当作标题或正文。请对照原文核对刊名、期号、单位和日期。",
    )


def title_refused(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="title_refused",
        severity=Severity.BLOCKING,
        line=line,
        message=f"第 {line} 行的“{_short(title)}”不像标题，没有采用。请对照原文补上标题。",
    )


def title_doubted(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="title_doubted",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行起的标题“{_short(title)}”由几行合成，不能确定是不是同一个标题。请对照原文核对。",
    )


def title_may_go_on(line: int, title: str, below: str) -> ParsedRemark:
    return ParsedRemark(
        code="title_doubted",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行“{_short(below)}”紧接在标题“{_short(title)}”下面，不能确定是不是标题的一部分。请对照原文核对。",
    )


def other_headline(line: int, title: str, other: str) -> ParsedRemark:
    return ParsedRemark(
        code="title_doubted",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行“{_short(other)}”也像标题，现在的标题是“{_short(title)}”。请对照原文核对。",
    )


def article_doubted(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="article_doubted",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行“{_short(title)}”可能是另一篇文章的标题，也可能是小标题，不能确定。请对照原文核对。",
    )


def below_signature(line: int, text: str) -> ParsedRemark:
    return ParsedRemark(
        code="article_doubted",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行“{_short(text, QUOTED_OF_A_LINE)}”写在落款下面，上文没有提到后面还有内容，不能确定是不是同一篇。请对照原文核对。",
    )


def impossible_date(line: int, raw: str) -> ParsedRemark:
    return ParsedRemark(
        code="impossible_date",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行的“{_short(raw)}”不是有效日期，没有采用。请对照原件改正。",
    )


def inferred_agency(line: int, name: str) -> ParsedRemark:
    return ParsedRemark(
        code="inferred_agency",
        severity=Severity.WARNING,
        line=line,
        message=f"原文没有写明发布单位，按文中提到的地名推定为“{_short(name)}”。请核对。",
    )


def unknown_agency(line: int) -> ParsedRemark:
    return ParsedRemark(
        code="unknown_agency",
        severity=Severity.BLOCKING,
        line=line,
        message="看不出是哪个单位发布的。请在后台选定单位后再发布。",
    )


def missing_title(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="missing_title",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行起的文章没有标题，暂拟为“{_short(title)}”。请补上正式标题。",
    )


def heading_recovered(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="heading_recovered_from_contents",
        severity=Severity.WARNING,
        line=line,
        message=f"正文里缺标题“{_short(title)}”，已按目录补上，从第 {line} 行起算一篇。请核对。",
    )


def heading_lost(title: str) -> ParsedRemark:
    return ParsedRemark(
        code="contents_mismatch",
        severity=Severity.BLOCKING,
        message=f"目录中的“{_short(title)}”在正文里找不到。请对照原文核对。",
    )


def entries_unread(line: int, count: int) -> ParsedRemark:
    return ParsedRemark(
        code="contents_mismatch",
        severity=Severity.BLOCKING,
        line=line,
        message=f"第 {line} 行起的目录超过 {MOST_ENTRIES} 条，多出的 {count} 条没有与正文核对。请拆分后再导入。",
    )


def title_not_listed(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="contents_mismatch",
        severity=Severity.BLOCKING,
        line=line,
        message=f"目录里没有第 {line} 行的“{_short(title)}”，它像是一篇文章的标题，已另起一篇。请对照原文核对。",
    )


def heading_differs(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="contents_mismatch",
        severity=Severity.INFO,
        line=line,
        message=f"第 {line} 行的标题与目录中的“{_short(title)}”略有不同，已用正文的写法。",
    )


def secrecy_mark(line: int, mark: str) -> ParsedRemark:
    return ParsedRemark(
        code="secrecy_mark",
        severity=Severity.BLOCKING,
        line=line,
        message=f"第 {line} 行标有“{_short(mark)}”。带密级或内部标志的不得公开发布。",
        words=mark,
    )


# How each kind of personal mention is called, and whether it forbids publishing.
PERSONAL_KINDS = {
    "mobile_phone": ("手机号码", Severity.WARNING, "对外显示时会自动遮盖中间四位。"),
    "id_number": ("身份证号码", Severity.BLOCKING, "删去后才能发布。"),
    "name_beside_status": (
        "受助人或患者的姓名",
        Severity.BLOCKING,
        "请改为“某某”，或核实可以公开。",
    ),
    "bank_card": ("银行卡号", Severity.BLOCKING, "删去后才能发布。"),
    "home_address": (
        "家庭住址",
        Severity.BLOCKING,
        "请删去门牌或组别，或核实可以公开。",
    ),
    "contact_name": ("联系人姓名", Severity.BLOCKING, "请核实可以公开，或改为“某某”。"),
}


def personal_data(mention: PersonalMention) -> ParsedRemark:
    name, severity, advice = PERSONAL_KINDS[mention.kind]
    if mention.is_masked:
        severity, advice = Severity.INFO, "已用“某”等字隐去全名。"
    return ParsedRemark(
        code="personal_data",
        severity=severity,
        line=mention.line,
        message=f"第 {mention.line} 行有{name}。{advice}",
        words="" if mention.is_masked else mention.words,
    )


def text_set_aside(line: int, words: str, reason: str) -> ParsedRemark:
    short = _short(words.strip(), QUOTED_OF_A_LINE)
    return ParsedRemark(
        code="text_set_aside",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行“{short}”被当作{reason}，没有收进正文。请核对。",
    )


def table_not_read(line: int) -> ParsedRemark:
    return ParsedRemark(
        code="table_not_read",
        severity=Severity.WARNING,
        line=line,
        message=f"第 {line} 行起的表格有数字，但没有读出一个数据。请核对表头和计量单位，需要的数据请手工补录。",
    )


def table_rows_skipped(lines: Sequence[int]) -> ParsedRemark:
    told = "、".join(map(str, lines[:MOST_LINES_TOLD]))
    more = f"等 {len(lines)} " if len(lines) > MOST_LINES_TOLD else ""
    return ParsedRemark(
        code="table_rows_skipped",
        severity=Severity.INFO,
        line=lines[0],
        message=f"表格第 {told} {more}行有数字，但没有读出数据，多半是缺计量单位或缺一格。请对照原文，需要的请手工补录。",
    )


def empty_article(line: int, title: str) -> ParsedRemark:
    return ParsedRemark(
        code="empty_article",
        severity=Severity.BLOCKING,
        line=line,
        message=f"第 {line} 行起的“{_short(title, QUOTED_OF_A_LINE)}”没有正文。请对照原文补上。",
        words=title,
    )


def layout_not_recognised() -> ParsedRemark:
    return ParsedRemark(
        code="layout_not_recognised",
        severity=Severity.WARNING,
        line=1,
        message="没有认出版式，已按普通文本分段收下。请核对标题、日期和单位。",
    )
