"""What an import looks up in the database, read once: bureaus, topics, regions."""

from dataclasses import dataclass, field

from agencies.models import Agency, Region

from ..models import Topic
from ..parsing.document import ParsedArticle, ParsedIssue
from ..parsing.gazetteer import places_in
from ..parsing.issuers import place_of_bureau
from ..parsing.topics import TopicWords, topics_of
from .receipts import Attribution, TaggedIssue, Tags


@dataclass(slots=True)
class Catalogue:
    """The bureaus by name and by place, and the topics' words."""

    topics: tuple[TopicWords, ...]
    agencies: list[Agency]
    region_codes: frozenset[str]
    by_name: dict[str, Agency] = field(default_factory=dict)

    @classmethod
    def from_database(cls) -> "Catalogue":
        topics = tuple(
            TopicWords(topic.code, tuple(topic.keywords), topic.only_if_leading)
            for topic in Topic.objects.all()
        )
        codes = frozenset(Region.objects.values_list("code", flat=True))
        catalogue = cls(topics, list(Agency.objects.all()), codes)
        for agency in catalogue.agencies:
            for name in (agency.name, *agency.former_names):
                catalogue.by_name[name] = agency
        return catalogue

    def agency_named(self, name: str) -> Agency | None:
        """The bureau of this name or former name, else the one of its kind at its place."""
        if agency := self.by_name.get(name):
            return agency
        place = place_of_bureau(name)
        at_place = [a for a in self.agencies if place and a.region_id == place.code]
        return next((a for a in at_place if name.endswith(a.name)), None)

    def add(self, agency: Agency) -> None:
        self.agencies.append(agency)
        self.by_name[agency.name] = agency

    def tag(self, issue: ParsedIssue) -> TaggedIssue:
        """The issue with its bureau, topics and regions looked up."""
        attribution = self._attribute(issue.agency)
        tags = tuple(
            self._tags(each, attribution.region_code) for each in issue.articles
        )
        return TaggedIssue(parsed=issue, attribution=attribution, tags=tags)

    def _attribute(self, name: str) -> Attribution:
        if agency := self.agency_named(name):
            return Attribution(
                name=agency.name,
                is_known=agency.is_confirmed,
                region_code=agency.region_id,
            )
        place = place_of_bureau(name)
        code = place.code if place and place.code in self.region_codes else None
        return Attribution(name=name, is_known=False, region_code=code)

    def _tags(self, article: ParsedArticle, near: str | None) -> Tags:
        text = f"{article.title}\n{article.subtitle}\n{article.text}"
        named = places_in(text, near=near or "")
        codes = sorted({p.code for p in named} & self.region_codes)
        return Tags(topics=topics_of(article, self.topics), regions=tuple(codes))
