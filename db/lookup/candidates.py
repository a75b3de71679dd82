"""The rows that references can mean, as one source of rows for every statement that looks something up.

Columns: ``place`` of the reference from 1, ``reference``, ``type`` and ``id`` of the item, the ``key`` that matched,
``rank`` and ``likeness``. Rank 0 fits exactly, rank 1 has an id that begins so, rank 2 is only similar; for each
reference there are rows of one rank only. Each part reads a bounded number of rows by an index.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import LiteralString

from db.item.type import ITEM_TYPES
from db.lookup.reference import TypedReference, read_reference

MOST = 10
"""The most candidates for one reference."""

MAX_REFERENCES = 100
"""The most references that one statement looks up."""

_EXACT: LiteralString = """
    select 'entity' as type, k.entity_id as id, k.key, 1::real as likeness
    from @entity_key k join @entity e on e.id = k.entity_id where k.key = w.key
    union all
    select 'entity', e.id, e.wikidata, 1 from @entity e where e.wikidata = w.key
    union all
    select 'event', k.event_id, k.key, 1 from event_key k join @event e on e.id = k.event_id where k.key = w.key
    union all
    select 'article', a.id, a.slug, 1 from @article a where a.slug = w.key
    union all
    select 'article', a.id, a.slug, 1 from @article a where a.url = w.reference
    union all
    select lower(n.kind::text), n.id, a.slug || '/' || n.key, 1
    from @article a join @annotation n on n.article_id = a.id where a.slug = w.slug and n.key = w.inside
"""

_BEGUN: LiteralString = " union all ".join(
    "(select '" + each.name + "' as type, t.id, null::text as key, 1::real as likeness from @" + each.own.name  # noqa: S608  literals
    + " t where t.id between w.first_id and w.last_id order by t.id limit 11)"
    for each in ITEM_TYPES
)  # fmt: skip

_SIMILAR: LiteralString = """
    (select 'entity' as type, k.entity_id as id, k.key, similarity(k.key, w.key) as likeness
    from @entity_key k join @entity e on e.id = k.entity_id where k.key % w.key limit 200)
    union all
    (select 'entity', n.entity_id, null, similarity(n.folded, w.folded)
    from @name n where name_words(n.folded) % w.folded and n.taken_from is null limit 200)
    union all
    (select 'event', k.event_id, k.key, similarity(k.key, w.key)
    from event_key k join @event e on e.id = k.event_id where k.key % w.key limit 200)
    union all
    (select 'article', a.id, a.slug, similarity(a.slug, w.key) from @article a where a.slug % w.key limit 200)
    union all
    (select lower(n.kind::text), n.id, a.slug || '/' || n.key, similarity(n.key, w.inside)
    from @article a join @annotation n on n.article_id = a.id
    where a.slug = w.slug and similarity(n.key, w.inside) > 0.2
    order by similarity(n.key, w.inside) desc, n.id limit 200)
"""

_ALLOWED: LiteralString = (
    "(w.of_type is null or c.type = w.of_type) and ({types} is null or c.type = any({types}::text[]))"
)

CANDIDATES: LiteralString = (
    """(
    select w.place::integer as place, w.reference, found.*
    from unnest({references}, {keys}, {folded}, {of_types}, {slugs}, {insides}, {firsts}, {lasts})
        with ordinality w (reference, key, folded, of_type, slug, inside, first_id, last_id, place)
    cross join lateral (
        with exact as materialized (select distinct on (c.type, c.id) c.*, 0 as rank from ("""  # noqa: S608  literals
    + _EXACT
    + ") c where "
    + _ALLOWED
    + " order by c.type, c.id, c.key),"
    + " begun as materialized (select c.*, 1 as rank from ("
    + _BEGUN
    + ") c where "
    + _ALLOWED
    + " and not exists (select from exact)), alike as materialized ("
    + "select distinct on (c.type, c.id) c.*, 2 as rank from ("
    + _SIMILAR
    + ") c where "
    + _ALLOWED
    + " and not exists (select from exact) and not exists (select from begun) order by c.type, c.id, c.likeness desc)"
    + """
        select f.type, f.id, f.key, f.likeness, f.rank
        from (select * from exact union all select * from begun union all select * from alike) f
        order by f.rank, f.likeness desc, f.type, f.id limit 11
    ) found
)"""
)
"""The source of rows, with a place for each of ``INPUTS`` and for ``types``, words of the change log or null."""

CALLED: LiteralString = (
    "case {row}.type when 'article' then coalesce("
    "(select coalesce(t.headline, t.slug) from @article t where t.id = {row}.id))"
    " when 'entity' then (select t.label from @entity t where t.id = {row}.id)"
    " when 'event' then (select t.label from @event t where t.id = {row}.id)"
    " when 'quote' then (select t.text from @quote t where t.id = {row}.id)"
    " when 'claim' then (select t.text from @claim t where t.id = {row}.id)"
    " when 'mention' then (select e.label from @mention t join @entity e on e.id = t.entity_id where t.id = {row}.id)"
    " when 'event_report' then"
    " (select e.label from @event_report t join @event e on e.id = t.event_id where t.id = {row}.id) end"
)
"""The words by which people know a candidate."""

KEYED: LiteralString = (
    "coalesce({row}.key, case {row}.type when 'article' then (select t.slug from @article t where t.id = {row}.id)"
    " when 'entity' then (select min(k.key) from @entity_key k where k.entity_id = {row}.id)"
    " when 'event' then (select min(k.key) from event_key k where k.event_id = {row}.id)"
    " else (select a.slug || '/' || n.key from @annotation n join @article a on a.id = n.article_id"
    " where n.id = {row}.id) end)"
)
"""The key, slug, or slug and key by which a candidate can be named."""

_Part = Callable[[TypedReference], object]


def _each(part: _Part) -> Callable[[object], list[object]]:
    """Return the conversion of a list of references to a part of each."""
    return lambda value: [part(read_reference(str(text))) for text in _items(value)]


def _items(value: object) -> tuple[object, ...] | list[object]:
    return value if isinstance(value, list | tuple) else () if value is None else (value,)


INPUTS: Mapping[str, tuple[Callable[[object], object], LiteralString]] = MappingProxyType(
    {
        "references": (_each(lambda each: each.text), "text[]"),
        "keys": (_each(lambda each: each.key), "text[]"),
        "folded": (_each(lambda each: each.folded), "text[]"),
        "of_types": (_each(lambda each: each.type), "text[]"),
        "slugs": (_each(lambda each: each.slug), "text[]"),
        "insides": (_each(lambda each: each.inner), "text[]"),
        "firsts": (_each(lambda each: each.first), "uuid[]"),
        "lasts": (_each(lambda each: each.last), "uuid[]"),
    }
)
"""How each input is made from the list of references, and its type in PostgreSQL."""

_BEGINNING_SO: LiteralString = """
    (select 'entity' as type, k.entity_id as id, k.key
    from @entity_key k join @entity e on e.id = k.entity_id where k.key like {pattern} order by k.key limit 100)
    union all
    (select 'event', k.event_id, k.key
    from event_key k join @event e on e.id = k.event_id where k.key like {pattern} order by k.key limit 100)
    union all
    (select 'article', a.id, a.slug from @article a where a.slug like {pattern} order by a.slug limit 100)
    union all
    (select lower(n.kind::text), n.id, a.slug || '/' || n.key
    from @article a join @annotation n on n.article_id = a.id
    where a.slug = {slug} and n.key like {inside} order by n.key limit 200)
"""

COMPLETIONS: LiteralString = (
    "(select c.*, 1::integer as place, 1 as rank, 1::real as likeness, null::text as reference from ("  # noqa: S608  literals
    + _BEGINNING_SO
    + ") c where {types} is null or c.type = any({types}::text[]) order by c.key, c.type, c.id limit 100)"
)
"""The source of the things whose key or slug begins with a text."""


def _pattern(text: object) -> str:
    """Return the pattern of LIKE for texts that begin with a text."""
    return re.sub(r"([\\%_])", r"\\\1", str(text or "")) + "%"


def _part(number: int) -> Callable[[object], str | None]:
    """Return the conversion of ``slug/key`` to one of its parts, None if there is no slash."""

    def part(value: object) -> str | None:
        reference = read_reference(str(value))
        parts = (reference.slug, None if reference.inner is None else _pattern(reference.inner))
        return parts[number]

    return part


COMPLETION_INPUTS: Mapping[str, tuple[Callable[[object], object], LiteralString]] = MappingProxyType(
    {
        "pattern": (lambda value: _pattern(read_reference(str(value)).key), "text"),
        "slug": (_part(0), "text"),
        "inside": (_part(1), "text"),
    }
)
"""How each input of ``COMPLETIONS`` is made from the beginning."""
