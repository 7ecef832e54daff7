"""The list of articles: filtered, searched, counted by facet, in the order asked for."""

from django.utils.functional import cached_property

from ..search import Query
from ..search.finding import capped, places
from ..search.links import DirectLink, direct_links
from .fields import FIELDS, ByWords
from .forms import ListFilter
from .order import Order, newest_first, oldest_first
from .relevance import by_title, first_by_title
from .selection import Choice, Selection
from .sentence import encoded

# The first pages of a search are made of so many hits; if there are more, they are all
# gathered only for a page beyond, for another order, or to count the other choices.
GLANCE = 200
SORTS = {"relevance": "相关度", "newest": "最新", "oldest": "最早"}


class ArticleFilter(ListFilter):
    """Filters of articles, which can be searched as well."""

    noun, measure = "文章", "篇"

    fields = (*FIELDS, ByWords())

    @classmethod
    def searching(cls, query: Query, given: "ArticleFilter") -> "ArticleFilter":
        """The same filters with another query than the one that was typed."""
        other = cls(given.data, given.queryset, given.index)
        other.form.is_valid()
        other.form.cleaned_data["q"] = query
        return other

    @property
    def query(self) -> Query | None:
        """What is searched for, if anything is."""
        return self.values.get("q")

    @cached_property
    def sort(self) -> str:
        wanted = self.data.get("sort")
        return wanted if wanted in self.sorts_on_offer else self.usual_sort

    @property
    def usual_sort(self) -> str:
        """Without a choice: who has typed words wants what is of them first."""
        return "relevance" if self.query else "newest"

    @cached_property
    def sorts_on_offer(self) -> dict[str, str]:
        """Relevance is that to a query."""
        return {
            sort: label
            for sort, label in SORTS.items()
            if self.query or sort != "relevance"
        }

    @cached_property
    def selection(self) -> Selection:
        """What is chosen; of a search with many hits only as much as a page needs."""
        if self.query is None or self.is_counted:
            return self._select(self._hits)
        if not self.choice.narrows:
            return self._select(self._glance)
        # The index need not look outside of what the choice leaves.
        chosen = newest_first(self._select(None))
        return self._select(places(self.query, within=chosen) if chosen else [])

    @cached_property
    def choice(self) -> Choice:
        """All that is chosen but the search."""
        return Choice({name: v for name, v in self.values.items() if name != "q"})

    @property
    def has_all(self) -> bool:
        """Whether the selection has every hit that was chosen."""
        return self.is_counted or self.choice.narrows

    @cached_property
    def is_counted(self) -> bool:
        """Whether the selection has every hit that any other choice would leave."""
        return self.query is None or self._hits is not None

    def gather(self) -> None:
        """Look at all hits, however many and wherever."""
        self.selection = self._select(
            None if self.query is None else places(self.query)
        )
        self.is_counted = True

    @property
    def counting(self) -> str:
        """The query string of this list with all its counts."""
        return encoded(self.data, counts="1")

    @property
    def order(self) -> Order:
        if self.sort == "newest":
            return newest_first(self.selection)
        if self.sort == "relevance" and self.query and not self.has_all:
            return first_by_title(self.index.articles, self.query, self._glance, GLANCE)
        if not self.has_all:
            self.gather()
        if self.sort == "relevance" and self.query:
            return by_title(self.selection, self.query)
        return oldest_first(self.selection)

    @property
    def folds(self) -> bool:
        """Whether of the texts of one event only the oldest is listed."""
        return self.data.get("fold") == "1"

    @property
    def told_again(self) -> int:
        """How many texts tell of what an older one in the list tells, too."""
        return len(self.selection.told_again) if self.has_all else 0

    @property
    def folding(self) -> str:
        """The query string of the same list folded, or unfolded again."""
        return encoded(self.data, fold=None if self.folds else "1")

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, query string, and whether it is the one in force."""
        return [
            (
                label,
                encoded(self.data, sort=None if sort == self.usual_sort else sort),
                sort == self.sort,
            )
            for sort, label in self.sorts_on_offer.items()
        ]

    @property
    def count(self) -> str:
        """How many there are, as far as that is known yet."""
        return capped(len(self.selection)) if self.has_all else f"{GLANCE:,}+"

    def counts_of(self, name: str) -> dict[str, int] | None:
        return self.selection.counts(name) if self.is_counted else None

    @cached_property
    def direct_links(self) -> list[DirectLink]:
        return direct_links(self.data["q"], self.index.bureaus) if self.query else []

    @cached_property
    def _glance(self) -> list[int]:
        return [] if self.query is None else places(self.query, most=GLANCE + 1)

    @cached_property
    def _hits(self) -> list[int] | None:
        """All hits of the search, if they are few, or are all asked for."""
        if self.query is None:
            return None
        if len(self._glance) <= GLANCE:
            return self._glance
        # Of many hits the first pages do not say which of them tell of one event.
        return places(self.query) if self.folds else None

    def _select(self, hits: list[int] | None) -> Selection:
        choice = Choice(self.choice.values, hits, self.folds)
        return Selection(self.index.articles, choice)
