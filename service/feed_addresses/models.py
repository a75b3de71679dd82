"""Feed addresses as REST shows them: the inputs that create them, and the responses."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from db.keys.feed_address import FeedAddress
from service.endpoint.models import RequestModel, ResponseModel
from service.request.secret_path import FEEDS

LIMIT = 100


class FeedAddressInput(RequestModel):
    """A feed address to create."""

    resource: Annotated[
        str,
        Field(
            min_length=1,
            max_length=4000,
            description="The address of an export with its parameters, such as `/v1/events.ics?entity=…`.",
        ),
    ]
    with_drafts: Annotated[
        bool,
        Field(description="Whether to include drafts and withheld content; the key must allow it."),
    ] = False
    description: Annotated[
        str | None, Field(min_length=1, max_length=200, description="A note on its purpose, for people.")
    ] = None


class FeedAddressPage(RequestModel):
    """Which page of a list."""

    after: Annotated[UUID | None, Field(description="Only feed addresses after the one with this id.")] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT, description="Maximum number of feed addresses.")] = LIMIT


class FeedAddressShown(ResponseModel):
    """A feed address, without its token."""

    id: Annotated[UUID, Field(description="The id of the feed address.")]
    owner: Annotated[str, Field(description="The name of the key that owns it.")]
    resource: Annotated[str, Field(description="The resource that is exported, with its parameters.")]
    format: Annotated[str, Field(description="The name of the format: `ics`, `atom`, `csv` …")]
    with_drafts: Annotated[bool, Field(description="Whether drafts are included, as long as the key allows it.")]
    description: Annotated[str | None, Field(description="A note on its purpose, for people.")]
    state: Annotated[
        Literal["LIVING", "REVOKED", "NO_KEY"],
        Field(description="Whether the address works; `NO_KEY`: its key was revoked or has expired."),
    ]
    created_at: Annotated[datetime, Field(description="When it was created.")]
    revoked_at: Annotated[datetime | None, Field(description="When it was revoked.")]
    last_used_at: Annotated[datetime | None, Field(description="When it was last used, to the minute.")]


class FeedAddressMade(FeedAddressShown):
    """A newly created feed address."""

    url: Annotated[str, Field(description="The address with its token. It is not shown again.")]


class FeedAddressList(ResponseModel):
    """A page of feed addresses, oldest first."""

    feed_addresses: Annotated[list[FeedAddressShown], Field(description="The feed addresses.")]
    has_more: Annotated[bool, Field(description="Whether there are more after the last one.")]


_NAMES = (
    "id",
    "owner",
    "resource",
    "format",
    "with_drafts",
    "description",
    "state",
    "created_at",
    "revoked_at",
    "last_used_at",
)


def feed_address_members(address: FeedAddress) -> dict[str, object]:
    """Return the members of a feed address."""
    return {name: getattr(address, name) for name in _NAMES}


def shown(address: FeedAddress) -> FeedAddressShown:
    """Return the response for a feed address."""
    return FeedAddressShown.model_validate(feed_address_members(address))


def made(address: FeedAddress, url: str) -> FeedAddressMade:
    """Return the response for a feed address that was just created."""
    return FeedAddressMade.model_validate({**feed_address_members(address), "url": url})


def url_of(base: str, token: str, file_name: str) -> str:
    """Return the complete URL of a feed address."""
    return f"{base}{FEEDS}{token}/{file_name}"
