"""What counts as the same word: widths, scripts, spaces and the spellings of a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.models import Article
from briefings.search import parse_query, reindex, search
from briefings.search.numerals import spellings
from reading.language.folding import fold, fold_in_place

from ..factories import make_agency, make_article, make_issue


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("農村低保對象", "农村低保对象"),
        ("著力", "着力"),
        ("「雙百」", "“双百”"),
        ("共\u3000 12\n人", "共 12 人"),
        ("低\u200b保", "低保"),
        ("89％，（一）", "89%,(一)"),
        ("面积５㎡", "面积5m2"),
    ],
)
def test_two_ways_to_write_it_are_one(written, same):
    assert fold(written) == fold(same)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_text_is_a_part_of_it_folded(before, part, after):
    assert fold(part) in fold(before + part + after)


@given(st.text())
def test_every_folded_character_knows_where_it_comes_from(text):
    folded, origins = fold_in_place(text)
    assert len(origins) == len(folded) + 1
    for sign, place in zip(folded, origins, strict=False):
        assert sign in fold_in_place(text[place])[0]


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("3万元", "30000元"),
        ("30000元", "3万元"),
        ("30,000元", "3万元"),
        ("309.5万元", "3,095,000元"),
        ("1234567人", "1,234,567人"),
        ("1,234人", "1234人"),
        ("1.2亿", "12000万"),
        ("1亿2000万元", "1.2亿元"),
        ("1.2亿元", "1亿2000万元"),
        ("120000000元", "1亿2000万元"),
        ("2万人和3万户", "20000人和30,000户"),
    ],
)
def test_a_number_is_found_in_its_other_spellings(typed, held):
    assert held in spellings(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("2022.4.11", "2,022.4.11"), ("3.33333万", "33333元"), ("0.5", "5"), ("007", "7")],
)
def test_what_is_not_exactly_the_same_number_is_left_alone(typed, other):
    assert other not in spellings(typed)


def test_a_query_takes_words_phrases_and_exclusions():
    query = parse_query('低保 "农村 对象" “养老 服务” -殡葬 -"火 化" 推进“双百”工程')
    typed = [term.spellings[0] for term in query.wanted]
    assert typed == ["低保", "农村 对象", "养老 服务", "推进“双百“工程"]
    assert [term.spellings[0] for term in query.excluded] == ["殡葬", "火 化"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "低",
        "低保对象",
        "提標",
        "3095000元",
        "韶民发〔2022〕9号",
        "韶关市民政局",
        "韶关民政",
        "市级动态",
        "专题",
        "低保 韶关民政 3095000元",
        '"对象 提标"',
        "低保 -殡葬",
    ],
)
def test_every_public_field_is_searched(words):
    agency = make_agency(short_name="韶关民政")
    issue = make_issue(agency, kind="notice", document_number="韶民发〔2022〕9号")
    text = "农村低保对象\n提标，发放309.5万元。"
    article = make_article(
        issue, "动员会", subtitle="专题", section="市级动态", text=text
    )
    make_article(issue, "殡葬", text="改革。")
    reindex(Article.objects.all())
    assert article in search(Article.objects.all(), words)


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["会农村", "对象提标", "13800138000", "低保 火化"])
def test_words_do_not_jump_from_field_to_field_or_show_what_is_masked(words):
    make_article(title="动员会", text="农村低保对象\n提标。电话13800138000")
    reindex(Article.objects.all())
    assert not search(Article.objects.all(), words).exists()
    assert search(Article.objects.all(), "138****8000").exists()


@pytest.mark.django_db
def test_no_phrase_runs_from_a_title_into_its_text():
    make_article(title="农村低保提标", text="发放补贴。", section="市级动态")
    reindex(Article.objects.all())
    found = {
        words: search(Article.objects.all(), f'"{words}"').exists()
        for words in ("低保提标", "发放补贴", "提标市级", "提标 市级", "民政 发放")
    }
    assert [words for words, is_found in found.items() if is_found] == [
        "低保提标",
        "发放补贴",
    ]
