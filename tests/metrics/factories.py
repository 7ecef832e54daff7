"""Figures, indicators and their texts, made of as little as a test needs to say."""

from decimal import Decimal

from briefings.content_version import raise_content_version
from briefings.models import Article
from metrics.filing import refile_issue
from metrics.models import Figure, Indicator

from ..factories import block, make_article

SENTENCE = "全市共有养老机构36家。"


def make_indicator(key="test_count", name="测试机构数", unit="家", **fields):
    """An indicator of the given unit, a stock unless told; as in the admin, made known."""
    fields = {"display_unit": unit, "nature": Indicator.Nature.STOCK, **fields}
    defaults = {"name": name, "unit": unit, **fields}
    indicator, _ = Indicator.objects.get_or_create(key=key, defaults=defaults)
    raise_content_version()
    return indicator


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


def write(article: Article, *paragraphs: str) -> Article:
    """Give the article these paragraphs, one a line, and save it."""
    article.blocks = [block(text, line=n) for n, text in enumerate(paragraphs, 1)]
    article.save()
    return article


def write_anew(*paragraphs: str, **fields) -> Article:
    return write(make_article(**fields), *paragraphs)


def standing(article: Article) -> list[str]:
    """What each figure of the article points at, in order."""
    return [
        article.text[figure.start : figure.end]
        for figure in Figure.objects.of_article(article).exclude(state="lost")
    ]


def refile(article: Article) -> int:
    """Read its figures anew, as after an edit; answers how many rows changed."""
    return refile_issue(article.issue)
