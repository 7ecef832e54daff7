"""What is public, held in memory by each process and kept in step with every change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..content_version import issues_changed
from ..models import ContentVersion
from ..search.links import bureaus_by_name
from .article_index import ArticleIndex
from .fields import valued
from .order import newest_first
from .reading import read_issues, read_year
from .renewing import renewed
from .selection import Choice, Selection

# By field and value: {"kind": {"notice": "通知公告"}}
Labels = dict[str, dict[str, str]]
# So many issues are read one by one; of more, the whole year is.
FEW = 200


@dataclass(frozen=True)
class PublicIndex:
    """All that is public, and what its marks are called."""

    version: int = 0
    # The number that each year had when it was read.
    read: Mapping[int, int] = field(default_factory=dict)
    articles: ArticleIndex = field(default_factory=ArticleIndex)
    labels: Labels = field(default_factory=dict)
    # By every folded name of a bureau, its slug; of a place, those of its bureaus.
    bureaus: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Those in which anything public was issued, the newest first."""
        newest = sorted(self.read, reverse=True)
        return [year for year in newest if self.articles.ranks_of_year(year)]

    def counted(self, name: str, **chosen: str) -> list[tuple[str, str, int]]:
        """Each value of a field with its label and how many of these articles have it."""
        choice = Choice({field: [value] for field, value in chosen.items()})
        counts = Selection(self.articles, choice).counts(name)
        labels = self.labels.get(name, {}).items()
        return [(v, label, counts[v]) for v, label in labels if v in counts]

    def marks_at(self, place: int, name: str) -> list[tuple[str, str]]:
        """The values of a field that the article at the place bears, with labels."""
        labels = self.labels.get(name, {})
        borne = self.articles.marks_at(place, name)
        return [(value, labels[value]) for value in borne if value in labels]

    def newest(self, most: int) -> list[int]:
        """The places of the newest articles."""
        return newest_first(Selection(self.articles, Choice()))[:most]


_held = PublicIndex()


def public_index() -> PublicIndex:
    """The index as of now; costs one small query while nothing has changed.

    A year is read after its number was: what changes meanwhile is at worst read once
    more. Several threads may read the same; the last one's stays, and should that be an
    older one, it is brought up to date by the next request.
    """
    global _held
    # Not what another thread puts there meanwhile: its copy of the database may lag.
    held = _held
    if ContentVersion.objects.of_site() != held.version:
        held = _held = _up_to_date(held)
    return held


def _up_to_date(held: PublicIndex) -> PublicIndex:
    version, read, articles = 0, {}, held.articles
    # The oldest first: who reads them all only ever adds at the end.
    for year, number, recent in sorted(ContentVersion.objects.with_recent_changes()):
        if year == ContentVersion.WHOLE_SITE:
            version = number
            continue
        read[year] = number
        if number != held.read.get(year):
            articles = _read_again(articles, year, held.read.get(year), recent)
    # As when a backup was restored from before anything of a year was public.
    for year in held.read.keys() - read.keys():
        articles = renewed(articles, year, ArticleIndex(), None)
    labels = _labels(articles)
    bureaus = bureaus_by_name(labels["agency"])
    return PublicIndex(version, read, articles, labels, bureaus)


def _read_again(
    articles: ArticleIndex, year: int, since: int | None, recent: str
) -> ArticleIndex:
    """With the issues changed since; with the whole year if nobody knows which."""
    issues = None if since is None else issues_changed(recent, since=since)
    if issues is None or len(issues) > FEW:
        return renewed(articles, year, read_year(year), None)
    if not issues:
        return articles
    return renewed(articles, year, read_issues(year, issues), issues)


def _labels(articles: ArticleIndex) -> Labels:
    """The names of all marks that any article bears."""
    return {
        field.name: field.labels(
            Counter(
                {
                    value: len(articles.marks[field.name][value])
                    for value in articles.values(field.name)
                }
            )
        )
        for field in valued()
    }
