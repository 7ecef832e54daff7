"""Notices and announcements: official documents that order, tell or ask."""

import re

from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..issuers import bureau_in, is_bureau_alone
from ..notices.official_issue import (
    Official,
    has_own_number,
    is_bulletin,
    read_issue,
    read_official,
)
from ..notices.sent_out import sends_out, serves
from ..official import is_title, tells_of_work
from ..page.headlines import is_titled
from ..page.letters import is_letter_box
from ..reviews import looks_back

NAME = "notice"
TITLE = "通知公告"
KIND = IssueKind.NOTICE
# …情况的报告: addressed to nobody, it is a report.
REPORT_TITLE = pattern(r"(?:报告|方案|纪要|公报)$")
# …整改情况的汇报, 上半年工作情况报告: told to those above, and no form that orders
TOLD_ABOVE = pattern(r"(?:汇报|总结|工作(?:开展|完成|进展|落实)?情况的?报告)(?:材料)?$")
# 特此公告。, 特此通知。: how a document closes
CLOSING = pattern(r"特此(?:通知|公告|通告|公示|通报|批复|函复|函告|函达|报告|说明)")
# 关于2024年第一批…的公示, 某某区民政局关于…的通告（第二批）
ANNOUNCES = pattern(
    rf"^(?P<of>[{HAN}]{{0,24}}?)关于.{{4,60}}(?:公示|公告|通告|通知)(?:[（(].{{1,14}}[）)])?$"
)
# …项目中标（成交）结果公告, 拟录用人员公示: the title alone announces what was settled
SETTLED = pattern(
    r"(?:中标|成交|采购|招标|比选|磋商|遴选|评审|抽查|年检|考核|成绩|体检|录用|聘用|入围)[^，。；]{0,12}(?:公告|公示|通告)$"
)
# 现予公示, 公示如下, 现将…公告如下：
TO_ANNOUNCE = pattern(r"(?:现予以?|予以)(?:公示|公告|通告)|(?:公示|公告|通告|通知)如下")
# 现将清明节期间祭扫有关事项通告如下：: what follows is announced
ANNOUNCED_BELOW = pattern(
    r"现[将就对把][^。]{2,60}(?:公告|通告|公示|通知|通报)如下\s{0,2}[:：]"
)
# 现请全县居民提出看法。有关事项如下：: the paragraph that a paper of an office opens with
SETS_OUT = pattern(
    r"^(?:为|根据|依据|依照|按照)[^\n]{20,400}有关(?:事项|事宜|要求)(?:公布|明确|公告|通告|公示|通知)?如下[:：。]?$",
    re.MULTILINE,
)
# 征求意见, 提出意见的期限: it asks, and orders nothing
ASKS_OPINIONS = pattern(
    r"征求(?:社会|各界|公众)?(?:意见|社会意见)|征集意见|提出?意见|反馈意见|意见.{0,4}(?:期限|截止)"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A number of its own, or a title 关于…的通知 with addressees or a signature.

    A letter box holds an answer, whoever signs it.
    """
    if is_bulletin(lines) or is_letter_box([line.text for line in lines]):
        return False
    if has_own_number(lines):
        return True
    official = read_official(lines)
    if TOLD_ABOVE.search(bare(official.title)):
        return False
    titled, signed = is_title(official.title), official.signature
    announced = titled and not REPORT_TITLE.search(official.title)
    if (titled and official.addressees) or (announced and signed):
        return True
    if _announces_on_page(official) or _orders_untitled(official):
        return True
    if not (signed and signed.agency):
        return False
    return bool(official.addressees) or _speaks_for_itself(official)


def _announces_on_page(official: Official) -> bool:
    """关于…的公示 whose issuer page or title names, above what it announces; it asks nothing."""
    if SETTLED.search(bare(official.title)):
        return True
    announces = ANNOUNCES.match(bare(official.title))
    if not announces or ASKS_OPINIONS.search(official.title + official.text):
        return False
    issuer, source = bureau_in(announces["of"]), official.page.facts.agency
    if TO_ANNOUNCE.search(official.text):
        return bool(source or issuer)
    # 某某县民政局关于公布…的公告 on a page of that bureau's own; …发布关于…的公告 is news
    is_own = issuer is not None and issuer.name == source
    return is_own and is_bureau_alone(announces["of"])


def _orders_untitled(official: Official) -> bool:
    """No title and nobody who signs, but the form of one who orders, or serves a decision."""
    if _is_headed(official):
        return False
    if official.addressees:
        return bool(ANNOUNCED_BELOW.search(official.text)) or sends_out(official.text)
    return serves(official.text)


def _speaks_for_itself(official: Official) -> bool:
    """Without title and addressees: it opens or closes as a document does, or stands on a page."""
    if CLOSING.search(official.text):
        return True
    is_headed = _is_headed(official)
    if SETS_OUT.match(official.text) and not is_headed:
        return True
    if ASKS_OPINIONS.search(official.text):
        return False
    announces = bool(ANNOUNCED_BELOW.search(official.text))
    is_bare = bool(official.page.head) and not is_headed
    return announces or (is_bare and not looks_back(official.text.split("\n")))


def _is_headed(official: Official) -> bool:
    """Whether a headline stands above it; 标题：… in a table of the page is none."""
    return is_titled(official.page.head, official.head)


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    tells = tells_of_work(read_official(lines).title)
    return [read_issue(lines, IssueKind.REPORT if tells else KIND)]
