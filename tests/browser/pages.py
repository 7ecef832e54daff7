"""A small site with one page of each kind on it."""

from datetime import date
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone

from readers.models import AlertList, Follower
from readers.tokens import token_to_confirm, token_to_leave

from ..factories import (
    block,
    make_agency,
    make_article,
    make_issue,
    make_region,
    make_topic,
)
from ..metrics.factories import make_figure, make_indicator

INDICATOR = "/indicators/test_homes/"
PLACES = {"440200": "韶关市民政局", "620100": "兰州市民政局"}
ELSEWHERE = "https://news.example.com/a/1.html"
LISTS = {
    "home": "/",
    "articles": "/articles/",
    "articles, filtered": "/articles/?city=440200&kind=bulletin&year=2022",
    "articles, none": "/articles/?city=440200&date_to=1950-01-01",
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
    "feeds": "/feeds/",
    "interface": "/api/",
    "error reported": "/report/sent/",
    "alert asked for": "/alerts/asked/",
}


# Where a site sends e-mails, one_of_each() has the pages on which they are asked for, too.
FOLLOWED = "/feeds/articles.atom?city=440200"


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
        "leaving": f"/leaving/{make_issue(shaoguan(), origin=ELSEWHERE).pk}/",
        **pages_of_alerts(),
        "nothing there": "/articles/0/",
        "withdrawn": make_issue(status="withdrawn", articles=1).get_absolute_url(),
    }


def pages_of_alerts() -> dict[str, str]:
    """What a reader meets who follows two lists by e-mail."""
    reader = Follower.objects.create(address="reader@example.cn")
    for feed in (FOLLOWED, "/feeds/issues.atom"):
        asked = AlertList(follower=reader, feed=feed, confirmed_at=timezone.now())
        asked.save()
    return {
        "alert": f"{reverse('alert_new')}?list={quote(FOLLOWED, safe='')}",
        "alert to confirm": reverse(
            "alert_confirm", args=[token_to_confirm(asked, "")]
        ),
        "alerts of a reader": reverse("alerts", args=[token_to_leave(reader)]),
        "alert of an old link": reverse("alert_confirm", args=["old"]),
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


def make_figures():
    """Three years of two cities, one year told twice, each amid a longer text."""
    homes = make_indicator("test_homes", "测试院数", "家", definition="测试用的含义。")
    for place, name in PLACES.items():
        for year, number in ((2019, 30), (2020, 36), (2021, 41), (2021, 43)):
            tell(homes, place, name, year, number)
    return homes


def tell(indicator, place, name, year, number):
    issue = make_issue(
        make_agency(name, place), year=year, issued_on=date(year, 12, 31)
    )
    raw = f"{number + int(place[:2])}家"
    texts = ["各地工作平稳有序，干部走村入户。" * 60, f"全市共有养老机构{raw}。"]
    article = make_article(issue, f"{name}{year}年小结{number}", text="".join(texts))
    make_figure(
        raw,
        texts[1],
        article=article,
        indicator=indicator,
        region=make_region(place),
        period_end=date(year, 12, 31),
        period_is_inferred=year == 2020,
    )


def pages_of_figures(indicator) -> dict[str, str]:
    bureau = make_agency("韶关市民政局")
    slug = bureau.slug
    make_issue(bureau, year=2015, issued_on=date(2015, 12, 31), articles=1)
    return {
        "catalogue": "/indicators/",
        "catalogue of one place": "/indicators/?city=620100",
        "catalogue, nonsense": "/indicators/?city=abc",
        "indicator": INDICATOR,
        "indicator of one place": f"{INDICATOR}?city=440200&period=stock",
        "indicator, nonsense": f"{INDICATOR}?city=abc&period=abc",
        "indicator without figures": "/indicators/town_total/",
        "bureau": f"/agencies/{slug}/figures/",
        "bureau's year": f"/agencies/{slug}/2021/figures/",
        "bureau's empty year": f"/agencies/{slug}/2015/figures/",
        "article": indicator.figures.first().article.get_absolute_url(),
        "home": "/",
    }
