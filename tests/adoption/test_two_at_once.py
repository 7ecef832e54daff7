"""Two who write keys and pairs at once: each waits for the other, and nobody gets an error."""

from datetime import date

import pytest

from metrics.filing import file_edit
from reuse.filing import follow_articles
from reuse.models import FiledKey, TextPair

from ..factories import block
from ..racing import POSTGRES_ONLY, comes_second
from .texts import CITY, ELSEWHERE, printed

pytestmark = [POSTGRES_ONLY, pytest.mark.django_db(transaction=True)]
LATER = date(2022, 3, 20)


@pytest.fixture
def both():
    """A text and who printed it, of neither of which is known that it is the other."""
    found = printed(), printed(CITY, LATER, status="draft")
    TextPair.objects.all().delete()
    FiledKey.objects.filter(article=found[1].pk).delete()
    return found


def test_who_edits_a_text_while_the_command_files_its_pairs_gets_an_answer(both):
    _, city = both
    comes_second(lambda: follow_articles([city.pk]), lambda: file_edit(city.issue))
    assert TextPair.objects.count() == 1


def test_so_does_who_edits_the_other_text_of_the_pair(both):
    county, city = both
    follow_articles([city.pk])
    TextPair.objects.all().delete()
    comes_second(lambda: follow_articles([county.pk]), lambda: file_edit(city.issue))
    assert TextPair.objects.count() == 1


def test_the_command_files_what_an_edit_has_made_of_the_text(both):
    _, city = both

    def edit():
        city.blocks = [block(words) for words in ELSEWHERE]
        city.save()
        file_edit(city.issue)

    comes_second(edit, lambda: follow_articles([city.pk]))
    assert not TextPair.objects.exists()
