"""Addresses that are made of a pattern are those that Django would make."""

import pytest
from django.urls import reverse

from agencies.paths import numbered_path, path_to


@pytest.mark.parametrize("name", ["article", "article_qr", "item", "related"])
@pytest.mark.parametrize("number", [1, 57, 9_876_543_210, 2**63 - 1])
def test_a_number_stands_where_django_puts_it(name, number):
    assert numbered_path(name, number) == reverse(name, args=[number])


def test_several_numbers_stand_in_their_order():
    assert numbered_path("archive_day", 2022, 4, 11) == "/archive/2022/4/11/"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("home", ()),
        ("agency", ("shaoguan",)),
        ("issue", ("shaoguan", 2022, 5)),
        ("document", ("韶民发〔2022〕8号",)),
        ("document", ("100%/甲 乙",)),
    ],
)
def test_words_are_written_as_django_writes_them(name, parts):
    assert path_to(name, *parts) == reverse(name, args=parts)
