"""The index joined to a query of articles, so that the database may start from it.

A subquery of ids (`pk__in`) would list every hit before the first is shown. Query.join
takes anything that offers what django.db.models.sql.datastructures.Join names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import BigIntegerField, BooleanField, Expression, Field
from django.db.models.sql.constants import INNER


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that names the index as {index}, with its parameters."""

    sql: str
    parameters: tuple[str | int | list[int], ...] = ()


@dataclass(eq=False)
class IndexJoin:
    """INNER JOIN of the index, on a condition that names both aliases."""

    table_name: str
    condition: str
    parent_alias: str
    table_alias: str | None = None
    join_type: str = INNER
    nullable = False
    filtered_relation = None

    def as_sql(self, compiler, connection):
        name = compiler.quote_name_unless_alias
        condition = self.condition.format(
            article=name(self.parent_alias), index=name(self.table_alias)
        )
        renamed = "" if self.table_alias == self.table_name else f" {self.table_alias}"
        return f"{INNER} {name(self.table_name)}{renamed} ON ({condition})", []

    def relabeled_clone(self, change_map):
        return replace(
            self,
            parent_alias=change_map.get(self.parent_alias, self.parent_alias),
            table_alias=change_map.get(self.table_alias, self.table_alias),
        )


def join_index(articles, table_name: str, condition: str) -> str:
    """Join the index to the articles' query; answers with its alias there."""
    query = articles.query
    return query.join(IndexJoin(table_name, condition, query.get_initial_alias()))


class IndexExpression(Expression):
    """SQL about the joined index, which no model describes."""

    def __init__(self, alias: str, condition: Condition, output_field: Field):
        super().__init__(output_field=output_field)
        self.alias, self.condition = alias, condition

    def as_sql(self, compiler, connection):
        alias = compiler.quote_name_unless_alias(self.alias)
        sql = self.condition.sql.replace("{index}", alias)
        return sql, list(self.condition.parameters)

    def relabeled_clone(self, change_map):
        alias = change_map.get(self.alias, self.alias)
        return IndexExpression(alias, self.condition, self.output_field)


def place_column(alias: str, sql: str) -> IndexExpression:
    return IndexExpression(alias, Condition(sql), BigIntegerField())


def holds(alias: str, condition: Condition) -> IndexExpression:
    return IndexExpression(alias, condition, BooleanField())


def all_of(conditions: Sequence[Condition]) -> Condition:
    return _joined(" AND ", conditions)


def any_of(conditions: Sequence[Condition]) -> Condition:
    return _joined(" OR ", conditions)


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    sql = word.join(condition.sql for condition in conditions)
    parameters = tuple(p for each in conditions for p in each.parameters)
    return Condition(f"({sql})", parameters)
