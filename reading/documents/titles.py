"""What no article is called, though it stands where a title should."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ..language.marks import ENUMERATION, HAN, SECTION_MARK, bare, columns, words_of
from ..language.patterns import pattern
from .issuers import bureau_in
from .labels import BODY, Label, Labelled
from .mastheads.masthead import ORGANISATION, read_roughly
from .official import is_title
from .page.accounts import is_account_row
from .page.furniture import PART_OF_PATTERN, furniture_of, is_column
from .page.labels import is_label_row, pairs_in
from .page.torn_titles import NARROW, belong_together
from .secrecy import has_form_of_mark

# <script src=…>, mz@example.cn, 0513-8000000
NO_WORDS_OF_TITLE = pattern(
    r"<\s*/?\s*\w|[\w.]@\w|https?:|\d{3,4}[-—]\d{7,8}", re.ASCII
)
# Among so many lines of navigation stands the way to a page.
WAY_LINES = 40
# 把温暖 送到 家门口 has so many parts at most; 推荐 关注 视频 直播 is a menu.
MOST_PARTS = 3
# 某某市民政局门户网站, 某某民政, 某某发布
SITE = pattern(
    r"(?:网站?|门户|平台|民政|发布|政府|公开|动态|要闻|新闻|公告|专栏|专题|频道|中心|客户端|日报|晚报)$"
)
# [工作动态] 某某会议召开, 【县区动态】某某会议召开
COLUMN_MARK = pattern(
    r"^[\[【〔〖［](?P<column>[^\]】〕〗］]{2,12})[\]】〕〗］]\s{0,4}(?=\S)"
)

# 简体 | 繁体, <!--…: rows of links, what a program left
BETWEEN_LINKS = pattern(r"[|｜丨<>＞]|首页")
SHORTEST_HEADLINE, LONGEST_HEADLINE = 20, 60
# So many words of a headline are enough to know it again.
SAME_OPENING = 8


def without_column(title: str) -> str:
    """[工作动态] 某某会议召开 without the part of the site that it stands in."""
    found = COLUMN_MARK.match(title)
    return title[found.end() :] if found and is_column(found["column"]) else title


def doubtful_titles(labelled: Sequence[Labelled]) -> Iterator[Sequence[Labelled]]:
    """The lines of each title that nothing proves to be one."""
    around = _said_around(labelled)
    for run in _runs_in_doubt(labelled, _accounts(labelled)):
        titles = [each for each in run if each.label is Label.TITLE]
        words = words_of("".join(each.text for each in titles))
        if len(run) > len(titles) or not any(words in said for said in around):
            yield titles


def _said_around(labelled: Iterable[Labelled]) -> list[str]:
    """The words of a page's first lines, of which the way to it may say its title again."""
    around = (each.text for each in labelled if each.label is Label.NAVIGATION)
    return [words_of(text) for text in islice(around, WAY_LINES)]


def _is_plain(text: str) -> bool:
    return not (ENUMERATION.match(text) or SECTION_MARK.match(text))


def _accounts(labelled: Iterable[Labelled]) -> str:
    """The rows that name an account: 原创 某某 某某民政微讯."""
    return "\n".join(each.text for each in labelled if is_account_row(each.text))


def _runs_in_doubt(
    labelled: Iterable[Labelled], accounts: str
) -> Iterator[Sequence[Labelled]]:
    """The lines of each title, and one above that may begin it, if they are not surely one."""
    run: list[Labelled] = []
    above: Labelled | None = None
    inked: Labelled | None = None
    for each in labelled:
        if each.label is Label.TITLE and not each.is_from_contents:
            is_short = not run and columns(each.text) < NARROW
            above = inked if is_short else above
            is_first = not run and above is not None and _may_begin_title(above)
            run += [above] if is_first and above and above.text not in accounts else []
            run.append(each)
        elif each.label in BODY:
            if _is_doubtful(run):
                yield run
            run = []
        above = each
        inked = each if each.label is not Label.BLANK else inked


def titles_that_may_go_on(
    labelled: Iterable[Labelled],
) -> Iterator[tuple[str, Labelled]]:
    """Each title with a plain heading right below it: 某某县“邻里食堂”吃出 and 大温情.

    A numbered heading, or one in marks, is a part's own.
    """
    title = ""
    for each in labelled:
        if each.label is Label.TITLE and not each.is_from_contents:
            title += each.text
            continue
        if title and each.label is Label.HEADING and _is_plain(each.text):
            yield title, each
        if each.label not in {Label.BLANK, Label.PAGE_NUMBER}:
            title = ""


def headlines_passed_over(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """Lines above the text that were taken for the page's, though none of its words are in them.

    The very first is a site's; what says the title again, or part of it, is no other.
    """
    said = "".join(each.text for each in labelled if each.label is Label.TITLE)
    words = words_of(said)
    inked = [each for each in labelled if each.label is not Label.BLANK]
    text = next((i for i, each in enumerate(inked) if each.label in BODY), 0)
    for each in inked[1:text]:
        is_passed_over = each.label is Label.NAVIGATION and _may_be_headline(each.text)
        if is_passed_over and words_of(each.text)[:SAME_OPENING] not in words:
            yield each


def _may_be_headline(text: str) -> bool:
    is_wide = columns(text) >= SHORTEST_HEADLINE and len(text) <= LONGEST_HEADLINE
    is_row = BETWEEN_LINKS.search(text) or text.endswith(("。", "；"))
    return is_wide and not is_row and not furniture_of(text)


def _is_doubtful(run: Sequence[Labelled]) -> bool:
    """Lines that are not one, or one that a line right above may begin."""
    texts = [each.text for each in run if each.label is Label.TITLE]
    if not texts or len(run) < 2:
        return False
    return len(run) > len(texts) or not belong_together(texts)


def _may_begin_title(above: Labelled) -> bool:
    """小推子，大民生 right above a headline: of the page, for all we know, or its first line."""
    text = above.text
    is_unknown = above.label is Label.NAVIGATION and not furniture_of(text)
    is_name = SITE.search(bare(text)) or ORGANISATION.match(bare(text))
    is_han = re.fullmatch(rf"[{HAN}\w，、！？：“”《》·\s]{{5,60}}", text)
    is_menu = len(text.split()) > MOST_PARTS or PART_OF_PATTERN.match(text.strip())
    return bool(is_unknown and is_han) and not (is_name or is_menu)


def leads_in(text: str) -> bool:
    """事务岗社工： heads the lines below it, and is no title; 关于…的通告： is one."""
    return text.endswith(("：", ":")) and not is_title(text.rstrip("：: "))


def is_no_title(text: str) -> bool:
    """A bureau and a day, a row of labels, a tag, a menu, an address: no article is called so."""
    rough = read_roughly(text)
    is_dated = rough.dated is not None or bool(rough.rough_date)
    names_issuer = is_dated and bureau_in(text) is not None
    return bool(text) and bool(
        names_issuer
        or text.count("|") + text.count("｜") > 1
        or pairs_in(text)
        or is_label_row(text)
        or furniture_of(text)
        or has_form_of_mark(text)
        or NO_WORDS_OF_TITLE.search(text)
    )
