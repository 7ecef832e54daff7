"""What a reader may narrow a list by, and how the list then describes itself."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django_filters import (
    ChoiceFilter,
    DateFilter,
    Filter,
    FilterSet,
    ModelChoiceFilter,
)
from django_filters.fields import ModelChoiceField

from agencies.models import Agency, Region

from .models import Article, Issue
from .search import Query, QueryProblem, find, parse_query
from .search.links import DirectLink, direct_links

ANY = "不限"
SHOWN_LENGTH = 20
INDENTS = {Region.Level.CITY: "\u3000", Region.Level.COUNTY: "\u3000\u3000"}
# Errors whose message is the whole complaint.
SPEAKING_FOR_THEMSELVES = {"backwards", "query"}
PHRASES = {
    "q": "含“{}”".format,
    "city": str,
    "agency": str,
    "year": "{}年".format,
    "kind": lambda kind: Issue.Kind(kind).label,
    "date_from": "{:%Y-%m-%d} 起".format,
    "date_to": "{:%Y-%m-%d} 止".format,
    "topic": "关于“{}”".format,
}


@dataclass(frozen=True)
class Chosen:
    """One filter in force, in words, with the query string that drops it."""

    phrase: str
    without: str


class DayPicker(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """Refuses a period that ends before it begins."""

    def clean(self):
        first, last = (self.cleaned_data.get(n) for n in ("date_from", "date_to"))
        if first and last and last < first:
            message = "截止日期早于起始日期，截止日期没有起作用。"
            self.add_error("date_to", forms.ValidationError(message, code="backwards"))


class QueryField(forms.Field):
    """What to search for, read as a query."""

    widget = forms.TextInput(attrs={"type": "search"})

    def to_python(self, value) -> Query | None:
        if not value or value.isspace():
            return None
        try:
            return parse_query(value)
        except QueryProblem as problem:
            message = f"{problem.message}关键词没有起作用。"
            raise forms.ValidationError(message, code="query") from problem


class QueryFilter(Filter):
    field_class = QueryField


class RegionField(ModelChoiceField):
    """Sets counties in under their city, cities under their province."""

    def label_from_instance(self, region):
        return INDENTS.get(region.level, "") + region.name


class RegionFilter(ModelChoiceFilter):
    field_class = RegionField


def regions_on_offer(request):
    return Region.objects.with_published_issues()


def agencies_on_offer(request):
    return Agency.objects.filter(issues__status="published").distinct()


def topics_on_offer(request):
    return Article.objects.published().topics_counted()


def kinds_on_offer():
    held = Issue.objects.published().order_by("kind").values_list("kind", flat=True)
    in_use = set(held.distinct())
    return [choice for choice in Issue.Kind.choices if choice[0] in in_use]


def years_on_offer():
    years = Issue.objects.published().order_by("-year").values_list("year", flat=True)
    return [(year, f"{year}年") for year in years.distinct()]


class ListFilter(FilterSet):
    """Filters of a list; a value it cannot understand is left out and reported."""

    city = RegionFilter(
        label="地区", queryset=regions_on_offer, empty_label=ANY, method="in_city"
    )
    agency = ModelChoiceFilter(
        label="单位",
        queryset=agencies_on_offer,
        to_field_name="slug",
        empty_label=ANY,
        method="of_agency",
    )
    topic = ModelChoiceFilter(
        label="主题", queryset=topics_on_offer, empty_label=ANY, method="about"
    )
    kind = ChoiceFilter(
        label="类别", choices=kinds_on_offer, empty_label=ANY, method="of_kind"
    )
    year = ChoiceFilter(
        label="年份", choices=years_on_offer, empty_label=ANY, method="of_year"
    )
    date_from = DateFilter(label="起始日期", widget=DayPicker, method="issued_from")
    date_to = DateFilter(label="截止日期", widget=DayPicker, method="issued_until")

    class Meta:
        form = PeriodForm

    def in_city(self, rows, name, region):
        return rows.in_city(region)

    def of_agency(self, rows, name, agency):
        return rows.of_agency(agency)

    def about(self, rows, name, topic):
        return rows.about(topic)

    def of_kind(self, rows, name, kind):
        return rows.of_kind(kind)

    def of_year(self, rows, name, year):
        return rows.of_year(year)

    def issued_from(self, rows, name, day):
        return rows.issued_from(day)

    def issued_until(self, rows, name, day):
        return rows.issued_until(day)

    @cached_property
    def chosen(self) -> list[Chosen]:
        """The filters in force, in the order a sentence names them."""
        values = self.form.cleaned_data if self.form.is_bound else {}
        return [
            Chosen(phrase(values[name]), self._query_without(name))
            for name, phrase in PHRASES.items()
            if values.get(name)
        ]

    @property
    def description(self) -> str:
        """What the list is: 韶关市 2022年 关于“疫情防控”的文章."""
        phrases = " ".join(chosen.phrase for chosen in self.chosen)
        return f"{phrases}的{self.noun}" if phrases else f"全部{self.noun}"

    @property
    def misunderstood(self) -> list[str]:
        """A sentence for each value that made no sense."""
        return [
            self._complaint(name, errors[0])
            for name, errors in self.form.errors.as_data().items()
        ]

    def _complaint(self, name, error) -> str:
        if error.code in SPEAKING_FOR_THEMSELVES:
            return error.message
        value = self.data.get(name, "")
        shown = value[:SHOWN_LENGTH] + "…" * (len(value) > SHOWN_LENGTH)
        label = self.form.fields[name].label
        return f"没有看懂“{label}”中的“{shown}”，这一项没有起作用。"

    def _query_without(self, name) -> str:
        query = self.data.copy()
        for dropped in (name, "page"):
            query.pop(dropped, None)
        return query.urlencode()


class ArticleFilter(ListFilter):
    """Filters of articles, which can be searched as well."""

    noun, measure = "文章", "篇"

    q = QueryFilter(label="关键词", method="holding")

    def holding(self, articles, name, query):
        return find(articles, query)

    @property
    def query(self) -> Query | None:
        """What is searched for, if anything is."""
        # Makes cleaned_data; what is wrong elsewhere does not matter here.
        self.form.is_valid()
        return self.form.cleaned_data.get("q")

    @property
    def rows(self):
        """The chosen articles, newest first, with what a row shows of each."""
        if self.query:
            return self.qs.order_by("-place").for_results()
        return self.qs.newest_first().for_list()

    @cached_property
    def direct_links(self) -> list[DirectLink]:
        return direct_links(str(self.query)) if self.query else []


class IssueFilter(ListFilter):
    noun, measure = "简报和文件", "份"
