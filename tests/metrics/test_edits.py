"""A text is edited: its figures follow, are lost, or are read anew."""

import random
from datetime import date
from itertools import pairwise

import pytest

from briefings.models import Article, ContentVersion, Issue
from metrics.filing import refile_issue
from metrics.models import Figure, Indicator

from ..factories import make_issue
from .factories import make_indicator, refile, standing, write, write_anew

pytestmark = pytest.mark.django_db
HOMES = "全市共有养老机构36家。"
HELPED = "临时救助困难群众265户362人。"


@pytest.fixture
def article():
    written = write_anew(HOMES, HELPED)
    refile(written)
    return written


def test_a_new_text_gets_its_figures(article):
    assert standing(article) == ["36家", "265户", "362人"]


def test_reading_a_text_again_changes_nothing(article):
    before = list(Figure.objects.values())
    assert refile(article) == 0
    assert list(Figure.objects.values()) == before


def test_figures_follow_when_something_is_written_above_them(article):
    before = dict(Figure.objects.values_list("raw", "pk"))
    refile(write(article, "新增特困人员12人。", HOMES, HELPED))
    assert standing(article) == ["12人", "36家", "265户", "362人"]
    after = dict(Figure.objects.values_list("raw", "pk"))
    assert after == before | {"12人": after["12人"]}
    assert Figure.objects.get(raw="36家").line == 2


def test_a_mended_number_takes_the_place_of_the_old_one(article):
    refile(write(article, "全市共有养老机构38家。", HELPED))
    assert standing(article) == ["38家", "265户", "362人"]
    assert not Figure.objects.filter(raw="36家").exists()


def test_a_decision_follows_its_sentence_and_then_its_label(article, decide):
    decided = decide("36家", "corrected", value=37, extracted={"value": "36"})
    refile(write(article, HELPED, HOMES))
    figure = Figure.objects.get(pk=decided.pk)
    assert (figure.value, figure.state) == (37, "corrected")
    assert article.text[figure.start : figure.end] == "36家"
    refile(write(article, HELPED, "据统计，全市现有养老机构36家。"))
    figure = Figure.objects.get(pk=decided.pk)
    assert (figure.value, figure.state) == (37, "corrected")
    assert figure.sentence.startswith("据统计")


def test_a_decision_on_words_that_are_gone_is_lost_and_not_forgotten(article, decide):
    decided = decide("36家")
    refile(write(article, HELPED))
    figure = Figure.objects.get(pk=decided.pk)
    assert (figure.state, figure.start, figure.end) == ("lost", None, None)
    assert figure not in Figure.objects.standing()
    refile(write(article, HELPED, HOMES))
    figure = Figure.objects.get(pk=decided.pk)
    assert (figure.state, figure.reviewed_by) == ("confirmed", decided.reviewed_by)
    assert article.text[figure.start : figure.end] == "36家"


def test_what_a_person_rejected_does_not_come_back(article, decide):
    decide("36家", "rejected")
    refile(write(article, "开头一段。", HOMES, HELPED))
    assert [f.raw for f in Figure.objects.standing()] == ["265户", "362人"]
    assert Figure.objects.get(raw="36家").state == "rejected"


def test_what_a_person_found_where_no_program_does_stays(article, decide):
    sentence = "常态化开展巡访，做到应巡尽巡。"
    write(article, sentence, HOMES)
    refile(article)
    Figure.objects.create(
        article=article,
        label="巡访",
        value=1,
        raw="应巡",
        start=10,
        end=12,
        sentence=sentence,
        sentence_start=0,
        sentence_end=len(sentence),
        state="confirmed",
    )
    refile(write(article, HELPED, sentence))
    assert standing(article) == ["265户", "362人", "应巡"]


def test_of_two_like_sentences_the_decided_one_stays_decided(decide):
    article = write_anew(HOMES, HELPED, HOMES)
    refile(article)
    last = Figure.objects.filter(raw="36家").last()
    Figure.objects.filter(pk=last.pk).update(state="confirmed")
    refile(article)
    assert [f.state for f in Figure.objects.filter(raw="36家")] == [
        "unreviewed",
        "confirmed",
    ]
    refile(write(article, HOMES, HELPED))
    assert Figure.objects.get(raw="36家").pk == last.pk


def test_a_date_put_right_moves_what_was_inferred_from_it(article):
    Issue.objects.update(issued_on=date(2023, 5, 1), year=2023)
    refile_issue(Issue.objects.get())
    assert Figure.objects.get(raw="36家").period_end == date(2023, 5, 1)


def test_what_the_public_sees_changed_makes_a_new_edition(article):
    before = ContentVersion.objects.of_site()
    refile(article)
    assert ContentVersion.objects.of_site() == before
    refile(write(article, HELPED))
    assert ContentVersion.objects.of_site() > before
    draft = write_anew(HOMES, issue=make_issue(status="draft"))
    before = ContentVersion.objects.of_site()
    refile(draft)
    assert ContentVersion.objects.of_site() == before


def test_saving_an_article_in_the_admin_reads_its_figures_again(fill_in, article):
    page = f"/admin/briefings/article/{article.pk}/change/"
    fill_in(page, manuscript="全市共有养老机构38家。")
    article = Article.objects.get()
    assert standing(article) == ["38家"]


def test_putting_the_date_right_in_the_admin_moves_its_figures(fill_in, article):
    page = f"/admin/briefings/issue/{article.issue_id}/change/"
    fill_in(page, issued_on="2022-06-30")
    assert Figure.objects.get(raw="36家").period_end == date(2022, 6, 30)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_edited_and_decided_figures_point_at_their_own_words(seed):
    chance = random.Random(seed)
    sentences = [
        f"{verb}{noun}{chance.randrange(2, 9)}{unit}。"
        for verb in ("新增", "走访", "共有")
        for noun, unit in (("养老机构", "家"), ("困难群众", "人"), ("救助站", "个"))
    ]
    article = write_anew("开头。")
    decided = set()
    for _ in range(12):
        write(article, *chance.choices(sentences, k=chance.randrange(1, 7)))
        refile(article)
        rows = list(Figure.objects.of_article(article).exclude(state="lost"))
        for row in rows:
            assert article.text[row.start : row.end] == row.raw
        assert all(a.end <= b.start for a, b in pairwise(rows))
        assert refile(article) == 0
        assert decided <= set(Figure.objects.reviewed().values_list("pk", flat=True))
        for row in chance.sample(rows, k=len(rows) // 2):
            state = chance.choice(["confirmed", "corrected", "rejected"])
            Figure.objects.filter(pk=row.pk, state="unreviewed").update(state=state)
        decided |= set(Figure.objects.reviewed().values_list("pk", flat=True))


def test_what_a_person_confirmed_keeps_its_indicator_whatever_that_is_called(
    article, decide
):
    decided = decide("36家")
    before = Figure.objects.filter(pk=decided.pk).values().get()
    assert before["indicator_id"] == "yl_org"
    Indicator.objects.update(aliases=[], codes=[])
    Indicator.objects.filter(pk="yl_org").update(name="另一种机构数")
    make_indicator("test_homes", "养老机构", "家")
    Issue.objects.update(issued_on=date(2023, 5, 1), year=2023)
    refile_issue(Issue.objects.get())
    assert Figure.objects.filter(pk=decided.pk).values().get() == before
    assert Figure.objects.get(raw="265户").period_end == date(2023, 5, 1)


def test_of_two_equal_numbers_of_its_sentence_a_lost_decision_takes_neither(article):
    sentence = "常态化开展巡访，做到应巡尽巡、应巡必巡。"
    refile(write(article, sentence, HOMES))
    at = sentence.rindex("应巡")
    row = Figure.objects.create(
        article=article,
        label="巡访",
        value=1,
        raw="应巡",
        start=at,
        end=at + 2,
        sentence=sentence,
        sentence_start=0,
        sentence_end=len(sentence),
        state="confirmed",
    )
    refile(write(article, HOMES))
    assert Figure.objects.get(pk=row.pk).state == "lost"
    refile(write(article, sentence, HOMES))
    assert Figure.objects.get(pk=row.pk).state == "lost"
