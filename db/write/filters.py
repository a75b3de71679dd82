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
    """Which items are wanted; all of them if nothing is given.

    ``types`` are words of the change log. ``language`` is a tag: it lets through articles in it or in a variety of it, what
    stands in them, and all entities and events, which have no language. ``article`` lets through the article and what
    stands in it; ``entity`` the entity and everything that speaks of it, also by the id of one that was merged into it.
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
"""The filters that an item can enter and leave; of the others it is the same for ever."""

_FIXED: MappingProxyType[str, LiteralString] = MappingProxyType(
    {"types": "{row}.type = any({types})", "article": "{article} in ({row}.id, {row}.article_id)"}
)
_LANGUAGE: LiteralString = (
    "({language_of} is null or {language_of} = lower({language})"
    " or starts_with({language_of}, lower({language}) || '-'))"
)
_ENTITY: LiteralString = "{entity_ids} @> array[{entity}]"


def asked(name: str, cast: LiteralString) -> Sql:
    """Return a value of the request that is called ``name``."""
    return parameter(Variable((name,)), _as_is, cast)


def _as_is(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


_VALUES: dict[str, Sql] = {name: asked(name, cast) for name, cast in CASTS.items()}


def fixed(given: frozenset[str], row: Sql) -> Sql:
    """Return whether the filters by type and article let a row through, which has ``type``, ``id`` and ``article_id``."""
    return _all([sql(template, row=row, **_VALUES) for name, template in _FIXED.items() if name in given])


def moving(given: frozenset[str], language_of: Sql, entity_ids: Sql) -> Sql:
    """Return whether the filters by language and entity let through what has this language and speaks of these."""
    found: list[Sql] = []
    if "language" in given:
        found.append(sql(_LANGUAGE, language_of=language_of, **_VALUES))
    if "entity" in given:
        found.append(sql(_ENTITY, entity_ids=entity_ids, **_VALUES))
    return _all(found)


def is_member(given: frozenset[str], id_: Sql) -> Sql:
    """Return whether filters let the item with an id through now; items that are not seen are let through by none."""
    return sql(
        "exists (select from @membership w where w.id = {id} and {fixed} and {moving})",
        id=id_,
        fixed=fixed(given, sql("w")),
        moving=moving(given, sql("w.language"), sql("w.entity_ids")),
    )


def _all(conditions: list[Sql]) -> Sql:
    return join(" and ", conditions or [sql("true")])
