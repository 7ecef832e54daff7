"""Several texts in one transaction: each whole or not there, and told only once it is kept."""

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from briefings.models import SourceFile
from intake import one, together
from intake.many import take_in_all
from intake.one import Options

from .texts import bulletin

MANY = 7
# A bureau that nobody knows yet.
NEW = "东湖县民政局"


@pytest.fixture
def folder(write_file):
    return [write_file(f"{n}.txt", bulletin(n)) for n in range(1, MANY + 1)]


def kept():
    return list(SourceFile.objects.order_by("pk").values_list("name", flat=True))


def outcomes(folder):
    return [receipt.outcome.value for receipt in take_in_all(folder, Options())]


@pytest.mark.django_db(transaction=True)
def test_a_group_is_one_transaction(folder, monkeypatch):
    monkeypatch.setattr(together, "MOST_TOGETHER", 3)
    monkeypatch.setattr(together, "LONGEST_WAIT", 600)
    with CaptureQueriesContext(connection) as asked:
        assert outcomes(folder) == ["created"] * MANY
    words = [each["sql"] for each in asked.captured_queries]
    assert words.count("COMMIT") == 3
    assert len(kept()) == MANY


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_before_it_is_kept(folder):
    for count, receipt in enumerate(take_in_all(folder, Options()), start=1):
        assert not connection.in_atomic_block
        assert len(kept()) >= count, receipt.file


@pytest.mark.django_db(transaction=True)
def test_what_was_refused_beside_others_is_tried_alone(folder, monkeypatch):
    file, alone = one.file_document, []

    def waits_for_each_other(*args, name, **kwargs):
        is_alone = len(connection.savepoint_ids) == 0
        if name.endswith("3.txt"):
            alone.append(is_alone)
            if not is_alone:
                raise OperationalError("deadlock detected")
        return file(*args, name=name, **kwargs)

    monkeypatch.setattr(one, "file_document", waits_for_each_other)
    assert outcomes(folder) == ["created"] * MANY
    assert alone == [False, True]
    assert len(kept()) == MANY


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["undone", "not begun"])
def test_what_a_group_lost_is_filed_again_and_with_its_bureau(
    write_file, monkeypatch, how
):
    """As where the disk was full for a moment, and SQLite took all of it back."""
    names = ("1.txt", "2.txt")
    paths = [write_file(name, bulletin(name[0], bureau=NEW)) for name in names]
    file, times = together.filed, []

    def undone(each, options, reference):
        times.append(each.name)
        receipt = file(each, options, reference)
        if len(times) == 2:
            transaction.set_rollback(True)
        return receipt

    if how == "undone":
        monkeypatch.setattr(together, "filed", undone)
    else:
        monkeypatch.setattr(together.transaction, "atomic", once())
    assert outcomes(paths) == ["created"] * 2
    assert len(kept()) == 2
    assert Agency.objects.get(name=NEW).issues.count() == 2


def once():
    """A transaction that cannot be begun the first time."""
    begin, tries = transaction.atomic, []

    def atomic(*args, **options):
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("database is locked")
        return begin(*args, **options)

    return atomic
