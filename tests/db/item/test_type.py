"""The description of items is held to the database, and to the words that callers know."""

import re
from collections.abc import Sequence

import asyncpg

from db.item.column import ItemTable
from db.item.type import ANNOTATION_TYPES, BY_NAME, FOUND_BY_WORDS, ITEM_TYPES, all_tables, in_order
from db.reference.entity_reference import REFERENCES
from db.sql.relation import HIDING, PAST
from db.write.write import IN_ORDER
from editorial.model.vocabulary import AnnotationKind
from schema.base.change_vocabulary import ChangeType
from schema.resource.resource import all_resources
from schema.types.search import SearchType

Connection = asyncpg.Connection
TABLES = {each.name: each for each in all_tables()}

_COLUMNS = """
    select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = 'public' and table_name = any($1)
"""
_KEYS = """
    select k.conrelid::regclass::text as table, k.confrelid::regclass::text as other, k.condeferrable as may_wait,
        (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as column
    from pg_constraint k where k.contype = 'f' and k.conrelid::regclass::text = any($1)
"""
_FUNCTIONS = "select p.proname from pg_proc p where p.pronamespace = $1::regnamespace and p.proretset"


async def test_every_column_is_there(connection: Connection) -> None:
    described = {f"{table.name}.{column.name}" for table in TABLES.values() for column in table.columns}
    described |= {f"{table.name}.{name}" for table in TABLES.values() for name in (*table.key, table.owner)}
    described |= {f"{table.name}.{name}" for table in TABLES.values() for name in table.sorted_by}
    assert described - {row["name"] for row in await connection.fetch(_COLUMNS, list(TABLES))} == set()


async def test_tables_are_written_after_those_that_they_refer_to_unless_the_reference_may_wait(
    connection: Connection,
) -> None:
    order = [table.name for table in IN_ORDER]
    assert sorted(order) == sorted((*TABLES, "entity_key_giver", "given", "name_giver"))
    keys = [row for row in await connection.fetch(_KEYS, order) if row["other"] in order and not row["may_wait"]]
    assert len(keys) > 20
    assert [tuple(row) for row in keys if order.index(row["other"]) > order.index(row["table"])] == []


async def test_a_column_refers_to_what_its_foreign_key_leads_to(connection: Connection) -> None:
    lead = {(row["table"], row["column"]): row["other"] for row in await connection.fetch(_KEYS, list(TABLES))}
    described = {
        (table.name, each.name): BY_NAME[str(each.refers_to)].own.name
        for table in TABLES.values()
        for each in table.columns
        if each.refers_to
    }
    assert {key: lead.get(key) for key in described} == described
    items = {each.own.name for each in ITEM_TYPES}
    others = {(table, column) for (table, column), other in lead.items() if other in items} - set(described)
    assert {column for table, column in others if TABLES[table].owner != column} == {
        "article_id",
        "given_by",
        "taken_from",
    }


async def test_what_hides_rows_has_a_view_and_what_has_a_past_two_functions(connection: Connection) -> None:
    views = await connection.fetch("select viewname from pg_views where schemaname = 'published'")
    assert {row["viewname"] for row in views} == HIDING - {"rows_at"}  # which is a function
    for schema in ("past", "published_past"):
        assert {row["proname"] for row in await connection.fetch(_FUNCTIONS, schema)} == PAST
    hiding = await connection.fetch(_COLUMNS, list(TABLES))
    assert {table.name for table in TABLES.values() if table.is_hiding} == {
        row["name"].removesuffix(".hidden") for row in hiding if row["name"].endswith(".hidden")
    }


async def test_the_database_takes_the_types_as_they_are_called(connection: Connection) -> None:
    checks = await connection.fetch(
        "select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'change_type_check'"
        " or contypid = 'annotation_kind'::regtype order by contypid"
    )
    types, kinds = (set(re.findall(r"'(\w+)'", row["text"])) for row in checks)
    assert types == {each.name for each in ITEM_TYPES}
    assert kinds == {each.kind for each in ANNOTATION_TYPES}


def test_callers_have_a_word_and_an_address_for_every_type() -> None:
    assert [each.kind for each in ITEM_TYPES] == [each.value for each in ChangeType]
    assert {each.kind for each in ANNOTATION_TYPES} == {each.value for each in AnnotationKind}
    assert {BY_NAME[name].kind for name in FOUND_BY_WORDS} == {each.value for each in SearchType}
    addresses = [each.address for each in all_resources()]
    assert [each.name for each in ITEM_TYPES if not _answers(f"/v1/{each.plural}/{{", addresses)] == []


def test_what_is_referred_to_comes_before_what_refers_to_it_but_for_claims() -> None:
    order = [str(each.name) for each in in_order()]
    for type_ in in_order():
        referred = {str(each.refers_to) for table in type_.tables for each in table.columns if each.refers_to}
        assert all(order.index(name) < order.index(type_.name) for name in referred - {type_.name}), type_.name


def test_a_row_refers_to_one_entity_so_that_its_place_says_which_reference_was_moved() -> None:
    tables = [each.table for each in REFERENCES]
    assert len(tables) == len(set(tables)) > 5


def test_a_field_is_called_by_one_name_and_has_one_place() -> None:
    for type_ in ITEM_TYPES:
        own = [name for table in type_.single for name in _fields(table)]
        names = [*own, *(part.field for part in type_.parts if part.field)]
        assert len(names) == len(set(names)), type_.name


def _answers(beginning: str, addresses: Sequence[str]) -> bool:
    return any(address.startswith(beginning) for address in addresses)


def _fields(table: ItemTable) -> dict[str, None]:
    return dict.fromkeys(table.fields.values())
