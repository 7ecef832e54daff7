"""The page that a query names outright: a document, an issue, a bureau or a date."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency
from reading.documents import own_document_number
from reading.language.dates import find_dates
from reading.language.folding import fold

from ..models import Issue

# As bureaus_by_name makes it.
Bureaus = Mapping[str, Sequence[str]]
# Beyond so many the query names nothing in particular.
MOST = 5
# 韶关 2022年第5期, 韶关市民政局2022年第05期, 2022年 第5期
ISSUE = re.compile(
    r"(?P<agency>[^0-9 ]*) ?(?P<year>(?:19|20)[0-9]{2}) ?年 ?第 ?0*(?P<number>[0-9]{1,4}) ?期"
)
# 韶关最新一期, 韶关市民政局 最新简报, 最新一期
LATEST = re.compile(
    r"(?P<agency>[^0-9 ]*?) ?的?最新(?:(?:的?一)?期(?:的?简报)?|的?简报)"
)
# 韶关2023年12月, 韶关 2023年, 韶关 2023-12: what of a bureau a period holds
OF_AGENCY = re.compile(
    r"(?P<agency>[^0-9 ]+) ?(?P<year>(?:19|20)[0-9]{2})"
    r"(?: ?年(?: ?(?P<month>[0-9]{1,2}) ?月)?|-(?P<digits>[0-9]{1,2}))"
)
# 兰民发2021239号, 兰民发2021 239号: a document's number whose brackets were left out
UNBRACKETED = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff]{1,14}) ?(?P<year>(?:19|20)[0-9]{2}) ?年? ?"
    r"(?:第 ?)?(?P<serial>[0-9]{1,5}) ?号"
)
# Brackets of all kinds around the year: 《2021》, <2021>, {2021} are typed as well.
BRACKETS = str.maketrans(
    "《》〈〉<>{}｛｝「」『』＜＞", "〔〕〔〕〔〕〔〕〔〕〔〕〔〕〔〕"
)
# 2022年4月, 2022年, 2022-04
PERIOD = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?: ?年(?: ?(?P<month>[0-9]{1,2}) ?月)?|-(?P<digits>[0-9]{1,2}))"
)


@dataclass(frozen=True, slots=True)
class DirectLink:
    """A page with what it is called."""

    label: str
    url: str


def bureaus_by_name(slugs: Iterable[str]) -> dict[str, list[str]]:
    """By each folded name that a bureau or its place goes by, the slugs of the bureaus."""
    names: dict[str, list[str]] = {}
    fields = ("slug", "name", "short_name", "region__name")
    agencies = Agency.objects.filter(slug__in=slugs).by_place()
    for slug, *called in agencies.values_list(*fields):
        for name in dict.fromkeys(filter(None, called)):
            names.setdefault(fold(name), []).append(slug)
    return names


def direct_links(text: str, bureaus: Bureaus) -> list[DirectLink]:
    """The pages that the whole query names, if they have anything to show."""
    text = text.strip()
    links = [
        *_documents(text),
        *_issues(fold(text)),
        *_latest(fold(text)),
        *_of_agency(fold(text), bureaus),
        *_agencies(fold(text), bureaus),
        *_dates(text),
    ]
    return links if len(links) <= MOST else []


def _documents(text: str) -> Iterator[DirectLink]:
    if number := _document_number(text):
        for issue in Issue.objects.published().with_document_number(number):
            yield DirectLink(issue.heading, issue.get_absolute_url())


def _document_number(text: str) -> str:
    """As it is kept, whatever brackets were typed, or none; blank if it is no number."""
    if number := own_document_number(text.translate(BRACKETS)):
        return number.normal
    if bare := UNBRACKETED.fullmatch(fold(text)):
        return f"{bare['prefix']}〔{bare['year']}〕{int(bare['serial'])}号"
    return ""


def _issues(text: str) -> Iterator[DirectLink]:
    if not (named := ISSUE.fullmatch(text)):
        return
    issues = Issue.objects.published().numbered().select_related("agency")
    numbered = issues.filter(year=named["year"], number=named["number"])
    of_agency = _begun(named["agency"])
    # Two series of a bureau may share a number, and then an address.
    found = {i.get_absolute_url(): str(i) for i in numbered.filter(of_agency)}
    yield from (DirectLink(label, url) for url, label in found.items())


def _latest(text: str) -> Iterator[DirectLink]:
    """The newest number of each bureau that begins so; of all, if none is named."""
    if not (named := LATEST.fullmatch(text)):
        return
    numbered = Issue.objects.published().numbered().select_related("agency")
    if named["agency"]:
        issues = numbered.filter(_begun(named["agency"])).latest_of_each_agency()
    else:
        issues = numbered.newest_first()[:1]
    for issue in issues[: MOST + 1]:
        yield DirectLink(f"最新一期：{issue}", issue.get_absolute_url())


def _of_agency(text: str, bureaus: Bureaus) -> Iterator[DirectLink]:
    """The list of what a bureau, or those of a place, issued in a year or month."""
    if not (named := OF_AGENCY.fullmatch(text)):
        return
    slugs = bureaus.get(named["agency"]) or _begun_so(named["agency"], bureaus)
    year, month = int(named["year"]), int(named["month"] or named["digits"] or 0)
    for agency in Agency.objects.filter(slug__in=slugs).by_place()[: MOST + 1]:
        held = Issue.objects.published().of_agency(agency).of_year(year)
        if not (held.of_month(month) if month else held).exists():
            continue
        if month:
            chosen = {"agency": agency.slug, "year": year, "month": month}
            url = f"{reverse('issues')}?{urlencode(chosen)}"
            yield DirectLink(f"{agency.label}{year}年{month}月的简报和文件", url)
        else:
            url = reverse("agency_year", args=[agency.slug, year])
            yield DirectLink(f"{agency.label}{year}年", url)


def _begun_so(words: str, bureaus: Bureaus) -> list[str]:
    """韶关 begins 韶关市; of what begins so, the bureaus of the shortest name."""
    if len(words) < 2:
        return []
    begun = sorted((name for name in bureaus if name.startswith(words)), key=len)
    return list(bureaus[begun[0]]) if begun else []


def _agencies(text: str, bureaus: Bureaus) -> Iterator[DirectLink]:
    if slugs := bureaus.get(text):
        for agency in Agency.objects.filter(slug__in=slugs).by_place():
            yield DirectLink(agency.name, agency.get_absolute_url())


def _begun(words: str) -> Q:
    """An agency whose name, short name or place begins so: 韶关 begins 韶关市民政局."""
    fields = ("name", "short_name", "region__name")
    return Q(
        *((f"agency__{field}__startswith", words) for field in fields),
        _connector=Q.OR,
    )


def _dates(text: str) -> Iterator[DirectLink]:
    day = next(find_dates(text), None)
    if day and day.value and day.raw == text:
        yield from _archive(day.value.year, day.value.month, day.value.day)
    elif period := PERIOD.fullmatch(fold(text)):
        month = period["month"] or period["digits"]
        yield from _archive(int(period["year"]), int(month) if month else None)


def _archive(
    year: int, month: int | None = None, day: int | None = None
) -> Iterator[DirectLink]:
    parts = [part for part in (year, month, day) if part is not None]
    if (month is None or 1 <= month <= 12) and Issue.objects.published().issued_in(
        *parts
    ).exists():
        label = "".join(f"{n}{unit}" for n, unit in zip(parts, "年月日", strict=False))
        name = ("archive_year", "archive_month", "archive_day")[len(parts) - 1]
        yield DirectLink(f"{label}的简报", reverse(name, args=parts))
