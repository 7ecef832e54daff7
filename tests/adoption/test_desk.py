"""At the desk: a hint before publishing, pairs side by side, the ranking and its evidence."""

import re
from datetime import date

import pytest
from django.urls import reverse

from intake.formats import extract
from reuse.beside import beside
from reuse.deciding import decide
from reuse.models import PointRule, TextPair

from ..factories import block
from .texts import CITY, COUNTY, ELSEWHERE, PARAGRAPHS, PROVINCE, bureau, printed

pytestmark = pytest.mark.django_db
LATER, LATEST = date(2022, 3, 20), date(2022, 3, 28)
SPRING = {"year": "2022", "quarter": "1"}


@pytest.fixture
def pair() -> TextPair:
    printed()
    changed = PARAGRAPHS[1].replace("318人", "381人")
    printed(CITY, LATER, (PARAGRAPHS[0], changed, ELSEWHERE[0]))
    return TextPair.objects.get()


def page_of(pair: TextPair) -> str:
    return reverse("admin:reuse_textpair_change", args=[pair.pk])


def decide_at(pair: TextPair) -> str:
    return reverse("admin:reuse_textpair_decide", args=[pair.pk])


def test_who_reviews_is_told_that_it_was_published_and_where(staff):
    printed()
    city = printed(CITY, LATER, status="in_review")
    reviewer = staff("review", agency=bureau(CITY))
    address = reverse("admin:briefings_issue_proof", args=[city.issue_id])
    shown = reviewer.get(address).text
    assert "别处已经刊出过（1）" in shown
    assert "滨海民政 2022年3月14日已经刊出" in shown
    assert page_of(TextPair.objects.get()) in shown


def test_of_what_is_another_thing_by_a_persons_word_there_is_no_hint(staff):
    printed()
    city = printed(CITY, LATER, status="in_review")
    decide(TextPair.objects.all(), None, "rejected")
    reviewer = staff("review", agency=bureau(CITY))
    address = reverse("admin:briefings_issue_proof", args=[city.issue_id])
    assert "别处已经刊出过" not in reviewer.get(address).text


def test_side_by_side_nobodys_number_is_shown(clerk):
    words = (*PARAGRAPHS[:2], "订餐电话13800138000，联系人李大山。")
    printed(paragraphs=words, title="订餐请拨13900139000")
    printed(CITY, LATER, words, title="订餐请拨13900139000")
    shown = beside(TextPair.objects.get())
    told = "".join(part.text for row in shown.rows for part in row.later)
    assert "138****8000" in told
    page = clerk.get(page_of(TextPair.objects.get())).text
    assert not {"13800138000", "13900139000"} & set(re.findall(r"\d+", page))


def test_of_what_nobody_has_published_there_is_no_hint(staff):
    printed(status="draft")
    city = printed(CITY, LATER, status="in_review")
    reviewer = staff("review", agency=bureau(CITY))
    address = reverse("admin:briefings_issue_proof", args=[city.issue_id])
    assert "别处已经刊出过" not in reviewer.get(address).text


def test_both_texts_stand_side_by_side_with_changed_numbers_marked(staff, pair):
    shown = staff("enter", agency=bureau(CITY)).get(page_of(pair)).text
    assert '<del class="number">318' in shown.replace("人</del>", "</del>")
    assert '<ins class="number">381' in shown.replace("人</ins>", "</ins>")
    assert f"<del>{PARAGRAPHS[2]}</del>" in shown
    assert f"<ins>{ELSEWHERE[0]}</ins>" in shown
    assert "数有改动" in shown


def test_of_texts_that_are_too_long_or_no_more_alike_nothing_is_said_to_be_lost(
    clerk, pair, monkeypatch
):
    decide([pair], None, "confirmed")
    pair.later.blocks = [block(words) for words in ELSEWHERE]
    pair.later.save()
    unlike = clerk.get(page_of(pair)).text
    monkeypatch.setattr("reuse.beside.MOST_SIGNS", 10)
    long = clerk.get(page_of(pair)).text
    assert "文字已经改得不像，没有逐字对照" in unlike
    assert "篇幅太长，没有逐字对照" in long
    for shown in (unlike, long):
        assert all(words in shown for words in (*PARAGRAPHS[::2], *ELSEWHERE))
        assert "<del" not in shown
        assert "<ins" not in shown


def test_other_names_of_places_and_days_are_not_called_numbers(clerk):
    printed()
    changed = [words.replace("前案村", "后案村") for words in PARAGRAPHS]
    printed(CITY, LATER, changed)
    shown = clerk.get(page_of(TextPair.objects.get())).text
    assert "说法不同，请核对：" in shown
    assert "数有改动" not in shown


def test_a_pair_is_confirmed_or_rejected_and_the_next_is_shown(staff, pair):
    printed(PROVINCE, LATEST)
    reviewer = staff("review", agency=bureau(CITY))
    sent = {"decision": "confirmed", "seen": "found"}
    answer = reviewer.post(decide_at(pair), sent, follow=True)
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == ("confirmed", reviewer.user)
    assert "已确认是同一件事" in answer.text
    assert answer.context["pair"] != pair


def test_who_goes_on_to_the_next_pair_comes_by_every_one_and_back(clerk, pair):
    printed(PROVINCE, LATEST)
    passed = [pair.pk]
    for _ in range(TextPair.objects.count()):
        passed.append(clerk.get(page_of(pair)).context["waiting"].pk)
        pair = TextPair.objects.get(pk=passed[-1])
    assert passed[0] == passed[-1]
    assert set(passed) == set(TextPair.objects.values_list("pk", flat=True))


def test_over_what_another_has_decided_meanwhile_nothing_is_saved(staff, pair):
    reviewer = staff("review", agency=bureau(CITY))
    reviewer.post(decide_at(pair), {"decision": "rejected", "seen": "found"})
    sent = {"decision": "confirmed", "seen": "found"}
    assert "别人处理过" in reviewer.post(decide_at(pair), sent, follow=True).text
    pair.refresh_from_db()
    assert pair.state == "rejected"


def test_who_decides_on_a_pair_that_goes_meanwhile_is_told_so(staff, pair, monkeypatch):
    reviewer = staff("review", agency=bureau(CITY))

    def first_it_goes(pairs, *args, **kwargs):
        TextPair.objects.all().delete()
        return decide(pairs, *args, **kwargs)

    monkeypatch.setattr("desk.pairs.decide", first_it_goes)
    sent = {"decision": "confirmed", "seen": "found"}
    answer = reviewer.post(decide_at(pair), sent, follow=True)
    assert answer.status_code == 200
    assert "这一对已经没有了" in answer.text
    answer = reviewer.post(decide_at(pair), sent, follow=True)
    assert "这一对已经没有了" in answer.text


def test_who_only_looks_finds_no_button_and_decides_nothing(staff, pair):
    looking = staff("figures", agency=bureau(CITY))
    assert "是同一件事</button>" not in looking.get(page_of(pair)).text
    sent = {"decision": "confirmed", "seen": "found"}
    assert looking.post(decide_at(pair), sent).status_code == 403
    assert looking.get(decide_at(pair)).status_code == 404
    pair.refresh_from_db()
    assert pair.state == "found"


def test_the_ranking_shows_ones_own_bureaus_and_the_administrator_all(
    staff, clerk, pair
):
    address = reverse("admin:adoption")
    own = staff("enter", agency=bureau()).get(address, SPRING).context["rows"]
    assert [row.agency.name for row in own] == [COUNTY]
    every = clerk.get(address, SPRING).context["rows"]
    assert [(row.rank, row.agency.name, row.points) for row in every] == [
        (1, COUNTY, 2),
        (2, CITY, 0),
    ]


def test_each_line_opens_its_evidence(staff, clerk, pair):
    address = reverse("admin:adoption_proofs")
    asked = {"agency": bureau().pk, **SPRING}
    shown = staff("enter", agency=bureau()).get(address, asked).text
    assert page_of(pair) in shown
    foreign = staff("enter", agency=bureau(CITY)).get(address, asked)
    assert foreign.status_code == 404
    assert clerk.get(address, {"agency": "x"}).status_code == 404


def test_the_table_is_saved_as_a_workbook_with_every_adoption(clerk, pair):
    answer = clerk.get(reverse("admin:adoption_table"), SPRING)
    lines = extract(answer.content, "table.xlsx").text.splitlines()
    cells = [line.split("\t") for line in lines]
    assert ["1", COUNTY, "1", "1", "1", f"{CITY} 1", "2"] in cells
    assert [row[-2:] for row in cells if row[0] == COUNTY] == [["待确认", "2"]]
    assert "20220101" in answer["Content-Disposition"]


def test_a_number_in_a_title_is_masked_at_the_desk_as_it_is_on_the_pages(clerk):
    title = "老年食堂订餐请拨13800138000"
    printed(title=title)
    printed(CITY, LATER, title=title)
    pair = TextPair.objects.get()
    sent = {"decision": "confirmed", "seen": "found"}
    shown = [
        clerk.get(reverse("admin:index")).text,
        clerk.get(reverse("admin:reuse_textpair_changelist")).text,
        clerk.post(decide_at(pair), sent, follow=True).text,
        extract(
            clerk.get(reverse("admin:adoption_table"), SPRING).content, "table.xlsx"
        ).text,
    ]
    assert all("138****8000" in each for each in shown)
    assert not any("13800138000" in each for each in shown)


def test_days_are_counted_alone_and_what_makes_no_sense_is_said(clerk, pair):
    address = reverse("admin:adoption")
    days = {"since": "2022-03-20", "until": "2022-03-20"}
    (row,) = [r for r in clerk.get(address, days).context["rows"] if r.adopted]
    assert row.sent == 0
    wrong = clerk.get(address, {"since": "2022-03-20", "until": "2022-03-01"})
    assert "截止日期早于起始日期" in wrong.text
    assert clerk.get(address, {"year": "九九", "quarter": "7"}).status_code == 200
    assert clerk.get(address).status_code == 200


def fields_of(page) -> dict[str, str]:
    """What the browser sends of the form as it is shown."""
    return {each.html_name: str(each.value() or "") for each in page.context["form"]}


def test_the_year_or_quarter_chosen_on_the_page_is_what_is_counted(clerk, pair):
    address = reverse("admin:adoption")
    bare = clerk.get(address)
    this_year = bare.context["period"].first.year
    shown = clerk.get(address, fields_of(bare) | {"year": "2022", "quarter": "1"})
    assert shown.context["period"] == (date(2022, 1, 1), date(2022, 3, 31))
    whole = clerk.get(address, fields_of(shown) | {"quarter": ""})
    assert whole.context["period"] == (date(2022, 1, 1), date(2022, 12, 31))
    alone = clerk.get(address, {"quarter": "2"}).context["period"]
    assert alone == (date(this_year, 4, 1), date(this_year, 6, 30))


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (SPRING, SPRING),
        ({"year": "2022"}, {"year": "2022"}),
        ({"since": "2022-01-01", "until": "2022-03-31"}, SPRING),
        (
            {"since": "2022-01-02", "until": "2022-03-31"},
            {"since": "2022-01-02", "until": "2022-03-31"},
        ),
    ],
)
def test_links_lead_on_to_the_days_as_they_are_chosen(clerk, asked, kept):
    page = clerk.get(reverse("admin:adoption"), asked)
    again = clerk.get(f"{reverse('admin:adoption')}?{page.context['days']}")
    assert {name: v for name, v in fields_of(again).items() if v} == kept
    assert again.context["period"] == page.context["period"]


def test_only_the_administrator_changes_points(staff, clerk, pair):
    rule = PointRule.objects.get(agency=None, level="city")
    address = reverse("admin:reuse_pointrule_change", args=[rule.pk])
    manager = staff("manage", "review", agency=bureau(CITY))
    assert manager.get(address).status_code == 403
    clerk.post(address, {"agency": "", "level": "city", "points": "3"})
    rows = clerk.get(reverse("admin:adoption"), SPRING).context["rows"]
    assert rows[0].points == 3
