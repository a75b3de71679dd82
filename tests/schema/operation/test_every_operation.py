"""What every operation keeps to, whatever it does: its mutation, its stored document, its request and its payload fit."""

from dataclasses import fields

import pytest
from graphql import GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType, get_nullable_type, is_list_type

from schema.build import core_schema
from schema.mutation import OPERATIONS
from schema.operation.operation import snake_case
from schema.request.mutation_fields import USER_ERRORS
from schema.resource.stored_operation import all_operations, mutation_type

FIELDS = mutation_type(core_schema()).fields


def payload_of(name: str) -> GraphQLObjectType:
    """Return the payload of a mutation."""
    kind = FIELDS[name].type
    assert isinstance(kind, GraphQLObjectType), "a failure of ours leaves null, and the fields beside it as they are"
    return kind


def test_every_mutation_has_an_operation_and_a_stored_document_and_there_are_no_others() -> None:
    assert set(FIELDS) == set(OPERATIONS)
    assert {each.field for each in all_operations()} == set(OPERATIONS)


def test_no_two_operations_stand_at_the_same_place() -> None:
    places = [(each.method, each.address) for each in all_operations()]
    assert len(set(places)) == len(places)
    assert all(each.description for each in all_operations())
    assert all(parameter.description for each in all_operations() for parameter in each.parameters)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_input_of_a_mutation_has_the_fields_of_the_request_of_its_operation(name: str) -> None:
    assert list(FIELDS[name].args) == ["input"]
    kind = get_nullable_type(FIELDS[name].args["input"].type)
    assert isinstance(kind, GraphQLInputObjectType)
    assert {snake_case(field) for field in kind.fields} == {each.name for each in fields(OPERATIONS[name].request)}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_payload_can_tell_errors_and_nothing_else(name: str) -> None:
    payload = payload_of(name)
    assert str(payload.fields[USER_ERRORS].type) == "[UserError!]!"
    needed = [field for field, each in payload.fields.items() if isinstance(each.type, GraphQLNonNull)]
    assert [field for field in needed if not is_list_type(get_nullable_type(payload.fields[field].type))] == []
