"""The list of articles: filtered, searched, counted by facet, in the order asked for."""

from dataclasses import replace

from django.utils.functional import cached_property

from ..holdings import (
    Order,
    Selection,
    newest_first,
    oldest_first,
    title_hits_first,
)
from ..search import Query, find
from ..search.finding import places
from ..search.links import DirectLink, direct_links
from ..search.query import single_terms
from .facets import MUCH, capped
from .fields import QueryFilter
from .lists import ListFilter
from .sentences import encoded

# A page and its count are made of so many hits; if there are more, they are gathered
# only when a page needs them, or when someone asks for the counts.
GATHERED = MUCH
SORTS = {"newest": "最新", "oldest": "最早", "relevance": "相关度"}


class ArticleFilter(ListFilter):
    """Filters of articles, which can be searched as well."""

    noun, measure = "文章", "篇"

    q = QueryFilter(label="关键词", method="holding")

    def holding(self, articles, name, query):
        return find(articles, query)

    @property
    def query(self) -> Query | None:
        """What is searched for, if anything is."""
        return self.values.get("q")

    @property
    def rows(self):
        """All the chosen articles as a QuerySet, newest first."""
        if self.query:
            return self.qs.order_by("-place").for_results()
        return self.qs.newest_first().for_list()

    @property
    def sort(self) -> str:
        wanted = self.data.get("sort")
        return wanted if wanted in self.sorts_on_offer else "newest"

    @property
    def sorts_on_offer(self) -> dict[str, str]:
        """Relevance is that to a query."""
        return {
            sort: label
            for sort, label in SORTS.items()
            if self.query or sort != "relevance"
        }

    @cached_property
    def selection(self) -> Selection:
        """What is chosen, made of the newest hits; `is_whole` says if of all of them."""
        return self._select(self._newest_hits)

    @cached_property
    def is_whole(self) -> bool:
        hits = self._newest_hits
        return hits is None or len(hits) <= GATHERED

    def gather(self) -> None:
        """Look at all hits, however many."""
        if not self.is_whole:
            self.selection = self._select(places(self.query))
            self.is_whole = True

    @property
    def counting(self) -> str:
        """The query string of this list with all its counts."""
        return encoded(self.data, counts="1")

    @property
    def order(self) -> Order:
        if self.sort == "newest":
            return newest_first(self.selection)
        self.gather()
        if self.sort == "oldest":
            return oldest_first(self.selection)
        in_title = [places(term, in_title=True) for term in single_terms(self.query)]
        return title_hits_first(self.selection, in_title)

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, query string, and whether it is the one in force."""
        return [
            (
                label,
                encoded(self.data, sort=None if sort == "newest" else sort),
                sort == self.sort,
            )
            for sort, label in self.sorts_on_offer.items()
        ]

    @property
    def count(self) -> str:
        return capped(len(self.selection))

    def counts_of(self, name: str) -> dict[str, int] | None:
        return self.selection.counts(name) if self.is_whole else None

    @cached_property
    def direct_links(self) -> list[DirectLink]:
        return direct_links(str(self.query)) if self.query else []

    @cached_property
    def _newest_hits(self) -> list[int] | None:
        return places(self.query, most=GATHERED + 1) if self.query else None

    def _select(self, hits: list[int] | None) -> Selection:
        return Selection(self.holdings.volumes, replace(self.choice, places=hits))
