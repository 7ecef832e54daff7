"""--publish on a text that is held: its draft becomes public, unless a person has it."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from agencies.models import Agency
from briefings.models import Issue, Remark
from briefings.publishing import send_back, submit, withdraw

from ..desk.factories import edit_page
from ..factories import block, make_agency, make_article, make_issue
from .census import census
from .texts import bulletin, codes

pytestmark = pytest.mark.django_db
RELEASED = "draft_published"


@pytest.fixture
def import_again(run_import, tmp_path):
    """Import the folder of texts once more."""

    def run(*options):
        return run_import(tmp_path, "--publish", *options)

    return run


def status() -> str:
    return Issue.objects.get().status


def test_a_draft_of_an_earlier_import_is_published_and_the_receipt_says_so(
    import_text, import_again, client
):
    import_text(bulletin())
    (receipt,) = import_again().receipts
    (remark,) = receipt["remarks"]
    assert (receipt["outcome"], remark["code"]) == ("unchanged", RELEASED)
    assert remark["message"] == "“韶关市民政局 2022年第8期”此前已归档，现已发布。"
    issue = Issue.objects.get()
    assert issue.is_public
    assert issue.first_public_at
    assert client.get(issue.get_absolute_url()).status_code == 200
    assert "安全检查" in client.get("/articles/?q=隐患").text


def test_what_is_public_already_is_not_told_of_again(import_text, import_again):
    import_text(bulletin())
    import_again()
    first = Issue.objects.get().first_public_at
    assert codes(import_again().receipts[0]) == []
    assert Issue.objects.get().first_public_at == first


def test_the_same_issue_in_other_bytes_publishes_the_draft_too(import_text):
    import_text(bulletin())
    receipt = import_text(bulletin().encode("gb18030"), "--publish", name="乙.txt")
    assert receipt["outcome"] == "duplicate"
    assert codes(receipt) == ["duplicate_issue", RELEASED]
    assert status() == "published"


def test_of_a_file_with_a_known_issue_both_become_public(import_text):
    import_text(bulletin(7))
    receipt = import_text(bulletin(8) + bulletin(7), "--publish", name="乙.txt")
    assert codes(receipt) == ["duplicate_issue", RELEASED]
    assert "第7期" in receipt["remarks"][1]["message"]
    assert Issue.objects.published().count() == 2


def test_without_the_option_a_draft_stays_one(import_text):
    import_text(bulletin())
    assert codes(import_text(bulletin())) == []
    assert status() == "draft"


def test_a_dry_run_says_what_would_be_published(import_text, import_again):
    import_text(bulletin())
    before = census()
    (tried,) = import_again("--dry-run").receipts
    assert codes(tried) == [RELEASED]
    assert census() == before
    assert import_again().receipts == [tried]


def test_the_summary_counts_them(write_file, tmp_path):
    for number in (7, 8):
        write_file(f"{number}.txt", bulletin(number))
    call_command("import_briefings", tmp_path, stdout=StringIO())
    write_file("9.txt", bulletin(9))
    said = StringIO()
    call_command("import_briefings", tmp_path, "--publish", stdout=said)
    assert said.getvalue().count("此前已归档，现已发布。") == 2
    *_, last = said.getvalue().splitlines()
    assert last == (
        "共 3 个文件：早已入库 2 个，新入库 1 个。"
        "存入 1 期，其中已发布 1 期，草稿 0 期。此前存入的草稿，现已发布 2 期。"
    )


def in_review(issue, by):
    submit(issue, by)


def sent_back(issue, by):
    submit(issue, by)
    send_back(issue, by, "数字有误")


def edited(issue, by):
    Issue.objects.update(edited_at=timezone.now())


@pytest.mark.parametrize("had", [in_review, sent_back, edited])
def test_what_a_person_has_had_in_hand_is_hers(
    import_text, import_again, admin_user, had
):
    import_text(bulletin())
    had(Issue.objects.get(), admin_user)
    before = status()
    assert codes(import_again().receipts[0]) == []
    assert status() == before != "published"


def test_a_draft_that_a_clerk_has_saved_as_it_was_is_hers(
    import_text, import_again, fill_in
):
    import_text(bulletin())
    fill_in(edit_page(Issue.objects.get()))
    assert Issue.objects.get().edited_at is None
    assert codes(import_again().receipts[0]) == []
    assert status() == "draft"


def test_a_text_that_a_clerk_has_uploaded_is_hers(import_text, clerk):
    file = SimpleUploadedFile("甲.txt", bulletin().encode())
    clerk.post("/admin/briefings/sourcefile/upload/", {"files": file})
    assert status() == "draft"
    assert codes(import_text(bulletin(), "--publish")) == []
    assert status() == "draft"


def test_an_issue_that_was_typed_in_word_for_word_stays_a_draft(import_text):
    held = make_issue(make_agency(), number=8, status="draft")
    said = (
        "近日，全市民政系统对养老机构开展安全检查，共检查养老机构36家，发现隐患12处。"
    )
    make_article(held, "民政系统开展养老机构安全检查", blocks=[block(said)])
    receipt = import_text(bulletin(), "--publish")
    assert (receipt["outcome"], codes(receipt)) == ("duplicate", ["duplicate_issue"])
    assert status() == "draft"


def test_what_was_withdrawn_stays_so(import_text, import_again, admin_user):
    import_text(bulletin(), "--publish")
    withdraw(Issue.objects.get(), admin_user, "数字有误")
    assert codes(import_again().receipts[0]) == []
    assert status() == "withdrawn"


def test_what_may_not_be_public_still_is_not(import_text, import_again):
    import_text("内部资料\n" + bulletin())
    assert RELEASED not in codes(import_again().receipts[0])
    assert status() == "draft"


def test_once_its_bureau_is_confirmed_a_draft_is_published(import_text, import_again):
    import_text(bulletin(bureau="洛阳市民政局"), "--publish")
    assert status() == "draft"
    Agency.objects.filter(name="洛阳市民政局").update(is_confirmed=True)
    assert RELEASED in codes(import_again().receipts[0])
    assert status() == "published"


def test_once_its_blocking_remark_is_settled_a_draft_is_published(
    import_text, import_again
):
    import_text(bulletin(said="张某某，身份证号11010519491231002X。"), "--publish")
    assert Remark.objects.blocking().exists()
    assert status() == "draft"
    Remark.objects.update(settled_at=timezone.now())
    assert RELEASED in codes(import_again().receipts[0])
    assert status() == "published"


def test_bytes_whose_issue_was_replaced_publish_nothing(import_text):
    import_text(bulletin())
    import_text(bulletin(said="共检查养老机构48家。"), "--replace", name="乙.txt")
    receipt = import_text(bulletin(), "--publish")
    assert (receipt["outcome"], codes(receipt)) == ("unchanged", [])
    assert status() == "draft"
