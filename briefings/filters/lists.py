"""The filters that all lists share, and the list of issues."""

from collections.abc import Iterator

from django.http import QueryDict
from django.utils.functional import cached_property
from django_filters import DateFilter, FilterSet

from agencies.models import Agency, Region

from ..holdings import Choice, Holdings, current
from .facets import Facet, Offer
from .fields import DayPicker, PeriodForm, PlacesFilter, ValuesFilter
from .sentences import PHRASES, Chosen, in_words, query_without, shortened

VALUED = ("city", "agency", "topic", "kind", "year")
# Errors whose message is the whole complaint.
SPEAKING_FOR_THEMSELVES = {"backwards", "query"}


class ListFilter(FilterSet):
    """Filters of a list; a value it cannot understand is left out and reported."""

    city = PlacesFilter(label="地区", method="in_city")
    agency = ValuesFilter(label="单位", method="of_agency")
    topic = ValuesFilter(label="主题", method="about")
    kind = ValuesFilter(label="类别", method="of_kind")
    year = ValuesFilter(label="年份", method="of_year")
    date_from = DateFilter(label="起始日期", widget=DayPicker, method="issued_from")
    date_to = DateFilter(label="截止日期", widget=DayPicker, method="issued_until")

    class Meta:
        form = PeriodForm

    def __init__(self, query: QueryDict, rows, holdings: Holdings | None = None):
        super().__init__(query, rows)
        self.holdings = holdings or current()
        for name in VALUED:
            self.filters[name].extra["labels"] = self.labels_of(name)

    def in_city(self, rows, name, codes):
        return rows.in_city(*Region.objects.filter(code__in=codes))

    def of_agency(self, rows, name, slugs):
        return rows.of_agency(*Agency.objects.filter(slug__in=slugs))

    def about(self, rows, name, codes):
        return rows.about(*codes)

    def of_kind(self, rows, name, kinds):
        return rows.of_kind(*kinds)

    def of_year(self, rows, name, years):
        return rows.of_year(*years)

    def issued_from(self, rows, name, day):
        return rows.issued_from(day)

    def issued_until(self, rows, name, day):
        return rows.issued_until(day)

    def labels_of(self, name: str) -> dict[str, str]:
        return self.holdings.labels.get(name, {})

    @cached_property
    def values(self) -> dict:
        """What is chosen of each field, as far as it makes sense."""
        # Makes cleaned_data; what is wrong in one field leaves the others alone.
        self.form.is_valid()
        return {name: v for name, v in self.form.cleaned_data.items() if v}

    @property
    def facets(self) -> list[Facet]:
        return [
            Offer(
                name=name,
                title=self.form.fields[name].label,
                labels=self.labels_of(name),
                counts=self.counts_of(name),
                chosen=self.values.get(name, ()),
            ).facet()
            for name in VALUED
            if self.labels_of(name) and self._is_offered(name)
        ]

    def _is_offered(self, name: str) -> bool:
        """A bureau is looked for by its city first: there may be hundreds."""
        return name != "agency" or "city" in self.values or "agency" in self.values

    def counts_of(self, name: str) -> dict[str, int] | None:
        """How much each value of a field would leave, if that is known at once."""
        return None

    @property
    def choice(self) -> Choice:
        return Choice(
            {name: self.values[name] for name in VALUED if name in self.values},
            self.values.get("date_from"),
            self.values.get("date_to"),
        )

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The values in force, in the order a sentence names them."""
        return [
            chosen
            for name in PHRASES
            if name in self.values
            for chosen in self._chosen_of(name)
        ]

    @property
    def description(self) -> str:
        """What the list is: 韶关市或云浮市 2022年 关于“疫情防控”的文章."""
        phrases = " ".join(
            in_words(name, self._labels_chosen(name))
            for name in PHRASES
            if name in self.values
        )
        return f"{phrases}的{self.noun}" if phrases else f"全部{self.noun}"

    @property
    def misunderstood(self) -> list[str]:
        """A sentence for each value that made no sense."""
        errors = self.form.errors.as_data().items()
        return [
            *(self._complaint(name, error[0]) for name, error in errors),
            *self._unknown_values(),
        ]

    def _chosen_of(self, name: str) -> Iterator[Chosen]:
        if name not in VALUED:
            phrase = in_words(name, self._labels_chosen(name))
            yield Chosen(phrase, query_without(self.data, name))
            return
        for value in self.values[name]:
            phrase = in_words(name, [self.labels_of(name)[value]])
            yield Chosen(phrase, query_without(self.data, name, value))

    def _labels_chosen(self, name: str) -> list:
        value = self.values[name]
        if name in VALUED:
            return [self.labels_of(name)[each] for each in value]
        return [value]

    def _unknown_values(self) -> Iterator[str]:
        for name in VALUED:
            for value in self.data.getlist(name):
                if value and value not in self.labels_of(name):
                    yield self._not_understood(name, value)

    def _complaint(self, name, error) -> str:
        if error.code in SPEAKING_FOR_THEMSELVES:
            return error.message
        return self._not_understood(name, self.data.get(name, ""))

    def _not_understood(self, name: str, value: str) -> str:
        label = self.form.fields[name].label
        return f"没有看懂“{label}”中的“{shortened(value)}”，这一项没有起作用。"


class IssueFilter(ListFilter):
    noun, measure = "简报和文件", "份"

    @property
    def rows(self):
        return self.qs.newest_first().with_contents()
