"""Build the schema, once."""

from functools import lru_cache

import strawberry
from graphql import GraphQLInputObjectType, GraphQLSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition

from schema.base.scalars import SCALARS
from schema.mutation import Mutation
from schema.query import Query
from schema.subscription import Subscription
from schema.types.article import Article, Mention, Revision
from schema.types.claim import Claim
from schema.types.entity import Entity
from schema.types.event import Event, EventReport
from schema.types.quote import Quote, Utterance


@lru_cache(maxsize=1)
def build_schema() -> strawberry.Schema:
    """Return the schema that clients see."""
    schema = strawberry.Schema(
        Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Article, Revision, Entity, Mention, Quote, Event, EventReport, Claim, Utterance],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    for kind in schema._schema.type_map.values():
        definition = kind.extensions.get("strawberry-definition")
        if isinstance(kind, GraphQLInputObjectType) and isinstance(definition, StrawberryObjectDefinition):
            # Strawberry checks @oneOf by a rule of its own; graphql-core, which validates for us, needs this flag.
            kind.is_one_of = definition.is_one_of
    return schema


def core_schema() -> GraphQLSchema:
    """Return the same schema as graphql-core's own object, for validation and planning."""
    return build_schema()._schema  # Strawberry has no public name for it


def sdl() -> str:
    """Return the schema in GraphQL's schema definition language, ending in a newline."""
    return build_schema().as_str().rstrip() + "\n"
