"""Parsing and validating once for each text: the memory that Ariadne's documentation advises to give it.

A document knows its text, so what validation said of it is kept by the text; to hash a whole document costs more.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from graphql import ASTValidationRule, DocumentNode, GraphQLError, GraphQLSchema, TypeInfo, parse, validate

MAX_KEPT = 128

Rules = Collection[type[ASTValidationRule]]

_parse = lru_cache(MAX_KEPT)(parse)


def parse_once(_: object, data: dict[str, Any]) -> DocumentNode:
    """Return the document of a request, as Ariadne's ``query_parser``."""
    return _parse(data["query"])


def validate_once(
    schema: GraphQLSchema,
    document_ast: DocumentNode,
    rules: Rules | None = None,
    max_errors: int | None = None,
    type_info: TypeInfo | None = None,
) -> list[GraphQLError]:
    """Return the errors of a document that ``parse_once`` gave, as Ariadne's ``query_validator``."""
    if document_ast.loc is None:
        return validate(schema, document_ast, rules)
    return _validate(schema, document_ast.loc.source.body, None if rules is None else tuple(rules))


@lru_cache(MAX_KEPT)
def _validate(schema: GraphQLSchema, text: str, rules: Rules | None) -> list[GraphQLError]:
    return validate(schema, _parse(text), rules)
