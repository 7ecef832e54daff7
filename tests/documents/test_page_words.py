"""Every word of a page is recognised in its example as what the table says it means."""

import unicodedata

import pytest

from reading.documents.cleaning.characters import radicals, usual_characters
from reading.documents.cleaning.spam import is_spam
from reading.documents.page.accounts import is_slogan
from reading.documents.page.foot import is_reply, opens_comments, shows_chosen
from reading.documents.page.furniture import Furniture, furniture_of
from reading.documents.page.labels import is_label_row, pairs_in
from reading.documents.page.letters import opens_part
from reading.documents.page.other_news import names_portal
from reading.documents.page.words import TABLE, Means
from reading.language.guarded import words_of_table

FURNITURE = {
    Means.WAY: Furniture.WAY,
    Means.MENU: Furniture.MENU,
    Means.TOOL: Furniture.TOOL,
    Means.FOOT: Furniture.FOOT,
    Means.LINKS: Furniture.LINKS,
    Means.SITE: Furniture.FOOT,
    Means.SHOP: Furniture.FOOT,
    Means.OFFER: Furniture.FOOT,
    Means.DEVICE: Furniture.TOOL,
    Means.COMPLAINT: Furniture.TOOL,
    Means.PAGER: Furniture.TOOL,
    Means.RECORD: Furniture.FOOT,
}
ROWS = words_of_table(TABLE)
# No ideograph looks like the mark of repetition, says Unicode too.
REPETITION = "⺀"
ASSIGNED = [
    chr(code)
    for code in range(0x2E80, 0x2FE0)
    if unicodedata.name(chr(code), "").startswith(("CJK RADICAL", "KANGXI RADICAL"))
    and chr(code) != REPETITION
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word} {row.kind}")
def test_a_word_is_what_it_means_in_its_example(row):
    if row.kind == Means.WHOLE:
        assert furniture_of(row.example)
    elif row.kind == Means.ENDING:
        assert is_label_row(row.example)
    elif row.kind == Means.REPLY:
        assert is_reply(row.example)
    elif row.kind in {Means.ASKED, Means.ANSWERED}:
        assert opens_part(row.example)
    elif row.kind == Means.CHOSEN:
        assert shows_chosen(row.example)
    elif row.kind in {Means.SPAM, Means.SPAM_BESIDE}:
        assert is_spam(row.example)
        assert row.word in row.example
    elif row.kind == Means.SLOGAN:
        assert is_slogan(row.example)
    elif row.kind == Means.PORTAL:
        assert names_portal(row.example)
    elif row.kind == Means.COMMENTS:
        assert opens_comments(row.example)
    elif wanted := FURNITURE.get(Means(row.kind)):
        assert furniture_of(row.example) is wanted
    else:
        assert Means(row.kind) in {
            each.means for each in pairs_in(row.example) if each.label == row.word
        }


def test_each_example_holds_its_word():
    assert [row for row in ROWS if row.word not in row.example] == []


@pytest.mark.parametrize("radical", ASSIGNED)
def test_every_radical_becomes_its_ideograph(radical):
    ideograph = radicals()[radical]
    assert usual_characters(f"一{radical}二") == f"一{ideograph}二"
    assert unicodedata.name(ideograph).startswith("CJK UNIFIED IDEOGRAPH")


def test_a_kangxi_radical_is_what_unicode_decomposes_it_to():
    kangxi = [each for each in ASSIGNED if each >= "\u2f00"]
    assert len(kangxi) == 214
    wrong = [
        each
        for each in kangxi
        if radicals()[each] != unicodedata.normalize("NFKC", each)
    ]
    assert wrong == []
