"""What an import looks up in the database, read once: bureaus, topics, regions."""

from dataclasses import dataclass, field

from agencies.models import Agency, Region
from reading.documents import place_of_bureau
from reading.tags import TopicWords, Vocabulary

from ..models import Topic
from .receipts import Attribution


@dataclass(slots=True)
class Directory:
    """The bureaus by name and by place, and the words of topics and places."""

    vocabulary: Vocabulary
    agencies: list[Agency]
    by_name: dict[str, Agency] = field(default_factory=dict)

    @classmethod
    def from_database(cls) -> "Directory":
        agencies = list(Agency.objects.all())
        by_name = {
            name: agency
            for agency in agencies
            for name in (agency.name, *agency.former_names)
        }
        vocabulary = Vocabulary(
            topics=tuple(
                TopicWords(topic.code, tuple(topic.keywords), topic.only_if_leading)
                for topic in Topic.objects.all()
            ),
            region_codes=frozenset(Region.objects.values_list("code", flat=True)),
            regions_of_bureaus={
                name: agency.region_id for name, agency in by_name.items()
            },
        )
        return cls(vocabulary, agencies, by_name)

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

    def attribute(self, name: str) -> Attribution:
        """Whose an issue is that names this bureau, be it known to us or not."""
        if agency := self.agency_named(name):
            return Attribution(
                name=agency.name,
                is_known=agency.is_confirmed,
                region_code=agency.region_id,
            )
        return Attribution(
            name=name, is_known=False, region_code=self.vocabulary.region_of(name)
        )
