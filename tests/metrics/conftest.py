"""Texts taken in as an upload takes them, and a person who decides on figures."""

import pytest

from intake.one import Options, take_in
from metrics.models import Figure


@pytest.fixture
def bring(db):
    """Take one text in, and answer its receipt."""

    def brought(text: str, name="甲.txt", **options):
        return take_in(name, text.encode(), Options(**options))

    return brought


@pytest.fixture
def decide(django_user_model):
    """Put a person's decision down on the figures that read so."""
    person = django_user_model.objects.create_user("reviewer")

    def decided(raw: str, state="confirmed", **fields) -> Figure:
        figure = Figure.objects.get(raw=raw)
        for name, value in {**fields, "state": state, "reviewed_by": person}.items():
            setattr(figure, name, value)
        figure.save()
        return figure

    return decided
