"""What readers may narrow a list by: one class each, which alone knows all of it.

The form, the facets, the sentence, the chips, the public index and the downloads ask
FIELDS, and know of no field by themselves.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache

from django_filters import DateFilter, Filter
from pyroaring import BitMap

from agencies.models import Agency, Region
from reading.language.gazetteer import codes_above

from ..models import Issue, Topic
from ..search import LONGEST, find
from .article_index import ArticleIndex
from .facets import Facet, FacetOffer, Value
from .field import ListField, Part, ValuedField
from .form_fields import DayPicker, QueryFilter, ValuesField, ValuesFilter
from .looks import A_DAY, among, of_length, written

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTHS = {str(month): month for month in range(1, 13)}
YEAR = re.compile(r"[0-9]{4}")
# Of a topic or an indicator.
KEY = "[-a-zA-Z0-9_]{1,40}"
# Of a division of GB/T 2260.
CODE = "[0-9]{6}"


@cache
def chain_of(code: str) -> tuple[str, ...]:
    """A county with its city and its province: 320922, 320900, 320000."""
    return (code, *codes_above(code)) if code else ()


class PlacesField(ValuesField):
    """A place chosen with one inside it gives way to that: it was the way there."""

    def to_python(self, value) -> list[str]:
        codes = super().to_python(value)
        around = {above for code in codes for above in chain_of(code)[1:]}
        return [code for code in codes if code not in around]


class PlacesFilter(ValuesFilter):
    field_class = PlacesField


class ByCity(ValuedField):
    """The place of the bureau, or any place around that."""

    name, label, part = "city", "地区", Part.PLACE
    columns = ("agency__region",)
    # With more places than these, counties wait until their city or province is chosen.
    few = 15
    looks = written(CODE)

    def filter(self) -> Filter:
        return PlacesFilter(field_name=self.name, label=self.label, method="narrow_by")

    def borne(self, code: str | None) -> Iterable[str]:
        return chain_of(code or "")

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        regions = Region.objects.filter(code__in=borne).order_by("code")
        return dict(regions.values_list("code", "name"))

    def known(self, values: Sequence[str]) -> Mapping[str, Region]:
        return Region.objects.in_bulk(values)

    def narrow(self, rows, meant: Iterable[Region]):
        return rows.in_city(*meant)

    def arranged(self, offer: FacetOffer) -> list[str]:
        """All if they are few; else only what lies directly under a chosen place."""
        codes = offer.on_offer
        if len(codes) <= self.few:
            return codes
        opened = {above for code in offer.chosen for above in chain_of(code)}
        tops = [code for code in codes if not self.depth(code)]
        if len(tops) == 1:
            opened |= set(tops)
        return [c for c in codes if not self.depth(c) or chain_of(c)[1] in opened]

    def depth(self, value: str) -> int:
        """0 a province, 1 what lies directly in one, 2 a county of a city."""
        return len(chain_of(value)) - 1

    def folded(self, values: Sequence[Value]) -> Facet:
        return Facet(self.name, self.label, values)


class ByAgency(ValuedField):
    """The bureau; it is looked for by its city first, for there may be hundreds."""

    name, label, part = "agency", "单位", Part.BUREAU
    columns = ("agency__slug",)
    most = 10
    looks = of_length(Agency._meta.get_field("slug").max_length)

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        agencies = Agency.objects.filter(slug__in=borne).by_place()
        return {agency.slug: agency.label for agency in agencies}

    def known(self, values: Sequence[str]) -> Mapping[str, Agency]:
        agencies = Agency.objects.known_to_the_public()
        return agencies.in_bulk(values, field_name="slug")

    def narrow(self, rows, meant: Iterable[Agency]):
        return rows.of_agency(*meant)

    def is_offered(self, chosen: Mapping) -> bool:
        return "city" in chosen or self.name in chosen

    def arranged(self, offer: FacetOffer) -> list[str]:
        """The chosen, then those with the most."""
        most = [slug for slug in offer.most_first if slug not in offer.chosen]
        return [*offer.chosen, *most[: self.most - len(offer.chosen)]]


class ByTopic(ValuedField):
    """What the article is about."""

    name, label, part = "topic", "主题", Part.SUBJECT
    path = "topics"
    looks = written(KEY)

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        """Those with most articles first, wherever and whatever else is chosen."""
        names = dict(Topic.objects.filter(code__in=borne).values_list("code", "name"))
        return {code: names[code] for code, _ in borne.most_common() if code in names}

    def known(self, values: Sequence[str]) -> Mapping[str, Topic]:
        return Topic.objects.in_bulk(values)

    def narrow(self, rows, meant: Iterable[Topic]):
        return rows.about(*meant)

    def said(self, labels: Sequence[str]) -> str:
        """关于“养老服务”或“社会救助”"""
        return "关于" + "或".join(f"“{label}”" for label in labels)


class ByKind(ValuedField):
    """What the issue is: a bulletin, a notice."""

    name, label, part = "kind", "类别", Part.KIND
    columns = ("kind",)
    looks = among(Issue.Kind.values)

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        return {kind: label for kind, label in Issue.Kind.choices if kind in borne}

    def known(self, values: Sequence[str]) -> Mapping[str, str]:
        return {kind: kind for kind in values if kind in Issue.Kind}

    def narrow(self, rows, meant: Iterable[str]):
        return rows.of_kind(*meant)


class ByYear(ValuedField):
    """The year of the issue."""

    name, label, part = "year", "年份", Part.YEAR
    columns = ("year",)
    looks = written(YEAR.pattern)

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        return {year: f"{year}年" for year in sorted(borne, key=int, reverse=True)}

    def known(self, values: Sequence[str]) -> Mapping[str, int]:
        return {v: int(v) for v in values if YEAR.fullmatch(v)}

    def narrow(self, rows, meant: Iterable[int]):
        return rows.of_year(*meant)


class ByMonth(ValuedField):
    """A month of the year that is chosen.

    Who gives no day is in no month; nor is who was issued in another year than the one
    that the issue counts itself to, for a list of 2021年1月 would be none.
    """

    name, label, part = "month", "月份", Part.YEAR
    shown_at_once = 12
    columns = ("year", "issued_on")
    looks = among(MONTHS)

    def borne(self, year: int, day: date | None) -> Iterable[str]:
        return [str(day.month)] if day and day.year == year else []

    def labels(self, borne: Counter[str]) -> dict[str, str]:
        return {month: f"{month}月" for month in sorted(borne, key=int)}

    def known(self, values: Sequence[str]) -> Mapping[str, int]:
        return {value: MONTHS[value] for value in values if value in MONTHS}

    def narrow(self, rows, meant: Iterable[int]):
        return rows.of_month(*meant)

    def is_offered(self, chosen: Mapping) -> bool:
        return self.continues(chosen) or self.name in chosen

    def continues(self, chosen: Mapping) -> bool:
        """2022年3月; of several years it is a month of each: 2021年或2022年 3月."""
        return len(chosen.get(ByYear.name, ())) == 1


class DayField(ListField):
    """An end of the period, typed or picked from the browser's own calendar."""

    part = Part.PERIOD
    looks = A_DAY

    def filter(self) -> Filter:
        return DateFilter(
            field_name=self.name,
            label=self.label,
            widget=DayPicker,
            method="narrow_by",
        )

    def known(self, values: Sequence[str]) -> Mapping[str, date]:
        found = {}
        for value in filter(DAY.fullmatch, values):
            with suppress(ValueError):
                found[value] = date.fromisoformat(value)
        return found


class Since(DayField):
    """Issued on a day or later."""

    name, label, phrase = "date_from", "起始日期", "{:%Y-%m-%d} 起"

    def narrow(self, rows, meant: Iterable[date]):
        return rows.issued_from(max(meant))

    def borne_in(self, articles: ArticleIndex, value: date) -> BitMap:
        return articles.issued_from(value)


class Until(DayField):
    """Issued by a day."""

    name, label, phrase = "date_to", "截止日期", "{:%Y-%m-%d} 止"

    def narrow(self, rows, meant: Iterable[date]):
        return rows.issued_until(min(meant))

    def borne_in(self, articles: ArticleIndex, value: date) -> BitMap:
        return articles.issued_until(value)


class ByWords(ListField):
    """What is searched for: articles alone can be, and the search knows which bear it."""

    name, label, part, phrase = "q", "关键词", Part.WORDS, "含“{}”"
    looks = of_length(LONGEST)

    def filter(self) -> Filter:
        return QueryFilter(field_name=self.name, label=self.label, method="narrow_by")

    def narrow(self, rows, meant: Iterable):
        for query in meant:
            rows = find(rows, query)
        return rows


FIELDS: tuple[ListField, ...] = (
    ByCity(),
    ByAgency(),
    ByTopic(),
    ByKind(),
    ByYear(),
    ByMonth(),
    Since(),
    Until(),
)


def valued(fields: Iterable[ListField] = FIELDS) -> Iterator[ValuedField]:
    """Those of the fields whose values are listed."""
    return (field for field in fields if isinstance(field, ValuedField))
