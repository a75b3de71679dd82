"""Filters as callers send them: the same parameters for the feed, snapshots, digests, webhooks and mirrors."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import BeforeValidator, Field

from db.item.type import ItemName
from db.write.filters import Filters
from service.endpoint.models import RequestModel, split_list

Types: TypeAlias = Annotated[
    Annotated[list[ItemName], Field(min_length=1)] | None,
    BeforeValidator(split_list),
    Field(description="Only items of these types."),
]
Entity: TypeAlias = Annotated[
    UUID | None,
    Field(
        description="Only the entity with this id, or the one into which it was merged, and everything that refers to it."
    ),
]
Language: TypeAlias = Annotated[
    str | None,
    Field(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        max_length=35,
        description="Only articles in this language or a variety of it, everything in them, and all entities and events.",
    ),
]
Article: TypeAlias = Annotated[UUID | None, Field(description="Only the article with this id, and everything in it.")]


class FilterInput(RequestModel):
    """Filters; an omitted one lets everything through."""

    types: Types = None
    entity: Entity = None
    language: Language = None
    article: Article = None

    @property
    def filters(self) -> Filters:
        """The filters that are set."""
        types = None if self.types is None else tuple(self.types)
        return Filters(types, self.language, self.article, self.entity)


def parameters_of(filters: Filters) -> dict[str, str]:
    """Return filters as parameters of a request; equivalent filters give equal parameters."""
    given = {
        "types": None if filters.types is None else ",".join(sorted(set(filters.types))),
        "language": None if filters.language is None else filters.language.lower(),
        "article": filters.article,
        "entity": filters.entity,
    }
    return {name: str(value) for name, value in given.items() if value is not None}


def options_of(parameters: Mapping[str, str]) -> str:
    """Return filters as options of a command."""
    return " ".join(f"--{name}={value}" for name, value in parameters.items())
