"""They rise with every public change, in the order in which changes are seen."""

from threading import Thread

import pytest
from django.db import connection, transaction

from briefings.content_version import raise_content_version
from briefings.models import ContentVersion

POSTGRES_ONLY = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway"
)


@pytest.mark.django_db
def test_the_site_and_the_years_that_changed_rise_and_no_others():
    raise_content_version([2021, 2022])
    before = ContentVersion.objects.by_year()
    raise_content_version([2022, 2022])
    after = ContentVersion.objects.by_year()
    assert {year for year in after if after[year] > before[year]} == {0, 2022}
    assert after[2021] == before[2021]
    assert ContentVersion.objects.of_site() == after[0]


@pytest.mark.django_db
def test_it_rises_even_when_the_clock_was_put_back():
    ahead = 2**62
    ContentVersion.objects.create(year=ContentVersion.WHOLE_SITE, number=ahead)
    raise_content_version()
    raise_content_version()
    assert ContentVersion.objects.of_site() == ahead + 2


@pytest.mark.django_db
def test_it_costs_one_query_however_many_years_there_are(django_assert_num_queries):
    with django_assert_num_queries(1):
        raise_content_version(range(2000, 2030))
    assert len(ContentVersion.objects.by_year()) == 31


@POSTGRES_ONLY
@pytest.mark.django_db(transaction=True)
def test_who_comes_second_waits_for_the_first_and_is_higher():
    raise_content_version([2021, 2022])

    def come_second():
        raise_content_version([2021])
        connection.close()

    second = Thread(target=come_second)
    with transaction.atomic():
        raise_content_version([2022])
        first = ContentVersion.objects.of_site()
        second.start()
        second.join(timeout=0.3)
        assert second.is_alive()
    second.join()
    assert ContentVersion.objects.of_site() > first
