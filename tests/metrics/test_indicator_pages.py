"""The catalogue, and one indicator compared by place and year."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Region
from briefings.content_version import raise_content_version
from briefings.models import Issue
from metrics.models import Figure
from metrics.reviewing import correct
from metrics.views.indicator import MOST_WAITING

from ..factories import make_agency, make_article, make_issue, make_region
from ..visiting import page_of
from .factories import make_figure, make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes(db):
    return make_indicator("test_homes", "测试院数", "家", definition="测试用的含义。")


def say(indicator, raw="36家", day=date(2021, 12, 31), place="440200", **fields):
    """A checked figure of the indicator in a published article of the place's bureau."""
    names = {
        "440200": "韶关市民政局",
        "620100": "兰州市民政局",
        "445300": "云浮市民政局",
    }
    article = make_article(
        make_issue(make_agency(names[place], place)), text=f"全市共有养老机构{raw}。"
    )
    fields = {"state": "confirmed", "period_end": day, **fields}
    region = make_region(place)
    sentence = article.text
    return make_figure(
        raw, sentence, article=article, indicator=indicator, region=region, **fields
    )


def of(client, indicator, **query):
    return page_of(client, reverse("indicator", args=[indicator.key]), **query)


def dots_in(page):
    """What each dot of the chart for a desk says, and where it leads."""
    chart = page.partition('class="chart chart-wide"')[2].partition("</svg>")[0]
    found = re.findall(r'<a class="dot[^"]*" href="([^"]+)"><title>([^<]+)', chart)
    return [(unescape(words), address) for address, words in found]


def cells_of(page):
    """The table's rows as lists of plain words."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition('class="years"')[2], flags=re.S)
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.S)
        ]
        for row in rows
    ]


def sentence_of(figure):
    return f"{figure.article.get_absolute_url()}#f{figure.pk}"


def test_the_catalogue_gives_the_latest_value_of_each_place(client, homes):
    say(homes, "30家", date(2020, 12, 31))
    latest = say(homes, "36家")
    there = say(homes, "52家", place="620100")
    page = page_of(client, reverse("indicators"))
    assert "30家" not in page
    for figure, shown in ((latest, "36家"), (there, "52家")):
        assert f'href="{sentence_of(figure)}" title="{shown}">{shown}</a>' in page
    assert "测试用的含义。" in page
    assert 'content="数据发布"' in page


def test_the_catalogue_is_narrowed_to_the_places_chosen(client, homes):
    say(homes, "36家")
    say(homes, "52家", place="620100")
    page = page_of(client, reverse("indicators"), city="620100")
    assert "52家" in page
    assert "36家" not in page


def test_a_corrected_value_is_shown_at_once(client, homes, admin_user):
    say(homes, "30家", date(2020, 12, 31))
    figure = say(homes, "36家")
    addresses = (reverse("indicators"), reverse("indicator", args=[homes.key]))
    for address in addresses:
        assert ">36家</a>" in page_of(client, address)
    correct(figure, admin_user, value=Decimal(38))
    for address in addresses:
        page = page_of(client, address)
        assert ">38家</a>" in page
        assert ">36家</a>" not in page
    words = [said for said, _ in dots_in(page)]
    assert words == ["韶关市，2020年底：30家", "韶关市，2021年底：38家"]


@pytest.mark.parametrize("count", [1, 8, 9])
def test_every_place_with_values_can_be_chosen_and_no_other(client, homes, count):
    city = make_region()
    for n in range(count + 1):
        county = Region.objects.create(
            code=f"4402{n + 50}", name=f"县{n}", level=Region.Level.COUNTY, parent=city
        )
        kind = "target" if n == count else "actual"
        figure = say(homes, f"{n + 1}家", kind=kind)
        Figure.objects.filter(pk=figure.pk).update(region=county)
    page = of(client, homes)
    offered = re.findall(r'name="city" value="(\d+)"', page)
    assert sorted(offered) == [f"4402{n + 50}" for n in range(count)]


def test_an_indicator_without_values_is_still_offered(client, homes):
    page = page_of(client, reverse("indicators"))
    assert f'<a href="{reverse("indicator", args=[homes.key])}">测试院数</a>' in page
    assert "还没有公开的数据" in page


@pytest.mark.parametrize("state", ["rejected", "lost"])
def test_what_is_rejected_or_lost_is_shown_nowhere(client, homes, state):
    figure = say(homes, "99家", state=state)
    for address in (
        reverse("indicators"),
        reverse("indicator", args=[homes.key]),
        figure.article.get_absolute_url(),
    ):
        assert f"#f{figure.pk}" not in page_of(client, address)


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_a_figure_of_an_unpublished_issue_is_shown_nowhere(client, homes, status):
    say(homes, "36家")
    figure = say(homes, "99家", date(2022, 3, 31))
    other = say(homes, "98家", date(2022, 3, 31), place="620100")
    Issue.objects.filter(articles__figures__in=[figure, other]).update(status=status)
    raise_content_version([2022])
    for address in (
        reverse("home"),
        reverse("indicators"),
        reverse("indicator", args=[homes.key]),
        reverse("agency_figures", args=[figure.article.issue.agency.slug]),
    ):
        page = page_of(client, address)
        assert "36家" in page, address
        assert "99家" not in page, address
        assert "98家" not in page, address
    assert "兰州市" not in of(client, homes)


def test_an_older_text_that_came_in_later_is_not_the_latest(client, homes):
    say(homes, "36家", date(2021, 12, 31))
    say(homes, "30家", date(2020, 12, 31))
    page = page_of(client, reverse("indicators"))
    assert "36家" in page
    assert "30家" not in page


def test_every_dot_and_every_value_leads_to_its_sentence(client, homes):
    figures = [say(homes, f"{n}家", date(n, 12, 31)) for n in (2019, 2020, 2021)]
    page = of(client, homes)
    assert [address for _, address in dots_in(page)] == list(map(sentence_of, figures))
    for figure in figures:
        shown = f"{int(figure.value):,}家"
        assert f'href="{sentence_of(figure)}" title="{shown}">{shown}' in page


@pytest.mark.parametrize(
    ("name", "on_a_phone"),
    [
        ("科尔沁左翼中旗", "科尔沁左翼中旗"),
        ("三江侗族自治县", "三江侗族自治县"),
        ("恩施土家族苗族自治州", "恩施土家族苗…"),
    ],
)
def test_a_long_name_beside_a_line_has_room_or_is_shortened(
    client, homes, name, on_a_phone
):
    for year in (2020, 2021):
        say(homes, "36家", date(year, 12, 31))
    Region.objects.filter(code="440200").update(name=name)
    names = re.findall(
        r'<text x="[^"]+" y="[^"]+">([^<]+)</text></g>', of(client, homes)
    )
    assert names == [name, on_a_phone]


def test_a_year_without_a_value_is_shown_as_a_gap(client, homes):
    for year in (2018, 2021):
        say(homes, "36家", date(year, 12, 31))
    rows = cells_of(of(client, homes))
    assert [row[0] for row in rows] == ["年份", "2021", "2020", "2019", "2018"]
    assert rows[2][1] == "没有"


def test_a_year_to_date_and_a_year_are_shown_one_at_a_time(client):
    spent = make_indicator("test_spent", "测试支出", "元", nature="flow")
    first = date(2021, 1, 1)
    say(spent, "500元", date(2021, 9, 30), period_start=first)
    say(spent, "800元", period_start=first)
    say(spent, "700元", date(2020, 12, 31), period_start=date(2020, 1, 1))
    page = of(client, spent)
    assert "800元" in page
    assert "500元" not in page
    page = of(client, spent, period="m1-9")
    assert "500元" in page
    assert "800元" not in page


def test_contradictions_stand_side_by_side_and_say_so(client, homes):
    say(homes, "30家", date(2020, 12, 31))
    first, second = say(homes, "36家"), say(homes, "38家")
    page = of(client, homes)
    assert cells_of(page)[1][1].startswith("12月31日 说法不一：")
    contested = [words for words, _ in dots_in(page) if "说法不一" in words]
    assert len(contested) == 2
    for figure in (first, second):
        assert sentence_of(figure) in page


def test_doubts_are_marked_in_words_and_in_shape(client, homes):
    say(homes, "30家", date(2020, 12, 31))
    say(homes, "36家", state="unreviewed", period_is_inferred=True)
    page = of(client, homes)
    assert "韶关市，2021年底：36家（时期推定，未核对）" in dict(dots_in(page))
    assert 'class="dot inferred unreviewed"' in page
    assert 'class="dot stated reviewed"' in page
    assert "36家 时期推定，未核对" in cells_of(page)[1][1]


def test_a_value_is_shown_as_exact_as_the_text_is(client, homes):
    say(homes, "100家", qualifier="over")
    say(homes, "30家", date(2020, 12, 31), qualifier="about")
    page = of(client, homes)
    assert "100余家" in page
    assert "约30家" in page


def test_sums_are_shown_in_the_unit_of_the_indicator_and_exactly_on_asking(client):
    spent = make_indicator("test_spent", "测试支出", "元", display_unit="万元")
    say(spent, "3095001元")
    assert 'title="3,095,001元">309.5万元</a>' in of(client, spent)


def test_plans_are_not_compared_with_results(client, homes):
    say(homes, "36家")
    say(homes, "99家", date(2025, 12, 31), kind="target")
    assert "99家" not in of(client, homes)


def test_places_are_chosen_and_what_is_unknown_is_complained_of(client, homes):
    say(homes, "36家")
    say(homes, "52家", place="620100")
    page = of(client, homes, city=["620100", "999999"], period="nonsense")
    assert "52家" in page
    assert "36家" not in page
    assert "没有“999999”这个地区的数据" in page
    assert "没有“nonsense”这一类时段的数据" in page


def test_places_of_bureaus_that_say_nothing_of_it_are_named(client, homes):
    say(homes, "36家")
    say(make_indicator("test_other", "测试别的"), "3家", place="620100")
    assert "没有这个指标数据的地区：</strong>兰州市</p>" in of(client, homes)
    page = of(client, homes, city=["440200", "620100"])
    assert "兰州市没有这个指标的数据。" in page
    assert "没有“620100”" not in page
    say(homes, "9家", place="620100")
    assert "没有这个指标数据的地区" not in of(client, homes)


def test_what_is_held_back_is_named_with_its_reason_and_not_its_value(client, homes):
    say(homes, "36家")
    held = say(
        homes, "5家", place="620100", held_back="below_parts", state="unreviewed"
    )
    page = of(client, homes)
    waits = f'<a href="{sentence_of(held)}">兰州市，2021年底</a>'
    assert waits in page
    assert "总数小于其中的一部分" in page
    assert "5家" not in page
    assert "没有这个指标数据的地区" not in page


def test_a_year_of_which_something_waits_is_no_gap(client, homes):
    say(homes, "36家", date(2019, 12, 31))
    say(homes, "36家", date(2021, 12, 31))
    say(homes, "5家", date(2020, 12, 31), held_back="unlike_others")
    rows = cells_of(of(client, homes))
    assert rows[2] == ["2020", "待核对"]


def test_of_what_waits_so_many_are_named_and_the_rest_is_counted(client, homes):
    for raw in range(MOST_WAITING + 2):
        say(homes, f"{raw}家", held_back="told_twice")
    say(homes, "9家", date(2020, 12, 31), place="620100", held_back="told_twice")
    page = of(client, homes)
    assert page.count("2021年底</a>") == MOST_WAITING
    assert "另有 3 个" in page
    assert "没有这个指标数据的地区" not in page


def test_one_name_of_two_places_hides_neither(client, homes):
    say(homes, "36家")
    say(make_indicator("test_other", "测试别的"), "3家", place="620100")
    Region.objects.filter(code="620100").update(name="韶关市")
    assert "没有这个指标数据的地区：</strong>韶关市</p>" in of(client, homes)


def test_the_catalogue_does_not_call_missing_what_waits(client, homes):
    say(homes, "5家", held_back="below_parts")
    page = page_of(client, reverse("indicators"))
    entry = page.partition(">测试院数</a>")[2].partition("</div>")[0]
    assert '<span class="place">待核对</span> <span class="notes">韶关市<' in entry
    assert "没有" not in entry
    assert "5家" not in page


def test_the_catalogue_says_which_of_the_places_have_nothing(client, homes):
    say(homes, "36家")
    say(make_indicator("test_other", "测试别的"), "3家", place="620100")
    page = page_of(client, reverse("indicators"))
    entry = page.partition(">测试院数</a>")[2].partition("</div>")[0]
    without = '<span class="place">没有</span> <span class="notes">兰州市</span>'
    assert without in entry
    assert (
        "没有"
        not in page_of(client, reverse("indicators"), city="440200")
        .partition(">测试院数</a>")[2]
        .partition("</div>")[0]
    )


def test_an_indicator_nobody_has_reported_says_what_to_try(client, homes):
    page = of(client, homes)
    assert "还没有可以对照的“测试院数”数据" in page
    assert "<svg" not in page


def test_one_point_makes_a_table_and_no_chart(client, homes):
    say(homes, "36家")
    page = of(client, homes)
    assert 'class="chart' not in page
    assert "36家" in page


def test_names_from_the_catalogue_are_never_read_as_markup(client):
    bad = make_indicator("test_bad", "<script>x</script>", "家", definition="<b>粗</b>")
    say(bad, "30家", date(2020, 12, 31))
    say(bad, "36家")
    for page in (page_of(client, reverse("indicators")), of(client, bad)):
        assert "<script>x" not in page
        assert "<b>粗" not in page


def test_an_unknown_indicator_is_not_found(client, db):
    assert client.get("/indicators/no_such_thing/").status_code == 404


def test_a_total_leads_to_its_parts_and_a_part_to_its_total(client, homes):
    part = make_indicator("test_part", "测试民办院数", "家", part_of=homes)
    say(homes)
    page = of(client, homes, city="440200")
    assert "其中：" in page
    assert f'href="{reverse("indicator", args=[part.key])}?city=440200"' in page
    assert "属于：" not in page
    page = of(client, part)
    assert "属于：" in page
    assert f'href="{reverse("indicator", args=[homes.key])}"' in page


def test_a_figure_that_is_held_back_is_no_point(client, homes):
    say(homes, "36家", date(2021, 12, 31))
    say(homes, "41家", date(2022, 12, 31), held_back="unlike_others")
    page = of(client, homes)
    assert "36家" in page
    assert "41家" not in page


def queries_of(client, address):
    client.get(reverse("articles"))
    with CaptureQueriesContext(connection) as captured:
        page_of(client, address)
    return len(captured)


@pytest.mark.parametrize("name", ["indicators", "indicator", "home"])
def test_twenty_figures_cost_no_more_queries_than_one(client, homes, name):
    address = reverse(name, args=[homes.key] if name == "indicator" else [])
    say(homes, "36家")
    at_one = queries_of(client, address)
    for year in range(2000, 2020):
        say(homes, f"{year}家", date(year, 12, 31))
        say(make_indicator(f"test_{year}", f"测试{year}"), "3家", place="620100")
    assert queries_of(client, address) == at_one


def test_the_first_page_shows_three_numbers_with_their_sources(client, homes):
    latest = {}
    for n in range(4):
        indicator = make_indicator(f"test_{n}", f"测试指标{n}")
        for year in range(2015, 2021 - n):
            latest[n] = say(indicator, f"{year + n}家", date(year, 12, 31))
    page = page_of(client, "/")
    for n in range(3):
        assert f'href="{sentence_of(latest[n])}"' in page
        assert f"测试指标{n}" in page
    assert "测试指标3" not in page


def test_the_first_page_without_figures_has_no_heading_for_them(client, db):
    assert "近期数据" not in page_of(client, "/")
