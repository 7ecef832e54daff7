"""The articles that a reader has chosen: counted, counted by value, and in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from pyroaring import BitMap

from .article_index import ArticleIndex
from .fields import FIELDS

# Under which the hits of a search stand among what fields leave.
SEARCH = "hits"


@dataclass(frozen=True)
class Choice:
    """What is chosen of each field: any of its values will do, and some of each must."""

    values: Mapping[str, object] = field(default_factory=dict)
    # The hits of a search; None when nothing is searched for.
    places: Sequence[int] | None = None
    # Whether of the texts of one event only the oldest is listed.
    folds: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but a search is chosen."""
        return bool(self.values)


class Selection:
    """What a choice leaves of the articles."""

    def __init__(self, articles: ArticleIndex, choice: Choice):
        self.articles, self.choice = articles, choice

    def __len__(self) -> int:
        return len(self.ranks)

    @cached_property
    def ranks(self) -> BitMap:
        return self._chosen - self.told_again if self.choice.folds else self._chosen

    def counts(self, name: str) -> dict[str, int]:
        """How many articles each value of a field would leave, beside those chosen.

        The field's own choice does not count: its values are alternatives.
        """
        ranks = self._chosen_without(name) if name in self._borne else self._chosen
        count = ranks.intersection_cardinality
        if self.choice.folds:
            # What a value leaves is folded by itself: the text of an event that the
            # whole list shows need not bear it.
            count = partial(self._folded_count, ranks)
        of_field = self.articles.marks.get(name, {}).items() if ranks else ()
        return {v: found for v, marked in of_field if (found := count(marked))}

    @cached_property
    def told_again(self) -> BitMap:
        """What folding leaves out, or would leave out."""
        return self.articles.told_again(self._chosen)

    def _folded_count(self, ranks: BitMap, marked: BitMap) -> int:
        return self.articles.folded_count(ranks & marked)

    @cached_property
    def _chosen(self) -> BitMap:
        return self._chosen_without("")

    def _chosen_without(self, left_out: str) -> BitMap:
        sets = [ranks for name, ranks in self._borne.items() if name != left_out]
        return BitMap.intersection(*sets) if sets else self.articles.everything

    @cached_property
    def _borne(self) -> dict[str, BitMap]:
        """What the search and each of the fields that narrow leave."""
        values, hits = self.choice.values, self.choice.places
        left = {} if hits is None else {SEARCH: self.articles.at(hits)}
        for each in FIELDS:
            if values.get(each.name):
                left[each.name] = each.borne_in(self.articles, values[each.name])
        return left
