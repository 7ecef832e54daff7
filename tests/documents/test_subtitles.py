"""A line that a dash opens, below a headline, is its subtitle in every layout."""

import pytest

from reading.documents import parse

TITLE, SUBTITLE = "护理员用心照料独居老人", "记双溪市福利院护理员周某某"
SAID = "4月1日，双溪市福利院护理员周某某照料老人，工作细致，受到好评。"
TEXTS = {
    "webpage": (
        f"首页 > 民政要闻\n{TITLE}\n{{}}{SUBTITLE}\n"
        f"来源：双溪市民政局　发布时间：2031-04-02 09:10\n{SAID}\n"
    ),
    "plain": f"{TITLE}\n{{}}{SUBTITLE}\n{SAID}\n",
    "bulletin": (
        "双溪民政简报\n2031年第3期\n双溪市民政局办公室　2031年4月2日\n\n"
        f"{TITLE}\n{{}}{SUBTITLE}\n{SAID}\n"
    ),
}


@pytest.mark.parametrize("dash", ["——", "--", "――", "－－"])
@pytest.mark.parametrize("layout", TEXTS)
def test_a_line_behind_a_dash_is_the_subtitle(layout, dash):
    document = parse(TEXTS[layout].format(dash).encode(), "甲.txt")
    assert document.layout == layout
    (article,) = document.issues[0].articles
    assert (article.title, article.subtitle) == (TITLE, SUBTITLE)
