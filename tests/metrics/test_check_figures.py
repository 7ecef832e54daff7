"""manage.py check_figures finds what does not agree, says where, and says it once."""

import pytest
from django.core.management import CommandError, call_command

from briefings.editing import settle
from briefings.models import Article, Issue, Remark
from metrics.models import Figure

from ..factories import block, make_agency, make_article, make_issue
from ..intake.texts import bulletin
from .factories import refile

pytestmark = pytest.mark.django_db
WRONG_SHARE = "机构服务对象3958人，已接种3553人，接种率98.77%。"
WRONG_SUM = "评出示范点25个：甲区1个、乙区2个、丙县11个、丁县1个、戊市11个。"
RIGHT = "机构服务对象3958人，已接种3553人，接种率89.77%。"
HOMES = "截至2022年3月底，全市共有养老机构{}。"


@pytest.fixture
def check(capsys):
    """Run the command: its lines, its last words, and its exit code."""

    def run() -> tuple[list[str], str, int]:
        capsys.readouterr()
        code, said = 0, ""
        try:
            call_command("check_figures")
        except CommandError as error:
            code, said = error.returncode, str(error)
        return capsys.readouterr().out.splitlines(), said, code

    return run


def public(bring, *texts: str) -> None:
    for number, text in enumerate(texts, start=1):
        receipt = bring(text, name=f"{number}.txt", publish=True)
        assert receipt.filed[0].is_public


def test_where_all_agrees_it_says_how_much_it_looked_at(bring, check):
    bring(bulletin(said=RIGHT))
    assert check() == (["核对数据 3 条：核算相符 1 处，待处理 0 处。"], "", 0)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (WRONG_SHARE, "“98.77%”与前文不符：3553人占3958人的 89.77%"),
        (WRONG_SUM, "“25个”与各分项之和不符：1个＋2个＋11个＋1个＋11个＝26个"),
    ],
)
def test_what_does_not_add_up_is_told_with_its_file_and_line(bring, check, said, words):
    bring(bulletin(said=said))
    (line,), last_words, code = check()
    assert line.startswith("甲.txt:9  韶关市民政局 2022年第8期  第 9 行的")
    assert words in line
    assert (code, "待处理 1 处" in last_words) == (1, True)


def test_the_receipt_already_told_it_and_no_remark_is_doubled(bring, check):
    receipt = bring(bulletin(said=WRONG_SHARE))
    assert "ratio_mismatch" in {remark.code for remark in receipt.remarks}
    before = list(Remark.objects.values())
    check()
    check()
    assert list(Remark.objects.values()) == before


def test_what_a_person_has_settled_stays_settled(bring, check, admin_user):
    bring(bulletin(said=WRONG_SHARE))
    settle(Remark.objects.all(), admin_user)
    lines, _, code = check()
    assert (len(lines), code) == (1, 0)
    assert not Remark.objects.open().exists()


def test_a_text_mended_by_a_person_is_no_longer_told_of(bring, check):
    bring(bulletin(said=WRONG_SHARE))
    article = Article.objects.get()
    article.blocks = [block(RIGHT)]
    article.save()
    refile(article)
    assert check()[2] == 0


def test_a_wrong_sum_typed_in_by_hand_is_told_without_a_remark(check):
    refile(make_article(text=WRONG_SUM))
    (line,), _, code = check()
    assert line.startswith("手工录入:1")
    assert code == 1
    assert not Remark.objects.exists()


@pytest.mark.parametrize("later", ["41家", "41所"])
def test_a_later_text_that_gives_another_value_is_told_of(bring, check, later):
    public(
        bring,
        bulletin(7, said=HOMES.format("36家")),
        bulletin(8, day="2022年6月6日", said=HOMES.format(later)),
    )
    (line,), _, code = check()
    assert code == 1
    assert line == (
        f"2.txt:9  韶关市民政局 2022年第8期  第 9 行的“{later}”"
        "（韶关市养老机构数，2022-03-31）与“韶关市民政局 2022年第7期”"
        "第 9 行的“36家”不一致。"
    )
    remark = Remark.objects.get(code="conflicting_figures")
    assert (remark.issue.number, remark.line) == (8, 9)
    check()
    assert Remark.objects.filter(code="conflicting_figures").count() == 1


@pytest.mark.parametrize("other", ["36家", "30余家", "约40家", "近40家"])
def test_what_can_both_be_true_is_no_contradiction(bring, check, other):
    public(
        bring,
        bulletin(7, said=HOMES.format("36家")),
        bulletin(8, day="2022年6月6日", said=HOMES.format(other)),
    )
    assert check()[2] == 0


@pytest.mark.parametrize(
    "other",
    [
        bulletin(8, said="截至2022年6月底，全市共有养老机构41家。"),
        bulletin(8, said="截至2022年3月底，武江区共有养老机构41家。"),
        bulletin(8, said="截至2022年3月底，全市共有社会组织41家。"),
        bulletin(8, bureau="云浮市民政局", said=HOMES.format("41家")),
    ],
)
def test_another_time_place_or_thing_is_no_contradiction(bring, check, other):
    public(bring, bulletin(7, said=HOMES.format("36家")), other)
    assert check()[2] == 0


def test_only_what_the_public_reads_can_contradict(bring, check):
    bring(bulletin(7, said=HOMES.format("36家")), publish=True)
    bring(bulletin(8, said=HOMES.format("41家")), name="乙.txt")
    assert check()[2] == 0
    # A point that two public texts contest is not settled by a draft, nor told of it.
    bring(
        bulletin(9, day="2022年6月6日", said=HOMES.format("40家")),
        name="丙.txt",
        publish=True,
    )
    (line,), _, _ = check()
    assert "“36家”不一致" in line
    Issue.objects.filter(number=9).delete()
    Figure.objects.filter(raw="36家").update(state="rejected")
    Issue.objects.update(status="published")
    assert check()[2] == 0


def test_an_issue_is_not_set_against_itself(check):
    issue = make_issue(make_agency())
    for homes in ("36家", "41家"):
        refile(make_article(issue, text=HOMES.format(homes)))
    assert check()[2] == 0


def test_figures_that_a_text_left_behind_are_told_and_put_right(check, capsys):
    article = make_article(text=HOMES.format("36家"))
    refile(article)
    article.blocks = [block("开头。" + HOMES.format("36家"))]
    article.save()
    lines, last_words, code = check()
    assert (code, lines) == (1, [f"错位  文章 {article.pk}  养老机构36家"])
    assert "manage.py refile_figures" in last_words
    call_command("refile_figures")
    assert "改动数据 1 条" in capsys.readouterr().out
    assert check()[2] == 0
    call_command("refile_figures")
    assert "改动数据 0 条" in capsys.readouterr().out
