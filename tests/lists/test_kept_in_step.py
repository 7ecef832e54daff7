"""The index that a process keeps in step is the one it would read from scratch."""

from datetime import date, timedelta
from random import Random
from threading import Thread

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction

from agencies.models import Agency
from briefings.bin import bin_article, bin_issues
from briefings.content_version import (
    KEPT,
    MOST_ISSUES,
    issues_changed,
    raise_content_version,
)
from briefings.editing import choose_topics, record_edit, save_agency
from briefings.lists import index as index_module
from briefings.lists import public_index
from briefings.models import Article, ContentVersion, Issue, Topic
from briefings.publishing import publish_all, send_back, submit, withdraw
from briefings.search import reindex

from ..factories import filed, make_agency, make_issue, make_topic
from ..racing import POSTGRES_ONLY

STEPS = 30


class Office:
    """Staff who do anything that a list may show, at random."""

    def __init__(self, seed: int):
        self.choice = Random(seed)
        self.staff = get_user_model().objects.create_superuser(f"staff-{seed}")
        places = {"韶关市民政局": "440200", "滨海县民政局": "320922"}
        for name, region in places.items():
            make_agency(name, region)
        for n in range(3):
            make_topic(f"主题{n}", f"topic-{n}")

    def act(self) -> None:
        deeds = [self.publish] * 4 + [self.edit] * 4 + [self.note_figures] * 2
        deeds += [self.withdraw, self.remove, self.delete, self.move_bureau]
        deeds += [self.publish_again, self.reindex, self.say_no_more, self.undo]
        with transaction.atomic():
            self.choice.choice(deeds)()

    def publish(self) -> None:
        issues = [self._new_issue() for _ in range(self.choice.randint(1, 3))]
        publish_all(map(filed, issues))

    def edit(self) -> None:
        for issue in self._some(Issue.objects.published()):
            issue.agency = self.choice.choice(Agency.objects.all())
            issue.kind = self.choice.choice(["bulletin", "notice", "web"])
            issue.issued_on = self._day()
            if issue.issued_on:
                issue.year = issue.issued_on.year
            issue.save()
            for article in issue.articles.all():
                choose_topics(article, self._topics())
            if self.choice.random() < 0.3:
                make_article_quietly(issue)
            record_edit(issue)

    def withdraw(self) -> None:
        for issue in self._some(Issue.objects.published()):
            withdraw(issue, self.staff, "有误")

    def publish_again(self) -> None:
        for issue in self._some(Issue.objects.filter(status="withdrawn")):
            submit(issue, self.staff)
            if self.choice.random() < 0.3:
                send_back(issue, self.staff, "再看")
            else:
                issue.refresh_from_db()
                issue.status = Issue.Status.PUBLISHED
                issue.save()
                reindex(issue.articles.all())

    def remove(self) -> None:
        for article in self._some(Article.objects.published()):
            # Nobody may; the lists have to follow all the same.
            Issue.objects.filter(pk=article.issue_id).update(first_public_at=None)
            bin_article(article, self.staff)

    def delete(self) -> None:
        if some := [issue.pk for issue in self._some(Issue.objects.all())]:
            Issue.objects.filter(pk__in=some).update(first_public_at=None)
            bin_issues(Issue.objects.filter(pk__in=some), self.staff)

    def move_bureau(self) -> None:
        agency = self.choice.choice(Agency.objects.all())
        agency.region_id = self.choice.choice(["440200", "320900", "320922", None])
        save_agency(agency)

    def note_figures(self) -> None:
        raise_content_version(self.choice.sample([2021, 2022, 2023], 2), issues=())

    def say_no_more(self) -> None:
        raise_content_version([2022])

    def reindex(self) -> None:
        reindex(Article.objects.all())

    def undo(self) -> None:
        """A reader of this process may have seen what then never was."""
        point = transaction.savepoint()
        self.publish()
        public_index()
        transaction.savepoint_rollback(point)

    def _new_issue(self) -> Issue:
        day = self._day()
        issue = Issue.objects.create(
            agency=self.choice.choice(Agency.objects.all()),
            kind=self.choice.choice(["bulletin", "notice", "web"]),
            year=day.year if day else 2022,
            issued_on=day,
        )
        for _ in range(self.choice.randint(1, 3)):
            make_article_quietly(issue).topics.set(self._topics())
        return issue

    def _day(self) -> date | None:
        if self.choice.random() < 0.1:
            return None
        return date(2021, 11, 1) + timedelta(self.choice.randint(0, 500))

    def _topics(self) -> list[Topic]:
        topics = list(Topic.objects.filter(code__startswith="topic-"))
        return self.choice.sample(topics, self.choice.randint(0, 3))

    def _some(self, rows) -> list:
        rows = list(rows.order_by("pk"))
        return self.choice.sample(rows, min(len(rows), self.choice.randint(1, 2)))


def make_article_quietly(issue: Issue) -> Article:
    """Lists hear of it by what is done with the issue, and by nothing else."""
    position = issue.articles.count() + 1
    blocks = [{"kind": "paragraph", "text": "平稳。", "first_line": 1, "last_line": 1}]
    return Article.objects.create(
        issue=issue, title="低保提标", position=position, blocks=blocks
    )


def from_scratch():
    return index_module._up_to_date(index_module.PublicIndex())


def assert_in_step() -> None:
    if not ContentVersion.objects.of_site():
        return
    held, anew = public_index(), from_scratch()
    assert held.version == anew.version
    assert held.years == anew.years
    assert held.articles == anew.articles
    assert list(held.labels["topic"].items()) == list(anew.labels["topic"].items())
    assert held == anew


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_after_any_public_changes_it_is_as_read_from_scratch(seed, monkeypatch):
    office, read_whole = Office(seed), []
    whole = index_module.read_year
    monkeypatch.setattr(
        index_module,
        "read_year",
        lambda year: read_whole.append(year) or whole(year),
    )
    followed = 0
    for _ in range(STEPS):
        office.act()
        # A process that nobody asks for a while has several changes to follow.
        if office.choice.random() < 0.6:
            read_whole.clear()
            public_index()
            followed += not read_whole
            assert_in_step()
    assert_in_step()
    assert followed > STEPS / 5


@pytest.mark.django_db
def test_a_restored_backup_is_never_taken_for_what_is_held():
    office = Office(1)
    for _ in range(5):
        office.publish()
    public_index()
    backup = transaction.savepoint()
    for _ in range(3):
        office.publish()
    public_index()
    transaction.savepoint_rollback(backup)
    office.publish()
    assert_in_step()


@pytest.mark.django_db
def test_a_year_that_a_backup_knows_nothing_of_is_forgotten():
    make_issue(articles=1)
    backup = transaction.savepoint()
    make_issue(articles=1, year=2030, issued_on=date(2030, 1, 1))
    assert public_index().years == [2030, 2022]
    transaction.savepoint_rollback(backup)
    assert_in_step()


@pytest.mark.django_db
def test_who_is_too_far_behind_or_meets_too_many_changes_reads_the_year():
    make_issue(articles=1)
    held = public_index().read[2022]
    raise_content_version([2022], issues=[1, 2])
    raise_content_version([2022], issues=())
    raise_content_version([2022], issues=[3])
    recent = ContentVersion.objects.get(year=2022).recent
    assert issues_changed(recent, since=held) == [1, 2, 3]
    assert issues_changed(recent, since=held - 1) is None
    for _ in range(120):
        raise_content_version([2022], issues=[4])
    recent = ContentVersion.objects.get(year=2022).recent
    assert len(recent) == KEPT
    assert issues_changed(recent, since=held) is None
    before = ContentVersion.objects.by_year()[2022]
    raise_content_version([2022], issues=range(MOST_ISSUES + 1))
    recent = ContentVersion.objects.get(year=2022).recent
    assert issues_changed(recent, since=before) is None


@pytest.mark.django_db
def test_the_site_itself_keeps_no_changes():
    raise_content_version([2022], issues=[1])
    raise_content_version([2022], issues=[2])
    assert ContentVersion.objects.get(year=0).recent == ""


@pytest.mark.django_db
def test_one_publication_does_not_read_the_year_again(monkeypatch):
    make_issue(articles=2)
    public_index()
    monkeypatch.setattr(index_module, "read_year", None)
    issue = make_issue(status="draft", articles=3)
    publish_all([filed(issue)])
    assert len(public_index().articles.places) == 5


@pytest.mark.django_db
def test_a_rebuild_has_every_year_read_again(monkeypatch):
    issue = make_issue(articles=2)
    reindex(issue.articles.all())
    public_index()
    Issue.objects.filter(pk=issue.pk).update(kind="notice")
    call_command("rebuild_search", verbosity=0)
    assert public_index().counted("kind") == [("notice", "通知公告", 2)]


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_publications_at_the_same_time_are_all_followed():
    make_agency()
    held = []

    def publish_some(seed: int) -> None:
        choice = Random(seed)
        for _ in range(8):
            with transaction.atomic():
                day = date(2022, choice.randint(1, 12), 1)
                issue = Issue.objects.create(
                    agency=make_agency(), kind="web", year=2022, issued_on=day
                )
                make_article_quietly(issue)
                publish_all([filed(issue)])
        connection.close()

    def read() -> None:
        for _ in range(60):
            held.append(len(public_index().articles.places))
        connection.close()

    threads = [Thread(target=publish_some, args=[seed]) for seed in range(3)]
    threads += [Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_in_step()
    assert len(public_index().articles.places) == 24
    assert max(held) <= 24
