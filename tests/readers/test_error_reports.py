"""An error reported by a reader: taken without an account, answered by staff in public."""

import re
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from briefings.gate import ChangeRefused
from readers.models import ErrorReport
from readers.reporting import AnswerRefused, answer_report

from ..conftest import open_page
from ..factories import make_agency, make_article, make_issue, make_member
from ..metrics.factories import make_figure
from ..pages.test_feeds import titles_of
from ..visiting import page_of

pytestmark = pytest.mark.django_db
TYPED = {
    "passage": "全市共有养老机构36家。",
    "wrong": "figure",
    "words": "应为38家，见年报。",
    "contact": "13800008000",
}


@pytest.fixture
def article():
    return make_article(text="全市共有养老机构36家。")


def form_of(article) -> str:
    return f"/report/?article={article.pk}"


def desk_page(report) -> str:
    return f"/admin/readers/errorreport/{report.pk}/change/"


def make_report(article, **fields) -> ErrorReport:
    return article.error_reports.create(**{**TYPED, **fields})


def links_to_form(page: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="(/report/\?[^"]+)"', page)]


def test_every_article_and_figure_leads_to_a_form_that_is_filled_in(client, article):
    figure = make_figure(article=article)
    page = page_of(client, article)
    at_figure, at_article = f"/report/?figure={figure.pk}", form_of(article)
    assert sorted(links_to_form(page)) == sorted([at_article, at_figure])
    assert links_to_form(page_of(client, article.issue)) == [at_article]
    notice = make_article(make_issue(kind="web", number=None))
    assert links_to_form(page_of(client, notice.issue)) == [form_of(notice)]
    form = page_of(client, at_figure)
    assert f'<link rel="canonical" href="http://testserver{at_figure}">' in form
    assert f"<title>报告差错：{figure.raw}，" in form
    assert "全市共有养老机构36家。</textarea>" in form
    assert re.search(r'value="figure"[^>]*checked', form)
    assert f"{article.title}</textarea>" in page_of(client, at_article)


def test_what_is_not_public_and_what_is_no_number_has_no_form(client):
    draft = make_article(make_issue(status="draft"), text="全市共有养老机构36家。")
    figure = make_figure(article=draft)
    asked = [form_of(draft), f"/report/?figure={figure.pk}", "/report/"]
    asked += [f"/report/?article={typed}" for typed in ("", "x", "-1", "9" * 30, "١")]
    for address in asked:
        assert client.get(address).status_code == 404, address
        assert client.post(address, TYPED).status_code == 404, address
    assert not ErrorReport.objects.exists()


def test_what_is_sent_is_kept_as_typed_and_nothing_of_it_is_shown(client, article):
    figure = make_figure(article=article)
    sent = client.post(f"/report/?figure={figure.pk}", TYPED, follow=True)
    assert "已收到" in sent.text
    report = ErrorReport.objects.get()
    assert (report.article, report.figure) == (article, figure)
    assert {name: getattr(report, name) for name in TYPED} == TYPED
    for page in (page_of(client, article), page_of(client, "/corrections/")):
        assert TYPED["words"] not in page
        assert "读者指出数据可能不对" not in page


def test_the_page_is_made_for_each_visitor_and_takes_no_foreign_form(article):
    visitor = Client(enforce_csrf_checks=True)
    form = visitor.get(form_of(article))
    assert "no-store" in form["Cache-Control"]
    assert visitor.post(form_of(article), TYPED).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)[1]
    sent = visitor.post(form_of(article), TYPED | {"csrfmiddlewaretoken": token})
    assert sent.status_code == 302
    assert ErrorReport.objects.exists()


def test_what_is_missing_or_too_long_is_asked_for_and_nothing_typed_is_lost(
    client, article
):
    wrongs = {
        ("words", ""): "请填写说明。",
        ("words", "长" * 501): "说明最多 500 个字。",
        ("passage", ""): "请填写有差错的文字。",
        ("wrong", ""): "请选哪里不对。",
        ("wrong", "weather"): "请选哪里不对。",
        ("contact", "1" * 101): "联系方式最多 100 个字。",
    }
    for (name, typed), said in wrongs.items():
        page = client.post(form_of(article), TYPED | {name: typed}).text
        assert said in page, (name, typed)
        kept = "passage" if name == "words" else "words"
        assert TYPED[kept] in page
    assert not ErrorReport.objects.exists()


def test_a_program_that_fills_in_what_nobody_sees_is_thanked_and_not_heard(
    client, article
):
    sent = client.post(form_of(article), TYPED | {"homepage": "x"}, follow=True)
    assert "已收到" in sent.text
    assert not ErrorReport.objects.exists()


def test_one_address_is_heard_so_often_an_hour(client, article, page_cache, settings):
    settings.REPORTS_PER_HOUR = 2
    assert page_cache

    def send(address, **changed):
        typed = TYPED | changed
        return client.post(form_of(article), typed, REMOTE_ADDR=address)

    # What has to be mended first does not count.
    assert [send("10.0.0.1", words="").status_code for _ in range(3)] == [200] * 3
    assert [send("10.0.0.1").status_code for _ in range(3)] == [302, 302, 429]
    refused = send("10.0.0.1", words="第三次")
    assert "一小时内已经提交了 2 次" in refused.text
    assert "第三次" in refused.text
    assert send("10.0.0.2").status_code == 302
    home = [send(f"2001:db8::{n}").status_code for n in (1, 2, 3)]
    assert home == [302, 302, 429]
    settings.REPORTS_PER_HOUR = 0
    assert send("10.0.0.1").status_code == 302


def test_it_waits_for_the_bureau_and_is_answered_by_who_reviews(client, staff, article):
    report = make_report(article)
    reviewer, editor = staff("review"), staff("enter")
    [line] = [w for w in reviewer.get("/admin/").context["work"] if "读者" in w.name]
    assert (line.how_many, line.first[0].address) == (1, desk_page(report))
    assert reviewer.get(line.address).context["cl"].result_count == 1
    assert TYPED["contact"] in reviewer.get(desk_page(report)).text
    # Others of the bureau read what was said, not how to reach the reader.
    page = editor.get(desk_page(report)).text
    assert TYPED["words"] in page
    assert TYPED["contact"] not in page
    answer = {"outcome": "corrected", "answer": "已改为38家。", "seen": ""}
    assert editor.post(desk_page(report), answer).status_code == 403
    assert "请写答复" in open_page(reviewer, desk_page(report))(outcome="right").text
    open_page(reviewer, desk_page(report))(**answer)
    report.refresh_from_db()
    assert (report.outcome, report.contact) == ("corrected", "")
    assert report.answered_by == reviewer.user
    assert not ErrorReport.objects.waiting().exists()
    told = LogEntry.objects.filter(user=reviewer.user).values_list(
        "content_type__model", "change_message"
    )
    assert {model for model, said in told if "已改为38家" in said} == {
        "errorreport",
        "issue",
    }


def test_the_answer_is_read_on_the_text_in_the_list_and_in_the_feed(
    client, article, page_cache
):
    assert page_cache
    shown = [article.get_absolute_url(), article.issue.get_absolute_url()]
    before = [client.get(each)["ETag"] for each in shown]
    by = make_member("review")
    answer_report(make_report(article), by, "corrected", "已改为38家。")
    article.issue.corrections.create(text="“36家”应为“38家”。", made_by=by)
    assert [client.get(each)["ETag"] for each in shown] != before
    for address in (*shown, "/corrections/"):
        page = page_of(client, address)
        assert "读者指出数据可能不对" in page, address
        assert "有误，已更正" in page
        assert "已改为38家。" in page
        assert TYPED["words"] not in page
        assert TYPED["contact"] not in page
    assert "“36家”应为“38家”。" in page
    titles = titles_of(client, "/feeds/corrections.atom")
    assert [each.partition("：")[0] for each in titles] == [
        "更正",
        "读者指出数据可能不对；答复（有误，已更正）",
    ]
    article.issue.status = "withdrawn"
    article.issue.save()
    answer_report(make_report(article), by, "right", "已撤下的。")
    assert "还没有更正" in page_of(client, "/corrections/")


def test_what_has_nothing_to_do_with_the_text_is_settled_in_silence(client, article):
    answer_report(make_report(article), make_member("review"), "unrelated", "")
    assert not ErrorReport.objects.waiting().exists()
    for address in (article.get_absolute_url(), "/corrections/"):
        assert "读者指出数据可能不对" not in page_of(client, address)


def test_an_answer_is_mended_but_not_over_another_and_tells_no_secret(staff, article):
    report, reviewer = make_report(article), staff("review")
    first = open_page(reviewer, desk_page(report))
    second = open_page(reviewer, desk_page(report))
    first(outcome="right", answer="与年报一致。")
    page = second(outcome="unknown", answer="没有原件。").text
    assert "别人答复过" in page
    assert "没有原件。" in page
    mend = open_page(reviewer, desk_page(report))
    assert "李桂兰" in mend(answer="看望孤儿李桂兰时数字有误。").text
    mend(answer="与2021年年报一致。")
    report.refresh_from_db()
    assert report.answer == "与2021年年报一致。"
    history = reviewer.get(desk_page(report).replace("change", "history")).text
    assert "原为核对无误：与年报一致。" in history


def test_the_service_asks_for_the_role_the_words_and_the_moment(article):
    report, reviewer = make_report(article), make_member("review")
    elsewhere = make_member("review", agency=make_agency("云浮市民政局", "445300"))
    refused = [
        (make_member("enter"), "right", "无误。", None),
        (elsewhere, "right", "无误。", None),
        (reviewer, "right", " ", None),
        (reviewer, "", "无误。", None),
        (reviewer, "right", "长" * 501, None),
        (reviewer, "right", "无误。", timezone.now()),
    ]
    for given in refused:
        with pytest.raises(AnswerRefused):
            answer_report(report, *given)
    with pytest.raises(ChangeRefused):
        answer_report(report, reviewer, "right", "看望孤儿李桂兰时数字有误。")
    report.refresh_from_db()
    assert (report.outcome, report.contact) == ("", TYPED["contact"])
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.update(outcome="right", answered_at=timezone.now())


def test_a_long_list_is_paged_and_costs_the_same(
    client, article, django_assert_num_queries
):
    by = make_member("review")
    for n in range(21):
        answer_report(make_report(article), by, "right", f"答复{n}。")
    page = page_of(client, "/corrections/")
    assert page.count('<li>\n    <p class="answered-of">') == 20
    assert "答复0。" in page_of(client, "/corrections/?page=2")
    assert "没有第“x”页" in page_of(client, "/corrections/?page=x")
    with django_assert_num_queries(4):
        client.get("/corrections/?page=2")
