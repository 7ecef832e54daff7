"""A small site with one page of each kind on it."""

from datetime import date

from ..factories import block, make_agency, make_article, make_issue, make_topic

LISTS = {
    "home": "/",
    "articles": "/articles/",
    "articles, filtered": "/articles/?city=440200&kind=bulletin&year=2022",
    "articles, none": "/articles/?city=440200&kind=report",
    "articles, nonsense": "/articles/?city=999999&date_from=abc&page=-1",
    "search help": "/search/help/",
    "indicators": "/indicators/",
    "an indicator without figures": "/indicators/dibao_p/",
    "issues": "/issues/",
    "agencies": "/agencies/",
    "agency": "/agencies/shaoguan/",
    "agency's year": "/agencies/shaoguan/2022/",
    "topics": "/topics/",
    "topic": "/topics/epidemic/",
    "archive": "/archive/",
    "archive's year": "/archive/2022/",
    "archive's month": "/archive/2022/4/",
    "archive's day": "/archive/2022/4/11/",
    "display": "/display/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "coverage": "/coverage/",
    "map of the site": "/site-map/",
    "corrections": "/corrections/",
    "error reported": "/report/sent/",
    "alert asked for": "/alerts/asked/",
}


def one_of_each() -> dict[str, str]:
    bulletin = make_bulletin()
    first, second = bulletin.articles.all()
    notice = make_notice()
    return {
        **LISTS,
        "bulletin": bulletin.get_absolute_url(),
        "its first article": first.get_absolute_url(),
        "its last article": second.get_absolute_url(),
        "report of an error": f"/report/?article={first.pk}",
        "related articles": f"{first.get_absolute_url()}related/",
        "figures of an agency": "/agencies/shaoguan/figures/",
        "two series with one number": make_second_series().get_absolute_url(),
        "web page": make_web_page().issue.get_absolute_url(),
        "notice": notice.get_absolute_url(),
        "its only article": notice.articles.get().get_absolute_url(),
        "table": make_table().get_absolute_url(),
        "nothing there": "/articles/0/",
        "withdrawn": make_issue(status="withdrawn", articles=1).get_absolute_url(),
    }


def shaoguan():
    return make_agency("韶关市民政局")


def make_bulletin(**fields):
    """第5期 with two articles, the second in a section of its own."""
    fields = {"number": 5, "series": "韶关民政信息", **fields}
    fields.setdefault("editors_note", "编者按：现将各地做法刊出，供参考。")
    issue = make_issue(
        shaoguan(), recipients=["市委办公室", "各县（市、区）民政局"], **fields
    )
    make_article(issue, topics=[make_topic()], position=1, section="工作动态")
    make_article(issue, "深入基层走访慰问", position=2, section="基层之声")
    return issue


def make_second_series():
    make_bulletin(number=6, series="工作简报")
    return make_bulletin(number=6, series="民政专报")


def make_web_page():
    blocks = [
        block("近日，强寒潮来袭。"),
        block("主动作为", "heading", 2),
        block("寒潮.jpg", "image", 3),
        block("（工作人员上门走访）", "caption", 4),
        block("共走访困难群众1200户。", line=5),
    ]
    issue = make_issue(shaoguan(), kind="web", number=None, source="韶关市民政局")
    return make_article(issue, "把温暖送到家", blocks=blocks, regions=["440203"])


def make_notice():
    """A document with a provisional title, addressees and a contact."""
    issue = make_issue(
        shaoguan(),
        kind="notice",
        number=None,
        document_number="韶民发〔2022〕8号",
        dated_on=date(2022, 4, 11),
        recipients=["各县（市、区）民政局"],
        role="主送",
    )
    contact = block("联系人：值班员，手机：13800008000", "contact", 2)
    blocks = [block("请各地认真落实韶民发〔2021〕3号要求。"), contact]
    make_article(
        issue,
        "韶关市民政局 韶民发〔2022〕8号",
        blocks=blocks,
        title_is_provisional=True,
    )
    return issue


def make_table():
    """The ministry's quarterly table, with codes that no phone is wide enough for."""
    rows = [
        "指标名称\t单位\t代码\t数量\t上季度\t环比",
        "一、综合\t\tJZH011000000\t\t\t",
        "最低生活保障人数\t人\tJZH012111000\t6,218\t6,300\t-1.3%",
    ]
    blocks = [block(row, "row", line) for line, row in enumerate(rows, 1)]
    issue = make_issue(shaoguan(), kind="statistics", number=None)
    make_article(issue, "民政统计季报表", blocks=blocks)
    return issue
