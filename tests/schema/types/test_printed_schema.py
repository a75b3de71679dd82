"""The schema that clients see: printed to a file, described throughout, and true to the catalog and the words."""

from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    parse,
    specified_scalar_types,
)

from db.catalog import FACETS, TYPES
from db.catalog.model import ListField, Lookup
from editorial.model import vocabulary
from schema.build import core_schema, sdl

PRINTED = Path(__file__).parents[3] / "schema" / "schema.graphql"
CONTRACT = Path(__file__).parents[4] / "shared" / "contract.graphql"
OWN = {name: kind for name, kind in core_schema().type_map.items() if not name.startswith("__")}


def test_the_printed_schema_is_the_schema_of_the_code() -> None:
    assert PRINTED.read_text() == sdl(), "print it anew: isnad schema > schema/schema.graphql"
    parse(sdl())


def test_every_type_field_argument_and_word_is_described() -> None:
    bare: list[str] = []
    for name, kind in OWN.items():
        if name in specified_scalar_types:
            continue
        if not kind.description:
            bare.append(name)
        if isinstance(kind, GraphQLEnumType):
            bare += [f"{name}.{word}" for word, value in kind.values.items() if not value.description]
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in kind.fields.items():
                bare += [] if field.description else [f"{name}.{field_name}"]
                bare += [f"{name}.{field_name}({arg})" for arg, a in field.args.items() if not a.description]
        if isinstance(kind, GraphQLInputObjectType):
            bare += [f"{name}.{field_name}" for field_name, field in kind.fields.items() if not field.description]
    assert bare == []


def test_every_readable_field_is_in_the_catalog_and_the_catalog_has_no_other() -> None:
    for name, fields in TYPES.items():
        kind = OWN[name]
        assert isinstance(kind, GraphQLObjectType)
        assert set(kind.fields) == set(fields), name
    for name, facets in FACETS.items():
        kind = OWN[name]
        assert isinstance(kind, GraphQLObjectType)
        assert set(kind.fields) == set(facets), name
        for facet in set(facets) & {"kind", "sourceKind", "status"}:
            assert not kind.fields[facet].args, "a closed list is given whole"
    paging = ("Connection", "Edge", "PageInfo", "Facets", "Count")
    objects = {n for n, k in OWN.items() if isinstance(k, GraphQLObjectType) and not n.endswith(paging)}
    assert objects - {"Subscription"} - of_mutations() == set(TYPES)  # subscriptions are read as queries


def of_mutations() -> set[str]:
    """Return the object types that only mutations answer with: what was done, and is not read from the database."""
    waiting, found = [OWN["Mutation"]], set[str]()
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, GraphQLObjectType) and kind.name not in TYPES and kind.name not in found:
            found.add(kind.name)
            waiting += [get_named_type(field.type) for field in kind.fields.values()]
    return found


def test_every_filter_and_order_has_its_condition_in_the_catalog() -> None:
    query = OWN["Query"]
    assert isinstance(query, GraphQLObjectType)
    for name, entry in TYPES["Query"].items():
        args = query.fields[name].args
        if isinstance(entry, ListField):
            requested = {
                f for arg in args.values() if isinstance(arg.type, GraphQLInputObjectType) for f in arg.type.fields
            }
            requested |= {"search", "types", "language", "speaker"} & set(args)
            needed = {need for condition in entry.conditions for need in condition.needs}
            assert requested == needed | {need for each in entry.drivers if each.order for need in each.needs}, name
            order = args.get("orderBy")
            if order is not None:
                assert isinstance(order.type, GraphQLEnumType)
                assert set(order.type.values) == set(entry.orders)
        if isinstance(entry, Lookup):
            by = OWN[f"{entry.type}By"]
            assert isinstance(by, GraphQLInputObjectType)
            assert set(by.fields) == set(entry.by)
            assert by.is_one_of


def test_every_enumeration_has_the_words_of_the_vocabulary() -> None:
    shared = {
        name: kind for name, kind in OWN.items() if isinstance(kind, GraphQLEnumType) and hasattr(vocabulary, name)
    }
    assert len(shared) >= 18
    for name, kind in shared.items():
        assert list(kind.values) == [word.value for word in getattr(vocabulary, name)], name


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not at hand")
def test_every_name_of_the_contract_for_reading_is_kept() -> None:
    text = CONTRACT.read_text().split("# Second part:", maxsplit=1)[0]  # names to come
    lines = [line.split("#")[0] for line in text.splitlines()]
    for line in lines:
        words = line.split()
        if len(words) > 1 and words[0] in ("type", "input", "interface", "scalar"):
            assert words[1] in OWN, words[1]
