"""Which bureau, topic and indicator here is which of another site, and those that are new."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.models import Model

from agencies.addresses import is_taken
from agencies.models import Agency, Region
from agencies.naming import taken_names
from briefings.content_version import raise_content_version
from briefings.models import Topic
from metrics.exports.package import rows_in
from metrics.models import Indicator

from .harvested import TakenIssue
from .open_data import file_regions
from .packaged import MAKES_NO_SENSE, Row, save_all

# What is told as lists of words, by whichever table.
WORDS = ("keywords", "aliases", "codes", "former_names")


class BadReference(Exception):
    """A row that others name and that makes no sense; which, in Chinese.

    What is filed without it would be half of what that site says: nothing is.
    """


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
    _file_regions(_rows_of(folder, "regions"))
    topics = _file_missing(Topic, _rows_of(folder, "topics"))
    rows = _rows_of(folder, "indicators")
    for row in rows:
        with _made_sense_of("indicators", row):
            row["topic_id"] = _own(row.pop("topic"), topics)
            row["part_of_id"] = row.pop("part_of")
    indicators = _file_missing(Indicator, rows)
    bureaus, namesakes = _bureaus(_rows_of(folder, "agencies"))
    return Matched(bureaus, namesakes, topics, indicators)


def _rows_of(folder: Path, table: str) -> list[Row]:
    with _made_sense_of(table):
        return list(rows_in(folder / f"{table}.jsonl"))


@contextmanager
def _made_sense_of(table: str, row: Row | None = None) -> Iterator[None]:
    """Of a row, or of a whole table; else it is told which makes none."""
    try:
        yield
    except MAKES_NO_SENSE as problem:
        key = row.get("key") if isinstance(row, dict) else row
        named = f"“{key}”一行" if row is not None else ""
        raise BadReference(f"{table}.jsonl {named}看不懂（{problem!r}）") from problem


def _require_whole(model: type[Model]) -> None:
    """That what its rows name is there: else the database says so, but at the end of all."""
    connection.check_constraints([model._meta.db_table])


def _file_regions(rows: list[Row]) -> None:
    for row in rows:
        with _made_sense_of("regions", row):
            own = {name: row[name] for name in ("name", "level")}
            region = Region(code=row["key"], parent_id=row["parent"], **own)
            region.clean_fields(exclude=["parent"])
    with _made_sense_of("regions"):
        file_regions(rows)
        _require_whole(Region)


def _each(keys: list[str], ours: dict[str, str]) -> list[str]:
    return [ours.get(key, key) for key in keys]


def _own(key: str | None, ours: dict[str, str]) -> str | None:
    return ours.get(key, key) if key else key


def _file_missing(model: type[Topic | Indicator], rows: list[Row]) -> dict[str, str]:
    """Those that neither a key nor a name tells; answers the keys here that differ.

    Totals may come behind their parts: all at once, and looked at in the end.
    """
    table = f"{model._meta.model_name}s"
    keys = {name: pk for pk, name in model._default_manager.values_list("pk", "name")}
    held, missing, ours = set(keys.values()), [], {}
    for row in rows:
        with _made_sense_of(table, row):
            if row["key"] in held:
                continue
            missing.append(row)
            if row["name"] in keys:
                ours[row["key"]] = keys[row["name"]]
    new = []
    for row in missing:
        with _made_sense_of(table, row):
            new += [] if row["key"] in ours else [_new(model, row, ours)]
    with _made_sense_of(table):
        save_all(new)
        _require_whole(model)
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
        with _made_sense_of("agencies", row):
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
    with _made_sense_of("agencies"):
        _require_whole(Agency)
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
