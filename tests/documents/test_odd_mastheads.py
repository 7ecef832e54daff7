"""Mastheads whose number, name or season is set as few bulletins set theirs."""

import pytest

from reading.documents import parse
from reading.documents.mastheads.masthead import read_masthead_line

TEXT = "5月15日，社工把理发摊摆进院子，二十多位老人理了发，宁县民政局还送来了夏凉被。"
TITLES = ["敬老院里响起推子声", "县里添了两间助浴房"]
DAY = "宁县民政局办公室　2024年5月16日"
# What stands below the name and says: year, number, total number, whether it is a supplement.
NUMBERS = {
    "2024年第11—12期（合刊）　　总第95—96期": (2024, 11, 95, False),
    "2024年第11、12期合刊（总第95、96期）": (2024, 11, 95, False),
    "第11—12期合刊号　总第95期-总第96期": (None, 11, 95, False),
    "第11、12合刊": (None, 11, None, False),
    "2024年11—12月合刊（总第95—96期）": (2024, None, 95, False),
    "2024-05期": (2024, 5, None, False),
    "2024.5期": (2024, 5, None, False),
    "2024年05期": (2024, 5, None, False),
    "第5期/2024": (2024, 5, None, False),
    "2024年总第95期": (2024, None, 95, False),
    "累计第95期": (None, None, 95, False),
    "2024年冬季号（总第20期）": (2024, None, 20, False),
    "二〇二四年春季号　总第二十一期": (2024, None, 21, False),
    "2024·冬（总第20期）": (2024, None, 20, False),
    "2024年夏之卷 总第22期": (2024, None, 22, False),
    "2024年第三季度刊（总第9期）": (2024, None, 9, False),
    "2024年上半年合刊（总第5—6期）": (2024, None, 5, False),
    "增刊（二）": (None, 2, None, True),
    "2024年增刊3": (2024, 3, None, True),
    "2024年增刊第1期": (2024, 1, None, True),
    "2024年特刊第1号": (2024, 1, None, False),
    "试刊第1期": (None, 1, None, False),
    "2024年第1期（创刊号）": (2024, 1, None, False),
    "第3卷第4期（总第40期）": (None, 4, 40, False),
    "2024年第2期　双月刊　总第94期": (2024, 2, 94, False),
    "刊期：2024年第10期": (2024, 10, None, False),
    "第2024-12期": (2024, 12, None, False),
    "编号：2024-12": (2024, 12, None, False),
    "（2024）12期": (2024, 12, None, False),
    "第20期（5.13-5.19）": (None, 20, None, False),
    "Vol.12　总第95期": (None, 12, 95, False),
    "第12期　MAY 2024": (None, 12, None, False),
    "甲辰年第12期/共24期": (None, 12, None, False),
    "2024年第12期　农历四月": (2024, 12, None, False),
    "JULY　2024年第7期": (2024, 7, None, False),
    "2024（12）期": (2024, 12, None, False),
    "1998年创刊　第12期": (None, 12, None, False),
    "2024年第5期（创刊于1998年）": (2024, 5, None, False),
    "2024年创刊号　第1期": (2024, 1, None, False),
    "增刊（2024）": (2024, None, None, True),
}
# What all opens an issue with 第12期 of 宁县民政.
OWN_NAMES = {
    "a name in quotes": f"《宁县民政》2024年第12期\n主办单位：宁县民政局\n出刊日期：2024年5月16日\n本期编辑：{'何小满'}",
    "quotes and a line": f"《宁县民政》\n第12期\n{DAY}",
    "a name beside it": f"宁县民政　第12期\n{DAY}",
    "all in a row": "第12期　　宁县民政　　2024年5月16日\n宁县民政局主办",
    "a name below it": f"2024年第12期\n宁县民政\n{DAY}",
    "how often beside": f"宁县民政\n2024年第12期　半月刊\n{DAY}",
    "how often below": f"宁县民政\n半月刊\n2024年第12期\n{DAY}",
    "how often behind": f"宁县民政（半月刊）\n2024年第12期\n{DAY}",
    "a label": "刊名：宁县民政\n期号：2024年第12期\n编辑单位：宁县民政局\n出刊时间：2024年5月16日",
    "a month beside": f"宁县民政　2024年5月刊\n第12期\n{DAY}",
    "the year above": f"2024年\n第12期\n宁县民政\n{DAY}",
    "stars around": f"★宁县民政★\n第12期\n{DAY}",
    "for nothing": f"免费交流\n宁县民政\n第12期\n{DAY}",
    "dots": "宁县民政·2024年第12期·总第96期\n宁县民政局主办　2024年5月16日",
}


def issues_of(head: str, body: str = "") -> list:
    body = body or "\n\n".join(f"{title}\n\n{TEXT}" for title in TITLES)
    document = parse(f"{head}\n\n{body}\n\n报：市民政局\n".encode(), "甲.txt")
    assert {each.code for each in document.remarks} <= {"missing_issue_number"}
    return document.issues


@pytest.mark.parametrize("line", NUMBERS)
def test_a_number_may_be_set_otherwise(line):
    said = read_masthead_line(line)
    assert said is not None
    found = (said.year, said.number, said.total_number, said.is_supplement)
    assert found == NUMBERS[line]
    assert not said.series


@pytest.mark.parametrize("line", NUMBERS)
def test_such_a_number_opens_an_issue(line):
    (issue,) = issues_of(f"宁县民政\n{line}\n{DAY}")
    _, number, total, _ = NUMBERS[line]
    assert (issue.series, issue.number, issue.total_number) == (
        "宁县民政",
        number,
        total,
    )
    assert issue.agency == "宁县民政局"
    assert [article.title for article in issue.articles] == TITLES


@pytest.mark.parametrize("form", OWN_NAMES)
def test_a_name_that_says_nothing_of_a_bulletin_is_its_name(form):
    (issue,) = issues_of(OWN_NAMES[form])
    assert (issue.kind, issue.series, issue.number) == ("bulletin", "宁县民政", 12)
    assert issue.agency == "宁县民政局"
    assert str(issue.issued_on) == "2024-05-16"
    assert [article.title for article in issue.articles] == TITLES


@pytest.mark.parametrize(
    "line",
    [
        "宁县慈善会主办　宁县民政局主管",
        "宁县慈善总会　宁县民政局　编",
        "宁县民政局　编",
        "宁县民政局　办公室",
        "宁县民政局　办公室编",
        "宁县民政局　殡葬改革领导小组　办公室",
        "宁县民政局主管　宁县慈善会　编",
        "宁县　民政局　主编",
    ],
)
def test_a_host_is_read_with_what_stands_apart_beside_it(line):
    said = read_masthead_line(line)
    assert said is not None
    assert said.agency == "宁县民政局"


def test_neither_a_verb_alone_nor_a_bureau_that_does_something_is_a_host():
    assert read_masthead_line("编") is None
    assert read_masthead_line("宁县民政局　举办") is None


def test_a_motto_between_name_and_number_is_no_name():
    head = f"宁县民政\n\n为民爱民　孺子牛精神\n\n2024年第12期\n{DAY}"
    document = parse(f"{head}\n\n{TITLES[0]}\n\n{TEXT}\n".encode(), "甲.txt")
    assert [issue.series for issue in document.issues] == ["宁县民政"]
    assert [each.code for each in document.remarks] == ["masthead_not_understood"]


@pytest.mark.parametrize("name", ["民情直通车", "《夕阳红》", "社工 手记"])
def test_any_name_beside_its_number_is_one_over_issuer_and_day(name):
    head = f"{name}　2024年第12期\n{DAY}"
    (issue,) = issues_of(head)
    assert issue.series == name.strip("《》").replace(" ", "")
    again = f"{TITLES[0]}\n\n{TEXT}\n\n报：市民政局\n\n{name}　2024年第11期\n宁县民政局　2024年5月6日\n\n{TITLES[1]}\n\n{TEXT}"
    assert [each.number for each in issues_of(head, again)] == [12, 11]


@pytest.mark.parametrize(
    "line",
    ["《中国民政》2024年第5期", "（《中国民政》2024年第5期）", "民情直通车（第3期）"],
)
def test_a_magazine_cited_or_a_column_amid_an_issue_opens_no_other(line):
    body = f"{TITLES[0]}\n\n{TEXT}\n\n{line}\n\n{TEXT}"
    document = parse(
        f"宁县民政简报\n第12期\n{DAY}\n\n{body}\n\n报：市民政局\n".encode(), "甲.txt"
    )
    assert [issue.number for issue in document.issues] == [12]


@pytest.mark.parametrize(
    "head",
    [
        "社会组织注销登记公告 2024年第6号\n宁县民政局　2024年5月16日",
        "养老护理员培训班第3期\n宁县民政局　2024年5月16日",
        "“银龄讲堂”第3期开讲\n宁县民政局　2024年5月16日",
        "政策问答（第3期）\n宁县民政局　2024-05-16",
        "宁县人民政府令　第6号\n2024年5月16日",
        "局长办公会议纪要　第6期\n2024年5月16日",
        "养老机构评估结果　2024年第1号\n宁县民政局　2024年5月16日",
        "消费警示　2024年第1号\n宁县民政局　2024年5月16日",
        "宁县2024年冬季取暖补助发放\n宁县民政局　2024年5月16日",
    ],
)
def test_what_is_numbered_otherwise_is_no_bulletin(head):
    document = parse(f"{head}\n\n{TEXT}\n{TEXT}\n".encode(), "甲.txt")
    assert all(issue.kind != "bulletin" for issue in document.issues)


@pytest.mark.parametrize(
    "cited", ["《中国民政》2024年第5期", "（《社会福利》2024年第3期）"]
)
@pytest.mark.parametrize(
    "page",
    [
        "首页 > 工作动态\n{title}\n发布时间：2024-05-16 09:30　来源：宁县民政局\n\n{text}\n\n{cited}\n\n【打印】【关闭】\n",
        "首页 > 工作动态\n{title}\n{cited}\n发布时间：2024-05-16 09:30　来源：宁县民政局\n\n{text}\n\n【打印】【关闭】\n",
        "{title}\n{cited}\n\n{text}\n",
        "{cited}\n\n{title}\n\n{text}\n",
    ],
)
def test_a_text_out_of_a_magazine_is_no_bulletin(page, cited):
    text = page.format(title=TITLES[0], text=f"{TEXT}\n{TEXT}", cited=cited)
    (issue,) = parse(text.encode(), "甲.txt").issues
    assert (issue.kind == "bulletin", issue.series) == (False, "")


def test_a_magazine_of_its_own_place_opens_a_bulletin_without_issuer():
    (issue,) = parse(
        f"《宁县民政》2024年第5期\n\n{TITLES[0]}\n\n{TEXT}\n".encode(), "甲.txt"
    ).issues
    assert (issue.kind, issue.series, issue.number) == ("bulletin", "宁县民政", 5)


@pytest.mark.parametrize(
    ("head", "number", "doubted"),
    [
        (["宁县民政信息", "宁民信〔2024〕9号", DAY], "宁民信〔2024〕9号", []),
        (["宁县民政信息", "第5期", DAY, "", "宁民发〔2024〕9号"], "", [5]),
        (["宁县民政信息", "宁民发〔2024〕9号", "第5期", DAY], "", [2]),
    ],
)
def test_a_documents_number_is_the_issues_own_where_it_has_no_other(
    head, number, doubted
):
    text = "\n".join([*head, "", TITLES[0], "", TEXT, "", "报：市民政局"])
    document = parse(text.encode(), "甲.txt")
    (issue,) = document.issues
    assert issue.document_number == number
    assert [article.title for article in issue.articles] == [TITLES[0]]
    unread = [m for m in document.remarks if m.code == "masthead_not_understood"]
    assert [each.line for each in unread] == doubted
