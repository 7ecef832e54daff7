"""What a reader has narrowed a list to: checked, in words, and what else is on offer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.http import QueryDict
from django.utils.functional import cached_property
from django_filters import FilterSet

from .facets import Facet, FacetOffer
from .fields import FIELDS, DayField, ListField, ValuedField, valued
from .form_fields import PeriodForm
from .index import PublicIndex, public_index
from .sentence import Chosen, in_order, in_words, query_without, shortened

# Errors that say by themselves what is wrong, and what of the list was left out for it.
SPEAKING_FOR_THEMSELVES = {
    "backwards": "截止日期没有起作用",
    "query": "关键词没有起作用",
}


class Complaint(NamedTuple):
    """What is wrong with a value, by its parameter, and what a page makes of that."""

    name: str
    message: str
    left_out: str = "这一项没有起作用"

    @property
    def sentence(self) -> str:
        comma = "" if self.message.endswith("。") else "，"
        return f"{self.message}{comma}{self.left_out}。"


class ListFilter(FilterSet):
    """Filters of a list; a value it cannot understand is left out and reported."""

    fields: Sequence[ListField] = FIELDS
    noun, measure = "", ""

    class Meta:
        form = PeriodForm

    def __init__(self, query: QueryDict, rows, index: PublicIndex | None = None):
        super().__init__(query, rows)
        self.index = index or public_index()
        for field in valued(self.fields):
            self.filters[field.name].extra["labels"] = self.labels_of(field.name)

    @classmethod
    def get_filters(cls):
        return {field.name: field.filter() for field in cls.fields}

    def narrow_by(self, rows, name: str, value):
        """The rows that bear what the form has made of a field's values."""
        field = next(field for field in self.fields if field.name == name)
        return field.narrow_to(rows, value)

    def labels_of(self, name: str) -> Mapping[str, str]:
        """Of all values that any text bears, and of those asked for that none does."""
        return self._labels[name]

    @cached_property
    def _labels(self) -> dict[str, Mapping[str, str]]:
        """Put together once: each value of an address, which may be many, asks for them."""
        borne = self.index.labels
        return {
            name: {**borne.get(name, {}), **others}
            for name, others in self._without_texts.items()
        }

    @cached_property
    def _without_texts(self) -> dict[str, Mapping[str, str]]:
        """By field what is real and asked for, as a kind of which nothing came yet."""
        return {field.name: self._unborne(field) for field in valued(self.fields)}

    def _unborne(self, field: ValuedField) -> Mapping[str, str]:
        borne, given = self.index.labels.get(field.name, {}), self.data or QueryDict()
        asked = [v for v in given.getlist(field.name) if v and v not in borne]
        return field.called(asked) if asked else {}

    @property
    def without_texts(self) -> list[str]:
        """What of the choice no text bears at all, whatever else is chosen."""
        return [name for each in self._without_texts.values() for name in each.values()]

    @cached_property
    def values(self) -> dict:
        """What is chosen of each field, as far as it makes sense."""
        # Makes cleaned_data; what is wrong in one field leaves the others alone.
        self.form.is_valid()
        return {name: v for name, v in self.form.cleaned_data.items() if v}

    @property
    def facets(self) -> list[Facet]:
        return [
            field.facet(self._offer(field))
            for field in valued(self.fields)
            if self.labels_of(field.name) and field.is_offered(self.values)
        ]

    def _offer(self, field: ValuedField) -> FacetOffer:
        labels, counts = self.labels_of(field.name), self.counts_of(field.name)
        return FacetOffer(labels, counts, self.values.get(field.name, ()))

    @property
    def days(self) -> list[tuple[str, str, object]]:
        """Name, label and value of the days to type."""
        return [
            (field.name, field.label, self.values.get(field.name))
            for field in self.fields
            if isinstance(field, DayField)
        ]

    def counts_of(self, name: str) -> dict[str, int] | None:
        """How much each value of a field would leave, if that is known at once."""
        return None

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The values in force, in the order a sentence names them."""
        fields = in_order(self.fields, self.values)
        return [chosen for field in fields for chosen in self._chosen_of(field)]

    @cached_property
    def description(self) -> str:
        """What the list is: 韶关市或云浮市 2022年 关于“疫情防控”的文章."""
        fields = in_order(self.fields, self.values)
        said = ((field, self._labels_chosen(field)) for field in fields)
        words = in_words(said, self.values)
        return f"{words}的{self.noun}" if words else f"全部{self.noun}"

    @property
    def misunderstood(self) -> list[str]:
        """A sentence for each value that made no sense."""
        return [each.sentence for each in self.complaints]

    @property
    def complaints(self) -> list[Complaint]:
        errors = self.form.errors.as_data().items()
        return [
            *(self._complaint(name, error[0]) for name, error in errors),
            *self._unknown_values(),
        ]

    def _chosen_of(self, field: ListField) -> Iterator[Chosen]:
        labels = self._labels_chosen(field)
        if not isinstance(field, ValuedField):
            yield Chosen(field.said(labels), query_without(self.data, field.name))
            return
        for value, label in zip(self.values[field.name], labels, strict=True):
            without = query_without(self.data, field.name, value)
            yield Chosen(field.said([label]), without)

    def _labels_chosen(self, field: ListField) -> list:
        value = self.values[field.name]
        if isinstance(field, ValuedField):
            return [self.labels_of(field.name)[each] for each in value]
        return [value]

    def _unknown_values(self) -> Iterator[Complaint]:
        for field in valued(self.fields):
            for value in self.data.getlist(field.name):
                if value and value not in self.labels_of(field.name):
                    yield self._not_understood(field.name, value)

    def _complaint(self, name, error) -> Complaint:
        if left_out := SPEAKING_FOR_THEMSELVES.get(error.code):
            return Complaint(name, error.message, left_out)
        return self._not_understood(name, self.data.get(name, ""))

    def _not_understood(self, name: str, value: str) -> Complaint:
        return not_understood(name, self.form.fields[name].label, value)


def not_understood(name: str, label: str, value: str) -> Complaint:
    return Complaint(name, f"没有看懂“{label}”中的“{shortened(value)}”")


class IssueFilter(ListFilter):
    """Filters of issues."""

    noun, measure = "简报和文件", "份"

    @property
    def rows(self):
        return self.qs.newest_first().with_contents()
