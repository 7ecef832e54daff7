"""What each option of the command does, and leaves alone."""

import pytest

from briefings.models import Issue

from .census import census
from .texts import bulletin

pytestmark = pytest.mark.django_db
ANONYMOUS = """关于民政工作的几点体会

加强学习，改进作风，把群众的事情办好。

坚持问题导向，把工作做细做实。
"""


@pytest.mark.parametrize("also", [[], ["--publish"], ["--replace"]])
def test_a_dry_run_reads_everything_and_files_nothing(import_text, also):
    import_text(bulletin(7))
    before = census()
    other = bulletin(7, said="无隐患。") + bulletin(8, bureau="洛阳市民政局")
    receipt = import_text(other, "--dry-run", *also, name="乙.txt")
    assert receipt["outcome"] == ("updated" if "--replace" in also else "rejected")
    assert census() == before


def test_the_receipt_of_a_dry_run_is_that_of_the_real_run(import_text):
    assert import_text(bulletin(), "--dry-run") == import_text(bulletin())


def test_an_unknown_bureau_of_a_dry_run_is_met_anew_by_the_next_file(
    write_file, run_import
):
    for number in (7, 8):
        write_file(f"{number}.txt", bulletin(number, bureau="洛阳市民政局"))
    run = run_import(write_file("7.txt", bulletin(7)).parent, "--dry-run")
    assert run.outcomes == ["created", "created"]


def test_publish_makes_public_what_may_be_and_leaves_the_rest(write_file, run_import):
    write_file("1.txt", bulletin(7))
    write_file("2.txt", bulletin(8, bureau="洛阳市民政局"))
    write_file("3.txt", "内部资料\n" + bulletin(9))
    folder = write_file("4.txt", ANONYMOUS).parent
    assert run_import(folder, "--publish").code == 0
    statuses = Issue.objects.order_by("source_file__name").values_list("status")
    assert [status for (status,) in statuses] == ["published", *["draft"] * 3]


def test_what_is_published_is_public_from_that_day(import_text):
    import_text(bulletin(), "--publish")
    assert Issue.objects.get().first_public_at is not None


def test_without_publish_everything_waits_as_a_draft(import_text):
    import_text(bulletin())
    assert not Issue.objects.published().exists()


def test_a_text_that_names_no_bureau_is_the_one_given(import_text):
    assert import_text(ANONYMOUS, "--dry-run")["issues"][0]["agency"] is None
    (issue,) = import_text(ANONYMOUS, "--agency", "shaoguan")["issues"]
    assert (issue["agency"], issue["region_code"]) == ("韶关市民政局", "440200")


def test_a_text_that_names_its_bureau_keeps_it(import_text):
    (issue,) = import_text(bulletin(), "--agency", "lanzhou")["issues"]
    assert issue["agency"] == "韶关市民政局"


@pytest.mark.parametrize("kind", ["bulletin", "web", "notice", "report", "statistics"])
def test_a_kind_that_is_given_holds(import_text, kind):
    (issue,) = import_text(ANONYMOUS, "--kind", kind)["issues"]
    assert issue["kind"] == kind
    assert Issue.objects.get().kind == kind


def test_a_folder_gives_its_texts_in_order_each_once(write_file, run_import):
    for number in (3, 1, 2):
        write_file(f"{number}.txt", bulletin(number))
    write_file("说明.md", "不是文本")
    write_file(".4.txt", bulletin(4))
    deep = write_file("下级.txt/5.TXT", bulletin(5))
    folder = deep.parent.parent
    run = run_import(folder, folder / "1.txt", deep.parent)
    names = [receipt["file"].removeprefix(f"{folder}/") for receipt in run.receipts]
    assert names == ["1.txt", "2.txt", "3.txt", "下级.txt/5.TXT"]
