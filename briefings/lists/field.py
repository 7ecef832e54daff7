"""What a field of a list is: its parameter, label and phrase, its form, its facet.

The fields themselves are in `fields`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from django_filters import Filter
from pyroaring import BitMap

from .article_index import ArticleIndex
from .facets import Facet, FacetOffer, Value
from .form_fields import ValuesFilter
from .looks import Looks


class Part(IntEnum):
    """In which order a sentence names its parts: 韶关市 2022年3月 关于“低保”的文章."""

    WORDS = 1
    PLACE = 2
    BUREAU = 3
    YEAR = 4
    KIND = 5
    PERIOD = 6
    SUBJECT = 7


class NamedField:
    """What an address may narrow something by."""

    # Its parameter in an address.
    name: str
    label: str
    # What any of its values looks like, as JSON Schema says it.
    looks: Looks

    def known(self, values: Sequence[str]) -> Mapping[str, object]:
        """Those of the values, as an address gives them, that mean anything, and what."""
        raise NotImplementedError

    def narrow(self, rows, meant: Iterable):
        """Those of the issues, articles or figures that bear any of what is meant."""
        raise NotImplementedError


class ListField(NamedField):
    """What readers may narrow a list of issues or of articles by."""

    part: Part
    phrase = "{}"

    def filter(self) -> Filter:
        """What checks it as a part of the form; the form calls `narrow_to`."""
        raise NotImplementedError

    def narrow_to(self, rows, value):
        """As narrow, to what the form has made of the values."""
        return self.narrow(rows, [value])

    def borne_in(self, articles: ArticleIndex, value) -> BitMap:
        """The articles that bear what the form has made of the values."""
        raise NotImplementedError

    def said(self, labels: Sequence) -> str:
        """The field in words, with the values or their labels."""
        return self.phrase.format(labels[0])

    def continues(self, chosen: Mapping) -> bool:
        """Whether its phrase and the one before it make one word."""
        return False


class ValuedField(ListField):
    """A field whose values are listed with their counts; any of those chosen will do."""

    # So many are shown before "more" is asked for.
    shown_at_once = 8
    # Of an issue, what decides which values its articles bear.
    columns: Sequence[str] = ()
    # Or, of an article, the way to its values.
    path = ""

    def filter(self) -> Filter:
        return ValuesFilter(field_name=self.name, label=self.label, method="narrow_by")

    def borne(self, *columns) -> Iterable[str]:
        """The values that an article bears, by the columns of its issue."""
        return map(str, columns)

    def narrow_to(self, rows, value: Sequence[str]):
        return self.narrow(rows, self.known(value).values())

    def borne_in(self, articles: ArticleIndex, value: Sequence[str]) -> BitMap:
        return articles.marked(self.name, value)

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        """What the values that articles bear are called, in the order of lists."""
        raise NotImplementedError

    def called(self, values: Sequence[str]) -> dict[str, str]:
        """Those of the values, as an address gives them, that are real, with labels."""
        # PostgreSQL takes no NUL, and nothing is called by one.
        real = self.known([value for value in values if "\0" not in value])
        return self.labels(Counter(list(real)))

    def said(self, labels: Sequence[str]) -> str:
        return "或".join(self.phrase.format(label) for label in labels)

    def is_offered(self, chosen: Mapping) -> bool:
        """Whether its values are listed, beside what else is chosen."""
        return True

    def arranged(self, offer: FacetOffer) -> list[str]:
        """The values to list, in order."""
        return offer.on_offer

    def depth(self, value: str) -> int:
        """How far inside others the value lies."""
        return 0

    def facet(self, offer: FacetOffer) -> Facet:
        return self.folded(
            [
                Value(
                    name=self.name,
                    value=value,
                    label=offer.labels[value],
                    count=offer.count_of(value),
                    is_chosen=value in offer.chosen,
                    depth=self.depth(value),
                )
                for value in self.arranged(offer)
            ]
        )

    def folded(self, values: Sequence[Value]) -> Facet:
        """The first ones and all that are chosen, and the rest."""
        first = self.shown_at_once
        shown = [v for n, v in enumerate(values) if n < first or v.is_chosen]
        rest = [v for n, v in enumerate(values) if n >= first and not v.is_chosen]
        return Facet(self.name, self.label, shown, rest)
