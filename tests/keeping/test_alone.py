"""Commands of the clock, started on two machines: one does the work, the other leaves it."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from briefings.alone import LOCK, UNLOCK, alone

from ..racing import POSTGRES_ONLY
from .test_failover import server_of_ours

COMMANDS = (
    *("publish_due", "empty_bin", "empty_search_log", "clear_sign_ins"),
    "send_alerts",
)
LEFT = "另一台机器正在运行这条命令，这一次不做。"

pytestmark = pytest.mark.django_db


@POSTGRES_ONLY
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_runs_elsewhere_is_left_to_it(command, capsys, settings):
    settings.SENDS_ALERTS = True
    asked = []

    def noting(execute, sql, given, *rest):
        asked.append((sql, given))
        return execute(sql, given, *rest)

    with connection.execute_wrapper(noting):
        call_command(command)
    assert LEFT not in capsys.readouterr().out
    lock = next(given for sql, given in asked if sql == LOCK)
    with psycopg.connect(**server_of_ours()) as other:
        other.execute(LOCK, lock)
        call_command(command)
        assert capsys.readouterr().out.strip() == LEFT
        other.execute(UNLOCK, lock)
    call_command(command)
    assert LEFT not in capsys.readouterr().out


def test_where_there_is_one_machine_it_does_the_work(capsys):
    with alone("anything") as is_ours:
        assert is_ours
    call_command("empty_bin")
    assert "已彻底删除 0 件" in capsys.readouterr().out
