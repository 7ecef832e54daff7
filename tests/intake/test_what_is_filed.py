"""What the rows say of a text once it is filed."""

import pytest

from agencies.models import Agency
from briefings.models import Issue, SourceFile

from .texts import bulletin, notice

pytestmark = pytest.mark.django_db
LUOYANG = "洛阳市民政局"


def test_an_unknown_bureau_is_noted_once_and_waits_for_staff(import_text):
    both = bulletin(8, bureau=LUOYANG) + bulletin(7, bureau=LUOYANG)
    for issue in import_text(both)["issues"]:
        assert (issue["agency"], issue["agency_known"]) == (LUOYANG, False)
        assert issue["region_code"] == "410300"
    agency = Agency.objects.get(name=LUOYANG)
    assert (agency.is_confirmed, agency.region_id) == (False, "410300")
    assert agency.issues.count() == 2


def test_it_stays_unknown_until_staff_confirm_it(import_text):
    import_text(bulletin(7, bureau=LUOYANG))
    again = import_text(bulletin(8, bureau=LUOYANG), name="乙.txt")
    assert not again["issues"][0]["agency_known"]
    Agency.objects.filter(name=LUOYANG).update(is_confirmed=True)
    later = import_text(bulletin(9, bureau=LUOYANG), name="丙.txt")
    assert later["issues"][0]["agency_known"]
    assert Agency.objects.filter(name=LUOYANG).count() == 1


def test_a_bureau_we_know_is_known(import_text):
    (issue,) = import_text(bulletin())["issues"]
    assert (issue["agency_known"], issue["region_code"]) == (True, "440200")


def test_a_bureau_of_no_known_place_has_no_region(import_text):
    (issue,) = import_text(bulletin(bureau="江东新区民政局"))["issues"]
    assert (issue["agency_known"], issue["region_code"]) == (False, None)


def test_a_supplement_is_numbered_apart(import_text):
    supplement = bulletin(1).replace("第1期", "增刊第1期")
    assert import_text(bulletin(1))["outcome"] == "created"
    receipt = import_text(supplement, name="乙.txt")
    assert receipt["outcome"] == "created"
    numbered = Issue.objects.order_by("is_supplement").values_list(
        "number", "is_supplement"
    )
    assert list(numbered) == [(1, False), (1, True)]


def test_a_remark_is_attached_to_the_issue_whose_lines_hold_it(import_text):
    phoned = bulletin(7, said="联系人：李某某 13800138000。")
    import_text(bulletin(8) + phoned + bulletin(6))
    remarks = SourceFile.objects.get().remarks.filter(code="personal_data")
    assert remarks.exists()
    assert {(remark.issue.number, remark.line) for remark in remarks} == {(7, 20)}


def test_a_remark_on_the_whole_file_is_attached_to_none(import_text):
    import_text(bulletin(8) + bulletin(7))
    import_text(bulletin(9) + bulletin(7), name="乙.txt")
    remark = SourceFile.objects.get(name="乙.txt").remarks.get()
    assert (remark.code, remark.issue) == ("duplicate_issue", None)


def test_a_mobile_number_is_stored_as_it_stands_and_masked_in_the_excerpt(import_text):
    said = "咨询可拨打13800138000，共检查36家。"
    receipt = import_text(bulletin(said=said))
    article = Issue.objects.get().articles.get()
    assert "13800138000" in article.text
    assert "138****8000" in article.excerpt
    assert "13800138000" not in str(receipt)
    assert receipt["issues"][0]["personal_data"] == [
        {"kind": "mobile_phone", "line": 9}
    ]


def test_the_bytes_and_the_text_are_kept_as_they_came(import_text):
    content = bulletin().replace("\n", "\r\n").encode("gb18030")
    import_text(content)
    file = SourceFile.objects.get()
    assert (bytes(file.content), file.encoding) == (content, "gb18030")
    assert file.text == bulletin()


def test_citations_are_kept_with_their_lines(import_text):
    cited = notice().replace("现就", "根据甘民电〔2021〕244号要求，现就")
    assert import_text(cited)["issues"][0]["citations"] == ["甘民电〔2021〕244号"]
    citation = Issue.objects.get().articles.get().citations.get()
    assert (citation.document_number, citation.line) == ("甘民电〔2021〕244号", 6)


@pytest.mark.django_db
def test_a_document_named_in_several_articles_is_told_once(import_text):
    cited = "按照甘民电〔2021〕244号和甘民电〔2021〕245号要求"
    more = f"\n\n另一篇文章的标题\n\n近日，{cited}走访困难群众。\n\n分送"
    text = bulletin(said=f"{cited}检查机构。").replace("\n\n分送", more)
    (issue,) = import_text(text)["issues"]
    assert [each["position"] for each in issue["articles"]] == [1, 2]
    assert issue["citations"] == ["甘民电〔2021〕244号", "甘民电〔2021〕245号"]


def test_the_day_that_a_page_went_up_is_kept_without_a_clock(import_text):
    text = (
        "当前位置：首页 > 要闻\n我市开展冬季走访\n发布时间：2022-05-06 来源：韶关市民政局\n"
        "近日，韶关市民政局组织干部到社区走访，了解老年人的生活情况。\n【打印】【关闭】\n"
    )
    (read,) = import_text(text)["issues"]
    issue = Issue.objects.get()
    assert read["published_at"] == "2022-05-06"
    assert (str(issue.source_published_on), issue.source_published_at) == (
        "2022-05-06",
        None,
    )
