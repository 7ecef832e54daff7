"""Which bureau, topic and indicator here is which of another site, and those that are new."""

from pathlib import Path
from typing import NamedTuple

from agencies.addresses import is_taken
from agencies.models import Agency
from agencies.naming import taken_names
from briefings.content_version import raise_content_version
from briefings.models import Topic
from metrics.exports.package import rows_in
from metrics.models import Indicator

from .harvested import TakenIssue
from .open_data import file_regions
from .packaged import Row, save_all

# What is told as lists of words, by whichever table.
WORDS = ("keywords", "aliases", "codes", "former_names")


class Matched(NamedTuple):
    """What stands here for the bureaus, topics and indicators of that site, by their keys there.

    Of topics and indicators only those that have another key here; `namesakes` are bureaus
    there whose name another bears here.
    """

    bureaus: dict[str, Agency]
    namesakes: set[str]
    topics: dict[str, str]
    indicators: dict[str, str]

    def in_our_words(self, taken: TakenIssue) -> TakenIssue:
        """The same with the keys that topics and indicators have here."""
        articles = [
            {**row, "topics": list(dict.fromkeys(_each(row["topics"], self.topics)))}
            for row in taken.articles
        ]
        figures = [
            {**row, "indicator_key": _own(row["indicator_key"], self.indicators)}
            for row in taken.figures
        ]
        return taken._replace(articles=articles, figures=figures)


def file_reference(folder: Path) -> Matched:
    """File what this site does not have; what it has stays as it is."""
    file_regions(list(rows_in(folder / "regions.jsonl")))
    topics = _file_missing(Topic, list(rows_in(folder / "topics.jsonl")))
    rows = list(rows_in(folder / "indicators.jsonl"))
    for row in rows:
        row["topic_id"] = _own(row.pop("topic"), topics)
        row["part_of_id"] = row.pop("part_of")
    indicators = _file_missing(Indicator, rows)
    bureaus, namesakes = _bureaus(list(rows_in(folder / "agencies.jsonl")))
    return Matched(bureaus, namesakes, topics, indicators)


def _each(keys: list[str], ours: dict[str, str]) -> list[str]:
    return [ours.get(key, key) for key in keys]


def _own(key: str | None, ours: dict[str, str]) -> str | None:
    return ours.get(key, key) if key else key


def _file_missing(model: type[Topic | Indicator], rows: list[Row]) -> dict[str, str]:
    """Those that neither a key nor a name tells; answers the keys here that differ.

    Totals may come behind their parts: all at once, and looked at in the end.
    """
    keys = {name: pk for pk, name in model._default_manager.values_list("pk", "name")}
    held = set(keys.values())
    missing = [row for row in rows if row["key"] not in held]
    ours = {row["key"]: keys[row["name"]] for row in missing if row["name"] in keys}
    new = [_new(model, row, ours) for row in missing if row["key"] not in ours]
    save_all(new)
    if new:
        raise_content_version()
    return ours


def _new(
    model: type[Topic | Indicator], row: Row, ours: dict[str, str]
) -> Topic | Indicator:
    own = {name: value for name, value in row.items() if name != "key"}
    if "part_of_id" in own:
        own["part_of_id"] = _own(own["part_of_id"], ours)
    _require_words(own)
    found = model(pk=row["key"], **own)
    found.clean_fields(exclude=[*WORDS, "topic", "part_of"])
    return found


def _require_words(row: Row) -> None:
    for name in WORDS:
        said = row.get(name, [])
        if not isinstance(said, list) or not all(isinstance(n, str) for n in said):
            raise TypeError(f"{name}: {said!r}")


def _bureaus(rows: list[Row]) -> tuple[dict[str, Agency], set[str]]:
    """By its full name a bureau is known here, if its place is the same; else it is new.

    Those whose name another bears, be it a former one, are left out: whose texts would
    be filed under it, nobody could tell.
    """
    found, new, namesakes = {}, [], set()
    for row in rows:
        agency = Agency.objects.filter(name=row["name"]).first()
        if agency is None and (agency := _new_bureau(row)):
            new.append((agency, row["parent"]))
        if agency is None or agency.region_id != row["region"]:
            namesakes.add(row["key"])
        else:
            found[row["key"]] = agency
    for agency, parent in new:
        agency.parent = found.get(parent or "")
    Agency.objects.bulk_update([agency for agency, _ in new], ["parent"])
    return found, namesakes


def _new_bureau(row: Row) -> Agency | None:
    """Under no name that another bears here, be it for people or in addresses."""
    own = ("name", "short_name", "document_prefix", "former_names")
    _require_words(row)
    agency = Agency(
        slug=row["key"], region_id=row["region"], **{n: row[n] for n in own}
    )
    taken = taken_names(agency).keys()
    if "name" in taken:
        return None
    for field in taken:
        setattr(agency, field, [] if field == "former_names" else "")
    agency.slug = _free_slug(agency)
    agency.clean_fields(exclude=["region", "parent"])
    agency.save()
    return agency


def _free_slug(agency: Agency) -> str:
    slug, count = agency.slug, 1
    while is_taken(slug, agency):
        count += 1
        slug = f"{agency.slug}-{count}"
    return slug
