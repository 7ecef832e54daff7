"""Form fields of the filters: days, queries, and values of which several may be chosen."""

from django import forms
from django_filters import Filter

from ..search import Query, QueryProblem, parse_query


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
            error = forms.ValidationError("截止日期早于起始日期", code="backwards")
            self.add_error("date_to", error)


class QueryField(forms.Field):
    """What to search for, read as a query."""

    widget = forms.TextInput(attrs={"type": "search"})

    def to_python(self, value) -> Query | None:
        if not value or value.isspace():
            return None
        try:
            return parse_query(value)
        except QueryProblem as problem:
            raise forms.ValidationError(problem.message, code="query") from problem


class QueryFilter(Filter):
    field_class = QueryField


class ValuesField(forms.Field):
    """Those of the values given that are among the labels; others are left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *args, labels, **kwargs):
        super().__init__(*args, **kwargs)
        self.labels = labels

    def to_python(self, value) -> list[str]:
        return [each for each in dict.fromkeys(value or ()) if each in self.labels]


class ValuesFilter(Filter):
    """Any of several values; the list says which there are."""

    field_class = ValuesField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, labels={}, **kwargs)
