"""A database that goes away while it is asked: readers notice nothing, staff are told once."""

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.urls import reverse
from psycopg_pool import PoolTimeout

from briefings.away import is_away
from briefings.models import Issue
from briefings.views import site

from ..factories import make_article, make_issue
from ..racing import POSTGRES_ONLY

CUT = psycopg.OperationalError("server closed the connection unexpectedly")
IN_VAIN = PoolTimeout("couldn't get a connection after 5.00 sec")


def gone(cause: Exception) -> OperationalError:
    """As Django hands on what a driver says."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.fixture
def breaks(monkeypatch):
    """The first page of the site breaks so often by this cause; how often it was made."""

    def prepare(times: int, cause: Exception) -> list[int]:
        made, whole = [], site.render

        def render(*arguments):
            made.append(1)
            if len(made) <= times:
                raise gone(cause)
            return whole(*arguments)

        monkeypatch.setattr(site, "render", render)
        return made

    return prepare


@pytest.mark.django_db(transaction=True)
def test_a_page_whose_database_goes_away_is_made_again(client, breaks):
    client.raise_request_exception = False
    made = breaks(1, CUT)
    assert client.get("/").status_code == 200
    assert len(made) == 2


@pytest.mark.django_db(transaction=True)
def test_a_reader_is_told_when_a_second_time_does_not_help(client, breaks):
    client.raise_request_exception = False
    made = breaks(9, CUT)
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "数据库暂时连不上" in answer.text
    assert "有没有存下" not in answer.text
    assert len(made) == 2


@pytest.mark.django_db(transaction=True)
def test_what_was_waited_for_in_vain_is_not_waited_for_twice(client, breaks):
    client.raise_request_exception = False
    made = breaks(9, IN_VAIN)
    assert client.get("/").status_code == 503
    assert len(made) == 1


@pytest.mark.django_db(transaction=True)
def test_what_else_breaks_a_page_is_not_called_a_failover(client, breaks):
    client.raise_request_exception = False
    made = breaks(9, psycopg.errors.UndefinedTable("no such table"))
    assert client.get("/").status_code == 500
    assert len(made) == 1


@pytest.mark.django_db(transaction=True)
def test_a_step_at_the_desk_is_never_sent_twice_and_who_took_it_is_told(client):
    client.raise_request_exception = False
    user = User.objects.create_user("甲", is_staff=True, is_superuser=True)
    client.force_login(user)
    issue = make_issue(status=Issue.Status.DRAFT)
    make_article(issue=issue)
    written = []

    def dying(execute, sql, *rest):
        if sql.startswith("UPDATE") and "briefings_issue" in sql:
            written.append(sql)
            raise gone(CUT)
        return execute(sql, *rest)

    step = {"action": "submit_issues", "_selected_action": [issue.pk]}
    with connection.execute_wrapper(dying):
        answer = client.post(reverse("admin:briefings_issue_changelist"), step)
    assert len(written) == 1
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "有没有存下，现在还不能确定" in answer.text
    issue.refresh_from_db()
    assert issue.status == Issue.Status.DRAFT


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_a_reader_whose_connection_the_server_ends_reads_on(client, monkeypatch):
    whole, ended = site.render, []

    def render(*arguments):
        if not ended:
            ended.append(end_of(connection.connection))
        return whole(*arguments)

    make_article()
    monkeypatch.setattr(site, "render", render)
    client.raise_request_exception = False
    assert client.get("/").status_code == 200
    assert ended == [True]


def end_of(ours: psycopg.Connection) -> bool:
    """What an administrator does, or a server that goes down."""
    with psycopg.connect(**server_of_ours(), autocommit=True) as other:
        [done] = other.execute(
            "SELECT pg_terminate_backend(%s, 5000)", [ours.info.backend_pid]
        ).fetchone()
    return done


def server_of_ours() -> dict:
    given = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    return {name: given[name] for name in names if name in given}


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (gone(CUT), True),
        (gone(IN_VAIN), True),
        (gone(psycopg.errors.AdminShutdown()), True),
        (gone(psycopg.errors.ReadOnlySqlTransaction()), True),
        (gone(psycopg.errors.ConnectionFailure()), True),
        (psycopg.InterfaceError("the connection is closed"), True),
        (gone(psycopg.errors.QueryCanceled()), False),
        (gone(psycopg.errors.DiskFull()), False),
        (OperationalError("database is locked"), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_a_database_that_is_away_is_told_from_one_that_refuses(error, away):
    assert is_away(error) is away
