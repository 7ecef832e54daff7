"""What keeps an issue from being published by itself: facts that its text does not state.

Certain is what states its bureau, kind, title, year, and date or number, and is not blocked.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from ...language.dates import first_date
from ...language.marks import bare, columns
from ...language.patterns import pattern
from ...parsed import IssueKind, Severity
from ..document_numbers import document_number_of
from ..issuers import bureau_in, is_bureau_alone, is_office_of_bureau
from ..mastheads.masthead import NO_NAME, ORGANISATION, read_masthead_line
from ..official import asks_for_review, is_title, without_organs
from ..page.furniture import Furniture, furniture_of
from ..page.headlines import OF_PAGE, SITE_ALONE
from ..page.labels import is_label_row, names_label
from ..page.torn_titles import is_balanced
from ..titles import SITE

# No bureau writes a headline of more than two lines.
WIDEST_TITLE = 80
# 来源：某某市民政局, <script>, 本期要点: what stands in a title that took in its neighbours;
# a colon leads in to what stands below, and so does the 的 of 关于…的; 22日 is the rest of a date;
# …“零彩礼”7月27日，… goes on with what opens the text
NO_TITLE = pattern(
    r"^[\d年月日\s./-]+$|<[a-zA-Z/!]|function\s?\(|本\s?期\s?(?:要点|要目|内容|导读)|当前位置|[。：:]$|关于.*的$|[|｜].*[|｜]|\s[>＞»]|"
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|[^\d\s年]\d{1,2}月\d{1,2}日[，,]|"
    r"(?:来源|作者|发布时间|发布日期|索引号|浏览次数|点击数|责任编辑|字号)\s?[:：]"
)
# 春风送暖 | 某某县…: an account's column before a headline; behind one stands a site's name
BAR = pattern(r"[|｜]")
LONGEST_COLUMN = 8
# [基层之声] …: the part of a site, where a headline has 【 】 at most
OPENING_MARK = pattern(r"^[\[［]|^文\s?件")
# 住所：某某路1号　法定代表人：某某: two labels and their values, where a headline has one colon
TWO_LABELS = pattern(r"[^\d\s][:：]\s{0,4}[^：:]{1,80}[^\d\s：:][:：]\s{0,4}[^\s\d]")
# Fewer different signs say nothing, but for 公告 and its like: a rule of 一, 图片, 首页
LEAST_SAID = 4
# 1.→标题 of a list that Word counts, 01 标题, （一）标题: no 1．标题, as some bulletins head, nor
# 一、二季度救助情况
NUMBERED = pattern(
    r"^(?:\d{1,2}[.．、]|0\d)\s+\D|^(?:[一二三四五六七八九十]{1,3}、(?![二三四五六七八九十]{1,2}(?:季度|月))|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])"
)
# ~某某镇…, *某某镇…: a sign that a scan saw, or that a footnote bears
STRAY_SIGN = pattern(r"^[^\w“”‘’\"'《〈【（(「『#]")
CONTENTS_HEAD = pattern(r"^[A-Za-z\s]{0,30}(?:本\s*期\s*)?目\s*[录次][A-Za-z\s]{0,30}$")
# 某某市民政局关于…第12号提案: broken off before the 的 and the type of document
BROKEN_OFF = pattern(r"^(?:[^，。“”]{0,30}[局厅部委办府])?关于(?!.*的)")
WHOLE_ABOUT = pattern(
    r"(?:汇报|总结|说明|情况|要点|计划|规划|打算|安排|建议|提示|解读|须知|调研|研究|探讨|思考|分析|措施|举措|对策|"
    r"预案|制度|标准|问答|答记者问|指南|启事|声明|讲话|发言)$"
)
# What a title's last words say of the kind of its text, 关于报送…工作总结 aside: a text that
# was read as another kind was misread, or is called otherwise than it is.
SAID_KINDS = {
    IssueKind.REPORT: pattern(
        r"(?:情况|工作|建设|调研)的?(?:报告|汇报)$|总结(?:报告)?$"
    ),
    IssueKind.NOTICE: pattern(r"(?:的|^)(?:通知|通告|公告|公示)$"),
    IssueKind.REPLY: pattern(r"的(?:答复|复函)$"),
    IssueKind.STATISTICS: pattern(r"统计(?:月|季|年)?[表报]$"),
}
# 某某县人民政府督查室, 某某区委老干部局: how an office's name ends; 养老服务中心 may end a headline
OFFICE = pattern(
    r"(?:[局厅部委办]|办公[室厅]|[督检]查室|政府|委员会|小组|指挥部|党组|党委)$"
)
# - 某某县民政局: what a list sets before what is no headline either
BULLETS = " \u3000•·●▪◆■-–—"
# A toolbar or a menu behind a headline, on its line
AROUND = {Furniture.TOOL, Furniture.MENU, Furniture.WAY}


class Facts(Protocol):
    """The main facts of an issue, be it as parsed or as filed."""

    @property
    def kind(self) -> str: ...
    @property
    def agency(self) -> object: ...
    @property
    def year(self) -> int | None: ...
    @property
    def number(self) -> int | None: ...
    @property
    def document_number(self) -> str: ...
    @property
    def issued_on(self) -> date | None: ...


class Doubt(Protocol):
    """A remark, be it as parsed or as filed; one that a person has settled is none."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def message(self) -> str: ...


class Wait(NamedTuple):
    """One thing that somebody has to look at first: its code, and the same in Chinese."""

    code: str
    words: str


# What these warn of keeps no issue from being published by a person, who has seen it.
UNSEEN = {
    "inferred_agency",
    "missing_title",
    "title_doubted",
    "article_doubted",
    "inferred_date",
    "impossible_date",
    "text_set_aside",
}
# How each doubt is called in a list of them; others by their own message.
SHORT = {
    "inferred_agency": "单位是推定的",
    "missing_title": "标题是暂拟的",
    "title_doubted": "不能确定哪几行是标题",
    "article_doubted": "不能确定是不是另一篇文章",
    "inferred_date": "日期是推定的",
    "impossible_date": "有日期写错",
    "implausible_date": "有日期不大可能",
    "text_set_aside": "有文字没有收进正文",
    "contents_mismatch": "目录与正文不一致",
    "personal_data": "有个人信息",
    "secrecy_mark": "有密级或内部标志",
    "empty_article": "文章没有正文",
}
NO_BUREAU = Wait("unknown_agency", "看不出单位")
# The text is as certain; it is we who do not know the bureau yet.
UNCONFIRMED_BUREAU = Wait("unconfirmed_agency", "单位尚未确认")
NO_KIND = Wait("unknown_kind", "看不出类别")
OTHER_KIND = Wait("doubted_kind", "类别与标题不一致")
ODD_TITLE = Wait("implausible_title", "标题里混有别的内容")
NO_ARTICLE = Wait("missing_article", "没有文章")
NEITHER_DATE_NOR_NUMBER = Wait("missing_date_and_number", "没有日期，也没有期号或文号")
NO_YEAR = Wait("missing_year", "看不出年份")


def waits(
    issue: Facts,
    doubts: Iterable[Doubt],
    *,
    titles: Collection[str],
    bureau_is_confirmed: bool,
) -> tuple[Wait, ...]:
    """What the issue waits for, each once; nothing if it is certain.

    `doubts` are the open ones about the issue and about its whole text.
    """
    found = [
        *_missing(issue, bureau_is_confirmed=bureau_is_confirmed),
        *([] if titles else [NO_ARTICLE]),
        *(ODD_TITLE for title in titles if not is_plausible_title(title)),
        *([] if _is_of_said_kind(issue, titles) else [OTHER_KIND]),
        *_doubted(doubts),
    ]
    return tuple({wait.code: wait for wait in found}.values())


def is_plausible_title(title: str) -> bool:
    """Whether it may be a headline, and no row of labels nor a masthead with its date."""
    title = title.strip(BULLETS)
    if columns(without_organs(title)) > WIDEST_TITLE or OF_PAGE.search(title):
        return False
    if NO_TITLE.search(title):
        return False
    if not is_balanced(title) or document_number_of(title):
        return False
    if not _says_something(title) or _is_broken_off(title):
        return False
    if OPENING_MARK.match(title) or is_label_row(title) or _is_office_alone(title):
        return False
    if BAR.search(title) and not _is_column_before(*BAR.split(title, maxsplit=1)):
        return False
    if names_label(title) or SITE_ALONE.match(bare(title)) or TWO_LABELS.search(title):
        return False
    if any(furniture_of(piece) in AROUND for piece in title.split()[1:]):
        return False
    return not (first_date(title) and bureau_in(title))


def _says_something(title: str) -> bool:
    """In words of its own, that open with no number or sign of something else."""
    if NUMBERED.match(title) or STRAY_SIGN.match(title) or CONTENTS_HEAD.match(title):
        return False
    name = bare(title)
    return len(set(name)) >= LEAST_SAID or is_title(name)


def _is_broken_off(title: str) -> bool:
    is_open = BROKEN_OFF.match(title) and not is_title(title)
    return bool(is_open and not WHOLE_ABOUT.search(title))


def _is_of_said_kind(issue: Facts, titles: Collection[str]) -> bool:
    """Whether its only title says no other kind; the articles of a bulletin may be of any.

    江城民政工作简报 over a page's text is the name of a bulletin that was not seen.
    """
    if len(titles) != 1 or issue.kind in {IssueKind.BULLETIN, IssueKind.OTHER}:
        return True
    title = bare(next(iter(titles)))
    masthead = read_masthead_line(title) if issue.kind == IssueKind.WEB else None
    if masthead and masthead.names_only_a_series:
        return False
    said = {kind for kind, words in SAID_KINDS.items() if words.search(title)}
    return not said or issue.kind in said or asks_for_review(title)


def _is_office_alone(title: str) -> bool:
    """A bureau or another office, and nothing that it did: 某某县人民政府督查室."""
    name = bare(title)
    is_other = OFFICE.search(name) and ORGANISATION.match(name)
    is_office = is_other or is_office_of_bureau(title)
    return is_bureau_alone(title) or bool(is_office and not NO_NAME.search(name))


def _is_column_before(column: str, headline: str) -> bool:
    is_short = 1 < columns(column.strip()) <= LONGEST_COLUMN < columns(headline.strip())
    return is_short and not SITE.search(bare(headline))


def _missing(issue: Facts, *, bureau_is_confirmed: bool) -> Iterator[Wait]:
    if not issue.agency:
        yield NO_BUREAU
    elif not bureau_is_confirmed:
        yield UNCONFIRMED_BUREAU
    if issue.kind == IssueKind.OTHER:
        yield NO_KIND
    if not (issue.number or issue.document_number or issue.issued_on):
        yield NEITHER_DATE_NOR_NUMBER
    elif not issue.year:
        yield NO_YEAR


def _doubted(doubts: Iterable[Doubt]) -> Iterator[Wait]:
    for doubt in doubts:
        is_unseen = doubt.severity == Severity.WARNING and doubt.code in UNSEEN
        if is_unseen or doubt.severity == Severity.BLOCKING:
            yield Wait(doubt.code, SHORT.get(doubt.code, doubt.message.rstrip("。")))


def is_certain(found: Iterable[Wait]) -> bool:
    """Whether the text itself states all that it must."""
    return all(wait == UNCONFIRMED_BUREAU for wait in found)
