"""A digest in sections: whose each sentence is, and what of it a county's text is held to."""

from dataclasses import replace
from datetime import date

from reading.reuse import TextRelation, ToldText, compare
from reading.reuse.digests import sections_of

DIGEST = ToldText(
    title="各地见闻",
    paragraphs=(
        "全市办了40场。临澧县包汤圆，来了90人；石门县猜灯谜，730名老人结伴来猜。谜面写的都是街坊旧事。",
        "桃源县：",
        "夜里划龙舟。",
    ),
    day=date(2024, 9, 24),
    level=1,
    places=("430724", "430725", "430726"),
)
COUNTY = replace(
    DIGEST,
    title="石门灯谜会",
    paragraphs=("中秋办灯谜会，730名老人结伴来猜。谜面写的都是街坊旧事。",),
    day=date(2024, 9, 20),
    level=0,
    places=("430726",),
)


def test_a_section_begins_where_another_place_is_named_at_the_head():
    told = [
        (each.words[:3], set(each.places)) for each in sections_of(DIGEST, "430726")
    ]
    assert told == [
        ("全市办", set()),
        ("临澧县", {"430724"}),
        ("石门县", {"430726"}),
        ("桃源县", {"430725"}),
        ("夜里划", {"430725"}),
    ]


def test_what_was_taken_is_shown_in_the_whole_paragraph():
    found = compare(COUNTY, DIGEST)
    assert found.relation is TextRelation.PART
    for passage in found.passages:
        said = "".join(piece.second for piece in passage.pieces)
        assert said == DIGEST.paragraphs[passage.second]
    kept = [
        p.second for each in found.passages for p in each.pieces if p.fate == "kept"
    ]
    assert "730名老人结伴来猜" in "".join(kept)
