"""Places are opened on the way down: province, city, county, and what lies in no city."""

import pytest
from django.urls import reverse

from agencies.models import Agency, Region
from briefings.lists.fields import ByCity

from ..factories import make_article, make_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureaus(monkeypatch):
    """In a county of a city, in a district of 北京市, in a county under its province."""
    monkeypatch.setattr(ByCity, "few", 2)
    for name, region in [
        ("滨海县民政局", "320922"),
        ("东城区民政局", "110101"),
        ("仙桃市民政局", "429004"),
    ]:
        bureau, _ = Agency.objects.get_or_create(
            name=name, defaults={"slug": region, "region_id": region}
        )
        make_article(make_issue(agency=bureau, status="published"))


def places(client, *chosen: str) -> list[str]:
    """What is shown of the facet, each as deep as it lies."""
    page = client.get(reverse("articles"), {"city": chosen})
    (facet,) = [f for f in page.context["filter"].facets if f.name == "city"]
    return [value.indent + value.label for value in facet.all]


def test_the_provinces_come_first(client, bureaus):
    assert places(client) == ["北京市", "江苏省", "湖北省"]


@pytest.mark.parametrize(
    ("chosen", "within"),
    [
        ("110000", "\u3000东城区"),
        ("420000", "\u3000仙桃市"),
        ("320000", "\u3000盐城市"),
        ("320900", "\u3000\u3000滨海县"),
    ],
)
def test_a_chosen_place_shows_what_lies_directly_in_it(client, bureaus, chosen, within):
    assert within in places(client, chosen)


def test_every_county_is_reached_from_its_province(bureaus):
    """Whatever a place is said to lie in is a place."""
    above = {
        code for region in Region.objects.all() for code in ByCity().borne(region.pk)
    }
    assert above == set(Region.objects.values_list("pk", flat=True))
