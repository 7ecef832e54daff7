"""Whose a notice is that nobody signs, and what it says it does: send out rules, serve a decision."""

from collections.abc import Iterable

from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ..issuers import bureau_in, names_nobody
from ..mastheads.masthead import NO_NAME, ORGANISATION

# 现把《某某市民政局关于…的规定》发给你们，望遵照办理。: what is sent out is to be followed
SENT_OUT = pattern(
    r"(?:发给|下达)你们[，,][^。]{0,8}(?:遵照|贯彻|认真|组织|结合实际)[^。]{0,16}(?:办理|执行|落实|实施)"
)
# 现把《某某市民政局关于…的规定》发给你们: its own; 转发给你们 is another's
OWN_SENT_OUT = pattern(r"现[将把]《(?P<title>[^》]{6,80})》印?发给你们")
# 现以公告方式送达《行政处罚决定书》, 本机关决定撤销其登记: who serves it speaks himself
SERVED = pattern(r"现[^。，,]{0,8}(?:以公告的?(?:方式|形式)|公告)送达")
SERVING = pattern(r"本机关|本局|我局")
# 某某市行政审批局某某市民政局: two organs in a row are nobody's one name
TWO_ORGANS = pattern(rf"[局厅委办会府室](?=[{HAN}]{{2,10}}[省市县区州旗])")
# 记者从市民政局了解到: it tells of what was served
TELLS = pattern(r"记者|据悉|据了解")


def sends_out(text: str) -> bool:
    return bool(SENT_OUT.search(text))


def sender_of_own(texts: Iterable[str]) -> str:
    """The bureau in the title of what is sent out as the sender's own; blank if none is."""
    sent = next(filter(None, map(OWN_SENT_OUT.search, texts)), None)
    issuer = bureau_in(sent["title"].split("关于")[0]) if sent else None
    return issuer.name if issuer else ""


def organ_before(title: str) -> str:
    """The organ, with its place, that a title begins with: 三门县人民政府办公室关于…"""
    name = bare(title.split("关于")[0]) if "关于" in title else ""
    is_organ = ORGANISATION.match(name) and not NO_NAME.search(name)
    is_one = is_organ and not TWO_ORGANS.search(name)
    return name if is_one and not names_nobody(name) else ""


def serves(text: str) -> bool:
    """现以公告方式送达…, said by 本机关 itself and no reporter."""
    is_served = bool(SERVED.search(text) and SERVING.search(text))
    return is_served and not TELLS.search(text)
