"""Filters of the feed, snapshots, digests and webhooks, and their conditions in SQL.

Whether an item passes a filter depends on four things only: its type, its article, the article's language, and the
entities that it refers to. The first two never change. ``membership`` has the others for every item, and
``membership_change`` has them before and after each change (``db.settle.membership``).
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import LiteralString
from uuid import UUID

from db.sql.plan import Variable
from db.sql.sql import Sql, join, parameter, sql


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters for items; without any, all items pass.

    ``types`` are words of the change log. ``language`` is a tag: articles in it or a variety of it pass, with their
    annotations, and so do all entities and events, which have no language. ``article`` passes the article and its
    annotations; ``entity`` passes the entity and everything that refers to it, also if given the id of an entity
    merged into it.
    """

    types: tuple[str, ...] | None = None
    language: str | None = None
    article: UUID | None = None
    entity: UUID | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of the filters that are used."""
        return frozenset(name for name in CASTS if getattr(self, name) is not None)

    @property
    def values(self) -> dict[str, object]:
        """The values of all filters, by their names, as variables of a statement."""
        return {name: getattr(self, name) for name in CASTS}


EVERYTHING = Filters()
"""No filters."""

CASTS: MappingProxyType[str, LiteralString] = MappingProxyType(
    {"types": "text[]", "language": "text", "article": "uuid", "entity": "uuid"}
)
"""The filters, each with its type in PostgreSQL."""

MOVING = frozenset(("language", "entity"))
"""The filters that an item can enter or leave; for the others its membership never changes."""

_FIXED: MappingProxyType[str, LiteralString] = MappingProxyType(
    {"types": "{row}.type = any({types})", "article": "{article} in ({row}.id, {row}.article_id)"}
)
_LANGUAGE: LiteralString = (
    "({language_of} is null or {language_of} = lower({language})"
    " or starts_with({language_of}, lower({language}) || '-'))"
)
_ENTITY: LiteralString = "{entity_ids} @> array[{entity}]"


def request_value(name: str, cast: LiteralString) -> Sql:
    """Return the request's value named ``name``."""
    return parameter(Variable((name,)), _as_is, cast)


def _as_is(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


_VALUES: dict[str, Sql] = {name: request_value(name, cast) for name, cast in CASTS.items()}


def fixed(given: frozenset[str], row: Sql) -> Sql:
    """Return whether a row with ``type``, ``id`` and ``article_id`` passes the filters by type and article."""
    return _all([sql(template, row=row, **_VALUES) for name, template in _FIXED.items() if name in given])


def moving(given: frozenset[str], language_of: Sql, entity_ids: Sql) -> Sql:
    """Return whether an item with this language and these entities passes the filters by language and entity."""
    found: list[Sql] = []
    if "language" in given:
        found.append(sql(_LANGUAGE, language_of=language_of, **_VALUES))
    if "entity" in given:
        found.append(sql(_ENTITY, entity_ids=entity_ids, **_VALUES))
    return _all(found)


def is_member(given: frozenset[str], id_: Sql) -> Sql:
    """Return whether the item with an id passes the filters now; an item that is not visible passes none."""
    return sql(
        "exists (select from @membership w where w.id = {id} and {fixed} and {moving})",
        id=id_,
        fixed=fixed(given, sql("w")),
        moving=moving(given, sql("w.language"), sql("w.entity_ids")),
    )


def _all(conditions: list[Sql]) -> Sql:
    return join(" and ", conditions or [sql("true")])
