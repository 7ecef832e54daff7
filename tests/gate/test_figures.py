"""What staff type of figures passes the gate as any text does."""

import pytest

from metrics.models import Figure
from metrics.reviewing import ReviewRefused, add, correct, occurrences_of

from ..factories import make_agency, make_article, make_member
from ..metrics.factories import make_figure
from .plants import forbid

pytestmark = pytest.mark.django_db
# What nobody may type, and words of what is said of it.
UNFIT = {
    "label": [
        ("内部资料", "标有“内部资料”"),
        ("秘密★1年", "标有“秘密★1年”"),
        ("低保户秦怀山", "姓名“秦怀山”"),
        ("11010519491231002X", "身份证号码"),
        ("残废人", "用了“残废人”"),
    ],
    "unit": [("残废人", "用了“残废人”")],
}


@pytest.fixture
def checker():
    forbid(agency=make_agency())
    return make_member("figures")


@pytest.mark.parametrize("field", UNFIT)
def test_no_figure_is_corrected_to_what_may_not_be_read(checker, field):
    """Be its issue public or a draft: nobody would look at it again."""
    figure = make_figure()
    before = Figure.objects.values().get()
    for words, said in UNFIT[field]:
        with pytest.raises(ReviewRefused, match=said):
            correct(figure, checker, **{field: words})
    assert Figure.objects.values().get() == before
    correct(figure, checker, label="低保户")


def test_no_figure_is_added_under_such_words(checker):
    article = make_article(text="做到应巡尽巡，共36家。")
    [place] = occurrences_of(article, "36家")
    for words, said in UNFIT["label"]:
        with pytest.raises(ReviewRefused, match=said):
            add(article, place, checker, label=words)
    assert not Figure.objects.exists()
    add(article, place, checker, label="养老机构")


def test_the_page_says_why_and_keeps_what_was_typed(staff):
    figure = make_figure()
    address = f"/admin/metrics/figure/review/?figure={figure.pk}"
    client = staff("figures")
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in shown.items() if value is not None}
    page = client.post(address, sent | {"decision": "accept", "label": "内部资料"}).text
    assert "标有“内部资料”" in page
    assert 'value="内部资料"' in page
