"""An issue is filed once; another text under its number is a conflict."""

import pytest
from django.utils import timezone

from briefings.filing.identity import held_issue
from briefings.filing.receipts import Attribution, TaggedIssue
from briefings.models import Issue, Remark, SourceFile
from reading.parsed import ParsedIssue

from .census import census
from .texts import bulletin, codes, notice

pytestmark = pytest.mark.django_db
OTHER = bulletin(said="共检查养老机构48家，发现隐患20处。")


def test_the_same_bytes_are_unchanged_whatever_they_are_called(import_text):
    import_text(bulletin())
    before = census()
    receipt = import_text(bulletin(), name="乙.txt")
    assert (receipt["outcome"], codes(receipt)) == ("unchanged", [])
    assert receipt["issues"][0]["number"] == 8
    assert census() == before


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_same_issue_from_other_bytes_is_a_duplicate(import_text, encoding):
    import_text(bulletin())
    before = census()
    receipt = import_text(bulletin().encode(encoding), name="乙.txt")
    assert (receipt["outcome"], codes(receipt)) == ("duplicate", ["duplicate_issue"])
    assert receipt["remarks"][0]["line"] == 1
    assert "韶关市民政局 2022年第8期" in receipt["remarks"][0]["message"]
    assert census() == before


def test_blank_lines_and_spaces_do_not_make_another_issue(import_text):
    import_text(bulletin())
    assert import_text(bulletin().replace("\n", "\n\n"))["outcome"] == "duplicate"


@pytest.mark.parametrize(
    ("held", "other", "named"),
    [
        (bulletin(), OTHER, "韶关市民政局 2022年第8期"),
        (notice(), notice().replace("畅通", "准确"), "兰州市民政局 兰民发〔2021〕9号"),
    ],
)
def test_another_text_under_the_same_number_is_rejected(
    write_file, run_import, held, other, named
):
    run_import(write_file("甲.txt", held))
    before = census()
    run = run_import(write_file("乙.txt", other))
    (remark,) = run.receipts[0]["remarks"]
    assert (run.code, run.outcomes) == (1, ["rejected"])
    assert (remark["code"], remark["line"]) == ("conflicting_issue", 1)
    assert f"第 1 行起的“{named}”已经入库，但内容不同" in remark["message"]
    assert "--replace" in remark["message"]
    assert census() == before


def test_a_draft_is_replaced_when_asked_for(import_text):
    import_text(bulletin())
    assert import_text(OTHER, "--replace", name="乙.txt")["outcome"] == "updated"
    assert "48家" in Issue.objects.get().articles.get().text
    assert Issue.objects.get().source_file.name == "乙.txt"


@pytest.mark.parametrize(
    ("mark", "why"),
    [("first_public_at", "已经公开过"), ("edited_at", "已经人工修改过")],
)
@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_was_public_or_edited_by_hand_is_never_replaced(
    import_text, mark, why, status
):
    import_text(bulletin())
    Issue.objects.update(status=status, **{mark: timezone.now()})
    before = census()
    receipt = import_text(OTHER, "--replace", name="乙.txt")
    assert receipt["outcome"] == "rejected"
    assert why in receipt["remarks"][0]["message"]
    assert census() == before


def test_a_file_with_one_conflict_files_nothing(import_text):
    import_text(bulletin(7))
    before = census()
    both = bulletin(8) + bulletin(7, said="共检查养老机构48家。")
    receipt = import_text(both, name="乙.txt")
    assert (receipt["outcome"], codes(receipt)) == ("rejected", ["conflicting_issue"])
    assert receipt["remarks"][0]["line"] == 12
    assert census() == before


def test_of_a_file_with_a_known_issue_only_the_new_one_is_filed(import_text):
    import_text(bulletin(7))
    receipt = import_text(bulletin(8) + bulletin(7), name="乙.txt")
    assert (receipt["outcome"], codes(receipt)) == ("created", ["duplicate_issue"])
    assert [issue["number"] for issue in receipt["issues"]] == [8, 7]
    assert sorted(Issue.objects.values_list("number", "source_file__name")) == [
        (7, "甲.txt"),
        (8, "乙.txt"),
    ]


def test_doubts_about_a_known_issue_do_not_burden_the_new_one(import_text):
    secret = bulletin(7).replace("(2022", "内部资料\n(2022")
    import_text(secret)
    import_text(bulletin(8) + secret, name="乙.txt")
    kept = Remark.objects.filter(source_file__name="乙.txt")
    assert list(kept.values_list("code", flat=True)) == ["duplicate_issue"]


def test_an_issue_that_stands_twice_in_a_file_is_filed_once(import_text):
    receipt = import_text(bulletin() + bulletin())
    assert (receipt["outcome"], codes(receipt)) == ("created", ["duplicate_issue"])
    assert receipt["remarks"][0]["line"] == 12
    assert Issue.objects.count() == 1


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_two_texts_under_one_number_in_a_file_are_a_conflict(import_text, options):
    receipt = import_text(bulletin() + OTHER, *options)
    (remark,) = receipt["remarks"]
    assert (remark["code"], remark["line"]) == ("conflicting_issue", 12)
    assert "第 12 行起的一期与第 1 行起的" in remark["message"]
    assert not SourceFile.objects.exists()


def test_a_number_in_use_is_held_whatever_the_document_number(import_text):
    import_text(bulletin())
    parsed = ParsedIssue(
        kind="bulletin",
        year=2022,
        number=8,
        document_number="韶民简〔2022〕2号",
        articles=(),
        first_line=1,
        last_line=1,
    )
    whose = Attribution(name="韶关市民政局", is_known=True, region_code="440200")
    held = held_issue(TaggedIssue(parsed=parsed, attribution=whose, tags=()))
    assert held == Issue.objects.get()


MORE = "\n\n另一篇文章的标题\n\n近日，各县区开展走访慰问，看望困难群众120户。\n"


@pytest.mark.parametrize("order", [1, -1])
def test_a_text_with_one_article_more_is_another_text(write_file, run_import, order):
    more = bulletin().replace("\n\n分送", f"{MORE}\n分送")
    one, other = [bulletin(), more][::order]
    assert run_import(write_file("甲.txt", one)).outcomes == ["created"]
    assert Issue.objects.get().articles.count() == (1 if order == 1 else 2)
    assert run_import(write_file("乙.txt", other)).outcomes == ["rejected"]


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("检查机构36家，" * 60 + "结果为甲。", "检查机构36家，" * 60 + "结果为乙。"),
        ("甲。" + "检查机构36家，" * 60, "乙。" + "检查机构36家，" * 60),
    ],
)
def test_a_long_text_that_ends_or_begins_otherwise_is_another(
    import_text, said, otherwise
):
    import_text(bulletin(said=said))
    receipt = import_text(bulletin(said=otherwise), name="乙.txt")
    assert (receipt["outcome"], codes(receipt)) == ("rejected", ["conflicting_issue"])


def test_a_text_under_another_title_is_another(import_text):
    import_text(bulletin())
    other = bulletin(title="民政系统开展儿童机构安全检查")
    assert import_text(other, name="乙.txt")["outcome"] == "rejected"


@pytest.mark.parametrize(
    "other",
    [
        bulletin(9),
        bulletin().replace("2022", "2021"),
        bulletin(bureau="云浮市民政局"),
        bulletin().replace("(2022年第8期)", "(2022年增刊第8期)"),
    ],
)
def test_another_number_year_bureau_or_supplement_is_another_issue(import_text, other):
    import_text(bulletin())
    assert import_text(other, name="乙.txt")["outcome"] == "created"
    assert Issue.objects.count() == 2


def test_two_texts_without_content_are_never_the_same(import_text):
    for name, way in (("甲.txt", "要闻"), ("乙.txt", "动态")):
        receipt = import_text(
            f"当前位置：首页 > {way}\n我市开展冬季走访\n"
            "发布时间：2022-05-06 来源：韶关市民政局\n【打印】【关闭】\n",
            name=name,
        )
        assert receipt["outcome"] == "created"
        assert "empty_article" in {each["code"] for each in receipt["remarks"]}
