"""同一件事 beside a text: who told it first, who else, and nothing where nothing is known."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import OperationalError

from briefings.models import Article
from briefings.publishing import withdraw
from reuse import events as numbering
from reuse.deciding import decide
from reuse.elsewhere import event_box
from reuse.models import TextPair

from ..factories import make_article, make_member
from ..metrics.factories import make_figure, make_indicator
from .texts import CITY, ELSEWHERE, PARAGRAPHS, PROVINCE, bureau, printed

pytestmark = pytest.mark.django_db
LATER, LATEST = date(2022, 3, 20), date(2022, 3, 28)


def page_of(client, article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def test_the_later_text_names_the_first_and_the_first_names_the_later(client):
    county, city = printed(), printed(CITY, LATER)
    later, first = page_of(client, city), page_of(client, county)
    assert "最早见滨海民政于" in later
    assert f'href="{county.get_absolute_url()}"' in later
    assert "，与本文相同。" in later
    assert "最早见" not in first
    assert "另见盐城民政于" in first


def test_nothing_stands_there_where_nothing_is_known(client):
    assert "同一件事" not in page_of(client, printed())


def test_of_a_draft_and_of_what_was_withdrawn_readers_are_told_nothing(client):
    county, city = printed(), printed(CITY, LATER, status="draft")
    assert "同一件事" not in page_of(client, county)
    city.issue.status = "published"
    city.issue.save()
    assert "同一件事" in page_of(client, county)
    city.issue.refresh_from_db()
    withdraw(city.issue, make_member("review", agency=bureau(CITY)), "有误")
    assert "同一件事" not in page_of(client, county)


def test_what_was_rejected_is_told_no_more_though_the_page_was_remembered(
    client, page_cache
):
    county = printed()
    printed(CITY, LATER)
    assert "同一件事" in page_of(client, county)
    decide(TextPair.objects.all(), None, "rejected")
    assert "同一件事" not in page_of(client, county)


def test_a_part_that_was_rejected_is_told_no_more_on_kept_pages(client, page_cache):
    county = printed()
    printed(CITY, LATER, (PARAGRAPHS[0], *ELSEWHERE))
    assert "采用了本文的一部分" in page_of(client, county)
    decide(TextPair.objects.all(), None, "rejected")
    assert "同一件事" not in page_of(client, county)


def test_of_two_texts_of_one_day_none_is_called_the_first(client):
    texts = [printed(), printed()]
    for page in (page_of(client, each) for each in texts):
        assert "同一件事" in page
        assert "最早见" not in page


def test_a_number_in_the_title_of_another_text_is_masked(client):
    title = "老年食堂订餐请拨13800138000"
    county = printed(title=title)
    printed(CITY, LATER, title=title)
    (named,) = event_box(county).others
    assert named.title == "老年食堂订餐请拨138****8000"
    assert "13800138000" not in page_of(client, county)


def test_what_was_put_together_out_of_several_says_so(client):
    first = printed()
    second = printed(
        day=date(2022, 3, 16), paragraphs=ELSEWHERE, title="登记台搬进公园"
    )
    more = (
        "全市将把两项做法写进下半年的民政工作要点，由各县区照样推开，年底逐项对账。",
    )
    merged = printed(PROVINCE, LATEST, (*PARAGRAPHS, *ELSEWHERE, *more), "民生两则")
    told = page_of(client, merged)
    assert "本文由 2 篇合成" in told
    assert "采用了本文的一部分" in page_of(client, second)
    assert first.event is None
    merged.refresh_from_db()
    assert merged.event is None


def test_what_the_command_has_found_of_public_texts_is_told_on_kept_pages(
    client, page_cache
):
    county = printed()
    city = printed(CITY, LATER, (PARAGRAPHS[0], *ELSEWHERE))
    TextPair.objects.all().delete()
    assert "同一件事" not in page_of(client, county)
    call_command("find_pairs", again=True)
    city.refresh_from_db()
    assert city.event is None
    assert "采用了本文的一部分" in page_of(client, county)


def test_one_text_that_two_bureaus_printed_is_no_putting_together(client):
    printed()
    printed(CITY, LATER)
    province = printed(PROVINCE, LATEST, (PARAGRAPHS[0], *ELSEWHERE), "民生简讯")
    relations = TextPair.objects.of_article(province.pk).values_list("relation")
    assert [*relations] == [("part",), ("part",)]
    assert "合成" not in page_of(client, province)


def test_texts_of_one_event_bear_one_number_until_they_are_told_apart():
    county, city, province = printed(), printed(CITY, LATER), printed(PROVINCE, LATEST)
    assert {events(county), events(city), events(province)} == {county.pk}
    pairs = TextPair.objects.of_article(province.pk)
    decide(pairs, None, "rejected")
    assert events(province) is None
    assert events(county) == events(city) == county.pk
    decide(TextPair.objects.exclude(state="rejected"), None, "rejected")
    assert events(county) is None


def test_what_hangs_together_by_too_many_texts_is_no_event(monkeypatch):
    monkeypatch.setattr("reuse.events.MOST_OF_ONE_EVENT", 2)
    texts = [printed(), printed(CITY, LATER)]
    assert events(texts[0]) == texts[0].pk
    texts.append(printed(PROVINCE, LATEST))
    assert {events(each) for each in texts} == {None}


def events(article):
    article.refresh_from_db(fields=["event"])
    return article.event


SAID = "截至2022年3月底，全市共有养老机构36家。"
OTHERWISE = "截至2022年3月底，全市共有养老机构38家。"


def cell_of(client, said_by_the_second: str, *, is_one_event: bool) -> str:
    """What the page of an indicator says of what two texts give for one day."""
    indicator = make_indicator()
    events = [7, 7 if is_one_event else 8]
    for words, event in zip((SAID, said_by_the_second), events, strict=True):
        article = make_article(text=words)
        Article.objects.filter(pk=article.pk).update(event=event)
        make_figure(
            words[-4:-1],
            words,
            article=article,
            indicator=indicator,
            region_id="440200",
            period_end=date(2022, 3, 31),
        )
    page = client.get(f"/indicators/{indicator.key}/").text
    return page[page.index('<table class="years"') :].partition("</table>")[0]


def test_one_figure_told_twice_of_one_event_is_one_observation_with_two_sources(client):
    told = cell_of(client, SAID, is_one_event=True)
    assert "同一件事，<a href=" in told
    assert "处相同" not in told


def test_two_events_that_agree_are_two_observations(client):
    assert "另有 1 处相同" in cell_of(client, SAID, is_one_event=False)


def test_where_texts_of_one_event_disagree_both_are_shown_and_it_is_said(client):
    told = cell_of(client, OTHERWISE, is_one_event=True)
    assert "同一件事，说法不一" in told
    assert all(value in told for value in ("36", "38"))


def test_who_filed_a_text_hears_nothing_of_a_number_that_could_not_be_given_later(
    monkeypatch, caplog, django_capture_on_commit_callbacks
):
    """Its text is stored by then: an error would say that it was not."""

    def in_vain(articles):
        raise OperationalError("deadlock detected")

    monkeypatch.setattr(numbering, "_free_of", lambda changed: {})
    monkeypatch.setattr(numbering, "_renew_in_turn", in_vain)
    with django_capture_on_commit_callbacks(execute=True) as begun:
        printed()
        printed(CITY, LATER)
    assert begun
    assert TextPair.objects.count() == 1
    assert "deadlock detected" in caplog.text
