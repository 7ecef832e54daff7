"""A number that was missed is added from its article, with no script and no mouse."""

import pytest
from playwright.sync_api import expect

from metrics.models import Figure

from ..factories import block, make_article
from ..metrics.factories import make_figure
from .looking import grave_on, overhang_of

pytestmark = pytest.mark.browser
TEXT = "全市共有养老机构36家，另有2处。其中民办的有2处。"


@pytest.fixture
def article(live_server):
    rows = [block("指标\t数量\t说明", "row"), block("农村低保\t1832户\t略", "row")]
    written = make_article(blocks=[block(TEXT), *rows])
    make_figure(article=written, sentence="全市共有养老机构36家，另有2处。")
    return written


def test_a_number_is_marked_or_typed_and_added_without_a_script(bare_desk, article):
    bare_desk.goto(f"/admin/briefings/article/{article.pk}/change/")
    bare_desk.get_by_role("link", name="补录数据").click()
    bare_desk.get_by_role("link", name="补录 1832户").click()
    bare_desk.get_by_label("所指").fill("农村低保")
    bare_desk.get_by_role("button", name="补录").click()
    expect(bare_desk.get_by_text("已补录：农村低保1832户。")).to_be_visible()
    bare_desk.get_by_label("原文写法").fill("2处")
    bare_desk.keyboard.press("Enter")
    bare_desk.get_by_role("link", name="补录第 2 处").click()
    expect(bare_desk.locator(".sentence")).to_have_text("其中民办的有2处。")
    expect(bare_desk.get_by_label("数值", exact=True)).to_have_value("2")
    bare_desk.get_by_label("所指").fill("民办的")
    bare_desk.keyboard.press("Enter")
    expect(bare_desk.get_by_text("已补录：民办的2处。")).to_be_visible()
    added = Figure.objects.filter(state="confirmed").order_by("start")
    assert [str(figure) for figure in added] == ["民办的2处", "农村低保1832户"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_hinders_or_overflows(desk, article, scheme):
    desk.emulate_media(color_scheme=scheme)
    add = f"/admin/metrics/figure/add/?article={article.pk}"
    for address in (add, f"{add}&raw=2处", f"{add}&raw=1832户"):
        desk.set_viewport_size({"width": 1280, "height": 800})
        desk.goto(address)
        assert grave_on(desk) == []
        assert overhang_of(desk) == []
