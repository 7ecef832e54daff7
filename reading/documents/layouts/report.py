"""Reports: a year reviewed and the next one planned, in long paragraphs under headings."""

from collections.abc import Sequence
from itertools import islice

from ...language.dates import first_date, is_only_a_date
from ...language.marks import ENUMERATION, HAN, bare, columns, is_prose, words_of
from ...language.patterns import pattern
from ...parsed import IssueKind, Line, ParsedIssue
from ..assembly import IssueReading, read_articles
from ..body.lines import label_body
from ..body.told import is_told_on, is_written_down
from ..bulletins.contents import find_contents, is_contents_heading
from ..bulletins.entries import PAGE_TAIL, fold
from ..imprints import label_foot, names_editors, read_imprint
from ..issuers import bureau_in, bureau_of_line, is_bureau_alone
from ..labels import Label, Labelled, opens_subtitle, texts_of
from ..mastheads.masthead import ORGANISATION
from ..mastheads.numbered_names import holds_number
from ..mastheads.unnumbered import is_sent_out
from ..notices.signatures import Signature, find_signature, label_signature
from ..official import addressees, asks_for_review, is_addressees, tells_of_work
from ..page import Page, read_page
from ..page.headlines import with_named_title
from ..remarks import missing_issue_date
from ..reviews import looks_back
from ..secrecy import is_secrecy_mark

NAME = "report"
TITLE = "工作总结"
KIND = IssueKind.REPORT
HEAD_LENGTH = 8
PARAGRAPH_LENGTH = 30
TITLE_WIDTH = 60
# 今年以来，…现将上半年工作汇报如下： below a title is what the text begins with.
LEADS_IN = ("：", ":")
# 2021年工作总结和2022年工作计划, 2021年回眸和2022年工作思路, 上半年工作情况汇报,
# 上半年工作总结及下半年打算, 关于农村养老的调研报告
REPORTING = pattern(
    r"(?:总结|(?:总结|回顾)[及和与暨、][^，。]{0,12}(?:思路|打算|计划|安排|要点|重点)|工作(?:报告|汇报|思路|要点|计划|打算|安排|情况|回顾|综述|重点|谋划)|回眸|回顾|述职报告?|"
    r"情况(?:报告|汇报|的报告|的汇报)|(?:统计|形势|运行)分析(?:报告)?|年度报告|(?:开展|进展|落实|完成)情况|白皮书|规划|发展报告|"
    r"关于.{2,50}的?(?:调研|调查|考察)报告)"
    r"(?:[（(].{1,14}[）)])?$"
)
# 某某市民政局2016年工作情况和2017年打算: a year is told of and another planned; that somebody
# heard of it is news
REVIEW_AND_PLAN = pattern(
    rf"^(?!.*(?:听取|汇报|部署|研究|调研|通报|交流|座谈))[{HAN}]{{0,24}}(?:(?:19|20)\d{{2}}年度?|[今上去]年|[上下]半年|[一二三四前]{{1,2}}季度)"
    r"[^，。]{0,12}(?:情况|成效|做法|亮点)[及和与暨、](?:(?:19|20)\d{2}年|[明来下]年|下半年|下一?步|今后|下季度)"
    r"[^，。]{0,10}(?:思路|打算|计划|安排|要点|重点|设想|谋划)(?:[（(].{1,14}[）)])?$"
)
# 某某县民政局2022年度部门决算, 2023年某某市民政局部门预算编制说明; of news an organ does
# something: 某局晒出2023年部门预算, 某人大常委会听取某局2023年度部门决算
ORGAN = rf"(?:[{HAN}（）]{{1,30}}?(?:[局厅部委办院所站会]|中心|政府)(?:本级|机关)?)"
ACCOUNTS = pattern(
    rf"^(?!.*(?:听取|审议|审查|审计(?![局厅署办委])|部署|学习|召开|批复|批准|下达|通报))"
    rf"{ORGAN}?(?:关于)?(?:19|20)\d{{2}}年度?{ORGAN}?(?:部门|单位)?(?:预算|决算)"
    r"(?:[及和]?[“\"]?三公[”\"]?经费(?:预算|决算)?)?(?:信息)?(?:公开)?(?:情况|编制|执行)?(?:的?(?:说明|报告|文本))?$"
)
# 现将有关情况汇报如下： and what it gives an account in
ACCOUNT_BELOW = pattern(r"情况(?:汇报|报告|总结)如下[:：。]$")
PART_OF_ACCOUNT = pattern(r"^[一二三]、")
# 一、总体情况: the first heading of the form for reports on the openness of government
SET_HEADING = pattern(r"^一[、.．]总体情况$")
# 一、概述: the same in years before that form, below its preface alone
OLDER_HEADING = pattern(r"^一[、.．](?:概述|概况|基本情况)$")
# （二）依申请公开情况, 3.平台建设: the parts that the form has below it, and how many of them tell
SET_PART = pattern(
    r"^[（(]?[一二三四五1-5][）)、.．]\s?(?:政府信息(?=主动|依)|(?:政府|政务)?(?:信息)?公开(?=平台|监督)|政府(?=信息))?"
    r"(?P<part>主动公开|依申请公开|信息(?:资源)?管理|平台建设|监督保障)[^，。；：]{0,12}$"
)
FEWEST_SET_PARTS = 3
# 按照《政府信息公开条例》…编成本报告。: what leads in to that form
SET_PREFACE = pattern(
    r"信息公开.{0,200}(?:本|年度)报告|^本(?:年度)?报告.{0,60}信息公开条例"
)
# Of the entries of a list of its own parts so many are numbered; headlines of news are not.
NUMBERED, FEWEST_PARTS = 0.6, 3
YEAR = pattern(r"((?:19|20)\d{2})\s*[年—–-]")
PLANNED = pattern(
    r"((?:19|20)\d{2})\s*年?(?:度)?[^，。\d]{0,12}?(?:思路|计划|打算|安排|要点|谋划|展望|重点)"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A title that ends in 总结, 报告 or 思路, over several long paragraphs."""
    capture = read_page(lines)
    inner = [
        line for line in lines[capture.body.start : capture.body.stop] if line.text
    ]
    if holds_number(inner[:HEAD_LENGTH]) or is_sent_out(inner):
        return False
    if find_contents(inner[:HEAD_LENGTH]) and not _own_contents(inner):
        return False
    head = [text for line in inner[:HEAD_LENGTH] if not is_prose(text := line.text)]
    named = texts_of(with_named_title(capture.head, ()), Label.TITLE)
    titles = [*head, *named]
    reports = any(map(_is_of_report, titles))
    is_addressed = any(is_addressees(line.text) for line in inner[:HEAD_LENGTH])
    is_in_parts = _parts_of_account(inner) == ["一", "二"]
    is_whole = any(map(tells_of_work, titles)) and (is_addressed or is_in_parts)
    is_whole = is_whole or any(_is_signed(title, inner) for title in titles)
    is_of_form = not named and _has_set_parts(inner)
    shortest = 0 if is_whole or is_of_form else PARAGRAPH_LENGTH
    prose = [x for x in inner if is_prose(x.text) and len(x.text) > shortest]
    is_told = is_of_form or _has_set_headings(inner) or _opens_account(inner)
    is_cut_off = not named and _is_untitled(inner)
    is_told = is_told or (is_cut_off and looks_back([x.text for x in inner]))
    return len(prose) >= 2 and (reports or is_told)


def _is_signed(title: str, lines: Sequence[Line]) -> bool:
    """某某局2022年法治建设情况报告, and who closes it over a day is the bureau that it names."""
    named = bureau_in(title) if _is_of_report(title) else None
    if named is None or asks_for_review(title):
        return False
    signature = find_signature(lines)
    return signature is not None and bare(signature.agency).endswith(named.name)


def _is_of_report(title: str) -> bool:
    said = bare(title)
    forms = (REPORTING.search, ACCOUNTS.match, REVIEW_AND_PLAN.match)
    return any(form(said) for form in forms)


def _is_untitled(lines: Sequence[Line]) -> bool:
    """Text first of all, in running words: the title was not copied, nor perhaps its first part."""
    return bool(lines) and is_prose(lines[0].text)


def _own_contents(lines: Sequence[Line]) -> range:
    """The list of its own numbered parts that stands above a report; empty if none does."""
    inked = [i for i, line in enumerate(lines) if line.text]
    heads = inked[:HEAD_LENGTH]
    start = next((i for i in heads if is_contents_heading(lines[i].text)), len(lines))
    entries: dict[str, int] = {}
    for i in (i for i in inked if i > start):
        entry = fold(lines[i].text)
        is_text = is_prose(lines[i].text) and not PAGE_TAIL.search(lines[i].text)
        if is_text or entry in entries:
            break
        entries[entry] = i
    numbered = sum(bool(ENUMERATION.match(lines[i].text)) for i in entries.values())
    if numbered < max(FEWEST_PARTS, NUMBERED * len(entries)):
        return range(0)
    return range(start, max(entries.values()) + 1)


def _has_set_headings(lines: Sequence[Line]) -> bool:
    """一、总体情况 first of all or below a preface, as the year's report on openness has it."""
    first = next(
        (i for i, line in enumerate(lines) if ENUMERATION.match(line.text)), None
    )
    if first is None:
        return False
    heading, preface = bare(lines[first].text), "".join(x.text for x in lines[:first])
    is_set = bool(SET_HEADING.search(heading))
    is_prefaced = first == 1 and SET_PREFACE.search(preface)
    is_known = is_set or OLDER_HEADING.search(heading)
    return bool(is_set and not first) or bool(is_known and is_prefaced)


def _has_set_parts(lines: Sequence[Line]) -> bool:
    """（二）依申请公开情况, （三）政府信息管理情况, （四）平台建设情况: the form, cut off at its head."""
    first = bool(lines) and (is_prose(lines[0].text) or SET_PART.match(lines[0].text))
    parts = (SET_PART.match(line.text) for line in lines) if first else ()
    return len({found["part"] for found in parts if found}) >= FEWEST_SET_PARTS


def _opens_account(lines: Sequence[Line]) -> bool:
    """…作了一次自查，有关情况汇报如下： first of all, above 一、 and 二、: its title was not copied."""
    first = bare(lines[0].text) if lines else ""
    return bool(ACCOUNT_BELOW.search(first)) and _parts_of_account(lines) == [
        "一",
        "二",
    ]


def _parts_of_account(lines: Sequence[Line]) -> list[str]:
    """How its first two parts are numbered."""
    parts = (line.text[0] for line in lines if PART_OF_ACCOUNT.match(line.text))
    return list(islice(parts, 2))


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    capture = read_page(lines)
    inner = lines[capture.body.start : capture.body.stop]
    sent_out, imprint = _sent_out(inner)
    above = inner[:sent_out]
    signature = find_signature(above)
    if signature and any(is_prose(line.text) for line in above[signature.end :]):
        signature = None
    is_titled = any(each.label is Label.TITLE for each in capture.head)
    body = _label_body(above, signature, is_titled=is_titled)
    above_it = with_named_title(capture.head, body)
    labelled = (*above_it, *body, *imprint, *capture.foot)
    issue = _issue(capture, labelled, signature)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return [IssueReading(issue, labelled, remarks)]


def _sent_out(lines: Sequence[Line]) -> tuple[int, list[Labelled]]:
    """Where 报：…, 发：… and the printer's lines begin below a report, and their labels."""
    start, foot = label_foot(lines)
    if any(each.label is Label.DISTRIBUTION for each in foot):
        return start, foot
    return len(lines), []


def _label_body(
    lines: Sequence[Line], signature: Signature | None, *, is_titled: bool
) -> list[Labelled]:
    start, end = signature[:2] if signature else (len(lines), len(lines))
    listed = _own_contents(lines[:start])
    head_end = listed.start if listed else _end_of_head(lines[:start])
    head = _label_head(lines[:head_end], is_titled=is_titled)
    contents = [
        Labelled(lines[i], Label.CONTENTS if lines[i].text else Label.BLANK)
        for i in listed
    ]
    body = _addressed(label_body(lines[max(listed.stop, head_end) : start]))
    signed = label_signature(lines[start:end])
    return [*head, *contents, *body, *signed, *_printed(label_body(lines[end:]))]


def _printed(below: Sequence[Labelled]) -> list[Labelled]:
    """打印：…　校对：… below the signature is the printer's."""
    text = {Label.HEADING, Label.PARAGRAPH}
    return [
        each._replace(label=Label.IMPRINT)
        if each.label in text and names_editors(each.text)
        else each
        for each in below
    ]


def _addressed(body: list[Labelled]) -> list[Labelled]:
    """自治区民政厅督查组： right below the title is to whom it is told."""
    first = next((i for i, each in enumerate(body) if each.text), None)
    if first is not None and is_addressees(body[first].text):
        body[first] = body[first]._replace(label=Label.ADDRESSEE)
    return body


def _end_of_head(lines: Sequence[Line]) -> int:
    """The title's lines: all headlines above the first paragraph or numbered heading."""
    end = 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        if (
            is_prose(line.text)
            or ENUMERATION.match(line.text)
            or columns(line.text) > TITLE_WIDTH
            or line.text.endswith(LEADS_IN)
        ):
            break
        end = i + 1
    return end


def _label_head(lines: Sequence[Line], *, is_titled: bool) -> list[Labelled]:
    """Title lines, and the stamps among them; a bureau alone below a title signs it.

    Of a title that is printed twice no line above it is part, and none of the second.
    """
    labelled: list[Labelled] = []
    whole, again = _printed_twice([line.text for line in lines])
    for i, line in enumerate(lines):
        label = _head_label(line.text)
        if label is Label.TITLE and (i < whole or i in again):
            label = Label.NAVIGATION
        if label is Label.TITLE and is_titled and _signs(line.text):
            label = Label.SIGNATURE
        is_titled = is_titled or label is Label.TITLE
        labelled.append(Labelled(line, label))
    return labelled


def _signs(text: str) -> bool:
    """A bureau's name alone; 某某县民政局2018年工作总结 is a title below whatever stands there."""
    is_name = is_bureau_alone(text) or ORGANISATION.match(bare(text))
    return bool(is_name) and bureau_of_line(text) is not None


def _printed_twice(texts: Sequence[str]) -> tuple[int, range]:
    """The line that the ones below it say again together, and those: 0 and none if none does."""
    inked = [i for i, text in enumerate(texts) if text]
    for place, i in enumerate(inked):
        said = ""
        for below in inked[place + 1 :]:
            said += words_of(texts[below])
            if len(said) >= len(words_of(texts[i])):
                break
        if said and said == words_of(texts[i]):
            return i, range(i + 1, below + 1)
    return 0, range(0)


def _head_label(text: str) -> Label:
    if not text:
        return Label.BLANK
    if is_only_a_date(text) or is_told_on(text):
        return Label.SIGNATURE
    if is_secrecy_mark(text):
        return Label.MASTHEAD
    if is_written_down(text):
        return Label.NOTE
    if opens_subtitle(text):
        return Label.SUBTITLE
    return Label.TITLE


def _issue(
    capture: Page, labelled: Sequence[Labelled], signature: Signature | None
) -> ParsedIssue:
    meta = capture.facts
    imprint = read_imprint(labelled)
    to = map(addressees, texts_of(labelled, Label.ADDRESSEE))
    dates = [
        day for text in texts_of(labelled, Label.SIGNATURE) if (day := first_date(text))
    ]
    dated_on = (dates[-1] if dates else imprint.printed_on) or meta.dated_on
    issued_on = dated_on or meta.published_on
    titles = texts_of(labelled, Label.TITLE, Label.SUBTITLE)

    return ParsedIssue(
        kind=KIND,
        agency=_agency(labelled, signature) or meta.agency,
        year=_year(titles, issued_on.year if issued_on else None),
        source=meta.source,
        dated_on=dated_on,
        issued_on=issued_on,
        issued_on_is_inferred=bool(issued_on and not dated_on),
        published_on=meta.published_on,
        published_at=meta.published_at,
        office=imprint.office,
        copies=imprint.copies,
        distribution=(*to, *imprint.distribution),
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _agency(labelled: Sequence[Labelled], signature: Signature | None) -> str:
    """Who signed at the foot, else whom the title or the lines below it name."""
    if signature and signature.agency:
        return signature.agency
    named = texts_of(labelled, Label.TITLE, Label.SUBTITLE, Label.SIGNATURE)
    issuer = next((found for text in named if (found := bureau_in(text))), None)
    return issuer.name if issuer else ""


def _year(titles: Sequence[str], year_of_issue: int | None) -> int | None:
    """A report that plans a year is of that year; else of its date's, else of its title's."""
    title = "".join(titles)
    if planned := PLANNED.findall(title):
        return int(planned[-1])
    years = YEAR.findall(title)
    return year_of_issue or (int(years[-1]) if years else None)
