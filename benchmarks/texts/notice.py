"""通知公告: with number, title, addressees, items, attachments, contacts, signature."""

from dataclasses import dataclass
from datetime import date, timedelta

from .clerk import Clerk
from .distribution import subordinates, superiors
from .reporting import heading, prose
from .story import BLANK, Draft, OneOf, Piece, counted
from .vocabulary import ATTACHMENTS, CHINESE_ORDINALS
from .writing import (
    chinese_date,
    document_number,
    plain_date,
    written_document_number,
)

# 现就有关事项函告如下: what a 函 does is 函告.
_VERBS = {"函": "函告", "意见": "通知"}
_OPENNESS = (
    "",
    "",
    "",
    "（此件公开发布）",
    "(此件主动公开)",
    "（信息公开选项：主动公开）",
)
_FOOTERS = ("", "", "", "打印本页关闭窗口", "【打印】 【关闭】")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above the body: number, title and addressees, each if given."""

    genre: str
    number: str
    written_number: str
    title: str
    addressees: list[str]


def write(clerk: Clerk) -> Draft:
    top = _heading(clerk)
    body = _body(clerk, top)
    imprint, roles, issued = _imprint(clerk)
    if top.addressees:
        roles = [{"role": "主送", "recipients": top.addressees}, *roles]
    pieces = [*_above(clerk, top), *body, *_below(clerk), *imprint]
    footer = clerk.pick(_FOOTERS)
    article = {"section": "", "subtitle": "", **counted(body)}
    if top.title:
        article["title"] = OneOf((top.title,))
    issue = {
        "kind": "notice",
        "series": OneOf(("",)),
        "agency": clerk.bureau.name,
        "year": clerk.day.year,
        "number": None,
        "total_number": None,
        "document_number": top.number or None,
        "issued_on": issued.isoformat(),
        "issued_on_is_inferred": False,
        "distribution": roles,
        "citations": sorted(set(clerk.cited)),
        "articles": [article],
    }
    return Draft(
        layout=OneOf(("notice",)),
        pieces=(*pieces, *([Piece(footer)] if footer else [])),
        issues=(issue,),
        remarks=() if top.title else ("missing_title",),
        is_spaced=clerk.chance(0.4),
    )


def _heading(clerk: Clerk) -> Heading:
    genre = clerk.pick(("通知",) * 7 + ("意见", "通报", "函", "公告", "公告", "通告"))
    prefix = clerk.bureau.prefix + clerk.pick(("发", "发", "函", "办", "规", "电"))
    serial = clerk.block * 20 + clerk.rng.randrange(1, 20)
    year = clerk.day.year
    is_untitled = genre == "通知" and clerk.chance(0.15)
    is_numbered = is_untitled or clerk.chance(0.75)
    name = clerk.pick((clerk.bureau.name, clerk.bureau.name, ""))
    title = f"{name}关于{clerk.draw('notice', 'matters')}的{genre}"
    is_public = genre in ("公告", "通告")
    return Heading(
        genre=genre,
        number=document_number(prefix, year, serial) if is_numbered else "",
        written_number=written_document_number(clerk.rng, prefix, year, serial),
        title="" if is_untitled else title,
        addressees=[] if is_public else _addressees(clerk),
    )


def _addressees(clerk: Clerk) -> list[str]:
    everyone = subordinates(clerk.bureau)
    return everyone[: clerk.rng.randrange(1, len(everyone) + 1)]


def _above(clerk: Clerk, top: Heading) -> list[Piece]:
    number = [Piece(top.written_number)] if top.number else []
    title = [Piece(_set_title(clerk, top.title))] if top.title else []
    pieces = title + number if clerk.chance(0.3) else number + title
    if top.addressees:
        between = clerk.pick("、，")
        first, *rest = top.addressees
        line = first + "".join(clerk.pick(("、", between)) + one for one in rest)
        pieces += [BLANK, Piece(line + clerk.pick("：：:"))]
    return pieces


def _set_title(clerk: Clerk, title: str) -> str:
    """Long titles stand on two lines: the bureau above, the matter below."""
    head, about, tail = title.partition("关于")
    if head and len(title) > 24 and clerk.chance(0.5):
        return f"{head}\n{about}{tail}"
    return title


def _body(clerk: Clerk, top: Heading) -> list[Piece]:
    kind = "citing" if clerk.chance(0.6) else "reasons"
    pieces = [prose(clerk.say("notice", kind, genre=_VERBS.get(top.genre, top.genre)))]
    phrases = "announcing" if top.genre in ("公告", "通告") else "orders"
    is_headed = clerk.chance(0.4)
    for mark in CHINESE_ORDINALS[: clerk.rng.randrange(2, 6)]:
        subject = clerk.draw("notice", "headings")
        orders = _orders(clerk, phrases)
        if is_headed:
            pieces += [heading(f"{mark}、{subject}"), prose(orders)]
            if clerk.chance(0.4):
                pieces.append(prose(_orders(clerk, phrases)))
        else:
            pieces.append(prose(f"{mark}、{subject}。{orders}"))
    if clerk.chance(0.3):
        pieces.append(
            prose(clerk.pick(("特此{}。", "请认真贯彻执行。")).format(top.genre))
        )
    return pieces


def _orders(clerk: Clerk, kind: str) -> str:
    deadline = clerk.day + timedelta(days=clerk.rng.randrange(10, 60))
    day = f"{deadline.month}月{deadline.day}日"
    count = clerk.rng.randrange(1, 4)
    return "".join(clerk.say("notice", kind, day=day) for _ in range(count))


def _below(clerk: Clerk) -> list[Piece]:
    """Attachments, contacts, signature and date, 此件公开发布."""
    indent = clerk.pick(("", "　　", "                              "))
    day = clerk.pick((plain_date, plain_date, chinese_date))(clerk.day)
    lines = [BLANK, *_attachments(clerk), *_contacts(clerk), BLANK]
    lines += [Piece(indent + clerk.bureau.name), Piece(indent + day)]
    openness = clerk.pick(_OPENNESS)
    return [*lines, Piece(openness)] if openness else lines


def _attachments(clerk: Clerk) -> list[Piece]:
    names = clerk.rng.sample(ATTACHMENTS, clerk.rng.randrange(4) * clerk.chance(0.6))
    if len(names) < 2:
        return [Piece(f"附件：{name}") for name in names]
    first, *rest = (f"{place}.{name}" for place, name in enumerate(names, start=1))
    return [Piece("\n".join((f"附件：{first}", *(f"　　　{name}" for name in rest))))]


def _contacts(clerk: Clerk) -> list[Piece]:
    person, telephone = clerk.person(), clerk.telephone()
    forms = (
        f"联系人：{person}，联系电话：{telephone}",
        f"（联系人：{person}；电话：{telephone}）",
        f"联 系 人：{person}\n联系电话：{telephone}",
        f"联系电话：{telephone}",
    )
    return [Piece(clerk.pick(forms))] if clerk.chance(0.5) else []


def _imprint(clerk: Clerk) -> tuple[list[Piece], list[dict], date]:
    """抄送 and 印发 at the foot; what is printed later is issued later."""
    if clerk.chance(0.6):
        return [], [], clerk.day
    recipients = superiors(clerk.bureau)[:3]
    copied = [Piece(f"抄送：{'、'.join(recipients)}。")]
    issued = min(
        clerk.day + timedelta(days=clerk.rng.randrange(3)),
        clerk.day.replace(month=12, day=31),
    )
    office = f"{clerk.bureau.name}办公室"
    printed = Piece(f"{office}　　　　{plain_date(issued)}印发")
    return [*copied, printed], [{"role": "抄送", "recipients": recipients}], issued
