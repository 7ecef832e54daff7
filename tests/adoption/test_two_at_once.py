"""Two who write keys and pairs at once: each waits for the other, and nobody gets an error."""

from datetime import date

import pytest

from briefings.models import Article
from briefings.versions import begin_edit
from metrics.filing import file_edit
from reuse.deciding import DecisionRefused, decide
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


def test_of_two_who_decide_at_once_the_second_is_told_of_the_first():
    printed()
    printed(CITY, LATER)
    pairs = [TextPair.objects.get()]
    with pytest.raises(DecisionRefused, match="别人处理过"):
        comes_second(
            lambda: decide(pairs, None, "rejected", seen="found"),
            lambda: decide(pairs, None, "confirmed", seen="found"),
        )
    assert TextPair.objects.get().state == "rejected"


def test_who_decides_while_a_draft_of_the_pair_is_edited_keeps_nothing_from_the_edit():
    county = printed()
    city = printed(CITY, LATER, status="draft")
    pairs = [TextPair.objects.get()]

    def begin():
        begin_edit(city.issue_id)
        city.save()

    comes_second(
        begin,
        lambda: decide(pairs, None, "rejected", seen="found"),
        then=lambda: file_edit(city.issue),
    )
    county.refresh_from_db()
    assert (TextPair.objects.get().state, county.event) == ("rejected", None)


@pytest.fixture
def being_edited(both):
    """The first of both, of no event yet, and what begins an edit of it."""
    Article.objects.update(event=None)
    county = Article.objects.select_related("issue").get(pk=both[0].pk)

    def begin():
        begin_edit(county.issue_id)
        county.save()

    return county, begin


def test_who_edits_a_text_of_an_event_and_who_numbers_it_both_get_an_answer(
    both, being_edited
):
    county, begin = being_edited
    comes_second(
        begin,
        lambda: follow_articles([both[1].pk]),
        then=lambda: file_edit(county.issue),
    )
    assert set(Article.objects.values_list("event", flat=True)) == {county.pk}


def test_a_text_that_is_being_edited_is_numbered_when_that_has_ended(
    both, being_edited
):
    county, begin = being_edited
    comes_second(begin, lambda: follow_articles([both[1].pk]))
    assert set(Article.objects.values_list("event", flat=True)) == {county.pk}
