"""Rows for tests, made of as little as a test needs to say."""

from datetime import date
from itertools import count

from django.contrib.auth.models import User

from agencies.models import Agency, Membership, Region
from briefings.content_version import raise_content_version
from briefings.filing import Filed
from briefings.models import Article, Distribution, Issue, Remark, Topic

_numbers = count(1)

LEVELS = {"0000": Region.Level.PROVINCE, "00": Region.Level.CITY}
PLACES = {
    "440000": "广东省",
    "440200": "韶关市",
    "440203": "武江区",
    "445300": "云浮市",
    "620000": "甘肃省",
    "620100": "兰州市",
    "320000": "江苏省",
    "320900": "盐城市",
    "320922": "滨海县",
}


def make_region(code="440200"):
    """The region with the city and province above it."""
    above = {"0000": None, "00": code[:2] + "0000"}
    parent = next(
        (a for end, a in above.items() if code.endswith(end)), code[:4] + "00"
    )
    level = next(
        (v for e, v in LEVELS.items() if code.endswith(e)), Region.Level.COUNTY
    )
    return Region.objects.get_or_create(
        code=code,
        defaults={
            "name": PLACES[code],
            "level": level,
            "parent": make_region(parent) if parent else None,
        },
    )[0]


def make_agency(name="韶关市民政局", region="440200", **fields):
    defaults = {"slug": name, "region": make_region(region), **fields}
    return Agency.objects.get_or_create(name=name, defaults=defaults)[0]


def make_member(*roles, agency=None, wide=False, name=""):
    """A person who works for the bureau in these roles; for its counties too, if wide."""
    name = name or f"第{next(_numbers)}人"
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    for role in roles:
        Membership.objects.create(
            user=user,
            agency=agency or make_agency(),
            role=role,
            includes_counties=wide,
        )
    return user


def make_topic(name="疫情防控", code="epidemic"):
    return Topic.objects.get_or_create(code=code, defaults={"name": name})[0]


def make_issue(agency=None, *, articles=0, recipients=(), role="分送", **fields):
    """A published bulletin of 2022, the next number each time, unless told."""
    fields = {
        "kind": Issue.Kind.BULLETIN,
        "status": Issue.Status.PUBLISHED,
        "year": 2022,
        "number": next(_numbers),
        "issued_on": date(2022, 4, 11),
        **fields,
    }
    issue = Issue.objects.create(agency=agency or make_agency(), **fields)
    for position in range(1, articles + 1):
        make_article(issue, position=position)
    if recipients:
        Distribution.objects.create(issue=issue, role=role, recipients=list(recipients))
    announce(issue)
    return issue


def make_article(issue=None, title="严把防控关口", *, topics=(), regions=(), **fields):
    """An article of one paragraph, in a published issue, unless told."""
    text = fields.pop("text", "全市民政服务机构平稳有序。")
    fields.setdefault("blocks", [block(text)])
    article = Article.objects.create(issue=issue or make_issue(), title=title, **fields)
    article.topics.set(topics)
    article.regions.set(regions)
    announce(article.issue)
    return article


def filed(issue) -> Filed:
    """The issue with its rows, as an import that has just filed it hands them on."""
    articles, remarks = tuple(issue.articles.all()), tuple(Remark.objects.about(issue))
    return Filed(issue=issue, articles=articles, remarks=remarks, is_just_read=True)


def announce(issue):
    """As publishing does: lists then show what is new."""
    if issue.is_public:
        issue.refresh_from_db(fields=["sorts_on"])
        raise_content_version([issue.sorts_on.year])


def block(text, kind="paragraph", line=1):
    return {"kind": kind, "text": text, "first_line": line, "last_line": line}
