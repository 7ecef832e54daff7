"""Where a page's foot begins: below all of the text stand links, records and credits."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from ...language.dates import is_only_a_date
from ...language.marks import (
    ENUMERATION,
    HAN,
    columns,
    ends_sentence,
    holds_words,
    is_prose,
)
from ...language.patterns import pattern
from ...parsed import Line
from ..bylines import names_newsroom
from ..issuers import is_bureau_alone
from ..labels import Label, Labelled
from ..said_twice import start_of_second
from .accounts import COUNTS
from .boxes import box_below
from .complaints import forbids_copying
from .furniture import ORNAMENT, Furniture, furniture_of, is_sentence, opening
from .labels import are_of_guide, pairs_in
from .links import is_link_of_list
from .other_news import menus_in_bars, news_with_writers
from .words import Means, words_that_mean

MAIN_TEXT_LENGTH = 24
LONGEST_CREDIT = 80
# 责编:周翠羽 一审:林正扬, 记者、编辑|邹雨桐 通讯员|卞长河, [来源: 区民政局],
# 石泉零距离记者：童佩; 某某日报记者：收费标准怎么定？ asks
ROLE = (
    r"(?:[一二三初复终][校审](?:[、/／]?[一二三初复终]?[校审])?(?:[（(][校审核]{1,2}[）)])?|责任编辑|责编|文字编辑|图文编辑|编辑|记者|通讯员|图文作者|文字作者|作者|撰文|照片拍摄|照片提供|撰稿|供稿|来稿|摄影|图片|图文|文字|文|图|审核|初审|复审|一审|二审|三审|"
    r"终审|审稿|播音|配音|主持人?|主播|解说|剪辑|摄像|导播|出镜|文案|值班编委|值班主任|值班编辑|校对|监制|编审|核稿|签发|统筹|策划|制作|美编|视频|来源|信息来源|稿件来源|新闻来源|上报单位|信息作者|投稿|素材|素材来源|图片来源|"
    r"填报人?|填表人?|制表人?|报出日期|单位负责人|统计负责人|复核人?|审核人)"
)
CREDITS = pattern(
    rf"^[\[【(（\s]*(?:[{HAN}]{{2,10}}(?=(?:记者|通讯员)\s{{0,2}}[:：|｜丨/／][^。！？?!]*$))?{ROLE}(?:[、/／和及与]{ROLE})*\s*[:：|｜丨/／]\s*\S"
)
# 德州日报新媒体出品, 某某县融媒体中心制作, 某某融媒 · 出品, 出品 | 某某融媒
PRODUCED = pattern(
    rf"^[{HAN}A-Za-z]{{4,24}}\s?[·•・|｜丨]?\s?(?:(?:联合)?出品|制作|供图|摄制)$|"
    rf"^(?:联合)?(?:出品|摄制)(?:单位|方)?\s?[:：|｜丨]\s?[{HAN}A-Za-z、 ]{{4,40}}$"
)
LONGEST_HEADING = 40
# 附件：…, 附表, 抄送：…, 注：… close a text below its credits.
OWN_CLOSING = pattern(
    r"^(?:附[件表录]?\s?[\d一二三]{0,2}\s?(?:[:：]|$)|[主抄分]\s?[送报发]\s?[:：]|[备附]?注\s?[:：])"
)
SHORTEST_NEWS, LONGEST_NEWS = 8, 50
# 铜官区…, 区委书记…, 我市…: whose doing other news tells
OF_WHOM = pattern(
    rf"[我全本]?[省市县区州旗镇乡](?:委|府|人大|政府|政协|领导|民政|[长局])|[我全本][省市县区州旗]|"
    rf"[{HAN}]{{2,8}}?(?:[省市县区州旗镇乡]|街道|社区)"
)
# 召开全会, 完工通车: that something was done; a list of names or a poem tells nothing of it
DONE = pattern(
    r"召开|举办|举行|开展|部署|启动|完工|开工|通车|调研|检查|督导|督查|慰问|走访|看望|会见|推进|加强|建成|"
    r"发布|出台|印发|下达|发放|成立|揭牌|签约|获评|荣获|入选|开幕|闭幕|培训|落地|开放|上线"
)
# 【视频】…, [图集]…: what kind of news it is, before its headline
KIND_OF_NEWS = pattern(rf"^[【\[〖][{HAN}]{{2,6}}[】\]〗]\s{{0,2}}")
# 某某新闻2026.1.8: a programme and its day; 城关镇2026.1.8 may be a row of the text
PROGRAMME = pattern("新闻|联播|播报|报道|视频|电视|广播|[要快资]讯")
DAY_OF_PROGRAMME = pattern(r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
PIECE = pattern(r"[^\W\d_]+")
# 2楼 甲乙: which comment it is
FLOOR = pattern(r"^\d{1,4}\s?[楼#]")
# 详细咨询：扫码关注微信公众号“某某办事”: right above the foot an invitation of the site
FOLLOWED_BY_CODE = pattern(
    r"^(?![一二三四五六七八九十\d（(])[^。；]{0,16}(?:扫码|扫一扫|扫描[^。；]{0,6}码|长按[^。；]{0,6}码|微信搜索)[^。；]{0,12}关注[^。；]{0,30}$"
)
# 投稿邮箱（mz@example.com）: below credits a newsroom's, elsewhere the text's
OF_NEWSROOM = pattern(r"^(?:投稿|报料|爆料|新闻)(?:邮箱|热线|电话)\s?[:：（(]?")
# 附件 无
NO_ATTACHMENT = pattern(r"^附\s?件\s?[:：]?\s{0,3}无[。]?$")
# 附件： with the foot right below it: a page's field that nobody filled
UNFILLED = pattern(r"^附\s?件\s?[:：]$")
# 上一篇：某某市民政局举办培训班
NEIGHBOUR = pattern(r"^[\[【\s]*[上下前后]一?[篇条则]")
# 友情链接 中华人民共和国民政部 甘肃省民政厅: other sites
OF_OTHER_SITES = pattern(r"^[\[【\s]*(?:友情|相关|网站)链接")
# 0838-2500000, 13800000000
TELEPHONE = pattern(r"\d{7}|\d{3,4}[-—－]\d")


def read_foot(lines: Sequence[Line], start: int) -> tuple[int, list[Labelled]]:
    """Where the foot begins, not above `start`, and a label for each of its lines."""
    second = start_of_second(lines, start)
    begins = _start_of_foot(lines[:second], start)
    foot = [Labelled(line, _label_of(line.text)) for line in lines[begins:second]]
    return begins, [*foot, *(_labelled_again(line) for line in lines[second:])]


def _labelled_again(line: Line) -> Labelled:
    """A line of the second printing, or below it, where a page has its own foot."""
    is_own = not line.text or furniture_of(line.text)
    return Labelled(line, _label_of(line.text) if is_own else Label.NAVIGATION)


def without_links(foot: Iterable[Labelled]) -> Iterator[Labelled]:
    """The foot without the headlines of other news, which name whomever they tell of.

    Nor does what readers wrote name the issuer, or a text that is printed again.
    """
    is_listed = False
    for each in foot:
        kind = furniture_of(each.text)
        leads_on = bool(NEIGHBOUR.match(each.text)) or is_link_of_list(each.text)
        leads_on = leads_on or bool(OF_OTHER_SITES.match(each.text))
        is_listed = kind is Furniture.LINKS or (is_listed and kind is None)
        is_told = each.label is Label.NAVIGATION or (
            kind is None and is_sentence(each.text)
        )
        if not (is_listed or leads_on or is_told):
            yield each


def _start_of_foot(lines: Sequence[Line], start: int) -> int:
    """The first line of furniture with no more text below it but other news."""
    box = box_below(lines, start)
    if box is not None:
        lines = lines[: box + 1]
    comments = _first_comment(lines, start)
    lines = lines[:comments]
    lines = lines[: min(news_with_writers(lines, start), menus_in_bars(lines, start))]
    last_text = max(
        (i for i in range(start, len(lines)) if _is_text(lines[i].text)),
        default=start - 1,
    )
    listed = _listed_below(lines, last_text) | _news_below_credits(lines, last_text)
    said = next(
        (i for i in range(start, len(lines)) if ends_sentence(lines[i].text)), 0
    )
    for i in range(max(start, last_text + 1), len(lines)):
        # Babu Gih Minzcwnggiz above all text: a bureau's name in its people's letters
        if i < said and ORNAMENT.match(lines[i].text):
            continue
        tells_rights = forbids_copying(lines[i].text) and _is_signed(lines[i + 1 :])
        if i in listed or (opens_foot(lines[i].text) and not tells_rights):
            return _with_credits_above(lines, i, last_text)
    return _with_credits_above(lines, len(lines), last_text)


def _is_signed(lines: Sequence[Line]) -> bool:
    """A bureau and its day below one another: what stands above them is the text's."""
    inked = [line.text for line in lines if line.text]
    return any(is_bureau_alone(a) and is_only_a_date(b) for a, b in pairwise(inked))


def _listed_below(lines: Sequence[Line], last_text: int) -> set[int]:
    """Other news below the text, each a link with its day behind it; two at least."""
    below = range(last_text + 1, len(lines))
    listed = {i for i in below if is_link_of_list(lines[i].text)}
    return listed if len(listed) > 1 else set()


def _news_below_credits(lines: Sequence[Line], last_text: int) -> set[int]:
    """Headlines alone, two at least, below 责编：… and above the furniture, if any."""
    inked = [i for i in range(last_text + 1, len(lines)) if lines[i].text]
    credited = list(takewhile(lambda i: is_credits(lines[i].text), inked))
    below = inked[len(credited) :]
    news = list(takewhile(lambda i: not opens_foot(lines[i].text), below))
    texts = [KIND_OF_NEWS.sub("", lines[i].text.strip()) for i in news]
    are_news = all(map(_is_headline, texts)) and _tell_news(texts)
    are_news = are_news or (all(map(_is_link, texts)) and _are_of_programme(texts))
    return set(news) if credited and are_news else set()


def _tell_news(texts: Sequence[str]) -> bool:
    """Most say whose doing they tell, and most what was done: 某某区召开全会."""
    of_whom = sum(bool(OF_WHOM.match(text)) for text in texts)
    done = sum(bool(DONE.search(text)) for text in texts)
    return len(texts) > 1 and 2 * min(of_whom, done) > len(texts)


def _are_of_programme(texts: Sequence[str]) -> bool:
    """某某新闻2026.1.8 and 某某新闻2026.1.7: one programme on two days, among others."""
    days = {text: DAY_OF_PROGRAMME.sub("", text) for text in texts}
    told = [n for text, n in days.items() if n != text and PROGRAMME.search(n)]
    return len(told) > len(set(told))


def _is_headline(text: str) -> bool:
    return columns(text) >= SHORTEST_NEWS and _is_link(text)


def _is_link(text: str) -> bool:
    """What a link to other news says; an attachment, a day or a bureau is the text's."""
    return (
        columns(text) <= LONGEST_NEWS
        and not ends_sentence(text)
        and not ENUMERATION.match(text)
        and not OWN_CLOSING.match(text)
        and not is_only_a_date(text)
        and not is_bureau_alone(text)
    )


def _first_comment(lines: Sequence[Line], start: int) -> int:
    """Where what readers wrote begins: 网友评论 with 回复 or 支持 below; else the end."""
    chosen = (i for i in range(start, len(lines)) if shows_chosen(lines[i].text))
    if (first := next(chosen, None)) is not None:
        return first
    replied = [i for i in range(start, len(lines)) if is_reply(lines[i].text)]
    last = replied[-1] if replied else start
    has_text = False
    for i in range(start, last):
        if has_text and opens_comments(lines[i].text):
            return i
        has_text = has_text or _is_text(lines[i].text)
    return len(lines)


def shows_chosen(text: str) -> bool:
    """精选留言 alone: an account shows what readers wrote, who cannot be answered here."""
    return text.strip() in words_that_mean(Means.CHOSEN)


def is_reply(text: str) -> bool:
    """回复 支持(18), 举报 回复 👍 12, 2楼 甲乙: buttons below what a reader wrote."""
    if not text or len(text) > LONGEST_HEADING:
        return False
    words = words_that_mean(Means.REPLY)
    pieces = (found[0] for found in PIECE.finditer(text))
    first = next(pieces, "")
    are_buttons = first in words and all(piece in words for piece in pieces)
    return are_buttons or bool(FLOOR.match(text.strip()))


def opens_comments(text: str) -> bool:
    """网友评论, 最热评论（3）: a heading, no sentence of the text."""
    is_short = len(text) <= LONGEST_HEADING and not text.endswith(("。", "；"))
    return is_short and bool(opening(text, Means.COMMENTS))


def opens_foot(text: str) -> bool:
    return furniture_of(text) is not None or bool(COUNTS.match(text.strip()))


def is_credits(text: str) -> bool:
    """Who wrote, edited and approved: the page's, not the text's."""
    if not text or len(text) > LONGEST_CREDIT or is_sentence(text):
        return False
    is_made = CREDITS.match(text) or PRODUCED.match(text.strip())
    return bool(is_made) or names_newsroom(text.strip())


def _is_text(text: str) -> bool:
    """Running text that no furniture is; a list of links holds none."""
    is_running = is_prose(text) and len(text) > MAIN_TEXT_LENGTH
    return (
        is_running
        and furniture_of(text) is None
        and not pairs_in(text)
        and not is_credits(text)
    )


def _with_credits_above(lines: Sequence[Line], foot: int, last_text: int) -> int:
    """Credits right above the foot belong to it."""
    begins = foot
    for i in range(foot - 1, last_text, -1):
        # With no foot below it, an invitation is the text's own, and so is 附件：.
        invites = foot < len(lines) and (
            FOLLOWED_BY_CODE.match(lines[i].text) or UNFILLED.match(lines[i].text)
        )
        is_of_page = invites or _is_of_page(lines[i].text) or _is_of_newsroom(lines, i)
        if lines[i].text and not is_of_page:
            break
        begins = i if lines[i].text else begins
    return begins


def _is_of_newsroom(lines: Sequence[Line], i: int) -> bool:
    """投稿邮箱 right below 编审：…"""
    above = next((line.text for line in reversed(lines[:i]) if line.text), "")
    return bool(OF_NEWSROOM.match(lines[i].text)) and is_credits(above)


def _is_of_page(text: str) -> bool:
    """Credits, or labels and their values; a telephone number is the text's."""
    pairs = pairs_in(text)
    means = set() if are_of_guide(pairs) else {pair.means for pair in pairs}
    is_other = means == {Means.OTHER_LABEL}
    is_plain = is_credits(text) or bool(NO_ATTACHMENT.match(text))
    return is_plain or (bool(means) and not (is_other and TELEPHONE.search(text)))


def _label_of(text: str) -> Label:
    if not holds_words(text):
        return Label.BLANK
    return Label.BYLINE if is_credits(text) else Label.FOOTER
