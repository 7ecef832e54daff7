"""What a person says of a pair, whom it is told to, and what it follows when texts change."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.admin.models import LogEntry

from briefings.rights import RightsRefused
from reuse.candidates import MOST_IN_VAIN, Candidate
from reuse.deciding import decide
from reuse.filing import PairDecisions, file_pairs, follow_articles
from reuse.models import PointRule, TextPair
from reuse.points import save_rule

from ..factories import block, make_article, make_issue, make_member
from .texts import CITY, ELSEWHERE, PARAGRAPHS, PROVINCE, TITLE, bureau, printed

pytestmark = pytest.mark.django_db
LATER, LATEST = date(2022, 3, 20), date(2022, 3, 28)
# So many in common make any text worth comparing.
MANY_PASSAGES = 9


def the_pair() -> TextPair:
    return TextPair.objects.get()


def test_a_decision_is_in_the_log_and_one_taken_back_is_nobodys():
    printed()
    printed(CITY, LATER)
    by = make_member("review", agency=bureau(CITY))
    decide([the_pair()], by, "confirmed")
    noted = LogEntry.objects.filter(user=by, object_id=the_pair().pk)
    assert [each.change_message for each in noted] == ["已确认"]
    decide([the_pair()], by, "found")
    assert (the_pair().decided_by, the_pair().decided_at) == (None, None)


def test_what_was_decided_waits_for_nobody_any_more():
    printed()
    printed(CITY, LATER)
    for state in ("confirmed", "rejected"):
        decide([the_pair()], None, state)
        assert not TextPair.objects.waiting().exists()
    decide([the_pair()], None, "found")
    assert TextPair.objects.waiting().exists()


def test_what_is_told_in_other_words_and_unsure_is_told_once_it_is_confirmed():
    county, city = printed(), printed(CITY, LATER, ELSEWHERE)
    pair = TextPair.objects.create(
        earlier=county, later=city, relation="event", score=0.5
    )
    assert not TextPair.objects.standing().exists()
    decide([pair], None, "confirmed")
    assert TextPair.objects.standing().exists()


def test_where_no_day_is_known_the_pair_is_one_whoever_is_looked_at_last():
    first, second = printed(issued_on=None), printed(CITY, issued_on=None)
    second.issue.agency = first.issue.agency
    second.issue.save()
    for last in (first, second, first):
        follow_articles([last.pk])
        pair = the_pair()
        assert (pair.earlier, pair.later, pair.is_directed) == (first, second, False)


def test_the_search_ends_after_so_many_in_vain_and_not_before(monkeypatch):
    county = printed()
    strangers = [
        printed(PROVINCE, LATER, (f"第{at}号通知说明报名的时间、地点和要带的材料。",))
        for at in range(MOST_IN_VAIN)
    ]
    order = [each.pk for each in strangers]
    city = printed(CITY, LATER)
    for place, is_found in ((MOST_IN_VAIN - 1, True), (MOST_IN_VAIN, False)):
        candidates = [
            Candidate(pk, MANY_PASSAGES)
            for pk in (*order[:place], county.pk, *order[place:])
        ]
        monkeypatch.setattr("reuse.filing.most_alike", lambda *_, c=candidates: c)
        follow_articles([city.pk])
        assert TextPair.objects.exists() == is_found


def test_a_decision_goes_on_with_the_article_of_its_title_the_same_way_round():
    county, city = printed(), printed(CITY, LATER)
    decide([the_pair()], None, "confirmed")
    anew = make_issue(bureau(CITY), issued_on=LATER, year=2022)
    given = (("登记台搬进公园", ELSEWHERE), (TITLE, PARAGRAPHS))
    articles = [
        make_article(anew, title, position=at, blocks=[*map(block, words)])
        for at, (title, words) in enumerate(given, 1)
    ]
    decisions = PairDecisions()
    decisions.remember(city.issue, SimpleNamespace(parsed=anew))
    city.issue.delete()
    filed = SimpleNamespace(issue=anew, articles=articles)
    file_pairs(SimpleNamespace(rows=[filed]), decisions)
    pair = the_pair()
    assert (pair.earlier, pair.later) == (county, articles[1])
    assert pair.state == "confirmed"


def test_points_are_changed_by_the_administrator_alone():
    rule = PointRule.objects.get(agency=None, level="city")
    rule.points += 1
    with pytest.raises(RightsRefused):
        save_rule(rule, make_member("review", "manage"))
    rule.refresh_from_db()
    assert rule.points == 2
