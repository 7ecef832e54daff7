"""Many files brought in at one go: what became of each, and the good ones handed in."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.models import Agency, Role
from briefings.lifting import lift
from briefings.models import Issue, Remark, Upload
from briefings.uploads import sort_upload
from desk.rights import RIGHTS

from ..factories import make_member
from ..intake.texts import bulletin

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/briefings/sourcefile/upload/"
# Says of no day that it is the issue's own.
UNDATED = """韶关市民政局

关于做好防汛工作的通知

各科室：

请做好防汛值班工作，值班电话0751-8000000。
"""


def sent(name, text):
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture
def bring_in(clerk):
    """Upload these texts by name; answers the upload's page."""

    def send(files, **typed):
        named = [sent(name, text) for name, text in files.items()]
        answer = clerk.post(UPLOAD, {"files": named, **typed}, follow=True)
        assert answer.status_code == 200
        return answer

    return send


def sizes(page):
    return {name: len(rows) for name, rows in page.context["sorted"]._asdict().items()}


THREE = {"一.txt": bulletin(1), "二.txt": bulletin(2), "三.txt": UNDATED}


def test_the_good_the_doubtful_and_the_refused_stand_apart(bring_in):
    page = bring_in({**THREE, "空.txt": "", "又.txt": bulletin(1)})
    kinds = ("good", "doubtful", "refused", "repeated", "gone_on")
    assert sizes(page) == dict(zip(kinds, (2, 1, 1, 1, 0), strict=True))
    (doubtful,) = page.context["sorted"].doubtful
    assert doubtful.file.name == "三.txt"
    assert doubtful.waits == ["没有填写年份"]
    assert "空.txt：文件是空的" in page.text


def test_a_repeated_file_leads_to_what_it_repeats(bring_in, clerk):
    bring_in({"一.txt": bulletin(1)})
    issue = Issue.objects.get()
    file = f"/admin/briefings/sourcefile/{issue.source_file_id}/change/"
    assert list(clerk.get(file).context["made"]) == [issue]
    page = bring_in({"又.txt": bulletin(1)})
    assert f'<a href="/admin/briefings/issue/{issue.pk}/change/">' in page.text


def test_the_good_ones_are_handed_in_together_and_the_others_stay(clerk, bring_in):
    page = bring_in(THREE)
    page = clerk.post(page.wsgi_request.path, follow=True)
    assert "已提交审核 2 期。" in page.text
    states = dict(Issue.objects.values_list("source_file__name", "status"))
    assert states == {"一.txt": "in_review", "二.txt": "in_review", "三.txt": "draft"}
    assert sizes(page)["gone_on"] == 2


def test_a_doubtful_one_becomes_good_once_its_blocks_are_lifted(bring_in):
    bring_in({"一.txt": bulletin(1, said="受助人王小明，身份证号11010519491231002X。")})
    upload = Upload.objects.get()
    assert len(sort_upload(upload).doubtful) == 1
    second = make_member("review")
    for block in Remark.objects.blocking():
        lift(block, second, "核实过")
    assert len(sort_upload(upload).good) == 1


def mend(client, page, **typed):
    """Send the form in the row of the first doubtful issue, as a browser would."""
    form = page.context["doubtful"][0][-1]
    shown = {each.html_name: each.value() for each in form}
    sent = {name: value for name, value in shown.items() if value not in (None, False)}
    sent |= {f"{form.prefix}-{name}": value for name, value in typed.items()}
    sent["repair"] = form.instance.pk
    return client.post(page.wsgi_request.path, sent, follow=True)


@pytest.mark.parametrize(
    ("said", "instead", "still_doubtful"),
    [("走访低保户秦怀山。", "走访低保户秦某。", 0), ("秘密★1年", "略。", 1)],
)
def test_one_whose_text_was_mended_is_good_but_for_a_secret(
    fill_in, bring_in, clerk, said, instead, still_doubtful
):
    page = bring_in({"一.txt": bulletin(1, said=f"\n\n{said}")})
    assert sizes(page)["doubtful"] == 1
    issue = Issue.objects.get()
    text = issue.articles.get().text.replace(said, instead)
    address = f"/admin/briefings/issue/{issue.pk}/change/"
    fill_in(address, **{"articles-0-manuscript": f"{text}\n{instead}", "secrecy": ""})
    assert sizes(clerk.get(page.request["PATH_INFO"]))["doubtful"] == still_doubtful


def test_a_doubtful_one_is_mended_in_its_row_and_counted_anew(clerk, bring_in):
    page = bring_in(THREE)
    refused = mend(clerk, page, year="2019", issued_on="2099-01-01")
    assert "请对照原文改正" in refused.text
    assert sizes(refused)["doubtful"] == 1
    assert Issue.objects.get(source_file__name="三.txt").year is None
    typed = {"title": "关于防汛的通知", "year": "2022", "issued_on": "2022-05-06"}
    page = mend(clerk, page, **typed)
    assert sizes(page)["good"] == 3
    issue = Issue.objects.get(source_file__name="三.txt")
    assert (issue.year, issue.edited_at is None) == (2022, False)
    assert issue.articles.get().title == "关于防汛的通知"
    settled = issue.remarks.exclude(settled_at=None)
    assert "missing_issue_date" in settled.values_list("code", flat=True)
    assert LogEntry.objects.get().change_message.startswith("[{")
    page = clerk.post(page.wsgi_request.path, follow=True)
    assert "已提交审核 3 期。" in page.text


def test_a_number_that_another_issue_bears_is_refused_in_the_row(clerk, bring_in):
    page = bring_in({"一.txt": bulletin(1)})
    Issue.objects.update(status="in_review")
    path = page.wsgi_request.path
    page = clerk.post(UPLOAD, {"files": [sent("二.txt", bulletin("二"))]}, follow=True)
    Issue.objects.filter(status="draft").update(series="", number=2, issued_on=None)
    Remark.objects.create(
        issue=Issue.objects.get(status="draft"),
        code="unknown_agency",
        severity="blocking",
        message="看不出单位。",
    )
    page = clerk.get(page.wsgi_request.path)
    assert path != page.wsgi_request.path
    assert "这一期已经入库" in mend(clerk, page, number="1").text
    page = mend(clerk, page, looked="on")
    assert sizes(page)["doubtful"] == 1, "a block is not settled by a look"


def test_a_row_is_not_mended_over_a_colleague_nor_in_a_foreign_batch(
    clerk, staff, bring_in
):
    page = bring_in(THREE)
    issue = Issue.objects.get(source_file__name="三.txt")
    Issue.objects.filter(pk=issue.pk).update(number=99)
    assert "别人改过这里" in mend(clerk, page, number="3").text
    assert Issue.objects.get(pk=issue.pk).number == 99
    assert mend(staff("enter"), page, number="3").status_code == 404


def test_a_refused_file_leads_to_what_stands_in_its_way(bring_in):
    bring_in({"一.txt": bulletin(1)})
    page = bring_in({"又.txt": bulletin(1, said="共检查养老机构40家。")})
    assert sizes(page)["refused"] == 1
    assert sizes(page)["good"] == 0
    assert (
        f'/admin/briefings/issue/{Issue.objects.get().pk}/change/">已有的' in page.text
    )
    assert "请在已有的那一期上改" in page.text


def test_a_bureau_that_nobody_has_confirmed_makes_an_issue_doubtful(bring_in):
    Agency.objects.filter(name="韶关市民政局").update(is_confirmed=False)
    page = bring_in({"一.txt": bulletin(1)})
    (doubtful,) = page.context["sorted"].doubtful
    assert "尚未确认" in "".join(doubtful.waits)


def test_a_script_sends_file_after_file_into_one_batch(clerk):
    def send(name, text, **typed):
        answer = clerk.post(
            UPLOAD,
            {"files": [sent(name, text)], **typed},
            headers={"accept": "application/json"},
        )
        return answer.json()

    first = send("一.txt", bulletin(1))
    again = send("二.txt", bulletin(2), upload=first["upload"])
    assert again == first
    assert Upload.objects.count() == 1
    assert sizes(clerk.get(first["address"]))["good"] == 2


def test_whoever_left_the_page_finds_the_batch_again(clerk, bring_in):
    path = bring_in({"一.txt": bulletin(1)}).wsgi_request.path
    assert f'href="{path}"' in clerk.get(UPLOAD).text


def test_a_batch_is_its_owners_alone(bring_in, staff):
    path = bring_in({"一.txt": bulletin(1)}).wsgi_request.path
    other = staff("enter")
    assert other.get(path).status_code == 404
    assert other.post(path).status_code == 404
    refused = other.post(
        UPLOAD,
        {"files": [sent("二.txt", bulletin(2))], "upload": Upload.objects.get().pk},
    )
    assert refused.status_code == 200
    assert Issue.objects.get().status == "draft"


def test_who_may_only_bring_files_in_hands_nothing_in(staff, monkeypatch):
    less = RIGHTS[Role.ENTER] - {"briefings.change_issue"}
    monkeypatch.setitem(RIGHTS, Role.ENTER, less)
    client = staff("enter")
    page = client.post(UPLOAD, {"files": [sent("一.txt", bulletin(1))]}, follow=True)
    assert "提交这批合格的" not in page.text
    assert client.post(page.wsgi_request.path).status_code == 403
    assert Issue.objects.get().status == "draft"


def test_a_hundred_and_fifty_files_are_taken_at_once(bring_in):
    page = bring_in({f"{n}.txt": "" for n in range(150)})
    assert sizes(page)["refused"] == 150


def test_a_larger_batch_costs_no_more_queries(
    clerk, bring_in, django_assert_max_num_queries
):
    path = bring_in({f"{n}.txt": bulletin(n) for n in range(1, 13)}).wsgi_request.path
    with django_assert_max_num_queries(14):
        assert sizes(clerk.get(path))["good"] == 12
