"""Figures and indicators for tests, made of as little as a test needs to say."""

from decimal import Decimal

from metrics.models import Figure, Indicator

from ..factories import make_article

SENTENCE = "全市共有养老机构36家。"


def make_indicator(key="test_count", name="测试机构数", unit="家", **fields):
    """An indicator of the given unit, a stock unless told."""
    fields = {"display_unit": unit, "nature": Indicator.Nature.STOCK, **fields}
    defaults = {"name": name, "unit": unit, **fields}
    return Indicator.objects.get_or_create(key=key, defaults=defaults)[0]


def make_figure(raw="36家", sentence=SENTENCE, *, article=None, **fields):
    """A figure where `raw` stands in the sentence, in an article of that sentence.

    Its value and unit are those of `raw`, its label is what goes before, unless told.
    """
    article = article or make_article(text=sentence)
    begins = article.text.index(sentence)
    start = begins + sentence.index(raw)
    digits = "".join(sign for sign in raw if sign.isdecimal() or sign == ".")
    fields = {
        "label": "养老机构",
        "value": Decimal(digits),
        "unit": raw.lstrip("0123456789.,"),
        "line": 1,
        **fields,
    }
    return Figure.objects.create(
        article=article,
        raw=raw,
        start=start,
        end=start + len(raw),
        sentence=sentence,
        sentence_start=begins,
        sentence_end=begins + len(sentence),
        **fields,
    )
