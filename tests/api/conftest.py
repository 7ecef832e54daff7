"""Texts of several bureaus and years, for all who ask the interface for them."""

from datetime import date

import pytest

from briefings.models import Article
from briefings.search import reindex
from intake import fetching

from ..factories import make_agency, make_article, make_issue, make_region, make_topic
from .whole_site import write_whole_site


@pytest.fixture
def held():
    """Texts of two bureaus, two years, several kinds; drafts and withdrawn ones."""
    yunfu = make_agency("云浮市民政局", "445300")
    shaoguan = make_agency()
    for n in range(1, 13):
        agency = yunfu if n % 3 == 0 else shaoguan
        kind, number = ("web", None) if n % 4 == 0 else ("bulletin", n)
        day = None if n == 5 else date(2021 + n % 2, 1 + n % 12, 1 + n)
        year = 2021 + n % 2
        issue = make_issue(agency, kind=kind, number=number, year=year, issued_on=day)
        topics = [make_topic()] if n % 2 else []
        make_article(issue, f"第{n}篇防汛", topics=topics, regions=[make_region()])
        if n % 5 == 0:
            make_article(issue, f"第{n}篇低保", position=2)
    for status in ("draft", "in_review", "withdrawn"):
        make_article(make_issue(status=status), f"{status}的防汛")
    reindex(Article.objects.all())


@pytest.fixture
def told():
    """A site with one of everything, and with what is nobody's business."""
    write_whole_site()


@pytest.fixture
def over_there(monkeypatch):
    """The other site, as it answers: a table of what it has at which address."""
    answers: dict[str, tuple] = {}
    monkeypatch.setattr(fetching, "PAUSE", 0)
    monkeypatch.setattr(
        fetching.OtherSite, "_answer", lambda site, address: answers[address]
    )
    return answers
