"""年度数据: a bureau's year on one page, each indicator beside the year before."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from metrics.reviewing import confirm

from ..factories import make_agency, make_article, make_issue, make_region, make_topic
from ..visiting import page_of
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db

JANUARY, YEAR_END, YEAR_BEFORE = (
    date(2021, 1, 1),
    date(2021, 12, 31),
    date(2020, 12, 31),
)


@pytest.fixture
def homes(db):
    return make_indicator("test_homes", "测试院数", "家", position=900)


def say(indicator, raw="36家", end=YEAR_END, *, bureau=None, place="440200", **fields):
    """What a text of the year after says."""
    sentence = fields.pop("sentence", f"全市共有养老机构{raw}。")
    issue = make_issue(bureau, year=end.year + 1, issued_on=date(end.year + 1, 1, 20))
    article = make_article(issue, f"{end.year}年总结", text=sentence)
    fields = {"indicator": indicator, "region": make_region(place), **fields}
    return make_figure(raw, sentence, article=article, period_end=end, **fields)


def address(year=2021, name="agency_year_figures", bureau=None):
    return reverse(name, args=[(bureau or make_agency()).slug, year])


def rows_of(client, year=2021, bureau=None):
    """Each row of the table: what stands in its cells, as a reader reads it."""
    page = page_of(client, address(year, bureau=bureau))
    rows = re.findall(r"<tr>(.*?)</tr>", page, flags=re.S)[1:]
    return [
        [
            words(cell)
            for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, flags=re.S)
        ]
        for row in rows
    ]


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_year_stands_beside_the_one_before_with_its_change(client, homes):
    say(homes, "32家", YEAR_BEFORE)
    say(homes, "36家")
    [[name, now, before, change, standing, said]] = rows_of(client)
    assert (name, now) == ("测试院数", "36家 2021年底")
    assert before == "32家 2020年底，未核对"
    assert change == "增加4家（12.5%）"
    assert standing == "未核对"
    assert said == "全市共有养老机构 36家 。 2021年总结，2022-01-20"


def test_the_number_in_its_sentence_leads_to_where_it_is_lit_up(client, homes):
    figure = say(homes)
    page = page_of(client, address())
    link = f'href="{figure.article.get_absolute_url()}#f{figure.pk}">36家</a>'
    assert page.count(link) == 1
    assert (
        f'class="value" href="{figure.article.get_absolute_url()}#f{figure.pk}"' in page
    )


def test_a_figure_counts_for_the_year_it_is_of_not_the_year_it_is_printed_in(
    client, homes
):
    say(homes)
    assert rows_of(client, 2021)[0][1] == "36家 2021年底"
    assert rows_of(client, 2022)[0][1:3] == ["没有", "36家 2021年底，未核对"]


def test_what_was_told_last_year_and_not_this_year_says_so(client, homes):
    say(homes, "32家", YEAR_BEFORE)
    [[_, now, before, change, standing, said]] = rows_of(client)
    assert (now, before, change, standing) == (
        "没有",
        "32家 2020年底，未核对",
        "—",
        "—",
    )
    assert said.startswith("2020年的： 全市共有养老机构 32家")


def test_the_bureau_leads_to_the_newest_year_that_something_is_told_of(client, homes):
    say(homes)
    bureau = make_agency()
    link = f'href="{address(2021)}">2021年度数据</a>'
    assert link in page_of(client, bureau)
    assert link in page_of(client, reverse("agency_figures", args=[bureau.slug]))


def test_an_indicator_that_is_in_neither_year_is_named_as_such(client, homes):
    say(homes)
    page = page_of(client, address())
    without = page.partition("两年都没有数据的指标")[2]
    assert "孤儿数" in without
    assert "测试院数" not in without


def test_who_has_looked_and_what_was_inferred_is_told_in_words(
    client, homes, admin_user
):
    figure = say(homes, period_is_inferred=True)
    assert rows_of(client)[0][4] == "未核对，时期推定"
    confirm([figure], admin_user)
    assert rows_of(client)[0][4] == "已确认，时期推定"


def test_texts_that_disagree_stand_side_by_side_and_no_change_is_reckoned(
    client, homes
):
    say(homes, "32家", YEAR_BEFORE)
    say(homes, "36家")
    say(homes, "38家")
    [[_, now, _, change, standing, said]] = rows_of(client)
    assert now == "说法不一： 38家 2021年底 36家 2021年底"
    assert change == "说法不一，不计增减"
    assert standing == "未核对 未核对"
    assert said.count("2021年总结") == 2


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, {}, "增加4家（12.5%）"),
        ({}, {"end": date(2021, 9, 30)}, "时段不同，不计增减"),
        ({"qualifier": "about"}, {}, "不是确数，不计增减"),
        ({}, {"qualifier": "over"}, "不是确数，不计增减"),
        ({}, {"scope": "subset"}, "不是全部，不计增减"),
        ({"value": 36}, {}, "持平"),
        ({"value": 45}, {}, "减少9家（20%）"),
        ({"value": 0}, {}, "增加36家"),
    ],
)
def test_a_change_is_reckoned_only_of_what_can_be_compared(
    client, homes, before, now, told
):
    say(homes, "32家", **{"end": YEAR_BEFORE, **before})
    say(homes, "36家", **now)
    assert rows_of(client)[0][3] == told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (("01-01", "12-31"), ("01-01", "12-31"), "增加4对（12.5%）"),
        (("01-01", "09-30"), ("01-01", "09-30"), "增加4对（12.5%）"),
        (("01-01", "12-31"), ("01-01", "09-30"), "时段不同，不计增减"),
        (("02-03", "04-05"), ("02-03", "04-05"), "增加4对（12.5%）"),
        (("02-03", "04-05"), ("02-03", "04-06"), "时段不同，不计增减"),
    ],
)
def test_sums_are_held_against_each_other_over_the_same_part_of_the_year(
    client, before, now, told
):
    pairs = make_indicator("test_pairs", "测试登记", "对", nature="flow")
    for raw, year, (start, end) in (("32对", 2020, before), ("36对", 2021, now)):
        start, end = (date.fromisoformat(f"{year}-{day}") for day in (start, end))
        say(pairs, raw, end, period_start=start)
    assert rows_of(client)[0][3] == told


def test_one_batch_is_no_contradiction_of_the_whole_and_not_quoted_for_it(
    client, homes
):
    say(homes, "9家", scope="batch")
    say(homes, "36家")
    assert rows_of(client)[0][1] == "36家 2021年底"


def test_what_is_told_of_a_part_alone_says_so(client, homes):
    say(homes, "9家", scope="batch")
    assert rows_of(client)[0][4] == "未核对，某一批"


def test_what_is_held_back_is_not_shown_and_not_hidden(client, homes):
    figure = say(homes, "3家", held_back="below_parts")
    [[_, now, before, change, standing, said]] = rows_of(client)
    assert now == "有 1 个数 待核对 ，暂不列出"
    assert (before, change, standing, said) == ("没有", "—", "待核对", "")
    link = f'href="{figure.article.get_absolute_url()}#f{figure.pk}">待核对</a>'
    assert link in page_of(client, address())
    say(homes, "36家")
    assert rows_of(client)[0][1] == "36家 2021年底 有 1 个数 待核对 ，暂不列出"


def test_what_is_held_back_of_the_year_before_is_not_said_to_be_missing(client, homes):
    say(homes, "3家", YEAR_BEFORE, held_back="below_parts")
    [[_, now, before, *_]] = rows_of(client)
    assert (now, before) == ("没有", "有 1 个数 待核对 ，暂不列出")
    assert "测试院数" not in page_of(client, address()).partition("两年都没有")[2]


def test_parts_stand_under_their_total_and_say_so(client):
    first = make_indicator("test_a", "测试城市", "人", position=901)
    rest = make_indicator("test_z", "测试别的", "人", position=902)
    total = make_indicator("test_all", "测试城乡", "人", position=903)
    first.part_of = total
    first.save()
    for indicator in (first, rest, total):
        say(indicator, "36人")
    names = [row[0] for row in rows_of(client)]
    assert names == ["测试别的", "测试城乡", "其中： 测试城市"]


def test_a_sum_of_unknown_beginning_has_no_change(client):
    spent = make_indicator("test_spent", "测试支出", "元", nature="flow")
    say(spent, "100元", YEAR_BEFORE)
    say(spent, "120元")
    assert rows_of(client)[0][3] == "起点未注明，不计增减"


def test_a_share_changes_by_points(client):
    share = make_indicator("test_share", "测试占比", "%")
    say(share, "99.7%", YEAR_BEFORE)
    say(share, "98.5%")
    assert rows_of(client)[0][3] == "减少1.2个百分点"


def test_the_whole_year_stands_before_its_parts_and_the_rest_is_counted(client):
    pairs = make_indicator("test_pairs", "测试登记", "对", nature="flow")
    say(pairs, "90对", date(2021, 9, 30), period_start=JANUARY)
    say(pairs, "120对", period_start=JANUARY)
    say(pairs, "30对", date(2021, 3, 31), period_start=JANUARY)
    assert rows_of(client)[0][1] == "120对 2021年全年 这一年另有 2 个时点或时段"


def test_of_a_stock_the_latest_day_of_the_year_stands_for_it(client, homes):
    say(homes, "36家")
    say(homes, "34家", date(2021, 6, 30))
    assert rows_of(client)[0][1] == "36家 2021年底 这一年另有 1 个时点或时段"


def test_other_places_and_other_units_have_rows_of_their_own(client, homes):
    say(homes, "8家", place="440203")
    say(homes, "36家")
    say(homes, "5户", unit="户")
    assert [row[:2] for row in rows_of(client)] == [
        ["测试院数", "36家 2021年底"],
        ["测试院数", "5户 2021年底"],
        ["测试院数 武江区", "8家 2021年底"],
    ]


def test_homes_counted_as_institutions_stand_in_one_row_each_quoted_as_it_is_said(
    client, homes
):
    say(homes, "36所", YEAR_BEFORE)
    say(homes, "38处")
    ((_, now, before, change, _, said),) = rows_of(client)
    assert (now, before, change) == (
        "38家 2021年底",
        "36家 2020年底，未核对",
        "增加2家（5.6%）",
    )
    assert "38处" in said


def test_what_waits_stands_in_the_row_of_what_is_counted_alike(client, homes):
    say(homes)
    say(homes, "900所", held_back="unlike_others")
    ((_, now, *_),) = rows_of(client)
    assert now == "36家 2021年底 有 1 个数 待核对 ，暂不列出"


def test_indicators_stand_under_their_topics(client, homes):
    care = make_indicator(
        "test_beds", "测试床位", "张", topic=make_topic("养老服务", "elderly-care")
    )
    say(homes)
    say(care, "9张")
    page = page_of(client, address())
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]+)', page)
    assert heads == ["养老服务", "其他"]


def test_what_is_not_public_planned_or_anothers_stays_away(client, homes):
    say(homes, "1家", state="rejected")
    say(homes, "2家", kind="target")
    say(homes, "3家", bureau=make_agency("兰州市民政局", "620100"))
    draft = say(homes, "4家").article.issue
    draft.status = "draft"
    draft.save()
    assert client.get(address()).status_code == 404
    make_issue(year=2021, issued_on=JANUARY, articles=1)
    page = page_of(client, address())
    assert "没有读出2021年和上一年可以对照的数" in page
    assert 'class="value"' not in page


def test_a_decision_is_seen_at_once(client, homes, admin_user):
    figure = say(homes)
    assert rows_of(client)[0][4] == "未核对"
    confirm([figure], admin_user)
    assert rows_of(client)[0][4] == "已确认"


def test_long_sentences_are_cut_around_the_number_and_nobodys_number_is_shown(
    client, homes
):
    sentence = f"{'甲' * 60}电话13800138000，养老机构36家，{'乙' * 60}。"
    say(homes, sentence=sentence)
    said = rows_of(client)[0][5]
    assert said.startswith("…甲")
    assert "电话138****8000，养老机构 36家 ，" + "乙" * 29 + "…" in said


def test_years_that_are_told_of_are_offered(client, homes):
    say(homes)
    say(homes, "30家", date(2018, 12, 31))
    page = page_of(client, address())
    assert re.findall(r">(\d{4})年</a></li>", page) == ["2021", "2018"]
    assert f'href="{address(2018)}"' in page


@pytest.mark.parametrize("year", [0, 1900, 9999])
def test_a_year_no_bureau_reports_on_is_not_found(client, db, year):
    for name in ("agency_year_figures", "agency_year_csv", "agency_year_xlsx"):
        assert client.get(address(year, name)).status_code == 404


def test_an_unknown_bureau_has_no_year(client, db):
    assert client.get("/agencies/nobody/2021/figures/").status_code == 404


def test_twenty_indicators_cost_no_more_queries_than_one(client):
    at = address()

    def queries():
        client.get(reverse("articles"))
        with CaptureQueriesContext(connection) as captured:
            page_of(client, at)
        return [query["sql"] for query in captured]

    say(make_indicator("test_0", "测试0"))
    at_one = queries()
    for n in range(1, 20):
        topic = make_topic(f"主题{n}", f"topic-{n}")
        say(make_indicator(f"test_{n}", f"测试{n}", topic=topic), f"{n}家")
        say(make_indicator(f"test_{n}", f"测试{n}"), f"{n}家", YEAR_BEFORE)
    at_twenty = queries()
    assert len(at_twenty) == len(at_one) <= 7
    assert not any('"briefings_article"."text"' in sql for sql in at_twenty)
