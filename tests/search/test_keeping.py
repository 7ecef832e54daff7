"""The index follows what happens to the articles, and says where it did not."""

from datetime import date
from io import StringIO

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from agencies.models import Agency
from briefings.bin import bin_article
from briefings.editing import record_edit
from briefings.models import Article, Issue
from briefings.publishing import publish_all, withdraw
from briefings.search import keeping, reindex, search

from ..breaking import Breaking
from ..factories import block, filed, make_agency, make_article, make_issue

pytestmark = pytest.mark.django_db


def titles_found(words: str) -> list[str]:
    return [article.title for article in search(Article.objects.all(), words)]


@pytest.fixture
def article():
    """A published article about 低保, which the search knows."""
    issue = make_issue(status="draft")
    article = make_article(issue, "农村低保提标", text="平稳。")
    publish_all([filed(issue)])
    return article


def checked() -> str:
    out = StringIO()
    call_command("check_search", stdout=out)
    return out.getvalue()


def test_a_draft_is_not_found_until_it_is_published():
    issue = make_issue(status="draft")
    make_article(issue, "农村低保提标")
    assert titles_found("低保") == []
    publish_all([filed(issue)])
    assert titles_found("低保") == ["农村低保提标"]


def test_a_bureau_renamed_in_the_course_of_an_import_is_found_by_its_new_name():
    issue = make_issue(status="draft", articles=1)
    Agency.objects.filter(pk=issue.agency_id).update(name="曲江民政局")
    publish_all([filed(issue)])
    assert len(titles_found("曲江民政局")) == 1
    assert "相符" in checked()


def test_what_is_published_replaces_whatever_the_index_held_of_it(article):
    Issue.objects.update(status="draft")
    Article.objects.update(title="特困供养")
    publish_all([filed(Issue.objects.get())])
    assert (titles_found("特困"), titles_found("低保")) == (["特困供养"], [])
    assert "相符" in checked()


def test_a_withdrawn_issue_is_found_no_more(article, admin_user):
    withdraw(article.issue, admin_user, "有误")
    assert titles_found("低保") == []
    assert "相符" in checked()


def test_what_went_back_behind_our_back_is_not_found_either(article):
    Issue.objects.update(status="draft")
    assert titles_found("低保") == []


def test_an_edit_is_found_at_once(article):
    article.blocks = [block("改为养老。")]
    article.save()
    record_edit(article.issue)
    assert (titles_found("养老"), titles_found("平稳")) == (["农村低保提标"], [])
    assert "相符" in checked()


def test_an_edit_in_the_admin_is_found_at_once(article, fill_in):
    address = reverse("admin:briefings_article_change", args=[article.pk])
    fill_in(address, title="特困供养", manuscript="平稳。")
    assert (titles_found("特困"), titles_found("低保")) == (["特困供养"], [])


def test_a_bureau_is_found_by_its_new_name(article, admin_client):
    agency = article.issue.agency
    address = reverse("admin:agencies_agency_change", args=[agency.pk])
    form = {"name": "曲江民政局", "slug": "qujiang", "region": agency.region_id}
    admin_client.post(address, form)
    assert (titles_found("曲江"), titles_found("韶关市民政局")) == (
        ["农村低保提标"],
        [],
    )


def test_another_date_moves_the_article_to_its_place(article):
    later = make_issue(issued_on="2022-05-01")
    make_article(later, "低保二")
    reindex(Article.objects.all())
    article.issue.issued_on = date(2023, 1, 1)
    article.issue.save()
    record_edit(article.issue)
    newest = search(Article.objects.all(), "低保").order_by("-place")
    assert [each.title for each in newest] == ["农村低保提标", "低保二"]


def test_a_deleted_article_is_forgotten(article):
    # As if it had never been public: else nobody may delete it.
    Issue.objects.update(first_public_at=None)
    bin_article(article)
    assert titles_found("低保") == []
    assert "相符" in checked()


def test_what_is_rolled_back_never_happened(article):
    with transaction.atomic():
        article.title = "特困供养"
        article.save()
        record_edit(article.issue)
        transaction.set_rollback(True)
    assert (titles_found("低保"), titles_found("特困")) == (["农村低保提标"], [])
    assert "相符" in checked()


def test_every_drift_is_named(article):
    Article.objects.update(title="特困供养")
    missing = make_article(title="新来的")
    gone = make_article(title="走了的")
    reindex(Article.objects.filter(pk=gone.pk))
    Article.objects.filter(pk=gone.pk).delete()
    hidden = make_article(title="收回的")
    reindex(Article.objects.filter(pk=hidden.pk))
    Issue.objects.filter(pk=hidden.issue_id).update(status="draft")
    out = StringIO()
    with pytest.raises(CommandError, match="缺少 1 篇") as refusal:
        call_command("check_search", stdout=out)
    assert refusal.value.returncode == 1
    assert set(out.getvalue().splitlines()) == {
        f"过时  文章 {article.pk}",
        f"缺少  文章 {missing.pk}",
        f"多余  文章 {gone.pk}",
        f"多余  文章 {hidden.pk}",
    }
    call_command("rebuild_search", stdout=out)
    assert "相符" in checked()


def test_a_rebuild_broken_off_is_finished_by_the_next(monkeypatch):
    monkeypatch.setattr(keeping, "BATCH", 2)
    for n in range(5):
        make_article(title=f"低保{n}")
    broken_off = keeping.rebuild()
    assert next(broken_off) == 2
    broken_off.close()
    assert len(titles_found("低保")) == 2
    assert list(keeping.rebuild()) == [2, 2, 1]
    assert len(titles_found("低保")) == 5
    assert "相符" in checked()


def test_a_rebuild_from_scratch_finds_the_same(article):
    call_command("rebuild_search", "--from-scratch", stdout=StringIO())
    assert titles_found("低保") == ["农村低保提标"]


def test_grams_without_their_entry_are_named_and_mended(article):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM briefings_search_entry")
    with pytest.raises(CommandError, match="损坏 1 篇"):
        checked()
    call_command("rebuild_search", stdout=StringIO())
    assert "相符" in checked()


def test_an_index_of_another_version_says_so(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE briefings_search_entry SET version = 0")
    warnings = run_checks(tags=[Tags.database], databases=["default"])
    assert "search.W002" in [warning.id for warning in warnings]


def test_an_empty_index_says_so():
    make_article(make_issue(make_agency()))
    warnings = run_checks(tags=[Tags.database], databases=["default"])
    assert "search.W001" in [warning.id for warning in warnings]


def test_a_search_narrows_like_any_other_list(article):
    other = make_issue(make_agency("云浮市民政局", "445300"), year=2021)
    make_article(other, "云浮低保")
    reindex(Article.objects.all())
    low = search(Article.objects.all(), "低保")
    assert low.count() == 2
    assert [each.title for each in low.of_year(2021)] == ["云浮低保"]
    assert [each.title for each in search(low, "云浮")] == ["云浮低保"]
    assert Article.objects.filter(pk__in=low.order_by("-place")[:1]).count() == 1
    assert list(low.order_by("title").values_list("title", flat=True)) == sorted(
        ["云浮低保", "农村低保提标"]
    )


def test_a_text_of_more_pairs_than_a_tsvector_holds_is_searched_all_the_same(article):
    signs = list(map(chr, range(0x4E00, 0x4E00 + 450)))
    article.blocks = [block("".join(a + b for a in signs for b in signs) + "低保")]
    article.save()
    record_edit(article.issue)
    pair = signs[449] + signs[3]
    assert (
        titles_found(pair)
        == titles_found(pair + signs[449])
        == titles_found(f"{pair} 低保")
        != []
    )
    assert titles_found(f"{pair} -低保") == titles_found(signs[1] + "养") == []
    assert "相符" in checked()


def test_a_rebuild_from_scratch_writes_what_another_leaves_alone(article):
    """Whatever of the index is wrong in a way that no check sees is right again."""
    written = []
    for from_scratch in (False, True):
        counting = Breaking(aside=["briefings_contentversion"])
        with connection.execute_wrapper(counting):
            list(keeping.rebuild(from_scratch=from_scratch))
        written.append(counting.count)
    assert written[1] > written[0]
    assert titles_found("低保") == ["农村低保提标"]
