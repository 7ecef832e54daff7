"""What a query string asks of a list: checked as a whole, or not answered."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.http import QueryDict

from ..lists.field import NamedField
from ..lists.fields import ByWords, DayField
from ..lists.forms import Complaint, not_understood
from ..lists.pages import PER_PAGE
from ..lists.sentence import shortened
from .refusals import Refused

MOST = 200
ALLOWED = {str(limit): limit for limit in range(1, MOST + 1)}
AFTER, LIMIT, FIELDS, SORT = "after", "limit", "fields", "sort"
# What any list takes, and how people call it.
OF_PAGE = {AFTER: "接着取", LIMIT: "每页条数", FIELDS: "要哪几项"}
SORT_LABEL = "排序"


class Asked(NamedTuple):
    """From where, how many, and what of each; nothing named is everything."""

    after: str
    limit: int
    keys: tuple[str, ...]


def asked_of(
    query: QueryDict,
    fields: Sequence[NamedField],
    keys: Collection[str],
    sorts: Mapping[str, str],
) -> Asked:
    """Of a list with these fields and sorts, each row of which has these keys."""
    complaints = [
        *_unknown(query, {f.name for f in fields}, sorts),
        *_given_twice(query, fields),
        *_no_days(query, fields),
        *_sorted_how(query, sorts),
    ]
    limit, wanted = _limit(query, complaints), _keys(query, keys, complaints)
    if complaints:
        raise Refused(complaints)
    return Asked(query.get(AFTER, ""), limit, wanted)


def keys_asked(query: QueryDict, keys: Collection[str]) -> tuple[str, ...]:
    """What is asked for of a single one that has these keys."""
    complaints = [_not_known(name) for name in query if name != FIELDS]
    wanted = _keys(query, keys, complaints)
    if complaints:
        raise Refused(complaints)
    return wanted


def values_of(query: QueryDict, field: NamedField) -> dict[str, object]:
    """What is meant by each value that is given of a field."""
    given = [value for value in dict.fromkeys(query.getlist(field.name)) if value]
    known = (
        field.known([value for value in given if "\0" not in value]) if given else {}
    )
    unknown = [value for value in given if value not in known]
    if unknown:
        raise Refused([not_understood(field.name, field.label, v) for v in unknown])
    return {value: known[value] for value in given}


def _unknown(
    query: QueryDict, fields: set[str], sorts: Mapping[str, str]
) -> list[Complaint]:
    known = {*fields, *OF_PAGE, *([SORT] if sorts else [])}
    return [_not_known(name) for name in query if name not in known]


def _not_known(name: str) -> Complaint:
    return Complaint(name, f"没有“{shortened(name)}”这个参数")


def _given_twice(query: QueryDict, fields: Sequence[NamedField]) -> list[Complaint]:
    single = {f.name: f.label for f in fields if isinstance(f, (DayField, ByWords))}
    single |= {AFTER: OF_PAGE[AFTER], LIMIT: OF_PAGE[LIMIT], SORT: SORT_LABEL}
    return [
        Complaint(name, f"“{label}”只能给一个值")
        for name, label in single.items()
        if len(query.getlist(name)) > 1
    ]


def _no_days(query: QueryDict, fields: Sequence[NamedField]) -> list[Complaint]:
    """A page reads 2022年1月1日 too; programs are told of one way to write it."""
    return [
        not_understood(field.name, field.label, given)
        for field in fields
        if isinstance(field, DayField)
        if (given := query.get(field.name, "")) and not field.known([given])
    ]


def _sorted_how(query: QueryDict, sorts: Mapping[str, str]) -> list[Complaint]:
    wanted = query.get(SORT, "")
    if not sorts or not wanted or wanted in sorts:
        return []
    return [not_understood(SORT, SORT_LABEL, wanted)]


def _limit(query: QueryDict, complaints: list[Complaint]) -> int:
    given = query.get(LIMIT, "") or str(PER_PAGE)
    if given in ALLOWED:
        return ALLOWED[given]
    said = f"“{OF_PAGE[LIMIT]}”须是 1 到 {MOST} 的整数"
    complaints.append(Complaint(LIMIT, said))
    return PER_PAGE


def _keys(
    query: QueryDict, keys: Collection[str], complaints: list[Complaint]
) -> tuple[str, ...]:
    given = filter(None, query.getlist(FIELDS))
    wanted = [key for keys_given in given for key in keys_given.split(",")]
    complaints += [
        Complaint(FIELDS, f"没有“{shortened(key)}”这一项")
        for key in wanted
        if key not in keys
    ]
    return tuple(dict.fromkeys(wanted))
