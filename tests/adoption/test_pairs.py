"""Keys and pairs follow their texts, and what a person has said of them stays."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings.bin import bin_article, bin_issues
from briefings.models import Article, Issue
from briefings.rights import RightsRefused
from intake.one import Options, take_in
from metrics.filing import bring_back, file_edit
from reuse.candidates import NO_KEY
from reuse.deciding import DecisionRefused, decide
from reuse.filing import follow_issue
from reuse.models import FiledKey, TextPair

from ..breaking import assert_all_or_nothing
from ..factories import block, make_article, make_issue, make_member
from ..intake.texts import bulletin
from .texts import CITY, COUNTY, ELSEWHERE, PARAGRAPHS, TITLE, bureau, printed

pytestmark = pytest.mark.django_db
LATER = date(2022, 3, 20)


def the_pair() -> TextPair:
    return TextPair.objects.get()


def test_what_the_city_prints_of_a_county_makes_a_pair_with_the_county_first():
    city = printed(CITY, LATER, (*PARAGRAPHS[:2], ELSEWHERE[1]))
    county = printed()
    pair = the_pair()
    assert (pair.earlier, pair.later, pair.is_directed) == (county, city, True)
    assert [0, 0] in pair.passages
    assert pair.state == "found"


def test_texts_of_other_things_make_none():
    printed()
    printed(CITY, LATER, ELSEWHERE, "芦苇边领证")
    assert not TextPair.objects.exists()


def test_articles_of_one_issue_make_none():
    first = printed()
    second = printed(CITY, LATER, ELSEWHERE)
    second.issue = first.issue
    second.blocks = first.blocks
    second.save()
    file_edit(second.issue)
    assert not TextPair.objects.exists()


def test_the_same_day_at_the_same_level_nobody_was_first():
    printed()
    printed()
    assert not the_pair().is_directed


def test_an_edit_loses_what_is_no_more_and_finds_what_has_come():
    county, city = printed(), printed(CITY, LATER, ELSEWHERE)
    city.blocks = [block(words) for words in PARAGRAPHS]
    city.save()
    file_edit(city.issue)
    assert the_pair().earlier == county
    city.blocks = [block(words) for words in ELSEWHERE]
    city.save()
    file_edit(city.issue)
    assert not TextPair.objects.exists()
    assert FiledKey.objects.filter(article=city).exists()


def test_a_new_day_turns_the_pair_round():
    county, city = printed(), printed(CITY, LATER)
    county.issue.issued_on = date(2022, 4, 1)
    county.issue.save()
    file_edit(county.issue)
    assert (the_pair().earlier, the_pair().later) == (city, county)


def test_what_a_person_confirmed_is_changed_by_no_edit():
    printed()
    city = printed(CITY, LATER)
    decide([the_pair()], None, "confirmed")
    held = TextPair.objects.values().get()
    city.blocks = [block(PARAGRAPHS[0]), block(ELSEWHERE[1], line=2)]
    city.save()
    file_edit(city.issue)
    assert TextPair.objects.values().get() == held


def test_a_rejected_pair_stays_rejected_and_a_confirmed_one_confirmed_when_texts_change():
    county, city = printed(), printed(CITY, LATER)
    by = make_member("review", agency=bureau(CITY))
    decide([the_pair()], by, "rejected")
    file_edit(city.issue)
    assert (the_pair().state, the_pair().decided_by) == ("rejected", by)
    decide([the_pair()], by, "confirmed")
    city.blocks = [block(words) for words in ELSEWHERE]
    city.save()
    file_edit(city.issue)
    assert the_pair().state == "confirmed"
    decide([the_pair()], by, "found")
    file_edit(county.issue)
    assert not TextPair.objects.exists()


def test_keys_and_pairs_go_into_the_bin_with_their_article_and_come_back():
    printed()
    city = printed(CITY, LATER, status="draft")
    decide([the_pair()], None, "rejected")
    binned = bin_article(city)
    assert not TextPair.objects.exists()
    assert not FiledKey.objects.filter(article=city).exists()
    bring_back(binned, None)
    assert the_pair().state == "rejected"
    assert FiledKey.objects.filter(article=city).exists()


def test_a_pair_whose_other_text_is_gone_does_not_keep_an_issue_in_the_bin():
    county, city = printed(status="draft"), printed(CITY, LATER, status="draft")
    (binned,) = bin_issues(Issue.objects.filter(pk=city.issue_id))
    bin_issues(Issue.objects.filter(pk=county.issue_id))
    bring_back(binned, None)
    assert not TextPair.objects.exists()
    assert Article.objects.filter(pk=city.pk).exists()


def text_of(words: tuple[str, ...], bureau: str, day: str) -> bytes:
    said = "情况如下。\n" + "\n".join(words)
    return bulletin(5, bureau=bureau, day=day, title=TITLE, said=said).encode()


def test_an_import_files_pairs_and_what_was_said_outlives_its_replacement():
    take_in("县.txt", text_of(PARAGRAPHS, COUNTY, "2022年3月14日"), Options())
    take_in("市.txt", text_of(PARAGRAPHS, CITY, "2022年3月20日"), Options())
    assert the_pair().earlier.issue.agency.name == COUNTY
    decide([the_pair()], None, "rejected")
    changed = (*PARAGRAPHS, "食堂的菜单每周五贴出来。")
    receipt = take_in(
        "市.txt", text_of(changed, CITY, "2022年3月20日"), Options(replace=True)
    )
    assert receipt.outcome == "updated"
    assert the_pair().state == "rejected"


def test_a_trial_leaves_neither_keys_nor_pairs():
    printed()
    before = FiledKey.objects.count()
    trial = text_of(PARAGRAPHS, CITY, "2022年3月20日")
    take_in("市.txt", trial, Options(dry_run=True))
    assert FiledKey.objects.count() == before
    assert not TextPair.objects.exists()


def test_wording_that_very_many_share_leads_to_nobody_and_is_kept_no_more():
    for at in range(54):
        printed(CITY, LATER, (PARAGRAPHS[0],), f"第{at}次")
    printed(paragraphs=(PARAGRAPHS[0],))
    telling = FiledKey.objects.exclude(key=NO_KEY)
    holders = telling.values("article").distinct().count()
    assert holders < 54
    last = Article.objects.latest("pk")
    assert not TextPair.objects.of_article(last.pk).exists()


def test_a_pair_that_is_gone_or_was_decided_meanwhile_is_not_decided():
    printed()
    printed(CITY, LATER)
    by = make_member("review", agency=bureau(CITY))
    decide([the_pair()], by, "rejected")
    with pytest.raises(DecisionRefused, match="别人处理过"):
        decide([the_pair()], by, "confirmed", seen="found")
    gone = the_pair()
    assert (gone.state, gone.decided_by) == ("rejected", by)
    TextPair.objects.all().delete()
    with pytest.raises(DecisionRefused, match="已经没有"):
        decide([gone], by, "confirmed")


def test_only_who_edits_for_one_of_both_bureaus_decides():
    printed()
    printed(CITY, LATER)
    stranger = make_member("review")
    looker = make_member("figures", agency=bureau(CITY))
    for person in (stranger, looker):
        with pytest.raises(RightsRefused):
            decide([the_pair()], person, "confirmed")
    decide([the_pair()], make_member("enter", agency=bureau()), "confirmed")
    assert the_pair().state == "confirmed"


def test_of_a_foreign_draft_nobody_else_sees_a_pair():
    printed()
    printed(CITY, LATER, status="draft")
    of_county = make_member("review", agency=bureau())
    of_city = make_member("review", agency=bureau(CITY))
    assert not TextPair.objects.within_reach_of(of_county).exists()
    assert TextPair.objects.within_reach_of(of_city).exists()
    assert not TextPair.objects.public().exists()


def test_the_command_goes_on_where_it_was_broken_off(capsys):
    for at in range(3):
        printed(CITY, LATER, PARAGRAPHS, f"第{at}次")
    FiledKey.objects.all().delete()
    TextPair.objects.all().delete()
    call_command("find_pairs", most=2)
    assert FiledKey.objects.values("article").distinct().count() == 2
    assert TextPair.objects.count() == 1
    call_command("find_pairs")
    assert TextPair.objects.count() == 3
    decide(TextPair.objects.all()[:1], None, "rejected")
    call_command("find_pairs", again=True)
    assert TextPair.objects.filter(state="rejected").count() == 1
    assert "比对 3 篇" in capsys.readouterr().out
    call_command("find_pairs")
    assert "比对 0 篇" in capsys.readouterr().out


def test_a_text_by_which_nothing_is_found_is_looked_at_once_and_ties_to_none(capsys):
    blank = [make_article(make_issue(), "空"), make_article(make_issue(), "白")]
    Article.objects.update(blocks=[])
    call_command("find_pairs")
    call_command("find_pairs")
    assert [line[:6] for line in capsys.readouterr().out.splitlines()] == [
        f"比对 {len(blank)} 篇",
        "比对 0 篇",
    ]
    assert not TextPair.objects.exists()


def test_what_was_never_looked_at_is_sought_without_reading_all_keys():
    """PostgreSQL runs NOT IN anew for each row once its answer outgrows the memory."""
    with CaptureQueriesContext(connection) as asked:
        call_command("find_pairs")
    assert not [each for each in asked if "NOT IN" in each["sql"].upper()]
    assert not [each for each in asked if "IN (SELECT" in each["sql"].upper()]


def test_what_a_decision_or_an_edit_has_begun_and_cannot_finish_it_has_not_begun():
    printed()
    city = printed(CITY, LATER)
    by = make_member("review", agency=bureau(CITY))
    assert_all_or_nothing(lambda: decide(TextPair.objects.all(), by, "rejected"))
    city.blocks = [block(words) for words in ELSEWHERE]
    city.save()
    assert_all_or_nothing(lambda: follow_issue(city.issue))
