"""The figures that the query string of a download asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.http import QueryDict

from briefings.lists.field import NamedField
from briefings.lists.fields import FIELDS, KEY, ByCity
from briefings.lists.looks import among, written

from ..models import Figure, Indicator


class NotUnderstood(ValueError):
    """A value that names nothing we know."""

    def __init__(self, field: NamedField, value: str):
        super().__init__(field, value)
        self.field, self.value = field, value


class ByPlace(ByCity):
    """The place that a figure is of, whoever tells of it."""

    def narrow(self, rows, meant):
        return rows.in_place(*meant)


class ByIndicator(NamedField):
    """The indicator that it is a figure of."""

    name, label = "indicator", "指标"
    looks = written(KEY)

    def known(self, values: Sequence[str]) -> Mapping[str, Indicator]:
        return Indicator.objects.in_bulk(values)

    def narrow(self, rows, meant: Iterable[Indicator]):
        return rows.of(*meant)


class ByState(NamedField):
    """Whether a person has looked at it."""

    name, label = "state", "核对情况"
    looks = among(Figure.State.values)

    def known(self, values: Sequence[str]) -> Mapping[str, str]:
        return {state: state for state in values if state in Figure.State}

    def narrow(self, rows, meant: Iterable[str]):
        return rows.filter(state__in=meant)


def fields_of_figures() -> Iterator[NamedField]:
    """Those of lists, but that the place is the figure's; and its own."""
    for field in FIELDS:
        yield ByPlace() if isinstance(field, ByCity) else field
    yield from (ByIndicator(), ByState())


def narrowed(figures, query: QueryDict):
    """Any of the values of one field, and some of each."""
    for field in fields_of_figures():
        values = [value for value in query.getlist(field.name) if value]
        if values:
            figures = field.narrow(figures, _all(field, list(dict.fromkeys(values))))
    return figures


def _all(field: NamedField, wanted: list[str]) -> list:
    known = field.known([value for value in wanted if "\0" not in value])
    for value in wanted:
        if value not in known:
            raise NotUnderstood(field, value)
    return [known[value] for value in wanted]
