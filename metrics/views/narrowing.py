"""The figures that the query string of a download asks for."""

from collections.abc import Callable

from django.http import QueryDict

from agencies.models import Agency, Region

from ..models import Figure, Indicator


class NotUnderstood(ValueError):
    """A value that names nothing we know."""

    def __init__(self, field: str, value: str):
        super().__init__(field, value)
        self.field, self.value = field, value


def narrowed(figures, query: QueryDict):
    """Any of the values of one field, and some of each."""
    for name, (label, narrow) in FIELDS.items():
        values = [value for value in query.getlist(name) if value]
        if values:
            figures = narrow(figures, label, list(dict.fromkeys(values)))
    return figures


def _in_places(figures, label: str, codes: list[str]):
    return figures.in_place(*_all(Region.objects.in_bulk(codes), label, codes))


def _of_agencies(figures, label: str, slugs: list[str]):
    agencies = Agency.objects.known_to_the_public().in_bulk(slugs, field_name="slug")
    return figures.of_agency(*_all(agencies, label, slugs))


def _of_indicators(figures, label: str, keys: list[str]):
    return figures.of(*_all(Indicator.objects.in_bulk(keys), label, keys))


def _of_years(figures, label: str, years: list[str]):
    known = {year: int(year) for year in years if year.isdecimal() and len(year) == 4}
    return figures.of_year(*_all(known, label, years))


def _in_states(figures, label: str, states: list[str]):
    known = {state: state for state in Figure.State.values}
    return figures.filter(state__in=_all(known, label, states))


def _all(known: dict, label: str, wanted: list[str]) -> list:
    for value in wanted:
        if value not in known:
            raise NotUnderstood(label, value)
    return [known[value] for value in wanted]


FIELDS: dict[str, tuple[str, Callable]] = {
    "city": ("地区", _in_places),
    "agency": ("单位", _of_agencies),
    "indicator": ("指标", _of_indicators),
    "year": ("年份", _of_years),
    "state": ("核对情况", _in_states),
}
