"""Texts that were taken up, in our own words, and bureaus that print them."""

from datetime import date

from agencies.models import Agency
from briefings.models import Article
from reuse.filing import follow_articles

from ..factories import block, make_agency, make_article, make_issue

COUNTY, CITY, PROVINCE = "滨海县民政局", "盐城市民政局", "江苏省民政厅"
# Of the same county.
BESIDE = "滨海县救助管理站"
PLACES = {COUNTY: "320922", CITY: "320900", PROVINCE: "320000", BESIDE: "320922"}
TITLE = "八巨镇老年食堂开进村头"
PARAGRAPHS = (
    "3月12日，八巨镇第三家老年食堂在前案村开张，当天有126位老人来吃午饭。食堂由村里的旧校舍改建，镇里出资42万元，厨房、餐厅和送餐车一次配齐。",
    "食堂实行分档收费，80岁以上老人每餐付4元，60至79岁老人每餐付6元，腿脚不便的由志愿者把饭送到床前。截至目前，登记用餐的老人已有318人。",
    "下一步，滨海县民政局将把老年食堂的账目每月贴在村口，请老人代表逐项核对，年内再建9家。",
)
# Nothing of it is in the other.
ELSEWHERE = (
    "兰州新区婚姻登记处把登记台搬进了湿地公园，5月20日上午共有57对新人在芦苇边领证。",
    "登记处提前一周公布预约名额，并请社工为新人讲了一堂家庭账本课，现场没有收取任何费用。",
)


def bureau(name: str = COUNTY) -> Agency:
    return make_agency(name, PLACES[name])


def printed(
    name: str = COUNTY,
    day: date = date(2022, 3, 14),
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    title: str = TITLE,
    **fields,
) -> Article:
    """An article in an issue of its own, held against all that is there."""
    fields = {"issued_on": day, "year": day.year, **fields}
    issue = make_issue(bureau(name), **fields)
    article = make_article(
        issue,
        title,
        blocks=[block(words, line=at) for at, words in enumerate(paragraphs, 1)],
    )
    follow_articles([article.pk])
    article.refresh_from_db()
    return article
