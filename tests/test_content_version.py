"""They rise with every public change, in the order in which changes are seen."""

import pytest

from briefings.content_version import raise_content_version
from briefings.models import ContentVersion

from .racing import POSTGRES_ONLY, comes_second


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
    seen = []

    def come_first():
        raise_content_version([2022])
        seen.append(ContentVersion.objects.of_site())

    comes_second(come_first, lambda: raise_content_version([2021]))
    assert ContentVersion.objects.of_site() > seen[0]
    assert ContentVersion.objects.by_year()[2021] == ContentVersion.objects.of_site()
