"""A resource: one public list as machines ask for it, and each of what it lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict
from rest_framework.serializers import (
    BooleanField,
    ChoiceField,
    Field,
    ListSerializer,
    Serializer,
)

from ..exporting import YES_NO, ExportColumn
from ..lists.field import NamedField
from .listing import Listing

# How an interface at an address finds what it lists: by the list's own parameters, and
# with what its links begin.
Listed = Callable[[QueryDict, str], Listing]
# A single one, by what its address names it with.
Found = Callable[[Any, str], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Resource:
    """What a list is called, what narrows it, and what it tells of each row."""

    name: str
    title: str
    said: str
    record: type[Serializer]
    listed: Listed
    fields: Sequence[NamedField] = ()
    sorts: Mapping[str, str] = field(default_factory=dict)
    # Of a field that must be given.
    required: Sequence[str] = ()
    # What is told of a single one, how it is found, and what names it: int:key
    record_of_one: type[Serializer] | None = None
    one: Found | None = None
    key: str = "str:key"

    @cached_property
    def told(self) -> dict[str, Field]:
        """Made once, as that takes a millisecond."""
        return told_by(self.record)

    @cached_property
    def told_of_one(self) -> dict[str, Field]:
        """Of a single one."""
        return told_by(self.record_of_one or self.record)


def told_by(record: type[Serializer]) -> dict[str, Field]:
    """By its key, each thing that a record tells."""
    return dict(record().fields)


def columns_of(record: type[Serializer]) -> list[ExportColumn]:
    """A record as the columns of a table, without what no cell has room for."""
    return [
        ExportColumn(str(told.label), key, key, _in_words(told))
        for key, told in told_by(record).items()
        if not isinstance(told, (ListSerializer, Serializer))
    ]


def _in_words(told: Field) -> Callable[[Any], str] | None:
    """For a reader of the table, where JSON has a code."""
    if isinstance(told, BooleanField):
        return YES_NO.__getitem__
    if isinstance(told, ChoiceField):
        return {"": "", **told.choices}.__getitem__
    return None
