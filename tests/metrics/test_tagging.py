"""Texts are held against the same words wherever they are read."""

import pickle

import pytest

from agencies.models import Agency
from intake.one import Options, ReferenceData, reader_for, take_in_read
from metrics.models import Figure

from ..intake.texts import bulletin

pytestmark = pytest.mark.django_db
SAID = "截至3月底，曲江区共有养老机构36家，机构服务对象3958人，已接种3553人，接种率98.77%。"
BUREAU = "江东新区民政局"


@pytest.fixture
def reference() -> ReferenceData:
    Agency.objects.create(name=BUREAU, slug="jiangdong", region_id="440200")
    return ReferenceData.from_database()


def reader(text: str):
    return reader_for("甲.txt", text.encode(), Options())


def test_a_process_that_is_sent_the_words_reads_what_this_one_reads(reference):
    read = reader(bulletin(said=SAID) + bulletin(9, bureau=BUREAU, said=SAID))
    elsewhere = pickle.loads(pickle.dumps(reference.known_words))
    reading = read(elsewhere)
    assert reading == read(reference.known_words)
    for tags in reading.tags:
        (article,) = tags.by_article
        assert (tags.region_code, article.regions) == ("440200", ("440205",))
        assert article.topics
        assert any(figure.match for figure in article.figures)


def test_a_bureau_moved_after_the_words_were_sent_is_where_it_is_now(reference):
    text = bulletin(bureau=BUREAU, said="城关区新增养老机构3家。")
    read_before = reader(text)(reference.known_words)
    reference.directory.by_name[BUREAU].region_id = "620100"
    receipt = take_in_read(
        "甲.txt", text.encode(), lambda words: read_before, Options(), reference
    )
    (issue,) = receipt.as_json()["issues"]
    assert issue["region_code"] == "620100"
    assert issue["articles"][0]["regions"] == ["620102"]
    assert set(Figure.objects.values_list("region", flat=True)) == {"620102"}


def test_each_figure_is_doubted_for_what_the_whole_text_says_of_it(reference):
    (tags,) = reader(bulletin(said=SAID))(reference.known_words).tags
    doubts = {each.parsed.raw: each.doubt for each in tags.by_article[0].figures}
    assert max(doubts, key=doubts.get) == "98.77%"
