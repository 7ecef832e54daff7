"""Three bureaus with a row of every kind: one's own, a county's of the city, and a foreign one."""

from dataclasses import dataclass, field

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from agencies.models import Agency, Region
from briefings.bin import bin_article, bin_file
from briefings.models import (
    Article,
    CommonName,
    ForbiddenWording,
    Issue,
    Topic,
    Upload,
)
from briefings.waiting import put_off
from desk.models import FailedSignIn, SignIn
from metrics.models import Figure, Indicator
from reuse.models import PointRule, TextPair

from ..factories import make_agency, make_article, make_issue, make_member
from ..metrics.factories import make_figure
from .factories import make_file, make_remark

# In all words of the bureau's rows stands the mark; by the second word they are searched.
MARKS = {"own": "榕江", "county": "鹭洲", "foreign": "鲲岛"}
SOUGHT = {"own": "绒绣", "county": "髹漆", "foreign": "锡雕"}
PLACES = {"own": "440200", "county": "440203", "foreign": "445300"}
# What all bureaus share, and accounts as such.
SHARED = (Region, Topic, Indicator, CommonName, PointRule)


@dataclass
class World:
    """The rows by their model, each with whose it is."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    rows: dict[type[Model], list[tuple[str, Model]]] = field(default_factory=dict)

    def plant(self, whose: str, *rows: Model) -> None:
        for row in rows:
            self.rows.setdefault(type(row), []).append((whose, row))

    def of(self, model: type[Model], whose: set[str]) -> list[Model]:
        return [row for owner, row in self.rows.get(model, []) if owner in whose]

    def one_of_each(self, model: type[Model]) -> list[Model]:
        """One that is of each bureau, or the one that all share."""
        first: dict[str, Model] = {}
        for whose, row in self.rows.get(model, []):
            first.setdefault(whose, row)
        return list(first.values())


def make_world() -> World:
    world = World()
    for whose in MARKS:
        _plant_bureau(world, whose)
    _plant_nobodys(world)
    for model in SHARED:
        world.plant("shared", *model._default_manager.all()[:1])
    missing = set(admin.site._registry) - set(world.rows)
    assert not missing - set(SHARED), f"no row of {missing} to look at"
    return world


def _plant_bureau(world: World, whose: str) -> None:
    mark, sought = MARKS[whose], SOUGHT[whose]
    words = f"{mark}{sought}"
    agency = make_agency(f"{mark}民政局", PLACES[whose], short_name=sought)
    world.agencies[whose] = agency
    person = make_member("enter", agency=agency, name=f"{words}张三")
    person.first_name = f"{words}姓名"
    person.save()
    file = make_file(f"{words}原文", name=f"{words}.txt")
    issues = [
        make_issue(agency, status=status, series=words, source_file=file)
        for status in ("draft", "in_review", "published", "withdrawn")
    ]
    articles = [_article(issue, words) for issue in issues]
    figures = [_figure(article, words) for article in articles]
    remarks = [make_remark(file, each, message=f"{words}待核") for each in issues]
    remarks.append(make_remark(file, message=f"{words}全文待核"))
    LogEntry.objects.log_actions(person.pk, issues, CHANGE, f"退回：{words}")
    binned = bin_article(_article(issues[0], words))
    upload = Upload.objects.create(begun_by=person)
    uploaded = upload.files.create(name=f"{words}.txt", outcome="created")
    uploaded.issues.set(issues)
    waiting = put_off(upload, f"{words}.tif", b"", agency=agency, kind="")
    wording = ForbiddenWording.objects.create(words=words, agency=agency)
    told = _told_in_public(articles[2], words, person)
    pair = TextPair.objects.create(
        earlier=articles[0], later=articles[1], relation="same", score=1
    )
    world.plant(whose, *told, pair, agency, person, wording, binned, file)
    world.plant(whose, person.memberships.get())
    world.plant(
        whose,
        upload,
        waiting,
        *issues,
        *articles,
        *figures,
        *remarks,
        *_signings(person),
    )


def _article(issue: Issue, words: str) -> Article:
    text = f"{words}共有养老机构36家。"
    return make_article(issue, f"{words}标题", text=text, section=words, byline=words)


def _told_in_public(article: Article, words: str, person: User) -> list[Model]:
    note = article.issue.corrections.create(
        article=article, text=f"{words}更正", made_by=person
    )
    report = article.error_reports.create(
        passage=f"{words}共有36家", wrong="figure", words=f"{words}应为38家"
    )
    return [note, report]


def _figure(article: Article, words: str) -> Figure:
    return make_figure(sentence=article.text, article=article, label=f"{words}养老机构")


def _signings(person: User) -> list[Model]:
    told = {"username": person.username, "attempt_time": timezone.now()}
    return [model.objects.create(**told) for model in (SignIn, FailedSignIn)]


def _plant_nobodys(world: World) -> None:
    """What a foreign clerk brought in and what names no bureau is foreign, too."""
    words = MARKS["foreign"] + SOUGHT["foreign"]
    file = make_file(f"{words}无主", name=f"{words}无主.txt")
    file.brought_in_by = world.of(User, {"foreign"})[0]
    file.save()
    issue = make_issue(status="draft", source_file=file, series=words)
    Issue.objects.filter(pk=issue.pk).update(agency=None)
    issue.refresh_from_db()
    world.plant("foreign", file, issue, _article(issue, words))
    uploaded = make_file(f"{words}误传", name=f"{words}误传.txt")
    world.plant("foreign", bin_file(uploaded))
    # The list for all bureaus is the administrator's.
    world.plant("foreign", ForbiddenWording.objects.create(words=words))
